"""The table of firms to talk to first: where they are, what they would close, why they, and what to ask."""

from collections.abc import Iterator

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.facts.age import is_old, year_of
from graph.analysis.facts.nearness import NearnessLevel
from graph.analysis.verdicts.states import Strategy, Tier
from graph.model.edges import InputTo, Makes
from graph.model.kinds import SignalKind, Siting
from graph.model.places import same_province
from reports.formats.document import Span, Spans, joined, plain
from reports.one_page.draft import Draft
from reports.one_page.fitting import Clause, shortened
from reports.one_page.page import Column, Grid, Strong
from reports.one_page.strengths import have
from reports.one_page.visits import Visit, first_visits, on_watch
from reports.wording.language import Text, typeset
from reports.wording.objection_words import objection_title
from reports.wording.punctuation import AND, PAUSE, aside
from reports.wording.sentences import capacity, firm_name, firm_place, sign_words

NUMERALS = ("", "一", "两", "三", "四", "五")
HEAD = Text("二、先去谈的{count}家", "2. Firms to talk to first ({count})")
HEAD_OF_NONE = Text("二、先去谈谁", "2. Firms to talk to first")
NOBODY = Text("没有收录能先去谈的外地企业，先找线索。", "No firm to talk to first is on file; look for leads.")
COLUMNS = (
    Column(Text("序", "#"), 8.0, align="center"),
    Column(Text("企业", "Firm"), 26.0, 2),
    Column(Text("所在地", "Place"), 23.0, 2),
    Column(Text("补哪一环", "Link"), 35.0, 2),
    Column(Text("为什么先谈", "Why first"), 67.0, 2),
    Column(Text("先问", "Ask first"), 21.0),
)
WHY = 4
NO_PLACE = Text("无资料", "not on file")
AND_MORE = Text("{link}等{count}个", "{link} and {rest} more")
WANTED = Text("本地{users}要用", "used here by {users}")
VENUES = Text("可依托{feeds}", "rests on {feeds}")
WEAK = Text("本地在做，但{sign}", "made here, but {sign}")
YEAR = Text("{year}年", "{year}")
MAKES = Text("做{product}", "makes {product}")
SAME_GROUP = Text("与{firms}同一集团", "one group with {firms}")
TIED = Text("与{firms}有往来", "deals with {firms}")
CONTACT = Text("与本市有过接触", "has been in contact with the city")
ON_WATCH = Text("不先谈、待观察：", "Not first, on watch: ")
ASK_GROUP, ASK_PLANS = Text("集团打算", "group plans"), Text("新建计划", "new plants")
ASK_TERMS, ASK_FEED = Text("合作打算", "terms"), Text("原料来路", "its feed")
ASK_SIZE, ASK_INTEREST = Text("产能多大", "its size"), Text("设厂打算", "interest here")
MOVING = frozenset({SignalKind.EXPANSION, SignalKind.RELOCATION})
NEAR = {
    NearnessLevel.PRESENT: Text("在本省已有布局", "present in the province"),
    NearnessLevel.NEIGHBOUR: Text("在邻近城市", "in a neighbouring city"),
    NearnessLevel.PROVINCE: Text("省内企业", "same province"),
}
"""What is said of a firm that is near; of others nothing."""


def visit_table(draft: Draft) -> Grid:
    """Return the table, and below it who is not talked to first, with the reason."""
    found = first_visits(draft)
    rows = tuple(_row(draft, place, visit) for place, visit in enumerate(found, 1))
    if not rows:
        return Grid(draft.say(HEAD_OF_NONE), (), (), plain(draft.say(NOBODY)))
    count = NUMERALS[len(rows)] if draft.language == "zh" else len(rows)
    return Grid(draft.say(HEAD, count=count), COLUMNS, rows, _on_watch(draft))


def _row(draft: Draft, place: int, visit: Visit) -> tuple[Spans, ...]:
    firm, first, more = visit.candidate.firm, draft.link(visit.targets[0].link_id), len(visit.targets) - 1
    return (
        plain(str(place)),
        (Strong(firm_name(firm)),),
        plain(firm_place(firm) or draft.say(NO_PLACE)),
        plain(draft.say(AND_MORE, link=first, count=more + 1, rest=more) if more else first),
        _why(draft, place, visit),
        plain(draft.say(_question(draft, visit))),
    )


def _why(draft: Draft, place: int, visit: Visit) -> Spans:
    near = _near(draft, visit.candidate)
    slots = [[Clause(near)] if near is not None else (), _made(draft, visit.candidate), _wanted(draft, visit)]
    room = COLUMNS[WHY].room(draft.size, 2 if place <= draft.density.long_visits else 1)
    return draft.line(room, (), _tied(draft, visit.candidate), _stated(draft, visit.candidate), *slots)


