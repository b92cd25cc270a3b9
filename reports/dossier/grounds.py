"""Why the firm is to be talked to, or not yet, and why it would come: the grounds of the target and of the firm."""

from collections.abc import Iterator

from graph.analysis.verdicts.states import Tier
from graph.model.fact import Fact
from graph.text import Text
from reports.dossier.draft import FirmDraft
from reports.formats.document import Span
from reports.one_page.page import Prose, StrongText
from reports.wording.candidates import STATED, decider_text, why_here
from reports.wording.objections import objection_title
from reports.wording.punctuation import AND, join_clauses, with_label
from reports.wording.targets import reasons
from reports.wording.verdicts import state_text

HEAD = Text("一、为什么谈它，它为什么会来", "1. Why this firm, and why it would come")
ABOUT = Text("{link}，本地{state}。", "{link}, here {state}. ")
NO_TARGET = Text(
    "这一环还不是目标，先收着，不是推荐。", "This link is no target yet: a lead in reserve, no recommendation. "
)
ON_WATCH = Text("先弄清第五节再定去不去。", "Settle section 5 before deciding to go. ")
COMES = Text("它为什么会来：", "Why it would come: ")
SIGNED = Text("已在本市签约，转入盯办。", "It has signed here: see it through. ")


def grounds(draft: FirmDraft) -> tuple[Prose, Prose]:
    """Return what the visit is about, then why the firm would come here."""
    return (Prose(draft.text(HEAD), tuple(_about(draft))), Prose(None, tuple(_comes(draft))))


def _about(draft: FirmDraft) -> Iterator[Span]:
    """Yield when to talk to it, the link with its state, and why that is wanted here."""
    each = draft.first
    yield StrongText(with_label(each.candidate.tier.label(draft.language), "", draft.language))
    state = state_text(each.verdict.rule, draft.language).lower()
    yield Span(draft.text(ABOUT, link=draft.link(each.link_id), state=state))
    if each.candidate.commitments:
        yield Span(draft.text(SIGNED))
    if each.target is None:
        yield Span(draft.text(NO_TARGET))
    else:
        told = join_clauses(reasons(draft.city, each.target, draft.language), draft.language)
        yield draft.cited(draft.ended(told), each.target.grounds[0].facts)
    if each.candidate.tier is Tier.WATCH:
        told = AND.of(draft.language).join(
            objection_title(one, draft.language) for one in each.candidate.serious_objections
        )
        yield StrongText(draft.tight(draft.ended(told)))
        yield Span(draft.text(ON_WATCH))


def _comes(draft: FirmDraft) -> Iterator[Span]:
    yield StrongText(draft.text(COMES))
    stated = STATED.of(draft.language, reasons="")
    decided = decider_text(draft.candidate, draft.language)
    reasons_here = (reason for reason in why_here(draft.candidate, draft.language) if reason != decided)
    told = [reason.removeprefix(stated) for reason in reasons_here]
    facts: list[Fact] = [fact for reason in draft.candidate.advantages for fact in reason.facts]
    yield draft.cited(draft.ended(join_clauses(told, draft.language)), facts)
