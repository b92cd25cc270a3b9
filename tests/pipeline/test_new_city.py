"""Another city from nothing: a made-up one walked from `new-city` to targets, with links it only names."""

import json

import openpyxl
import pytest

from graph.model.kinds import Basis, Siting, Transport
from graph.model.shelf import SHELF
from loaders.folder import read_facts
from loaders.shelf import read_shelf
from pipeline.settings import Settings, open_store

SAID = {"出处": "https://example.gov.cn/a", "依据": "有出处"}
GENERAL = {"出处": "行业常识", "依据": "常识"}
CHAIN = ("乙烯", "环氧乙烷", "减水剂聚醚单体", "聚羧酸减水剂", "乙二醇")
MAKES = (
    ("refinery", "乙烯", "80", "万吨/年"),
    ("oxide", "环氧乙烷", "20", "万吨/年"),
    ("glycol", "乙二醇", "30", "万吨/年"),
    ("mixer", "聚羧酸减水剂", "5", "万吨/年"),
    ("away", "减水剂聚醚单体", "10", "万吨/年"),
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home of workspaces, and nothing in the environment that names another."""
    for name in ("LIANPU_STORE", "LIANPU_FACTS", "LIANPU_WORKSPACE", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path / "var"))
    return tmp_path / "var"


def fill(folder, tables):
    """Type rows into the blank workbook, under its own headings, as a planner does."""
    path = next((folder / "shared").glob("*.xlsx"))
    book = openpyxl.load_workbook(path)
    for name, rows in tables.items():
        sheet = book[name]
        heads = [cell.value for cell in sheet[1]]
        for number, row in enumerate(rows, 2):
            for head, value in row.items():
                sheet.cell(number, heads.index(head) + 1, value)
    book.save(path)


def typed():
    firms = [(id, "丁市") for id in ("refinery", "oxide", "glycol", "mixer")] + [("away", "丙市")]
    return {
        "产业链": [{"编号": "oil", "名称": "石油化工", "类别": "产业集群", "序号": "1", **SAID}],
        "链环所在的链": [{"产业链编号": "oil", "链环编号": name, "上中下游": "中游", **GENERAL} for name in CHAIN],
        "企业": [{"编号": id, "名称": f"{city}{id}厂", "城市": city, "省份": "乙省", **SAID} for id, city in firms],
        "生产": [
            {"企业编号": firm, "链环编号": link, "产能": size, "产能单位": unit, "状态": "在产", "年份": "2025", **SAID}
            for firm, link, size, unit in MAKES
        ],
    }


def begin(run, *more):
    return run("new-city", "丁市", "--province", "乙省", "--neighbour", "甲市", "--as-of", "2025-12", *more)


def test_a_city_that_only_names_its_links_comes_to_targets(run, home):
    assert begin(run)[0] == 0
    folder = home / "丁市" / "facts"
    fill(folder, typed())
    code, out = run("load", "--workspace", "丁市")
    assert (code, "5 个链环的空栏" in out) == (0, True)
    code, out = run("targets", "--workspace", "丁市", "--json")
    (row,) = json.loads(out)["rows"]
    assert (code, row["link_id"], row["strategy"]) == (0, "polyether-macromonomer", "supplement")
    with open_store(Settings.from_environment("丁市")).reader() as reader:
        assert (reader.region().city, reader.load().number) == ("丁市", 2)


def test_what_was_taken_over_is_inferred_and_names_the_shelf(run, home):
    begin(run)
    fill(home / "丁市" / "facts", typed())
    facts = read_facts(home / "丁市" / "facts")
    shelf = read_shelf()
    links = {node.id: node for node in facts.nodes if node.KIND == "Link"}
    assert set(links) == {
        "ethylene",
        "ethylene-oxide",
        "polyether-macromonomer",
        "polycarboxylate-superplasticizer",
        "ethylene-glycol",
    }
    for id, link in links.items():
        kept = shelf.links[id]
        assert (link.siting, link.market, link.outlook, link.name_en) == (
            kept.siting,
            kept.market,
            kept.outlook,
            kept.name_en,
        )
        assert (link.evidence.source, link.evidence.basis, link.siting_basis) == (SHELF, Basis.INFERRED, Basis.INFERRED)
        assert (link.buyers, link.advantage, link.note) == (None, None, None)
    assert links["polyether-macromonomer"].siting is Siting.ATTRACTABLE
    inputs = [edge for edge in facts.edges if edge.KIND == "INPUT_TO"]
    given = {(edge.start, edge.end): edge.transport for edge in shelf.inputs if {edge.start, edge.end} <= set(links)}
    assert {(edge.start, edge.end): edge.transport for edge in inputs} == given
    assert given["ethylene-oxide", "polyether-macromonomer"] is Transport.SHORT_HAUL
    assert {edge.evidence.source for edge in inputs} == {SHELF}
    assert {edge.end for edge in facts.edges if edge.KIND == "MAKES"} == set(links)


def test_what_the_city_says_itself_is_left_alone(run, home):
    begin(run)
    folder = home / "丁市" / "facts"
    own = {"编号": "my-own", "名称": "减水剂聚醚单体", "类别": "产品", "选址性质": "外购", "选址依据": "来源", **SAID}
    fill(folder, {**typed(), "链环": [own]})
    link = next(node for node in read_facts(folder).nodes if node.id == "my-own")
    assert (link.siting, link.siting_basis, link.siting_reason) == (Siting.BOUGHT, Basis.SOURCE, None)
    assert (link.market, link.market_basis) == (read_shelf().links["polyether-macromonomer"].market, Basis.INFERRED)
    assert link.evidence.source == "https://example.gov.cn/a"


def test_a_name_the_shelf_does_not_have_is_told_as_ever(run, home):
    begin(run)
    rows = typed()
    rows["链环所在的链"].append({"产业链编号": "oil", "链环编号": "没有这一环", "上中下游": "下游", **GENERAL})
    fill(home / "丁市" / "facts", rows)
    code, out = run("check", "--workspace", "丁市")
    assert (code, "没有“没有这一环”" in out) == (1, True)


def test_a_city_that_does_not_ask_for_the_shelf_is_given_nothing(run, home):
    begin(run)
    folder = home / "丁市" / "facts"
    fill(folder, typed())
    region = folder / "region.yaml"
    region.write_text(region.read_text("utf-8").replace("shelf: true", "shelf: false"), "utf-8")
    code, out = run("check", "--workspace", "丁市")
    assert (code, SHELF in out) == (1, False)
    region.write_text(region.read_text("utf-8").replace("shelf: false", "shelf: maybe"), "utf-8")
    assert "写 true 或 false" in run("check", "--workspace", "丁市")[1]


def test_a_workspace_that_is_there_is_left_as_it_is(run, home):
    assert begin(run)[0] == 0
    before = (home / "丁市" / "facts" / "region.yaml").read_bytes()
    code, out = begin(run)
    assert (code, "已经有了" in out) == (2, True)
    assert (home / "丁市" / "facts" / "region.yaml").read_bytes() == before
    assert begin(run, "--workspace", "ding")[0] == 0
    found = json.loads(run("workspaces", "--json")[1])["rows"]
    assert [(row["workspace"], row["city"]) for row in found] == [("ding", "丁市"), ("丁市", "丁市")]


def test_a_city_of_any_name_is_kept_as_it_was_typed(run, home):
    assert run("new-city", '丁: "市" #1', "--province", "乙省", "--workspace", "x")[0] == 0
    with open_store(Settings.from_environment("x")).reader() as reader:
        kept = reader.region().city
    text = (home / "x" / "facts" / "region.yaml").read_text("utf-8")
    assert kept == '丁: "市" #1'
    assert r'city: "丁: \"市\" #1"' in text


def test_the_shelf_on_file_is_that_of_the_facts_and_holds_nothing_of_one_city(run, tmp_path, fushun_facts):
    assert run("shelf", "--out", tmp_path / "shelf", "--fresh")[0] == 0
    fresh, kept = read_shelf(tmp_path / "shelf"), read_shelf()
    assert (fresh.links, fresh.inputs, fresh.hosts) == (kept.links, kept.inputs, kept.hosts)
    said = [value for link in kept.links.values() for value in (link.name_zh, link.siting_reason, link.outlook_reason)]
    assert not [text for text in said if text and ("抚顺" in text or "本地" in text)]
    assert {link.advantage for link in kept.links.values()} == {None}
    names = {node.name_zh for node in fushun_facts.nodes if node.KIND == "Firm"}
    assert names.isdisjoint(said)


def test_what_another_city_put_on_the_shelf_stays(run, tmp_path, facts):
    shelf = tmp_path / "shelf"
    assert run("shelf", "--facts", facts, "--out", shelf)[0] == 0
    (facts / "oil" / "links.csv").write_text(
        "编号,名称,类别,来源,依据\nx,另一环,产品,行业常识,常识\n", encoding="utf-8"
    )
    for name in ("chain_links", "inputs", "makes", "projects"):
        (facts / "oil" / f"{name}.csv").unlink()
    for name in ("measures", "wanted"):
        (facts / "shared" / f"{name}.csv").unlink()
    (facts / "expectations.yaml").unlink()
    assert run("shelf", "--facts", facts, "--out", shelf)[0] == 0
    assert set(read_shelf(shelf).links) == {"naphtha", "ethylene", "polyethylene", "film", "catalyst", "gas", "x"}
