"""The table of firms to talk to first: where they are, what they would close, why they, and what to ask."""

from collections.abc import Iterator, Sequence

from graph.analysis.candidates.advantages import talks_of
from graph.analysis.candidates.candidates import Candidate
from graph.analysis.facts.age import is_old, year_of
from graph.analysis.facts.nearness import NearnessLevel
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.analysis.verdicts.states import Strategy, Tier
from graph.model.cells import basis_told
from graph.model.edges import InputTo, Makes
from graph.model.kinds import Basis, LinkKind, SignalKind, Siting
from graph.model.places import same_province
from graph.text import Text
from reports.formats.document import Span, Spans, join_spans, text_span
from reports.one_page.cautions import caution_line
from reports.one_page.context import OnePageContext
from reports.one_page.near import begun_gaps, gaps
from reports.one_page.page import Grid, GridColumn, StrongText
from reports.one_page.strengths import have
from reports.one_page.text_fit import Clause, shortened
from reports.one_page.visits import Visit, first_visits, on_watch
from reports.wording.candidates import NO_REASON, stated_words
from reports.wording.language import typeset
from reports.wording.objections import objection_title
from reports.wording.punctuation import AND, PAUSE, SENTENCE, with_brackets, with_note
from reports.wording.sentences import capacity, firm_name, firm_place, sign_text

