"""The lines under a header, one by one: facts, or left out with a reason; merged cells fill what they cover."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.model.blanks import is_nothing
from loaders.office import lines as words
from loaders.office.block import Block, FactLine, Section, Skipped, short_text
from loaders.office.columns import NAMES
from loaders.office.fields import Field, Takes
from loaders.office.grid import Merge
from loaders.rows import Number

_LONG_NOTE = 30
_NO_ORIGINS: Mapping[int, int] = {}
_FIRM_ENDINGS = ("公司", "厂", "集团", "院", "所", "中心", "合作社", "店", "社", "行", "部", "矿", "站", "场", "企业")


class LineReader:
    """What is known while the lines of a block are read: the section they are in, and the line before."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._plans = {plan.column: plan for plan in block.columns}
        self._texts = {plan.column: plan.parts[-1] for plan in block.columns}
        self._name = block.column_of(NAMES[block.kind])
        self._serials = [
            plan.column for plan in block.columns if plan.field is not None and plan.field.takes is Takes.SERIAL
        ]
        self._wide = {merge.top: merge for merge in block.merges.wide if merge.left >= block.window[0]}
        self._tall = _TallMerges(block)
        self._section: Section | None = None
        self._number = 0
        self._groups: list[tuple[int, Mapping[int, str]]] = []

    def read(self, row: int, cells: Sequence[str | None], correction: str | None) -> None:
        """Take one line of the sheet."""
        low, high = self._block.window
        own = {column: text for column, text in enumerate(cells[low:high], low) if text}
        merged = self._tall.at(row)
        if not own:
            return
        self._number += 1
        if correction == "skip":
            self._skip(row, "correction", own)
        elif correction == "data":
            self._take(row, own, merged)
        else:
            reason = self._reason(row, own, merged)
            if reason is None:
                self._take(row, own, merged)
            else:
                self._skip(row, reason, own)

    def finish(self) -> None:
        """Fill blanks that continue the line above where the merged cells were lost on the way."""
        _fill_continued(self._block, self._groups)

    def _take(self, row: int, own: Mapping[int, str], merged: Mapping[int, tuple[int, str]]) -> None:
        if not merged:
            self._block.lines.append(FactLine(row, own, _NO_ORIGINS, self._section))
            return
        cells = {column: text for column, (_, text) in merged.items() if column in self._plans or column in own}
        origins = {column: top for column, (top, _) in merged.items() if top != row and column in cells}
        shared = frozenset(merged) & frozenset(cells)
        cells |= own
        self._block.lines.append(FactLine(row, dict(sorted(cells.items())), origins, self._section, shared))

    def _skip(self, row: int, reason: str, own: Mapping[int, str]) -> None:
        if reason == "total":
            # the total of a group may be the only line that names it
            self._groups.append((row, {column: text for column, text in own.items() if not words.is_total(text)}))
        text = words.without_persons(short_text(list(own.values())))
        self._block.skipped.append(Skipped(row, reason, text))

    def _reason(self, row: int, own: Mapping[int, str], merged: Mapping[int, tuple[int, str]]) -> str | None:
        """Return why a line is left out, None for facts; sections are noted on the way."""
        columns = list(own)
        first = own[columns[0]]
        if self._is_repeated(own):
            return "heading-repeated"
        if self._number <= 3 and (reason := self._reason_under_headings(list(own.values()))) is not None:
            return reason
        if words.is_example(first) and (columns[0] in self._serials or len(own) == 1):
            return "example"
        named = self._name in own or self._name in merged
        if named and len(own) > 2 and not self._is_marked_total(own):
            return self._section_number(row, own)
        return self._reason_of_sparse(row, own, merged)

    def _reason_under_headings(self, texts: Sequence[str]) -> str | None:
        if words.is_column_numbers(texts) and len(texts) >= 0.6 * len(self._plans):
            return "column-numbers"
        if words.is_units(texts):
            return "unit"
        return "guide" if words.is_guide(texts) else None

    def _is_repeated(self, own: Mapping[int, str]) -> bool:
        """Check whether a line repeats the headings; of two levels either one."""
        if self._name is None or len(own) < 2:
            return False
        column = self._name if self._name in own else next(iter(own))
        plan = self._plans.get(column)
        if plan is None or " ".join(own[column].split()) not in plan.parts:
            return self._is_lower_level(own)
        same = sum(
            place in self._plans and " ".join(text.split()) in self._plans[place].parts for place, text in own.items()
        )
        return same >= 0.6 * len(own)

    def _is_lower_level(self, own: Mapping[int, str]) -> bool:
        """Check whether a line repeats the lower level of headings under a repeated upper one."""
        skipped = self._block.skipped
        if not skipped or skipped[-1].reason != "heading-repeated":
            return False
        return all(
            place in self._plans and " ".join(text.split()) in self._plans[place].parts for place, text in own.items()
        )

    def _is_marked_total(self, own: Mapping[int, str]) -> bool:
        head = [text for column, text in list(own.items())[:3] if not isinstance(text, Number)]
        return any(words.is_total(text) for text in head)

    def _section_number(self, row: int, own: Mapping[int, str]) -> str | None:
        """Return `section` for a line whose serial number is Chinese among Arabic ones."""
        for column in self._serials:
            text = own.get(column)
            if text is not None and words.is_section_number(text) and self._name is not None and len(own) <= 5:
                place = self._name if self._name in own else column
                self._section = Section(row, place, own.get(place, text))
                return "section"
        return None

    def _reason_of_sparse(self, row: int, own: Mapping[int, str], merged: Mapping[int, tuple[int, str]]) -> str | None:
        """Return the reason of a line with few cells or none under the name."""
        if self._is_marked_total(own):
            return "total"
        texts = list(own.values())
        reason = words.reason_of_text(texts[0])
        if reason is not None and not (self._name in own and len(own) > 2 and reason == "signature"):
            return reason
        if self._name not in own and self._is_signed(own):
            return "signature"
        if self._section_number(row, own) is not None:
            return "section"
        if set(own) <= set(self._serials):
            return self._serial_alone(row, own)
        return self._reason_of_one(row, own, merged)

    def _is_signed(self, own: Mapping[int, str]) -> bool:
        """Check whether a line without a name says who filled the table in or when; under dates a date is a fact."""
        dates = {
            column for column, plan in self._plans.items() if plan.field is not None and plan.field.takes is Takes.DATE
        }
        return any(words.is_signature(text) for column, text in own.items() if column not in dates)

    def _serial_alone(self, row: int, own: Mapping[int, str]) -> str | None:
        """Return the reason of a line with a cell only where serial numbers are, where titles of sections stand too."""
        column, text = next(iter(own.items()))
        if self._tall.at(row):
            return None
        if isinstance(text, Number) or text.strip("().、").isdecimal():
            return "serial-only"
        if len(text) > _LONG_NOTE and not words.is_section_title(text):
            return "note"
        self._section = Section(row, column, text)
        return "section"

    def _reason_of_one(self, row: int, own: Mapping[int, str], merged: Mapping[int, tuple[int, str]]) -> str | None:
        if len(own) > 1 or (merged and len(merged) + len(own) > 2):
            return None
        column, text = next(iter(own.items()))
        merge = self._wide.get(row)
        wide = merge is not None and merge.left <= column <= merge.right and merge.width * 2 >= len(self._plans)
        if not wide and not words.is_section_title(text) and not self._looks_like_title(column, text):
            return "note" if len(text) > _LONG_NOTE and column != self._name else None
        if len(text) > 2 * _LONG_NOTE:
            return "note"
        self._section = Section(row, column, text)
        return "section"

    def _looks_like_title(self, column: int, text: str) -> bool:
        """Check whether a lone text left of the names is a title of a section and no fact cut short."""
        if is_nothing(text):
            return False
        if self._name is not None and column == self._name:
            return len(self._plans) > 2 and not words.folded(text).endswith(_FIRM_ENDINGS) and "公司" not in text
        return column <= (self._name if self._name is not None else 0) and not isinstance(text, Number)


