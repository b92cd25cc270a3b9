"""What is offered is typed by the office; what is typed is checked cell by cell."""

from graph.analysis.competition.rule import Certainty
from graph.analysis.competition.wording import find_wording
from reports.dossier.content import build_dossier
from reports.dossier.page import spans_of
from tests.reports.dossier.conftest import dossier_of, note, table


def test_cells_are_blank_and_unchecked(build):
    rows = table(dossier_of(build), "八、")
    assert [row[1:] for row in rows] == [["", "", "未查"]] * 6
    assert note(dossier_of(build), "八、").startswith("公平竞争审查：还没有填写。")


def test_what_is_typed_is_in_its_cell_and_passes_or_must_change(build):
    offered = {"feed": "按市场价公布需求", "land": "按企业纳税额给予奖励"}
    dossier = dossier_of(build, offered=offered)
    rows = {row[0]: row[1:] for row in table(dossier, "八、")}
    assert rows["原料（品种、数量、方式）"] == ["按市场价公布需求", "", "通过"]
    assert rows["用地（面积、年期）"] == ["按企业纳税额给予奖励", "", "应改"]
    assert rows["审批服务"] == ["", "", "未查"]
    assert note(dossier, "八、").startswith("公平竞争审查：第2格“按企业纳税额给予奖励”应改（公平竞争审查条例第十条")


def test_blanks_alone_are_nothing(build):
    assert note(dossier_of(build, offered={"other": "  "}), "八、").startswith("公平竞争审查：还没有填写。")


def test_what_passes_is_said_to(build):
    told = note(dossier_of(build, offered={"other": "安排专人办理手续"}), "八、")
    assert told == "公平竞争审查：已填的各格没有发现要改的表述。"


def test_our_own_sentences_pass_the_check_we_run(fushun):
    for firm in ("xindexincai", "daqingyoutianhuagong"):
        dossier = build_dossier(fushun, firm, "petrochem-new-materials")
        found = [
            each for span in spans_of(dossier) for each in find_wording(span.text) if each.certainty is Certainty.PLAIN
        ]
        assert found == []
