"""What was decided once is remembered: other names, firms that are not one, how a list is named, which is which."""

import json

import pytest

from graph.analysis.records import Records
from graph.model.acts import LogEntry
from graph.model.fact_acts import Correct, ImportFile
from graph.model.nodes import Firm
from graph.store.log import NewEntry
from loaders.office.changes import Content
from loaders.office.decided import Decided
from loaders.office.editions import edition_of, edition_text
from pipeline.cli import edit
from pipeline.imports.memory import Memory
from pipeline.imports.plan_acts import dataset_name
from pipeline.load import is_level
from pipeline.settings import Settings, open_log, open_store
from pipeline.workspaces import open_workspace


def plan_of(say, path, text, tmp_path):
    path.write_text(text, encoding="utf-8")
    out = tmp_path / f"{path.stem}.json"
    assert say("import", path, "--plan", out)[0] == 0
    return json.loads(out.read_text(encoding="utf-8"))


def firm_ids(plan):
    return [each["id"] for row in plan["rows"] for each in row["records"] if each["kind"] == "Firm"]


def test_another_name_is_the_firm_or_the_link_in_every_later_file(say, tmp_path):
    text = "企业名称,主要产品\n甲市第一炼油有限公司,塑料膜\n"
    plan = plan_of(say, tmp_path / "前.csv", text, tmp_path)
    assert firm_ids(plan)[0].startswith("f-")
    assert plan["rows"][0].get("links", []) == []
    for act in (("Firm", "refinery", "甲市第一炼油有限公司"), ("Link", "film", "塑料膜")):
        assert say("edit", "name", *act)[0] == 0
    plan = plan_of(say, tmp_path / "后.csv", text, tmp_path)
    assert firm_ids(plan) == ["refinery"]
    (verdict,) = plan["rows"][0]["links"]
    assert (verdict["link"], verdict["ruling"]) == ("film", "confirmed")


def test_a_firm_merged_away_is_known_by_its_name(say, tmp_path):
    assert say("edit", "same", "Firm", "film-works", "pack-works", "--reason", "核实")[0] == 0
    plan = plan_of(say, tmp_path / "名单.csv", "企业名称,主要产品\n甲市包装厂,包装薄膜\n", tmp_path)
    assert firm_ids(plan) == ["film-works"]


def test_firms_ruled_apart_are_not_proposed_again(say, tmp_path):
    text = "企业名称,主要产品\n甲市炼化厂东区分厂有限公司,乙烯\n丙市聚烯烃集团公司,聚乙烯\n"
    asked = plan_of(say, tmp_path / "前.csv", text, tmp_path)["who"]
    assert [each["may_be"][0]["id"] for each in asked] == ["candidate"]
    assert say("edit", "apart", "Firm", "candidate", asked[0]["firm"])[0] == 0
    assert plan_of(say, tmp_path / "后.csv", text, tmp_path)["who"] == []


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("2024年一季度企业名单.xlsx", "企业名单"),
        ("企业名单（2024年二季度）(1).xls", "企业名单"),
        ("副本重点项目台账.csv", "重点项目台账"),
        ("2024.xlsx", "2024"),
        ("a/b\\c.xlsx", "b-c"),
    ],
)
def test_a_list_is_named_after_its_file_without_what_changes(file, name):
    assert dataset_name(file) == name


def standing(*imports):
    entries = []
    for number, (dataset, shape, ids) in enumerate(imports, 1):
        contents = edition_text(edition_of(Content("Firm", id, id, {}, "x") for id in ids))
        act = ImportFile(dataset=dataset, file="x", sha256="0", shapes=shape, recipe="{}", rows="[]", contents=contents)
        entries.append(LogEntry(sequence=number, who="局", made_at="2026", load_id="1", act=act))
    return Memory.of(Records(tuple(entries)))


def test_the_edition_before_is_of_the_same_things():
    memory = standing(("东", "s", "abc"), ("西", "s", "xyz"), ("别", "t", "abd"))

    def before(ids, shapes=("s",), name="新"):
        found = memory.earlier(shapes, name, edition_of(Content("Firm", id, id, {}, "x") for id in ids))
        return None if found is None else found[1].dataset

    assert (before("abq"), before("xq"), before("pq"), before("")) == ("东", "西", None, None)
    assert before("abd", shapes=("u",)) is None, "other headings are another list"
    assert before("abd", shapes=("u",), name="别") == "别", "unless it has the same name"
    assert memory.decided(["u"], Decided()) is None
    assert memory.made_on == 3


def correct(value):
    return Correct(kind="Firm", fact="refinery", column="district", value=value, source="现场核实")


def entered(settings, value, expected=0):
    draft = NewEntry(act=correct(value), who="市统计局", load_id="1", reason="核实")
    return open_log(settings).append(draft, expected)


def test_an_app_that_opens_finds_the_graph_level_with_its_log(say, facts, tmp_path, monkeypatch):
    settings = Settings(facts, tmp_path / "graph.sqlite")
    entered(settings, "北区")
    monkeypatch.setenv("LIANPU_FACTS", str(facts))
    monkeypatch.setenv("LIANPU_STORE", str(tmp_path / "graph.sqlite"))
    _, store, log = open_workspace(None)
    with store.reader() as reader:
        assert is_level(reader.load(), Records(log.entries()))
        assert reader.node(Firm, "refinery").district == "北区"


def test_whoever_is_overtaken_while_saving_is_told_both_values(say, facts, tmp_path, monkeypatch):
    settings = Settings(facts, tmp_path / "graph.sqlite")
    committed = edit.commit

    def overtaken(*arguments):
        entered(settings, "北区")
        return committed(*arguments)

    monkeypatch.setattr(edit, "commit", overtaken)
    code, out = say("edit", "set", "Firm", "refinery", "县区", "南区", "--source", "来文", "--reason", "核实")
    assert code == 2
    assert "市统计局 #1 “北区”，要写“南区”" in out
    with open_store(settings).reader() as reader:
        assert reader.node(Firm, "refinery").district is None, "nothing was loaded"
