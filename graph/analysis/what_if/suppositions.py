"""What can be supposed of the city, and what each supposition would change in its facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.analysis.facts.criticality import BOUGHT_SITINGS
from graph.analysis.verdicts.readings import RUNNING_STAGES
from graph.errors import Impossible, NotFound
from graph.model.edges import Builds, Edge, InputTo, Leads, Makes, PartOf, ProjectIn, RelatedTo, Undertakes
from graph.model.evidence import Evidence
from graph.model.kinds import Basis, MakeStatus, ProjectStage, RelationKind, Siting
from graph.model.nodes import Firm, Link, Node, Project
from graph.store.base import Reader
from graph.store.edits import Edits, edits_of, joined
from graph.store.overlay import OverlayReader

SUPPOSED = "假设"
"""The source of every supposed fact."""
COMING = MakeStatus.BUILDING, MakeStatus.PLANNED
"""States of a firm's production that the end of its project turns into operating."""


@dataclass(frozen=True, slots=True)
class Attract:
    """A firm comes to make a link here: a daughter of its own, or its plant where it is seated here already.

    What it makes elsewhere stays there. Its capacity here is not known unless it is supposed too. `firm_id` is None
    where it is left open which firm comes: somebody of whom nothing else is known.
    """

    firm_id: str | None
    link_id: str
    capacity: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Lose:
    """A firm seated here stops: all it makes, its part in projects and its role in chains no longer count.

    Projects it undertakes alone go with it. It stays on file, so that who counts as one party does not change.
    """

    firm_id: str


@dataclass(frozen=True, slots=True)
class Finish:
    """A project starts to operate, and with it what its owners were building or planning to make of the same link."""

    project_id: str


@dataclass(frozen=True, slots=True)
class Scarce:
    """A link can be had neither here nor outside: its makers here stand still, and it can no longer simply be bought.

    What comes from outside as it is changes no verdict; the links here that take it are told all the same.
    """

    link_id: str


Supposition = Attract | Lose | Finish | Scarce


def suppose(reader: Reader, suppositions: Iterable[Supposition]) -> Edits:
    """Return what the suppositions change in the facts, one after the other.

    Raises NotFound for an unknown id, Impossible for what cannot be or would change nothing.
    """
    edits: Edits = {}
    for each in suppositions:
        edits = joined(edits, _edits(OverlayReader(reader, edits), each))
    return edits


def _edits(reader: Reader, supposition: Supposition) -> Edits:
    match supposition:
        case Attract():
            return edits_of(put=_attract(reader, supposition))
        case Lose():
            return edits_of(drop=_lose(reader, supposition))
        case Finish():
            return edits_of(put=_finish(reader, supposition))
        case Scarce():
            return _scarce(reader, supposition)


def _evidence(reader: Reader) -> Evidence:
    """Return the evidence of a supposed fact, as of the date of the facts."""
    year = (reader.region().as_of or reader.load().loaded_at)[:4]
    return Evidence(source=SUPPOSED, basis=Basis.INFERRED, as_of=year)


def _attract(reader: Reader, wish: Attract) -> Iterator[Node | Edge]:
    evidence, link = _evidence(reader), _link(reader, wish.link_id)
    firm = _somebody(reader, link, evidence) if wish.firm_id is None else _firm(reader, wish.firm_id)
    seat = firm if firm.local else replace(_daughter(reader, firm), evidence=evidence)
    held = list(reader.edges(Makes, starts=[seat.id], ends=[link.id]))
    if any(make.status is MakeStatus.OPERATING for make in held):
        raise Impossible(
            f"{firm.name_zh}已在本地生产“{link.name_zh}”，不用再引",
            f"{firm.name_zh} makes {link.name_en or link.name_zh} here already",
        )
    if wish.firm_id is None:
        yield seat
    if seat is not firm:
        yield seat
        yield RelatedTo(start=firm.id, end=seat.id, kind=RelationKind.PARENT_OF, evidence=evidence)
    told = held or list(reader.edges(Makes, starts=[firm.id], ends=[link.id]))
    yield Makes(
        start=seat.id,
        end=link.id,
        product=told[0].product if told else None,
        capacity=wish.capacity,
        capacity_unit=None if wish.capacity is None else wish.unit,
        status=MakeStatus.OPERATING,
        year=evidence.as_of,
        evidence=evidence,
    )


def _somebody(reader: Reader, link: Link, evidence: Evidence) -> Firm:
    """Return a maker of a link of whom nothing is known but that it is here."""
    region = reader.region()
    return Firm(
        id=f"somebody-at-{link.id}",
        name_zh="未定企业（假设落户）",
        province=region.province,
        city=region.city,
        local=True,
        evidence=evidence,
    )


