"""What a verdict asks for, as data: the conditions under which a link is supplied, extended to, strengthened or pushed.

Each condition is one an engineer or a planner can check by naming links and firms.
"""

from collections.abc import Callable
from dataclasses import dataclass

from graph.analysis.targets.rule_context import CLOSED_OUTLOOKS, RuleContext
from graph.analysis.verdicts.counts import CANNOT_TRAVEL
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.model.fact import Fact
from graph.model.kinds import InputRole, Siting
from graph.text import InTwoLanguages

MIN_LOCAL_CORE_SHARE = 0.5
"""Share of a missing link's core needs, made here, from which on it can be supplied from here."""
UNSTATED_RULE = "D-12"
"""The rule by which a link is planned only because a project of unknown progress is on file."""
BOUND_SIGNS = (Measure.SMALL, Measure.TRIAL)
"""Signs of weakness of a resource-bound link that something can be done about; old records are asked for first."""


@dataclass(frozen=True, slots=True)
class StrategyRule(InTwoLanguages):
    """One declared condition: its id, the strategy it calls for, its text, and what finds the facts where it holds.

    `find` returns None if the condition does not hold.
    """

    id: str
    strategy: Strategy
    zh: str
    en: str
    find: Callable[[RuleContext], tuple[Fact, ...] | None]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a link is worked on: the rule that holds and the facts it read."""

    rule: StrategyRule
    facts: tuple[Fact, ...]


def grounds_for(case: RuleContext) -> tuple[Ground, ...]:
    """List every ground on which a link is to be worked on, the main one first; none if nothing follows."""
    found = ((rule, rule.find(case)) for rule in STRATEGY_RULES)
    return tuple(Ground(rule, tuple(dict.fromkeys(facts))) for rule, facts in found if facts is not None)


def _wanted(case: RuleContext) -> tuple[Fact, ...] | None:
    """Find the users that surely are here or come, unless what they want is simply bought."""
    users = case.context.core_users
    sure = any(case.is_sure(edge.end) for edge in users)
    return users if case.is_gap and sure and not _is_simply_bought(case) else None


def _is_simply_bought(case: RuleContext) -> bool:
    """Check whether a good travels freely to its users here, takes little that is made here, and has no advantage."""
    goods = all(
        edge.role is not InputRole.SERVICE and edge.transport not in CANNOT_TRAVEL for edge in case.context.core_users
    )
    fed = case.push is not None and case.push >= MIN_LOCAL_CORE_SHARE
    return goods and not fed and not case.link.advantage and case.link.siting is not Siting.OPERATED


def _fed(case: RuleContext) -> tuple[Fact, ...] | None:
    around = case.context
    enough = case.push is not None and case.push >= MIN_LOCAL_CORE_SHARE and around.local_core_inputs
    return around.local_core_inputs if case.is_gap and not around.core_users and enough and _has_market(case) else None


def _operated(case: RuleContext) -> tuple[Fact, ...] | None:
    """Find what an operator would run here: a place or resource it cannot do without."""
    if not case.is_gap or case.context.core_users or case.link.siting is not Siting.OPERATED:
        return None
    return case.context.local_core_inputs or None


def _kin(case: RuleContext) -> tuple[Fact, ...] | None:
    """Find the local party's own makes, if a feed is here or is itself a target."""
    if not case.is_gap or case.context.core_users or not case.kin:
        return None
    feeds = tuple(edge for edge in case.context.core_inputs if edge.start in case.founded)
    fed = case.context.local_core_inputs or feeds
    return (*case.kin, *fed) if fed and _has_market(case) else None


def _has_market(case: RuleContext) -> bool:
    """Check that somebody would take the product: a named buyer, an advantage, an anchor, a feed to come.

    An operator needs none. Nobody takes one more of a good that has its market at home and too many makers there. An
    advantage that names but a feed again is none while that feed is itself only expected to be here.
    """
    if case.is_local_glut:
        return False
    feeds = case.context.local_core_inputs
    coming = any(edge.start in case.sets.building for edge in feeds)
    expected = all(edge.start in case.sets.inferred for edge in feeds)
    edge_named = case.link.advantage is not None and (case.tells_more or not expected)
    named = bool(case.open_buyers or edge_named or case.anchors or coming)
    return named or case.link.siting is Siting.OPERATED


