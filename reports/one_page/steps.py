"""The first steps towards a target: what to ask whom here before anybody elsewhere is talked to."""

from collections.abc import Iterator

from graph.analysis.candidates.growers import Grower, Growth, local_growers
from graph.analysis.candidates.local_trouble import trouble_of
from graph.analysis.facts.age import year_of
from graph.analysis.facts.certainty import DOUBTFUL, local_making
from graph.analysis.facts.city import City
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.model.edges import InputTo, Makes, PresentIn
from graph.model.fact import Fact
from graph.model.kinds import InputRole, LinkKind, MakeStatus, Siting
from graph.model.nodes import Firm, Project
from graph.text import Text
from reports.one_page.context import OnePageContext
from reports.one_page.feeds import asked_feeds
from reports.one_page.near import held_up, held_up_by
from reports.one_page.strengths import local_kin
from reports.one_page.text_fit import Clause
from reports.wording.language import typeset
from reports.wording.sentences import firm_name, sign_text
from reports.wording.supply_words import restricted_route, stream_words
from reports.wording.trouble import name_with_trouble, trouble_text

ASK_NEED = Text("请{firms}提出年用量", "have {firms} state its yearly need")
ASK_LINK = Text("先问清本地年用量", "find out the yearly need here")
ASK_SERVICE = Text("请{firms}报一年的需求、现由谁做", "have {firms} state its yearly need and who serves it now")
ASK_SERVED = Text("先问清本地一年的需求、现由谁做", "find out the yearly need here and who serves it now")
ASK_FEED = Text("问清{firms}的{feed}每年可供多少", "find out how much {feed} {firms} can supply a year")
ASK_BOTH = Text(
    "问清{firms}的{feed}每年可供多少、有无自己做的打算",
    "find out how much {feed} {firms} can supply a year and if it would make it",
)
ASK_AMOUNT = Text(
    "问清{firms}产{link}的装置一年产生多少{stream}、怎么处置",
    "find out how much {stream} arises at the {link} plant of {firms}, and where it goes",
)
ASK_ROOM = Text("问清{firms}的{feed}有没有余力", "find out whether {firms} can spare {feed}")
ASK_GROWER = Text("再问{firm}有无自己做的打算", "ask {firm} if it would make it")
BEFORE = Text("原料{feed}投产前先谈企业", "talk to firms before its feed {feed} starts up")
VERIFY_FEED = Text("先核实原料{feed}本地有没有", "verify first whether its feed {feed} is made here")
OPERATOR = Text("先定场地和经营条件，再找运营商", "settle site and terms, then look for an operator")
CONTRACTOR = Text("谈定服务范围和期限，再找服务商", "settle scope and term, then look for a contractor")
ASK_KIN = Text("请{firms}牵线，问集团有无来做的打算", "have {firms} ask whether its group would come")
GROW = Text("先问{firms}有无扩产打算，再谈外地企业", "ask {firms} about growing before firms elsewhere")
GROW_SERVICE = Text("先问{firms}有无扩大的打算，再谈外地企业", "ask {firms} about doing more before firms elsewhere")
VERIFY_MAKERS = Text(
    "先核实{firms}还做不做、有无扩大的打算，再谈外地企业",
    "verify if {firms} still work and would grow before firms elsewhere",
)
NOW = Text("现在{sign}", "now: {sign}")
FIRST_BUILT = Text("先建成{links}", "{links} must be built first")
HOLDS_UP = Text("先行环节", "others must wait for it")
TROUBLE = Text("{firm}{news}", "{firm}: {news}")
STILL_TALKING = Text("先问{firm}{year}年在谈的项目还谈不谈", "ask {firm} if the talks of {year} go on")
ABLE = frozenset({Growth.MAKES, Growth.SAME_FEED})
"""Why a local firm could grow into a gap; the maker of a feed could where nothing else is needed."""

Slots = Iterator[list[Clause]]
"""Steps in order, each in words that get shorter."""