class _TallMerges:
    """Merged cells that reach over several lines of a block, by row."""

    def __init__(self, block: Block) -> None:
        low, high = block.window
        first = block.grid.lines[block.header.last][0] + 1
        self._merges = sorted(
            (m for m in block.merges.tall if m.top >= first and low <= m.left < high), key=lambda m: m.top
        )
        self._lines = dict(block.grid.lines) if self._merges else {}
        self._open: list[tuple[Merge, str]] = []
        self._next = 0

    def at(self, row: int) -> dict[int, tuple[int, str]]:
        """Return what merged cells show in a row: by column the first row and the text. Rows come in order."""
        while self._next < len(self._merges) and self._merges[self._next].top <= row:
            merge = self._merges[self._next]
            line = self._lines.get(merge.top, [])
            text = line[merge.left] if merge.left < len(line) else None
            if text:
                self._open.append((merge, text))
            self._next += 1
        if self._open:
            self._open = [each for each in self._open if each[0].bottom >= row]
        return {merge.left: (merge.top, text) for merge, text in self._open}


Groups = Sequence[tuple[int, Mapping[int, str]]]
"""Rows of totals with the cells that name what they are totals of."""


def _fill_continued(block: Block, groups: Groups) -> None:
    """Fill blanks under a field that groups rows, left of the names, where no merged cell says so."""
    name = block.column_of(NAMES[block.kind])
    for plan in block.columns:
        if plan.field is None or not block.lines or (name is not None and plan.column > name):
            continue
        tall = any(merge.left == plan.column for merge in block.merges.tall)
        own = [(row, cells[plan.column]) for row, cells in groups if plan.column in cells] if plan.field.fills else []
        if not tall and (_continues(block, plan.column, plan.field) or _is_named_by(block, plan.column, own)):
            _fill(block, plan.column, own)


def _is_named_by(block: Block, column: int, groups: Sequence[tuple[int, str]]) -> bool:
    """Check whether only the totals of groups name what the rows below them belong to."""
    return len(groups) > 1 and all(line.cells.get(column) is None for line in block.lines)


def _continues(block: Block, column: int, field: Field) -> bool:
    texts = [line.cells.get(column) for line in block.lines]
    blank = sum(text is None for text in texts)
    if not field.fills or texts[0] is None or blank < 0.3 * len(texts):
        return False
    runs = [text for text in texts if text is not None]
    return len(set(runs)) >= 0.8 * len(runs)


def _fill(block: Block, column: int, groups: Sequence[tuple[int, str]]) -> None:
    last: tuple[int, str] | None = None
    above = list(groups)
    section = block.lines[0].section
    for place, line in enumerate(block.lines):
        text = line.cells.get(column)
        if line.section is not section:
            last, section = None, line.section
        while above and above[0][0] < line.row:
            last = above.pop(0)
        if text is not None:
            last = (line.row, text)
        elif last is not None:
            cells = {**line.cells, column: last[1]}
            block.lines[place] = replace(line, cells=cells, origins={**line.origins, column: last[0]})
