"""What a verdict asks for, as data: the conditions under which a link supplements, extends or is strengthened."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.parties import parties
from graph.analysis.targets.surroundings import Surroundings, Survey
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.model.edges import InputTo, Leads
from graph.model.kinds import Siting, Strength
from graph.model.record import Record

GAP_SITINGS = frozenset({Siting.ATTRACTABLE, Siting.REGULATED, None})
"""Sitings of a missing link that can be worked on; what is bought, captive or an ordinary service is no gap."""
WORK_SITINGS = GAP_SITINGS | {Siting.RESOURCE}
"""Sitings of a link here that can be strengthened."""
SECOND_SITINGS = frozenset({Siting.ATTRACTABLE, None})
"""Sitings of a link to which a second supplier can be attracted; where new capacity is regulated none can."""
MOST = 0.5
"""Share of a missing link's core inputs made here from which on it can be supplied from here."""


@dataclass(frozen=True, slots=True)
class Case:
    """All that a condition looks at: a verdict, what stands around its link, and where the links of the city stand."""

    city: City
    verdict: Verdict
    around: Surroundings
    found: Survey

    @property
    def link_id(self) -> str:
        """Return the link the case is about."""
        return self.verdict.link_id

    @property
    def siting(self) -> Siting | None:
        """Return the siting of the link."""
        return self.city.links[self.link_id].siting

    @property
    def is_gap(self) -> bool:
        """Return whether the link is missing and can be worked on."""
        return self.verdict.state is LinkState.MISSING and self.siting in GAP_SITINGS


@dataclass(frozen=True, slots=True)
class StrategyRule:
    """One declared condition: its id, the strategy it calls for, its text, and what returns the facts where it holds.

    `find` returns None where the condition does not hold.
    """

    id: str
    strategy: Strategy
    zh: str
    en: str
    find: Callable[[Case], tuple[Record, ...] | None]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a link is worked on: the rule that holds and the facts it read."""

    rule: StrategyRule
    facts: tuple[Record, ...]


def grounds_for(case: Case) -> tuple[Ground, ...]:
    """Return every ground on which a link is to be worked on, the main one first; none where nothing follows."""
    found = ((rule, rule.find(case)) for rule in STRATEGY_RULES)
    return tuple(Ground(rule, tuple(dict.fromkeys(facts))) for rule, facts in found if facts is not None)


def _waited_for(case: Case) -> tuple[Record, ...] | None:
    around = case.around
    return around.users_here if case.is_gap and around.between and around.users_here else None


def _supplied(case: Case) -> tuple[Record, ...] | None:
    around = case.around
    if not case.is_gap or not around.between or not around.core_inputs:
        return None
    return around.core_here if len(around.core_here) / len(around.core_inputs) >= MOST else None


def _extends(case: Case) -> tuple[Record, ...] | None:
    around = case.around
    complete = bool(around.core_inputs) and len(around.core_here) == len(around.core_inputs)
    strong = any(edge.start in case.found.strong for edge in around.core_here)
    return around.core_here if case.is_gap and around.last and complete and strong else None


def _owner_waits(case: Case) -> tuple[Record, ...] | None:
    if not case.is_gap or case.around.between:
        return None
    owners, wanted = owner_uses(case.city, case.link_id, case.around)
    core = tuple(edge for edge in wanted if edge.strength is Strength.CORE)
    return (*owners, *core) if core else None


def _is_weak(case: Case) -> tuple[Record, ...] | None:
    verdict = case.verdict
    return verdict.facts() if verdict.state is LinkState.WEAK and case.siting in WORK_SITINGS else None


def _single_supplied(case: Case) -> tuple[Record, ...] | None:
    verdict = case.verdict
    if (
        verdict.state is not LinkState.STRONG
        or case.siting not in SECOND_SITINGS
        or verdict.value(Measure.CURRENT) != 1
    ):
        return None
    users = tuple(independent_users(case))
    return (*verdict.facts_for(Measure.CURRENT), *users) if users else None


def _critical_stopped(case: Case) -> tuple[Record, ...] | None:
    verdict = case.verdict
    stopped = verdict.facts_for(Measure.STOPPED)
    idle = bool(stopped) and verdict.value(Measure.OPERATING) == 0 and case.siting in WORK_SITINGS
    return stopped if idle and case.around.holds else None


def independent_users(case: Case) -> Iterable[InputTo]:
    """Yield the core uses here of a link that somebody other than its own suppliers makes."""
    suppliers = parties(case.city, case.verdict.facts_for(Measure.CURRENT))
    for edge in case.around.users_here:
        if edge.strength is Strength.CORE and parties(case.city, case.city.makers.get(edge.end, ())) - suppliers:
            yield edge


def owner_uses(city: City, link_id: str, around: Surroundings) -> tuple[tuple[Leads, ...], tuple[InputTo, ...]]:
    """Return the chain owners of a link's chains, and the uses of the link that one of them makes."""
    chains = (edge.start for edge in city.chains_of.get(link_id, ()))
    owners = tuple(lead for chain in chains for lead in city.owner_leads(chain))
    made = {make.end for lead in owners for make in city.makes_of.get(lead.start, ())}
    return owners, tuple(edge for edge in around.uses if edge.end in made)


STRATEGY_RULES: tuple[StrategyRule, ...] = (
    StrategyRule(
        "S-01",
        Strategy.SUPPLEMENT,
        "缺；上下游都有本地链环，且有本地用户直接要用",
        "Missing; links made here lie on both sides, and a local user takes it directly",
        _waited_for,
    ),
    StrategyRule(
        "S-02",
        Strategy.SUPPLEMENT,
        f"缺；上下游都有本地链环，且核心投入至少 {MOST:.0%} 在本地",
        f"Missing; links made here lie on both sides, and at least {MOST:.0%} of its core inputs are made here",
        _supplied,
    ),
    StrategyRule(
        "S-03",
        Strategy.EXTEND,
        "缺；本地无用户，沿核心投入其后再无本地链环，核心投入全在本地，其中至少一环为强",
        "Missing; no local user, nothing made here beyond it along core inputs; all its core inputs are made here and "
        "one of them is strong",
        _extends,
    ),
    StrategyRule(
        "S-04",
        Strategy.EXTEND,
        "缺；其上再无本地链环，而链主以它为核心投入（向上游延）",
        "Missing; nothing made here feeds it, and a chain owner takes it as a core input (extends upstream)",
        _owner_waits,
    ),
    StrategyRule("S-05", Strategy.STRENGTHEN, "弱", "Weak", _is_weak),
    StrategyRule(
        "S-06",
        Strategy.STRENGTHEN,
        "强且可招引，但只有一家供应，而另有本地企业以它为核心投入",
        "Strong and attractable, but single-supplied while another local firm takes it as a core input",
        _single_supplied,
    ),
    StrategyRule(
        "S-07",
        Strategy.STRENGTHEN,
        "本地装置停产，而有链环非它不可达",
        "The local plant has stopped, and some link cannot be reached without it",
        _critical_stopped,
    ),
)
