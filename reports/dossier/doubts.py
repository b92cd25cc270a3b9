"""What speaks against the firm, and what is not known of it: trouble, where it expands, its interest, the market."""

from collections.abc import Iterator

from graph.analysis.candidates.news import MOVING
from graph.analysis.candidates.objections import Objection
from graph.analysis.facts.city import City
from graph.analysis.facts.market import believed_outlook
from graph.analysis.facts.places import places_named
from graph.model.kinds import Basis, SignalKind
from graph.model.nodes import Link, Signal
from graph.text import Text
from reports.dossier.draft import NOT_ON_FILE, FirmDraft
from reports.dossier.sources import GENERAL, INFERRED
from reports.formats.document import Spans, text_span
from reports.one_page.context import COLON
from reports.one_page.page import Grid, GridColumn, StrongText
from reports.wording.candidates import intent_caveat
from reports.wording.language import Language, amount, typeset
from reports.wording.objections import objection_facts, objection_title
from reports.wording.punctuation import PAUSE, join_clauses, join_names, with_brackets, with_label
from reports.wording.sentences import capacity

HEAD = Text("五、不利情况和没弄清的", "5. Points against, and what is not known")
COLUMNS = (
    GridColumn(Text("项目", "Point"), 44.0),
    GridColumn(Text("情况", "What is on file"), 136.0),
)
OF_LINK = Text("指{links}", "of {links}")
SEE_SOURCE = Text("见所注出处", "see the source")
TROUBLE = Text("经营风险", "Trouble")
NO_TROUBLE = Text(
    "没有查到；没有查到不等于没有，去之前查年报和信用信息。", "None found; check annual reports and credit records."
)
EXPANSION = Text("新增产能", "New capacity")
NO_EXPANSION = Text("没有查到近年新建、扩建的消息。", "No news of new plants found.")
NO_PLACE = Text("第四节所列项目的地点，资料没有写明。", "Where the projects of section 4 are is not stated.")
INTEREST = Text("来本市的意向", "Interest here")
UNKNOWN = Text("没有资料。", "Not on file.")
OUTLOOK = Text("{link}市场前景", "Outlook of {link}")
UNSETTLED = Text("难说", "Unsettled")
SCALE = Text("{link}规模", "Scale of {link}")
LEAST = Text("最小经济规模{least}", "minimum scale {least}")
OWN = Text("该企业产能{size}", "its capacity {size}")
OWN_UNKNOWN = Text("该企业产能没有资料", "its capacity is not on file")


def doubts(draft: FirmDraft) -> Grid:
    """Return the objections, the serious first, then what is not known."""
    rows = [*_objections(draft), *_unknown(draft)]
    return Grid(draft.text(HEAD), COLUMNS, tuple(rows))


def objections(draft: FirmDraft) -> dict[str, dict[str, Objection]]:
    """List what speaks against the firm over all its links: each objection by its title, with the links it is of."""
    found: dict[str, dict[str, Objection]] = {}
    for each in draft.candidacies:
        for objection in each.candidate.objections:
            found.setdefault(objection_title(objection, draft.language), {})[each.link_id] = objection
    return dict(sorted(found.items(), key=lambda pair: not next(iter(pair[1].values())).rule.is_serious))


def _objections(draft: FirmDraft) -> Iterator[tuple[Spans, ...]]:
    for title, raised in objections(draft).items():
        facts = [fact for objection in raised.values() for fact in objection.facts]
        words = (part for objection in raised.values() for part in objection_facts(objection, draft.language))
        told = join_clauses(dict.fromkeys(words), draft.language)
        some = len(raised) < len(draft.candidacies)
        apart = draft.text(OF_LINK, links=draft.links(raised)) if some else None
        short, _, rest = title.partition(COLON.of(draft.language))
        told = join_clauses(filter(None, (rest, told)), draft.language)
        text = with_brackets(told, apart, draft.language) if told else apart or draft.text(SEE_SOURCE)
        yield ((StrongText(draft.tight(short)),), (draft.cited(text, facts),))


def moves(draft: FirmDraft) -> tuple[Signal, ...]:
    """List its news of new plants and of moving."""
    return tuple(each for each in draft.city.signals.get(draft.firm.id, ()) if each.kind in MOVING)


def has_place(city: City, signal: Signal) -> bool:
    """Check whether news names a place elsewhere."""
    return any(name != city.region.city for name in places_named(city, signal.text))


def _unknown(draft: FirmDraft) -> Iterator[tuple[Spans, ...]]:
    blank = tuple(_blank(draft))
    if draft.setting.dense and len(blank) > 1:
        titles = join_names((draft.text(title) for title, _ in blank), draft.language)
        yield (text_span(titles), text_span(draft.text(NO_TROUBLE)))
    else:
        yield from (_row(draft, title, text_span(draft.text(told))) for title, told in blank)
    moved = moves(draft)
    if moved and not any(has_place(draft.city, each) for each in moved):
        yield _row(draft, EXPANSION, text_span(draft.text(NO_PLACE)))
    link = draft.first_link
    name = draft.link(link.id)
    if link.min_scale is not None:
        yield _row(draft, SCALE, (draft.cited(_scale(draft, link), draft.candidate.makes),), link=name)
    yield _row(draft, OUTLOOK, text_span(draft.tight(outlook_words(link, draft.language))), link=name)


def _blank(draft: FirmDraft) -> Iterator[tuple[Text, Text]]:
    """Yield what nothing is on file of, with what is said of that."""
    if not any(each.kind is SignalKind.RISK for each in draft.city.signals.get(draft.firm.id, ())):
        yield TROUBLE, NO_TROUBLE
    if not moves(draft):
        yield EXPANSION, NO_EXPANSION
    if intent_caveat(draft.candidate, draft.language) is not None:
        yield INTEREST, UNKNOWN


def _row(draft: FirmDraft, title: Text, told: Spans, **values: object) -> tuple[Spans, ...]:
    return (text_span(draft.text(title, **values)), told)


def _scale(draft: FirmDraft, link: Link) -> str:
    """Compare the smallest plant that pays with what the firm has."""
    held = next((make for make in draft.candidate.makes if make.capacity is not None), None)
    own = draft.text(OWN_UNKNOWN)
    if held is not None:
        own = draft.text(OWN, size=with_brackets(capacity(held, draft.language) or "", held.year, draft.language))
    return PAUSE.of(draft.language).join((draft.text(LEAST, least=least_words(link, draft.language)), own))


def least_words(link: Link, language: Language) -> str:
    """Return the smallest plant of a link that pays, with its unit."""
    return "" if link.min_scale is None else amount(link.min_scale, link.min_scale_unit, language)


def outlook_words(link: Link, language: Language) -> str:
    """Say how the market of a link stands, since when and on what that rests."""
    if link.outlook is None:
        return NOT_ON_FILE.of(language)
    marks = {Basis.GENERAL: GENERAL, Basis.INFERRED: INFERRED}
    basis = marks[link.outlook_basis].of(language) if link.outlook_basis in marks else None
    note = PAUSE.of(language).join(part for part in (link.outlook_year, basis) if part)
    told = (link.outlook.label if believed_outlook(link) is not None else UNSETTLED.of)(language)
    if link.outlook_reason is not None:
        told = with_label(told, typeset(link.outlook_reason), language)
    return with_brackets(told, note or None, language)
