"""What the chain has in figures: published ones that name it or its links, then capacities read in a source."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from graph.analysis.facts.age import year_of
from graph.analysis.facts.places import is_in_separate_zone
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import Makes
from graph.model.evidence import best_host_grade
from graph.model.kinds import Basis, HostGrade, OrgKind, Stage
from graph.model.nodes import Figure, Firm
from reports.formats.document import Span, Spans
from reports.one_page.draft import Draft
from reports.one_page.fitting import Room, shortened
from reports.one_page.page import FigureCell, Figures
from reports.wording.language import Language, Text, amount, number, outside_brackets, typeset
from reports.wording.sentences import firm_name

SHOWN, OF_LINKS, OF_MAKERS = 3, 2, 2
"""Figures shown; of these so many published of the chain or its links, then so many capacities, then one of a park."""
USUAL = ("规上", "规模以上")
"""Words in the name of a figure that is kept of every park, so that planners know what it counts."""
SHORTEST = 2
"""Characters a name must have to be looked for in the name of a figure."""
PLANS = ("目标", "计划", "预计", "谋划", "拟", "签约")
"""Words in the name of a figure that says what was planned or signed, not what there is."""
PROJECTS = ("投资", "项目")
"""Words in the name of a figure of projects, which is shown only where it names the chain itself."""
LABEL = Room(56.0, 10.0, 1)
NOTHING = Text("本链没有可引用的数字。", "No figure of this chain can be cited.")
CAPACITY = Text("{link}能力（{firm}）", "{link} capacity ({firm})")
HALVES = {"": "", "H1": "上半年", "H2": "下半年"}
TWO = 2
UNDATED = Text("年份未注", "undated")
_PARTS = re.compile(r"[/、,，;；]")
_PARTS_OF_CHAIN = re.compile(r"[/、,，;；与和及]")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,7}?(?:区|园|基地)")
_AMOUNT = re.compile(r"((?:CNY )?[\d.,]+) ?(.*)")
TEN_THOUSAND = 10_000


def figures(draft: Draft) -> Figures:
    """Find up to three figures: two of the chain and its links, one of a park that serves it, then capacities."""
    stocks = (figure for figure in draft.city.figures if _is_stock(draft, figure))
    published = sorted(stocks, key=lambda figure: _latest(draft, figure))
    named = _once_a_thing(sorted((_place(draft, each) for each in published), key=lambda placed: placed[2]))
    placed = (each for each in published if _is_of_a_park(draft, each))
    makes = list(_capacities(draft))
    chosen: list[Figure | Makes] = [*islice(named, OF_LINKS), *makes[:OF_MAKERS]]
    chosen += [*islice(placed, max(SHOWN - len(chosen), 0)), *makes[OF_MAKERS:]]
    cells = (_of_figure(draft, each) if isinstance(each, Figure) else _of_make(draft, each) for each in chosen[:SHOWN])
    return Figures(tuple(cells), draft.say(NOTHING))


def _is_stock(draft: Draft, figure: Figure) -> bool:
    """Check whether a figure says what there is here: read at a source, no plan, no other reading, no zone apart."""
    if figure.evidence.basis is not Basis.SOURCE or figure.other_reading_of is not None:
        return False
    return not any(word in figure.name_zh for word in PLANS) and not is_in_separate_zone(
        draft.city.region, figure.name_zh
    )


CHAIN, LINKS, NOWHERE = range(3)
Placed = tuple[Figure, str | None, int]
"""A figure with the name by which it is the chain's, and how near that is: the chain itself, or a link of it."""


def _place(draft: Draft, figure: Figure) -> Placed:
    for near, names in enumerate((_chain_names(draft), _link_names(draft))):
        found = [name for name in names if name in figure.name_zh]
        if found:
            return figure, max(found, key=len), near
    return figure, None, NOWHERE


def _chain_names(draft: Draft) -> list[str]:
    return _long(_PARTS_OF_CHAIN.split(outside_brackets(draft.chain.name_zh)))


def _link_names(draft: Draft) -> list[str]:
    """Return the names of the chain's own goods."""
    goods = (each.link_id for each in draft.verdicts if _is_a_good(draft, each.link_id))
    names = (outside_brackets(draft.city.links[link].name_zh) for link in goods)
    return _long(part for name in names for part in _PARTS.split(name))


def _long(names: Iterable[str]) -> list[str]:
    return [name.strip() for name in names if len(name.strip()) >= SHORTEST]


def _latest(draft: Draft, figure: Figure) -> tuple[int, bool, bool, str]:
    """Return what figures are ordered by: the latest first, of one year those on weak sources last."""
    usual = any(word in figure.name_zh for word in USUAL)
    return -(year_of(figure) or 0), _is_weak(draft, figure), not usual, figure.id


