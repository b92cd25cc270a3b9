"""How much a link is worth working on: eight declared terms, four of attractiveness and four of feasibility."""

from graph.analysis.city import City
from graph.analysis.nearness import nearness
from graph.analysis.score import Score, Term, Weight, share
from graph.analysis.surroundings import Surroundings
from graph.model.edges import Leads
from graph.model.kinds import LeadRole, Siting, Strength

DEMAND = Weight(
    "demand", "本地需求", "Local demand", "需", "D", 20,
    "本地在用它的链环：核心用途计 1、辅助计 0.5，满 3 计满分",
    "Local links that use it: core 1, auxiliary 0.5, full at 3",
)  # fmt: skip
OWNER = Weight(
    "owner", "链主需要", "Owner's need", "主", "O", 15,
    "链主所做的链环直接用它计 1；不用计 0；所在链无链主资料则无事实",
    "1 where a chain owner makes a link that uses it directly, else 0; no fact where no owner is on file",
)  # fmt: skip
OPENS = Weight(
    "opens", "带动缺环", "Gaps it opens", "带", "G", 15,
    "以它为核心投入的缺环数，满 3 计满分",
    "Missing links with it as a core input, full at 3",
)  # fmt: skip
VALUE = Weight(
    "value", "产值权重", "Value weight", "值", "V", 10,
    "须有投入产出表；现无资料",
    "Needs an input-output table; none is given",
)  # fmt: skip
INPUTS = Weight(
    "inputs", "核心投入在本地", "Core inputs here", "料", "I", 20,
    "核心投入中本地已有的比例；一般外购与普通服务不计",
    "Share of its core inputs made here; bought goods and ordinary services aside",
)  # fmt: skip
CANDIDATES = Weight(
    "candidates", "候选厚度", "Candidates", "候", "C", 10,
    "在库外地候选企业数，满 3 计满分",
    "Candidates on file, full at 3",
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

WEIGHTS = (DEMAND, OWNER, OPENS, VALUE, INPUTS, CANDIDATES, NEAR, SITE)
FULL_COUNT = 3


def score_link(city: City, around: Surroundings, link_id: str) -> Score:
    """Return the score of working on a link, its terms in the order of WEIGHTS."""
    return Score(
        (
            _demand(around),
            _owner(city, around, link_id),
            Term(OPENS, share(len(around.opens), FULL_COUNT) if around.uses else None, around.opens),
            Term(VALUE, None),
            _inputs(around),
            _candidates(city, link_id),
            _near(city, link_id),
            Term(SITE, 0.0 if city.links[link_id].siting is Siting.REGULATED else None, (city.links[link_id],)),
        )
    )


def _demand(around: Surroundings) -> Term:
    if not around.uses:
        return Term(DEMAND, None)
    points = sum(1 if edge.strength is Strength.CORE else 0.5 for edge in around.users_here)
    return Term(DEMAND, share(points, FULL_COUNT), around.users_here)


def _owner(city: City, around: Surroundings, link_id: str) -> Term:
    owners = _owners(city, link_id)
    if not owners:
        return Term(OWNER, None)
    made = {make.end for lead in owners for make in city.makes_of.get(lead.start, ())}
    wanted = tuple(edge for edge in around.uses if edge.end in made)
    return Term(OWNER, 1.0 if wanted else 0.0, (*owners, *wanted))


def _owners(city: City, link_id: str) -> tuple[Leads, ...]:
    chains = (edge.start for edge in city.chains_of.get(link_id, ()))
    return tuple(lead for chain in chains for lead in city.leads.get(chain, ()) if lead.role is LeadRole.CHAIN_OWNER)


def _inputs(around: Surroundings) -> Term:
    if not around.core_inputs:
        return Term(INPUTS, None)
    return Term(INPUTS, len(around.core_here) / len(around.core_inputs), around.core_inputs)


def _candidates(city: City, link_id: str) -> Term:
    makes = city.candidates.get(link_id, ())
    firms = {make.start for make in makes}
    return Term(CANDIDATES, share(len(firms), FULL_COUNT), makes)


def _near(city: City, link_id: str) -> Term:
    found = [nearness(city, make.start) for make in city.candidates.get(link_id, ())]
    if not found:
        return Term(NEAR, None)
    best = max(found, key=lambda each: each.value)
    return Term(NEAR, best.value, best.facts)
