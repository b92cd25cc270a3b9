"""What a chain's owner takes in directly, and how far it is here."""

from dataclasses import dataclass

from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.judgement import Judgement
from graph.analysis.targets.essential_inputs import operating_links
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import InputTo
from graph.model.kinds import InputRole


@dataclass(frozen=True, slots=True)
class DirectInputs:
    """The links of a chain that its owners make, those that feed them directly, and of these the ones outside it.

    What an owner makes itself is not needed from others. All are in the order of link ids.
    """

    made: tuple[str, ...]
    needed: tuple[str, ...]
    outside: tuple[str, ...]


def direct_inputs(judgement: Judgement, chain_id: str) -> DirectInputs:
    """Return what the owners of a chain make of it and need for that. Raises KeyError for an unknown chain."""
    city, inside = judgement.city, judgement.inside(chain_id)
    owners = {firm.id for firm in judgement.owners(chain_id)}
    made = [link for link in sorted(inside) if any(make.start in owners for make in city.makers.get(link, ()))]
    taken = {edge.start for link in made for edge in city.inputs.get(link, ())} - set(made)
    return DirectInputs(
        made=tuple(made),
        needed=tuple(sorted(taken & inside.keys())),
        outside=tuple(sorted(taken - inside.keys())),
    )


def unmet(judgement: Judgement, chain_id: str, needs: DirectInputs) -> tuple[str, ...]:
    """Return the links of the chain that its owners want for and that are missing, the best targets first.

    Equipment is bought once, and an input with an alternative made here is not wanted for.
    """
    made = operating_links(judgement.verdicts)

    def is_wanting(edge: InputTo) -> bool:
        others = (each.start for each in alternatives_to(judgement.city, edge))
        return edge.end in needs.made and edge.role is not InputRole.EQUIPMENT and made.isdisjoint(others)

    missing = {
        link
        for link in needs.needed
        if judgement.state(link) is LinkState.MISSING and any(map(is_wanting, judgement.city.uses.get(link, ())))
    }
    ranked = [target.link_id for target in judgement.targets_of(chain_id) if target.link_id in missing]
    return (*ranked, *sorted(missing - set(ranked)))
