"""What the chain has in figures: published ones that name it or its links, then capacities read in a source."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from graph.analysis.facts.age import is_old, year_of
from graph.analysis.facts.places import is_in_separate_zone
from graph.analysis.lists.works_in_hand import works_in_hand
from graph.analysis.verdicts.counts import UNDER_WAY
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState
from graph.model.cells import basis_told, told_of
from graph.model.edges import Makes
from graph.model.evidence import best_host_grade
from graph.model.kinds import Basis, HostGrade, OrgKind, Stage
from graph.model.nodes import Figure, Firm
from graph.text import Text
from reports.formats.document import Span, Spans
from reports.one_page.context import OnePageContext
from reports.one_page.page import FigureCell, Figures
from reports.one_page.strengths import SIZE
from reports.one_page.text_fit import Room, shortened
from reports.one_page.units import own_task_forces
from reports.wording.language import Language, amount, number, typeset, without_brackets
from reports.wording.sentences import firm_name

SHOWN, OF_LINKS, OF_MAKERS = 3, 2, 2
"""Figures shown; of these so many published of the chain or its links, then so many capacities, then one of a park."""
USUAL = ("规上", "规模以上")
"""Words in the name of a figure that is kept of every park, so that planners know what it counts."""
MIN_LENGTH = 2
"""Characters a name must have to be looked for in the name of a figure."""
PLANS = ("目标", "计划", "预计", "谋划", "拟", "签约")
"""Words in the name of a figure that says what was planned or signed, not what there is."""
PROJECTS = ("投资", "项目")
"""Words in the name of a figure of projects, which is shown only where it names the chain itself."""
LABEL = Room(56.0, 10.0, 1)
NOTHING = Text(
    "没有公开数字可引；收录的资料中，本链 {all} 个链环里 {running} 个有本地企业在产，共 {firms} 家。",
    "No published figure can be cited; on file {running} of the chain's {all} links run here, at {firms} firms.",
)
OF_WORK = Text("{what}（{work}）", "{what} ({work})")
OF_ONE_BODY = 6
"""Characters that the name of a figure and that of a body share at their beginning if it is of what that prepares."""
OF_LAND = ("占地", "建筑面积", "投资")
"""Words of a scale that tell how much ground or money is taken, not what there will be."""
_SCALE = re.compile(r"^(\D{2,8}?)(\d[\d.]*)([^\d\s]{1,4})")
"""One part of a scale: what, how much, in which unit."""
CAPACITY = Text("{link}能力（{firm}）", "{link} capacity ({firm})")
HALVES = {"": "", "H1": "上半年", "H2": "下半年"}
TWO = 2
UNDATED = Text("年份未注", "undated")
_PARTS = re.compile(r"[/、,，;；]")
_PARTS_OF_CHAIN = re.compile(r"[/、,，;；与和及]")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,7}?(?:区|园|基地)")
_AMOUNT = re.compile(r"((?:CNY )?[\d.,]+) ?(.*)")
TEN_THOUSAND = 10_000


def figures(context: OnePageContext, shown: int = SHOWN) -> Figures:
    """Find some figures: of the chain and its links all but one, one of a park that serves it, then capacities."""
    stocks = (figure for figure in context.city.figures if _is_stock(context, figure))
    published = sorted(stocks, key=lambda figure: _latest(context, figure))
    named = _once_a_thing(sorted((_place(context, each) for each in published), key=lambda placed: placed[2]))
    placed = (each for each in published if _is_of_a_park(context, each))
    makes = list(_capacities(context))
    chosen: list[Figure | Makes] = [*islice(named, max(OF_LINKS, shown - OF_MAKERS)), *makes[:OF_MAKERS]]
    chosen += [*islice(placed, max(shown - len(chosen), 0)), *makes[OF_MAKERS:], *named]
    # what is old stands only where nothing newer is on file
    chosen.sort(key=lambda each: is_old(context.city, each))
    cells = [
        _of_figure(context, each) if isinstance(each, Figure) else _of_make(context, each) for each in chosen[:shown]
    ]
    if not cells:
        cells = [*islice(chain(_of_bodies(context, published), _of_works(context)), shown)]
    return Figures(tuple(cells), _counted(context))


def _of_bodies(context: OnePageContext, published: Iterable[Figure]) -> Iterator[FigureCell]:
    """Yield the figures that begin with the name of a task force of this chain alone: those of what it prepares."""
    names = [unit.name_zh for unit in own_task_forces(context)]
    for figure in published:
        if any(figure.name_zh.startswith(name[:OF_ONE_BODY]) for name in names):
            yield _of_figure(context, figure)


def _of_works(context: OnePageContext) -> Iterator[FigureCell]:
    """Yield the scales on file of works under way for the chain, one each: what is being built, counted."""
    for work in works_in_hand(context.judgement, context.chain_id):
        project = work.project
        scales = [found for each in _PARTS.split(project.capacity or "") if (found := _SCALE.match(each.strip()))]
        own = [found for found in scales if not any(word in found[1] for word in OF_LAND)]
        if own and project.stage in UNDER_WAY and basis_told(project) is Basis.SOURCE:
            label = context.text(OF_WORK, what=own[0][1], work=without_brackets(typeset(project.name_zh)))
            stage = project.stage.label(context.language)
            yield FigureCell(own[0][2], own[0][3], label, (Span(stage, context.citations.cite([project])),))


def _counted(context: OnePageContext) -> str:
    """Say what the facts on file come to where no published figure can be cited."""
    running = [each for each in context.verdicts if each.value(Measure.CURRENT)]
    makes = (fact for verdict in running for fact in verdict.facts_for(Measure.CURRENT) if isinstance(fact, Makes))
    firms = {make.start for make in makes}
    return context.text(NOTHING, all=len(context.verdicts), running=len(running), firms=len(firms))


def _is_stock(context: OnePageContext, figure: Figure) -> bool:
    """Check whether a figure says what there is here: read at a source, no plan, no other reading, no zone apart."""
    if basis_told(figure) is not Basis.SOURCE or figure.other_reading_of is not None:
        return False
    return not any(word in figure.name_zh for word in PLANS) and not is_in_separate_zone(
        context.city.region, figure.name_zh
    )


CHAIN, LINKS, NOWHERE = range(3)
Placed = tuple[Figure, str | None, int]
"""A figure with the name by which it is the chain's, and how near that is: the chain itself, or a link of it."""


