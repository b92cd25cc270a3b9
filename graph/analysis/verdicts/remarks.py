"""Remarks on a verdict, with the facts that trigger them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.analysis.facts.age import OLD_AFTER, is_old, year_of
from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import by_family
from graph.analysis.facts.evidence_quality import has_only_weak_sources
from graph.analysis.verdicts.counts import FactsByMeasure as Found
from graph.analysis.verdicts.rules import Measure
from graph.model.edges import Makes
from graph.model.fact import Fact
from graph.model.kinds import Siting
from graph.text import InTwoLanguages


@dataclass(frozen=True, slots=True)
class RemarkRule(InTwoLanguages):
    """One declared remark: its id, its text in both languages, and what finds the facts that call for it."""

    id: str
    zh: str
    en: str
    find: Callable[[City, str, Found], Iterable[Fact]]


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a verdict and the facts that call for it."""

    rule: RemarkRule
    facts: tuple[Fact, ...]


def remarks_for(city: City, link_id: str, found: Found) -> tuple[Remark, ...]:
    """Return the remarks on a link, in the order they are declared."""
    noted = ((rule, tuple(dict.fromkeys(rule.find(city, link_id, found)))) for rule in REMARK_RULES)
    return tuple(Remark(rule, facts) for rule, facts in noted if facts)


def _one_party(city: City, _: str, found: Found) -> Iterator[Fact]:
    for facts in by_family(city, found[Measure.OPERATING]).values():
        if len({fact.start for fact in facts if isinstance(fact, Makes)}) > 1:
            yield from facts


def _single(city: City, _: str, found: Found) -> tuple[Fact, ...]:
    current = found[Measure.CURRENT]
    return current if len(by_family(city, current)) == 1 else ()


def _old(city: City, _: str, found: Found) -> Iterator[Fact]:
    return (fact for fact in found[Measure.OPERATING] if is_old(city, fact))


def _undated(_: City, __: str, found: Found) -> Iterator[Fact]:
    return (fact for fact in found[Measure.CURRENT] if year_of(fact) is None)


def _unclear(_: City, __: str, found: Found) -> tuple[Fact, ...]:
    return found[Measure.UNCLEAR] if found[Measure.OPERATING] or found[Measure.UNDER_WAY] else ()


def _weak(city: City, _: str, found: Found) -> Iterator[Fact]:
    facts = (*found[Measure.OPERATING], *found[Measure.UNDER_WAY])
    return (fact for fact in facts if has_only_weak_sources(fact, city.grades))


def _regulated(city: City, link_id: str, _: Found) -> tuple[Fact, ...]:
    link = city.links[link_id]
    return (link,) if link.siting is Siting.REGULATED else ()


def _contradicted(_: City, __: str, found: Found) -> tuple[Fact, ...]:
    present = found[Measure.OPERATING] or found[Measure.UNCLEAR] or found[Measure.UNDER_WAY] or found[Measure.INTENDED]
    return (*found[Measure.RULED_OUT], *found[Measure.CONFIRMED]) if present else ()


REMARK_RULES: tuple[RemarkRule, ...] = (
    RemarkRule(
        "N-01",
        "同一集团或疑似同一企业的几家，合计一家",
        "Firms under one control, or possibly one firm under several names, count as one",
        _one_party,
    ),
    RemarkRule("N-02", "在产的只有一家", "Single supply: only one supplier operates", _single),
    RemarkRule(
        "N-03",
        f"有的资料早于 {OLD_AFTER} 年，产能与现状须核实",
        f"Some records are over {OLD_AFTER} years old; capacity and state are to be checked again",
        _old,
    ),
    RemarkRule("N-04", "有的资料没注年份，新旧不明", "Some records bear no year; their age is unknown", _undated),
    RemarkRule("N-05", "另有企业或项目现状不清", "Other makers or projects are on file, state unknown", _unclear),
    RemarkRule("N-06", "有的资料出处存疑，待核实", "Some facts rest on weak sources alone, to be checked", _weak),
    RemarkRule("N-07", "新增产能受限制", "New capacity is restricted", _regulated),
    RemarkRule(
        "N-08",
        "已有核定，但与收录的企业或项目不符，按收录的判",
        "A ruling is on file but facts contradict it; the facts decide",
        _contradicted,
    ),
)
