"""What to bear in mind of the firms that are talked to first: the first thing on file against each, below the table."""

import re
from collections.abc import Iterator, Sequence

from graph.analysis.candidates.news import tells_of_loss
from graph.analysis.candidates.objections import Objection
from graph.analysis.facts.age import year_of
from graph.model.nodes import Signal
from graph.text import Text
from reports.formats.document import Span, Spans, join_spans, text_span
from reports.one_page.context import OnePageContext
from reports.one_page.visits import Visit
from reports.wording.language import typeset
from reports.wording.objections import objection_title
from reports.wording.punctuation import AND, PAUSE, with_brackets
from reports.wording.sentences import firm_name

BEAR_IN_MIND = Text("谈时留意：", "Bear in mind: ")
SHOWN = 3
"""Firms of which something is told."""
TOLD = ("A-10", "A-24", "A-23", "A-27", "A-22", "A-19", "A-03", "A-18", "A-11", "A-08")
"""Objections that are told, the one that weighs most in a talk first; the others are read from the table itself."""
LOSS, RIVAL = "A-10", "A-24"
RIVALS = (RIVAL, "A-23", "A-27")
"""That it competes with a firm here: with any, with the user of its product, with who will make its feed."""
TOLD_OF_ALL = (LOSS, *RIVALS)
"""Objections that are told of every firm of the table, though it is only approached."""
LONGEST = 34
"""Characters of a text on file that are shown; a longer one is given by the title of the objection."""
_CLAUSE = re.compile(r"[，;；。]|,(?!\d{3}(?!\d))")
"""Where a clause of news ends; a comma within a figure ends none."""
_ASIDE = re.compile("（([^（）]*)）")
"""An aside of a clause that will stand in brackets itself."""
_DATED = re.compile(r"(?:19|20)\d\d ?年")


def caution_line(context: OnePageContext, visits: Sequence[Visit]) -> Spans:
    """Say what speaks against the firms of the table, with year and source; empty if nothing does.

    Of those that are talked to first all that weighs is told, of the others a loss and a rivalry.
    """
    told = [_told(context, visit, raised) for visit in visits for raised in _raised(visit)]
    return (Span(context.text(BEAR_IN_MIND)), *join_spans(told[:SHOWN], AND.of(context.language))) if told else ()


def _raised(visit: Visit) -> Iterator[Objection]:
    """Yield the one objection to a firm that weighs most, if there is one, and that it is a rival of a firm here."""
    by_rule = {each.rule.id: each for each in visit.candidate.objections}
    told = [by_rule[rule] for rule in (TOLD if visit.is_first else TOLD_OF_ALL) if rule in by_rule]
    yield from told[:1]
    if told and told[0].rule.id not in RIVALS:
        yield from [each for each in told[1:] if each.rule.id in RIVALS][:1]


def _told(context: OnePageContext, visit: Visit, objection: Objection) -> Spans:
    latest = max(objection.facts, key=lambda fact: year_of(fact) or 0)
    said, year = _said(context, objection, latest if isinstance(latest, Signal) else None), year_of(latest)
    dated = (
        said if year is None or _DATED.search(said) else PAUSE.of(context.language).join((said, _year(context, year)))
    )
    name = firm_name(visit.candidate.firm)
    return text_span(with_brackets(name, dated, context.language), context.citations.cite([latest]))


def _year(context: OnePageContext, year: int) -> str:
    return f"{year}年" if context.language == "zh" else str(year)


def _said(context: OnePageContext, objection: Objection, news: Signal | None) -> str:
    """Return the first clause of news on file, else what the objection is called; news is on file in Chinese alone.

    Of a rival its rivalry is told, and not the works it comes from; of a loss the clause that tells of it.
    """
    if news is not None and context.language == "zh" and objection.rule.id != RIVAL:
        clauses = _CLAUSE.split(news.text)
        losses = (each for each in clauses if objection.rule.id == LOSS and tells_of_loss(each))
        clause = context.tight(_ASIDE.sub(r"、\1", typeset(next(losses, clauses[0]))))
        if len(clause) <= LONGEST:
            return clause
    title = context.tight(objection_title(objection, context.language))
    return title if context.language == "zh" else title[:1].lower() + title[1:]
