"""Who could do a thing and by when: units on file, blanks to write on where nobody is, and dates."""

from collections import Counter

from graph.model.kinds import Basis, OrgKind
from reports.one_page.draft import Draft
from reports.one_page.page import RULE
from reports.wording.language import Text
from reports.wording.unit_words import unit_name

MONTH_END = Text("{year}年{month}月底前", "by {month} {year}")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SECOND_HALF = 7
"""The month from which on a paper plans for the next year."""


def chief(draft: Draft) -> str:
    """Name the department that leads the chain; a blank if none is on file."""
    found = draft.city.chiefs.get(draft.chain_id, ())
    return unit_name(draft.city.region, draft.city.organisations[found[0].start]) if found else RULE


def is_chief_known(draft: Draft) -> bool:
    """Check whether a source names the department that leads the chain."""
    return any(edge.evidence.basis is not Basis.INFERRED for edge in draft.city.chiefs.get(draft.chain_id, ()))


def task_force(draft: Draft) -> str:
    """Name the task force of this chain, else the department that leads it; a blank if neither is on file."""
    city = draft.city
    served = Counter(edge.start for edges in city.serving.values() for edge in edges)
    for edge in city.serving.get(draft.chain_id, ()):
        unit = city.organisations[edge.start]
        of_all = served[unit.id] == len(city.chains) > 1
        if unit.kind is OrgKind.TASK_FORCE and not of_all:
            return unit_name(draft.city.region, unit)
    return chief(draft)


def is_for_next_year(draft: Draft) -> bool:
    """Check whether the paper is of the second half of a year, so that it plans for the next."""
    return draft.day.month >= SECOND_HALF


def month_end(draft: Draft, months: int) -> str:
    """Return the end of the month so many months on: from New Year, or from the paper's own month."""
    begin = 12 if is_for_next_year(draft) else draft.day.month
    year, month = divmod(begin + months - 1, 12)
    named = month + 1 if draft.language == "zh" else MONTHS[month]
    return draft.say(MONTH_END, year=draft.day.year + year, month=named)
