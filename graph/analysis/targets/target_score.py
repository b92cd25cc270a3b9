"""How much a link is worth working on: declared terms of merit and of feasibility, each with its facts.

A term applies or not by kind of target; a term without facts earns nothing and is shown as not known.
"""

from collections.abc import Callable, Iterable

from graph.analysis.candidates.deciders import decides
from graph.analysis.facts.city import City
from graph.analysis.facts.market import believed_outlook
from graph.analysis.facts.score import Criterion, CriterionScore, Score, capped_share
from graph.analysis.targets.conditional_terms import PERMIT, RELIEF, SCALE, permit, relief, scale
from graph.analysis.targets.link_context import is_wanted
from graph.analysis.targets.rule_context import RuleContext
from graph.analysis.verdicts.states import Strategy
from graph.model.cells import basis_told
from graph.model.edges import InputTo, Leads, Makes
from graph.model.kinds import Basis, Outlook, Siting, Strength
from graph.model.nodes import Industry

PULL = Criterion(
    "pull", "本地要用", "Local pull", 20,
    "本地以它为核心投入的链环，按在本地的程度计；辅助用途计四分之一，满 1 计满分；延链不计",
    "Links here with it as a core input, by how far they are here; auxiliary ones a quarter; full at 1; not for "
    "extensions",
)  # fmt: skip
OUTLOOK = Criterion(
    "outlook", "市场前景", "Outlook", 10,
    "紧缺、成长 1，平衡 0.5，过剩 0；本地有用户的至少 0.5；没有判断、或理由自己写着亏损的无资料",
    "Short or growing 1, balanced 0.5, surplus 0; at least 0.5 with a user here; no fact where nobody judged it or its "
    "own reason tells of losses",
)  # fmt: skip
MARKET = Criterion(
    "market", "有买方", "Buyers", 10,
    "写明了周边买方，或本地有核心用户；都没有则无资料",
    "Buyers within reach are named, or a core user is here; else no fact",
)  # fmt: skip
UNLOCKS = Criterion(
    "opens", "带动缺环", "Gaps it unlocks", 10,
    "以它为核心投入的缺环数，满 2 计满分",
    "Missing links with it as a core input, full at 2",
)  # fmt: skip
OWNER = Criterion(
    "owner", "链主需要", "Owner's need", 5,
    "链主所做的链环离不了它计 1，不用计 0；没有链主资料则无资料",
    "1 if a chain owner makes a link that cannot do without it, else 0; no fact if no owner is on file",
)  # fmt: skip
VALUE = Criterion(
    "value", "产值权重", "Value weight", 5,
    "所属行业的增加值率；只在有投入产出表的城市计",
    "Value-added rate of its industry; only where the city has an input-output table",
)  # fmt: skip
PUSH = Criterion(
    "push", "本地供料", "Local feeds", 20,
    "核心需求由本地供给的程度：替代组算一项；运不远或有名的料计全，其余打八折；外供有限的至多 0.5，"
    "自用或条件未查的至多 0.4，不外供、不合用的不计；缺的料本身是目标的计一半，只计一次",
    "How far its core needs are met from here: alternatives count once; feeds that cannot travel or are renowned "
    "count whole, others 0.8; sold in part 0.5 at most, for own use or not tested 0.4, not sold or unfit nothing; a "
    "missing feed that is a target itself half, once",
)  # fmt: skip
ADVANTAGE = Criterion(
    "advantage", "本地优势", "Local advantage", 15,
    "写明了本地的许可、场地、技术或物流计 1；只重复已计的原料和用户计 0.5；没有写则无资料",
    "A permit, site, skill or way of transport here is named 1; only feeds and users already counted 0.5; else no fact",
)  # fmt: skip
ANCHOR = Criterion(
    "anchor", "有在建依托", "Anchor", 15,
    "本地企业的同一集团在外地做它计 1；只有核心用户在建计 0.5，那个用户别项已计；只对补链、延链",
    "The group of a local firm makes it elsewhere 1; only a core user under construction, which other terms count, "
    "0.5; for gaps only",
)  # fmt: skip
CANDIDATES = Criterion(
    "candidates", "可谈企业", "Firms to talk to", 10,
    "收录的外地企业中自己能定投资、不是推定的，满 3 家计满分；没有收录则无资料；只对补链、延链",
    "Firms elsewhere on file, not inferred, that decide on investment themselves, full at 3; none on file, no fact; "
    "for gaps only",
)  # fmt: skip

ATTRACTIVENESS = (PULL, MARKET, OUTLOOK, UNLOCKS, RELIEF, OWNER, VALUE)
FEASIBILITY = (PUSH, ADVANTAGE, ANCHOR, CANDIDATES, PERMIT, SCALE)
WEIGHTS = (*ATTRACTIVENESS, *FEASIBILITY)
OUTLOOK_VALUES = {Outlook.SHORT: 1.0, Outlook.GROWING: 1.0, Outlook.BALANCED: 0.5}
AUXILIARY_VALUE = 0.25
REPEATED = 0.5
"""What an advantage or an anchor counts that only names again the feeds and users that other terms have counted."""
FULL_OPENS, FULL_CANDIDATES = 2, 3
GAP_STRATEGIES = frozenset({Strategy.SUPPLEMENT, Strategy.EXTEND})


