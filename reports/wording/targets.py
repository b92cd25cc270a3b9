"""Sentences that say why a link is a target here: they name the links, the firms and what is bought."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.analysis.facts.certainty import local_making
from graph.analysis.facts.city import City
from graph.analysis.facts.supply import is_withheld
from graph.analysis.targets.strategies import Ground
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.counts import CANNOT_TRAVEL, RUNNING_STAGES, UNSTATED
from graph.analysis.verdicts.served import served_here
from graph.model.edges import InputTo, Makes, PresentIn
from graph.model.kinds import Outlook, ProjectStage
from graph.model.nodes import Project
from graph.model.product_text import shares_words
from graph.text import Text
from reports.wording.certainty import making_mark
from reports.wording.language import Language, investment, joined_up, typeset
from reports.wording.punctuation import PAUSE, join_clauses, join_names, names_and_count, with_brackets, with_label
from reports.wording.sentences import carrier_names, firm_name, short_name, state_label
from reports.wording.supply_words import arising, doubts, restricted, taken_name, withheld
from reports.wording.verdict_sentences import weakness

MAX_NAMES = 3
"""Links or firms named in one clause; of more the number is given."""
USED = Text("本地{users}要用它", "used here by {users}")
WHO_NOW = Text("现由谁做先问用户", "ask the users who does it now")
FED = Text("依托本地{feeds}，往下再做一步", "one step further down from {feeds} here")
BOUGHT = Text("{links}外购", "{links} bought in")
COUNTED_ON = Text("{links}本身也是目标", "{links}: a target too")
NEARBY = Text("{links}须就近落实", "{links} to be arranged for nearby")
HAVE = Text("原料有{feeds}", "feeds here: {feeds}")
VENUES = Text("{venues}在本地，拟引进运营商来做", "{venues} here: an operator is wanted")
KIN = Text("{firms}在外地做它，与{locals}同一集团", "{firms} makes it elsewhere, in one group with {locals}")
SURPLUS = Text("市场过剩", "the market is in surplus")
ADVANTAGE = Text("本地优势：{advantage}", "local advantage: {advantage}")
BUYERS = Text("买方有{buyers}", "buyers: {buyers}")
COMING = Text(
    "{state}，由{firms}承担；盯着办成，不另招一家", "{state} by {firms}: see it through, recruit no second one"
)
PROJECTS = Text("项目：{projects}", "projects: {projects}")
UNNAMED_LINK = Text(
    "收录的项目没写明做不做这一环，先问", "what is on file does not say that it does this link: ask first"
)
FINISH = Text("计划 {date} 完工", "due {date}")
SIGNED = Text(
    "{firms}已签约，还没有项目；盯到开工，不另招一家",
    "{firms} signed, with no project yet: see it begun, recruit no second one",
)
COMING_ONLY = Text("{state}；盯着办成，不另招一家", "{state}: see it through, recruit no other")


def reason(city: City, target: Target, language: Language) -> str:
    """Say why a link is a target, in one sentence made of the facts of its main ground."""
    return ground_text(city, target, target.grounds[0], language)


def reasons(city: City, target: Target, language: Language) -> list[str]:
    """Write a sentence for each ground of a target, the main one first, each strategy named once."""
    told, last = [], None
    for ground in target.grounds:
        words, strategy = ground_text(city, target, ground, language), ground.rule.strategy
        told.append(words if strategy is last else with_label(strategy.label(language), words, language))
        last = strategy
    return told


def ground_text(city: City, target: Target, ground: Ground, language: Language) -> str:
    """Write one ground as a sentence made of its facts; a surplus on file is never left unsaid."""
    surplus = city.links[target.link_id].outlook is Outlook.SURPLUS
    said = GROUNDS[ground.rule.id](city, target, ground, language)
    said = join_clauses([said, *([SURPLUS.of(language)] if surplus else [])], language)
    return said[:1].upper() + said[1:]


def with_makers(city: City, link_id: str, language: Language) -> str:
    """Name a link with the local firms that make or build it, and how far they are: `丙酮（辽宁三木，在建）`."""
    making = local_making(city, city.makers.get(link_id, ()))
    if making is not None:
        firms = dict.fromkeys(firm_name(city.firms[make.start]) for make in making.makes)
        said = [join_names([*firms][:2], language), making_mark(making, language) or ""]
    else:
        said = _works(city, link_id, language)
    note = PAUSE.of(language).join(part for part in said if part)
    return with_brackets(short_name(city.links[link_id], language), note or None, language)


def _works(city: City, link_id: str, language: Language) -> list[str]:
    """Name the owners of the works for a link nobody makes yet, and how far the furthest of these are."""
    works = [work for work in city.projects_by_link.get(link_id, ()) if city.owners.get(work.id)]
    firms = dict.fromkeys(firm_name(firm) for work in works for firm in city.owners[work.id])
    stages = [work.stage for work in works if work.stage not in RUNNING_STAGES | UNSTATED]
    stage = max(stages, key=list(ProjectStage).index, default=None)
    return [join_names([*firms][:2], language), "" if stage is None else stage.label(language).lower()]


def _named(city: City, ids: Iterable[str], language: Language) -> str:
    return names_and_count([with_makers(city, link, language) for link in dict.fromkeys(ids)], language, MAX_NAMES)


def _feeds(city: City, edges: Iterable[InputTo], language: Language) -> str:
    """Name the first few inputs with their makers, a by-product by the plant it arises at."""
    told = (arising(edge, with_makers(city, edge.start, language), language) for edge in edges)
    return names_and_count(list(dict.fromkeys(told)), language, MAX_NAMES)


def _plain(city: City, ids: Iterable[str], language: Language) -> str:
    return names_and_count([short_name(city.links[link], language) for link in dict.fromkeys(ids)], language, MAX_NAMES)


def _taken(city: City, edges: Iterable[InputTo], language: Language) -> str:
    return names_and_count(list(dict.fromkeys(taken_name(city, edge, language) for edge in edges)), language, MAX_NAMES)


def _supplies(city: City, target: Target, language: Language) -> Iterator[str]:
    """Yield what the link has here, what is bought and what must be arranged for nearby."""
    here = target.context.local_core_inputs
    if here:
        yield HAVE.of(language, feeds=_feeds(city, here, language))
    yield from doubts(city, target.context.local_core_inputs, language)
    yield from restricted(city, target.link_id, target.context.routes_here, language)
    yield from _outside(city, target, language)


def _outside(city: City, target: Target, language: Language) -> Iterator[str]:
    missing = [edge for edge in target.context.outside_inputs if edge.start not in target.counted_on]
    kept = [edge for edge in missing if is_withheld(city, edge)]
    outside = [edge for edge in missing if edge not in kept]
    tied = [edge for edge in outside if edge.transport in CANNOT_TRAVEL]
    traded = [edge for edge in outside if edge.transport not in CANNOT_TRAVEL]
    if target.counted_on:
        yield COUNTED_ON.of(language, links=_plain(city, sorted(target.counted_on), language))
    yield from withheld(city, kept, language)
    if tied:
        yield NEARBY.of(language, links=_taken(city, tied, language))
    if traded:
        yield BOUGHT.of(language, links=_taken(city, traded, language))


def _wanted(city: City, target: Target, ground: Ground, language: Language) -> str:
    users = [fact.end for fact in ground.facts if isinstance(fact, InputTo)]
    used = USED.of(language, users=_named(city, users, language))
    asked = [WHO_NOW.of(language)] if served_here(city, target.link_id) else []
    return join_clauses([used, *asked, *_supplies(city, target, language)], language)


def _fed(city: City, target: Target, ground: Ground, language: Language) -> str:
    feeds = [fact for fact in ground.facts if isinstance(fact, InputTo)]
    fed = FED.of(language, feeds=_feeds(city, feeds, language))
    asked = (
        *doubts(city, target.context.local_core_inputs, language),
        *restricted(city, target.link_id, target.context.routes_here, language),
    )
    return join_clauses([fed, *asked, *_outside(city, target, language), *_buyers(city, target, language)], language)


def _buyers(city: City, target: Target, language: Language) -> Iterator[str]:
    link = city.links[target.link_id]
    if link.buyers:
        yield BUYERS.of(language, buyers=typeset(link.buyers))


def _operated(city: City, target: Target, ground: Ground, language: Language) -> str:
    venues = [fact.start for fact in ground.facts if isinstance(fact, InputTo)]
    run = VENUES.of(language, venues=_named(city, venues, language))
    return join_clauses([run, *_buyers(city, target, language)], language)


def _kin(city: City, target: Target, ground: Ground, language: Language) -> str:
    makes = [fact for fact in ground.facts if isinstance(fact, Makes)]
    firms = join_names(list(dict.fromkeys(firm_name(city.firms[make.start]) for make in makes))[:MAX_NAMES], language)
    kin = dict.fromkeys(
        firm_name(city.firms[each])
        for make in makes
        for each in sorted(city.families[make.start].members)
        if city.firms[each].local
    )
    said = KIN.of(language, firms=firms, locals=join_names([*kin][:MAX_NAMES], language))
    # where another ground comes first, it has told the feeds
    return join_clauses([said, *(_supplies(city, target, language) if ground is target.grounds[0] else ())], language)


def _weak(city: City, target: Target, _: Ground, language: Language) -> str:
    users = [edge.end for edge in target.context.core_users]
    told = [weakness(city, target.verdict, language)]
    told += [USED.of(language, users=_named(city, users, language))] if users else []
    advantage = city.links[target.link_id].advantage
    told += [ADVANTAGE.of(language, advantage=typeset(advantage))] if advantage else []
    return join_clauses([*told, *_supplies(city, target, language)], language)


def _coming(city: City, target: Target, _: Ground, language: Language) -> str:
    state, firms = (
        state_label(target.verdict, language),
        join_names([*firms_behind(city, target)][:MAX_NAMES], language),
    )
    coming = (COMING if firms else COMING_ONLY).of(language, state=state, firms=firms)
    works = [_work(fact, language) for fact in target.verdict.decisive if isinstance(fact, Project)]
    told = [PROJECTS.of(language, projects=join_names(works[:MAX_NAMES], language))] if works else []
    doubt = [] if _is_named(city, target) else [UNNAMED_LINK.of(language)]
    return join_clauses([coming, *doubt, *told], language)


def _is_named(city: City, target: Target) -> bool:
    """Check whether something on file of what is under way says a word of the link itself."""
    texts = [
        text
        for fact in target.verdict.decisive
        for text in ((fact.name_zh, fact.note) if isinstance(fact, Project) else (getattr(fact, "product", None),))
        if text
    ]
    return not texts or any(shares_words(text, city.links[target.link_id].name_zh) for text in texts)


def _signed(city: City, _: Target, ground: Ground, language: Language) -> str:
    edges = [fact for fact in ground.facts if isinstance(fact, PresentIn)]
    signed = [with_brackets(firm_name(city.firms[edge.start]), edge.year, language) for edge in edges]
    return SIGNED.of(language, firms=names_and_count(list(dict.fromkeys(signed)), language, MAX_NAMES))


def _work(work: Project, language: Language) -> str:
    """Name a project with what is on file of its sum and its finish: `某项目（12 亿元，2027 年完工）`."""
    invested = None if work.investment_yi is None else investment(work.investment_yi, language)
    finish = None if work.finish is None else FINISH.of(language, date=work.finish)
    return with_brackets(
        typeset(work.name_zh), PAUSE.of(language).join(part for part in (invested, finish) if part) or None, language
    )


def firms_behind(city: City, target: Target) -> dict[str, None]:
    """Name the firms behind the facts of the main ground of a target, each once."""
    found: dict[str, None] = {}
    for fact in target.grounds[0].facts:
        if isinstance(fact, Makes | PresentIn):
            found[firm_name(city.firms[fact.start])] = None
        elif isinstance(fact, Project):
            found |= dict.fromkeys(carrier_names(city, fact))
    return found


GROUNDS: Mapping[str, Callable[[City, Target, Ground, Language], str]] = {
    "S-01": _wanted,
    "S-02": _fed,
    "S-03": _operated,
    "S-04": _kin,
    "S-05": _weak,
    "S-06": _coming,
    "S-07": _signed,
}


def owner_need(city: City, target: Target, language: Language) -> str:
    """Say whether a chain owner uses the link, and which."""
    term = next(term for term in target.score.parts if term.criterion.id == "owner")
    if term.value is None:
        return "所在链没有链主资料" if language == "zh" else "No chain owner on file"
    if term.value == 0:
        return "链主没有直接需求" if language == "zh" else "No direct need of a chain owner"
    used = {edge.end for edge in target.context.uses}
    leads = [lead for chain in target.chains for lead in city.owner_roles(chain)]
    firms = dict.fromkeys(
        firm_name(city.firms[lead.start])
        for lead in leads
        if used & {make.end for make in city.makes_of.get(lead.start, ())}
    )
    owners = join_names(firms, language)
    return joined_up("链主", owners, "要用") if language == "zh" else f"Chain owner {owners} uses it"
