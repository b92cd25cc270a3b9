"""Services that what runs here cannot do without: somebody does them today, whoever is on file."""

from graph.analysis.facts.city import City
from graph.analysis.verdicts.counts import runs
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, Strength


def served_here(city: City, link_id: str) -> tuple[InputTo, ...]:
    """List the uses of a link as a core service by what runs here.

    A refinery that runs has its turnarounds, by its own crews or by hired ones: who does them is asked of the user.
    """
    uses = city.uses.get(link_id, ())
    core = (edge for edge in uses if edge.role is InputRole.SERVICE and edge.strength is Strength.CORE)
    return tuple(edge for edge in core if runs(city, edge.end))
