"""Files taken in: whole or not at all, by both engines; the next edition, undo, collisions, and what survives."""

import json
import signal

import pytest
from openpyxl import load_workbook

from graph.analysis.folding.fold import fold
from graph.analysis.records import Records
from graph.errors import StoreUnwritable
from graph.model.cells import bare, cells_of, evidence_of
from graph.model.evidence import Evidence
from graph.model.fact_acts import Correct
from graph.model.facts import identity
from graph.model.kinds import Basis
from graph.model.nodes import Firm
from graph.store.base import all_facts
from graph.store.log import NewEntry
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from pipeline.settings import Settings, open_log, open_store
from tests.forks import end_of
from tests.pipeline.imports.killed import run_until
from tests.pipeline.imports.words import digest, state, told


def test_a_file_is_taken_in_shown_first_and_taken_back(city, lists):
    before, was = digest(city), state(city, "polyethylene")
    code, out = city("import", lists[0], "--preview")
    assert (code, digest(city)) == (0, before), "a preview writes nothing"
    assert "企业：新增 2、改动 1" in out
    assert "县区 （空白） → 东区" in out
    assert "链环状态改变" in out
    code, out = city("import", lists[0], "--apply", "--who", "市工信局", "--reason", "季度更新")
    assert code == 0
    assert "2 家新企业没写城市，名单按本市读入" in out
    assert "企业指标：新增 3" in out
    assert state(city, "polyethylene") != was
    (row,) = told(city("import", "--history", "--json"))["rows"]
    assert (row["who"], row["file"], row["rows"], row["state"]) == ("市工信局", "一季度企业名单.csv", 3, "有效")
    # new are 2 firms, 2 makes, 3 figures and whose these are; the refinery's naphtha is on file, its district is not
    assert (row["added"], row["changed"], row["removed"], row["reason"]) == (10, 1, 0, "季度更新")
    (entry,) = told(city("records", "--json"))["rows"]
    assert entry["about"] == "一季度企业名单.csv（企业名单）：新增 10、改动 1、移除 0"
    assert "rows" not in entry["payload"]
    code, out = city("import", "--undo", 1)
    assert code == 0
    assert "企业：改动 1、移除 2" in out
    assert digest(city) == before
    assert told(city("import", "--history", "--json"))["rows"][0]["state"] == "已撤销"
    assert city("import", "--undo", 1)[0] == 2, "it is undone already"
    assert city("import", "--undo", 2)[0] == 0, "an undo can be undone"
    assert state(city, "polyethylene") != was


def test_the_next_edition_asks_nothing_shows_what_changed_and_undo_brings_back_the_one_before(city, lists, tmp_path):
    told(city("import", lists[0], "--apply", "--json"))
    after_first = digest(city)
    city("import", lists[1], "--plan", tmp_path / "2.json")
    plan = json.loads((tmp_path / "2.json").read_text(encoding="utf-8"))
    assert (plan["questions"], plan["who"], plan["links"]) == ([], [], [])
    assert [each["name"] for each in plan["changes"]["added"]] == ["甲市新材料厂"]
    code, out = city("import", "--apply", tmp_path / "2.json")
    assert code == 0
    assert "是记录 #1（一季度企业名单.csv）的新一期，取代它" in out
    assert "与上一期相比：新增 1、移除 1、改动 1、更名 0" in out
    assert "~ 甲市聚乙烯厂：县区 东区 → 西区; 从业人数 120 → 130; 产能 20 → 30" in out
    assert "  企业指标 甲市聚乙烯厂 从业人数：数值 120.0 → 130.0" in out
    assert "  生产 甲市聚乙烯厂 → 聚乙烯：产能 20.0 → 30.0" in out
    assert "指标所属 甲市" not in out, "a relation of which only the source is another says no more than its end"
    assert "没写城市" in out
    states = [row["state"] for row in told(city("import", "--history", "--json"))["rows"]]
    assert states == ["已有新一期 #2", "有效"]
    assert city("import", "--undo", 2)[0] == 0
    assert digest(city) == after_first


