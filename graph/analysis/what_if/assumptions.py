"""What can be supposed of the city, and what each supposition would change in its facts."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.analysis.facts.criticality import READILY_BOUGHT_SITINGS
from graph.analysis.verdicts.counts import RUNNING_STAGES
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.errors import InvalidRequest, NotFound
from graph.model.cells import bare
from graph.model.edges import Builds, Edge, InputTo, Leads, Makes, PartOf, ProjectIn, RelatedTo, Undertakes
from graph.model.evidence import ASSUMED, Evidence
from graph.model.kinds import Basis, LegalForm, MakeStatus, ProjectStage, RelationKind, Scale, Siting
from graph.model.nodes import Firm, Link, Node, Project
from graph.store.base import Reader
from graph.store.edits import Edits, make_edits, merge_edits
from graph.store.overlay import OverlayReader

COMING = MakeStatus.BUILDING, MakeStatus.PLANNED
"""States of a firm's production that the end of its project turns into operating."""


@dataclass(frozen=True, slots=True)
class AttractFirm:
    """A firm comes to make a link here: a daughter of its own, or its plant where it is seated here already.

    What it makes elsewhere stays there. Its capacity here is not known unless it is supposed too. `firm_id` is None
    where it is left open which firm comes: somebody of whom nothing else is known.
    """

    firm_id: str | None
    link_id: str
    capacity: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class LoseFirm:
    """A local firm closes: its production, project shares and chain roles no longer count.

    Its plants go with it: branches here that it decides for, and projects that they and it undertake alone. All stay on
    file as firms, so that who counts as one party does not change.
    """

    firm_id: str


@dataclass(frozen=True, slots=True)
class FinishProject:
    """A project starts to operate, and with it what its owners were building or planning to make of the same link."""

    project_id: str


@dataclass(frozen=True, slots=True)
class InputShortage:
    """A link can be had neither here nor outside: its makers here stand still, and nobody can simply buy it."""

    link_id: str


Assumption = AttractFirm | LoseFirm | FinishProject | InputShortage


def edits_for(reader: Reader, assumptions: Iterable[Assumption]) -> Edits:
    """Return what the suppositions change in the facts, one after the other.

    Raises NotFound for an unknown id, InvalidRequest for what cannot be or would change nothing.
    """
    edits: Edits = {}
    for each in assumptions:
        edits = merge_edits(edits, _edits(OverlayReader(reader, edits), each))
    return edits


def _edits(reader: Reader, assumption: Assumption) -> Edits:
    match assumption:
        case AttractFirm():
            return make_edits(put=_attract(reader, assumption))
        case LoseFirm():
            return make_edits(drop=_lose(reader, assumption))
        case FinishProject():
            return make_edits(put=_finish(reader, assumption))
        case InputShortage():
            return _scarce(reader, assumption)


def assumed_evidence(reader: Reader) -> Evidence:
    """Return the evidence of a supposed fact, as of the date of the facts."""
    year = (reader.region().as_of or reader.load().loaded_at)[:4]
    return Evidence(source=ASSUMED, basis=Basis.INFERRED, as_of=year)


def _attract(reader: Reader, wish: AttractFirm) -> Iterator[Node | Edge]:
    evidence, link = assumed_evidence(reader), _link(reader, wish.link_id)
    firm = _somebody(reader, link, evidence) if wish.firm_id is None else _firm(reader, wish.firm_id)
    seat = firm if firm.local else replace(_subsidiary(reader, firm), evidence=evidence)
    held = list(reader.edges(Makes, starts=[seat.id], ends=[link.id]))
    if any(make.status is MakeStatus.OPERATING for make in held):
        raise InvalidRequest(
            f"{firm.name_zh}已在本地生产“{link.name_zh}”，不用再引",
            f"{firm.name_zh} makes {link.name_en or link.name_zh} here already",
        )
    if wish.firm_id is None:
        yield seat
    if seat is not firm:
        yield seat
        yield RelatedTo(start=firm.id, end=seat.id, kind=RelationKind.PARENT_OF, evidence=evidence)
    if held:
        yield _started(held[0], wish, evidence)
        return
    told = reader.edges(Makes, starts=[firm.id], ends=[link.id])
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


def _started(make: Makes, wish: AttractFirm, evidence: Evidence) -> Makes:
    """Return what a firm here has for a link in operation: what shows its size stays, what shows it small does not."""
    size = make if wish.capacity is None else replace(make, capacity=wish.capacity, capacity_unit=wish.unit)
    scale = make.scale if make.scale in (Scale.LARGE, Scale.MEDIUM) else None
    return replace(size, scale=scale, status=MakeStatus.OPERATING, year=evidence.as_of, evidence=evidence)


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


def _subsidiary(reader: Reader, firm: Firm) -> Firm:
    region = reader.region()
    return Firm(
        id=f"{firm.id}-here",
        name_zh=f"{firm.name_zh}（假设落户）",
        short_name=f"{firm.short_name or firm.name_zh}（假设落户）",
        province=region.province,
        city=region.city,
        group=firm.group,
        local=True,
        evidence=bare(firm.evidence),
    )


def _lose(reader: Reader, wish: LoseFirm) -> Iterator[Node | Edge]:
    firm = _firm(reader, wish.firm_id)
    if not firm.local:
        raise InvalidRequest(
            f"{firm.name_zh}不在本地，停产或迁出不影响本市", f"{firm.name_zh} is not seated here and cannot be lost"
        )
    lost = {firm.id, *plants_of(reader, firm.id)}
    own: tuple[Edge, ...] = (*reader.edges(Makes, starts=lost), *reader.edges(Leads, starts=lost))
    undertaken = reader.edges(Undertakes, starts=lost)
    if not own and not undertaken:
        raise InvalidRequest(
            f"没有{firm.name_zh}的生产和项目资料，推演不出影响；先补资料",
            f"nothing {firm.name_zh} makes, builds or leads is on file: losing it changes no verdict",
        )
    yield from (*own, *undertaken)
    for project in dict.fromkeys(edge.end for edge in undertaken):
        if {edge.start for edge in reader.edges(Undertakes, ends=[project])} <= lost:
            yield from _with_ends(reader, project)


