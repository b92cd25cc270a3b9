"""What is said of a suggested firm: for each term what made it score; no fact says that it makes the link."""

from graph.analysis.leads.lead import Lead
from graph.analysis.leads.reasons import LeadReason, LeadReasonKind
from reports.wording.language import Language
from reports.wording.punctuation import join_names, with_label

MAX_SHOWN = 3


def lead_text(suggestion: Lead, language: Language) -> list[str]:
    """Return the strongest terms of a suggestion, each with the products, industries, makers or paths behind it."""
    return [
        with_label(
            term.of(language),
            join_names(dict.fromkeys(_reason(reason, language) for reason in reasons), language),
            language,
        )
        for term, reasons in suggestion.reasons[:MAX_SHOWN]
    ]


def _reason(reason: LeadReason, language: Language) -> str:
    """Return one reason: what it points at, and what led there or how many makers are among it."""
    text = reason.text
    if reason.kind is LeadReasonKind.INDUSTRY:
        text = f"行业“{text}”" if language == "zh" else f'industry "{text}"'
    if reason.via is not None:
        return f"{reason.via} → {text}"
    if reason.makers is not None and reason.of is not None:
        share = f"{reason.makers}/{reason.of}"
        return f"{text}（在做 {share}）" if language == "zh" else f"{text} (makers {share})"
    return text
