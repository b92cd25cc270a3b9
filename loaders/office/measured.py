"""Figures of firms in office lists: which measure a column holds, of which year, and what it covers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.model.edges import Measured
from graph.model.fact_rows import ImportedFact
from graph.model.facts import Scalar
from graph.model.measures import STAFF_UNIT, Measure, MeasureKind
from graph.model.tables import derived_id
from loaders.labels import match_label
from loaders.office.amounts import YI
from loaders.office.columns import ColumnPlan
from loaders.office.headings import take_apart, told

KINDS: Mapping[str, MeasureKind] = {
    "Firm.revenue": MeasureKind.REVENUE,
    "Firm.output_value": MeasureKind.OUTPUT_VALUE,
    "Firm.assets": MeasureKind.ASSETS,
    "Firm.profit": MeasureKind.PROFIT,
    "Firm.tax": MeasureKind.TAX,
    "Firm.export": MeasureKind.EXPORTS,
    "Firm.research": MeasureKind.RESEARCH,
    "Firm.capital": MeasureKind.CAPITAL,
    "Firm.staff": MeasureKind.STAFF,
    "Firm.founded": MeasureKind.FOUNDED,
}
"""The measure each field of an office list holds."""
COLUMNS = frozenset(name.partition(".")[2] for name in KINDS)
_OTHER_THINGS = frozenset(
    {
        *("净资产", "固定资产", "进出口额", "外贸进出口额"),
        *("入驻时间", "投产时间", "投产日期", "建成投产时间", "建成时间"),
    }
)
"""Headings that stand in a field of a measure and are another thing: they are kept beside the facts."""
_UNDATED = (MeasureKind.CAPITAL, MeasureKind.FOUNDED)
"""What is true of a firm whatever the year."""
_BEFORE, _OF_NOW = re.compile("(?:上一?年|去年|同期)"), re.compile("本期|当期|本年|今年|当年")
_PLAIN_YEAR = re.compile(r"(?:截至|截止)?(?:(?:19|20)\d\d)?年?(?:度|末|底)?")
TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|年度|\D|$)")
_PART = re.compile(
    r"(?:19|20)\d\d年?度?(?P<part>\d{1,2}(?P<to>[-—–~～至到])\d{1,2}月份?|[前第]?[一二三四1-4]+个?季度|[上下]半年)"
)
"""A part of a year behind the year, of which the figures of a table are."""
_MONTHLY = re.compile("[本当]月")
QUESTION = "year:"
"""How the question begins that asks of which year the figures of a table are."""
OF_TITLE, BEFORE_TITLE = "title", "before"
"""Answers that say the year by the one the title gives, so that they hold for the next edition too."""


def lacks_year(plan: ColumnPlan) -> bool:
    """Check whether a column holds a figure of a year that its heading does not give."""
    kind = None if plan.field is None else KINDS.get(plan.field.name)
    return kind is not None and kind not in _UNDATED and plan.year is None


def year_in(title: str) -> int | None:
    """Return the one year that the texts above a table give; None where there is none or there are several."""
    found = set(TITLE_YEAR.findall(title))
    return int(found.pop()) if len(found) == 1 else None


def part_of_year(title: str, heading: str) -> str | None:
    """Return the months that figures are of by their title, `1-5月` by `2026年1-5月`, and the last one for `本月`."""
    found = _PART.search("".join(title.split()))
    if found is None:
        return None
    first, _, last = found["part"].rpartition(found["to"] or " ")
    return last if first and _MONTHLY.search(heading) else found["part"]


def is_before(plan: ColumnPlan) -> bool:
    """Check whether a heading says the year before the one that holds for its table: `上年同期`."""
    return any(_BEFORE.match(take_apart(part).when) for part in plan.parts)


def says_year(plan: ColumnPlan) -> bool:
    """Check whether a heading says its year by the one that holds for its table: `本期`, `上年同期`."""
    return is_before(plan) or any(_OF_NOW.match(take_apart(part).when) for part in plan.parts)


def year_answered(answer: str | None, title: str) -> str | None:
    """Return the year that an answer means."""
    year = year_in(title)
    if answer in (OF_TITLE, BEFORE_TITLE):
        return None if year is None else str(year - (answer == BEFORE_TITLE))
    return answer if answer is not None and answer.isdecimal() else None


def beside(plan: ColumnPlan) -> Mapping[str, str]:
    """Return what a heading says beside a figure: its year, and what it covers where that is more than its name.

    What is another thing than its field has the heading as `apart`.
    """
    kind = None if plan.field is None else KINDS.get(plan.field.name)
    if kind is None:
        return {}
    base = take_apart(told(plan.parts)[-1]).base
    if base in _OTHER_THINGS:
        return {"apart": base}
    scope = "；".join(dict.fromkeys(_scope(plan, kind)))
    found = {"year": plan.year, "scope": scope}
    return {name: value for name, value in found.items() if value}


def _scope(plan: ColumnPlan, kind: MeasureKind) -> Iterator[str]:
    headings = [take_apart(part) for part in plan.parts]
    if not any(match_label(heading.base, MeasureKind) is kind for heading in headings):
        yield take_apart(told(plan.parts)[-1]).base
    yield from (each.when for each in headings if each.when and not _is_only_year(each.when, plan.year))
    yield from (part for part in plan.parts[len(told(plan.parts)) :] if not take_apart(part).when)
    yield from plan.notes


def _is_only_year(when: str, year: str | None) -> bool:
    """Check whether what a heading says of time is no more than its year."""
    plain = _BEFORE.sub("", _OF_NOW.sub("", when)).removeprefix("度").removeprefix("同期")
    return _PLAIN_YEAR.fullmatch(when) is not None or (year is not None and not plain)


def measures_of(firm: str, cells: Iterable[Mapping[str, Any]]) -> Iterator[ImportedFact]:
    """Yield the measures that the cells of a firm give, each with what ties it to the firm."""
    for cell in cells:
        kind = KINDS.get(f"Firm.{cell['column']}")
        value = cell["value"]
        if kind is None or value is None or "apart" in cell:
            continue
        founded = kind is MeasureKind.FOUNDED
        date = value if founded else cell.get("year")
        scope = cell.get("scope")
        values: dict[str, Scalar] = {"kind": kind.value, "date": date, "scope": scope}
        if not founded:
            values |= {"value": float(value), "unit": YI if kind.is_money else STAFF_UNIT}
        id = derived_id([firm, kind, date, scope])
        yield ImportedFact(Measure.KIND, (id,), {name: each for name, each in values.items() if each is not None})
        yield ImportedFact(Measured.KIND, (firm, id, ""), {})
