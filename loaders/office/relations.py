"""What ties a row together: ids of what it names, links its texts speak of, and whether it repeats another row."""

import re
from collections.abc import Callable, Mapping

from loaders.office.block import FactLine
from loaders.office.chain_cells import add_named_firms, missing_links, names_several, split_link
from loaders.office.chain_names import ChainRegister
from loaders.office.columns import NAMES
from loaders.office.context import resolve_chain
from loaders.office.fields import TableKind
from loaders.office.firm_names import fold_firm
from loaders.office.ids import new_id
from loaders.office.known import Known, KnownNamed
from loaders.office.lines import folded
from loaders.office.measured import COLUMNS as MEASURES
from loaders.office.name_parts import part_mark, part_old_names
from loaders.office.products import ProductReader, Ruling, Verdict
from loaders.office.row import Plain, RowDraft
from loaders.office.row_checks import StockCodes, check_dates
from loaders.office.table import Table
from loaders.office.who import FirmRegister

_REMEMBERED = 200
"""Rows about one thing that a further one is compared with."""
_SEVERAL = re.compile("[、，,；;]")


class Relations:
    """Who and what the rows of a plan name, over all its tables."""

    def __init__(self, known: Known, register: FirmRegister, products: ProductReader, chains: ChainRegister) -> None:
        self._known = known
        self._register = register
        self._products = products
        self._register_of_chains = chains
        self._projects = _by_name(known.projects)
        self._organisations = _by_name(known.organisations)
        self._seen: dict[str, tuple[tuple[int, int, object], ...]] = {}
        self._stock_codes = StockCodes()
        self._unsaid: dict[str, tuple[frozenset[int], int | None]] = {}
        self._chains: dict[str, str | None] = {}
        self._last_firm: tuple[Table, int, str, Plain] | None = None
        self._join: Mapping[TableKind, Callable[[Table, FactLine, RowDraft], None]] = {
            TableKind.FIRMS: self._join_firm,
            TableKind.CANDIDATES: self._join_firm,
            TableKind.PROJECTS: self._join_project,
            TableKind.ORGANISATIONS: self._join_organisation,
            TableKind.CHAIN_BOOK: self._join_link,
        }

    def join(self, table: Table, line: FactLine, draft: RowDraft) -> None:
        """Give the records of a row their ids and relations."""
        self._join[table.block.kind](table, line, draft)
        chain = draft.records.get("Chain")
        if chain is not None:
            self._join_chain(table, draft, chain)

    def _join_chain(self, table: Table, draft: RowDraft, chain: Plain) -> None:
        """Give a chain its id; of one that is not on file it is said which it may be."""
        cell = chain["cells"][0]
        name = str(cell["value"])
        declares, own = table.block.kind is TableKind.CHAIN_BOOK, "by" not in cell
        # what a title or a section groups rows by may be no chain at all
        chain.update(self._register_of_chains.take(name, declares, table.where, asks=declares or own))
        if chain["id"] is None and own:
            draft.remark("chain-unknown", cell["source"], "Chain.name_zh", name, self._register_of_chains.near(name))

    def chain_id(self, name: str) -> str | None:
        """Return the id of a chain on file, None for another."""
        if name not in self._chains:
            self._chains[name] = resolve_chain(name, self._known)
        return self._chains[name]

    def _join_firm(self, table: Table, line: FactLine, draft: RowDraft) -> None:
        name = draft.value("Firm", "name_zh")
        if name is None and not self._continue_firm(table, line, draft):
            if not self._join_link_alone(table, draft):
                draft.remark("name-missing", draft.source, NAMES[table.block.kind])
            return
        part_mark(draft)
        name = str(draft.value("Firm", "name_zh"))
        if names_several(name):
            draft.remark("name-several", draft.source, NAMES[table.block.kind], name)
            return
        id = self._identify(draft, name, "Firm", "uscc")
        self._stock_codes.check(draft, id)
        draft.records["Firm"]["id"] = id
        part_old_names(draft.records["Firm"])
        for record in ("MAKES", "LEADS", "WANTED"):
            if record in draft.records:
                draft.records[record]["firm"] = id
        self._note_links(draft, id, name)
        self._check_repeats(table, line, draft, id, draft.value("MAKES", "product"))

    def _join_link_alone(self, table: Table, draft: RowDraft) -> bool:
        """Take a row of links by firms that names no firm as one of the link: nobody there is said to make it."""
        own = ("Firm", "MAKES", "LEADS", "WANTED")
        said = any("by" not in cell for kind in own for cell in _cells(draft, kind))
        kept = any(each["record"] in own for each in draft.unplaced)
        if draft.value("Link", "name_zh") is None or said or kept:
            return False
        draft.records = {kind: each for kind, each in draft.records.items() if kind not in own}
        draft.remark("no-maker", draft.source, NAMES[table.block.kind])
        self._note_links(draft, None, None)
        return True

    def _continue_firm(self, table: Table, line: FactLine, draft: RowDraft) -> bool:
        """Take a row without name and number as going on about the firm of the row above."""
        last = self._last_firm
        column = table.name_column
        if last is None or last[0] is not table or column is None or "MAKES" not in draft.records:
            return False
        serials = [
            place for place, taker in table.takers.items() if taker.plan.field and taker.plan.field.column == "serial"
        ]
        own = draft.records.get("Firm", {"cells": []})["cells"]
        if any(place in line.cells for place in serials) or not all(cell["column"] in MEASURES for cell in own):
            return False
        draft.records = {**draft.records, "Firm": {"kind": "Firm", "cells": [last[3], *own]}}
        draft.remark("continued-name", draft.source, NAMES[table.block.kind], last[2])
        return True

    def _identify(self, draft: RowDraft, name: str, record: str, code: str) -> str:
        """Return the id of a firm, remarking on codes and names that do not agree."""
        uscc = draft.value(record, code)
        identity = self._register.identity(name, uscc if isinstance(uscc, str) else None)
        if record == "Firm":
            entry = draft.records["Firm"]
            entry["new"] = not identity.known
            if identity.by is not None:
                entry["certain_by"] = identity.by
        if uscc in self._register.contested:
            draft.remark("code-two-names", draft.source, f"{record}.{code}", str(uscc))
        elif uscc in self._register.placeholders:
            draft.remark("code-shared", draft.source, f"{record}.{code}", str(uscc))
        elif self._register.has_two_codes(name):
            draft.remark("name-two-codes", draft.source, f"{record}.{code}", str(uscc))
        elif isinstance(uscc, str) and self._register.has_two_names(uscc):
            draft.remark("code-renamed", draft.source, f"{record}.{code}", uscc)
        elif identity.by == "uscc" and fold_firm(name) != fold_firm(self._register.known_name(identity.id)):
            draft.remark("code-other-name", draft.source, f"{record}.name_zh", self._register.known_name(identity.id))
        return identity.id

    def _note_links(self, draft: RowDraft, firm: str | None, name: str | None) -> None:
        """Note what the products of a row, and the links it names, say of links on file."""
        for record, column in (("MAKES", "product"), ("Link", "name_zh"), ("WANTED", "link")):
            found = draft.records.get(record)
            for cell in () if found is None else [each for each in found["cells"] if each["column"] == column]:
                trader = name if record == "MAKES" else None
                verdicts = self._products.read(str(cell["value"]), trader)
                draft.links += [self._verdict(each, record, firm, cell) for each in verdicts]
                sure = [each.link for each in verdicts if each.ruling is Ruling.CONFIRMED]
                if len(sure) == 1 and record != "MAKES":
                    cell["id"] = sure[0]
                if not verdicts and record != "MAKES" and self._asks_for_links(draft):
                    self._doubt_link(draft, record, firm, cell)

    @staticmethod
    def _asks_for_links(draft: RowDraft) -> bool:
        """Check that a row is no row of a chain book, which may name a link that begins."""
        return any(name in draft.records for name in ("Firm", "Project"))

    def _doubt_link(self, draft: RowDraft, record: str, firm: str | None, cell: Plain) -> None:
        """Say of the name of a link that it is not on file, and propose those it may be."""
        text = str(cell["value"])
        near = self._products.nearest(text)
        draft.links += [self._verdict(each, record, firm, cell) for each in near]
        sure = [each.link for each in near if each.ruling is Ruling.CONFIRMED]
        if len(sure) == 1:
            cell["id"] = sure[0]
            return
        told = "、".join(self._products.title(each.link) for each in near) or None
        draft.remark("link-unknown", cell["source"], f"{record}.{cell['column']}", text, told)

    def _verdict(self, verdict: Verdict, record: str, firm: str | None, cell: Plain) -> Plain:
        plain: Plain = {
            "record": record,
            "firm": firm,
            "link": verdict.link,
            "name": self._products.title(verdict.link),
            "ruling": verdict.ruling.value,
            "reason": verdict.reason,
            "words": verdict.words,
            "source": cell["source"],
        }
        if firm is not None and verdict.link in self._known.makes.get(firm, ()):
            plain["on_file"] = True
        return plain

    def _check_repeats(self, table: Table, line: FactLine, draft: RowDraft, id: str, product: object) -> None:
        """Remark on a row that repeats another, or that names the same thing again with other content."""
        if table.id not in self._unsaid:
            self._unsaid[table.id] = (table.unsaid, table.name_column)
        unsaid, column = self._unsaid[table.id]
        content = hash(tuple([each for each in line.cells.items() if each[0] not in unsaid]))
        key = f"{table.block.kind.value} {id}"
        before = self._seen.get(key, ())
        for row, other, _ in before:
            if other == content:
                draft.remark("row-repeated", draft.source, NAMES[table.block.kind], f"{row}")
                break
        else:
            if any(part == product for _, _, part in before) and column not in line.shared:
                draft.remark("name-repeated", draft.source, NAMES[table.block.kind], f"{before[0][0]}")
        self._seen[key] = (*before, (line.row, content, product)) if len(before) < _REMEMBERED else before
        firm = draft.records.get("Firm")
        if firm is not None and table.block.kind is not TableKind.PROJECTS:
            cell = next(each for each in firm["cells"] if each["column"] == "name_zh")
            self._last_firm = (table, line.row, str(cell["value"]), cell)

    def _join_project(self, table: Table, line: FactLine, draft: RowDraft) -> None:
        name = draft.value("Project", "name_zh")
        if name is None:
            draft.remark("name-missing", draft.source, "Project.name_zh")
            return
        record, owner = draft.records["Project"], draft.value("Project", "firm_name")
        firm = None if owner is None else self._identify_owner(draft, str(owner))
        found = self._projects.get(folded(str(name)).lower())
        same_owner = found is not None and (found.owner is None or firm is None or found.owner == firm)
        record["id"] = (
            found.id
            if found is not None and same_owner
            else new_id("p", f"{folded(str(name)).lower()}\x1f{'' if owner is None else fold_firm(str(owner))}")
        )
        record["new"] = found is None or not same_owner
        if firm is not None:
            record["firm"] = firm
        check_dates(draft)
        self._note_links(draft, None, None)
        self._note_project_links(draft, str(name))
        self._check_repeats(table, line, draft, str(record["id"]), None)

    def _identify_owner(self, draft: RowDraft, owner: str) -> str:
        code = next((each["value"] for each in draft.unplaced if each["column"] == "uscc"), None)
        return self._register.identity(owner, code if isinstance(code, str) else None).id

    def _note_project_links(self, draft: RowDraft, name: str) -> None:
        """Propose links that the name of a project speaks of, where nothing says more."""
        if draft.links:
            return
        cell = next(each for each in draft.records["Project"]["cells"] if each["column"] == "name_zh")
        text = re.sub(r"(?:建设|扩建|技改|改造|新建|一期|二期|三期|生产)*(?:项目|工程|基地).*$", "", name)
        for verdict in self._products.read(text, None):
            if verdict.ruling is not Ruling.REJECTED:
                likely = Verdict(verdict.link, Ruling.UNCERTAIN, verdict.words, "project-name")
                draft.links.append(self._verdict(likely, "BUILDS", None, cell))

    def _join_organisation(self, table: Table, line: FactLine, draft: RowDraft) -> None:
        name = draft.value("Organisation", "name_zh")
        if name is None:
            draft.remark("name-missing", draft.source, "Organisation.name_zh")
            return
        found = self._organisations.get(folded(str(name)).lower())
        record = draft.records["Organisation"]
        record["id"] = new_id("o", folded(str(name)).lower()) if found is None else found.id
        record["new"] = found is None
        for cell in draft.records.get("SERVES", {}).get("cells", ()):
            parts = _SEVERAL.split(str(cell["value"]))
            cell["ids"] = [id for part in parts if (id := self.chain_id(part)) is not None]
        self._check_repeats(table, line, draft, str(record["id"]), None)

    def _join_link(self, table: Table, line: FactLine, draft: RowDraft) -> None:
        name = draft.value("Link", "name_zh")
        if name is None:
            draft.remark("name-missing", draft.source, "Link.name_zh")
        else:
            split_link(draft)
            self._note_links(draft, None, None)
            self._identify_link(draft.records["Link"])
        missing = list(missing_links(table, line))
        for record in missing:
            self._identify_link(record)
            draft.others.append(record)
        add_named_firms(table, line, draft, self._register, [record["id"] for record in missing])

    def _identify_link(self, record: Plain) -> None:
        """Give a link the id of the one on file that its name surely means, else one of its own."""
        cell = record["cells"][0]
        sure = cell.get("id")
        if sure is None:
            verdicts = self._products.read(str(cell["value"]), None)
            found = [each.link for each in verdicts if each.ruling is Ruling.CONFIRMED]
            sure = found[0] if len(found) == 1 else None
        record["id"] = sure or new_id("l", folded(str(cell["value"])).lower())
        record["new"] = sure is None


def _cells(draft: RowDraft, kind: str) -> list[Plain]:
    """List the cells of a record of a row; none where the row has no such record."""
    return list(draft.records.get(kind, {}).get("cells", ()))


def _by_name(named: tuple[KnownNamed, ...]) -> Mapping[str, KnownNamed]:
    return {folded(each.name).lower(): each for each in named}
