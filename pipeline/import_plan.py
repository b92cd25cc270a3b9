"""Office files made a plan: what is on file to compare them with, the files read, the plan written."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from graph.analysis.folding.fold import fold
from graph.analysis.leads.text import normalise
from graph.analysis.leads.vocabulary import general
from graph.analysis.records import Records
from graph.errors import LianpuError
from graph.model.cells import basis_told
from graph.model.edges import Edge, Makes, Undertakes
from graph.model.fact_acts import KeepApart
from graph.model.kinds import Basis
from graph.model.nodes import Chain, Firm, Link, Node, Organisation, Project
from graph.model.places import core_of
from graph.model.region import Region
from graph.model.schema import EDGES, NODES
from graph.model.tables import LIST_SEPARATOR
from graph.store.disk import disk_errors
from loaders.folder import read_facts
from loaders.office.book import read_content
from loaders.office.chain_picture import Knows, known_names
from loaders.office.decided import Decided, fingerprint
from loaders.office.faults import Unreadable
from loaders.office.firm_names import fold_firm
from loaders.office.known import Known, KnownFirm, KnownNamed
from loaders.office.plan import PlanMaker, Since
from loaders.office.plan_file import RowFile, write_plan
from loaders.office.product_names import NamedLink
from loaders.office.progress import OPEN, SHAPE, WRITE, Meter, Tell, silent
from loaders.office.row import Plain
from loaders.office.sources import FileParts, find_sheets, open_file, refused_file
from pipeline.settings import Settings, open_log, open_store


class Remembers(Protocol):
    """What knows how files of a shape were read before."""

    def decided(self, shapes: Iterable[str], present: Decided) -> Decided | None:
        """Return what was decided on files of a shape with what is decided now over it, None for a new shape."""

    @property
    def made_on(self) -> int:
        """Return the last record it knows of."""

    def before(self, shapes: Sequence[str], name: str) -> Since:
        """Return what tells, once the rows are read, which edition a file follows."""


def known_of(settings: Settings) -> tuple[Known, str | None]:
    """Return what is on file, and where that was read: in the graph, else in the folder of facts, else nowhere."""
    try:
        with open_store(settings).reader() as reader:
            nodes = [node for kind in NODES.values() for node in reader.nodes(kind)]
            edges = [edge for kind in EDGES.values() for edge in reader.edges(kind)]
            return known_from(nodes, edges, reader.region(), _apart(settings)), "graph"
    except LianpuError:
        pass
    try:
        facts = fold(read_facts(settings.facts), Records(open_log(settings).entries())).facts
        return known_from(facts.nodes, facts.edges, facts.region, _apart(settings)), "facts"
    except LianpuError:
        return Known(), None


def _apart(settings: Settings) -> frozenset[frozenset[str]]:
    """Return the pairs of firms that were ruled not to be one."""
    acts = (act for _, act in Records(open_log(settings).entries()).fact_acts)
    return frozenset(
        frozenset((act.kept, act.other)) for act in acts if isinstance(act, KeepApart) and act.kind == Firm.KIND
    )


def _names(other_names: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (other_names or "").split(LIST_SEPARATOR) if part.strip())


def known_from(
    nodes: Iterable[Node], edges: Iterable[Edge], region: Region, apart: frozenset[frozenset[str]] = frozenset()
) -> Known:
    """Return facts as office files are compared with them; `apart` are pairs of firms ruled not to be one."""
    nodes = tuple(nodes)
    makes: defaultdict[str, set[str]] = defaultdict(set)
    taught: defaultdict[str, list[str]] = defaultdict(list)
    owners: dict[str, str] = {}
    for edge in edges:
        if isinstance(edge, Makes):
            makes[edge.start].add(edge.end)
            if edge.product is not None and basis_told(edge, "product") is Basis.SOURCE:
                taught[edge.end].append(edge.product)
        elif isinstance(edge, Undertakes):
            owners[edge.end] = edge.start
    firms = [node for node in nodes if isinstance(node, Firm)]
    return Known(
        firms=tuple(
            KnownFirm(f.id, f.name_zh, f.short_name, f.uscc, f.stock_code, f.city, _names(f.other_names)) for f in firms
        ),
        links=tuple(_named_link(node, taught[node.id]) for node in nodes if isinstance(node, Link)),
        chains=tuple(KnownNamed(node.id, node.name_zh) for node in nodes if isinstance(node, Chain)),
        projects=tuple(KnownNamed(p.id, p.name_zh, owners.get(p.id)) for p in nodes if isinstance(p, Project)),
        organisations=tuple(KnownNamed(node.id, node.name_zh) for node in nodes if isinstance(node, Organisation)),
        places=_places(firms, region),
        makes={id: frozenset(links) for id, links in makes.items()},
        home=region.city,
        apart=apart,
    )


def _named_link(link: Link, taught: Iterable[str]) -> NamedLink:
    entry = general().get(normalise(link.name_zh))
    return NamedLink(
        link.id, link.name_zh, _names(link.other_names), () if entry is None else entry.aliases, tuple(taught)
    )


def _places(firms: Iterable[Firm], region: Region) -> tuple[str, ...]:
    named = {region.city, *region.neighbours, *(firm.district for firm in firms), *(firm.city for firm in firms)}
    return tuple(sorted({core_of(name) for name in named if name is not None} - {""}))


def plan_files(
    paths: Sequence[Path],
    out: Path,
    known_of: Callable[[], Known],
    decided: Decided,
    since: Since = None,
    memory: Remembers | None = None,
    tell: Tell = silent,
) -> Plain:
    """Read files, write their plan and return it without its rows. Raises StoreUnwritable.

    `memory` tells what was decided on files of the same shape, and how their last edition was; `tell` is told how far
    the reading has come.

    What is on file is asked for only if a file could be read, so that a hostile one costs no more than its refusal.
    """
    meter = Meter(tell)
    with RowFile() as rows, nothing_collected():
        files = _open_all(paths, meter)
        known = Known() if all(file.book is None for file in files) else known_of()
        knows = _knows(known)
        for file in meter.over(SHAPE, files, len(files)):
            find_sheets(file, decided, knows)
        shapes = _shapes(files)
        remembered = None if memory is None else memory.decided(shapes, decided)
        for file in files if remembered is not None else ():
            file.sheets, file.questions = [], []
            find_sheets(file, remembered or decided, knows)
        if since is None and memory is not None and remembered is not None:
            since = memory.before(shapes, paths[0].name)
        head = PlanMaker(files, known, remembered or decided, meter).make(rows.add, since)
        head["made_on"] = 0 if memory is None else memory.made_on
        meter.at(WRITE)
        with disk_errors(out):
            write_plan(out, head, rows)
    return head


def _shapes(files: Iterable[FileParts]) -> list[str]:
    """List the fingerprints of all headings of some files."""
    blocks = (block for file in files for sheet in file.sheets for block in sheet.blocks)
    return [fingerprint([plan.parts for plan in block.columns]) for block in blocks]


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep the collector from looking through millions of cells for cycles, of which there are none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _open_all(paths: Sequence[Path], meter: Meter) -> list[FileParts]:
    """Open files one by one, telling how far that has come."""

    def open_one(number: int, path: Path, name: str) -> FileParts:
        return _open(path, name, lambda share: meter.at(OPEN, (number + share) / len(paths)))

    named = zip(paths, _short_names(paths), strict=True)
    return [open_one(number, path, name) for number, (path, name) in enumerate(named)]


def _open(path: Path, name: str, seen: Callable[[float], None]) -> FileParts:
    try:
        return open_file(name, read_content(path), seen)
    except Unreadable as fault:
        return refused_file(name, fault)


def _short_names(paths: Sequence[Path]) -> list[str]:
    """Return the names of files, with their folders where two would be alike."""
    names = [path.name for path in paths]
    return [name if names.count(name) == 1 else str(path) for path, name in zip(paths, names, strict=True)]


def _knows(known: Known) -> Knows:
    firms = {fold_firm(name): True for firm in known.firms for name in (firm.name, firm.short_name) if name}
    links = {fold_firm(link.name): True for link in known.links}
    return known_names(firms, links, fold_firm)