def _once_a_thing(placed: Iterable[Placed]) -> Iterator[Figure]:
    """Yield the figures that are the chain's, of one thing in one unit only the first."""
    seen: set[tuple[str, str]] = set()
    for figure, name, near in placed:
        of_projects = near == LINKS and any(word in figure.name_zh for word in PROJECTS)
        if name is not None and (name, figure.unit) not in seen and not of_projects:
            seen.add((name, figure.unit))
            yield figure


def _is_weak(draft: Draft, figure: Figure | Makes) -> bool:
    return best_host_grade(figure.evidence, draft.city.grades) is HostGrade.WEAK


def _is_of_a_park(draft: Draft, figure: Figure) -> bool:
    """Check whether a figure, not of projects, begins with the name of a park that serves this chain."""
    if any(word in figure.name_zh for word in PROJECTS):
        return False
    place = _PLACE.match(figure.name_zh)
    return place is not None and any(place.group() in name for name in _parks(draft))


def _parks(draft: Draft) -> list[str]:
    city = draft.city
    serving = (city.organisations[edge.start] for edge in city.serving.get(draft.chain_id, ()))
    return [each.name_zh for each in serving if each.kind is OrgKind.PARK]


def _of_figure(draft: Draft, figure: Figure) -> FigureCell:
    value, unit = _quantity(figure.value, figure.unit, draft.language, figure.value_high)
    caption = figure.caption if draft.language == "zh" else figure.caption_en
    labels = list(shortened(typeset(caption or figure.name_zh)))
    label = next((each for each in labels if LABEL.holds(each)), labels[0])
    return FigureCell(value, unit, draft.tight(label), _note(draft, figure.period, figure))


def _note(draft: Draft, period: str | None, fact: Figure | Makes) -> Spans:
    told = draft.say(UNDATED) if period is None else _period(draft, period)
    return (Span(told, draft.citations.cite([fact])),)


def _period(draft: Draft, period: str) -> str:
    """Return a period in words: `2015年1月`, `2023年上半年`; one of several years as it is."""
    if draft.language == "en":
        return period
    year, month = period[:4], period[5:]
    if period in (year, f"{year}H1", f"{year}H2"):
        return f"{year}年{HALVES[period[4:]]}"
    return f"{year}年{int(month)}月" if period[4:5] == "-" and month.isdigit() and len(month) <= TWO else period


def _capacities(draft: Draft) -> Iterator[Makes]:
    """Yield the dated capacities of strong links that were read at a source, those most others depend on first."""
    strong = [each for each in draft.verdicts if each.state is LinkState.STRONG and _is_a_good(draft, each.link_id)]
    for verdict in sorted(strong, key=lambda each: _weight(draft, each.link_id)):
        makes = [fact for fact in verdict.facts_for(Measure.CURRENT) if isinstance(fact, Makes)]
        held = [make for make in makes if _is_citable(make)]
        if held:
            yield max(held, key=lambda make: make.capacity or 0)


def _is_a_good(draft: Draft, link_id: str) -> bool:
    return draft.is_own(link_id) and draft.is_good(link_id)


def _weight(draft: Draft, link_id: str) -> tuple[bool, int, str]:
    """Return what links are ordered by: support last, then those most others depend on first."""
    around = draft.judgement.context_of(link_id)
    support = draft.city.stage(draft.chain_id, link_id) is Stage.SUPPORT
    return support, -len(around.dependents) - len(around.core_users), link_id


def _is_citable(make: Makes) -> bool:
    """Check whether a capacity is the local plant's own, dated, and read at a source."""
    own = make.capacity is not None and make.capacity_unit is not None and make.capacity_scope is None
    return own and make.year is not None and make.evidence.basis is Basis.SOURCE


def _of_make(draft: Draft, make: Makes) -> FigureCell:
    firm: Firm = draft.city.firms[make.start]
    value, unit = _quantity(make.capacity or 0, make.capacity_unit or "", draft.language)
    label = draft.say(CAPACITY, link=draft.link(make.end), firm=firm_name(firm))
    return FigureCell(value, unit, label, _note(draft, make.year, make))


def _quantity(value: float, unit: str, language: Language, high: float | None = None) -> tuple[str, str]:
    """Return a value and its unit apart: `80`, `万吨/年`; what is counted in ten thousands is written so."""
    if language == "zh" and unit.startswith("吨") and value >= TEN_THOUSAND and high is None:
        value, unit = value / TEN_THOUSAND, f"万{unit}"
    if language == "zh" and high is not None:
        return f"{number(value)}～{number(high)}", typeset(unit)
    told = _AMOUNT.match(amount(value, unit, language, high))
    return ("", unit) if told is None else (told[1], typeset(told[2]))
