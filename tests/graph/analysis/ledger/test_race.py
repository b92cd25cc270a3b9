"""The race: a published sheet to the last digit, each formula by hand, what is missing stays missing."""

from decimal import Decimal

import pytest

from graph.analysis.ledger.formulas import Part, score, terms_of
from graph.analysis.ledger.indicators import UnitKind
from graph.analysis.ledger.race import race, schemes
from graph.errors import InvalidRequest
from graph.model.ledger_city_acts import ReportFigure
from graph.model.ledger_words import Signing

D = Decimal
DAY = "2026-09-30"
SHEET = {
    # 0.48 + 0.60 + 0.50 + 0.50 + 0.30 + 0.40
    "甲县": {
        "outside_rate": 0.96,
        "fdi_rate": 1.5,
        "signed_count": 40,
        "signed_count_target": 30,
        "signed_amount": 90,
        "signed_amount_target": 80,
        "signed_3_10": 8,
        "signed_10_20": 4,
        "signed_20": 1,
        "awards": 1,
        "key_firms": 0,
        "provincial_signed": 1,
        "overdue_unstarted": 1,
        "falsified": 0,
    },
    # 0.45 + 0.60 + 0.50 + 0.50 + 0.50 + 0.40
    "乙县": {
        "outside_rate": 0.9,
        "fdi_rate": 1.2,
        "signed_count": 30,
        "signed_count_target": 30,
        "signed_amount": 80,
        "signed_amount_target": 80,
        "signed_3_10": 7,
        "signed_10_20": 6,
        "signed_20": 2,
        "awards": 1,
        "key_firms": 1,
        "provincial_signed": 1,
        "overdue_unstarted": 1,
        "falsified": 0,
    },
}
PARTS = {
    "甲县": ["0.48", "0.60", "0.50", "0.50", "0.30", "0.40"],
    "乙县": ["0.45", "0.60", "0.50", "0.50", "0.50", "0.40"],
}


def report(pages, figures, period="2024"):
    for unit, own in figures.items():
        for name, value in own.items():
            pages.write(ReportFigure(unit=unit, indicator=name, period=period, value=value, proof="年度考核表"))


def test_the_published_sheet_of_2024_to_the_last_digit(pages):
    report(pages, SHEET)
    found = race(pages.on(DAY), "县区年度2024", UnitKind.DISTRICT, "2024", ("甲县", "乙县"))
    lanes = {lane.unit: lane for lane in found.lanes}
    for unit, parts in PARTS.items():
        assert list(lanes[unit].points.values()) == [D(each) for each in parts]
    assert (lanes["甲县"].total, lanes["乙县"].total) == (D("2.78"), D("2.95"))
    assert [(lane.unit, lane.rank) for lane in found.lanes] == [("乙县", 1), ("甲县", 2)]


@pytest.mark.parametrize(
    ("name", "value", "part", "points"),
    [
        ("fdi_rate", 1.19, "fdi", "0.595"),
        ("fdi_rate", 9, "fdi", "0.6"),
        ("signed_count", 15, "signed", "0.5"),
        ("signed_amount", 20, "signed", "0.458"),
        ("signed_3_10", 4, "large", "0.2"),
        ("signed_20", 0, "large", "0.4"),
        ("falsified", 1, "faults", "0.2"),
        ("falsified", 9, "faults", "0"),
    ],
)
def test_caps_and_deductions_of_the_sheet(pages, name, value, part, points):
    own = {**SHEET["甲县"], name: value}
    if name == "signed_amount":
        own["signed_count"] = 47.49
    report(pages, {"甲县": own})
    found = race(pages.on(DAY), "县区年度2024", UnitKind.DISTRICT, "2024", ("甲县",))
    got = found.lanes[0].points[part]
    if name == "signed_amount":
        # (47.49/30 × 50 % + 20/80 × 50 %) × 0.5
        assert round(got, 3) == D(points) + 0
    elif name == "signed_count":
        # (15/30 × 50 % + 90/80 × 50 %) × 0.5 = 0.40625
        assert got == D("0.40625")
    else:
        assert got == D(points)


def points(formula, values, **more):
    part = Part(
        "p",
        "",
        "",
        "",
        formula,
        more.get("full"),
        terms_of("x"),
        more.get("cap"),
        more.get("floor"),
        more.get("tiers", ()),
    )
    return list(score(part, [{"x": None if each is None else D(str(each))} for each in values]))


def test_efficacy_gives_sixty_to_the_least_and_a_hundred_to_the_most():
    assert points("efficacy", [10, 20, 30, 18]) == [60, 80, 100, 76]
    assert points("efficacy", [10, 30, None]) == [60, 100, None]
    assert points("efficacy", [5, 5]) == [100, 100]
    assert points("efficacy", [0, 4, 3], full=D(20)) == [12, 20, 18]