def _daughter(reader: Reader, firm: Firm) -> Firm:
    region = reader.region()
    return Firm(
        id=f"{firm.id}-here",
        name_zh=f"{firm.name_zh}（假设落户）",
        short_name=f"{firm.short_name or firm.name_zh}（假设落户）",
        province=region.province,
        city=region.city,
        group=firm.group,
        local=True,
        evidence=firm.evidence,
    )


def _lose(reader: Reader, wish: Lose) -> Iterator[Node | Edge]:
    firm = _firm(reader, wish.firm_id)
    if not firm.local:
        raise Impossible(f"{firm.name_zh}不在本地，无从失去", f"{firm.name_zh} is not seated here and cannot be lost")
    own: tuple[Edge, ...] = (*reader.edges(Makes, starts=[firm.id]), *reader.edges(Leads, starts=[firm.id]))
    undertaken = reader.edges(Undertakes, starts=[firm.id])
    if not own and not undertaken:
        raise Impossible(
            f"库里没有{firm.name_zh}的产能、项目或链中角色，失去它不改变任何判断",
            f"nothing {firm.name_zh} makes, builds or leads is on file: losing it changes no verdict",
        )
    yield from (*own, *undertaken)
    for edge in undertaken:
        if len(reader.edges(Undertakes, ends=[edge.end])) == 1:
            yield from _with_ends(reader, edge.end)


def _with_ends(reader: Reader, project_id: str) -> Iterator[Node | Edge]:
    yield from reader.nodes(Project, [project_id])
    for kind in (Builds, PartOf, ProjectIn):
        yield from reader.edges(kind, starts=[project_id])


def _finish(reader: Reader, wish: Finish) -> Iterator[Node | Edge]:
    project = reader.node(Project, wish.project_id)
    if project is None:
        raise NotFound(f"没有这个项目 / no such project: {wish.project_id}")
    owners = {edge.start for edge in reader.edges(Undertakes, ends=[project.id])}
    links = {edge.end for edge in reader.edges(Builds, starts=[project.id])}
    _refuse_finish(reader, project, owners, links)
    evidence = _evidence(reader)
    yield replace(project, stage=ProjectStage.OPERATING, evidence=evidence)
    for make in reader.edges(Makes, starts=owners, ends=links):
        if make.status in COMING:
            yield replace(make, status=MakeStatus.OPERATING, year=evidence.as_of, evidence=evidence)


def _refuse_finish(reader: Reader, project: Project, owners: set[str], links: set[str]) -> None:
    """Raise Impossible where the end of a project would change nothing."""
    name, seats = project.name_zh, [firm.city for firm in reader.nodes(Firm, owners)]
    if project.stage in RUNNING_STAGES:
        raise Impossible(f"“{name}”已经{project.stage.zh}", f"{name} is {project.stage.en.lower()} already")
    if not links:
        raise Impossible(f"“{name}”没有写明建设哪个链环", f"no link is on file that {name} builds")
    if not reader.region().holds(project.city, project.district, seats):
        raise Impossible(
            f"“{name}”不在本市管辖范围，不计入本市", f"{name} lies in a zone apart and does not count as the city's"
        )


def _scarce(reader: Reader, wish: Scarce) -> Edits:
    link = _link(reader, wish.link_id)
    makes = reader.edges(Makes, ends=[link.id])
    here = {firm.id for firm in reader.nodes(Firm, {make.start for make in makes}) if firm.local}
    stopping = [make for make in makes if make.start in here and make.status is MakeStatus.OPERATING]
    builds = reader.edges(Builds, ends=[link.id])
    running = {
        work.id for work in reader.nodes(Project, {edge.start for edge in builds}) if work.stage in RUNNING_STAGES
    }
    bought = link.siting in BOUGHT_SITINGS
    if not stopping and not running and not bought and not reader.edges(InputTo, starts=[link.id]):
        raise Impossible(
            f"“{link.name_zh}”本地不产，也没有链环以它为投入，紧缺与否不改变判断",
            f"{link.name_en or link.name_zh} is not made here and no link takes it: scarcity changes nothing",
        )
    evidence = _evidence(reader)
    put: list[Node | Edge] = [replace(each, status=MakeStatus.STOPPED, evidence=evidence) for each in stopping]
    if bought:
        put.append(replace(link, siting=Siting.ATTRACTABLE, siting_reason=SUPPOSED, siting_basis=Basis.INFERRED))
    return edits_of(put, [edge for edge in builds if edge.start in running])


def _firm(reader: Reader, id: str) -> Firm:
    found = reader.node(Firm, id)
    if found is None:
        raise NotFound(f"没有这家企业 / no such firm: {id}")
    return found


def _link(reader: Reader, id: str) -> Link:
    found = reader.node(Link, id)
    if found is None:
        raise NotFound(f"没有这个链环 / no such link: {id}")
    return found
