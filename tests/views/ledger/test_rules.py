"""Rules and weights edited on the page, and what of a table counts as changed."""

import pandas as pd
import pytest

from graph.analysis.ledger.adopting import NEEDS, PURCHASE
from graph.analysis.ledger.tables import TABLES, shipped
from graph.model.ledger_city_acts import AdoptTable
from tests.views.ledger.dialogs import dialog_of, fill, sign_and_save
from tests.views.served import TINY, open_page, quiet
from views.ledger.rule_columns import HEADS, words_of
from views.ledger.rules_form import changed, rows_of

FULL = 6
"""Place of the full points among the columns of the race."""


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_its_words_and_every_shipped_word_is_one_that_can_be_chosen(table):
    for row in shipped(table):
        for column, value in row.items():
            words = words_of(column, "zh")
            assert HEADS[column].zh
            assert words is None or value in words, (column, value)


def test_words_stand_beside_what_they_mean():
    assert dict(words_of("need", "zh"))[NEEDS[0]] == "必须有"
    assert dict(words_of("purchase", "en")) == dict(
        zip(PURCHASE, ("both", "purchases alone", "not of purchases"), strict=True)
    )


def test_what_counts_as_changed():
    held = tuple(dict(row) for row in shipped("clocks"))
    frame = pd.DataFrame(held, dtype=str)
    assert changed(held, rows_of(frame)) == 0
    frame.loc[0, "from_days_left"] = " 5 "
    # a row that was added and left empty is none
    frame.loc[len(frame)] = None
    rows = rows_of(frame)
    assert (len(rows), rows[0]["from_days_left"], changed(held, rows)) == (2, "5", 1)
    assert changed(held, rows[1:]) == 1
    assert changed(held, (*held, held[0])) == 1


@pytest.mark.browser
def test_a_weight_is_changed_on_the_page_and_the_change_is_told(serving, page):
    app = serving(TINY)
    open_page(page, app.url, "ledger", view="race", scheme="县区年度2024")
    page.get_by_text("满分 0.5").first.wait_for()
    page.get_by_role("button", name="改规则和权重").click()
    quiet(page)
    grid = dialog_of(page).locator("[data-testid=stDataFrame] canvas").first
    # what scrolls lies over the picture of the cells
    grid.click(position={"x": 80, "y": 48}, force=True)
    for _ in range(FULL):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    cell = page.locator("#portal textarea").first
    cell.fill("0.6")
    cell.press("Enter")
    dialog_of(page).get_by_text("改动 1 行").wait_for()
    fill(page, "为什么改（文号或会议）", "甲政办〔2026〕8号")
    sign_and_save(page)
    page.get_by_text("满分 0.6").first.wait_for()
    (entry,) = app.log.entries()
    assert (type(entry.act), entry.act.table, entry.reason) == (AdoptTable, "race", "甲政办〔2026〕8号")
    page.get_by_role("button", name="改规则和权重").click()
    dialog_of(page).get_by_text("甲政办〔2026〕8号").wait_for()
