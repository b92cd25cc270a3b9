"""What to ask: five to seven questions that follow from what is unknown or doubtful in the facts, the gravest first.

Each says why it is asked and what the answer changes.
"""

from collections.abc import Callable

from graph.analysis.candidates.deciders import decides
from graph.analysis.candidates.local_links import MakeRoute
from graph.analysis.candidates.news import is_serious
from graph.analysis.facts.age import is_old, year_of
from graph.analysis.facts.comparable_projects import investment
from graph.model.edges import Makes
from graph.model.kinds import Basis, Outlook, SignalKind, Siting
from graph.model.nodes import Signal
from graph.text import Text
from reports.dossier.doubts import has_place, least_words, moves
from reports.dossier.draft import FirmDraft
from reports.dossier.identity import is_decision_known
from reports.dossier.products import is_sized
from reports.dossier.question_texts import (
    AGAIN,
    BASES,
    DECIDES_ELSEWHERE,
    DECIDES_UNKNOWN,
    DONE_HERE,
    FEED,
    INTEREST,
    LIKE,
    MAKES_IT,
    NO_FEED,
    NO_NEWS,
    NO_USER,
    OLD_SIZE,
    OPERATOR,
    PARTNER,
    PLACE_OPEN,
    RECORD,
    ROUTE,
    SETTLED,
    SIZE,
    SIZE_LEAST,
    STREAM,
    SURPLUS,
    TERMS,
    TOLD_SIZE,
    TROUBLE,
    USER,
    Question,
)
from reports.formats.document import Spans, text_span
from reports.one_page.context import KINDS
from reports.one_page.page import Grid, GridColumn, StrongText
from reports.wording.candidates import decider_names
from reports.wording.neighbours import makers_of, users_on_file
from reports.wording.sentences import capacity, home_name
from reports.wording.supply_words import arising

HEAD = Text("七、见面要问的", "7. Questions to ask")
COLUMNS = (
    GridColumn(Text("题目", "Topic"), 17.0),
    GridColumn(Text("问什么", "Question"), 60.0),
    GridColumn(Text("为什么问", "Why"), 42.0),
    GridColumn(Text("答了改什么", "It changes"), 34.0),
    GridColumn(Text("回答（带回）", "Answer"), 27.0),
)
MOST = 7


EARLIER = Text("资料", "the record")
YEAR = Text("{year}年", "{year}")
POOR = frozenset({Outlook.SURPLUS, Outlook.RESTRICTED, Outlook.PHASED_OUT})


def questions(draft: FirmDraft) -> Grid:
    """Return the questions as rows to write the answers in."""
    rows = tuple(_row(draft, each) for each in asked(draft))
    return Grid(draft.text(HEAD), COLUMNS, rows, row_height=draft.setting.row)


def _row(draft: FirmDraft, question: Question) -> tuple[Spans, ...]:
    told = (question.ask, question.why, question.changes)
    begun = told if draft.language == "zh" else (text[:1].upper() + text[1:] for text in told)
    return ((StrongText(question.topic),), *map(text_span, begun), ())


def asked(draft: FirmDraft) -> tuple[Question, ...]:
    """List the questions, the gravest first; the last two are about what it needs and whether it would come."""
    always = (_needs(draft), _interest(draft))
    found = [question for find in QUESTIONS if (question := find(draft)) is not None]
    return (*found[: MOST - len(always)], *always)


def _trouble(draft: FirmDraft) -> Question | None:
    signals = draft.city.signals.get(draft.firm.id, ())
    risks = [each for each in signals if each.kind is SignalKind.RISK and is_serious(each)]
    return TROUBLE.of(draft, year=_year(draft, risks[0])) if risks else None


def _makes_it(draft: FirmDraft) -> Question | None:
    basis = draft.candidate.basis
    doubtful = any(each.rule.id == "A-06" for each in draft.candidate.objections)
    if basis is Basis.SOURCE and not doubtful:
        return None
    named = Basis.INFERRED if doubtful else basis
    words = BASES[named].of(draft.language)
    return MAKES_IT.of(draft, link=draft.link(draft.first.link_id), basis=words)


def _decides(draft: FirmDraft) -> Question | None:
    deciders = draft.candidate.deciders
    if deciders:
        return DECIDES_ELSEWHERE.of(draft, deciders=decider_names(draft.firm, deciders, draft.language))
    known = decides(draft.firm) and is_decision_known(draft.firm, deciders)
    return None if known else DECIDES_UNKNOWN.of(draft)