def score_link(case: RuleContext, strategy: Strategy) -> Score:
    """Score the work on a link under a strategy, its terms in the order of WEIGHTS."""
    return Score(tuple(TERMS[weight.id](case, strategy) for weight in WEIGHTS))


def _pull(case: RuleContext, strategy: Strategy) -> CriterionScore:
    if strategy is Strategy.EXTEND:
        return CriterionScore(PULL, None, applies=False)
    minor = [edge for edge in case.context.local_users if edge.strength is not Strength.CORE]
    value = _degrees(case, case.context.core_users) + AUXILIARY_VALUE * _degrees(case, minor)
    return CriterionScore(PULL, capped_share(value, 1), (*case.context.core_users, *minor))


def _degrees(case: RuleContext, edges: Iterable[InputTo]) -> float:
    return sum(case.sets.degree[edge.end] for edge in edges)


def _market(case: RuleContext, _: Strategy) -> CriterionScore:
    facts = (*([case.link] if case.open_buyers else []), *case.context.core_users)
    return CriterionScore(MARKET, 1.0 if facts else None, facts)


def _outlook(case: RuleContext, _: Strategy) -> CriterionScore:
    outlook = believed_outlook(case.link)
    if outlook is None:
        return CriterionScore(OUTLOOK, None)
    value = OUTLOOK_VALUES.get(outlook, 0.0)
    return CriterionScore(OUTLOOK, max(value, 0.5) if case.context.core_users else value, (case.link,))


def _unlocks(case: RuleContext, _: Strategy) -> CriterionScore:
    links = {edge.end for edge in case.context.unlocks}
    return CriterionScore(UNLOCKS, capped_share(len(links), FULL_OPENS), case.context.unlocks)


def _owner(case: RuleContext, _: Strategy) -> CriterionScore:
    owners, wanted = owner_uses(case.city, case.link.id, case.context.uses)
    if not owners:
        return CriterionScore(OWNER, None)
    return CriterionScore(OWNER, 1.0 if wanted else 0.0, (*owners, *wanted))


def owner_uses(city: City, link_id: str, uses: Iterable[InputTo]) -> tuple[tuple[Leads, ...], tuple[InputTo, ...]]:
    """Find the chain owners of a link's chains, and the uses of the link that one of them cannot do without.

    What an owner bought once, as equipment, it does not need again.
    """
    chains = (edge.start for edge in city.chains_of.get(link_id, ()))
    owners = tuple(lead for chain in chains for lead in city.owner_roles(chain))
    made = {make.end for lead in owners for make in city.makes_of.get(lead.start, ())}
    return owners, tuple(edge for edge in uses if edge.end in made and is_wanted(edge))


def _value(case: RuleContext, _: Strategy) -> CriterionScore:
    industry = industry_of(case.city, case.link.id)
    if industry is None:
        return CriterionScore(VALUE, None, applies=bool(case.city.industries))
    return CriterionScore(VALUE, industry.value_added_rate, (industry,))


def _push(case: RuleContext, _: Strategy) -> CriterionScore:
    operated = not case.context.needs and case.link.siting is Siting.OPERATED
    return CriterionScore(PUSH, case.push, case.context.local_core_inputs, applies=not operated)


def _advantage(case: RuleContext, _: Strategy) -> CriterionScore:
    if not case.link.advantage:
        return CriterionScore(ADVANTAGE, None)
    return CriterionScore(ADVANTAGE, 1.0 if case.tells_more else REPEATED, (case.link,))


def _anchor(case: RuleContext, strategy: Strategy) -> CriterionScore:
    value = 1.0 if case.kin else REPEATED if case.anchors else 0.0
    return CriterionScore(ANCHOR, value, case.anchors, applies=strategy in GAP_STRATEGIES)


def _candidates(case: RuleContext, strategy: Strategy) -> CriterionScore:
    makes = case.city.candidates.get(case.link.id, ())
    deciding = tuple(make for make in makes if decides(case.city.firms[make.start]) and not _is_inferred(make))
    value = capped_share(len({make.start for make in deciding}), FULL_CANDIDATES) if makes else None
    return CriterionScore(CANDIDATES, value, deciding, applies=strategy in GAP_STRATEGIES)


def _is_inferred(make: Makes) -> bool:
    return basis_told(make) is Basis.INFERRED


TERMS: dict[str, Callable[[RuleContext, Strategy], CriterionScore]] = {
    PULL.id: _pull,
    MARKET.id: _market,
    OUTLOOK.id: _outlook,
    UNLOCKS.id: _unlocks,
    OWNER.id: _owner,
    VALUE.id: _value,
    PUSH.id: _push,
    ADVANTAGE.id: _advantage,
    ANCHOR.id: _anchor,
    CANDIDATES.id: _candidates,
    RELIEF.id: relief,
    PERMIT.id: permit,
    SCALE.id: scale,
}


def industry_of(city: City, link_id: str) -> Industry | None:
    """Find the industry on file whose code is the longest beginning of the link's, or None."""
    code = city.links[link_id].gbt4754 or ""
    found = (city.industries.get(code[:digits]) for digits in range(len(code), 1, -1))
    return next((industry for industry in found if industry is not None), None)
