"""Which department is asked about a link: the one in charge of its trade, else the one that leads its chain."""

from graph.analysis.facts.city import City
from graph.model.kinds import LinkKind, OrgKind, Stage
from graph.model.nodes import Link, Organisation
from graph.model.places import core_of

TRADES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("农业农村", ("01", "03", "04", "051", "053", "054")),
    ("林业", ("02", "052")),
    ("林草", ("02", "052")),
    ("水务", ("76", "46")),
    ("水利", ("76", "46")),
)
"""Words in the name of a city's department, and the beginnings of the codes of GB/T 4754 that it is in charge of.

Only trades that one department has in charge wherever it stands by that name: farming, forestry and water.
"""
INDUSTRY = "工业和信息化"
"""Words in the name of the department of industry."""
FARMING = "农业农村"
"""Words in the name of the department of farming, which knows who works up what is grown."""
OF_FOOD = frozenset(map(str, range(13, 16)))
OF_WORKS = frozenset({*map(str, range(16, 27)), *map(str, range(28, 42))})
"""Divisions of GB/T 4754 that industry has in charge whichever chain looks at them; drugs (27) are their chain's."""
OWN_STAGES = frozenset({Stage.MIDSTREAM, Stage.DOWNSTREAM})
"""Where a link stands in a chain that makes it itself, and not merely takes it."""


def office_of(city: City, link_id: str) -> Organisation | None:
    """Return the one department to ask about a link, whichever chain looks at it; None if none is on file.

    Whoever is named as the owner of works on it knows best. Then the trade decides where one department has it in
    charge, and what is made in works is industry's. What is left, such as services, is asked of who leads its chain:
    the city's first of those that make it themselves, else its first.
    """
    division = (city.links[link_id].gbt4754 or "")[:2]
    named = _owner(city, link_id) or trade_office(city, link_id)
    if named is None and division in OF_FOOD:
        named = _named(city, FARMING)
    if named is None and _is_made_in_works(city.links[link_id], division):
        named = _named(city, INDUSTRY)
    return named or _chief(city, link_id)


def trade_office(city: City, link_id: str) -> Organisation | None:
    """Return the department in charge of the trade of a link: farming, forestry or water; else None."""
    code = city.links[link_id].gbt4754 or ""
    found = (_named(city, word) for word, codes in TRADES if code.startswith(codes))
    return next((each for each in found if each is not None), None)


def _owner(city: City, link_id: str) -> Organisation | None:
    """Return the organisation on file that works on a link name as their owner, such as a committee its games."""
    owners = {work.firm_name for work in city.projects_by_link.get(link_id, ())}
    return next((each for each in city.organisations.values() if each.name_zh in owners), None)


def _is_made_in_works(link: Link, division: str) -> bool:
    """Check whether industry has a link in charge: by its division, or, where none is on file, as a machine."""
    return division in OF_WORKS or (link.kind is LinkKind.EQUIPMENT and not division)


def _chief(city: City, link_id: str) -> Organisation | None:
    """Return who leads the chain of a link: of several the city's first that makes it itself, else its first."""
    stages = {edge.start: edge.stage for edge in city.chains_of.get(link_id, ())}
    chains = sorted(
        (chain for chain in city.chains if chain in stages), key=lambda chain: stages[chain] not in OWN_STAGES
    )
    leading = (city.organisations[edge.start] for chain in chains for edge in city.chiefs.get(chain, ()))
    return next(leading, None)


def _named(city: City, word: str) -> Organisation | None:
    """Return the city's own department with a word in its name, not a county's or the province's."""
    seat = f"{core_of(city.region.city)}市"
    found = (each for each in city.organisations.values() if each.kind is OrgKind.DEPARTMENT)
    named = (each for each in found if word in each.name_zh and each.name_zh.startswith(seat))
    return min(named, key=lambda each: each.id, default=None)