def _place(context: OnePageContext, figure: Figure) -> Placed:
    for near, names in enumerate((_chain_names(context), _link_names(context))):
        found = [name for name in names if name in figure.name_zh]
        if found:
            return figure, max(found, key=len), near
    return figure, None, NOWHERE


def _chain_names(context: OnePageContext) -> list[str]:
    return _long(_PARTS_OF_CHAIN.split(without_brackets(context.chain.name_zh)))


def _link_names(context: OnePageContext) -> list[str]:
    """Return the names of the chain's own goods."""
    goods = (each.link_id for each in context.verdicts if _is_a_good(context, each.link_id))
    names = (without_brackets(context.city.links[link].name_zh) for link in goods)
    return _long(part for name in names for part in _PARTS.split(name))


def _long(names: Iterable[str]) -> list[str]:
    return [name.strip() for name in names if len(name.strip()) >= MIN_LENGTH]


def _latest(context: OnePageContext, figure: Figure) -> tuple[int, bool, bool, str]:
    """Return what figures are ordered by: the latest first, of one year those on weak sources last."""
    usual = any(word in figure.name_zh for word in USUAL)
    return -(year_of(figure) or 0), _is_weak(context, figure), not usual, figure.id


def _once_a_thing(placed: Iterable[Placed]) -> Iterator[Figure]:
    """Yield the figures that are the chain's, of one thing in one unit only the first."""
    seen: set[tuple[str, str]] = set()
    for figure, name, near in placed:
        of_projects = near == LINKS and any(word in figure.name_zh for word in PROJECTS)
        if name is not None and (name, figure.unit) not in seen and not of_projects:
            seen.add((name, figure.unit))
            yield figure


def _is_weak(context: OnePageContext, figure: Figure | Makes) -> bool:
    return best_host_grade(figure.evidence, context.city.grades) is HostGrade.WEAK


