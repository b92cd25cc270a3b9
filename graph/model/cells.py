"""Evidence of single cells: what a correction says of one column, beside the evidence of the row it stands in."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TypeVar

from graph.model.column import ToldIn
from graph.model.evidence import Evidence, weakest_basis
from graph.model.fact import Fact
from graph.model.kinds import Basis
from graph.model.schema import properties

F = TypeVar("F", bound=Fact)
_BASES = {basis.value: basis for basis in Basis}
FIELDS = ("source", "basis", "as_of", "who", "when", "entry")
"""What the text of a cell's evidence holds."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ESCAPED = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>"})
"""Signs that no table may hold as they are."""


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """Evidence of one cell: source, basis and date; who gave it, when (UTC in ISO 8601), by which entry of the log."""

    evidence: Evidence
    who: str
    when: str
    entry: int


def evidence_of(fact: Fact, column: str) -> Evidence:
    """Return the evidence of one cell: of its correction, else its own by declaration, else that of the row."""
    own = cells_of(fact).get(column)
    if own is not None:
        return _dated(fact, column, own.evidence)
    told_in = _told_in(_kind(fact)).get(column)
    return (None if told_in is None else _beside(fact, told_in)) or bare(fact.evidence)


def evidence_told(fact: Fact, *columns: str) -> tuple[Evidence, ...]:
    """Return what some cells of a fact rest on, each evidence once; without columns the row, and what rules read.

    A cell that is blank states nothing and rests on nothing; where all are, the row is returned.
    """
    row = bare(fact.evidence)
    if not columns and row is fact.evidence:
        return (row,)
    asked = columns or [each for each in cells_of(fact) if each in _read_by_rules(_kind(fact))]
    found = dict.fromkeys(evidence_of(fact, each) for each in asked if getattr(fact, each) is not None)
    return (tuple(found) or (row,)) if columns else tuple(dict.fromkeys((row, *found)))


def told_of(fact: F, *columns: str) -> F:
    """Return a fact as a sentence tells it that states these columns alone: other cells bring no evidence of theirs."""
    cells = cells_of(fact)
    return replace(fact, evidence=without_cells(fact.evidence, cells.keys() - set(columns))) if cells else fact


def all_evidence(fact: Fact) -> tuple[Evidence, ...]:
    """Return the evidence of the row and of every corrected cell, each once."""
    own = (evidence_of(fact, each) for each in cells_of(fact))
    return tuple(dict.fromkeys((bare(fact.evidence), *own)))


def basis_told(fact: Fact, *columns: str) -> Basis:
    """Return the weakest basis of some cells; without columns of the row and of the corrected cells that rules read."""
    if fact.evidence.cells is None and not columns:
        return fact.evidence.basis
    return weakest_basis([each.basis for each in evidence_told(fact, *columns)]) or fact.evidence.basis


def corrected_basis(fact: Fact, column: str) -> Basis | None:
    """Return the basis of a corrected cell, None of any other."""
    own = cells_of(fact).get(column)
    return None if own is None else own.evidence.basis


def cells_of(fact: Fact) -> Mapping[str, CellEvidence]:
    """Return the evidence of each corrected cell by the name of its column."""
    text = fact.evidence.cells
    return {} if text is None else decode_cells(text)


def with_cells(evidence: Evidence, columns: Iterable[str], told: CellEvidence) -> Evidence:
    """Return the evidence of a row some of whose cells rest on evidence of their own."""
    kept = {} if evidence.cells is None else decode_cells(evidence.cells)
    return replace(evidence, cells=encode_cells({**kept, **dict.fromkeys(columns, told)}))


def without_cells(evidence: Evidence, columns: Iterable[str]) -> Evidence:
    """Return the evidence of a row some of whose cells rest on nothing but it."""
    if evidence.cells is None:
        return evidence
    gone = set(columns)
    kept = {name: each for name, each in decode_cells(evidence.cells).items() if name not in gone}
    return replace(evidence, cells=encode_cells(kept))


def bare(evidence: Evidence) -> Evidence:
    """Return the evidence of a row without that of its cells."""
    return evidence if evidence.cells is None else replace(evidence, cells=None)


def encode_cells(cells: Mapping[str, CellEvidence]) -> str | None:
    """Return evidence of cells as a row keeps it, None of none."""
    if not cells:
        return None
    plain = {name: _plain(cells[name]) for name in sorted(cells)}
    return _ENCODER.encode(plain).translate(_ESCAPED)


def _plain(cell: CellEvidence) -> dict[str, str | int | None]:
    own = cell.evidence
    values = (own.source, own.basis.value, own.as_of, cell.who, cell.when, cell.entry)
    return dict(zip(FIELDS, values, strict=True))


@lru_cache(maxsize=4096)
def decode_cells(text: str) -> Mapping[str, CellEvidence]:
    """Return what `encode_cells` wrote. Raises ValueError for anything else."""
    try:
        return {name: _cell(plain) for name, plain in json.loads(text).items()}
    except (AttributeError, TypeError, KeyError) as error:
        raise ValueError("no evidence of cells") from error


def _cell(plain: Mapping[str, str]) -> CellEvidence:
    source, basis, as_of, who, when, entry = (plain[name] for name in FIELDS)
    texts = (source, who, when) if as_of is None else (source, as_of, who, when)
    if not all(isinstance(each, str) for each in texts):
        raise ValueError("no evidence of a cell")
    return CellEvidence(Evidence(source=source, basis=_BASES[basis], as_of=as_of), who, when, int(entry))


def _kind(fact: Fact) -> type:
    return type(fact)


@cache
def _told_in(kind: type) -> Mapping[str, ToldIn]:
    return {each.name: each.column.told_in for each in properties(kind) if each.column.told_in is not None}


@cache
def _read_by_rules(kind: type) -> frozenset[str]:
    return frozenset(each.name for each in properties(kind) if not each.column.said_only)


def _dated(fact: Fact, column: str, evidence: Evidence) -> Evidence:
    """Return the evidence of a cell; where it has no date, a cell that dates its fact gives it, as in a row read."""
    value = getattr(fact, column, None)
    if evidence.as_of is not None or value is None or column not in _dates(_kind(fact)):
        return evidence
    return replace(evidence, as_of=str(value))


@cache
def _dates(kind: type) -> frozenset[str]:
    return frozenset(each.name for each in properties(kind) if each.column.dates_fact)


def _beside(fact: Fact, told_in: ToldIn) -> Evidence | None:
    source, basis = getattr(fact, told_in.source), getattr(fact, told_in.basis)
    as_of = getattr(fact, told_in.as_of)
    return None if source is None or basis is None else Evidence(source=source, basis=basis, as_of=as_of)