def _stated(draft: Draft, candidate: Candidate) -> Iterator[Clause]:
    """Yield the reasons on file why the firm is wanted here; they are on file in Chinese alone."""
    if draft.language == "zh" and candidate.tier is Tier.FIRST:
        yield from (Clause(draft.tight(typeset(each))) for each in candidate.stated)


def _wanted(draft: Draft, visit: Visit) -> Iterator[Clause]:
    """Yield what this city has for it: a user, a feed, or a weak maker of the same."""
    target = visit.targets[0]
    inputs = [fact for fact in target.grounds[0].facts if isinstance(fact, InputTo)]
    feeds = [edge.start for edge in target.context.local_core_inputs]
    for most in (2, 1):
        if target.strategy is Strategy.STRENGTHEN:
            yield draft.clause(WEAK, sign=sign_words(target.verdict, draft.language))
        elif target.strategy is Strategy.SUPPLEMENT and inputs:
            yield draft.clause(WANTED, users=draft.links_as_they_are((edge.end for edge in inputs), most))
            firms = [draft.city.firms[make.start] for make in draft.city.makers.get(inputs[0].end, ())]
            if firms and most == 1:
                yield draft.clause(WANTED, users=draft.firms(firms, 1))
        elif feeds:
            run = draft.city.links[target.link_id].siting is Siting.OPERATED
            venues = draft.clause(VENUES, feeds=draft.links_as_they_are(feeds, most))
            yield venues if run else have(draft, feeds, most)


def _made(draft: Draft, candidate: Candidate) -> Iterator[Clause]:
    """Yield what the firm makes: its largest capacity on file, else in Chinese its product as the source words it."""
    make = max(candidate.makes, key=lambda each: (each.capacity is not None, each.year or "", each.capacity or 0.0))
    said = capacity(make, draft.language)
    if said is not None and make.capacity_scope is None:
        yield Clause(_dated(draft, draft.tight(said), make), (make,))
    if draft.language == "zh" and make.product is not None:
        for product in sorted(shortened(typeset(make.product)), key=lambda text: "（" in text):
            if product != draft.link(make.end):
                told = draft.say(MAKES, product=product) if draft.is_good(make.end) else draft.tight(product)
                yield Clause(_dated(draft, told, make), (make,))


def _dated(draft: Draft, text: str, make: Makes) -> str:
    return aside(text, None if make.year is None else draft.say(YEAR, year=make.year), draft.language)


def _near(draft: Draft, candidate: Candidate) -> str | None:
    """Say that a firm is of the province, or next door, or has a plant there; nothing of one far away."""
    near, province = candidate.near.level, candidate.firm.province
    if near is NearnessLevel.PRESENT and province is not None and same_province(province, draft.city.region.province):
        near = NearnessLevel.PROVINCE
    return NEAR[near].of(draft.language) if near in NEAR else None


def _tied(draft: Draft, candidate: Candidate) -> Iterator[Clause]:
    if candidate.kin:
        yield draft.clause(SAME_GROUP, firms=draft.firms((kin.firm for kin in candidate.kin), 1))
    for signal in candidate.news:
        if signal.kind is SignalKind.CITY_CONTACT:
            yield draft.clause(CONTACT, signal)
    for tie in candidate.partners[:1]:
        yield draft.clause(TIED, tie.edge, firms=firm_name(tie.firm))


def _question(draft: Draft, visit: Visit) -> Text:
    """Return the first question to a firm, as one noun."""
    candidate, target = visit.candidate, visit.targets[0]
    if candidate.kin:
        return ASK_GROUP
    if any(each.kind in MOVING and not is_old(draft.city, each) for each in candidate.news):
        return ASK_PLANS
    if not draft.is_good(target.link_id):
        return ASK_TERMS
    if target.strategy is Strategy.EXTEND:
        return ASK_FEED
    return ASK_INTEREST if any(make.capacity is not None for make in candidate.makes) else ASK_SIZE


def _on_watch(draft: Draft) -> Spans:
    told = [_watched(draft, visit.candidate) for visit in on_watch(draft)]
    stop = AND.of(draft.language)
    return (Span(draft.say(ON_WATCH)), *joined(told, stop)) if told else ()


def _watched(draft: Draft, candidate: Candidate) -> Spans:
    """Name a firm on watch with the first serious objection, its year, and the source of its latest fact."""
    objection = candidate.serious_objections[0]
    latest = max(objection.facts, key=lambda fact: year_of(fact) or 0)
    year, said = year_of(latest), draft.tight(objection_title(objection, draft.language))
    short = said.partition("：" if draft.language == "zh" else ":")[0]
    short = short[:1].lower() + short[1:]
    dated = short if year is None else PAUSE.of(draft.language).join((short, draft.say(YEAR, year=year)))
    return plain(aside(firm_name(candidate.firm), dated, draft.language), draft.citations.cite([latest]))
