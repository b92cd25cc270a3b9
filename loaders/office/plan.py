"""A plan put together: every row with its records and remarks, what is asked, and what replays the next edition."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders.office.chain_cells import named_cells, names_several, split_names
from loaders.office.chain_names import ChainRegister
from loaders.office.changes import Edition, compare
from loaders.office.decided import Decided, recipe_of
from loaders.office.fields import KINDS, TableKind, Takes
from loaders.office.grid import column_letters
from loaders.office.known import Known
from loaders.office.marks import split_mark
from loaders.office.picture_rows import PictureReader, names_in_picture
from loaders.office.plan_file import FORMAT
from loaders.office.problems import Problems
from loaders.office.product_guards import REASONS as LINK_REASONS
from loaders.office.product_names import link_names
from loaders.office.products import ProductReader, Ruling, link_question
from loaders.office.progress import NAMES, ROWS, Meter
from loaders.office.questions import HOW, about_chain, about_city, about_firms, about_table, about_words, open_questions
from loaders.office.relations import Relations
from loaders.office.row import Plain
from loaders.office.rows import RowReader
from loaders.office.sources import FileParts, SheetParts
from loaders.office.table import Table, make_table, names_in, seat_of
from loaders.office.who import FirmRegister

FIRST = 10
Sink = Callable[[Plain], None]
Since = Edition | Callable[[Edition], Edition | None] | None
"""The edition before, or what tells which one it is once the rows are read."""


@dataclass(slots=True)
class LinkGroups:
    """What texts say of links, grouped by words and link."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], Plain] = field(default_factory=dict)
    rulings: Counter[str] = field(default_factory=Counter)

    def take(self, row: Plain) -> None:
        """Count the verdicts of a row."""
        for each in row.get("links", ()):
            self.rulings[each["ruling"]] += 1
            if each["ruling"] == Ruling.UNCERTAIN.value:
                key = (each["words"], each["link"])
                self.counts[key] += 1
                self.first.setdefault(key, each)

    def open(self, decided: Decided) -> list[Plain]:
        """List the uncertain ones that nothing was decided on, the most frequent first."""
        found = []
        for (words, link), count in self.counts.most_common():
            id = link_question(words, link)
            if decided.is_answered(id):
                continue
            each = self.first[words, link]
            zh, en = LINK_REASONS[each["reason"]]
            plain = {"id": id, "words": words, "link": link, "name": each["name"], "reason": each["reason"]}
            found.append(
                plain | {"zh": zh, "en": en, "count": count, "first": each["source"], "default": "no", "answer": None}
            )
        return found


