"""Texts of the workbook: English, hostile names, names of sheets, fair competition, and versions compared."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.judgement import judge
from graph.analysis.target_filter import TargetFilter
from graph.analysis.verdicts.states import Strategy
from graph.analysis.versions.version_record import VersionLimits
from graph.model.nodes import Firm, Project
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from reports.catalogue.columns import COLUMNS
from reports.catalogue.content import build_catalogue
from reports.formats.excel_cells import clean, sheet_name
from reports.version_sheet import read_version
from reports.wording.competition import HEADINGS, pack_text
from tests.in_memory import judged
from tests.reports.catalogue.conftest import IDS, chain_sheets, raw, written

HOME = Path(__file__).resolve().parents[3]


def test_english_is_complete(judgement):
    book = written(build_catalogue(judgement, TargetFilter(("fine-chemicals",)), language="en"))
    sheet = book["High-end fine chemicals"]
    dimensions = sheet.column_dimensions.values()
    strategy = next(each for each in dimensions if each.min <= IDS.index("strategies") + 1 <= each.max)
    assert strategy.width > len("Supplement")
    assert book.sheetnames[0] == "Cover"
    assert [cell.value for cell in sheet[3] if cell.value] == [
        *dict.fromkeys(column.group.en for column in COLUMNS),
        "Row id",
    ]
    assert {row[IDS.index("strategies")].value.split(",")[0] for row in sheet.iter_rows(min_row=5)} <= {
        each.en for each in Strategy
    }


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@x", "http://a.cn", "007"])
def test_hostile_cells_stay_text(text):
    facts = read_facts(HOME / "tests" / "data" / "tiny")
    renamed = tuple(replace(node, name_zh=text) if node.id == "candidate" else node for node in facts.nodes)
    book = written(build_catalogue(judged(replace(facts, nodes=renamed))))
    cells = [row[IDS.index("firm_name")] for row in book["石油化工"].iter_rows(min_row=5)]
    assert any(cell.value == text and cell.data_type == "s" and cell.hyperlink is None for cell in cells)


def test_long_and_illegal_texts():
    assert clean("a\x00b\x1fc\n") == "abc\n"
    long = clean("长" * 40_000)
    assert len(long) == 32_767
    assert long.endswith("…（已截断）")


def test_names_of_sheets():
    taken: set[str] = set()
    assert sheet_name("a/b:c*?[d]", taken) == "a b c   d"
    assert sheet_name("x" * 40, taken) == "x" * 31
    assert sheet_name("X" * 40, taken) == "X" * 29 + " 2"


def test_the_footer_names_the_load_in_full(judgement, book):
    # Excel reads digits right behind `&10` as part of the font size.
    footer = chain_sheets(book)[0].oddFooter
    assert footer.left.text.strip() == judgement.city.load.id
    assert footer.left.size == 10


def test_wording_against_fair_competition_is_flagged_and_left_as_it_was():
    facts = read_facts(HOME / "tests" / "data" / "tiny")
    typed = "按企业纳税额给予奖励"
    nodes = tuple(replace(each, note=typed) if isinstance(each, Project) else each for each in facts.nodes)
    catalogue = build_catalogue(judged(replace(facts, nodes=nodes)))
    book = written(catalogue)
    assert book.sheetnames[-1] == "公平竞争"
    assert "应改 1 处" in catalogue.competition
    said = [cell.value for row in book["封面"].iter_rows() for cell in row]
    assert catalogue.competition in said
    pack, heads, found = list(book["公平竞争"].iter_rows(values_only=True))
    assert pack[0] == pack_text("zh")
    assert pack[0].startswith("规则包 2026-11-30 版，18 条")
    assert heads == tuple(head.zh for head in HEADINGS)
    assert found[0] == "项目：聚合催化剂项目 · 备注"
    assert typed in found[2]
    assert found[5] == "公平竞争审查条例第十条；实施办法第十九条；国发〔2015〕25号第四条"


def test_without_such_wording_the_cover_says_so_and_there_is_no_sheet(book):
    assert "公平竞争" not in book.sheetnames
    said = [cell.value for row in book["封面"].iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any(text.endswith("没有发现要改或须核的表述。") for text in said)


def test_a_workbook_holds_what_a_later_one_is_compared_with(judgement):
    scope = TargetFilter(("fine-chemicals",), frozenset({Strategy.EXTEND, Strategy.SUPPLEMENT}), district="望花区")
    export = read_version(raw(build_catalogue(judgement, scope)))
    assert export.limits == VersionLimits(("supplement", "extend"), "望花区")
    assert export.load_id == judgement.city.load.id
    assert export.chains == ("fine-chemicals",)
    # reasons may lie in other chains: all of the city is kept
    assert [each.link_id for each in export.targets] == [each.link_id for each in judgement.targets]


def test_two_loads_compared_by_their_workbooks_alone(tmp_path):
    """Polyethylene gets its one local maker, of 60 万吨/年: it is strong and a target no more."""
    facts = read_facts(HOME / "tests" / "data" / "tiny")
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(facts, by="test")
    with store.reader() as reader:
        old = read_version(raw(build_catalogue(judge(reader))))
    nodes = tuple(
        replace(each, city="甲市", local=True) if isinstance(each, Firm) and each.id == "candidate" else each
        for each in facts.nodes
    )
    store.replace(replace(facts, nodes=nodes), by="test")
    with store.reader() as reader:
        book = written(build_catalogue(judge(reader), previous=old))
    rows = [[cell for cell in row if cell is not None] for row in book["版本差异"].iter_rows(values_only=True)]
    gone = next(row for row in rows if row[:2] == ["退出", "聚乙烯"])
    assert gone[3].startswith("补链")
    assert gone[4] == "不是目标"
    state = next(row for row in rows if row[:2] == ["石油化工", "聚乙烯"])
    assert state[2:4] == ["缺（未查到）", "强"]


def test_the_same_load_compared_with_itself_has_no_row(judgement):
    scope = TargetFilter(("fine-chemicals",))
    old = read_version(raw(build_catalogue(judgement, scope)))
    book = written(build_catalogue(judgement, scope, previous=old))
    told = [row[0] for row in book["版本差异"].iter_rows(values_only=True)]
    assert "目标变化 0" in told
    assert "状态变化 0" in told


def test_every_column_has_an_id_of_its_own_by_which_rows_are_read(judgement):
    assert len({column.id for column in COLUMNS}) == len(COLUMNS)
    row = build_catalogue(judgement, TargetFilter(("fine-chemicals",))).sheets[0].rows[0]
    assert list(row.told()) == [column.id for column in COLUMNS]
    assert row.told()["number"] == 1
