"""What the office typed, brought together from several sheets: what was changed counts."""

from datetime import date

from reports.formats.typed_cells import (
    Clash,
    ShownCell,
    TypedCell,
    chain_row,
    firm_row,
    from_lines,
    merge,
    to_lines,
)

KEY = ("firm/a", "who_goes")


def cell(value, key=KEY, label="甲"):
    return TypedCell(key, value, label)


def test_what_is_typed_into_a_blank_cell_counts():
    found = merge([cell("商务局"), cell(None)], {})
    assert found.values == {KEY: "商务局"}
    assert found.of(*KEY) == "商务局"
    assert found.labels == {"firm/a": "甲"}
    assert found.clashes == ()


def test_of_three_sheets_the_one_that_was_changed_counts():
    before = {KEY: ShownCell("商务局", carried=True)}
    assert merge([cell("商务局"), cell("工信局"), cell("商务局")], before).values == {KEY: "工信局"}


def test_a_cell_that_was_emptied_stays_empty():
    before = {KEY: ShownCell("商务局", carried=True)}
    assert merge([cell(None), cell("商务局")], before).values == {}


def test_what_the_office_had_typed_before_is_kept_and_what_the_program_had_put_is_not():
    assert merge([cell("商务局")], {KEY: ShownCell("商务局", carried=True)}).values == {KEY: "商务局"}
    assert merge([cell("商务局")], {KEY: ShownCell("商务局", carried=False)}).values == {}


def test_two_different_changes_clash_and_the_first_is_kept():
    found = merge([cell("商务局"), cell("工信局")], {})
    assert found.values == {KEY: "商务局"}
    assert found.clashes == (Clash(KEY, "甲", "商务局", "工信局"),)


def test_a_value_in_a_row_without_an_id_is_told_apart():
    found = merge([cell("商务局", ("", "who_goes")), cell(None, ("", "when"))], {})
    assert found.values == {}
    assert [each.value for each in found.nameless] == ["商务局"]


def test_cells_whose_rows_are_gone_are_found():
    found = merge([cell("商务局"), cell("工信局", ("firm/b", "who_goes"))], {})
    assert found.without(["firm/a"]) == (("firm/b", "who_goes"),)


def test_what_is_shown_survives_its_sheet():
    shown = {KEY: ShownCell("商务局", carried=True), ("firm/a", "when"): ShownCell(date(2027, 3, 31), carried=False)}
    assert from_lines(to_lines(shown)) == shown


def test_lines_that_are_none_of_ours_are_passed_over():
    assert from_lines(["", "[]", "no json", '["a", "b", "2027-99-99", true, true]', '{"a": 1}']) == {}


def test_rows_have_ids_that_do_not_depend_on_their_place():
    assert chain_row("oil", "ethylene", None) == "chain/oil/ethylene/"
    assert chain_row("oil", "ethylene", "a") == "chain/oil/ethylene/a"
    assert firm_row("a") == "firm/a"
