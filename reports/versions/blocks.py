"""Two versions as blocks of a document: what is different as a whole, then targets, states, firms and rules."""

from collections.abc import Iterator

from graph.analysis.versions.diff import VersionDiff
from graph.text import Text
from reports.formats.document import Align, Block, Note, Paragraph, TableBlock, cell_spans, text_span
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
    shifted_text,
    state_rows,
    target_rows,
)
from reports.wording.language import Language
from reports.wording.version_firms import firms_summary
from reports.wording.versions import summary_text

TITLE = Text("与上一版的差异", "What is different from the version before")
CUT = Text("只列前 {shown} 行，共 {total} 行；全部见 Excel。", "The first {shown} of {total}; the workbook has all.")
MAX_SHOWN = 40
"""Rows of a table in a document."""
TARGET_COLUMNS: tuple[tuple[int, float, Align], ...] = (
    (0, 8, "center"),
    (1, 16, "left"),
    (3, 18, "left"),
    (4, 18, "left"),
    (5, 7, "right"),
    (6, 7, "right"),
    (7, 26, "left"),
)
"""Of a row of targets: the columns a page holds, how wide, how set."""
STATE_COLUMNS: tuple[tuple[int, float, Align], ...] = (
    (0, 16, "left"),
    (1, 18, "left"),
    (2, 14, "center"),
    (3, 14, "center"),
    (4, 38, "left"),
)
FIRM_COLUMNS: tuple[tuple[int, float, Align], ...] = (
    (0, 8, "center"),
    (1, 20, "left"),
    (2, 16, "left"),
    (3, 16, "left"),
    (4, 16, "left"),
    (5, 12, "left"),
    (6, 12, "left"),
)
RULE_COLUMNS: tuple[tuple[int, float, Align], ...] = ((0, 14, "center"), (1, 86, "left"))


def version_blocks(diff: VersionDiff, language: Language) -> Iterator[Block]:
    """Yield what is different; a table without a row is left out."""
    lines = (*summary_text(diff, language), firms_summary(diff, language), shifted_text(diff, language))
    for line in filter(None, lines):
        yield Paragraph(text_span(f"{line}。" if language == "zh" else f"{line}."))
    tables = (
        (TARGETS, TARGET_HEADINGS, TARGET_COLUMNS, target_rows(diff, language, ranks=False)),
        (STATES, STATE_HEADINGS, STATE_COLUMNS, state_rows(diff, language)),
        (FIRMS, FIRM_HEADINGS, FIRM_COLUMNS, firm_rows(diff, language)),
        (RULES, RULE_HEADINGS, RULE_COLUMNS, rule_rows(diff, language)),
    )
    for title, headings, columns, rows in tables:
        if rows:
            yield _table(title.of(language), tuple(each.of(language) for each in headings), columns, rows)
            if len(rows) > MAX_SHOWN:
                yield Note(text_span(CUT.of(language, shown=MAX_SHOWN, total=len(rows))))


def _table(
    caption: str, heads: tuple[str, ...], columns: tuple[tuple[int, float, Align], ...], rows: Rows
) -> TableBlock:
    return TableBlock(
        caption=caption,
        headers=tuple(heads[at] for at, _, _ in columns),
        rows=tuple(tuple(cell_spans(_text(row[at])) for at, _, _ in columns) for row in rows[:MAX_SHOWN]),
        shares=tuple(share for _, share, _ in columns),
        aligns=tuple(align for _, _, align in columns),
    )


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)