def test_another_list_of_the_same_shape_stands_beside(city, lists, tmp_path):
    other = tmp_path / "西区名单.csv"
    other.write_text(
        "企业名称,主要产品,县区,产能（万吨/年）,从业人数\n丁厂有限公司,聚乙烯,西区,5,6\n", encoding="utf-8"
    )
    city("import", lists[0], "--apply")
    content = told(city("import", other, "--apply", "--json"))
    assert content["files"][0]["follows"] is None
    assert len({row["dataset"] for row in told(city("import", "--history", "--json"))["rows"]}) == 2


def test_what_people_did_survives_loading_again_and_load_says_how_many(city, lists, facts):
    city("import", lists[0], "--apply")
    after = digest(city)
    code, out = city("load")
    assert code == 0
    assert "并入记录里的做法 1 件（至记录 #1）" in out
    assert digest(city) == after
    # the files no longer know what a row names: the rest is folded in, and what is held back is told
    for name in ("makes", "links", "chain_links", "inputs"):
        path = facts / "oil" / f"{name}.csv"
        kept = [line for line in path.read_text(encoding="utf-8").splitlines() if "gas," not in line]
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    (facts / "expectations.yaml").unlink()
    content = told(city("load", "--json", "--allow-removal"))
    assert (content["acts"], content["held_back"]) == (1, 1)
    assert any("所指的企业、链环等现在的资料里没有" in each["zh"] for each in content["issues"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plan: plan["rows"][0].pop("records"),
        lambda plan: plan["rows"][0].update(table="t9"),
        lambda plan: plan["rows"].append("text"),
        lambda plan: plan["rows"][0]["records"][0].update(cells=[{}]),
        lambda plan: plan.pop("tables"),
        lambda plan: plan.update(recipe=[]),
        lambda plan: plan.update(plan=99),
    ],
)
def test_a_plan_that_was_spoilt_is_told_and_nothing_is_taken_in(say, lists, tmp_path, spoil):
    path = tmp_path / "p.json"
    say("import", lists[0], "--plan", path)
    plan = json.loads(path.read_text(encoding="utf-8"))
    spoil(plan)
    path.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    code, out = say("import", "--apply", path)
    assert (code, "计划" in out) == (2, True), out
    assert told(say("records", "--json"))["rows"] == []


def test_bad_rows_are_held_back_and_marked_in_a_copy(say, tmp_path):
    source = tmp_path / "项目.csv"
    source.write_text(
        "项目名称,产业链,链环,总投资（亿元）,项目阶段,开工时间\n"
        "薄膜二期,石化,包装薄膜,3,在建,2024-13\n乙烯扩建,石化,乙烯,5,在建,2024-03\n无阶段项目,石化,乙烯,5,,2024-03\n",
        encoding="utf-8",
    )
    content = told(say("import", source, "--apply", "--json", "--chain", "oil", "--marked", tmp_path / "改.xlsx"))
    (file,) = content["files"]
    assert file["rows"] == 1
    assert [(each["source"].rpartition("!")[2], each["zh"]) for each in file["held"]] == [
        ("2", "有要改的格"),
        ("4", "没写项目阶段"),
    ]
    sheet = load_workbook(tmp_path / "改.xlsx").active
    assert [cell.value for cell in sheet[2]][:2] == ["薄膜二期", "石化"]
    assert "没有这一天" in sheet["G2"].value
    assert sheet["F2"].fill.start_color.rgb == "FFF4C7C3"
    assert "资料里没有这条产业链" in sheet["G3"].value
    told(say("import", source, "--apply", "--json", "--chain", "oil", "--take-errors", "--dataset", "项目"))
    projects = told(say("stats", "--json"))["counts"]["Project"]
    assert projects == 3, "one of the files and the two that can be made"