def _weak(case: RuleContext) -> tuple[Fact, ...] | None:
    verdict = case.verdict
    if verdict.state is not LinkState.WEAK or case.link.outlook in CLOSED_OUTLOOKS:
        return None
    if verdict.decisive and all(fact.evidence.is_assumed for fact in verdict.decisive):
        # what stands still in a what-if lacks its feed: the feed is to be worked on, not the plant
        return None
    if case.is_for_own_works or case.is_unseen_in_glut:
        return None
    bound = case.link.siting is Siting.RESOURCE and any(
        reading.condition is not None and reading.measure in BOUND_SIGNS for reading in verdict.measure_counts
    )
    return verdict.decisive if case.is_open or bound else None


def _coming(case: RuleContext) -> tuple[Fact, ...] | None:
    verdict = case.verdict
    # one with no record of its own comes with the plant it belongs to
    hosted = bool(verdict.facts_for(Measure.HOST_COMES)) and not verdict.facts_for(Measure.UNDER_WAY)
    # a project of which nobody says how far it has come is asked about; it keeps nobody else away
    unstated = verdict.rule.id == UNSTATED_RULE
    closed = case.link.outlook in CLOSED_OUTLOOKS or hosted or unstated
    return verdict.decisive if verdict.state is LinkState.PLANNED and not closed else None


def _signed(case: RuleContext) -> tuple[Fact, ...] | None:
    """Find the signatures of firms that have no project here yet, if the link is still missing."""
    missing = case.verdict.state is LinkState.MISSING
    return case.signed if missing and case.is_open and case.signed else None


STRATEGY_RULES: tuple[StrategyRule, ...] = (
    StrategyRule(
        "S-01",
        Strategy.SUPPLEMENT,
        "缺；本地确有链环以它为核心投入，没有可替代的，也不是外购即可",
        "Missing; a link surely here takes it as a core input, has no alternative here, and cannot simply buy it",
        _wanted,
    ),
    StrategyRule(
        "S-02",
        Strategy.EXTEND,
        f"缺；本地没有用户，核心需求至少 {MIN_LOCAL_CORE_SHARE:.0%} 由本地供给，且有买方、优势或依托，往下再做一步",
        f"Missing; no local user; at least {MIN_LOCAL_CORE_SHARE:.0%} of its core needs met here; "
        "a buyer, edge or anchor named",
        _fed,
    ),
    StrategyRule(
        "S-03",
        Strategy.EXTEND,
        "缺；须由运营商来做，所依托的场所或资源在本地",
        "Missing; run by an operator, and the place or resource it rests on is here",
        _operated,
    ),
    StrategyRule(
        "S-04",
        Strategy.EXTEND,
        "缺；本地上下游企业的同一集团在外地做它且自己定投资，投入在本地或本身是目标",
        "Missing; the group of a local firm up or down the chain makes it elsewhere, and a feed is here or is a target",
        _kin,
    ),
    StrategyRule(
        "S-05", Strategy.STRENGTHEN, "弱，且弱处能办", "Weak, on a sign that something can be done about", _weak
    ),
    StrategyRule(
        "S-06",
        Strategy.SEE_THROUGH,
        "在建或拟建：盯着办成，不另招一家",
        "Under construction or announced: see it through, recruit no second one",
        _coming,
    ),
    StrategyRule(
        "S-07",
        Strategy.SEE_THROUGH,
        "缺；做它的外地企业已在本地签约，还没有项目：盯到开工，不另招一家",
        "Missing; a maker from elsewhere has signed here, with no project yet: see it begun, recruit no second one",
        _signed,
    ),
)