class PlanMaker:
    """The files of an import made a plan, against what is on file and what was decided."""

    def __init__(self, files: Sequence[FileParts], known: Known, decided: Decided, meter: Meter | None = None) -> None:
        self._meter = meter or Meter()
        self._files = files
        self._known = known
        self._decided = decided
        self._register = FirmRegister(known, decided.answers)
        self._products = ProductReader(link_names(known.links), decided.answers)
        self._chains = ChainRegister(known, decided.answers)
        self._tables = list(self._make_tables())
        self._pictures = list(self._make_pictures())
        self._readers: dict[str, RowReader] = {}
        self._statuses: dict[str, Counter[str]] = {}
        self._problems = Problems()
        self._links = LinkGroups()
        self._edition = Edition()
        self._compares = False

    def _sheets(self) -> Iterator[SheetParts]:
        return (sheet for file in self._files for sheet in file.sheets)

    def _make_tables(self) -> Iterator[Table]:
        number = 0
        for sheet in self._sheets():
            for block in sheet.blocks:
                number += 1
                yield make_table(f"t{number}", sheet.where, block, self._decided, self._known)

    def _make_pictures(self) -> Iterator[PictureReader]:
        for number, sheet in enumerate((sheet for sheet in self._sheets() if sheet.picture is not None), 1):
            if sheet.picture is not None:
                title = sheet.file.rpartition(".")[0]
                yield PictureReader(f"g{number}", sheet.where, sheet.picture, self._known, title, self._chains)

    def make(self, sink: Sink, since: Since = None) -> Plain:
        """Hand every row to a sink and return the rest of the plan; what follows an edition is compared with it."""
        self._compares = since is not None
        self._meter.at(NAMES)
        self._note_names()
        self._register.settle(self._meter)
        relations = Relations(self._known, self._register, self._products, self._chains)
        before = 0
        for table in self._tables:
            reader = self._readers[table.id] = RowReader(table, relations, self._decided.corrections.get("cells", {}))
            self._take(table.id, reader.rows(), sink, before)
            before += len(table.block.lines)
        for picture in self._pictures:
            self._take(picture.id, picture.rows(self._register, self._products), sink, before)
        return self._head(since)

    def _note_names(self) -> None:
        for table in self._tables:
            for name, code in names_in(table):
                if not names_several(name):
                    self._register.note(split_mark(name)[0] or name, code)
            for name in _listed_names(table) if table.block.kind is TableKind.CHAIN_BOOK else ():
                self._register.note(name, None)
        for picture in self._pictures:
            for name in names_in_picture(picture.picture):
                self._register.note(name, None)

    def _take(self, id: str, rows: Iterator[Plain], sink: Sink, before: int) -> None:
        """Take the rows of a table; `before` are those of the tables before it."""
        counts = self._statuses[id] = Counter()
        total = sum(len(table.block.lines) for table in self._tables)
        for row in self._meter.over(ROWS, rows, total, before):
            counts[row["status"]] += 1
            self._problems.take(row)
            self._links.take(row)
            if self._compares:
                self._edition.take(row)
            sink(row)

    def _head(self, since: Since) -> Plain:
        asked = [each for file in self._files for each in file.questions]
        asked += [each for table in self._tables for each in about_table(table)]
        asked += [
            about_city(each.titled_city, self._known.home, each.where) for each in self._pictures if each.titled_city
        ]
        asked += about_words(self._problems, self._tables)
        asked += [about_chain(each, self._chains.on_file(each.near)) for each in self._chains.all_asked()]
        questions, decisions = open_questions(asked, self._decided)
        # what was decided earlier still holds where this edition gives no cause to ask
        decisions = {**{id: str(value) for id, value in self._decided.answers.items()}, **decisions}
        skipped = [each for sheet in self._sheets() for each in sheet.skipped_lines()]
        head: Plain = {
            "plan": FORMAT,
            "how": {"zh": HOW[0], "en": HOW[1]},
            "counts": self._counts(len(skipped)),
            "files": [file.as_plain() for file in self._files],
            "tables": [self._table(table) for table in self._tables] + [self._picture(each) for each in self._pictures],
            "questions": questions,
            "who": list(about_firms(self._register, self._decided)),
            "links": self._links.open(self._decided),
            "problems": self._problems.groups(),
            "skipped": skipped,
            "corrections": dict(self._decided.corrections) or _no_corrections(),
            "recipe": {"tables": self._recipes(), "decisions": decisions},
        }
        before = since(self._edition) if callable(since) else since
        return head if before is None else head | {"changes": compare(before, self._edition)}

    def _counts(self, skipped: int) -> Plain:
        total: Counter[str] = sum(self._statuses.values(), Counter())
        return {
            "rows": total.total(),
            **{status: total[status] for status in ("ok", "review", "error")},
            "skipped": skipped,
            "links": {ruling.value: self._links.rulings[ruling.value] for ruling in Ruling},
        }

    def _table(self, table: Table) -> Plain:
        block = table.block
        zh, en = KINDS[block.kind]
        counts = self._statuses[table.id]
        return {
            "id": table.id,
            "source": table.where,
            "kind": block.kind.value,
            "zh": zh,
            "en": en,
            "heading_rows": block.heading_rows,
            "rows": counts.total(),
            **{status: counts[status] for status in ("ok", "review", "error")},
            **_seated(table.seat),
            "withheld": self._readers[table.id].withheld,
            "columns": [_column(table, column) for column in table.takers],
        }

    def _picture(self, picture: PictureReader) -> Plain:
        zh, en = KINDS[TableKind.CHAIN_BOOK]
        counts = self._statuses[picture.id]
        plain: Plain = {"id": picture.id, "source": picture.where, "kind": "chain_picture", "zh": zh, "en": en}
        plain |= _seated(seat_of(picture.titled_city, picture.where, self._decided))
        return plain | {"rows": counts.total(), **{status: counts[status] for status in ("ok", "review", "error")}}

    def _recipes(self) -> list[Plain]:
        books = {sheet.where: file.book for file in self._files for sheet in file.sheets}
        found = []
        for table in self._tables:
            book = books[table.where]
            units = {column: taker.unit for column, taker in table.takers.items()}
            encoding = None if book is None else book.encoding
            found.append(recipe_of(table.block, units, encoding, None if book is None else book.separator))
        return found


def _seated(seat: str | None) -> Plain:
    return {} if seat is None else {"seat": seat}


def _listed_names(table: Table) -> Iterator[str]:
    """Yield the firms that cells of a chain book list."""
    for line in table.block.lines:
        for _, _, text in named_cells(table, line):
            yield from (split_mark(name)[0] for name in split_names(text))


def _column(table: Table, column: int) -> Plain:
    taker = table.takers[column]
    plan = taker.plan
    plain: Plain = {"column": column_letters(column), "heading": plan.heading}
    if plan.field is None:
        plain |= {"field": None, "placed": False, "by": plan.by, "near": [field.name for field in plan.near]}
    else:
        plain |= {"field": plan.field.name, "zh": plan.field.zh, "placed": plan.field.placed, "by": plan.by}
        plain |= {"withheld": True} if plan.field.takes is Takes.PERSONAL else {}
    plain |= {} if taker.unit is None else {"unit": taker.unit}
    plain |= {} if plan.year is None else {"year": plan.year}
    return plain | ({"notes": list(plan.notes)} if plan.notes else {})


def _no_corrections() -> Plain:
    return {"sheets": {}, "kinds": {}, "heading_rows": {}, "columns": {}, "rows": {}, "cells": {}}
