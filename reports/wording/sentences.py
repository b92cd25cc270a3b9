"""Sentences about links and firms, composed from their facts."""

from typing import assert_never

from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.analysis.verdicts.counts import CountedFact
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.edges import InputTo, Makes, Ruled
from graph.model.kinds import Outlook, Siting
from graph.model.nodes import Chain, Firm, Link, Project
from graph.model.region import Region
from graph.text import Text
from reports.wording.language import Language, amount, count, investment, typeset, without_brackets

NO_CANDIDATE = Text("未收录候选", "no candidate")
ASK_SIZE = Text("问产能", "ask its size")
OLD_RECORD = Text("旧资料", "old record")
IN_CHINESE = " [zh]"
"""What marks a Chinese name among English words, where no English one is on file."""
UNNAMED = "未公布"
"""What a source writes in place of an owner's name."""
STATE_UNCLEAR = Text("现状不清", "state not stated")


def link_name(link: Link, language: Language) -> str:
    """Return the name of a link; Chinese and marked so where no English name is on file."""
    return _named(link, language)


def home_name(region: Region, language: Language) -> str:
    """Return the name of the home city: `抚顺市`, `Fushun`; marked where no English name was given."""
    if language == "zh":
        return region.city_zh
    return region.city_en if region.city_en != region.city else f"{region.city_zh}{IN_CHINESE}"


def chain_name(chain: Chain, language: Language) -> str:
    """Return the name of a chain; Chinese and marked so where no English name is on file."""
    return _named(chain, language)


def _named(thing: Link | Chain, language: Language) -> str:
    if language == "zh":
        return typeset(thing.name_zh)
    return thing.name_en or f"{typeset(thing.name_zh)}{IN_CHINESE}"


def short_name(link: Link, language: Language) -> str:
    """Return the name of a link without its bracketed part."""
    return without_brackets(link_name(link, language))


def firm_name(firm: Firm) -> str:
    """Return the short name of a firm, or its full one; firms keep their Chinese names in both languages."""
    return firm.short_name or firm.name_zh


def carrier_names(city: City, work: Project) -> list[str]:
    """Name who carries a project: its owners on file, else whoever the source names."""
    owners = [firm_name(firm) for firm in city.owners.get(work.id, ())]
    named = work.firm_name if work.firm_name and UNNAMED not in work.firm_name else None
    return owners or ([] if named is None else [typeset(named)])


def firm_place(firm: Firm) -> str:
    """Return province and city of a firm, a name that repeats only once."""
    return " ".join(dict.fromkeys(part for part in (firm.province, firm.city) if part))


def capacity(make: Makes, language: Language) -> str | None:
    """Return the capacity of a maker with its unit, or None where none is on file."""
    return None if make.capacity is None else amount(make.capacity, make.capacity_unit, language)


def size_text(verdict: Verdict, language: Language) -> str | None:
    """Name the evidence of size of a link's makers: the largest capacity, or else a market position, or else the scale.

    Capacities are never added; a scale, which has no year, is told with the number of makers.
    """
    makes = [fact for fact in verdict.facts_for(Measure.SIZED) if isinstance(fact, Makes)]
    held = [make for make in makes if make.capacity is not None and make.capacity_scope is None]
    if held:
        alike = [make for make in held if make.capacity_unit == held[0].capacity_unit]
        largest = max(alike, key=lambda make: make.capacity or 0)
        return dot((capacity(largest, language) or "").removesuffix("/年"), year_of(largest))
    renowned = next((make for make in makes if make.market_position is not None), None)
    if renowned is not None:
        return dot(RENOWNED.of(language), renowned.market_position_year)
    scale = next((make.scale for make in makes if make.scale is not None), None)
    if scale is None:
        return None
    makers = count(language, verdict.value(Measure.CURRENT), "家", "firm")
    return dot(makers, SCALE.of(language, scale=scale.label(language).lower()))


USED_BY = Text("供{user}", "used by {user}")
RENOWNED = Text("市场地位有据", "market position")
SCALE = Text("规模{scale}", "{scale} scale")
BUILDING = Text("在建 {number} 项", "{number} under construction")
ANNOUNCED = Text("谋划 {number} 项", "{number} announced")
UNSTATED = Text("进展待问 {number} 项", "progress unknown")
WITH_PLANT = Text("随所附装置在建", "with its plant")
COMING = {
    Measure.UNDER_WAY: BUILDING,
    Measure.INTENDED: ANNOUNCED,
    Measure.UNSTATED: UNSTATED,
    Measure.HOST_COMES: WITH_PLANT,
}
RESTRICTED = Text("限制新增", "new capacity restricted")
PHASED_OUT = Text("淘汰类", "phased out")
IN_TALKS = Text("洽谈 {number} 项", "{number} in talks")


def dot(*parts: str | int | None) -> str:
    """Join parts by a raised dot, leaving out those that are blank."""
    return " · ".join(str(part) for part in parts if part not in (None, ""))


