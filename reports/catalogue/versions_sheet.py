"""The sheet of version differences: as a whole, then targets, states, firms and rules; shifts of rank are folded."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from graph.analysis.versions.diff import VersionDiff
from graph.text import Text
from reports.formats.excel_cells import HEAD, RULE, Formats, clean, height, write
from reports.versions.rows import (
    FIRM_HEADINGS,
    FIRMS,
    RULE_HEADINGS,
    RULES,
    STATE_HEADINGS,
    STATES,
    TARGET_HEADINGS,
    TARGETS,
    Rows,
    firm_rows,
    rule_rows,
    shifted_rows,
    shifted_text,
    state_rows,
    target_rows,
)
from reports.wording.language import Language
from reports.wording.version_firms import firms_summary
from reports.wording.versions import summary_text

WIDTHS = (14, 20, 22, 22, 22, 16, 16, 40, 34, 40)
"""Widths of the columns in characters; a table lies over those it needs."""
VERSIONS = Text("版本差异", "Version differences")
UNFOLD = Text("（点左边的 + 展开）", " (unfold by the + at the left)")


def versions_sheet(sheet: Worksheet, versions: VersionDiff, language: Language, formats: Formats) -> None:
    """Write how the catalogue differs from an earlier one."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.outline_settings(symbols_below=False)
    told = [*summary_text(versions, language), firms_summary(versions, language)]
    for line, text in enumerate(told):
        sheet.write_string(line, 0, clean(text), formats.of(text_wrap=False, bold=line == 0))
    line = _table(
        sheet, len(told), (TARGETS, TARGET_HEADINGS, target_rows(versions, language, ranks=False)), language, formats
    )
    line = _shifted(sheet, line, versions, language, formats)
    for part in (
        (STATES, STATE_HEADINGS, state_rows(versions, language)),
        (FIRMS, FIRM_HEADINGS, firm_rows(versions, language)),
        (RULES, RULE_HEADINGS, rule_rows(versions, language)),
    ):
        line = _table(sheet, line, part, language, formats)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)


def _table(
    sheet: Worksheet, line: int, part: tuple[Text, Sequence[Text], Rows], language: Language, formats: Formats
) -> int:
    """Write a table under its title and count; return the line below it."""
    title, headings, rows = part
    sheet.write_string(line + 1, 0, f"{title.of(language)} {len(rows)}", formats.of(bold=True, text_wrap=False))
    for column, head in enumerate(headings):
        sheet.write_string(line + 2, column, head.of(language), formats.of(bg_color=HEAD, bold=True))
    return _rows(sheet, line + 3, rows, formats)


def _shifted(sheet: Worksheet, line: int, versions: VersionDiff, language: Language, formats: Formats) -> int:
    """Write how many targets only moved in rank, and which in rows folded below it."""
    told = shifted_text(versions, language)
    if told is None:
        return line
    sheet.write_string(line, 0, told + UNFOLD.of(language), formats.of(text_wrap=False))
    sheet.set_row(line, None, None, {"collapsed": True})
    return _rows(sheet, line + 1, shifted_rows(versions, language), formats, folded=True)


def _rows(sheet: Worksheet, line: int, rows: Rows, formats: Formats, *, folded: bool = False) -> int:
    options = {"level": 1, "hidden": True} if folded else {}
    for below, row in enumerate(rows):
        for column, value in enumerate(row):
            write(sheet, line + below, column, value, formats.of(bottom=1, bottom_color=RULE))
        told = zip(row, WIDTHS, strict=False)
        tall = height([(value, width) for value, width in told if isinstance(value, str)])
        sheet.set_row(line + below, tall, None, options)
    return line + len(rows)