def _feed(draft: FirmDraft) -> Question | None:
    """Ask for the feed: one that is not here, the one made here, or where it would come from."""
    if draft.first_link.siting is Siting.OPERATED:
        return None
    odd = next((route for route in draft.candidate.routes if route.is_at_odds), None)
    if odd is not None:
        return _other_route(draft, odd)
    first = next(iter(draft.feeds_of(draft.first)), None)
    if first is None:
        return NO_FEED.of(draft) if draft.is_good(draft.first.link_id) else None
    makers = makers_of(first, draft.language)
    if first.is_byproduct:
        return STREAM.of(draft, stream=draft.thing(first), makers=makers)
    text = FEED if draft.is_good(first.link.id) else DONE_HERE
    return text.of(draft, feed=draft.link(first.link.id), makers=makers)


def _other_route(draft: FirmDraft, route: MakeRoute) -> Question:
    here = draft.listed([draft.thing(each) for each in route.instead], 1, KINDS)
    feed = draft.link(route.feed.id)
    used = feed if route.edge is None else draft.tight(arising(route.edge, feed, draft.language))
    return ROUTE.of(draft, feed=used, here=here)


def _size(draft: FirmDraft) -> Question | None:
    """Ask for the capacity where none is on file, or only an old one."""
    link = draft.first_link
    if not draft.is_good(link.id):
        return None
    held = [make for make in draft.candidate.makes if make.capacity is not None]
    name = draft.link(link.id)
    if held:
        return _old_size(draft, held[0]) if is_old(draft.city, held[0]) else None
    if any(is_sized(make) for make in draft.candidate.makes):
        return TOLD_SIZE.of(draft, link=name)
    if link.min_scale is not None:
        return SIZE_LEAST.of(draft, link=name, least=least_words(link, draft.language))
    return SIZE.of(draft, link=name)


def _old_size(draft: FirmDraft, make: Makes) -> Question:
    size = capacity(make, draft.language)
    return OLD_SIZE.of(draft, link=draft.link(make.end), size=size, year=year_of(make))


def _expansion(draft: FirmDraft) -> Question:
    """Ask how far new plants are, where they are, or if there will be any."""
    recent = sorted(moves(draft), key=lambda each: -(year_of(each) or 0))
    if not recent:
        return NO_NEWS.of(draft)
    if any(each.rule.id == "A-02" for each in draft.candidate.objections):
        return SETTLED.of(draft, year=_year(draft, recent[0]))
    open_place = next((each for each in recent if not has_place(draft.city, each)), None)
    text, signal = (PLACE_OPEN, open_place) if open_place is not None else (SETTLED, recent[0])
    return text.of(draft, year=_year(draft, signal))


def _year(draft: FirmDraft, signal: Signal) -> str:
    return draft.text(YEAR, year=signal.year) if signal.year is not None else draft.text(EARLIER)


def _users(draft: FirmDraft) -> Question | None:
    if draft.candidate.partners:
        return PARTNER.of(draft, firms=draft.firms((tie.firm for tie in draft.candidate.partners), 2))
    if draft.first_link.siting is Siting.OPERATED:
        return RECORD.of(draft)
    users = users_on_file(draft.candidate)
    if not users:
        return NO_USER.of(draft)
    return USER.of(draft, users=draft.firms((firm for user in users for firm in user.makers), 2))


def _market(draft: FirmDraft) -> Question | None:
    outlook = draft.first_link.outlook
    return SURPLUS.of(draft, outlook=outlook.label(draft.language)) if outlook in POOR and outlook is not None else None


def _like(draft: FirmDraft) -> Question | None:
    return LIKE.of(draft) if investment(draft.city, draft.first.link_id) is None else None


QUESTIONS: tuple[Callable[[FirmDraft], Question | None], ...] = (
    _trouble,
    _decides,
    _makes_it,
    _feed,
    _expansion,
    _size,
    _users,
    _market,
    _like,
)
"""What finds a question, the gravest first; what finds none is passed over."""


def _needs(draft: FirmDraft) -> Question:
    run = draft.first_link.siting is Siting.OPERATED
    return (OPERATOR if run else TERMS).of(draft)


def _interest(draft: FirmDraft) -> Question:
    contact = [each for each in draft.candidate.news if each.kind is SignalKind.CITY_CONTACT]
    if contact:
        return AGAIN.of(draft, year=_year(draft, contact[0]))
    return INTEREST.of(draft, city=home_name(draft.city.region, draft.language))
