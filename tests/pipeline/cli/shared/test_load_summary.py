"""What a load comes to at a glance, a few messages of each kind, and nothing a terminal would obey."""

import json
from pathlib import Path

import pytest

from graph.model.characters import INVISIBLE
from pipeline.__main__ import main

DATED = "编号,名称,产业链编号,阶段,开工,县区,来源,依据\n"


@pytest.fixture
def check(facts, capsys):
    def told(*arguments: str) -> str:
        main(["check", "--facts", str(facts), *arguments])
        return capsys.readouterr().out

    return told


def dates(facts: Path, *written: str) -> None:
    rows = "".join(f"x{n},项目{n},oil,在建,{date},东区,s,常识\n" for n, date in enumerate(written))
    (facts / "new").mkdir()
    (facts / "new" / "projects.csv").write_text(DATED + rows, encoding="utf-8")


def test_the_numbers_of_a_load_in_words_and_as_json(facts, check):
    dates(facts, "24年底", "45352", "无")
    text = check()
    assert "本地企业 4 家，共 5 家" in text
    assert "没看懂的日期 2 格、存疑的代码 0 格" in text
    assert "按空白处理 1 格" in text
    assert "2 dates not understood, 0 doubtful codes" in check("--lang", "en")
    glance = json.loads(check("--json"))["glance"]
    assert (glance["dates_not_understood"], glance["cells_blank"], glance["not_read"]) == (2, 1, [])


def test_a_load_tells_the_same_as_a_check(facts, check, tmp_path, capsys):
    dates(facts, "24年底")
    checked = json.loads(check("--json"))["glance"]
    main(["load", "--facts", str(facts), "--store", str(tmp_path / "graph.sqlite"), "--json"])
    assert json.loads(capsys.readouterr().out)["glance"] == checked


def test_many_messages_of_a_kind_are_counted_unless_all_are_asked_for(facts, check):
    dates(facts, *["24年底"] * 9)
    text = check()
    assert text.count("看不出是哪一天") == 3
    assert "… 这一列还有 6 处同类，加 --all 全部列出" in text
    assert check("--all").count("看不出是哪一天") == 9
    assert len([each for each in json.loads(check("--json"))["issues"] if each["code"] == "date-form"]) == 9


@pytest.mark.parametrize("sign", ["\x1b[31m红", "\u202e反", "\x9b31m", "\x07", "\u2066"])
def test_nothing_from_a_file_reaches_the_terminal_as_a_command(facts, check, sign):
    dates(facts, f"24年{sign}")
    (facts / "new" / f"表{sign}.csv").write_text("x", encoding="utf-8")
    for told in (check(), check("--json"), check("--lang", "en")):
        assert "new/表" in told
        assert not INVISIBLE.search(told)
    files = {each["file"] for each in json.loads(check("--json"))["issues"]}
    assert "new/projects.csv" in files


def test_recycling_by_an_auxiliary_input_is_ordered_without_it(facts, tmp_path, capsys):
    inputs = facts / "oil" / "inputs.csv"
    text = inputs.read_text(encoding="utf-8-sig")
    inputs.write_text(f"{text}polyethylene,naphtha,原料,辅助,,行业常识,常识\n", encoding="utf-8")
    place = ["--facts", str(facts), "--store", str(tmp_path / "graph.sqlite"), "--json"]

    def rows(*command: str) -> list[dict[str, object]]:
        assert main([*command, *place]) == 0
        return json.loads(capsys.readouterr().out).get("rows", [])

    assert main(["load", *place]) == 0
    issues = json.loads(capsys.readouterr().out)["issues"]
    assert [each["code"] for each in issues] == ["cycle-auxiliary"]
    assert [row["link_id"] for row in rows("roadmap", "--chain", "oil")] == ["polyethylene", "catalyst"]
    assert {row["link_id"] for row in rows("targets")} == {"polyethylene", "catalyst"}
    assert len(rows("diagnose")) == 6
    out = tmp_path / "out"
    assert main(["publish", "panorama", "--out", str(out), *place]) == 0
    assert list(out.glob("*.svg"))
