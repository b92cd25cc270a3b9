"""What a city has undertaken for a year to come, as the outlook of a link tells it: a fixed date for its works."""

import re
from dataclasses import replace

from graph.analysis.facts.age import reference_year
from graph.analysis.facts.city import City
from graph.analysis.lists.works_in_hand import works_in_hand
from graph.model.cells import evidence_of
from graph.model.nodes import Link
from reports.one_page.context import OnePageContext
from reports.one_page.text_fit import Clause
from reports.wording.language import Text, typeset, without_brackets

IN_YEAR = Text("{year}年要用", "due in {year}")
NOT_BUILT = Text("{said}，{works}还没建成", "{works}: not finished, {said}")
_UNDERTAKEN = re.compile(r"(20\d\d) ?年[^,，;；。]*(?:承办|举办)[^,，;；。]*")
"""A clause that tells what is to be held in which year."""


def deadline_of(city: City, link: Link) -> tuple[int, str] | None:
    """Find the year to come for which something is undertaken that needs a link, and the clause that tells it."""
    found = _UNDERTAKEN.search(link.outlook_reason or "")
    if found is None or int(found[1]) < reference_year(city):
        return None
    return int(found[1]), found.group()


def due_clause(context: OnePageContext, links: list[str]) -> Clause | None:
    """Return the clause about the first of some links that has a fixed date, on the evidence of its outlook."""
    for each in links:
        link = context.city.links[each]
        found = deadline_of(context.city, link)
        if found is not None:
            return Clause(_said(context, found), (replace(link, evidence=evidence_of(link, "outlook")),))
    return None


def _said(context: OnePageContext, found: tuple[int, str]) -> str:
    """Return what is undertaken in the words on file, which are Chinese alone; in English its year."""
    return context.tight(typeset(found[1]) if context.language == "zh" else IN_YEAR.of("en", year=found[0]))


def not_built(context: OnePageContext) -> list[Clause]:
    """List, for each fixed date of the chain, what of its works is not finished yet: the clause for a risk."""
    told = []
    for work in works_in_hand(context.judgement, context.chain_id):
        for each in work.links:
            link = context.city.links[each]
            found = deadline_of(context.city, link)
            if found is not None:
                facts = (replace(link, evidence=evidence_of(link, "outlook")), work.project)
                works = without_brackets(typeset(work.project.name_zh))
                told.append(context.clause(NOT_BUILT, *facts, said=_said(context, found), works=works))
    return told[:1]