def plants_of(reader: Reader, firm_id: str) -> frozenset[str]:
    """Find the plants here that stop with a firm: branches that it is the parent of or decides for."""
    owned = {edge.end for edge in reader.edges(RelatedTo, starts=[firm_id]) if edge.kind is RelationKind.PARENT_OF}
    branches = (firm for firm in reader.nodes(Firm) if firm.local and firm.legal_form is LegalForm.BRANCH)
    return frozenset(each.id for each in branches if each.id in owned or each.decided_by == firm_id)


def _with_ends(reader: Reader, project_id: str) -> Iterator[Node | Edge]:
    yield from reader.nodes(Project, [project_id])
    for kind in (Builds, PartOf, ProjectIn):
        yield from reader.edges(kind, starts=[project_id])


def _finish(reader: Reader, wish: FinishProject) -> Iterator[Node | Edge]:
    project = reader.node(Project, wish.project_id)
    if project is None:
        raise NotFound(f"没有这个项目 / no such project: {wish.project_id}")
    owners = {edge.start for edge in reader.edges(Undertakes, ends=[project.id])}
    links = {edge.end for edge in reader.edges(Builds, starts=[project.id])}
    _refuse_finish(reader, project, owners, links)
    evidence = assumed_evidence(reader)
    yield replace(project, stage=ProjectStage.OPERATING, evidence=evidence)
    for make in reader.edges(Makes, starts=owners, ends=links):
        if make.status in COMING:
            yield replace(make, status=MakeStatus.OPERATING, year=evidence.as_of, evidence=evidence)


def _refuse_finish(reader: Reader, project: Project, owners: set[str], links: set[str]) -> None:
    """Raise InvalidRequest where the end of a project would change nothing."""
    name, seats = project.name_zh, [firm.city for firm in reader.nodes(Firm, owners)]
    if project.stage in RUNNING_STAGES:
        raise InvalidRequest(f"“{name}”已经{project.stage.zh}", f"{name} is {project.stage.en.lower()} already")
    if not links:
        raise InvalidRequest(f"“{name}”没有写明建设哪个链环", f"no link is on file that {name} builds")
    if not reader.region().holds(project.city, project.district, seats):
        raise InvalidRequest(
            f"“{name}”不在本市管辖范围，不计入本市", f"{name} lies in a zone apart and does not count as the city's"
        )


def _scarce(reader: Reader, wish: InputShortage) -> Edits:
    link = _link(reader, wish.link_id)
    stopped = stop(reader, [link.id], plans=False)
    bought = link.siting in READILY_BOUGHT_SITINGS
    if not stopped and not bought and not reader.edges(InputTo, starts=[link.id]):
        raise InvalidRequest(
            f"“{link.name_zh}”本地不产，也没有链环以它为投入，断货与否都不改变判断",
            f"{link.name_en or link.name_zh} is not made here and no link takes it: scarcity changes nothing",
        )
    if not bought:
        return stopped
    sought = replace(link, siting=Siting.ATTRACTABLE, siting_reason=ASSUMED, siting_basis=Basis.INFERRED)
    return merge_edits(stopped, make_edits([sought]))


def stop(reader: Reader, links: Collection[str], *, plans: bool) -> Edits:
    """Return what makes links stand still: their running makers here stop, and their running projects no longer count.

    With `plans` what is being built or planned of them does not go on either. A stop bears no date, so that it is not
    an old one; the year of the figures stays. Who runs a link by a project alone is put down as a maker that stopped.
    """
    evidence = Evidence(source=ASSUMED, basis=Basis.INFERRED)
    statuses = RUNNING.union(COMING) if plans else RUNNING
    makes = [make for make in reader.edges(Makes, ends=links) if make.status in statuses]
    local = {firm.id for firm in reader.nodes(Firm, {make.start for make in makes}) if firm.local}
    region = reader.region()
    stopping = [make for make in makes if region.is_made_here(make.place, make.start in local)]
    known = {(make.start, make.end) for make in stopping}
    builds = reader.edges(Builds, ends=links)
    running = _running(reader, builds)
    owned = dict.fromkeys(_owned(reader, running))
    stopping += [Makes(start=firm, end=link, evidence=evidence) for firm, link in owned if (firm, link) not in known]
    put = (replace(make, status=MakeStatus.STOPPED, evidence=evidence) for make in stopping)
    return make_edits(put, builds if plans else running)


def _running(reader: Reader, builds: Iterable[Builds]) -> tuple[Builds, ...]:
    """List the builds of projects that run."""
    found = tuple(builds)
    works = reader.nodes(Project, {edge.start for edge in found})
    running = {work.id for work in works if work.stage in RUNNING_STAGES}
    return tuple(edge for edge in found if edge.start in running)


def _owned(reader: Reader, builds: Collection[Builds]) -> Iterator[tuple[str, str]]:
    """Yield the local owners of projects, each with the link built."""
    owners = reader.edges(Undertakes, ends={edge.start for edge in builds}) if builds else ()
    local = {firm.id for firm in reader.nodes(Firm, {edge.start for edge in owners}) if firm.local}
    for build in builds:
        yield from ((edge.start, build.end) for edge in owners if edge.end == build.start and edge.start in local)


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
