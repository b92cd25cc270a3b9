"""A corrected cell has evidence of its own, and its row keeps what it had: by hand, and by chance with undo."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.folding.fold import fold
from graph.analysis.records import Records
from graph.model.acts import Undo, act_of
from graph.model.cells import (
    all_evidence,
    basis_told,
    cells_of,
    decode_cells,
    encode_cells,
    evidence_of,
    evidence_told,
    told_of,
)
from graph.model.evidence import Evidence
from graph.model.fact_acts import Correct, Covers, Merge
from graph.model.fact_rows import ImportedFact
from graph.model.facts import identity
from graph.model.kinds import Basis
from graph.model.nodes import Firm
from graph.model.production import Makes
from tests.graph.analysis.folding.test_fold import READ, city, firm, folded, imported, log, node, rows

VISIT = Evidence(source="现场核实", basis=Basis.INFERRED, as_of="2026-02")


def correct(column, value, kind="Firm", fact="b", told=VISIT):
    said = {"source": told.source, "basis": told.basis, "as_of": told.as_of, "covers": Covers.CELL}
    return Correct(kind=kind, fact=fact, column=column, value=value, **said)


def of_make(column, value, told=VISIT):
    return correct(column, value, "MAKES", "b|x|树脂", told)


def make(found):
    return next(each for each in found.facts.edges if isinstance(each, Makes) and each.start == "b")


def test_a_correction_tells_of_its_cell_alone_and_undo_gives_the_row_its_source_back():
    found = make(folded(of_make("capacity", "4")))
    assert (found.capacity, evidence_of(found, "capacity")) == (4.0, VISIT)
    assert [evidence_of(found, each) for each in ("product", "capacity_unit", "status")] == [READ] * 3
    assert (replace(found.evidence, cells=None), found.evidence.basis) == (READ, Basis.SOURCE)
    own = cells_of(found)["capacity"]
    assert (own.who, own.when, own.entry) == ("市工信局", "2026-03-01T08:00:00+00:00", 1)
    undone = folded(of_make("capacity", "4"), Undo(entry=1, about="fact/MAKES/b|x|树脂/capacity"))
    assert make(undone).evidence == READ
    assert undone.facts.digest() == city().digest()


def test_what_rests_on_a_cell_is_as_firm_as_the_cell():
    found = make(folded(of_make("capacity", "4"), of_make("note", "听说")))
    assert (basis_told(found), basis_told(found, "product"), basis_told(found, "capacity")) == (
        Basis.INFERRED,
        Basis.SOURCE,
        Basis.INFERRED,
    )
    # a note is read by no rule: a fact told as a whole does not rest on it
    noted = make(folded(of_make("note", "听说")))
    assert (basis_told(noted), evidence_told(noted), evidence_told(noted, "note")) == (Basis.SOURCE, (READ,), (VISIT,))
    assert (evidence_told(told_of(found)), all_evidence(found)) == ((READ,), (READ, VISIT))
    # a cell that was cleared says nothing, so that nothing rests on it
    assert evidence_told(make(folded(of_make("capacity", None)))) == (READ,)


def test_a_year_that_is_corrected_dates_its_cell_as_a_row_that_is_read():
    told = replace(VISIT, as_of=None)
    assert evidence_of(make(folded(of_make("year", "2025", told))), "year").as_of == "2025"


def test_a_market_position_has_the_evidence_beside_it_until_it_is_corrected():
    beside = {"market_position_source": "年鉴", "market_position_basis": "general", "market_position_year": "2023"}
    row = ImportedFact("MAKES", ("b", "x", "树脂"), {"market_position": "国内第一", **beside})
    entry = replace(imported("名单", rows(row)), covers=Covers.ROW)
    known = make(folded(entry))
    assert evidence_of(known, "market_position") == Evidence(source="年鉴", basis=Basis.GENERAL, as_of="2023")
    corrected = make(folded(entry, of_make("market_position", "国内第二")))
    assert evidence_of(corrected, "market_position") == VISIT


def test_an_import_tells_of_the_cells_it_changes_and_of_all_that_it_brings():
    changed = ImportedFact("MAKES", ("b", "x", "树脂"), {"product": "树脂", "capacity": 5.0})
    found = folded(replace(imported("名单", rows(firm("n", district="东湖区"), changed)), covers=Covers.CELL))
    read = Evidence(source="名单.xlsx!企业!5", basis=Basis.SOURCE)
    assert (make(found).capacity, evidence_of(make(found), "capacity")) == (5.0, read)
    assert evidence_of(make(found), "product") == READ
    assert node(found, Firm, "n").evidence == read


def test_a_cell_goes_along_with_its_evidence_when_two_are_joined():
    merge = Merge(kind="Firm", kept="a", other="b")
    joined = node(folded(correct("district", "西山县"), merge), Firm, "a")
    assert (joined.district, evidence_of(joined, "district")) == ("西山县", VISIT)
    assert (joined.evidence.source, joined.evidence.basis) == (READ.source, Basis.SOURCE)


def test_a_blank_that_a_merge_fills_rests_on_what_the_other_row_rests_on_and_no_other_cell_does():
    paper = Evidence(source="某报", basis=Basis.INFERRED, as_of="2025-07")
    before = city()
    nodes = tuple(replace(each, evidence=paper) if identity(each) == ("b",) else each for each in before.nodes)
    edges = tuple(
        replace(each, evidence=paper) if isinstance(each, Makes) and each.start == "a" else each
        for each in before.edges
    )
    merge = Merge(kind="Firm", kept="a", other="b", covers=Covers.CELL)
    found = fold(replace(before, nodes=nodes, edges=edges), Records(log(merge)))
    kept = node(found, Firm, "a")
    assert (kept.district, evidence_of(kept, "district")) == ("东湖区", paper)
    assert (replace(kept.evidence, cells=None), evidence_of(kept, "name_zh")) == (READ, READ)
    assert (cells_of(kept)["district"].who, cells_of(kept)["district"].entry) == ("市工信局", 1)
    # of two makes that are one, the capacity alone is cited to the other
    (joined,) = (each for each in found.facts.edges if isinstance(each, Makes))
    assert (joined.start, joined.capacity, evidence_of(joined, "capacity")) == ("a", 3.0, READ)
    assert (evidence_of(joined, "product"), replace(joined.evidence, cells=None)) == (paper, paper)
    alone = fold(before, Records(log(merge, Undo(entry=1, about=merge.subject))))
    assert alone.facts.digest() == before.digest()


def test_a_merge_from_before_tells_of_the_row_by_both_sources():
    old = act_of("MERGE", '{"kind": "Firm", "kept": "a", "other": "b"}')
    kept = node(folded(old), Firm, "a")
    assert (kept.district, dict(cells_of(kept))) == ("东湖区", {})
    assert evidence_of(kept, "district").sources == evidence_of(kept, "name_zh").sources


def test_an_entry_from_before_covers_the_row_as_it_did():
    payload = (
        '{"kind": "MAKES", "fact": "b|x|树脂", "column": "capacity", "value": "4", "source": "现场核实", '
        '"basis": "inferred", "as_of": "2026-02"}'
    )
    old = act_of("CORRECT", payload)
    joined = Evidence(source="现场核实 ; https://a.example", basis=Basis.INFERRED, as_of="2026-02")
    assert make(folded(old)).evidence == joined
    # where a list told of the cell before, the correction that covers the row is what counts for it
    listed = ImportedFact("MAKES", ("b", "x", "树脂"), {"capacity": 5.0})
    found = make(folded(old, replace(imported("名单", rows(listed)), covers=Covers.CELL)))
    assert (found.capacity, evidence_of(found, "capacity")) == (4.0, joined)


@pytest.mark.parametrize("text", ["[]", '{"district": {"source": "甲"}}', '{"district": 1}', "{"])
def test_text_that_is_no_evidence_of_cells_is_refused(text):
    with pytest.raises(ValueError):
        decode_cells(text)


values = st.sampled_from(["1", "2", None])
sources = st.sampled_from(["甲<br>", "乙 ; https://b.example", '丙"'])
bases, days = st.sampled_from(list(Basis)), st.sampled_from(["2025", "2026-01", None])
evidence = st.builds(lambda source, basis, day: Evidence(source=source, basis=basis, as_of=day), sources, bases, days)
columns = st.sampled_from(["capacity", "note", "market_position", "year"])
corrections = st.builds(of_make, columns, values, evidence)


@given(st.lists(corrections, max_size=8), st.data())
def test_corrections_in_any_order_with_undo_equal_replay(acts, data):
    entries = log(*acts)
    gone = data.draw(st.lists(st.sampled_from(entries), unique=True) if entries else st.just([]))
    undoing = log(*(Undo(entry=each.sequence, about=each.act.subject) for each in gone), before=len(entries))
    rest = tuple(each for each in entries if each not in gone)
    found = fold(city(), Records(entries + undoing)).facts
    assert found.digest() == fold(city(), Records(rest)).facts.digest()
    # each cell has the evidence of the last correction of it that stands; every other cell that of the row
    last = {each.act.column: each for each in rest}
    made = next(each for each in found.edges if isinstance(each, Makes) and each.start == "b")
    assert {name: each.entry for name, each in cells_of(made).items()} == {
        name: each.sequence for name, each in last.items()
    }
    assert evidence_of(made, "product") == READ
    assert decode_cells(encode_cells(cells_of(made)) or "{}") == cells_of(made)
