"""`pipeline import`: a plan is written and nothing else; decisions in it hold, and the next edition asks nothing."""

import io
import json
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from loaders.office.decided import Decided
from loaders.office.faults import Unreadable
from loaders.office.known import Known
from loaders.office.plan_file import RowFile, read_head, read_rows, write_plan
from pipeline.__main__ import main
from pipeline.import_plan import plan_files
from tests.loaders.office import books


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command find no facts of a city."""
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LIANPU_FACTS", str(tmp_path / "none"))


def run(*arguments: object) -> int:
    return main(["import", *map(str, arguments)])


def loaded(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_plan_is_written_and_said_in_both_languages(tmp_path, capsys):
    file = books.write(tmp_path / "名单.xlsx", books.firms())
    assert run(file, "--plan", tmp_path / "计划.json") == 0
    said = capsys.readouterr().out
    assert "按企业名单读，5 行（可用 5，要看 0，要改 0）" in said
    assert "没有动任何资料" in said
    assert run(file, "--plan", tmp_path / "计划.json", "--lang", "en") == 0
    assert "list of firms, 5 rows (ready 5, to review 0, to fix 0)" in capsys.readouterr().out
    plan = loaded(tmp_path / "计划.json")
    assert plan["counts"]["rows"] == len(plan["rows"]) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["名单.xlsx", "计划.json"]


def test_several_files_make_one_plan_and_a_refused_one_is_said(tmp_path, capsys):
    good = books.write(tmp_path / "台账.xlsx", books.projects())
    bad = books.write(tmp_path / "说明.pdf", b"%PDF-1.7")
    assert run(good, bad, tmp_path / "没有.csv", "--plan", tmp_path / "p.json") == 1
    said = capsys.readouterr().out
    assert "[没有读] 说明.pdf: 这是PDF 文件" in said
    assert "[没有读] 没有.csv: 没有这个文件" in said
    assert loaded(tmp_path / "p.json")["counts"]["rows"] == 5


def test_answers_written_into_a_plan_hold_when_it_is_made_again(tmp_path):
    file, out = books.write(tmp_path / "台账.xlsx", books.projects()), tmp_path / "p.json"
    run(file, "--plan", out)
    plan = loaded(out)
    (question,) = plan["questions"]
    question["answer"] = "building"
    # an editor may lay the file out anew
    out.write_text(json.dumps(plan, ensure_ascii=False, indent=4), encoding="utf-8")
    run(file, "--plan", out)
    plan = loaded(out)
    assert plan["questions"] == []
    row = plan["rows"][-1]
    assert [cell["value"] for record in row["records"] for cell in record["cells"] if cell["column"] == "stage"] == [
        "building"
    ]
    run(file, "--plan", out)
    assert loaded(out)["questions"] == []


def next_edition() -> bytes:
    """Change next quarter's list: a year, a sheet's name, a figure, a firm renamed, one by a likely name, one new."""
    book = load_workbook(io.BytesIO(books.firms()))
    sheet = book.active
    sheet.title = "2024年"
    for cell, value in {
        "A1": "明州市重点工业企业名单（2024年）", "F4": "2024年营业收入（万元）", "F6": 35000,
        "B7": "明州乙新材料科技有限公司", "B13": "明州丙特种钢有限公司",
        "B14": "明州新来有限公司", "C14": None, "D14": "东湖区", "E14": "甲醇", "F14": None, "G14": None,
    }.items():  # fmt: skip
        sheet[cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_next_edition_asks_nothing_and_shows_exactly_what_changed(tmp_path, capsys):
    first = books.write(tmp_path / "一季度.xlsx", books.firms())
    second = books.write(tmp_path / "二季度.xlsx", next_edition())
    run(first, "--plan", tmp_path / "1.json")
    capsys.readouterr()
    assert run(second, "--plan", tmp_path / "2.json", "--since", tmp_path / "1.json") == 0
    assert "与上一期相比：新增 1、移除 1、改动 1、更名 2" in capsys.readouterr().out
    plan = loaded(tmp_path / "2.json")
    assert (plan["questions"], plan["who"], plan["links"]) == ([], [], [])
    changes = plan["changes"]
    assert [(each["name"], each["source"]) for each in changes["added"]] == [
        ("明州新来有限公司", "二季度.xlsx!2024年!14")
    ]
    assert [(each["name"], each["source"]) for each in changes["removed"]] == [
        ("明州丁商贸有限公司", "一季度.xlsx!重点企业!14")
    ]
    assert [(each["name"], each["columns"]) for each in changes["changed"]] == [
        ("明州甲化工有限公司", [{"column": "Firm.revenue", "old": 3.2, "new": 3.5}])
    ]
    assert [(each["old_name"], each["name"], each["certain"]) for each in changes["renamed"]] == [
        ("明州乙新材料有限责任公司", "明州乙新材料科技有限公司", True),
        ("明州丙特钢厂", "明州丙特种钢有限公司", False),
    ]


def test_the_same_file_again_changes_nothing_and_a_replay_keeps_decisions(tmp_path):
    file = books.write(tmp_path / "台账.xlsx", books.projects())
    run(file, "--plan", tmp_path / "1.json")
    run(file, "--plan", tmp_path / "2.json", "--since", tmp_path / "1.json")
    plan = loaded(tmp_path / "2.json")
    assert plan["changes"] == {"added": [], "removed": [], "changed": [], "renamed": []}
    assert plan["questions"] == []


def test_what_is_no_plan_is_never_written_over(tmp_path, capsys):
    file = books.write(tmp_path / "名单.xlsx", books.firms())
    other = tmp_path / "别的.json"
    other.write_text('{"a": 1}', encoding="utf-8")
    assert run(file, "--plan", other) == 2
    assert "这不是本程序写的导入计划" in capsys.readouterr().out
    assert other.read_text(encoding="utf-8") == '{"a": 1}'
    assert run(file, "--plan", tmp_path / "无此夹" / "p.json") == 2


def test_plans_are_read_row_by_row_and_damage_is_refused(tmp_path):
    path = tmp_path / "p.json"
    with RowFile() as rows:
        rows.add({"source": "a", "status": "ok"})
        rows.add({"source": "b\n", "status": "ok"})
        write_plan(path, {"plan": 1, "how": {}}, rows)
    assert read_head(path) == {"plan": 1, "how": {}}
    assert [row["source"] for row in read_rows(path)] == ["a", "b\n"]
    path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    with pytest.raises(Unreadable):
        list(read_rows(path))
    with pytest.raises(Unreadable):
        read_head(tmp_path / "none.json")


def test_how_far_reading_has_come_is_told_by_stage_and_never_falls(tmp_path):
    told: list[tuple[str, float]] = []
    rows = "".join(f"企业{number}有限公司,产品{number}\n" for number in range(500))
    file = books.write(tmp_path / "名单.csv", f"企业名称,主营产品\n{rows}".encode())
    book = books.write(tmp_path / "台账.xlsx", books.projects())
    plan_files(
        [file, book], tmp_path / "p.json", Known, Decided(), tell=lambda words, share: told.append((words[0], share))
    )
    assert list(dict.fromkeys(words for words, _ in told)) == ["打开文件", "找表头和表", "认企业", "逐行读", "写计划"]
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    # the rows are some half of the whole, told a hundredth at a time
    assert sum(words == "逐行读" for words, _ in told) >= 40


def test_a_command_tells_its_progress_to_a_terminal_alone(tmp_path, monkeypatch, capsys):
    file = books.write(tmp_path / "名单.xlsx", books.firms())
    assert run(file, "--plan", tmp_path / "p.json") == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert run(file, "--plan", tmp_path / "p.json", "--lang", "en") == 0
    said = capsys.readouterr().err
    assert "Reading row by row 52%" in said
    assert said.rpartition("\r")[2] == "", "the line is blank again when the command ends"
