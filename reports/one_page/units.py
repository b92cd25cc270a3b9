"""Who could do a thing and by when: units on file, blanks to write on where nobody is, and dates."""

from collections import Counter
from collections.abc import Iterable

from graph.analysis.facts.offices import trade_office
from graph.analysis.lists.field_survey import needs_survey
from graph.analysis.targets.targets import PRODUCT_STAGES
from graph.model.cells import basis_told
from graph.model.kinds import Basis, OrgKind
from graph.model.nodes import Organisation
from reports.one_page.context import OnePageContext
from reports.one_page.page import RULE
from reports.wording.language import Text
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


def task_force(context: OnePageContext) -> str:
    """Name the task force of this chain, else the department that leads it; a blank if neither is on file."""
    found = own_task_forces(context)
    return unit_name(context.city.region, found[0]) if found else chief(context)


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


def leading_chain(context: OnePageContext, link_id: str) -> str:
    """Return the chain that leads a link of several: the first of the city that is judged and makes it itself."""
    city, judgement = context.city, context.judgement
    makers = [edge.start for edge in city.chains_of[link_id] if edge.stage in PRODUCT_STAGES]
    order = list(city.chains)
    judged = sorted((each for each in makers if not needs_survey(judgement, each)), key=order.index)
    return judged[0] if judged else context.chain_id


def is_for_next_year(context: OnePageContext) -> bool:
    """Check whether the paper is of the second half of a year, so that it plans for the next."""
    return context.day.month >= SECOND_HALF


def month_end(context: OnePageContext, months: int) -> str:
    """Return the end of the month so many months on: from New Year, or from the paper's own month."""
    begin = 12 if is_for_next_year(context) else context.day.month
    year, month = divmod(begin + months - 1, 12)
    named = month + 1 if context.language == "zh" else MONTHS[month]
    return context.text(MONTH_END, year=context.day.year + year, month=named)
