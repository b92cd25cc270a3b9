"""Totals reconcile with the log to the last digit, whatever they are told by; published figures stand beside ours."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from graph.analysis.facts.city import read_city
from graph.analysis.ledger.amounts import Trap
from graph.analysis.ledger.clocks import open_clocks
from graph.analysis.ledger.indicators import UnitKind
from graph.analysis.ledger.race import race
from graph.analysis.ledger.state import ledger_on
from graph.analysis.ledger.totals import By, published, totals
from graph.model.evidence import Evidence
from graph.model.kinds import Basis, OrgKind
from graph.model.ledger_words import AmountKind, CountedBy
from graph.model.nodes import Figure, Organisation
from tests.graph.analysis.ledger.pages import pages_of
from tests.graph.analysis.ledger.year import LAST, Year
from tests.in_memory import snapshot_of

SEEDS = range(6)


@pytest.fixture(params=SEEDS)
def year(request):
    return Year(request.param, 80)


@pytest.fixture
def ledger(year, build):
    for link in ("a", "b"):
        build.link(link)
    build.chain("c", "a", "b")
    return ledger_on(read_city(snapshot_of(build.facts())), year.entries, LAST)


def test_a_year_comes_to_what_a_plain_tally_comes_to(year, ledger):
    files = ledger.projects
    assert set(files) == set(year.steps)
    assert {id: each.step for id, each in files.items()} == year.steps
    told = {id: each.amount(AmountKind.TOTAL) for id, each in files.items()}
    assert {id: (Decimal(str(a.yi)), a.counted_by) for id, a in told.items() if a is not None} == year.totals
    done = {id: each.amount(AmountKind.YEAR_DONE) for id, each in files.items()}
    assert {id: Decimal(str(a.yi)) for id, a in done.items() if a is not None} == year.done
    open_now = {(each.project.id, each.problem.raised.number) for each in open_clocks(ledger)}
    assert open_now == {(id, number) for id, numbers in year.open_problems.items() for number in numbers}


@pytest.mark.parametrize("kind", [AmountKind.TOTAL, AmountKind.YEAR_DONE, AmountKind.ARRIVED])
@pytest.mark.parametrize("by", list(By))
def test_rows_come_to_the_whole_by_whatever_they_are_told(ledger, by, kind):
    assert totals(ledger, by, kind).reconciles()


def test_districts_and_steps_come_to_the_plain_tally(year, ledger):
    districts = totals(ledger, By.DISTRICT)
    assert {row.key: len(row.projects) for row in districts.rows} == Counter(year.districts.values())
    wanted: defaultdict[tuple[str, CountedBy], Decimal] = defaultdict(Decimal)
    for id, (yi, rule) in year.totals.items():
        if rule is not None:
            wanted[year.districts[id], rule] += yi
    assert {(row.key, rule): total for row in districts.rows for rule, total in row.sums.items()} == wanted
    unknown = [id for id, (_, rule) in year.totals.items() if rule is None]
    assert sorted(left.amount.project.id for left in districts.whole.left) == sorted(unknown)
    assert all(left.trap is Trap.NO_RULE for left in districts.whole.left)
    steps = totals(ledger, By.STEP)
    assert {row.key: len(row.projects) for row in steps.rows} == Counter(step.value for step in year.steps.values())


def test_work_done_is_added_to_the_last_digit(year, ledger):
    whole = totals(ledger, By.DISTRICT, AmountKind.YEAR_DONE).whole
    assert whole.sums == ({CountedBy.STATISTICS: sum(year.done.values(), Decimal(0))} if year.done else {})


def test_what_the_facts_tell_is_added_apart_and_why_not_is_told(pages):
    pages.open("g1", district="东洲区")
    pages.amount("g1", "total", 1.1, "2026-02-01")
    found = totals(pages.on("2026-03-01"), By.DISTRICT)
    row = next(each for each in found.rows if each.key == "东洲区")
    assert row.sums == {CountedBy.STATISTICS: Decimal("1.1"), CountedBy.PUBLISHED: Decimal("3.9")}
    assert {left.amount.project.id: left.trap for left in found.whole.left} == {"p2": Trap.APART, "p4": Trap.READINGS}
    assert [each.id for each in found.doubles] == ["p3"]
    assert found.reconciles()


def test_published_figures_stand_beside_ours_with_their_other_reading(small):
    def figure(id, name, value, unit, other=None):
        told = Evidence(source="https://example.gov.cn/a", basis=Basis.SOURCE)
        return Figure(id=id, name_zh=name, value=value, unit=unit, period="2024", other_reading_of=other, evidence=told)

    small.nodes += [
        figure("fig-07", "全年计划开复工项目数", 752, "个"),
        figure("fig-08", "全年计划开复工项目总投资", 1666.6, "亿元"),
        figure("fig-13", "计划实施项目数", 714, "个", "fig-07"),
    ]
    found = published(ledger_on(read_city(snapshot_of(small.facts())), (), "2026-03-01"))
    assert [(each.figure.value, each.ours) for each in found] == [(752, 3), (1666.6, Decimal("3.9"))]
    assert [each.value for each in found[0].others] == [714]


def test_a_county_written_short_is_the_district_on_file(small):
    seat = Organisation(id="qy", name_zh="清原满族自治县", kind=OrgKind.DISTRICT, evidence=small.evidence())
    small.nodes.append(seat)
    pages = pages_of(snapshot_of(small.facts()))
    pages.open("g1", district="清原县")
    pages.open("g2", district="清原满族自治县")
    pages.open("g3", district="清河区")
    ledger = pages.on("2026-03-01")
    rows = {row.key: {each.id for each in row.projects} for row in totals(ledger, By.DISTRICT).rows}
    assert (rows["清原满族自治县"], rows["清河区"]) == ({"g1", "g2"}, {"g3"})
    found = race(ledger, "专班季度", UnitKind.DISTRICT, "2026")
    assert "清原县" not in {lane.unit for lane in found.lanes}
