"""What people did to facts, folded: worked out by hand, and by chance: undone in any order it equals the rest."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.folding.fold import fold
from graph.analysis.folding.held import HeldReason
from graph.analysis.records import Records
from graph.model.acts import LogEntry, Undo
from graph.model.edges import Includes, RelatedTo
from graph.model.evidence import Evidence
from graph.model.fact_acts import (
    Correct,
    ImportFile,
    KeepApart,
    MatchProduct,
    MatchRuling,
    Merge,
    OtherName,
    RemoveFact,
    WithdrawImport,
)
from graph.model.fact_rows import ImportedFact, ImportedRow, decode_rows, encode_rows
from graph.model.facts import FactSet
from graph.model.kinds import Basis, ChainKind, LinkKind, RelationKind, Stage
from graph.model.nodes import Chain, Firm, Link
from graph.model.production import Makes
from graph.model.region import Region

READ = Evidence(source="https://a.example", basis=Basis.SOURCE, as_of="2024")
HOME = Region(city="明州", city_en="Mingzhou", province="辽宁", province_en="Liaoning")


def city() -> FactSet:
    nodes = (
        Chain(id="c", name_zh="石化", kind=ChainKind.CLUSTER, rank=1, evidence=READ),
        *(Link(id=each, name_zh=each, kind=LinkKind.PRODUCT, evidence=READ) for each in ("x", "y")),
        Firm(id="a", name_zh="甲公司", city="明州", local=True, evidence=READ),
        Firm(id="b", name_zh="乙公司", city="明州", district="东湖区", local=True, evidence=READ),
        Firm(id="d", name_zh="丁公司", evidence=READ),
    )
    edges = (
        Includes(start="c", end="x", stage=Stage.UPSTREAM, evidence=READ),
        Makes(start="b", end="x", product="树脂", capacity=3.0, capacity_unit="万吨/年", evidence=READ),
        Makes(start="a", end="x", product="树脂", evidence=READ),
        RelatedTo(start="a", end="b", kind=RelationKind.CUSTOMER_OF, evidence=READ),
    )
    return FactSet(region=HOME, nodes=nodes, edges=edges)


def log(*acts, before=0):
    return tuple(
        LogEntry(sequence=at, who="市工信局", made_at="2026-03-01T08:00:00+00:00", load_id="1", act=act, reason="核实")
        for at, act in enumerate(acts, before + 1)
    )


def firm(id, name="新公司", **values):
    return ImportedFact("Firm", (id,), values, {"name_zh": name})


def rows(*facts, at="名单.xlsx!企业!5"):
    return encode_rows([ImportedRow(at, tuple(facts))])


def imported(dataset, text):
    return ImportFile(dataset=dataset, file="名单.xlsx", sha256="0", shapes="s", recipe="{}", rows=text)


def folded(*acts):
    return fold(city(), Records(log(*acts)))


def node(found, kind, id):
    return next((each for each in found.facts.nodes if isinstance(each, kind) and each.id == id), None)


def makes(found):
    return {(each.start, each.end, each.product) for each in found.facts.edges if isinstance(each, Makes)}


def test_rows_come_back_as_they_were_kept():
    row = ImportedRow("f!s!1", (firm("n", district="东湖区"),), "统计局", "2024")
    assert decode_rows(encode_rows([row])) == (row,)
    with pytest.raises(ValueError):
        decode_rows('[["only a place"]]')


def test_without_acts_the_facts_are_the_very_same():
    facts = city()
    assert fold(facts, Records()).facts is facts


def test_an_import_adds_and_fills_and_says_where_it_read():
    make = ImportedFact("MAKES", ("n", "y", "胶"), {"product": "胶"})
    found = folded(imported("名单", rows(firm("a", district="西山县", city=None), firm("n", city="明州市"), make)))
    old, new = node(found, Firm, "a"), node(found, Firm, "n")
    assert (old.name_zh, old.city, old.district) == ("甲公司", "明州", "西山县")
    assert old.evidence.source == "名单.xlsx!企业!5 ; https://a.example"
    assert (new.name_zh, new.local, new.evidence.source) == ("新公司", True, "名单.xlsx!企业!5")
    assert ("n", "y", "胶") in makes(found)
    assert (found.held, found.clashes, found.acts) == ((), (), 1)


def test_the_next_edition_stands_in_the_place_of_the_one_before():
    first, second = imported("名单", rows(firm("n"), firm("a", district="西山县"))), imported("名单", rows(firm("m")))
    found = folded(first, second)
    assert (node(found, Firm, "n"), node(found, Firm, "m").name_zh) == (None, "新公司")
    assert node(found, Firm, "a").district is None
    assert folded(first, second, Undo(entry=2, about="import/名单")).facts.digest() == folded(first).facts.digest()
    assert folded(first, WithdrawImport(dataset="名单")).facts.digest() == city().digest()


def test_what_cannot_be_taken_is_held_back_with_its_reason():
    bad = [
        (ImportedFact("Nothing", ("n",), {}), HeldReason.NO_KIND),
        (firm("a", colour="red"), HeldReason.NO_COLUMN),
        (ImportedFact("Project", ("p",), {"name_zh": "项目"}), HeldReason.INCOMPLETE),
        (ImportedFact("MAKES", ("a", "nowhere", "胶"), {"product": "胶"}), HeldReason.NO_END),
        (ImportedFact("Firm", ("a",), {"legal_form": "no such word"}), HeldReason.BAD_VALUE),
        (ImportedFact("MAKES", ("a", "x", "树脂"), {"capacity": "many"}), HeldReason.BAD_VALUE),
    ]
    for fact, reason in bad:
        found = folded(imported("名单", rows(fact)))
        assert [(each.reason, each.at, each.sequence) for each in found.held] == [(reason, "名单.xlsx!企业!5", 1)]
        assert found.facts.digest() == city().digest()


def test_two_files_that_disagree_on_a_cell_are_told_with_both_values():
    found = folded(
        imported("甲", rows(firm("a", district="东湖区"))), imported("乙", rows(firm("a", district="西山县")))
    )
    (clash,) = found.clashes
    assert (clash.name, clash.column, clash.first_value, clash.second_value) == ("a", "district", "东湖区", "西山县")
    assert node(found, Firm, "a").district == "西山县"


def correct(value, column="district", fact="a", kind="Firm"):
    return Correct(kind=kind, fact=fact, column=column, value=value, source="现场核实记录")


def test_a_correction_stands_over_files_and_imports_and_moves_a_relation_with_its_key():
    found = folded(correct("西山县"), imported("名单", rows(firm("a", district="东湖区"))))
    assert node(found, Firm, "a").district == "西山县"
    assert [each.column for each in found.clashes] == ["district"]
    found = folded(correct("4.5", "capacity", "b|x|树脂", "MAKES"), correct("胶", "product", "a|x|树脂", "MAKES"))
    assert makes(found) == {("b", "x", "树脂"), ("a", "x", "胶")}
    assert {each.capacity for each in found.facts.edges if isinstance(each, Makes)} == {4.5, None}
    assert node(folded(correct("沈阳", "city")), Firm, "a").local is False
    assert [each.reason for each in folded(correct("x", fact="gone")).held] == [HeldReason.GONE]
    assert [each.reason for each in folded(correct("abc", "capacity", "b|x|树脂", "MAKES")).held] == [
        HeldReason.BAD_VALUE
    ]


def test_a_merge_moves_relations_fills_blanks_and_keeps_the_name():
    found = folded(Merge(kind="Firm", kept="a", other="b"))
    kept = node(found, Firm, "a")
    assert (node(found, Firm, "b"), kept.district, kept.other_names) == (None, "东湖区", "乙公司")
    assert makes(found) == {("a", "x", "树脂")}
    (make,) = (each for each in found.facts.edges if isinstance(each, Makes))
    assert make.capacity == 3.0, "what only the other said is kept"
    assert not any(isinstance(each, RelatedTo) for each in found.facts.edges), "nobody is its own parent"


def test_merges_chain_and_the_earlier_can_be_undone_alone():
    first, second = Merge(kind="Firm", kept="a", other="b"), Merge(kind="Firm", kept="d", other="a")
    found = folded(first, second)
    assert {each.id for each in found.facts.nodes if isinstance(each, Firm)} == {"d"}
    assert node(found, Firm, "d").other_names == "乙公司;甲公司"
    alone = folded(first, second, Undo(entry=1, about=first.subject))
    assert {each.id for each in alone.facts.nodes if isinstance(each, Firm)} == {"b", "d"}


def test_what_was_ruled_apart_is_not_joined_by_a_detour():
    found = folded(
        KeepApart(kind="Firm", kept="a", other="d"),
        Merge(kind="Firm", kept="a", other="b"),
        Merge(kind="Firm", kept="b", other="d"),
    )
    assert [each.reason for each in found.held] == [HeldReason.APART]
    assert {each.id for each in found.facts.nodes if isinstance(each, Firm)} == {"a", "d"}


def match(ruling, words="胶", firm="a", link="y"):
    return MatchProduct(firm_id=firm, link_id=link, words=words, ruling=ruling, source="官网")


def test_a_match_is_a_make_once_confirmed_and_none_once_rejected():
    assert ("a", "y", "胶") in makes(folded(match(MatchRuling.CONFIRMED)))
    assert ("a", "x", "树脂") not in makes(folded(match(MatchRuling.REJECTED, "树脂", link="x")))
    merged = folded(match(MatchRuling.CONFIRMED, firm="b"), Merge(kind="Firm", kept="a", other="b"))
    assert ("a", "y", "胶") in makes(merged)


def test_other_names_and_removals():
    assert node(folded(OtherName(kind="Link", word="松香", target="x")), Link, "x").other_names == "松香"
    assert folded(OtherName(kind="Link", word="松香")).facts.digest() == city().digest()
    found = folded(RemoveFact(kind="Firm", fact="a"))
    assert node(found, Firm, "a") is None
    assert makes(found) == {("b", "x", "树脂")}


firms, links, words = st.sampled_from("abdn"), st.sampled_from("xyz"), st.sampled_from(["胶", "树脂"])
facts_of_rows = st.one_of(
    st.builds(lambda one, text: firm(one, district=text), firms, st.sampled_from(["东湖区", "西山县"])),
    st.builds(lambda f, x, text: ImportedFact("MAKES", (f, x, text), {"product": text}), firms, links, words),
)
some_acts = st.one_of(
    st.builds(lambda name, facts: imported(name, rows(*facts)), st.sampled_from("甲乙"), st.lists(facts_of_rows)),
    st.builds(lambda name: WithdrawImport(dataset=name), st.sampled_from("甲乙")),
    st.builds(lambda one, value: correct(value, fact=one), firms, st.sampled_from(["北区", None])),
    st.builds(lambda one, other: Merge(kind="Firm", kept=one, other=other), firms, firms).filter(
        lambda act: act.kept != act.other
    ),
    st.builds(lambda one, other: KeepApart(kind="Firm", kept=one, other=other), firms, firms),
    st.builds(match, st.sampled_from(list(MatchRuling)), words, firms, links),
    st.builds(lambda one: RemoveFact(kind="Firm", fact=one), firms),
    st.builds(lambda one: OtherName(kind="Firm", word="老名", target=one), firms),
)


@given(st.lists(some_acts, max_size=9), st.data())
def test_undone_in_any_order_equals_replaying_the_rest(acts, data):
    entries = log(*acts)
    gone = data.draw(st.lists(st.sampled_from(entries), unique=True) if entries else st.just([]))
    undoing = log(*(Undo(entry=each.sequence, about=each.act.subject) for each in gone), before=len(entries))
    rest = tuple(each for each in entries if each not in gone)
    assert fold(city(), Records(entries + undoing)).facts.digest() == fold(city(), Records(rest)).facts.digest()
    back = log(*(Undo(entry=each.sequence, about=each.act.about) for each in undoing), before=len(entries + undoing))
    again = fold(city(), Records(entries + undoing + back))
    assert again.facts.digest() == fold(city(), Records(entries)).facts.digest()


@given(st.lists(some_acts, max_size=9))
def test_every_relation_has_its_ends_whatever_was_done(acts):
    found = fold(city(), Records(log(*acts)))
    there = {(each.KIND, each.id) for each in found.facts.nodes}
    assert all({(each.START, each.start), (each.END, each.end)} <= there for each in found.facts.edges)
    assert len(there) == len(found.facts.nodes)
    assert len({replace(each, evidence=READ) for each in found.facts.edges}) == len(found.facts.edges)
