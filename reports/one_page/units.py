"""Who could do a thing and by when: units on file, blanks to write on where nobody is, and dates."""

from collections import Counter
from collections.abc import Iterable

from graph.analysis.facts.offices import office_of, trade_office
from graph.analysis.lists.field_survey import needs_survey
from graph.analysis.targets.targets import PRODUCT_STAGES
from graph.model.cells import basis_told
from graph.model.kinds import Basis, OrgKind, ProjectKind
from graph.model.nodes import Organisation
from graph.text import Text
from reports.one_page.context import OnePageContext
from reports.one_page.deadlines import deadline_of
from reports.one_page.page import RULE
from reports.wording.unit_words import unit_name

MONTH_END = Text("{year}年{month}月底前", "by {month} {year}")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SECOND_HALF = 7
"""The month from which on a paper plans for the next year."""


def chief(context: OnePageContext) -> str:
    """Name the department that leads the chain; a blank if none is on file."""
    found = context.city.chiefs.get(context.chain_id, ())
    return unit_name(context.city.region, context.city.organisations[found[0].start]) if found else RULE


def is_chief_known(context: OnePageContext) -> bool:
    """Check whether a source names the department that leads the chain."""
    return any(basis_told(edge) is not Basis.INFERRED for edge in context.city.chiefs.get(context.chain_id, ()))


def task_force(context: OnePageContext, links: Iterable[str] = ()) -> str:
    """Name the task force of this chain, else the office of the links, or the department that leads the chain.

    A committee that exists for an event is there for that event and for what has to be built for its date, no longer.
    """
    bound = set(links)
    found = [unit for unit in own_task_forces(context) if _is_there_for(context, unit, bound)]
    if found:
        return unit_name(context.city.region, found[0])
    offices = dict.fromkeys(office(context, link) for link in links)
    return next(iter(offices)) if len(offices) == 1 else chief(context)


def office(context: OnePageContext, link_id: str) -> str:
    """Name the one office that is asked about a link on every paper; the department of the chain if none is on file."""
    found = office_of(context.city, link_id)
    return chief(context) if found is None else unit_name(context.city.region, found)


def _is_there_for(context: OnePageContext, unit: Organisation, links: set[str]) -> bool:
    """Check whether a unit serves links: one that owns an event only that event and works for a fixed date."""
    city = context.city
    events = (work for work in city.projects.values() if work.kind is ProjectKind.EVENT)
    owned = {work.id for work in events if work.firm_name == unit.name_zh}
    held = (link for link in links if any(work.id in owned for work in city.projects_by_link.get(link, ())))
    dated = (link for link in links if deadline_of(city, city.links[link]) is not None)
    return not owned or any(held) or any(dated)


def own_task_forces(context: OnePageContext) -> list[Organisation]:
    """List the task forces that serve this chain and not simply every chain."""
    city = context.city
    served = Counter(edge.start for edges in city.serving.values() for edge in edges)
    units = (city.organisations[edge.start] for edge in city.serving.get(context.chain_id, ()))
    forces = (unit for unit in units if unit.kind is OrgKind.TASK_FORCE)
    return [unit for unit in forces if not served[unit.id] == len(city.chains) > 1]


def trade_unit(context: OnePageContext, links: Iterable[str]) -> str | None:
    """Name the department in charge of the trade of links wherever it stands: farming, forestry, water; else None."""
    found = (trade_office(context.city, link) for link in links)
    office = next((each for each in found if each is not None), None)
    return None if office is None else unit_name(context.city.region, office)


def making_chains(context: OnePageContext, link_id: str) -> list[str]:
    """List the chains that are judged and make a link themselves, in the city's order."""
    city, judgement = context.city, context.judgement
    makers = {edge.start for edge in city.chains_of[link_id] if edge.stage in PRODUCT_STAGES}
    return [chain for chain in city.chains if chain in makers and not needs_survey(judgement, chain)]


def is_for_next_year(context: OnePageContext) -> bool:
    """Check whether the paper is of the second half of a year, so that it plans for the next."""
    return context.day.month >= SECOND_HALF


def month_end(context: OnePageContext, months: int) -> str:
    """Return the end of the month so many months on: from New Year, or from the paper's own month."""
    begin = 12 if is_for_next_year(context) else context.day.month
    year, month = divmod(begin + months - 1, 12)
    named = month + 1 if context.language == "zh" else MONTHS[month]
    return context.text(MONTH_END, year=context.day.year + year, month=named)
