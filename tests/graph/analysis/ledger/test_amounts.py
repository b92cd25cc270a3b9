"""The ten traps: what must not be added is refused, each by its name; what may be is added to the last digit."""

from decimal import Decimal

import pytest

from graph.analysis.ledger.amounts import Trap, add, amount_of
from graph.model.ledger_words import AmountKind, CountedBy, Signing

DAY = "2026-06-30"


def summed(ledger, *asked):
    return add(ledger, [amount_of(ledger, ledger.projects[id], kind) for id, kind in asked])


def traps(found):
    return [each.trap for each in found.refused]


@pytest.fixture
def two(pages):
    for id in ("g1", "g2"):
        pages.open(id)
        pages.amount(id, "total", 0.1, "2026-03-01")
        pages.amount(id, "year_done", 0.2, "2026-03-31")
    return pages


def test_amounts_of_one_kind_and_rule_are_added_exactly(two):
    two.open("g3")
    two.amount("g3", "total", 0.7, "2026-03-01")
    found = summed(two.on(DAY), *((id, AmountKind.TOTAL) for id in ("g1", "g2", "g3")))
    assert (found.total, found.refused) == (Decimal("0.9"), ())
    assert add(two.on(DAY), []).total is None


def test_1_kinds(two):
    found = summed(two.on(DAY), ("g1", AmountKind.TOTAL), ("g2", AmountKind.YEAR_DONE))
    assert (found.total, traps(found)) == (None, [Trap.KINDS])


def test_2_rules(two):
    two.amount("g2", "total", 0.1, "2026-04-01", CountedBy.PROMOTION)
    assert traps(summed(two.on(DAY), ("g1", AmountKind.TOTAL), ("g2", AmountKind.TOTAL))) == [Trap.RULES]


def test_3_no_rule(two):
    two.amount("g2", "total", 0.1, "2026-04-01", None)
    found = summed(two.on(DAY), ("g1", AmountKind.TOTAL), ("g2", AmountKind.TOTAL))
    assert [(each.trap, each.projects) for each in found.refused] == [(Trap.NO_RULE, ("g2",))]


def test_4_running_sums_and_a_later_one_holds_the_earlier(two):
    march, april = two.on("2026-03-31"), two.on("2026-04-30")
    amounts = [amount_of(each, each.projects["g1"], AmountKind.YEAR_DONE) for each in (march, april)]
    assert traps(add(april, amounts)) == [Trap.RUNNING_SUM]
    two.amount("g1", "year_done", 0.35, "2026-04-30")
    assert amount_of(two.on(DAY), two.on(DAY).projects["g1"], AmountKind.YEAR_DONE).yi == Decimal("0.35")


def test_5_years(two):
    two.open("g2", day="2025-12-01")
    two.amount("g2", "year_done", 0.9, "2025-12-31")
    old, new = two.on("2025-12-31"), two.on(DAY)
    amounts = [
        amount_of(old, old.projects["g2"], AmountKind.YEAR_DONE),
        amount_of(new, new.projects["g1"], AmountKind.YEAR_DONE),
    ]
    assert traps(add(new, amounts)) == [Trap.YEARS]


def test_6_one_project_under_two_names(pages):
    ledger = pages.on(DAY)
    found = summed(ledger, ("p1", AmountKind.TOTAL), ("p3", AmountKind.TOTAL))
    assert [(each.trap, each.projects) for each in found.refused] == [(Trap.SAME_PROJECT, ("p3",))]
    assert [each.id for each in ledger.counted] == ["p1", "p2", "p4"]
    assert [each.id for each in ledger.doubles] == ["p3"]


def test_7_readings_of_the_facts_and_of_one_day(two):
    found = summed(two.on(DAY), ("p4", AmountKind.TOTAL))
    assert [(each.trap, each.projects) for each in found.refused] == [(Trap.READINGS, ("p4",))]
    two.amount("g1", "total", 0.3, "2026-05-01", CountedBy.FEASIBILITY)
    two.amount("g1", "total", 0.4, "2026-05-01", CountedBy.STATISTICS)
    assert traps(summed(two.on(DAY), ("g1", AmountKind.TOTAL))) == [Trap.READINGS]


def test_8_whole_and_part(two):
    two.open("g2", within_id="g1")
    found = summed(two.on(DAY), ("g1", AmountKind.TOTAL), ("g2", AmountKind.TOTAL))
    assert [(each.trap, each.projects) for each in found.refused] == [(Trap.WHOLE_AND_PART, ("g2",))]


@pytest.mark.parametrize("signing", [Signing.INCREASE, Signing.NEW_OWNER])
def test_9_an_increase_is_no_signing(two, signing):
    two.amount("g1", "agreed", 5, "2026-02-01", signing=Signing.FIRST)
    two.amount("g2", "agreed", 1, "2026-02-01", signing=signing)
    found = summed(two.on(DAY), ("g1", AmountKind.AGREED), ("g2", AmountKind.AGREED))
    assert [(each.trap, each.projects) for each in found.refused] == [(Trap.SIGNINGS, ("g2",))]


def test_10_a_zone_apart(pages):
    found = summed(pages.on(DAY), ("p1", AmountKind.TOTAL), ("p2", AmountKind.TOTAL))
    assert [(each.trap, each.projects) for each in found.refused] == [(Trap.APART, ("p2",))]


def test_there_are_ten_traps_and_each_says_why():
    assert len(Trap) == 10
    assert all(len(trap.zh) > 8 and len(trap.en) > 20 for trap in Trap)


def test_an_undone_amount_is_as_if_never_entered(two):
    wrong = two.amount("g1", "total", 100, "2026-05-01")
    assert two.on(DAY).projects["g1"].amount(AmountKind.TOTAL).yi == 100
    undo = two.undo(wrong, "2026-05-02")
    assert two.on(DAY).projects["g1"].amount(AmountKind.TOTAL).yi == 0.1
    two.undo(undo, "2026-05-03")
    assert two.on(DAY).projects["g1"].amount(AmountKind.TOTAL).yi == 100


def test_the_state_of_a_past_day_and_what_was_known_then(two):
    two.write(
        two.entries[1].act.__class__(project_id="g1", amount=AmountKind.TOTAL, yi=9, day="2026-03-15"), "2026-06-01"
    )
    assert two.on("2026-03-14").projects["g1"].amount(AmountKind.TOTAL).yi == 0.1
    assert two.on("2026-03-15").projects["g1"].amount(AmountKind.TOTAL).yi == 9
    assert two.on("2026-03-15", known_on="2026-05-31").projects["g1"].amount(AmountKind.TOTAL).yi == 0.1
