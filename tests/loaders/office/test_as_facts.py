"""Rows of plans as facts, worked out by hand for every kind of table; what is held back says why."""

import json
from dataclasses import replace

import pytest

from graph.model.kinds import Basis
from loaders.office.as_facts import FactMaker, Setting, keep_known_owners
from loaders.office.changes import Edition, compare
from loaders.office.context import new_chain_id
from loaders.office.editions import edition_from, edition_text
from loaders.office.product_cells import own_words
from tests.loaders.office import books
from tests.loaders.office.test_plan import plan

SETTING = Setting(
    home="明州市", firms=frozenset({"petro", "jia"}), chains={"bpa": ("petrochem",), "eo": ("petrochem",)}
)


def made(content, name="表.xlsx", setting=SETTING):
    head, rows = plan(content, name)
    kinds = {table["id"]: table["kind"].replace("chain_picture", "chain_book") for table in head["tables"]}
    maker = FactMaker(kinds, setting)
    for row in rows:
        # what stands in a plan is what an editor saved
        maker.take(json.loads(json.dumps(row)))
    return maker.made


def facts(found, kind):
    return [each for row in found.rows for each in row.facts if each.kind == kind]


def test_a_list_of_firms_gives_firms_and_makes_of_the_home_city():
    found = made(books.firms())
    firms = facts(found, "Firm")
    assert [each.key for each in firms][:1] == [("jia",)]
    known = firms[0]
    # certain by its code: the list may rename it
    assert (known.values["name_zh"], known.if_new) == ("明州甲化工有限公司", {"city": "明州市"})
    assert (firms[1].if_new["name_zh"], firms[1].values.get("name_zh")) == ("明州乙新材料有限责任公司", None)
    makes = facts(found, "MAKES")
    assert ("jia", "ethylene", "乙烯") in [each.key for each in makes]
    assert [each.key[2] for each in makes if each.key[1] == "c5"] == ["碳五石油树脂"], "in the words of the source"
    assert len(found.assumed_home) == 4
    figures = [each.values for each in facts(found, "Measure")]
    assert figures[:2] == [
        {"kind": "revenue", "date": "2023", "value": 3.2, "unit": "亿元"},
        {"kind": "staff", "value": 120.0, "unit": "人"},
    ]
    assert facts(found, "MEASURED")[0].key[:2] == ("jia", facts(found, "Measure")[0].key[0])


def test_rows_that_state_no_evidence_take_that_of_the_file():
    text = "企业名称,主营产品,来源,截至\n甲一有限公司,乙烯,,\n乙二有限公司,,企业年报,2023\n".encode()
    told = replace(SETTING, source="明州市工信局名单", as_of="2024-12", basis=Basis.INFERRED)
    found = made(text, "名单.csv", told)
    assert [(row.source, row.as_of) for row in found.rows] == [
        ("明州市工信局名单 ; 名单.csv!名单!2", "2024-12"),
        ("企业年报 ; 名单.csv!名单!3", "2023"),
    ]
    assert {fact.basis for row in found.rows for fact in row.facts} == {Basis.INFERRED}


def test_candidates_keep_their_seat_and_are_no_local_firms():
    found = made(books.candidates())
    first = facts(found, "Firm")[0]
    assert (first.values["province"], first.values["city"], "city" in first.if_new) == ("山东", "烟台", False)
    (make,) = (each for each in facts(found, "MAKES") if each.key[1] == "bpa")
    assert make.key[2] == "双酚A"
    assert make.values == {"capacity": 24, "capacity_unit": "万吨/年", "product": "双酚A"}
    assert found.assumed_home == set()
    wanted = facts(found, "WANTED")
    assert [(each.key[1], each.values) for each in wanted] == [
        ("bpa", {"reason": "原料在本地"}),
        ("bpa", {"reason": "有北方布局意向"}),
        ("wax", {"reason": "有北方布局意向"}),
    ]
    assert wanted[0].key[0] == facts(found, "Firm")[0].key[0], "wanted, and no maker of what its products do not say"
    assert found.unplaced["WANTED.progress"] == 3, "what is left out is counted"


def test_projects_need_a_chain_and_a_stage_and_rows_with_errors_are_held_back():
    found = made(books.projects())
    assert found.rows == []
    assert {each.zh for each in found.held} == {"没写属于哪条产业链（补上一列，或加 --chain）", "有要改的格"}
    found = made(books.projects(), setting=Setting(home="明州市", chain="petrochem"))
    projects = facts(found, "Project")
    assert len(projects) == 3
    assert [each.key[1] for each in facts(found, "PART_OF")] == ["petrochem"] * 3
    assert len(made(books.projects(), setting=Setting(chain="petrochem", takes_errors=True)).rows) == 4


def test_a_chain_book_gives_links_in_their_chain_and_makers_under_them():
    found = made(books.chain_table())
    makes = facts(found, "MAKES")
    assert ("ethylene") in {each.key[1] for each in makes}
    assert all(each.key[2] == "" for each in makes)
    chained = facts(found, "INCLUDES")
    begun = new_chain_id("冶金")
    assert [each.key[0] for each in chained] == ["petrochem"] * 4 + [begun]
    (chain,) = facts(found, "Chain")
    assert (chain.key, chain.if_new["name_zh"], chain.basis) == ((begun,), "冶金", Basis.INFERRED)
    assert [each.if_new["stage"] for each in chained][:1] == ["upstream"]
    new = [each for each in facts(found, "Link") if each.if_new]
    assert all((each.if_new["kind"], each.basis) == ("product", Basis.INFERRED) for each in new)