def first_steps(context: OnePageContext, target: Target) -> Slots:
    """Yield the steps towards a target, the first that can be taken before the others."""
    yield from _order(context, target)
    if target.strategy is Strategy.STRENGTHEN:
        yield from _growth(context, target)
        return
    yield from _restricted(context, target)
    talks = list(talks_step(context, target.link_id))
    if talks:
        yield talks
    yield from _demand(context, target)
    if context.city.links[target.link_id].siting is Siting.OPERATED:
        yield [context.clause(CONTRACTOR if users_named(target) else OPERATOR)]
    elif context.city.links[target.link_id].kind is not LinkKind.SERVICE or not users_named(target):
        # a service nobody here is named for lives on what is here: a waste to take back, a gas to catch
        yield from _feed(context, target)


def _order(context: OnePageContext, target: Target) -> Slots:
    """Yield what must be built before a target, or what waits for it."""
    before, after = held_up_by(context, target), held_up(context, target)
    if before:
        yield [context.clause(FIRST_BUILT, links=context.links(before, most)) for most in (2, 1)]
    elif after:
        yield [context.clause(HOLDS_UP)]


def _restricted(context: OnePageContext, target: Target) -> Slots:
    """Yield which route the catalogue restricts: nobody is to be talked to about that one."""
    told = restricted_route(context.city, target.link_id, target.context.routes_here, context.language)
    if told is not None:
        yield [context.clause(Text("{told}", "{told}"), context.city.links[target.link_id], told=context.tight(told))]


def users_named(target: Target) -> list[str]:
    """List the links that take the target, as its first ground names them: plants to serve, not venues to run."""
    return [each.end for each in target.grounds[0].facts if isinstance(each, InputTo) and each.start == target.link_id]


def _growth(context: OnePageContext, target: Target) -> Slots:
    firms = makers_to_ask(context.city, target)
    sign, old = sign_text(target.verdict, context.language), is_doubtful(context.city, target.link_id)
    grow = GROW if context.is_good(target.link_id) else GROW_SERVICE
    text = VERIFY_MAKERS if old else grow
    asked = [context.clause(text, firms=context.firms(firms, most)) for most in (2, 1)] if firms else []
    yield asked or [context.clause(ASK_LINK)]
    yield from _troubles(context, firms)
    if sign is not None and not old:
        yield [context.clause(NOW, sign=sign)]


def _demand(context: OnePageContext, target: Target) -> Slots:
    """Yield whom to ask about the need: the firms that use it, or the local kin of a group that makes it elsewhere."""
    users = users_named(target)
    outside = [fact.start for fact in target.grounds[0].facts if isinstance(fact, Makes)]
    if outside:
        kin = [firm for each in outside for firm in local_kin(context.city, context.city.firms[each])]
        yield [context.clause(ASK_KIN, firms=context.firms(kin, 1))]
    elif users:
        firms = [firm for user in users for firm in makers(context.city, user, RUNNING | {MakeStatus.BUILDING})]
        serves = context.city.links[target.link_id].kind is LinkKind.SERVICE
        ask, nobody = (ASK_SERVICE, ASK_SERVED) if serves else (ASK_NEED, ASK_LINK)
        asked = [context.clause(ask, firms=context.firms(firms, most)) for most in (2, 1)] if firms else []
        yield asked or [context.clause(nobody)]


