"""What has to stand before what: the links of a plan, with the missing inputs that each of them waits for."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from graph.analysis.facts.city import City
from graph.analysis.facts.criticality import is_bought
from graph.analysis.judgement import Judgement
from graph.analysis.targets.supplies import supplies_of
from graph.analysis.verdicts.states import LinkState
from graph.errors import Impossible, NotFound
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, Strength
from graph.model.word import Word


class Elsewhere(Word):
    """Why a core input that is not made here holds nothing up."""

    BOUGHT = "bought", "外购", "Bought in"
    EQUIPMENT = "equipment", "设备，建设时采购", "Equipment, bought when building"
    RUNS_WITHOUT = "runs_without", "本地已在产，现由外地供应", "Made here already on supply from outside"
    NO_GAP = "no_gap", "未判为缺，须另行落实来源", "Not called missing; its supply is to be arranged"


@dataclass(frozen=True, slots=True)
class Outside:
    """A core input that comes from outside, and why that holds nothing up."""

    link_id: str
    why: Elsewhere


@dataclass(frozen=True, slots=True)
class Needs:
    """The links of a plan: those each cannot stand without, those it comes after, and those it has from outside.

    `without` is the harder: a missing link needs its missing inputs. A link made here already runs without them, yet
    comes after them where both are in the plan.
    """

    without: Mapping[str, frozenset[str]]
    after: Mapping[str, frozenset[str]]

    def only(self, links: Collection[str]) -> "Needs":
        """Return the needs among some of the links."""
        kept = frozenset(links)
        return Needs(
            {link: each & kept for link, each in self.without.items() if link in kept},
            {link: each & kept for link, each in self.after.items() if link in kept},
        )


def needs_of(judgement: Judgement, wishes: Iterable[str]) -> Needs:
    """Return the wishes with every missing core input they cannot stand without, and theirs, and so on.

    Raises Impossible where links need one another in a circle.
    """
    without: dict[str, frozenset[str]] = {}
    ahead = list(wishes)
    while ahead:
        link = ahead.pop()
        if link not in without:
            without[link] = frozenset(edge.start for edge in missing_supplies(judgement, link))
            ahead.extend(without[link])
    after = {link: _absent(judgement, link) & without.keys() for link in without}
    _refuse_circles(judgement.city, after)
    return Needs(without, after)


def missing_supplies(judgement: Judgement, link_id: str) -> tuple[InputTo, ...]:
    """Return the core inputs a link cannot stand without: missing ones of a link that is not here itself."""
    if judgement.survey.is_here(link_id):
        return ()
    found = judgement.survey
    return tuple(
        edge
        for edge in supplies_of(judgement.city, link_id)
        if edge.start in found.missing and not found.is_here(edge.start)
    )


def _absent(judgement: Judgement, link_id: str) -> frozenset[str]:
    here = judgement.survey.degree
    return frozenset(edge.start for edge in supplies_of(judgement.city, link_id) if edge.start not in here)


def from_outside(judgement: Judgement, link_id: str, before: Collection[str]) -> tuple[Outside, ...]:
    """Return the core inputs of a link that are neither here nor stand before it, and why that holds nothing up."""
    city, here = judgement.city, judgement.survey.degree
    core = (edge for edge in city.inputs.get(link_id, ()) if edge.strength is Strength.CORE)
    return tuple(
        Outside(edge.start, _why(judgement, edge))
        for edge in core
        if edge.start not in here and edge.start not in before
    )


def _why(judgement: Judgement, edge: InputTo) -> Elsewhere:
    if is_bought(judgement.city, edge.start):
        return Elsewhere.BOUGHT
    if edge.role is InputRole.EQUIPMENT:
        return Elsewhere.EQUIPMENT
    return Elsewhere.RUNS_WITHOUT if judgement.survey.is_here(edge.end) else Elsewhere.NO_GAP


def _refuse_circles(city: City, after: Mapping[str, Collection[str]]) -> None:
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        links = [city.links[link] for link in error.args[1]]
        round_zh = " → ".join(link.name_zh for link in links)
        round_en = " → ".join(link.name_en or link.name_zh for link in links)
        raise Impossible(
            f"排不出先后：这些链环互为核心投入（{round_zh}）。请改投入关系表，去掉其中一条，或改为辅助投入",
            f"no order exists: these links are core inputs of one another ({round_en}). Remove one of the inputs, or "
            f"make it auxiliary",
        ) from error


def refuse_wish(judgement: Judgement, link_id: str) -> None:
    """Raise NotFound for a link that is not on file, Impossible for one that cannot be a step; else do nothing."""
    city = judgement.city
    if link_id not in city.links:
        raise NotFound(f"没有这个链环 / no such link: {link_id}")
    if judgement.target(link_id) is not None:
        return
    name, name_en = city.links[link_id].name_zh, city.links[link_id].name_en or city.links[link_id].name_zh
    if judgement.survey.is_here(link_id):
        raise Impossible(
            f"“{name}”本地已有，也没有要强链的理由，不能再列入路径图；请从所选中去掉",
            f"“{name_en}” is here already and nothing asks for strengthening it: take it out of the choice",
        )
    if link_id not in judgement.survey.missing:
        word = _state_of(judgement, link_id)
        raise Impossible(
            f"“{name}”没有判为缺（{word.zh}），不能列入路径图；先核实，或从所选中去掉",
            f"“{name_en}” is not called missing ({word.en}): check it first, or take it out of the choice",
        )


def _state_of(judgement: Judgement, link_id: str) -> LinkState:
    return judgement.state(link_id)
