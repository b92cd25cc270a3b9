"""What a city has undertaken for a year to come, as the outlook of a link tells it: a fixed date for its works."""

import re
from collections.abc import Iterable
from dataclasses import replace

from graph.analysis.facts.age import reference_year
from graph.analysis.facts.city import City
from graph.analysis.lists.works_in_hand import OPEN_STAGES, works_in_hand
from graph.model.cells import evidence_of
from graph.model.kinds import ProjectStage
from graph.model.nodes import Link, Project
from graph.text import Text
from reports.one_page.context import OnePageContext
from reports.one_page.text_fit import Clause
from reports.wording.language import typeset, without_brackets
from reports.wording.punctuation import with_brackets

IN_YEAR = Text("{year}年要用", "due in {year}")
NOT_BUILT = Text("{said}，{works}还没建成", "{works}: not finished, {said}")
NOT_BUILT_FOR = Text(
    "{said}，月份没有查到，最早只剩{left}个月，{works}还没建成",
    "{works}: not finished, {said}, month unknown: {left} months at the earliest",
)
MORE_WORKS = Text("{names}等{count}项", "{names} and {rest} more")
_UNDERTAKEN = re.compile(r"(20\d\d) ?年[^,，;；。]*(?:承办|举办)[^,，;；。]*")
"""A clause that tells what is to be held in which year."""


def deadline_of(city: City, link: Link) -> tuple[int, str] | None:
    """Find the year to come for which something is undertaken that needs a link, and the clause that tells it."""
    found = _UNDERTAKEN.search(link.outlook_reason or "")
    if found is None or int(found[1]) < reference_year(city):
        return None
    return int(found[1]), found.group()


def due_clauses(context: OnePageContext, links: list[str]) -> list[Clause]:
    """Return the clause about the first of some links that has a fixed date, and its year alone for want of room."""
    for each in links:
        link = context.city.links[each]
        found = deadline_of(context.city, link)
        if found is not None:
            told = dict.fromkeys((_said(context, found), context.text(IN_YEAR, year=found[0])))
            return [Clause(each, (replace(link, evidence=evidence_of(link, "outlook")),)) for each in told]
    return []


def _said(context: OnePageContext, found: tuple[int, str]) -> str:
    """Return what is undertaken in the words on file, which are Chinese alone; in English its year."""
    return context.tight(typeset(found[1]) if context.language == "zh" else IN_YEAR.of("en", year=found[0]))


def due_together(context: OnePageContext) -> list[tuple[str, tuple[Project, ...]]]:
    """List the links of the chain with a fixed date and their works in hand, the least advanced of them first."""
    works = works_in_hand(context.judgement)
    inside = {verdict.link_id for verdict in context.verdicts}
    links = dict.fromkeys(link for work in works for link in work.links if link in inside)
    dated = [link for link in links if deadline_of(context.city, context.city.links[link]) is not None]
    return [(link, _least_first(work.project for work in works if link in work.links)) for link in dated]


def _least_first(works: Iterable[Project]) -> tuple[Project, ...]:
    order = [stage for stage in ProjectStage if stage in OPEN_STAGES]
    return tuple(sorted(works, key=lambda work: (order.index(work.stage), work.id)))


def not_built(context: OnePageContext) -> list[Clause]:
    """List what is not finished yet of the works for the first fixed date of the chain, in words that get shorter."""
    for link_id, works in due_together(context)[:1]:
        link = context.city.links[link_id]
        year, _ = found = deadline_of(context.city, link) or (0, "")
        left = months_until(year, context.city.load.loaded_at)
        facts = (replace(link, evidence=evidence_of(link, "outlook")), *works)
        named = [_with_stage(context, work) for work in works]
        text = NOT_BUILT_FOR if left > 0 else NOT_BUILT
        return [
            context.clause(
                text,
                *facts[: most + 1],
                said=_said(context, found),
                left=left,
                works=context.listed(named, most, MORE_WORKS),
            )
            for most in sorted({len(named), 1}, reverse=True)
        ]
    return []


def months_until(year: int, day: str) -> int:
    """Count the months from a day in ISO 8601 to the first of a year, the earliest that something of it can be."""
    return 12 * (year - int(day[:4])) + 1 - int(day[5:7])


def _with_stage(context: OnePageContext, work: Project) -> str:
    name = context.tight(without_brackets(typeset(work.name_zh)))
    return with_brackets(name, work.stage.label(context.language).lower(), context.language)