def _feed(context: OnePageContext, target: Target) -> Slots:
    """Yield what to ask about the feed, and who here could grow into the gap: often the same firm."""
    feeds = asked_feeds(context, target)
    had = next(((edge, firms) for edge in feeds if (firms := makers(context.city, edge.start, RUNNING))), None)
    grower = _grower(context, target)
    if had is not None and had[0].role is InputRole.BYPRODUCT:
        yield _amount(context, *had)
    elif had is not None:
        feed, firms = had[0].start, had[1]
        told = {"feed": context.link(feed), "firms": context.firms(firms, 1)}
        plain = context.clause(ASK_FEED if context.is_good(feed) else ASK_ROOM, **told)
        both = grower in firms and context.is_good(feed)
        yield [context.clause(ASK_BOTH, **told), plain] if both else [plain]
        yield from _troubles(context, [grower] if both and grower is not None else [])
        grower = None if both else grower
    elif feeds:
        coming = context.judgement.verdicts[feeds[0].start].state is LinkState.PLANNED
        yield [context.clause(BEFORE if coming else VERIFY_FEED, feed=context.link(feeds[0].start))]
    if grower is not None:
        yield [context.clause(ASK_GROWER, firm=name_with_trouble(context.city, grower, context.language))]


def _troubles(context: OnePageContext, firms: list[Firm]) -> Slots:
    """Yield serious recent news against the first of the firms that is asked to grow."""
    signal = trouble_of(context.city, firms[0].id) if firms else None
    if signal is not None:
        told = {"firm": firm_name(firms[0]), "news": trouble_text(signal, context.language)}
        yield [context.clause(TROUBLE, signal, **told)]


def is_doubtful(city: City, link_id: str) -> bool:
    """Check whether all that is on file of a link's local makers is old or of unseen state."""
    making = local_making(city, city.makers.get(link_id, ()))
    return making is not None and making.certainty in DOUBTFUL


def makers_to_ask(city: City, target: Target) -> list[Firm]:
    """List the local firms behind what makes a link weak: those that could make more of it."""
    return list(dict.fromkeys(firm for fact in target.verdict.decisive for firm in firms_behind(city, fact)))


def _amount(context: OnePageContext, edge: InputTo, firms: list[Firm]) -> list[Clause]:
    stream = context.tight(stream_words(edge, context.language))
    told = {"firms": context.firms(firms, 1), "link": context.link(edge.start), "stream": stream}
    return [context.clause(ASK_AMOUNT, **told)]


def _grower(context: OnePageContext, target: Target) -> Firm | None:
    """Find the local firm that decides itself and could grow into a gap, and surely works."""
    growers = able_growers(context, target)
    return next((each.firm for each in growers if each.decides and not each.is_doubtful), None)


def able_growers(context: OnePageContext, target: Target) -> list[Grower]:
    """List the local firms that could well grow into a gap: who makes it, or has its one feed."""
    able = ABLE | ({Growth.FEED} if len(target.context.needs) == 1 else frozenset())
    if context.city.links[target.link_id].kind is LinkKind.SERVICE:
        able = frozenset({Growth.MAKES})
    return [each for each in local_growers(context.city, target.link_id) if each.reasons[0].kind in able]


def talks_step(context: OnePageContext, link_id: str) -> Iterator[Clause]:
    """Yield whom to ask whether talks on file about a link still go on, the latest first."""
    verdict = context.judgement.verdicts.get(link_id)
    works = [] if verdict is None else [fact for fact in verdict.facts_for(Measure.TALKS) if isinstance(fact, Project)]
    for work in sorted(works, key=lambda each: -(year_of(each) or 0))[:1]:
        firms = context.firms(context.city.owners.get(work.id, ()), 1) or typeset(work.firm_name or "")
        year = year_of(work)
        if firms and year is not None:
            yield context.clause(STILL_TALKING, work, firm=firms, year=year)


def firms_behind(city: City, fact: Fact) -> tuple[Firm, ...]:
    """List the firms behind a make, a signature or a project."""
    if isinstance(fact, Makes | PresentIn):
        return (city.firms[fact.start],)
    return city.owners.get(fact.id, ()) if isinstance(fact, Project) else ()


def makers(city: City, link_id: str, statuses: frozenset[MakeStatus]) -> list[Firm]:
    """List the local firms that make a link, by the status of what they make."""
    return [city.firms[make.start] for make in city.makers.get(link_id, ()) if make.status in statuses]