def _is_of_a_park(context: OnePageContext, figure: Figure) -> bool:
    """Check whether a figure, not of projects, begins with the name of a park that serves this chain."""
    if any(word in figure.name_zh for word in PROJECTS):
        return False
    place = _PLACE.match(figure.name_zh)
    return place is not None and any(place.group() in name for name in _parks(context))


def _parks(context: OnePageContext) -> list[str]:
    city = context.city
    serving = (city.organisations[edge.start] for edge in city.serving.get(context.chain_id, ()))
    return [each.name_zh for each in serving if each.kind is OrgKind.PARK]


def _of_figure(context: OnePageContext, figure: Figure) -> FigureCell:
    value, unit = _quantity(figure.value, figure.unit, context.language, figure.value_high)
    caption = figure.caption if context.language == "zh" else figure.caption_en
    labels = list(shortened(typeset(caption or figure.name_zh)))
    label = next((each for each in labels if LABEL.holds(each)), labels[0])
    return FigureCell(value, unit, context.tight(label), _note(context, figure.period, figure))


def _note(context: OnePageContext, period: str | None, fact: Figure | Makes) -> Spans:
    told = context.text(UNDATED) if period is None else period_words(context, period)
    return (Span(told, context.citations.cite([fact])),)


def period_words(context: OnePageContext, period: str) -> str:
    """Return a period in words: `2015年1月`, `2023年上半年`; one of several years as it is."""
    if context.language == "en":
        return period
    year, month = period[:4], period[5:]
    if period in (year, f"{year}H1", f"{year}H2"):
        return f"{year}年{HALVES[period[4:]]}"
    return f"{year}年{int(month)}月" if period[4:5] == "-" and month.isdigit() and len(month) <= TWO else period


def _capacities(context: OnePageContext) -> Iterator[Makes]:
    """Yield the dated capacities of strong links that were read at a source, those most others depend on first."""
    strong = [each for each in context.verdicts if each.state is LinkState.STRONG and _is_a_good(context, each.link_id)]
    for verdict in sorted(strong, key=lambda each: _weight(context, each.link_id)):
        makes = [fact for fact in verdict.facts_for(Measure.CURRENT) if isinstance(fact, Makes)]
        held = [make for make in makes if _is_citable(make)]
        if held:
            yield max(held, key=lambda make: make.capacity or 0)


def _is_a_good(context: OnePageContext, link_id: str) -> bool:
    return context.is_own(link_id) and context.is_good(link_id)


def _weight(context: OnePageContext, link_id: str) -> tuple[bool, int, str]:
    """Return what links are ordered by: support last, then those most others depend on first."""
    around = context.judgement.context_of(link_id)
    support = context.city.stage(context.chain_id, link_id) is Stage.SUPPORT
    return support, -len(around.dependents) - len(around.core_users), link_id


def _is_citable(make: Makes) -> bool:
    """Check whether a capacity is the local plant's own, dated, and read at a source."""
    own = make.capacity is not None and make.capacity_unit is not None and make.capacity_scope is None
    return own and make.year is not None and basis_told(make, *SIZE) is Basis.SOURCE


def _of_make(context: OnePageContext, make: Makes) -> FigureCell:
    firm: Firm = context.city.firms[make.start]
    value, unit = _quantity(make.capacity or 0, make.capacity_unit or "", context.language)
    label = context.text(CAPACITY, link=context.link(make.end), firm=firm_name(firm))
    return FigureCell(value, unit, label, _note(context, make.year, told_of(make, *SIZE)))


def _quantity(value: float, unit: str, language: Language, high: float | None = None) -> tuple[str, str]:
    """Return a value and its unit apart: `80`, `万吨/年`; what is counted in ten thousands is written so."""
    if language == "zh" and unit.startswith("吨") and value >= TEN_THOUSAND and high is None:
        value, unit = value / TEN_THOUSAND, f"万{unit}"
    if language == "zh" and high is not None:
        return f"{number(value)}～{number(high)}", typeset(unit)
    told = _AMOUNT.match(amount(value, unit, language, high))
    return ("", unit) if told is None else (told[1], typeset(told[2]))
