"""How much a link is worth working on: ten declared terms, five of attractiveness and five of feasibility."""

from graph.analysis.facts.city import City
from graph.analysis.facts.nearness import nearness
from graph.analysis.facts.score import Score, Term, Weight, share
from graph.analysis.targets.strategies import owner_uses
from graph.analysis.targets.surroundings import Surroundings
from graph.model.kinds import SignalKind, Siting, Strength
from graph.model.nodes import Industry

DEMAND = Weight(
    "demand", "本地需求", "Local demand", "需", "D", 15,
    "本地在用它的链环：核心用途计 1、辅助计 0.5，满 3 计满分",
    "Local links that use it: core 1, auxiliary 0.5, full at 3",
)  # fmt: skip
OWNER = Weight(
    "owner", "链主需要", "Owner's need", "主", "O", 15,
    "链主所做的链环直接用它计 1；不用计 0；所在链无链主资料则无事实",
    "1 where a chain owner makes a link that uses it directly, else 0; no fact where no owner is on file",
)  # fmt: skip
CRITICAL = Weight(
    "critical", "关键程度", "Criticality", "关", "K", 10,
    "沿核心投入非它不可达的下游链环数，满 5 计满分",
    "Links downstream that no way of core inputs reaches without it, full at 5",
)  # fmt: skip
OPENS = Weight(
    "opens", "带动缺环", "Gaps it opens", "带", "G", 10,
    "以它为核心投入的缺环数，满 3 计满分",
    "Missing links with it as a core input, full at 3",
)  # fmt: skip
VALUE = Weight(
    "value", "产值权重", "Value weight", "值", "V", 5,
    "所属行业的增加值率；未给投入产出表则无事实",
    "Value-added rate of its industry; no fact where no input-output table is given",
)  # fmt: skip
INPUTS = Weight(
    "inputs", "核心投入在本地", "Core inputs here", "料", "I", 20,
    "核心投入中本地已有的比例；一般外购与普通服务不计",
    "Share of its core inputs made here; bought goods and ordinary services aside",
)  # fmt: skip
RELATED = Weight(
    "related", "相近链环强", "Related links strong", "邻", "R", 5,
    "与它同投入或同行业的链环中本地为强的个数，满 3 计满分",
    "Links sharing a core input or the industry with it that are strong here, full at 3",
)  # fmt: skip
CANDIDATES = Weight(
    "candidates", "候选与动向", "Candidates, news", "候", "C", 10,
    "在库外地候选企业：有扩张、迁移或与本市接触的计 1，其余计 0.5，满 3 计满分",
    "Candidates on file: 1 with news of expansion, relocation or contact, else 0.5; full at 3",
)  # fmt: skip
NEAR = Weight(
    "near", "邻近产能", "Supply nearby", "近", "N", 5,
    "候选企业中最近的一家：邻市或已在本省布局 1，本省 0.8，本区域 0.5，其他 0",
    "The nearest candidate: next city or present in the province 1, province 0.8, wider region 0.5, else 0",
)  # fmt: skip
SITE = Weight(
    "site", "承载与许可", "Site and permits", "地", "S", 5,
    "产能受管控计 0；其余须有用地与许可资料，现无",
    "0 where capacity is regulated; otherwise needs facts on land and permits, none is given",
)  # fmt: skip

ATTRACTIVENESS = (DEMAND, OWNER, CRITICAL, OPENS, VALUE)
FEASIBILITY = (INPUTS, RELATED, CANDIDATES, NEAR, SITE)
WEIGHTS = (*ATTRACTIVENESS, *FEASIBILITY)
FULL_COUNT = 3
FULL_HOLD = 5
MOVING = frozenset({SignalKind.EXPANSION, SignalKind.RELOCATION, SignalKind.CITY_CONTACT})
"""News that shows a firm on the move."""


def score_link(city: City, around: Surroundings, link_id: str) -> Score:
    """Return the score of working on a link, its terms in the order of WEIGHTS."""
    link = city.links[link_id]
    opens = share(len(around.opens), FULL_COUNT) if around.uses else None
    related = share(len(around.related_strong), FULL_COUNT) if around.related else None
    return Score(
        (
            _demand(around),
            _owner(city, around, link_id),
            _critical(city, around),
            Term(OPENS, opens, around.opens),
            _value(city, link_id),
            _inputs(around),
            Term(RELATED, related, tuple(city.links[each] for each in sorted(around.related_strong))),
            _candidates(city, link_id),
            _near(city, link_id),
            Term(SITE, 0.0, (link,)) if link.siting is Siting.REGULATED else Term(SITE, None),
        )
    )


def _demand(around: Surroundings) -> Term:
    if not around.uses:
        return Term(DEMAND, None)
    points = sum(1 if edge.strength is Strength.CORE else 0.5 for edge in around.users_here)
    return Term(DEMAND, share(points, FULL_COUNT), around.users_here)


def _owner(city: City, around: Surroundings, link_id: str) -> Term:
    owners, wanted = owner_uses(city, link_id, around)
    if not owners:
        return Term(OWNER, None)
    return Term(OWNER, 1.0 if wanted else 0.0, (*owners, *wanted))


def _critical(city: City, around: Surroundings) -> Term:
    if not around.uses:
        return Term(CRITICAL, None)
    held = tuple(city.links[each] for each in sorted(around.holds))
    return Term(CRITICAL, share(len(held), FULL_HOLD), held)


def _value(city: City, link_id: str) -> Term:
    industry = industry_of(city, link_id)
    return Term(VALUE, None) if industry is None else Term(VALUE, industry.value_added_rate, (industry,))


def industry_of(city: City, link_id: str) -> Industry | None:
    """Return the industry on file whose code is the longest beginning of the link's, or None."""
    code = city.links[link_id].gbt4754 or ""
    found = (city.industries.get(code[:digits]) for digits in range(len(code), 1, -1))
    return next((industry for industry in found if industry is not None), None)


def _inputs(around: Surroundings) -> Term:
    if not around.core_inputs:
        return Term(INPUTS, None)
    return Term(INPUTS, len(around.core_here) / len(around.core_inputs), around.core_inputs)


def _candidates(city: City, link_id: str) -> Term:
    makes = city.candidates.get(link_id, ())
    firms = dict.fromkeys(make.start for make in makes)
    news = [signal for firm in firms for signal in city.signals.get(firm, ()) if signal.kind in MOVING]
    moving = sum(any(signal.kind in MOVING for signal in city.signals.get(firm, ())) for firm in firms)
    return Term(CANDIDATES, share(moving + 0.5 * (len(firms) - moving), FULL_COUNT), (*makes, *news))


def _near(city: City, link_id: str) -> Term:
    found = [nearness(city, make.start) for make in city.candidates.get(link_id, ())]
    if not found:
        return Term(NEAR, None)
    best = max(found, key=lambda each: each.value)
    return Term(NEAR, best.value, best.facts)
