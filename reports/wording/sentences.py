"""What is said of links, firms and candidates, composed from their facts."""

from typing import assert_never

from graph.analysis.candidates.against import Against
from graph.analysis.candidates.candidates import Candidate
from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.analysis.facts.nearness import Near
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.readings import Fact
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.edges import InputTo, Makes, PresentIn, Ruled
from graph.model.kinds import Outlook, SignalKind, Siting
from graph.model.nodes import Chain, Firm, Link, Project, Signal
from graph.model.record import Record
from graph.model.region import Region
from reports.wording.language import Language, Text, amount, count, investment, joined_up, outside_brackets, typeset
from reports.wording.punctuation import aside, clauses, names, titled

NO_CANDIDATE = Text("未收录候选", "no candidate")
ASK_SIZE = Text("问产能", "ask its size")
OLD_RECORD = Text("旧资料", "old record")
STATE_UNCLEAR = Text("现状不清", "state not stated")
NEAR = {
    Near.PRESENT: Text("在本省已有布局", "present in the province"),
    Near.NEIGHBOUR: Text("在邻近城市", "in a neighbouring city"),
    Near.PROVINCE: Text("省内企业", "same province"),
    Near.WIDER: Text("在本区域", "in the wider region"),
    Near.FAR: Text("距离较远", "far away"),
    Near.NOWHERE: Text("所在地无资料", "seat not on file"),
}


def link_name(link: Link, language: Language) -> str:
    """Return the name of a link; Chinese where no English name is on file."""
    return typeset(link.name_zh) if language == "zh" or link.name_en is None else link.name_en


def home_name(region: Region, language: Language) -> str:
    """Return the name of the home city: `抚顺市`, `Fushun`."""
    return region.city_zh if language == "zh" else region.city_en


def chain_name(chain: Chain, language: Language) -> str:
    """Return the name of a chain; Chinese where no English name is on file."""
    return typeset(chain.name_zh) if language == "zh" or chain.name_en is None else chain.name_en


def brief_name(link: Link, language: Language) -> str:
    """Return the name of a link without its bracketed part."""
    return outside_brackets(link_name(link, language))


def firm_name(firm: Firm) -> str:
    """Return the short name of a firm, or its full one; firms keep their Chinese names in both languages."""
    return firm.short_name or firm.name_zh


def firm_place(firm: Firm) -> str:
    """Return province and city of a firm, a name that repeats only once."""
    return " ".join(dict.fromkeys(part for part in (firm.province, firm.city) if part))


def capacity(make: Makes, language: Language) -> str | None:
    """Return the capacity of a maker with its unit, or None where none is on file."""
    return None if make.capacity is None else amount(make.capacity, make.capacity_unit, language)


def size_words(verdict: Verdict, language: Language) -> str | None:
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
UNSTATED = Text("进展待问 {number} 项", "{number}, progress unknown")
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


def detail(city: City, verdict: Verdict, language: Language) -> str:
    """Return the second line of a card: what decided the state, in a few characters."""
    makers = count(language, verdict.value(Measure.CURRENT), "家", "firm")
    match verdict.state:
        case LinkState.STRONG:
            in_plant = Grade.CAPTIVE.label(language) if verdict.rule.id == "D-28" else None
            return size_words(verdict, language) or dot(makers, in_plant)
        case LinkState.PRESENT:
            return dot(makers, ASK_SIZE.of(language))
        case LinkState.WEAK:
            return dot(sign_words(verdict, language), _small(verdict, language) or _since(verdict))
        case LinkState.PLANNED:
            return dot(_coming(verdict, language), _since(verdict))
        case LinkState.MISSING:
            closed = closed_words(city.links[verdict.link_id], language)
            return _gap(verdict, language) or closed or candidate_count(city, verdict.link_id, language)
        case LinkState.UNKNOWN | LinkState.NOT_LOCAL:
            return verdict.grade.label(language) if verdict.grade is not None else verdict.state.label(language)


def _small(verdict: Verdict, language: Language) -> str | None:
    """Return the capacity on file of a link that is weak for being small."""
    held = (fact for fact in verdict.decisive if isinstance(fact, Makes) and fact.capacity is not None)
    make = next(held, None) if verdict.rule.id == "D-05" else None
    return None if make is None else (capacity(make, language) or "").removesuffix("/年")


