"""Columns as declared, but for words that would be split: those widen theirs, and the others give."""

from docx.shared import Mm

from reports.drawing.panorama_text import text_width
from reports.formats.document import TableBlock, cell_spans
from reports.formats.word_tables import PADDING, WIDEST, column_widths

ROOM = Mm(150)


def widths(heads, row, shares, points=9.0):
    table = TableBlock("", heads, (tuple(cell_spans(text) for text in row),), shares, tuple("left" for _ in row))
    return column_widths(table, ROOM, points)


def test_columns_are_as_wide_as_declared_where_every_word_fits():
    assert widths(("链环", "候选"), ("α-烯烃", "2"), (80, 20)) == [Mm(120), Mm(30)]


def test_a_long_word_widens_its_column_and_the_others_give():
    narrow, wide = widths(("Strategy", "Why"), ("Supplement", "used here"), (5, 95))
    assert abs(narrow.pt - (text_width("Supplement", 9.0) + PADDING.pt)) < 0.1
    assert abs(narrow + wide - ROOM) <= 2


def test_chinese_is_no_word_and_a_word_too_long_for_the_page_is_split():
    assert widths(("甲", "乙"), ("很长的一句中文很长的一句中文", "2"), (50, 50)) == [Mm(75), Mm(75)]
    first, second = widths(("a", "b"), ("x" * 200, "2"), (10, 90))
    assert first == int(ROOM * WIDEST)
    assert abs(first + second - ROOM) <= 2


def test_columns_that_all_need_more_than_there_is_share_the_room():
    found = widths(("a", "b", "c"), ("x" * 200, "y" * 200, "z" * 200), (1, 1, 1))
    assert found == [int(ROOM / 3)] * 3
