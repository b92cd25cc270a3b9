"""The words of a table of ours, as its file has them."""

from reports.drawing.markup import element
from views.shared.table_tools import table_rows


def test_the_words_of_a_table_are_those_under_a_head():
    head = element("tr", {}, *[element("th", {}, text) for text in ("", "企业", "依据")])
    cells = (
        element("td", {}, element("svg", {})),
        element("td", {}, element("b", {}, "甲厂"), element("div", {}, "东洲区")),
        element("td", {}, "—"),
    )
    table = element("table", {}, element("thead", {}, head), element("tbody", {}, element("tr", {}, *cells)))
    assert table_rows(table) == [{"企业": "甲厂 东洲区", "依据": None}]
