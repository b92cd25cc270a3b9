"""The ledger as a table an office works on: a row a project, and a title that names the last record it holds."""

from collections.abc import Iterator
from io import BytesIO

import xlsxwriter

from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.ledger_acts import NoteProject
from graph.model.ledger_words import AmountKind, Step
from reports.formats.excel_cells import HEAD, Cell, Formats, write

TITLE = "项目台账（记录 #{last}，{day}）"
UNIT = "单位：亿元"
SHEET = "项目台账"
AMOUNTS = {
    AmountKind.TOTAL: "计划总投资",
    AmountKind.AGREED: "协议投资",
    AmountKind.YEAR_PLAN: "本年计划投资",
    AmountKind.YEAR_DONE: "本年完成投资",
    AmountKind.ARRIVED: "到位资金",
}
"""Headings by which an import reads the amounts back; the rule stands beside each."""
UNITS = {
    "department": "责任单位",
    "office": "包保单位",
    "task_force": "专班",
    "first_talk": "首谈单位",
    "landing": "落地单位",
}
FIRST = ("项目编号", "项目名称", "县区", "项目阶段")
LAST = ("计划开工时间", "最近情况")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDE, PLAIN = 36, 14
"""Characters of a column of words and of any other."""


def office_table(ledger: Ledger, last: int) -> bytes:
    """Return the ledger as a workbook that an import reads back; `last` is the last record it holds."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, OPTIONS)
    formats, sheet = Formats(book), book.add_worksheet(SHEET)
    heads = [*FIRST, *(head for each in AMOUNTS.values() for head in (each, f"{each}口径")), *UNITS.values(), *LAST]
    write(sheet, 0, 0, TITLE.format(last=last, day=ledger.day), formats.of(bold=True, text_wrap=False))
    write(sheet, 1, 0, UNIT, formats.of(text_wrap=False))
    for place, head in enumerate(heads):
        sheet.set_column(place, place, WIDE if head in (FIRST[1], LAST[-1]) else PLAIN)
        write(sheet, 2, place, head, formats.of(bold=True, bg_color=HEAD, border=1))
    for at, project in enumerate(ledger.counted, 3):
        for place, value in enumerate(_row(ledger, project)):
            write(sheet, at, place, value, formats.of(border=1))
    sheet.freeze_panes(3, 2)
    book.close()
    return target.getvalue()


def _row(ledger: Ledger, project: ProjectFile) -> Iterator[Cell]:
    yield from (project.id, project.title, project.district)
    # a step nobody verified is 不明, as an office writes it
    yield "不明" if project.step is Step.UNKNOWN else project.step.zh
    for kind in AMOUNTS:
        found = amount_of(ledger, project, kind)
        yield None if found is None else float(found.yi)
        yield None if found is None or found.counted_by is None else found.counted_by.zh
    for name in UNITS:
        yield None if project.opened is None else getattr(project.opened, name)
    yield project.start_month
    notes = project.acts(NoteProject)
    yield notes[-1][1].text if notes else None