def card_subtitle(city: City, verdict: Verdict, language: Language) -> str:
    """Return the second line of a card: what decided the state, in a few characters."""
    makers = count(language, verdict.value(Measure.CURRENT), "家", "firm")
    match verdict.state:
        case LinkState.STRONG:
            in_plant = Grade.CAPTIVE.label(language) if verdict.rule.id == "D-28" else None
            return size_text(verdict, language) or dot(makers, in_plant)
        case LinkState.PRESENT:
            return dot(makers, ASK_SIZE.of(language))
        case LinkState.WEAK:
            return dot(sign_text(verdict, language), _small(verdict, language) or _since(verdict))
        case LinkState.PLANNED:
            return dot(_coming(verdict, language), _since(verdict))
        case LinkState.MISSING:
            closed = closed_text(city.links[verdict.link_id], language)
            return _gap(verdict, language) or closed or candidate_count(city, verdict.link_id, language)
        case LinkState.UNKNOWN | LinkState.UNSUITABLE:
            return verdict.grade.label(language) if verdict.grade is not None else verdict.state.label(language)


def _small(verdict: Verdict, language: Language) -> str | None:
    """Return the capacity on file of a link that is weak for being small."""
    held = (fact for fact in verdict.decisive if isinstance(fact, Makes) and fact.capacity is not None)
    make = next(held, None) if verdict.rule.id == "D-05" else None
    return None if make is None else (capacity(make, language) or "").removesuffix("/年")


def _coming(verdict: Verdict, language: Language) -> str:
    decided = next(reading for reading in verdict.measure_counts if reading.condition is not None)
    return COMING[decided.measure].of(language, number=decided.value)


def _gap(verdict: Verdict, language: Language) -> str | None:
    """Return what is on file of a gap: a plant stopped long ago, plans that lapsed, talks; None for a plain one."""
    if verdict.grade in (Grade.STOPPED, Grade.LAPSED) and verdict.grade is not None:
        return dot(verdict.grade.label(language), _since(verdict))
    talks = verdict.value(Measure.TALKS)
    return IN_TALKS.of(language, number=talks) if talks else None


def closed_text(link: Link, language: Language) -> str | None:
    """Return why no new capacity is to be sought of a link: restricted or phased out; None if it may be sought."""
    if link.outlook is Outlook.PHASED_OUT:
        return PHASED_OUT.of(language)
    restricted = link.outlook is Outlook.RESTRICTED or link.siting is Siting.REGULATED
    return RESTRICTED.of(language) if restricted else None


def state_label(verdict: Verdict, language: Language) -> str:
    """Return the one word for a link's state: `在建`, `拟建`, `应有待查`, else the state's own."""
    return verdict.mark.label(language)


SIGN_WORDS = {
    Measure.SEASONAL: Text("季节性", "seasonal"),
    Measure.SMALL: Text("规模小", "small"),
    Measure.OWN_USE: Text("只供自用", "own use only"),
    Measure.TRIAL: Text("试产或中试", "on trial"),
    Measure.OPERATING: OLD_RECORD,
    Measure.UNCLEAR: STATE_UNCLEAR,
    Measure.STOPPED: Text("停产", "stopped"),
}
"""The sign of weakness by the measure that decided."""


def sign_text(verdict: Verdict, language: Language) -> str | None:
    """Name the sign that makes a link weak, or return None for any other state."""
    if verdict.state is not LinkState.WEAK:
        return None
    decided = (reading.measure for reading in verdict.measure_counts if reading.condition is not None)
    return next(SIGN_WORDS[measure].of(language) for measure in decided)


def _since(verdict: Verdict) -> int | None:
    """Return the latest year of the facts that decided a state, or None if none bears one."""
    return max((year for fact in verdict.decisive if (year := year_of(fact)) is not None), default=None)


def candidate_count(city: City, link_id: str, language: Language) -> str:
    """Return how many candidates are on file, e.g. `候选 3 家`."""
    firms = {make.start for make in city.candidates.get(link_id, ())}
    if not firms:
        return NO_CANDIDATE.of(language)
    return f"候选 {len(firms)} 家" if language == "zh" else count(language, len(firms), "", "candidate")


def fact_line(city: City, fact: CountedFact, language: Language) -> str:
    """Return one fact a verdict read: who, what, how much, in which state."""
    match fact:
        case Makes():
            status = fact.status.label(language) if fact.status is not None else STATE_UNCLEAR.of(language)
            parts = [firm_name(city.firms[fact.start]), fact.product, capacity(fact, language), status]
        case Project():
            invested = None if fact.investment_yi is None else investment(fact.investment_yi, language)
            parts = [fact.name_zh, fact.stage.label(language), invested]
        case InputTo():
            user = link_name(city.links[fact.end], language)
            way = None if fact.transport is None else fact.transport.label(language)
            parts = [USED_BY.of(language, user=user), fact.strength.label(language), way]
        case Link():
            parts = [link_name(fact, language), None if fact.advantage is None else typeset(fact.advantage)]
        case Ruled():
            parts = [fact.kind.label(language), fact.reason]
        case Chain():
            known = None if fact.local_side is None else fact.local_side.label(language)
            parts = [chain_name(fact, language), known, fact.local_side_reason]
        case _:
            assert_never(fact)
    return " · ".join(part for part in parts if part)
