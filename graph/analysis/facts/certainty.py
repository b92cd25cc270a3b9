"""How surely a link is made here, and how surely its product can be had: read once, told alike in every sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.analysis.facts.age import is_stale, year_of
from graph.analysis.facts.city import City
from graph.analysis.facts.supply import is_untested, makes_for, share_of
from graph.model.edges import InputTo, Makes
from graph.model.kinds import MakeStatus
from graph.model.labelled_enum import LabelledEnum
from graph.model.supply import ForOthers

AT_WORK = frozenset({MakeStatus.OPERATING, MakeStatus.SEASONAL, MakeStatus.TRIAL})
"""Statuses of a make that runs."""
TOLD_FIRST: tuple[frozenset[MakeStatus | None], ...] = (
    AT_WORK,
    frozenset({MakeStatus.BUILDING}),
    frozenset({MakeStatus.PLANNED}),
    frozenset({None}),
)
"""Which makes of a link are told, the most certain first; what was stopped is not among them."""


class Certainty(LabelledEnum):
    """How sure it is that a link is made here."""

    RUNS = "runs", "在产", "runs"
    OLD = "old", "旧资料", "old record"
    BUILDING = "building", "在建", "under construction"
    PLANNED = "planned", "拟建", "announced"
    UNVERIFIED = "unverified", "待核实", "to be verified"


DOUBTFUL = frozenset({Certainty.OLD, Certainty.UNVERIFIED})
"""Of what is only so sure one asks first whether it is still made."""
OF_STATUS = {MakeStatus.BUILDING: Certainty.BUILDING, MakeStatus.PLANNED: Certainty.PLANNED, None: Certainty.UNVERIFIED}


class SupplyDoubt(LabelledEnum):
    """What is to be asked of an input that is made here and can be had in part only."""

    LIMITED = "limited", "外供有限，余量须问", "sold to others in part: ask what is left"
    OWN_USE = "own_use", "以自用为主，余量须问", "mainly for own use: ask what is left"
    UNTESTED = "untested", "是否合用待查", "to be tested for this use"


@dataclass(frozen=True, slots=True)
class LocalMaking:
    """How a link is made here: the makes to tell, how sure that is, and from which year the records are if all are old.

    A link that is made by a running plant is told by that alone, whatever else is on file of it.
    """

    makes: tuple[Makes, ...]
    certainty: Certainty
    year: int | None = None


def local_making(city: City, makes: Iterable[Makes]) -> LocalMaking | None:
    """Read how surely a link is made here from what is on file of its makers; None if nobody makes or builds it."""
    held = tuple(makes)
    for statuses in TOLD_FIRST:
        told = tuple(make for make in held if make.status in statuses)
        if told:
            return _making(city, told)
    return None


def _making(city: City, makes: Sequence[Makes]) -> LocalMaking:
    status = makes[0].status
    known = Certainty.RUNS if status in AT_WORK else OF_STATUS[status]
    years = [year for year in map(year_of, makes) if year is not None]
    if years and all(is_stale(city, make) for make in makes):
        return LocalMaking(tuple(makes), Certainty.OLD, max(years))
    return LocalMaking(tuple(makes), known)


def doubt_of(city: City, edge: InputTo, takers: Iterable[str] | None = None) -> SupplyDoubt | None:
    """Find what is to be asked of an input made here before anybody builds on it; None where nothing is.

    `takers` are the firms it is for: none for a newcomer, by default whoever makes the product here.
    """
    if share_of(city, edge, takers) == 1:
        return None
    if is_untested(edge):
        return SupplyDoubt.UNTESTED
    limited = any(make.for_others is ForOthers.LIMITED for make in makes_for(city, edge.start))
    return SupplyDoubt.LIMITED if limited else SupplyDoubt.OWN_USE
