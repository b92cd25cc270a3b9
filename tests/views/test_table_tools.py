"""The words of a table of ours, as its file has them."""

from reports.drawing.markup import element, to_text
from views.shared.table_tools import parts_of, table_rows


def test_the_words_of_a_table_are_those_under_a_head():
    head = element("tr", {}, *[element("th", {}, text) for text in ("", "企业", "依据")])
    cells = (
        element("td", {}, element("svg", {})),
        element("td", {}, element("b", {}, "甲厂"), element("div", {}, "东洲区")),
        element("td", {}, "—"),
    )
    table = element("table", {}, element("thead", {}, head), element("tbody", {}, element("tr", {}, *cells)))
    assert table_rows(table) == [{"企业": "甲厂 东洲区", "依据": None}]


def rows_of(*names):
    head = element("thead", {}, element("tr", {}, element("th", {}, "企业")))
    return element("table", {"class": "x"}, head, element("tbody", {}, *[row(name) for name in names]))


def row(name):
    return element("tr", {"data-click": name}, element("td", {}, name))


def test_a_table_taken_apart_is_put_together_with_the_rows_asked_for():
    parts = parts_of(rows_of("甲 < 乙", "丙", "丁"))
    assert parts.words == ({"企业": "甲 < 乙"}, {"企业": "丙"}, {"企业": "丁"})
    assert parts.of([2, 0]) == to_text(rows_of("丁", "甲 < 乙"))
    assert parts.of([0, 1, 2][:2]) == to_text(rows_of("甲 < 乙", "丙"))
    assert parts.of([]) == to_text(rows_of()).replace("<tbody />", "<tbody></tbody>")


def test_what_holds_a_table_stays_around_it():
    parts = parts_of(element("div", {"class": "around"}, rows_of("甲", "乙")))
    assert parts.words == ({"企业": "甲"}, {"企业": "乙"})
    assert parts.of([1]) == to_text(element("div", {"class": "around"}, rows_of("乙")))


def test_what_has_no_rows_is_left_as_it_is():
    nothing = element("p", {}, "没有")
    assert parts_of(nothing).of([]) == to_text(element("p", {}, "没有"))
    assert parts_of(nothing).words == ()