def test_organisations_are_of_the_kind_their_names_end_with_or_held_back():
    found = made(books.organisations())
    assert [each.values["kind"] for each in facts(found, "Organisation")] == ["task_force", "task_force"]
    bare = made("机构名称,服务产业链\n某某公署,石油化工\n高新区,石油化工\n".encode(), "机构名单.csv")
    assert [each.zh for each in bare.held] == ["没写机构类别"]
    assert [each.values["kind"] for each in facts(bare, "Organisation")] == ["park"]
    assert [each.key for each in facts(bare, "SERVES")] == [(facts(bare, "Organisation")[0].key[0], "petrochem", "")]


def test_owners_count_where_a_file_or_the_city_knows_them():
    found = made(books.projects(), setting=Setting(chain="petrochem"))
    owners = [each.key[0] for each in facts(found, "UNDERTAKES")]
    assert len(owners) == 3
    keep_known_owners([found], frozenset(owners[:1]))
    assert [each.key[0] for each in facts(found, "UNDERTAKES")] == owners[:1]


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [("district", "=1+1", "公式"), ("district", "a\x07b", "控制"), ("district", "<b>x</b>", "<b>")],
)
def test_what_somebody_wrote_into_a_plan_is_checked_again(column, value, why):
    head, rows = plan(books.firms())
    row = json.loads(json.dumps(rows[1]))
    firm = next(each for each in row["records"] if each["kind"] == "Firm")
    firm["cells"] = [each for each in firm["cells"] if each["column"] != column]
    firm["cells"].append({"column": column, "value": value, "source": "x"})
    maker = FactMaker({table["id"]: table["kind"] for table in head["tables"]}, SETTING)
    maker.take(row)
    (held,) = maker.made.held
    assert why in held.zh


def test_an_id_written_into_a_plan_must_be_one():
    head, rows = plan(books.firms())
    row = json.loads(json.dumps(rows[1]))
    next(each for each in row["records"] if each["kind"] == "Firm")["id"] = "a/b"
    maker = FactMaker({table["id"]: table["kind"] for table in head["tables"]}, SETTING)
    maker.take(row)
    assert (len(maker.made.held), maker.made.rows) == (1, [])


def test_an_edition_comes_back_as_it_was_kept():
    _, rows = plan(books.firms())
    edition = Edition()
    for row in rows:
        edition.take(row)
    again = edition_from(edition_text(edition))
    assert compare(edition, again) == {"added": [], "removed": [], "changed": [], "renamed": []}
    assert again.contents == edition.contents


@pytest.mark.parametrize(
    ("text", "words", "own"),
    [
        ("碳五石油树脂", "c5石油树脂", "碳五石油树脂"),
        ("双酚A、聚碳酸酯", "双酚a", "双酚A"),
        ("固化剂、环氧树脂（双酚A、环氧氯丙烷）", "环氧树脂", "环氧树脂（双酚A、环氧氯丙烷）"),
        ("乙烯" * 40, "乙烯", "乙烯"),
    ],
)
def test_a_product_keeps_the_words_of_its_source(text, words, own):
    assert own_words(text, words) == own


def test_a_row_that_says_what_it_rests_on_is_never_taken_for_firmer():
    rows = ("f1,甲滤材有限公司,明州市,某报,推定,2025", "f2,乙滤材有限公司,明州市,文件甲,来源,2025-03")
    text = "\n".join(("编号,名称,城市,来源,依据,截至", *rows))
    found = made(text.encode(), "firms.csv")
    assert [(each.if_new["name_zh"], each.basis) for each in facts(found, "Firm")] == [
        ("甲滤材有限公司", Basis.INFERRED),
        ("乙滤材有限公司", Basis.SOURCE),
    ]
    assert [(row.said, row.as_of) for row in found.rows] == [("某报", "2025"), ("文件甲", "2025-03")]
    assert found.unplaced == {}
    general = made(text.encode(), "firms.csv", replace(SETTING, basis=Basis.GENERAL))
    assert [each.basis for each in facts(general, "Firm")] == [Basis.INFERRED, Basis.GENERAL]


def test_where_an_investor_comes_from_is_no_source_unless_a_basis_stands_beside_it():
    ledger = "项目名称,产业链,阶段,来源\n甲项目,石油化工,在建,江苏\n"
    assert [row.said for row in made(ledger.encode(), "项目.csv").rows] == [None]
    stated = "项目名称,产业链,阶段,来源,依据\n甲项目,石油化工,在建,文件甲,来源\n"
    assert [row.said for row in made(stated.encode(), "项目.csv").rows] == ["文件甲"]
    # grounds of another sort are kept as they are written
    grounds = "企业名称,城市,依据\n甲有限公司,明州市,企业有扩产意向，与本地配套\n"
    found = made(grounds.encode(), "名单.csv")
    assert ([each.basis for each in facts(found, "Firm")], found.unplaced) == ([Basis.SOURCE], {"依据": 1})
