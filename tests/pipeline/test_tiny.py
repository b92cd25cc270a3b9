"""Six links and five firms in the planners' format, with every answer worked out by hand."""

import csv
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from graph.analysis.judgement import judge
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.errors import FactsError
from graph.model.edges import FirmIn, Makes, PresentIn, Serves
from graph.model.nodes import Firm, Link, Place, Signal
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from pipeline.__main__ import main
from pipeline.cli.shared.failures import WRONG_FACTS
from pipeline.load import write_facts

TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    kept = SqliteStore(tmp_path_factory.mktemp("tiny") / "graph.sqlite")
    write_facts(read_facts(TINY), kept)
    return kept


@pytest.fixture
def reader(store):
    with store.reader() as opened:
        yield opened


def test_every_kind_is_counted(reader):
    assert reader.counts() == {
        "Chain": 1,
        "Link": 6,
        "Firm": 5,
        "Project": 1,
        "Organisation": 2,
        "Place": 1,
        "Signal": 1,
        "Measure": 4,
        "Figure": 2,
        "Industry": 0,
        "Host": 2,
        "INCLUDES": 6,
        "RULED": 0,
        "INPUT_TO": 5,
        "MAKES": 6,
        "LEADS": 1,
        "CHIEF_OF": 1,
        "SERVES": 1,
        "FIRM_LOCATED_IN": 2,
        "PROJECT_LOCATED_IN": 1,
        "UNDERTAKES": 1,
        "BUILDS": 1,
        "PART_OF": 1,
        "RELATED_TO": 1,
        "PRESENT_IN": 1,
        "MADE_NEARBY": 0,
        "SHOWS": 1,
        "MEASURED": 4,
        "WANTED": 1,
    }
    assert reader.load().warnings == ()


def test_the_states_are_as_worked_out(reader):
    verdicts = judge(reader).verdicts
    assert {link: (verdict.state, verdict.rule.id) for link, verdict in verdicts.items()} == {
        "naphtha": (LinkState.STRONG, "D-01"),  # one maker, its capacity known
        "ethylene": (LinkState.PRESENT, "D-03"),  # one maker, no sign of weakness, its size unknown
        "polyethylene": (LinkState.MISSING, "D-27"),  # nobody here, and four local firms on file
        "film": (LinkState.STRONG, "D-02"),  # two makers
        "catalyst": (LinkState.PLANNED, "D-10"),  # building
        "gas": (LinkState.UNSUITABLE, "D-18"),  # bought in
    }


def test_the_missing_link_is_a_target_with_its_candidate(reader):
    target = judge(reader).target("polyethylene")
    assert target is not None
    assert target.strategy is Strategy.SUPPLEMENT
    outside = {firm.id for firm in reader.nodes(Firm) if not firm.local}
    makes = reader.edges(Makes, ends=["polyethylene", "film"])
    assert [(make.end, make.start, make.capacity) for make in makes if make.start in outside] == [
        ("polyethylene", "candidate", 60.0)
    ]


def test_what_follows_from_a_row_is_made(reader):
    assert {firm.id for firm in reader.nodes(Firm) if firm.local} == {
        "refinery",
        "film-works",
        "pack-works",
        "catalyst-works",
    }
    assert [(edge.start, edge.end) for edge in reader.edges(Serves)] == [("bureau", "oil")], "全部 is every chain"
    assert [(edge.start, edge.end) for edge in reader.edges(FirmIn)] == [("film-works", "east"), ("refinery", "east")]
    assert [(place.id, place.name_zh) for place in reader.nodes(Place)] == [("戊市", "戊市")]
    assert [edge.end for edge in reader.edges(PresentIn)] == ["戊市"]
    (naphtha,) = reader.edges(Makes, ends=["naphtha"])
    assert (naphtha.capacity, naphtha.capacity_unit, naphtha.evidence.as_of) == (200.0, "万吨/年", "2023")
    assert reader.node(Link, "naphtha").gbt4754 == "2511"


def test_a_signal_keeps_its_id_wherever_its_row_stands(tmp_path, reader):
    (before,) = reader.nodes(Signal)
    copy = shutil.copytree(TINY, tmp_path / "facts")
    path = copy / "shared" / "signals.csv"
    other = "candidate,风险,装置停产检修,2025,https://example.gov.cn/a,来源\n"
    head, row = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    path.write_text(head + other + row, encoding="utf-8")
    signals = {node.text: node.id for node in read_facts(copy).nodes if isinstance(node, Signal)}
    assert len(set(signals.values())) == 2
    assert signals[before.text] == before.id


