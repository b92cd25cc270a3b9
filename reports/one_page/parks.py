"""Which parks a paper of a chain names to take its first gaps: the same on the one side and in the roadmap."""

import re
from collections import Counter
from typing import NamedTuple

from graph.analysis.facts.places import is_in_separate_zone
from graph.analysis.measures.sites import suggested_sites
from graph.model.edges import Serves
from graph.model.kinds import OrgKind
from graph.model.nodes import Organisation
from reports.one_page.context import OnePageContext
from reports.one_page.dependence import first_gaps
from reports.wording.language import without_brackets

CHEMISTRY = ("25", "26")
"""Divisions of GB/T 4754 whose new works are approved in a chemical park alone."""
CHEMICAL = "化工"
_SEVERAL = re.compile("[、，,;；]|等")
"""Signs by which a place, as read, is several."""


class Park(NamedTuple):
    """A park that could take the first gaps, and the fact that it serves the chain; None where that is inferred."""

    name: str
    serves: Serves | None


def carrying_parks(context: OnePageContext) -> list[Park]:
    """List the parks for the first gaps of a chain: those that serve it, else those its suppliers and users are in.

    Parks that come up for most gaps stand first. Where most gaps are chemistry, only parks are named whose name or note
    says so.
    """
    city = context.city
    places = _places(context)
    serving = [(city.organisations[edge.start], edge) for edge in city.serving.get(context.chain_id, ())]
    own = [Park(unit.name_zh, edge) for unit, edge in serving if _may_take(context, unit)]
    units = (Park(unit.name_zh, None) for unit in city.organisations.values() if _may_take(context, unit))
    named = [each for each in units if _weight(each, places)]
    return sorted(own or named or _as_read(context, places), key=lambda each: -_weight(each, places))


def _as_read(context: OnePageContext, places: Counter[str]) -> list[Park]:
    """List the places as they were read, where no park on file stands for them; chemistry goes to none of these.

    One that is several is left out: nobody is asked on their behalf.
    """
    single = (place for place in places if not _SEVERAL.search(place))
    apart = (place for place in single if not is_in_separate_zone(context.city.region, place))
    return [] if _is_chemistry(context) else [Park(without_brackets(place), None) for place in apart]


def _places(context: OnePageContext) -> Counter[str]:
    """Count how many of the first gaps bring up each place with a firm."""
    found = (place for target in first_gaps(context) for place in suggested_sites(context.judgement, target)[:1])
    return Counter(place.name for place in found if place.firms)


def _weight(park: Park, places: Counter[str]) -> int:
    return sum(count for place, count in places.items() if park.name in place or park.name.startswith(place))


def _may_take(context: OnePageContext, unit: Organisation) -> bool:
    if unit.kind is not OrgKind.PARK or is_in_separate_zone(context.city.region, unit.name_zh):
        return False
    return not _is_chemistry(context) or CHEMICAL in f"{unit.name_zh}{unit.note or ''}"


def _is_chemistry(context: OnePageContext) -> bool:
    """Check whether most of the first gaps of which an industry is on file are chemistry."""
    codes = [context.city.links[target.link_id].gbt4754 for target in first_gaps(context)]
    known = [code for code in codes if code]
    return 2 * sum(code.startswith(CHEMISTRY) for code in known) > len(known)
