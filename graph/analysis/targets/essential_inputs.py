"""Which links are made here now, of which nobody can say it, and which inputs a link takes again and again."""

from collections.abc import Collection, Iterator

from graph.analysis.facts.city import City
from graph.analysis.targets.link_context import Verdicts, grouped_needs, is_need
from graph.analysis.verdicts.counts import CANNOT_TRAVEL
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import InputTo

UNSETTLED = frozenset({Measure.OPERATING, Measure.UNCLEAR, Measure.UNSTATED})
"""What a rule counts where makers or projects are on file and nobody can say whether they run."""


def essential_uses(city: City, link_id: str) -> Iterator[InputTo]:
    """Yield the uses of a link as a core input that must be made somewhere near or be arranged for."""
    return (edge for edge in city.uses.get(link_id, ()) if is_need(city, edge))


def tied_users_of(city: City, link_id: str) -> Iterator[InputTo]:
    """Yield the uses of a link as an input that comes by pipe or a short way only, so that it cannot be bought afar."""
    return (edge for edge in essential_uses(city, link_id) if edge.transport in CANNOT_TRAVEL)


def one_edge_per_need(
    city: City, link_id: str, made: Collection[str], unclear: Collection[str] = ()
) -> tuple[InputTo, ...]:
    """List an input for each core need of a link: of alternatives one made here, else one not known, else the first."""

    def place(edge: InputTo) -> tuple[bool, bool]:
        return edge.start not in made, edge.start not in unclear

    return tuple(min(edges, key=place) for edges in grouped_needs(city, link_id))


def operating_links(verdicts: Verdicts) -> frozenset[str]:
    """Find the links that somebody here makes now; what is being built or was last heard of long ago is not."""
    return frozenset(link for link, verdict in verdicts.items() if verdict.value(Measure.CURRENT) > 0)


def unknown_links(city: City, verdicts: Verdicts) -> frozenset[str]:
    """Find the links of which nobody can say whether they are made here; those in no chain are not judged."""
    return frozenset(link for link in city.links if link not in verdicts or is_unsettled(verdicts[link]))


def is_unsettled(verdict: Verdict) -> bool:
    """Check whether the facts leave open if a link is made here: too few, too old, or their state not on file."""
    counted = (condition.measure for condition in verdict.rule.conditions)
    return verdict.state is LinkState.UNKNOWN or not UNSETTLED.isdisjoint(counted)
