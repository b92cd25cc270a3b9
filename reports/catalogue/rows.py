"""The rows of the catalogue: one for each candidate of each target, its cells in the order of the columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.judgement import Judgement
from graph.analysis.target_filter import TargetFilter
from graph.analysis.targets.targets import Target
from graph.model.acts import AddToShortlist, LogEntry
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.model.kinds import Basis
from reports.catalogue.cells import CellContext
from reports.catalogue.columns import COLUMNS
from reports.catalogue.lists import ListTable
from reports.formats.excel_cells import Cell
from reports.formats.typed_cells import TypedCells, chain_row
from reports.wording.citations import rested_on
from reports.wording.language import Language

Listed = Mapping[tuple[str, str | None], tuple[LogEntry, AddToShortlist]]
"""What is on the shortlist, by link and firm."""


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One row: its id, the link and firm it is for, its cells in the order of COLUMNS, its basis and its sources."""

    id: str
    link_id: str
    firm_id: str | None
    cells: tuple[Cell, ...]
    basis: Basis | None
    sources: tuple[str, ...]

    def told(self) -> dict[str, Cell]:
        """Return the cells by the ids of their columns."""
        return {column.id: value for column, value in zip(COLUMNS, self.cells, strict=True)}


@dataclass(frozen=True)
class ChainSheet:
    """The rows of one chain, with the title and the note above them; a chain to be surveyed has its survey instead."""

    chain_id: str
    name: str
    title: str
    note: str
    rows: tuple[CatalogueRow, ...]
    survey: ListTable | None = None


@dataclass(frozen=True, slots=True)
class RowSource:
    """What rows are made from: the judgement, the scope, the shortlist, what the office typed, the language."""

    judgement: Judgement
    scope: TargetFilter
    listed: Listed
    typed: TypedCells
    language: Language


def rows_of(source: RowSource, chain_id: str, targets: Iterable[Target]) -> Iterator[CatalogueRow]:
    """Yield the rows of a chain's targets, best first, numbered from 1."""
    judgement, scope, listed = source.judgement, source.scope, source.listed
    place = 0
    for target in targets:
        admitted = tuple(each for each in judgement.candidates(target.link_id) if scope.admits(each))
        ranked: tuple[Candidate | None, ...] = admitted or (None,)
        shared: dict[int, Cell] = {}
        for candidate in ranked:
            place += 1
            firm = None if candidate is None else candidate.firm.id
            found = listed.get((target.link_id, firm)) or listed.get((target.link_id, None))
            context = CellContext(judgement, chain_id, target, candidate, place, found, source.language)
            yield _row(context, shared, source.typed)


def _row(context: CellContext, shared: dict[int, Cell], typed: TypedCells) -> CatalogueRow:
    candidate = context.candidate
    basis, firm = (None, None) if candidate is None else (candidate.basis, candidate.firm.id)
    id = chain_row(context.chain_id, context.target.link_id, firm)
    told: list[Cell] = []
    for at, column in enumerate(COLUMNS):
        given = None if column.typed is None else typed.of(id, column.id)
        if given is not None:
            told.append(given)
        elif column.by_target:
            if at not in shared:
                shared[at] = column.tell(context)
            told.append(shared[at])
        else:
            told.append(column.tell(context))
    sources = tuple(dict.fromkeys(source for each in _evidence(context) for source in each.sources))
    return CatalogueRow(id, context.target.link_id, firm, tuple(told), basis, sources)


def _evidence(context: CellContext) -> list[Evidence]:
    """Return what a row rests on: the link, and for a candidate its makes, news, risks, ties and presence."""
    city, candidate = context.judgement.city, context.candidate
    found: list[Fact] = [city.links[context.target.link_id]]
    if candidate is not None:
        presence = city.presence.get(candidate.firm.id, ())
        records = (*candidate.makes, *candidate.news, *candidate.risks, *candidate.ties, *presence, candidate.firm)
        found = list(records)
    return rested_on(found)
