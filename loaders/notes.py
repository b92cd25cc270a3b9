"""Rows of a table that are no content: notes, totals and signatures under it."""

import re
from dataclasses import replace

from loaders.rows import IssueCollector, SheetRow, TableSheet

MAX_NOTES = 0.5
"""Share of the columns that such a row may fill."""
_NOTE = re.compile(
    r"(?:合计|总计|小计|共计|总数|合 *计|总 *计)[:：]?|"
    r"(?:注|备注|附注|说明|填报说明|填表说明|数据来源|资料来源|数据截至|填表人|填报人|填报单位|制表人?|制表单位|审核人?|"
    r"复核人?|单位负责人|负责人|联系人|联系电话|填表日期|填报日期|报送单位|报送日期|日期)\s*(?:[:：]|\d{1,2}[.、．]).*",
    re.DOTALL,
)


def without_notes(sheet: TableSheet, issues: IssueCollector) -> TableSheet:
    """Return a sheet without its rows of notes, each of which is told."""
    notes = {row.number: said for row in sheet.rows if (said := _note(row, len(sheet.header))) is not None}
    for number, said in notes.items():
        issues.add("row-note", sheet.cell_ref(number), value=said)
    return replace(sheet, rows=tuple(row for row in sheet.rows if row.number not in notes)) if notes else sheet


def _note(row: SheetRow, width: int) -> str | None:
    """Return what a row says that is a note, None where it is content."""
    filled = [cell for cell in row.cells.values() if cell]
    if not filled or len(filled) > width * MAX_NOTES:
        return None
    return filled[0] if _NOTE.fullmatch(filled[0]) else None
