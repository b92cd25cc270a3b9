"""Figures of firms as words: the newest of each kind, in a unit that reads well, time and scope beside them."""

import pytest

from graph.model.evidence import Evidence
from graph.model.kinds import Basis
from graph.model.measures import Measure, MeasureKind
from reports.wording.firm_figures import measure_text, newest

SAID = Evidence(source="年报", basis=Basis.SOURCE)


def measure(kind, value=None, unit=None, date=None, scope=None):
    return Measure(id="m", kind=kind, value=value, unit=unit, date=date, scope=scope, evidence=SAID)


@pytest.mark.parametrize(
    ("figure", "zh", "en"),
    [
        (
            measure(MeasureKind.REVENUE, 850_000, "万元", "2024"),
            "营业收入 85 亿元（2024）",
            "Revenue CNY 8.5 bn (2024)",
        ),
        (measure(MeasureKind.CAPITAL, 0.05, "亿元"), "注册资本 500 万元", "Registered capital CNY 5 million"),
        (
            measure(MeasureKind.STAFF, 1200, "人", "2024", "期末"),
            "从业人数 1,200 人（2024，期末）",
            "Staff 1,200 (2024, 期末)",
        ),
        (measure(MeasureKind.FOUNDED, date="2003-05"), "成立时间 2003-05", "Founded 2003-05"),
        (
            measure(MeasureKind.PROFIT, -0.3, "亿元", "2023"),
            "利润 -3,000 万元（2023）",
            "Profit CNY -30 million (2023)",
        ),
    ],
)
def test_a_figure_says_its_time_and_scope(figure, zh, en):
    assert (measure_text(figure, "zh"), measure_text(figure, "en")) == (zh, en)


def test_the_newest_counts_and_of_one_year_what_covers_the_firm_alone():
    old = measure(MeasureKind.REVENUE, 9, "亿元", "2022")
    group = measure(MeasureKind.REVENUE, 90, "亿元", "2024", "集团合计")
    own = measure(MeasureKind.REVENUE, 10, "亿元", "2024")
    staff = measure(MeasureKind.STAFF, 5, "人")
    assert newest([staff, group, own, old]) == (own, staff)