NUMERALS = ("", "一", "两", "三", "四", "五")
HEAD = Text("二、先去谈的{count}家", "2. Firms to talk to first ({count})")
HEAD_OF_BOTH = Text(
    "二、先去谈{count}家，另可接触{rest}家", "2. Firms to talk to first ({count}), to approach ({rest})"
)
HEAD_OF_OTHERS = Text("二、还没有先谈企业，可接触{rest}家", "2. None to talk to first yet; to approach ({rest})")
HEAD_OF_NONE = Text("二、先去谈谁", "2. Firms to talk to first")
NOBODY = Text("没有收录能先去谈的外地企业，先找线索。", "No firm to talk to first is on file; look for leads.")
NOT_YET = Text("近期没有要着手的补链、延链，先不派人。", "No gap is begun in the near phase; send nobody yet.")
COLUMNS = (
    GridColumn(Text("序", "#"), 8.0, align="center"),
    GridColumn(Text("企业", "Firm"), 26.0, 2),
    GridColumn(Text("所在地", "Place"), 23.0, 2),
    GridColumn(Text("补哪一环", "Link"), 35.0, 2),
    GridColumn(Text("为什么谈", "Why"), 67.0, 2),
    GridColumn(Text("先问", "Ask first"), 21.0),
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
CONTACT_IN = Text("{year}年与本市有过接触", "was in contact with the city in {year}")
TALKS = Text("与本市洽谈过", "has been in talks with the city")
TALKS_IN = Text("{year}年与本市洽谈过", "was in talks with the city in {year}")
ON_WATCH = Text("不先谈、待观察：", "Not first, on watch: ")
WATCHED_FOR = Text("补{link}，{why}", "for {link}, {why}")
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


def visit_table(context: OnePageContext) -> Grid:
    """Return the table, and below it who is not talked to first, with the reason."""
    found = first_visits(context)
    rows = tuple(_row(context, place, visit) for place, visit in enumerate(found, 1))
    if not rows:
        nobody = NOBODY if begun_gaps(context) or not gaps(context) else NOT_YET
        return Grid(context.text(HEAD_OF_NONE), (), (), text_span(context.text(nobody)))
    return Grid(visits_head(context, found), COLUMNS, rows, _notes(context, found))


def _notes(context: OnePageContext, visits: Sequence[Visit]) -> Spans:
    """Return what stands below the table: what to bear in mind of whom to see first, then who is not seen first."""
    notes = [note for note in (caution_line(context, visits), on_watch_line(context)) if note]
    return join_spans(notes, SENTENCE.of(context.language))


def visits_head(context: OnePageContext, visits: Sequence[Visit]) -> str:
    """Say how many are talked to first, and how many may be approached besides."""
    first = sum(visit.is_first for visit in visits)
    rest = len(visits) - first
    text = HEAD_OF_OTHERS if not first else HEAD_OF_BOTH if rest else HEAD
    return context.text(text, count=_numeral(context, first), rest=_numeral(context, rest))


def _numeral(context: OnePageContext, number: int) -> str | int:
    return NUMERALS[number] if context.language == "zh" and number < len(NUMERALS) else number


def visit_rows(context: OnePageContext, most: int) -> tuple[tuple[Spans, ...], ...]:
    """Return the rows of the table for so many firms, those for gaps of later phases behind the others."""
    visits = first_visits(context, most, later=True)
    return tuple(_row(context, place, visit) for place, visit in enumerate(visits, 1))


def _row(context: OnePageContext, place: int, visit: Visit) -> tuple[Spans, ...]:
    firm, first, more = visit.candidate.firm, context.link(visit.targets[0].link_id), len(visit.targets) - 1
    return (
        text_span(str(place)),
        (StrongText(firm_name(firm)),) if visit.is_first else text_span(firm_name(firm)),
        text_span(firm_place(firm) or context.text(NO_PLACE)),
        text_span(context.text(AND_MORE, link=first, count=more + 1, rest=more) if more else first),
        _why(context, place, visit),
        text_span(context.text(_question(context, visit))),
    )


def _why(context: OnePageContext, place: int, visit: Visit) -> Spans:
    near = _near(context, visit.candidate)
    slots = [[Clause(near)] if near is not None else (), _made(context, visit.candidate), _wanted(context, visit)]
    room = COLUMNS[WHY].room(context.size, 2 if place <= context.density.long_visits else 1)
    return context.line(room, (), _tied(context, visit.candidate), _stated(context, visit.candidate), *slots)


def _stated(context: OnePageContext, candidate: Candidate) -> Iterator[Clause]:
    """Yield the reasons on file why the firm is wanted here; they are on file in Chinese alone."""
    if context.language == "zh" and candidate.tier is Tier.FIRST:
        yield from (Clause(context.tight(each)) for each in stated_words(candidate, context.language))


def _wanted(context: OnePageContext, visit: Visit) -> Iterator[Clause]:
    """Yield what this city has for it: a user it would serve, a feed it would take, or a weak maker of the same."""
    target, candidate = visit.targets[0], visit.candidate
    served = context.city.links[target.link_id].kind is LinkKind.SERVICE
    users = {each.link.id for each in candidate.local_links.users}
    inputs = [fact for fact in target.grounds[0].facts if isinstance(fact, InputTo)]
    inputs = [fact for fact in inputs if not served or fact.end in users]
    taken = {route.here.link.id for route in candidate.routes if route.here is not None}
    here = target.context.local_core_inputs
    feeds = [edge for edge in here if edge.start in taken] or here
    for most in (2, 1):
        if target.strategy is Strategy.STRENGTHEN:
            yield context.clause(WEAK, sign=sign_text(target.verdict, context.language))
        elif target.strategy is Strategy.SUPPLEMENT and served and not inputs:
            yield context.clause(NO_REASON)
        elif target.strategy is Strategy.SUPPLEMENT and inputs:
            yield context.clause(WANTED, users=context.link_names((edge.end for edge in inputs), most))
            firms = [context.city.firms[make.start] for make in context.city.makers.get(inputs[0].end, ())]
            if firms and most == 1:
                yield context.clause(WANTED, users=context.firms(firms, 1))
        elif feeds:
            run = context.city.links[target.link_id].siting is Siting.OPERATED
            venues = context.clause(VENUES, feeds=context.feeds(feeds, most))
            yield venues if run else have(context, feeds, most)


def _made(context: OnePageContext, candidate: Candidate) -> Iterator[Clause]:
    """Yield what the firm makes: its largest capacity on file, else in Chinese its product as the source words it."""
    make = max(candidate.makes, key=lambda each: (each.capacity is not None, each.year or "", each.capacity or 0.0))
    said = capacity(make, context.language)
    if said is not None and make.capacity_scope is None and not is_unread(make):
        yield Clause(_dated(context, context.tight(said), make), (make,))
    if context.language == "zh" and make.product is not None:
        for product in sorted(shortened(typeset(make.product)), key=lambda text: "（" in text):
            if product != context.link(make.end):
                told = context.text(MAKES, product=product) if context.is_good(make.end) else context.tight(product)
                yield Clause(_dated(context, told, make), (make,))


def is_unread(make: Makes) -> bool:
    """Check whether a capacity of a stated year is general knowledge: what nobody read is not told so exactly."""
    return make.year is not None and basis_told(make, "capacity") is Basis.GENERAL


def _dated(context: OnePageContext, text: str, make: Makes) -> str:
    """Say of what year it is, and that its plant does not run yet: `做环氧树脂（拟建，2024年）`."""
    idle = make.status is not None and make.status not in RUNNING
    status = make.status.label(context.language).lower() if idle and make.status is not None else None
    year = None if make.year is None else context.text(YEAR, year=make.year)
    note = PAUSE.of(context.language).join(each for each in (status, year) if each)
    return with_note(text, note or None, context.language)


def _near(context: OnePageContext, candidate: Candidate) -> str | None:
    """Say that a firm is of the province, or next door, or has a plant there; nothing of one far away."""
    near, province = candidate.near.level, candidate.firm.province
    if near is NearnessLevel.PRESENT and province is not None and same_province(province, context.city.region.province):
        near = NearnessLevel.PROVINCE
    return NEAR[near].of(context.language) if near in NEAR else None


def _tied(context: OnePageContext, candidate: Candidate) -> Iterator[Clause]:
    if candidate.kin:
        yield context.clause(SAME_GROUP, firms=context.firms((kin.firm for kin in candidate.kin), 1))
    yield from _contacts(context, candidate)
    for tie in candidate.partners[:1]:
        yield context.clause(TIED, tie.edge, firms=firm_name(tie.firm))


def _contacts(context: OnePageContext, candidate: Candidate) -> Iterator[Clause]:
    """Yield talks on file with the city, else its latest contact, with the year; what is old is no reason to call."""
    talks = [each for each in talks_of(context.city, candidate.firm.id) if not is_old(context.city, each)]
    visits = [each for each in candidate.news if each.kind is SignalKind.CITY_CONTACT]
    found, plain, dated = (talks, TALKS, TALKS_IN) if talks else (visits, CONTACT, CONTACT_IN)
    latest = max(found, key=lambda each: year_of(each) or 0, default=None)
    if latest is not None:
        year = year_of(latest)
        yield context.clause(plain if year is None else dated, latest, year=year)


def _question(context: OnePageContext, visit: Visit) -> Text:
    """Return the first question to a firm, as one noun."""
    candidate, target = visit.candidate, visit.targets[0]
    if candidate.kin:
        return ASK_GROUP
    if any(each.kind in MOVING and not is_old(context.city, each) for each in candidate.news):
        return ASK_PLANS
    if not context.is_good(target.link_id):
        return ASK_TERMS
    if target.strategy is Strategy.EXTEND:
        return ASK_FEED
    return ASK_INTEREST if any(make.capacity is not None for make in candidate.makes) else ASK_SIZE


def on_watch_line(context: OnePageContext) -> Spans:
    """Return who is not talked to first, with the reason; empty if there is nobody."""
    told = [_watched(context, visit) for visit in on_watch(context)]
    stop = AND.of(context.language)
    return (Span(context.text(ON_WATCH)), *join_spans(told, stop)) if told else ()


def _watched(context: OnePageContext, visit: Visit) -> Spans:
    """Name a firm on watch and the link it is for, with the first serious objection, its year and latest source."""
    candidate = visit.candidate
    objection = candidate.serious_objections[0]
    latest = max(objection.facts, key=lambda fact: year_of(fact) or 0)
    year, said = year_of(latest), context.tight(objection_title(objection, context.language))
    short = said.partition("：" if context.language == "zh" else ":")[0]
    short = short[:1].lower() + short[1:]
    dated = short if year is None else PAUSE.of(context.language).join((short, context.text(YEAR, year=year)))
    told = context.text(WATCHED_FOR, link=context.link(visit.targets[0].link_id), why=dated)
    return text_span(
        with_brackets(firm_name(candidate.firm), told, context.language),
        context.citations.cite([latest]),
    )
