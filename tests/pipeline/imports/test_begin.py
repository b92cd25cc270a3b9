"""A city that begins by its office files: from blank tables to states and targets, and back by undo."""

import json

import openpyxl
import pytest

from graph.model.kinds import Basis
from graph.model.schema import NODES
from loaders.folder import read_facts
from pipeline.settings import Settings, open_store

BOOK = (
    ("丁市石油化工产业链图谱",),
    ("环节", "链环", "本地企业", "现状"),
    ("上游", "乙烯", "丁市炼化有限公司", "强"),
    ("中游", "环氧乙烷", "丁市环氧化工有限公司", "强"),
    ("中游", "乙二醇", "丁市乙二醇厂", "强"),
    ("中游", "减水剂聚醚单体", None, "缺"),
    ("下游", "聚羧酸减水剂", "丁市建材助剂有限公司", "弱"),
)
FIRMS = (
    ("序号", "企业名称", "所属县区", "主营产品"),
    (1, "丁市炼化有限公司", "东区", "乙烯、丙烯"),
    (2, "丁市新兴机械厂", "西区", "齿轮箱"),
)
LEDGER = (
    ("序号", "项目名称", "建设单位", "所属产业链", "总投资（亿元）", "项目阶段"),
    (1, "年产10万吨聚醚项目", "丁市聚醚有限公司", "石油化工产业链", 5, "在建"),
)
WORDS = {"NO_CHAIN": "还缺：资料里还没有产业链和链环", "NO_MAKER": "还缺：还没有哪家本地企业对上链环"}


@pytest.fixture
def city(run, tmp_path, monkeypatch):
    """A workspace as `new-city` leaves it, and what asks a command of it."""
    for name in ("LIANPU_STORE", "LIANPU_FACTS", "LIANPU_WORKSPACE", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path / "var"))
    assert run("new-city", "丁市", "--province", "乙省", "--as-of", "2025-12")[0] == 0
    return lambda *words: run(*words, "--workspace", "丁市")


@pytest.fixture
def office(tmp_path):
    """What writes rows as an office file."""

    def write(name, rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def facts_of():
    with open_store(Settings.from_environment("丁市")).reader() as reader:
        return {kind.KIND: sorted(reader.nodes(kind), key=str) for kind in NODES.values()}


def test_blank_tables_are_a_city_that_begins(city):
    code, out = city("check")
    assert (code, "本市从空白开始" in out, "book" in out) == (0, True, False)


def test_a_chain_book_brings_states_and_targets_and_goes_by_undo(city, office):
    path = office("链谱.xlsx", BOOK)
    code, out = city("import", path, "--apply")
    assert (code, "产业链：新增 1" in out, "链环：新增 5" in out) == (0, True, True)
    assert "减水剂聚醚单体：本链未列 → 缺（未查到）" in out
    rows = json.loads(city("targets", "--json")[1])["rows"]
    assert [row["link"] for row in rows] == ["环氧乙烷"]
    (chain,) = facts_of()["Chain"]
    assert (chain.name_zh, chain.rank, chain.evidence.basis) == ("石油化工", 1, Basis.INFERRED)
    oxide = next(each for each in facts_of()["Link"] if each.name_zh == "环氧乙烷")
    assert (oxide.name_en, oxide.market is not None) == ("Ethylene oxide", True)
    code, out = city("import", "--undo", 1)
    assert (code, "产业链：移除 1" in out, "退出 环氧乙烷" in out) == (0, True, True)
    assert not any(facts_of().values())


def test_a_list_of_firms_comes_first_and_what_is_missing_is_said(city, office):
    code, out = city("import", office("企业.xlsx", FIRMS), "--apply")
    assert (code, WORDS["NO_CHAIN"] in out, WORDS["NO_MAKER"] in out) == (0, True, True)
    assert {each.name_zh for each in facts_of()["Firm"]} == {"丁市炼化有限公司", "丁市新兴机械厂"}
    code, out = city("import", office("链谱.xlsx", BOOK), "--apply")
    assert (code, "企业：新增 3" in out, "还缺" in out) == (0, True, False)


def test_a_ledger_begins_its_chain_and_the_chain_book_goes_on_with_it(city, office):
    code, out = city("import", office("台账.xlsx", LEDGER), "--apply")
    assert (code, "项目：新增 1" in out, "产业链下面还没有链环" in out) == (0, True, True)
    assert city("import", office("链谱.xlsx", BOOK), "--apply")[0] == 0
    assert [each.name_zh for each in facts_of()["Chain"]] == ["石油化工"]


def test_a_chain_that_no_cell_names_is_begun_by_the_option(city, office):
    path = office("表.xlsx", BOOK[1:])
    code, out = city("import", path, "--apply", "--preview")
    assert (code, "没有导入 5 行" in out) == (0, True)
    code, out = city("import", path, "--apply", "--chain", "化工产业集群")
    (chain,) = facts_of()["Chain"]
    assert (code, chain.name_zh, chain.kind.zh) == (0, "化工", "产业集群")
    assert "没有这条产业链" in city("import", path, "--apply", "--chain", "机械")[1]


def test_a_second_chain_book_begins_a_second_chain(city, office):
    assert city("import", office("链谱.xlsx", BOOK), "--apply")[0] == 0
    second = (("丁市冶金产业链图谱",), BOOK[1], ("上游", "铁矿", "丁市铁矿有限公司", "强"))
    assert city("import", office("冶金.xlsx", second), "--apply")[0] == 0
    assert {(each.name_zh, each.rank) for each in facts_of()["Chain"]} == {("石油化工", 1), ("冶金", 2)}


def test_blank_tables_of_which_rows_are_expected_have_lost_them(city):
    folder = Settings.from_environment("丁市").facts
    (folder / "expectations.yaml").write_text("firms: {least: 40, most: 90}\n", encoding="utf-8")
    code, out = city("check")
    assert (code, "本市从空白开始" in out, "只有列名，没有一行内容" in out) == (1, False, True)


def test_one_row_of_facts_holds_a_folder_to_what_is_expected(city):
    folder = Settings.from_environment("丁市").facts
    (folder / "shared" / "firms.csv").write_text(
        "编号,名称,城市,来源,依据\nx,丁市一厂,丁市,甲报,有出处\n", encoding="utf-8"
    )
    code, out = city("check")
    assert (code, "本市从空白开始" in out) == (1, False)


def test_tables_that_lost_their_rows_are_not_loaded_over_the_graph(city, office):
    folder = Settings.from_environment("丁市").facts
    blank = next((folder / "shared").glob("*.xlsx")).read_bytes()
    book = openpyxl.load_workbook(next((folder / "shared").glob("*.xlsx")))
    for sheet, row in (
        ("产业链", {"编号": "oil", "名称": "石油化工", "类别": "产业集群", "序号": 1}),
        ("链环所在的链", {"产业链编号": "oil", "链环编号": "乙烯", "上中下游": "上游"}),
    ):
        heads = [cell.value for cell in book[sheet][1]]
        for head, value in {**row, "出处": "行业常识", "依据": "常识"}.items():
            book[sheet].cell(2, heads.index(head) + 1, value)
    book.save(next((folder / "shared").glob("*.xlsx")))
    assert city("load")[0] == 0
    next((folder / "shared").glob("*.xlsx")).write_bytes(blank)
    assert read_facts(folder).nodes == ()
    code, out = city("import", office("企业.xlsx", FIRMS), "--apply")
    assert (code, "表格都空了" in out) == (2, True)
    assert len(facts_of()["Chain"]) == 1
