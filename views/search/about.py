"""What is shown of a thing that was found: a head, a sentence, a few facts, and where it leads."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.model.fact import Fact
from graph.model.nodes import Chain, Firm, Link, Organisation, Place
from graph.model.project import Project
from graph.text import Text
from reports.deliverables import DELIVERABLES
from reports.drawing.panorama_content import head_facts
from reports.wording.facts import evidence_text
from reports.wording.language import Language, count, investment, typeset, without_brackets
from reports.wording.punctuation import join_clauses, join_names
from reports.wording.sentences import chain_name, dot, firm_name, firm_place, link_name
from reports.wording.verdict_sentences import verdict_sentence
from reports.wording.verdicts import factor_text, state_text
from views.search.index import DOCUMENT, PAGE, SearchIndex

MAX_NAMES = 3
"""Names that are listed; more of them are counted."""
LOCAL, OUTSIDE = Text("本地", "Local"), Text("外地", "Outside")
CHAINS, CODE = Text("所在链", "Chains"), Text("行业代码", "GB/T 4754")
MAKERS, TARGET = Text("本地谁在做", "Local makers"), Text("目标", "Target")
AROUND, EVIDENCE = Text("用料与用户", "Inputs, uses"), Text("依据", "Evidence")
FULL_NAME, PRODUCTS = Text("全称", "Full name"), Text("产品", "Products")
STOCK, CREDIT = Text("证券代码", "Stock code"), Text("信用代码", "Credit code")
GROUP, SUPPLIES = Text("所属集团", "Group"), Text("可补链环", "Could supply")
AMOUNT, START = Text("投资额", "Investment"), Text("开工", "Start")
FIRMS, BUILDS = Text("承担企业", "Firms"), Text("建设链环", "Builds")
LEADS, SERVES = Text("牵头", "Leads"), Text("服务", "Serves")
NOTE, FORMS = Text("备注", "Note"), Text("文件形式", "Forms")
PRESENT = Text("有布局的企业", "Firms present")
RANK = Text("{strategy}，全市第 {rank} 位", "{strategy}, number {rank} in the city")
TARGETS = Text("目标 {count} 个", "{count} targets")
MORE = Text("{names}等 {count} {unit}", "{names} and {rest} more")
TIER = Text("{tier}（{link}）", "{tier} ({link})")


@dataclass(frozen=True, slots=True)
class Way:
    """Where a thing leads: a page with what its address holds."""

    page: str
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class About:
    """What is shown of a thing; `side` is what its row says at the right, `mark` its state if it has one."""

    head: str
    side: str
    ways: tuple[Way, ...]
    facts: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    mark: str | None = None


def about(index: SearchIndex, key: str) -> About:
    """Describe a thing by its key. Raises KeyError for one that is not in the index."""
    group, _, id = key.partition(":")
    return KINDS[group](index, id)


def _link(index: SearchIndex, id: str) -> About:
    judgement, language = index.judgement, index.language
    city, verdict = judgement.city, judgement.verdicts.get(id)
    chains = [_chain_name(index, chain) for chain in _chains(index, id)]
    makers = dict.fromkeys(firm_name(city.firms[make.start]) for make in city.makers.get(id, ()))
    facts = {
        CHAINS: some_names(chains, "条链", language),
        MAKERS: some_names(makers, "家", language),
        TARGET: _target(index, id),
        AROUND: join_clauses(factor_text(city, judgement.context_of(id), language), language),
        CODE: city.links[id].gbt4754,
        EVIDENCE: _evidence(index, city.links[id]),
    }
    return About(
        head="" if verdict is None else state_text(verdict.rule, language),
        side=some_names(chains, "条链", language, 1),
        ways=(*_link_ways(index, id), _explore(Link.KIND, id)),
        facts=_facts(facts, language),
        sentence="" if verdict is None else verdict_sentence(city, verdict, language),
        mark=judgement.mark(id).value,
    )


def _target(index: SearchIndex, link: str) -> str | None:
    target = index.judgement.target(link)
    if target is None:
        return None
    rank = index.judgement.ranks[link] + 1
    return RANK.of(index.language, strategy=target.strategy.label(index.language), rank=rank)


def _link_ways(index: SearchIndex, link: str) -> list[Way]:
    ways = [Way("panorama", {"chain": chain, "link": link}) for chain in _chains(index, link)[:1]]
    return ways if index.judgement.target(link) is None else [*ways, Way("targets", {"link": link})]


def _chains(index: SearchIndex, link: str) -> tuple[str, ...]:
    """Return the chains of a link in the order of the city."""
    city = index.judgement.city
    return city.order(edge.start for edge in city.chains_of.get(link, ()))


def _firm(index: SearchIndex, id: str) -> About:
    city, language = index.judgement.city, index.language
    firm = city.firms[id]
    products = [make.product or link_name(city.links[make.end], language) for make in city.makes_of.get(id, ())]
    supplies = [link_name(city.links[lead.link_id], language) for lead in index.judgement.candidacies.get(id, ())]
    facts = {
        FULL_NAME: firm.name_zh if firm.name_zh != firm_name(firm) else None,
        PRODUCTS: some_names(map(typeset, products), "种", language),
        SUPPLIES: None if firm.local else some_names(supplies, "环", language),
        GROUP: firm.group,
        STOCK: firm.stock_code,
        CREDIT: firm.uscc,
        EVIDENCE: _evidence(index, firm),
    }
    side = (LOCAL if firm.local else OUTSIDE).of(language)
    place = (firm.district or firm.city) if firm.local else firm_place(firm)
    ways = (Way("firms", {"firm": id}), Way("ties", {"firm": id}), _explore(Firm.KIND, id))
    head = dot(side, firm_place(firm), firm.district)
    return About(head, dot(side, place), ways, _facts(facts, language), _tier(index, id))


def _tier(index: SearchIndex, firm: str) -> str:
    """Say how soon to talk to a candidate, and about which link; empty for any other firm."""
    lead = next(iter(index.judgement.candidacies.get(firm, ())), None)
    if lead is None:
        return ""
    link = link_name(index.judgement.city.links[lead.link_id], index.language)
    return TIER.of(index.language, tier=lead.candidate.tier.label(index.language), link=link)


def _project(index: SearchIndex, id: str) -> About:
    city, language = index.judgement.city, index.language
    project, links = city.projects[id], index.built_links.get(id, ())
    invested = None if project.investment_yi is None else investment(project.investment_yi, language)
    facts = {
        AMOUNT: invested,
        FIRMS: some_names(map(firm_name, index.undertakers.get(id, ())), "家", language),
        BUILDS: some_names((link_name(city.links[link], language) for link in links), "环", language),
        START: project.start,
        NOTE: project.note,
        EVIDENCE: _evidence(index, project),
    }
    ways = [_explore(Project.KIND, id)]
    ways += [Way("firms", {"firm": firm.id}) for firm in index.undertakers.get(id, ())[:1]]
    ways += [way for link in links[:1] for way in _link_ways(index, link)[:1]]
    stage = project.stage.label(language)
    return About(stage, dot(stage, invested), tuple(ways), _facts(facts, language))


def _chain(index: SearchIndex, id: str) -> About:
    judgement, language = index.judgement, index.language
    chain, links = judgement.city.chains[id], len(judgement.inside(id))
    kind, size = chain.kind.label(language), count(language, links, "个链环", "link")
    number = len(judgement.targets_of(id))
    facts = {Text(caption, caption): value for caption, value, _ in head_facts(judgement, id, language)}
    facts[EVIDENCE] = _evidence(index, chain)
    pages = ("panorama", "targets", "roadmap", "owner")
    ways = (*(Way(page, {"chain": id}) for page in pages), _explore(Chain.KIND, id))
    sentence = dot(size, TARGETS.of(language, count=number))
    return About(kind, dot(kind, size), ways, _facts(facts, language), sentence)


def _organisation(index: SearchIndex, id: str) -> About:
    city, language = index.judgement.city, index.language
    node = city.organisations[id]
    led = [chain for chain, edges in city.chiefs.items() if any(edge.start == id for edge in edges)]
    served = [chain for chain, edges in city.serving.items() if any(edge.start == id for edge in edges)]
    facts = {
        LEADS: some_names((_chain_name(index, chain) for chain in led), "条链", language),
        SERVES: some_names((_chain_name(index, chain) for chain in served), "条链", language),
        NOTE: node.note,
        EVIDENCE: _evidence(index, node),
    }
    kind = node.kind.label(language)
    return About(kind, kind, (_explore(Organisation.KIND, id),), _facts(facts, language))


def _place(index: SearchIndex, id: str) -> About:
    city, language = index.judgement.city, index.language
    firms = some_names((firm_name(city.firms[firm]) for firm in index.places[id]), "家", language)
    kind = Place.ZH if language == "zh" else Place.EN
    return About(kind, kind, (_explore(Place.KIND, id),), _facts({PRESENT: firms}, language))


def _document(index: SearchIndex, id: str) -> About:
    what, _, chain = id.partition("/")
    document, language = DELIVERABLES[what], index.language
    forms = join_names((without_brackets(document.form_name(form, language)) for form in document.forms), language)
    way = Way("documents", {"what": what, **({"chain": chain} if chain else {})})
    return About("", forms, (way,), _facts({FORMS: forms}, language))


def _page(_: SearchIndex, id: str) -> About:
    return About("", "", (Way(id, {}),))


KINDS: Mapping[str, Callable[[SearchIndex, str], About]] = {
    Link.KIND: _link,
    Firm.KIND: _firm,
    Project.KIND: _project,
    Chain.KIND: _chain,
    Organisation.KIND: _organisation,
    Place.KIND: _place,
    DOCUMENT: _document,
    PAGE: _page,
}


def some_names(texts: Iterable[str], unit: str, language: Language, limit: int = MAX_NAMES) -> str:
    """List the first names and count them if there are more: `乙烯、丙烯、丁二烯等 5 环`."""
    found = list(dict.fromkeys(texts))
    listed, rest = join_names(found[:limit], language), len(found) - limit
    return listed if rest <= 0 else MORE.of(language, names=listed, count=len(found), unit=unit, rest=rest)


def _explore(kind: str, id: str) -> Way:
    return Way("explore", {"open": f"{kind}:{id}", "pick": f"{kind}:{id}"})


def _chain_name(index: SearchIndex, chain: str) -> str:
    return without_brackets(chain_name(index.judgement.city.chains[chain], index.language))


def _evidence(index: SearchIndex, fact: Fact) -> str:
    return evidence_text(index.judgement.city, fact, index.language)


def _facts(facts: Mapping[Text, str | None], language: Language) -> tuple[tuple[str, str], ...]:
    """Return the facts that are on file."""
    return tuple((caption.of(language), typeset(value)) for caption, value in facts.items() if value)