@pytest.mark.parametrize("moment", ["to enter", "entered", "to load", "to swap", "loaded"])
def test_whoever_is_killed_while_applying_leaves_the_old_or_the_new_state(city, lists, facts, tmp_path, moment):
    old = digest(city)
    where = ("--facts", str(facts), "--store", str(tmp_path / "graph.sqlite"))
    code = end_of(run_until, moment, "import", str(lists[0]), "--apply", *where)
    assert code == -signal.SIGKILL or moment == "to swap"
    imports = len(told(city("import", "--history", "--json"))["rows"])
    assert imports == (0 if moment == "to enter" else 1)
    assert (digest(city) == old) is (imports == 0)
    if imports == 0:
        city("import", lists[0], "--apply")
    new = digest(city)
    city("load")
    assert digest(city) == new != old


def test_a_load_that_fails_takes_the_entry_back(say, lists, tmp_path, monkeypatch):
    old = digest(say)

    def full(*_, **__):
        raise StoreUnwritable("磁盘已满 / the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(SqliteStore, "replace", full)
        code, out = say("import", lists[0], "--apply")
        assert (code, "磁盘已满" in out) == (2, True)
    rows = told(say("records", "--json"))["rows"]
    assert [(row["kind"], row["undone"]) for row in rows] == [("IMPORT", True), ("UNDO", False)]
    assert digest(say) == old


def test_an_act_entered_by_another_meanwhile_is_folded_in_too(say, lists, tmp_path, facts):
    settings = Settings(facts, tmp_path / "graph.sqlite")
    act = Correct(kind="Firm", fact="pack-works", column="district", value="北区", source="现场核实")
    open_log(settings).append(NewEntry(act=act, who="市统计局", load_id="1", reason="核实"), 0)
    say("import", lists[0], "--apply")
    with open_store(settings).reader() as reader:
        assert reader.node(Firm, "pack-works").district == "北区"


def compared(old, new):
    first, second = ({(each.KIND, *identity(each)): each for each in all_facts(facts)} for facts in (old, new))
    return [key for key in {**first, **second} if first.get(key) != second.get(key)]


def test_the_kept_file_and_a_folder_to_bake_hold_everything(say, lists, tmp_path, facts, run):
    say("import", lists[0], "--apply")
    assert len(list((tmp_path / "kept" / "imports").iterdir())) == 1
    set_cell = ("edit", "set", "Firm", "refinery", "park", "化工园", "--source", "现场核实", "--basis", "推定")
    assert say(*set_cell, "--reason", "核实", "--who", "市工信局")[0] == 0
    code, out = say("bake", "--out", tmp_path / "baked")
    assert code == 0
    assert "并入了记录里的 2 件事" in out
    (where := tmp_path / "elsewhere").mkdir()
    content = told(run("load", "--json", "--facts", tmp_path / "baked", "--store", where / "graph.sqlite"))
    assert content["acts"] == 0
    settings = Settings(facts, tmp_path / "graph.sqlite")
    folded = fold(read_facts(facts), Records(open_log(settings).entries())).facts
    assert compared(folded, read_facts(tmp_path / "baked")) == []
    # a corrected cell has its own source in the tables too, and only tables that hold one have the column
    (firm,) = (each for each in read_facts(tmp_path / "baked").nodes if (each.KIND, each.id) == ("Firm", "refinery"))
    read = Evidence(source="现场核实", basis=Basis.INFERRED)
    assert evidence_of(firm, "park") == read
    assert evidence_of(firm, "district").source.startswith("一季度企业名单.csv!")
    assert evidence_of(firm, "name_zh") == bare(firm.evidence)
    assert cells_of(firm)["park"].who == "市工信局"
    heads = {path.stem: path.read_text("utf-8-sig").split("\n")[0] for path in (tmp_path / "baked").rglob("*.csv")}
    assert [name for name, head in heads.items() if "逐格出处" in head] == ["firms"]
    assert say("bake", "--out", tmp_path / "baked")[0] == 2, "a folder that is taken is left alone"
