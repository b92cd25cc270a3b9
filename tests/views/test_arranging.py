"""Rows of a table filtered by column and put in order."""

from views.shared.arranging import few_values, in_order, matching

ROWS = [
    {"企业": "甲厂", "家数": "12", "县区": "东洲区"},
    {"企业": "乙厂 Beta", "家数": "9", "县区": None},
    {"企业": "丙厂", "家数": "1,000", "县区": "望花区"},
]


def test_a_row_must_hold_every_text_and_be_among_the_values_chosen():
    assert matching(ROWS, {"企业": "厂"}, {}) == [0, 1, 2]
    assert matching(ROWS, {"企业": " beta "}, {}) == [1]
    assert matching(ROWS, {"企业": "厂"}, {"县区": ["东洲区", "望花区"]}) == [0, 2]
    assert matching(ROWS, {}, {"县区": [""]}) == [1]
    assert matching(ROWS, {"企业": "甲"}, {"县区": ["望花区"]}) == []


def test_numbers_go_by_their_size_and_texts_by_their_signs():
    assert in_order(ROWS, [0, 1, 2], "家数", down=False) == [1, 0, 2]
    assert in_order(ROWS, [0, 1, 2], "家数", down=True) == [2, 0, 1]
    assert in_order(ROWS, [2, 0], None, down=True) == [2, 0]


def test_blanks_come_last_in_either_direction():
    assert in_order(ROWS, [0, 1, 2], "县区", down=False)[-1] == 1
    assert in_order(ROWS, [0, 1, 2], "县区", down=True)[-1] == 1


def test_only_few_values_are_a_list_to_choose_from():
    assert few_values(ROWS, "县区", 3) == ["东洲区", "", "望花区"]
    assert few_values(ROWS, "县区", 2) is None
    assert few_values(ROWS[:1], "县区", 3) is None
