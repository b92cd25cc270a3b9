"""Which department is asked about a link: the one in charge of its trade by name, else the one that leads its chain."""

from collections.abc import Iterable

from graph.analysis.facts.city import City
from graph.model.kinds import OrgKind
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


def _is_citys(city: City, office: Organisation) -> bool:
    """Check whether an office is the city's own and not a county's or the province's."""
    return office.name_zh.startswith(f"{core_of(city.region.city)}市")
