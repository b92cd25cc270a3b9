"""One fact corrected, added or removed as an act: the same checks on the command line and on a page."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.folding.corrected import value_of
from graph.analysis.folding.table import Unfit, made, scalar, typed
from graph.errors import InvalidRequest, NotFound
from graph.model.dates import read_date, read_period
from graph.model.edge import Edge
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.model.fact_acts import BY_HAND as NO_SHAPES
from graph.model.fact_acts import Correct, Covers, ImportFile, RemoveFact
from graph.model.fact_rows import ALONG, ImportedFact, ImportedRow, encode_rows, fact_key, fact_name, kind_named
from graph.model.facts import FactSet, Scalar, identity
from graph.model.kinds import Basis
from graph.model.labelled_enum import LabelledEnum
from graph.model.schema import Property, properties
from graph.store.base import all_facts
from loaders.headings import spellings
from loaders.labels import match_label

BY_HAND = "页面补充"
"""What stands for the name of a file where a fact was typed."""


@dataclass(frozen=True, slots=True)
class Given:
    """The evidence a person gives for what is typed."""

    source: str
    basis: Basis = Basis.SOURCE
    as_of: str | None = None


def given(source: str, basis: str, as_of: str) -> Given:
    """Return typed evidence. Raises InvalidRequest where a part is missing or cannot be read."""
    if not source.strip():
        raise InvalidRequest("请写明出处（网址、文件名或现场核实）", "name the source: an address, a file, or a visit")
    word = match_label(basis, Basis)
    if not isinstance(word, Basis):
        raise InvalidRequest("依据是有出处、行业常识或推定", "the basis is source, general or inferred")
    when = read_date(as_of) or read_period(as_of) if as_of.strip() else None
    if as_of.strip() and when is None:
        raise InvalidRequest(f"看不懂这个时间：{as_of}（如 2026 或 2026-11）", f"no date: {as_of} (as 2026 or 2026-11)")
    return Given(source.strip(), word, when)


def fact_named(kind: str, name: str, facts: FactSet) -> Fact:
    """Return a fact by its kind and name. Raises NotFound."""
    key = fact_key(kind, name)
    found = next((each for each in all_facts(facts) if kind == each.KIND and identity(each) == key), None)
    if found is None:
        raise NotFound(f"没有这条资料 / no such fact: {kind} {name}")
    return found


def settable(kind: str) -> list[Property]:
    """List the columns of a kind that a person may set. Raises InvalidRequest for a kind that is not there."""
    found = kind_named(kind)
    if found is None:
        raise InvalidRequest(f"没有这种资料：{kind}", f"no such kind: {kind}")
    return [each for each in properties(found) if not each.column.derived and each.name != "id"]


def correction(fact: Fact, column: str, text: str | None, evidence: Given) -> Correct:
    """Return the act that sets a cell. Raises InvalidRequest with the column and what it would take."""
    own = next((each for each in settable(fact.KIND) if column in spellings(each)), None)
    if own is None:
        known = "、".join(each.name for each in settable(fact.KIND))
        raise InvalidRequest(
            f"{fact.KIND} 没有这一栏：{column}（有：{known}）", f"{fact.KIND} has no column {column}: {known}"
        )
    text = _coded(own, text)
    _value(fact.KIND, own, text)
    before = scalar(fact, own.name)
    return Correct(
        kind=fact.KIND,
        fact=fact_name(identity(fact)),
        column=own.name,
        value=text,
        was=None if before is None else str(before),
        source=evidence.source,
        basis=evidence.basis,
        as_of=evidence.as_of,
        covers=Covers.CELL,
    )


def removal(fact: Fact) -> RemoveFact:
    """Return the act that takes a fact away."""
    return RemoveFact(kind=fact.KIND, fact=fact_name(identity(fact)))


def addition(
    kind: str, ends: tuple[str, str], typed_in: Mapping[str, str], evidence: Given, facts: FactSet
) -> ImportFile:
    """Return the act that adds a relation between two things on file: an import of one row.

    Raises InvalidRequest for a column that cannot be read, a required one that is blank, and what is there already.
    """
    values: dict[str, Scalar] = {}
    for own in settable(kind):
        text = _coded(own, typed_in.get(own.name, "").strip() or None)
        if text is not None:
            values[own.name] = _value(kind, own, text)
        elif not own.optional:
            raise InvalidRequest(f"请填{own.column.zh}", f"fill in: {own.column.en}")
    key = (*ends, _rest(kind, values))
    if any(kind == each.KIND and identity(each) == key for each in facts.edges):
        raise InvalidRequest("这一条已经有了，请用更正", "this is on file already; correct it instead")
    _fits(kind, key, values, evidence)
    name = f"{kind} {fact_name(key)}"
    row = ImportedRow(name, (ImportedFact(kind, key, values, {}, evidence.basis),), evidence.source, evidence.as_of)
    rows = encode_rows([row])
    sha256 = hashlib.sha256(rows.encode()).hexdigest()
    return ImportFile(
        dataset=f"{BY_HAND} {name}"[:200],
        file=BY_HAND,
        sha256=sha256,
        shapes=NO_SHAPES,
        recipe="{}",
        rows=rows,
        covers=Covers.CELL,
    )


def _coded(own: Property, text: str | None) -> str | None:
    if not text:
        return None
    word = match_label(text, own.type) if issubclass(own.type, LabelledEnum) else None
    return text if word is None else str(word.value)


def _value(kind: str, own: Property, text: str | None) -> Scalar:
    declaration = kind_named(kind)
    try:
        value = None if declaration is None else value_of(declaration, own.name, text)
        typed(kind, {own.name: value})
    except Unfit as unfit:
        raise InvalidRequest(
            f"{own.column.zh}：{unfit.reason.zh}（{text}）", f"{own.column.en}: {unfit.reason.en}"
        ) from unfit
    return value


def _rest(kind: str, values: Mapping[str, Scalar]) -> str:
    """Return what tells a relation from others between the same two things."""
    declaration = kind_named(kind)
    names = declaration.KEY if declaration is not None and issubclass(declaration, Edge) else ()
    return ALONG.join(str(values.get(name) or "") for name in names)


def _fits(kind: str, key: tuple[str, ...], values: Mapping[str, Scalar], evidence: Given) -> None:
    told = Evidence(source=evidence.source, basis=evidence.basis, as_of=evidence.as_of)
    try:
        made(kind, key, values, told)
    except Unfit as unfit:
        raise InvalidRequest(unfit.reason.zh, unfit.reason.en) from unfit