def _coming(verdict: Verdict, language: Language) -> str:
    decided = next(reading for reading in verdict.readings if reading.condition is not None)
    return COMING[decided.measure].of(language, number=decided.value)


def _gap(verdict: Verdict, language: Language) -> str | None:
    """Return what is on file of a gap: a plant stopped long ago, plans that lapsed, talks; None for a plain one."""
    if verdict.grade in (Grade.STOPPED, Grade.LAPSED) and verdict.grade is not None:
        return dot(verdict.grade.label(language), _since(verdict))
    talks = verdict.value(Measure.TALKS)
    return IN_TALKS.of(language, number=talks) if talks else None


def closed_words(link: Link, language: Language) -> str | None:
    """Return why no new capacity is to be sought of a link: restricted or phased out; None if it may be sought."""
    if link.outlook is Outlook.PHASED_OUT:
        return PHASED_OUT.of(language)
    restricted = link.outlook is Outlook.RESTRICTED or link.siting is Siting.REGULATED
    return RESTRICTED.of(language) if restricted else None


def state_word(verdict: Verdict, language: Language) -> str:
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


def sign_words(verdict: Verdict, language: Language) -> str | None:
    """Name the sign that makes a link weak, or return None for any other state."""
    if verdict.state is not LinkState.WEAK:
        return None
    decided = (reading.measure for reading in verdict.readings if reading.condition is not None)
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


def candidate_reason(candidate: Candidate, language: Language) -> str:
    """Return what speaks for a candidate, in one sentence."""
    zh = language == "zh"
    products = list(dict.fromkeys(make.product for make in candidate.makes if make.product))
    parts = [("产品：" if zh else "Makes ") + names(products, language)] if products else []
    parts.append(NEAR[candidate.near.near].of(language))
    if candidate.sisters:
        sisters = names((firm_name(firm) for firm in candidate.sisters[:2]), language)
        parts.append(
            joined_up("同一控制的企业", sisters, "已在本地") if zh else f"under one control with {sisters} here"
        )
    if candidate.ties:
        parts.append("与本地企业有往来" if zh else "tied to a local firm")
    if any(signal.kind is SignalKind.CITY_CONTACT for signal in candidate.news):
        parts.append("与本市有过接触" if zh else "has been in contact with the city")
    return clauses(parts, language)


def lead_words(candidate: Candidate, language: Language) -> str:
    """Return what sort of lead a candidate is, and that its seat is in a zone governed apart: `新引进 · 沈抚示范区`."""
    zone = candidate.firm.city if candidate.zone else None
    return " · ".join(part for part in (candidate.kind.label(language), zone) if part)


def against_words(each: Against, language: Language) -> str:
    """Return one reason against, with the news or the place that raises it."""
    text = each.rule.zh if language == "zh" else each.rule.en
    told = [told for fact in each.facts if (told := _raised_by(fact, language)) is not None]
    return titled(text, clauses(dict.fromkeys(told), language), language) if told else text


def _raised_by(fact: Record, language: Language) -> str | None:
    if isinstance(fact, Signal):
        return aside(typeset(fact.text), fact.year, language)
    if isinstance(fact, PresentIn):
        return " ".join(part for part in (fact.end, fact.what) if part)
    if isinstance(fact, Link):
        return fact.siting_reference
    return None


def commitment_words(candidate: Candidate, language: Language) -> str:
    """Return what a firm has signed here already."""
    parts = []
    for fact in candidate.commitments:
        if isinstance(fact, Project):
            parts.append(aside(fact.name_zh, fact.stage.label(language), language))
        elif isinstance(fact, PresentIn):
            parts.append(aside(fact.what or fact.end, fact.kind.label(language), language))
    return clauses(parts, language)


def intent(candidate: Candidate, language: Language) -> str | None:
    """Return that nothing is known of a candidate's intent, or None where contact is on file."""
    if any(signal.kind is SignalKind.CITY_CONTACT for signal in candidate.news):
        return None
    return "在本市投资意向无资料" if language == "zh" else "no record of interest in the city"


def fact_line(city: City, fact: Fact, language: Language) -> str:
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
