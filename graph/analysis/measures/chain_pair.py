"""Two chains beside each other: what they share, what only one has, and what one feeds the other."""

from dataclasses import dataclass

from graph.analysis.judgement import Judgement
from graph.model.edges import InputTo


@dataclass(frozen=True, slots=True)
class ChainPair:
    """Two chains: links of both, of only the first, of only the second, and the inputs that go across.

    Links are in the order of their ids. An input goes across when it joins the two chains and lies whole in neither;
    `forward` leads from the first chain to the second, `backward` the other way.
    """

    first: str
    second: str
    shared: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    forward: tuple[InputTo, ...]
    backward: tuple[InputTo, ...]


def pair_chains(judgement: Judgement, first: str, second: str) -> ChainPair:
    """Return two chains beside each other. Raises KeyError for an unknown chain."""
    one, other = judgement.inside(first).keys(), judgement.inside(second).keys()
    return ChainPair(
        first=first,
        second=second,
        shared=tuple(sorted(one & other)),
        only_first=tuple(sorted(one - other)),
        only_second=tuple(sorted(other - one)),
        forward=_across(judgement, one - other, other - one),
        backward=_across(judgement, other - one, one - other),
    )


def _across(judgement: Judgement, starts: set[str], ends: set[str]) -> tuple[InputTo, ...]:
    return tuple(edge for link in sorted(starts) for edge in judgement.city.uses.get(link, ()) if edge.end in ends)