def test_share_ratio_ranks_and_what_was_rated():
    assert points("share", [5, 3, 0, None], full=D(30)) == [30, 18, 0, None]
    assert points("share", [0, 0], full=D(30)) == [0, 0]
    assert points("share_of_sum", [1, 3], full=D(100)) == [25, 75]
    assert points("share_of_sum", [1, None], full=D(100)) == [None, None]
    assert points("ratio", [0.5, 2], full=D(10), cap=D(12)) == [5, 12]
    assert points("rank", [9, 7, 7, 1, None], tiers=((1, D(10)), (3, D(8)), (4, D(5)))) == [10, 8, 8, 5, None]
    assert points("rated", [12, 17], cap=D(15)) == [12, 15]
    assert points("subtract", [0.1, 0.7], full=D("0.5"), floor=D(0)) == [D("0.4"), 0]


def test_a_missing_input_is_missing_and_never_nothing(pages):
    own = {name: value for name, value in SHEET["甲县"].items() if name != "signed_amount_target"}
    report(pages, {"甲县": own, "乙县": SHEET["乙县"]})
    found = race(pages.on(DAY), "县区年度2024", UnitKind.DISTRICT, "2024", ("甲县", "乙县"))
    second = found.lanes[1]
    assert (second.unit, second.rank, second.missing) == ("甲县", None, ("signed",))
    assert second.total == D("2.28")
    assert found.facet(second, "贡献") == D("1.58")
    assert found.facet(second, "速度") is None


def test_a_target_of_nothing_divides_nothing(pages):
    report(pages, {"甲县": {**SHEET["甲县"], "signed_count_target": 0}})
    found = race(pages.on(DAY), "县区年度2024", UnitKind.DISTRICT, "2024", ("甲县",))
    assert found.lanes[0].points["signed"] is None


@pytest.fixture
def force(pages):
    """Two task forces: 一 has two projects from 1亿, one of them of 12亿 with 5 % done; 二 has one of 0.9亿."""
    for id, force, total in (("g1", "专班一", 3), ("g2", "专班一", 12), ("g3", "专班二", 0.9)):
        pages.open(id, task_force=force, link_id="x" if id != "g2" else None)
        pages.move(id, "signed", "2026-08-01")
        pages.amount(id, "total", total, "2026-08-02")
        pages.amount(id, "agreed", total, "2026-08-02", signing=Signing.FIRST)
    return pages


def lane(pages, unit):
    found = race(pages.on(DAY), "专班季度", UnitKind.TASK_FORCE, "2026-Q3")
    return next(each for each in found.lanes if each.unit == unit)


def test_a_large_project_counts_with_a_twentieth_done_by_statistics(force):
    assert lane(force, "专班一").figures["new_yi"].projects == ("g1",)
    force.amount("g2", "year_done", 0.59, "2026-09-01")
    assert lane(force, "专班一").figures["new_yi"].value == 1
    force.amount("g2", "year_done", 0.6, "2026-09-20")
    assert lane(force, "专班一").figures["new_yi"].projects == ("g1", "g2")


def test_every_figure_opens_its_projects(force):
    own = lane(force, "专班一")
    assert (own.points["fit"], own.figures["ongoing"].projects) == (D(10), ("g1", "g2"))
    assert own.figures["ongoing_linked"].projects == ("g1",)
    assert own.points["arrived"] is None
    force.amount("g1", "arrived", 0.3, "2026-09-01")
    assert lane(force, "专班一").figures["arrived"].value == D("0.3")


def test_a_quarter_holds_what_was_signed_in_it(force):
    found = race(force.on(DAY), "专班季度", UnitKind.TASK_FORCE, "2026-Q2")
    assert all(each.figures["new_yi"].value == 0 for each in found.lanes)


def test_signed_without_a_total_is_missing_not_none(pages):
    pages.open("g1", task_force="专班一")
    pages.move("g1", "signed", "2026-08-01")
    assert lane(pages, "专班一").figures["new_yi"].value is None


def test_unknown_schemes_formulas_and_terms_are_told(pages):
    assert schemes({}) == ("县区年度2024", "功效系数", "专班季度")
    with pytest.raises(InvalidRequest, match="没有这套赛马办法"):
        race(pages.on(DAY), "别的", UnitKind.DISTRICT, "2026")
    with pytest.raises(InvalidRequest, match=r"赛马规则里的“a\*b”看不懂"):
        terms_of("a*b")


def test_who_lacks_more_than_half_of_the_parts_is_not_ranked(pages):
    """Of six parts three are known of the first; of the second one alone, the rate."""
    own = SHEET["乙县"]
    half = ("outside_rate", "fdi_rate", "overdue_unstarted", "falsified")
    report(pages, {"乙县": {name: own[name] for name in half}})
    (lane,) = race(pages.on("2026-03-01"), "县区年度2024", UnitKind.DISTRICT, "2024", ["乙县"]).lanes
    assert (len(lane.missing), lane.rank) == (3, 1)
    report(pages, {"丙县": {"outside_rate": 0.9}})
    (lane,) = race(pages.on("2026-03-01"), "县区年度2024", UnitKind.DISTRICT, "2024", ["丙县"]).lanes
    assert (len(lane.missing), lane.rank) == (5, None)