def test_one_workbook_in_either_language_gives_the_same_graph(tmp_path):
    """All tables in one workbook: sheets named in Chinese, numbers kept as numbers."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for path in sorted(TINY.rglob("*.csv")):
        sheet = book.create_sheet(path.stem.upper() if path.stem == "links" else path.stem)
        for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()):
            sheet.append([float(cell) if cell in ("200", "60", "500", "1.5") else cell or None for cell in row])
    book.save(tmp_path / "城市资料.xlsx")
    shutil.copy(TINY / "region.yaml", tmp_path)
    facts = read_facts(tmp_path)
    assert facts.digest() == read_facts(TINY).digest()
    assert facts.warnings == ()


def test_order_of_files_and_folders_does_not_matter(tmp_path):
    for path in TINY.rglob("*.csv"):
        (tmp_path / "z").mkdir(exist_ok=True)
        head, *rows = path.read_text(encoding="utf-8-sig").splitlines()
        (tmp_path / "z" / path.name).write_text("\n".join([head, *reversed(rows)]), encoding="utf-8")
    shutil.copy(TINY / "region.yaml", tmp_path)
    assert read_facts(tmp_path).digest() == read_facts(TINY).digest()


BROKEN = {
    "missing column": ("oil/chain_links.csv", "环节", "阶段"),
    "swapped columns": ("oil/makes.csv", "企业编号,链环编号", "链环编号,企业编号"),
    "unknown stage": ("oil/chain_links.csv", "支撑", "中上游"),
    "circle": ("oil/inputs.csv", "gas,ethylene,原料,辅助", "polyethylene,naphtha,原料,核心"),
    "cell of a megabyte": ("shared/firms.csv", "甲市炼化厂", "厂" * 350_000),
    "duplicate id": ("shared/firms.csv", "pack-works,", "film-works,"),
    "unknown firm": ("oil/makes.csv", "candidate,", "nobody,"),
    "half a file": ("oil/links.csv", "gas,工业气体,Industrial gas,材料,2619,外购,行业常识,常识\n", ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_input_leaves_the_graph_to_the_byte(tmp_path, capsys, name):
    file, old, new = BROKEN[name]
    copy = shutil.copytree(TINY, tmp_path / "facts")
    path = tmp_path / "graph.sqlite"
    write_facts(read_facts(copy), SqliteStore(path))
    before = path.read_bytes()
    text = (copy / file).read_text(encoding="utf-8-sig")
    assert old in text
    (copy / file).write_text(text.replace(old, new), encoding="utf-8")
    assert main(["load", "--facts", str(copy), "--store", str(path), "--json"]) == WRONG_FACTS
    issues = json.loads(capsys.readouterr().out)["issues"]
    assert all(issue[name] for issue in issues for name in ("zh", "en", "do_zh", "do_en"))
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04abc", "编号,名\n".encode("utf-32")])
def test_a_file_that_is_no_table_is_reported_first_and_once(tmp_path, content):
    """What refers to the table that could not be read is only counted beside it."""
    copy = shutil.copytree(TINY, tmp_path / "facts")
    (copy / "shared" / "firms.csv").write_bytes(content)
    with pytest.raises(FactsError) as refused:
        read_facts(copy)
    assert [issue.file for issue in refused.value.issues] == ["shared/firms.csv", "firms.csv"]
    assert refused.value.issues[1].code == "references-missing"


def test_a_file_in_gbk_is_accepted(tmp_path):
    copy = shutil.copytree(TINY, tmp_path / "facts")
    for path in (copy / "shared" / "firms.csv", copy / "region.yaml"):
        path.write_bytes(path.read_text(encoding="utf-8-sig").encode("gbk"))
    assert read_facts(copy).digest() == read_facts(TINY).digest()


def test_loading_again_writes_nothing_until_there_is_something_new_to_tell(tmp_path):
    copy = shutil.copytree(TINY, tmp_path / "facts")
    store = SqliteStore(tmp_path / "graph.sqlite")
    first, written = write_facts(read_facts(copy), store)
    assert (written, first.warnings) == (True, ())
    assert write_facts(read_facts(copy), store) == (first, False)
    (copy / "notes.txt").write_text("x", encoding="utf-8")
    second, written = write_facts(read_facts(copy), store)
    assert (written, second.digest) == (True, first.digest)
    assert [issue.code for issue in second.warnings] == ["file-unknown"]
