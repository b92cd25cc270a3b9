"""Who the firm is: place, form, who decides on its investment, group, codes, what it makes, dealings so far."""

from graph.analysis.candidates.advantages import talks_of
from graph.analysis.candidates.deciders import decides
from graph.model.cells import evidence_told
from graph.model.edges import PresentIn
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.model.kinds import LegalForm, SignalKind
from graph.model.nodes import Firm, Project, Signal
from graph.text import Text
from reports.dossier.draft import NOT_ON_FILE, FirmDraft
from reports.dossier.page import FactPair, FactTable
from reports.formats.document import Span, Spans, text_span
from reports.one_page.page import RULE
from reports.wording.candidates import decider_names
from reports.wording.firm_figures import measure_text, newest
from reports.wording.language import typeset, without_brackets
from reports.wording.punctuation import PAUSE, join_names, with_brackets
from reports.wording.sentences import firm_place
from reports.wording.wanted import wanted_links_text

PLACE, STOCK = Text("所在地", "Place"), Text("证券代码", "Stock code")
FORM, CREDIT = Text("性质", "Form"), Text("信用代码", "Credit code")
DECIDED, GROUP = Text("投资由谁定", "Decided by"), Text("所属集团", "Group")
MAKES, CONTACT = Text("主营", "Makes"), Text("来往情况", "Contact so far")
ITSELF = Text("本公司", "the firm itself")
ABOVE = Text("上级单位，名称没有资料", "a parent body, not named on file")
TO_ASK = Text("没有资料，须问", "not on file, to be asked")
TO_ASK_OF = Text("没有资料，须问；属{group}", "not on file, to be asked; of {group}")
NO_CONTACT = Text("没有记录", "none on file")
PRODUCTS = 3
SIZE, LIST = Text("企业指标", "Figures"), Text("本市名单", "City's list")
LISTED_FOR = Text("已列为拟引进：{links}", "wanted for {links}")
FIGURES = 3
"""Figures of the firm that its head names."""
AND_MORE = Text("{names}等{count}种", "{names} and {rest} more")


def identity(draft: FirmDraft) -> FactTable:
    """Return the facts at the head; of what is not on file that is said, the credit code is left to be written."""
    firm = draft.firm
    place = draft.tight(firm_place(firm).replace(" ", "")) if draft.language == "zh" else firm_place(firm)
    rows = (
        (
            (PLACE, _known(draft, place, *evidence_told(firm, "province", "city", "district"))),
            (STOCK, _known(draft, firm.stock_code, *evidence_told(firm, "stock_code"))),
        ),
        (
            (FORM, _known(draft, _form(draft), *evidence_told(firm, "ownership", "legal_form"))),
            (CREDIT, text_span(firm.uscc or RULE)),
        ),
        ((DECIDED, _decided(draft)), (GROUP, _known(draft, firm.group, *evidence_told(firm, "group")))),
        ((MAKES, _makes(draft)), (CONTACT, _contact(draft))),
        *_figures(draft),
    )
    return FactTable(
        tuple(FactPair((draft.text(one), left), (draft.text(two), right)) for (one, left), (two, right) in rows)
    )


def _figures(draft: FirmDraft) -> tuple[tuple[tuple[Text, Spans], tuple[Text, Spans]], ...]:
    """Tell the newest figures of the firm and the links a list of the city wants it for; no row where neither is."""
    city, id = draft.city, draft.firm.id
    figures = newest(city.measures.get(id, ()))[:FIGURES]
    wanted = city.wanted_for.get(id, ())
    if not figures and not wanted:
        return ()
    told = draft.joined(draft.cited(measure_text(each, draft.language), (each,)) for each in figures)
    links = wanted_links_text(city, id, draft.language)
    listed = (draft.cited(draft.text(LISTED_FOR, links=links), wanted),) if wanted else ()
    none = text_span(draft.text(NOT_ON_FILE))
    return (((SIZE, told or none), (LIST, listed or none)),)


def _known(draft: FirmDraft, text: str | None, *facts: Evidence) -> Spans:
    return (draft.cited(typeset(text), facts),) if text else text_span(draft.text(NOT_ON_FILE))


def _form(draft: FirmDraft) -> str | None:
    """Name its ownership and its legal form; a plain company is told by its ownership alone."""
    firm, form = draft.firm, draft.firm.legal_form
    told = [] if firm.ownership is None else [typeset(firm.ownership)]
    if form is not None and (form is not LegalForm.COMPANY or not told) and form.zh not in (firm.ownership or ""):
        told.append(form.label(draft.language))
    return PAUSE.of(draft.language).join(told) or None


def is_decision_known(firm: Firm, deciders: tuple[str, ...]) -> bool:
    """Check whether it is on file who decides: named, or the firm itself, being a company of no other group."""
    if deciders:
        return True
    own = {firm.name_zh, firm.short_name, None}
    return firm.legal_form is LegalForm.COMPANY and (firm.group in own or is_own_group(firm))


def is_own_group(firm: Firm) -> bool:
    """Check whether a group is named after the firm itself, as 万华化学 and 万华化学集团."""
    group, name = firm.group or "", firm.short_name or firm.name_zh
    return bool(group) and (without_brackets(group) in firm.name_zh or name in group)


def _decided(draft: FirmDraft) -> Spans:
    firm, deciders = draft.firm, draft.candidate.deciders
    read = evidence_told(firm, "decided_by", "group", "legal_form")
    if deciders:
        return (draft.cited(decider_names(firm, deciders, draft.language), read),)
    if not decides(firm):
        return (draft.cited(draft.text(ABOVE), read),)
    if is_decision_known(firm, deciders):
        return (draft.cited(draft.text(ITSELF), read),)
    if firm.group is None or is_own_group(firm):
        return text_span(draft.text(TO_ASK))
    return text_span(draft.text(TO_ASK_OF, group=typeset(firm.group)))


def _makes(draft: FirmDraft) -> Spans:
    """Name its first products as the sources word them, those for the city's links first."""
    own = [make for each in draft.candidacies for make in each.candidate.makes]
    makes = [*own, *(make for make in draft.city.makes_of.get(draft.firm.id, ()) if make not in own)]
    told = list(dict.fromkeys(draft.tight(typeset(make.product)) for make in makes if make.product))
    told = told or list(dict.fromkeys(draft.link(make.end) for make in makes))
    first = join_names(told[:PRODUCTS], draft.language)
    if len(told) <= PRODUCTS:
        return text_span(first)
    return text_span(draft.text(AND_MORE, names=first, count=len(told), rest=len(told) - PRODUCTS))


def _contact(draft: FirmDraft) -> Spans:
    """Tell its talks and contact with the city, with the year."""
    facts: list[Fact] = [*talks_of(draft.city, draft.firm.id), *draft.candidate.commitments]
    facts += [each for each in draft.candidate.news if each.kind is SignalKind.CITY_CONTACT]
    return draft.joined(_contacted(draft, fact) for fact in facts) or text_span(draft.text(NO_CONTACT))


def _contacted(draft: FirmDraft, fact: Fact) -> Span:
    match fact:
        case Project():
            told = with_brackets(typeset(fact.name_zh), fact.stage.label(draft.language), draft.language)
        case PresentIn():
            told = with_brackets(typeset(fact.what or fact.end), fact.kind.label(draft.language), draft.language)
        case Signal():
            told = with_brackets(fact.kind.label(draft.language), fact.year, draft.language)
        case _:
            raise TypeError(f"no contact: {fact!r}")
    return draft.cited(told, (fact,))
