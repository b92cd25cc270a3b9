"""Workbooks on paper: one width of a page, heads on every page, and sheets that a print of the whole leaves out."""

from typing import Literal

from xlsxwriter.worksheet import Worksheet

from reports.formats.excel_cells import clean

Paper = Literal["A3", "A4"]
PAPERS: dict[Paper, int] = {"A3": 8, "A4": 9}
MARGIN = 58
"""Characters a text may have in the margin of a page, where all texts together, signs doubled, may have 255."""
AWAY = (0, 16_383)
"""The last cell of the first row, which is always blank: a sheet whose print area it is has nothing to print."""


def on_paper(
    sheet: Worksheet,
    heads: tuple[int, int],
    title: str,
    note: str,
    name: str,
    *,
    paper: Paper = "A3",
    edition: str = "",
) -> None:
    """Set a sheet on one width of landscape paper, with its rows of heads, title and name on every page."""
    sheet.set_landscape()
    sheet.set_paper(PAPERS[paper])
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*heads)
    sheet.set_margins(0.4, 0.4, 0.6, 0.45)
    # a digit right after &10 would be read as part of the size
    sheet.set_header(f"&L&12 {literal(title, MARGIN)}&R&9 {literal(note, MARGIN)}")
    left = f"&L&10 {literal(edition, MARGIN)}" if edition else ""
    sheet.set_footer(f"{left}&C&10 &P / &N&R&10 {literal(name, MARGIN)}")


def not_printed(sheet: Worksheet) -> None:
    """Leave a sheet out where the whole workbook is printed; it is printed again once its print area is cleared."""
    sheet.print_area(*AWAY, *AWAY)


def literal(text: str, most: int) -> str:
    """Return a text as a header or footer prints it unchanged, cut to so many characters on one line."""
    line = " ".join(clean(text).split())
    text = line if len(line) <= most else f"{line[: most - 1]}…"
    return text.replace("&", "&&")
