"""The weak links of a chain, those on which most hangs first."""

from typing import NamedTuple

from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.states import LinkState
from graph.once import once


class WeakLink(NamedTuple):
    """A link that is made here with a sign of weakness, and how many links cannot do without it."""

    link_id: str
    hanging: int


@once
def weakest(judgement: Judgement, chain_id: str) -> tuple[WeakLink, ...]:
    """List the weak links of a chain, those on which most links hang first, then by link id."""
    weak = (link for link, verdict in judgement.inside(chain_id).items() if verdict.state is LinkState.WEAK)
    return tuple(
        sorted((WeakLink(link, hanging(judgement, link)) for link in weak), key=lambda each: (-each[1], each[0]))
    )


def hanging(judgement: Judgement, link_id: str) -> int:
    """Count the links that cannot do without a link: what it carries, and what needs it as a core input."""
    around = judgement.context_of(link_id)
    return len(around.dependents | {edge.end for edge in around.core_users})
