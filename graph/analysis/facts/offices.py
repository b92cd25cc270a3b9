"""Which department is asked about a link: the one in charge of its trade by name, else the one that leads its chain."""

from collections.abc import Iterable

from graph.analysis.facts.city import City
from graph.model.kinds import LinkKind, OrgKind
from graph.model.nodes import Organisation
from graph.model.places import core_of

TRADES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("农业农村", ("01", "03", "04", "051", "053", "054")),
    ("林业", ("02", "052")),
    ("林草", ("02", "052")),
    ("水务", ("76", "46")),
    ("水利", ("76", "46")),
)
"""Words in the name of a city's department, and the beginnings of the codes of GB/T 4754 that it is in charge of.

Only trades that one department has in charge wherever it stands by that name: farming, forestry and water. A chain of
food or medicine is led by another, who would have to pass the question on.
"""
INDUSTRY = "工业和信息化"
"""Words in the name of the department of industry."""
MADE = frozenset({LinkKind.PRODUCT, LinkKind.COMPONENT, LinkKind.EQUIPMENT})
OF_WORKS = frozenset({"24", *map(str, range(28, 41))})
"""Divisions of GB/T 4754 that industry has in charge whichever chain looks at them: sports goods, plastics, machines.

Food, medicine, packing and fertilisers are left to who leads a chain of them.
"""


def office_of(city: City, link_id: str, chains: Iterable[str]) -> Organisation | None:
    """Return the department to ask about a link that is looked at in some chains; None if none is on file."""
    code = city.links[link_id].gbt4754 or ""
    in_charge = [word for word, codes in TRADES if code.startswith(codes)]
    departments = sorted(
        (each for each in city.organisations.values() if each.kind is OrgKind.DEPARTMENT), key=lambda each: each.id
    )
    named = (each for word in in_charge for each in departments if word in each.name_zh and _is_citys(city, each))
    leading = (city.organisations[edge.start] for chain in chains for edge in city.chiefs.get(chain, ()))
    return next(named, None) or next(leading, None)


def maker_office(city: City, link_id: str) -> Organisation | None:
    """Return the city's industry department for a thing that is made in works; None for others, or if none is on file.

    Who leads a chain of tourism or trade knows of no maker of ropeways or conveyor belts.
    """
    link = city.links[link_id]
    division = (link.gbt4754 or "")[:2]
    in_charge = division in OF_WORKS or (link.kind is LinkKind.EQUIPMENT and not division)
    if link.kind not in MADE or not in_charge:
        return None
    found = (each for each in city.organisations.values() if each.kind is OrgKind.DEPARTMENT)
    named = (each for each in found if INDUSTRY in each.name_zh and _is_citys(city, each))
    return min(named, key=lambda each: each.id, default=None)


def _is_citys(city: City, office: Organisation) -> bool:
    """Check whether an office is the city's own and not a county's or the province's."""
    return office.name_zh.startswith(f"{core_of(city.region.city)}市")
