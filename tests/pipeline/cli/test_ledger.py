"""The project ledger on the command line: from a gap to a link under way, what is refused, and what is asked."""

import json

import pytest

from graph.analysis.ledger.calendar import add_days, today
from graph.analysis.ledger.tables import shipped

TODAY = today()
YEAR = TODAY[:4]


@pytest.fixture
def tell(say):
    """Run a command for its JSON."""

    def run(*words):
        code, out = say(*words, "--json")
        return code, json.loads(out)

    return run


@pytest.fixture
def gap(tell):
    rows = tell("diagnose")[1]["rows"]
    return next(row["link_id"] for row in rows if row["mark"] == "missing")


@pytest.fixture
def signed(tell, gap):
    """A project on a link that nobody makes, signed on the first of January."""
    day = f"{YEAR}-01-01"
    tell(
        "ledger",
        "open",
        "--title",
        "甲项目",
        "--link",
        gap,
        "--department",
        "市发改委",
        "--first-talk",
        "市商务局",
        "--day",
        day,
    )
    amount = ("--kind", "协议投资", "--yi", "6", "--counted-by", "招商", "--day", day)
    tell("ledger", "amount", "t001", *amount)
    proofs = [word for item in ("minutes", "agreement", "review") for word in ("--item", f"{item}=一号文")]
    code, told = tell("ledger", "move", "t001", "--step", "签约", "--day", day, *proofs)
    assert (code, len(told["rows"])) == (0, 4)
    return "t001"


def mark(tell, link):
    return next(row["mark"] for row in tell("diagnose")[1]["rows"] if row["link_id"] == link)


def test_a_signed_project_announces_its_link_and_undone_it_does_not(tell, gap, signed):
    assert mark(tell, gap) == "announced"
    rows = tell("records")[1]["rows"]
    step = next(row["sequence"] for row in rows if row["kind"] == "LEDGER_MOVE")
    assert tell("ledger", "undo", str(step))[0] == 0
    assert mark(tell, gap) == "missing"
    code, told = tell("ledger", "undo", str(step))
    assert (code, "已经撤销" in told["message"]) == (2, True)


def test_a_move_without_its_proof_is_refused_and_nothing_is_filed(tell, signed):
    before = len(tell("records")[1]["rows"])
    code, told = tell("ledger", "move", signed, "--step", "开工", "--day", TODAY, "--item", "piling=照片")
    assert code == 2
    for item in ("registration", "unit:landing", "amount:total"):
        assert f"（{item}）" in told["message"]
    assert len(tell("records")[1]["rows"]) == before


def test_a_card_tells_lights_gate_amounts_and_entries(tell, say, signed):
    tell("ledger", "plan", signed, "--start-month", f"{YEAR}-01")
    card = tell("ledger", "show", signed)[1]
    assert (card["step"], card["next"], card["gate"]["step"]) == ("signed", "落地", "landed")
    assert card["amounts"]["agreed"] == {
        "yi": "6.0",
        "counted_by": "promotion",
        "day": f"{YEAR}-01-01",
        "proof": None,
        "disputed": False,
    }
    assert {light["dimension"] for light in card["lights"]} == {"start", "progress", "payment", "entry"}
    words = say("ledger", "show", signed)[1]
    assert f"6 亿元（招商口径，截至 {YEAR}-01-01）" in words
    assert "市商务局" not in words
    english = say("ledger", "show", signed, "--lang", "en")[1]
    assert f"CNY 0.6 bn (counted by Promotion, as of {YEAR}-01-01)" in english


def test_a_problem_is_asked_of_who_is_to_solve_it_and_checked_for_fair_competition(tell, signed):
    past = add_days(TODAY, -3)
    told = tell(
        *("ledger", "problem", signed, "--text", "缺电，拟给予税收返还", "--responsible", "供电公司"),
        *("--deadline", past, "--standard", "通电验收单", "--day", f"{YEAR}-01-01"),
    )[1]
    assert "税收返还" in told["wording"][0]
    rows = tell("dispatch", "--unit", "供电公司")[1]["rows"]
    assert [(row["horizon"], row["cause"], row["problem"]) for row in rows] == [("today", "overdue", 1)]
    assert "超期 3 天" in rows[0]["text"]
    assert tell("ledger", "answer", signed, "--number", "1", "--text", "已通电", "--solved")[0] == 2
    answer = ("--number", "1", "--text", "已通电", "--solved", "--proof", "验收单")
    assert tell("ledger", "answer", signed, *answer)[0] == 0
    assert tell("dispatch", "--unit", "供电公司")[1]["rows"] == []


def test_totals_come_to_the_whole_and_race_tells_what_is_missing(tell, signed):
    for by in ("step", "quarter", "chain", "district", "office", "task_force", "department"):
        told = tell("totals", "--by", by)[1]
        assert told["reconciles"]
        assert sum(row["projects_number"] for row in told["rows"][:-1]) == told["rows"][-1]["projects_number"] == 2
    tell("ledger", "open", signed, "--district", "东洲区")
    row = next(row for row in tell("race", "--by", "district")[1]["rows"] if row["unit"] == "东洲区")
    assert row["points"]["arrived"] is None
    assert row["figures"]["new_yi"] == {"value": None, "projects": [signed], "proof": None}
    assert row["figures"]["ongoing"]["projects"] == [signed]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("open", "new"), "新开的项目用 --title"),
        (("open", "--title", "乙", "--department", "张三"), "不写个人"),
        (("open", "--title", "乙", "--department", "李局长"), "不写个人"),
        (("open", "--title", "乙", "--link", "nowhere"), "没有这个链环"),
        (("show", "nowhere"), "台账里没有这个项目"),
        (("show", "--on", "2026-13-01"), "不是一个日期"),
        (("amount", "p1", "--kind", "总额", "--yi", "1"), "金额种类“总额”不认识"),
        (("amount", "p1", "--kind", "到位资金", "--yi", "-1"), "没有写数额"),
        (("plan", "p1", "--months", "1 2 3"), "12 个累计数"),
        (("plan", "p1", "--months", "2 1 1 1 1 1 1 1 1 1 1 1"), "一月不小于上一月"),
        (("plan", "p1"), "--start-month"),
        (("note", "p1"), "invalid choice"),
        (("move", "p1", "--step", "竣工"), "还没有接收进台账"),
        (("move", "p1", "--step", "封顶"), "阶段“封顶”不认识"),
        (("answer", "p1", "--number", "7", "--text", "好"), "没有第 7 个问题"),
        (("drop", "--link", "a", "--firm", "b", "--reason", "无意向"), "没有这条线索"),
        (("undo", "99"), "没有这条记录"),
        (("reason", "p1", "--light", "入库", "--until", "2027-01-01"), "没有写理由"),
        (("proof", "p1"), "没有写凭证"),
        (("amount", "p1", "--kind", "到位资金", "--yi", "1", "--day", "2099-01-01"), "还没有到"),
        (("table", "gates", "--file", "/nowhere/gates.csv"), "没有这个文件"),
        (("show", "p1", "--profile", "海口"), "没有这套亮灯口径"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(say, words, why):
    code, out = say("ledger", *words)
    assert (code, why in out) == (2, True), out


def test_a_table_is_read_as_excel_saves_it_and_refused_where_it_is_damaged(say, tell, tmp_path):
    own = [dict(row) for row in shipped("race") if row["scheme"] == "功效系数"][:1]
    own[0] |= {"scheme": "本市办法", "terms": "visits"}
    text = "\n".join([",".join(own[0]), ",".join(own[0].values())])
    table = tmp_path / "race.csv"
    table.write_bytes(text.encode()[:-1] + b"\xe6\x8a\n")
    code, out = say("ledger", "table", "race", "--file", str(table), "--reason", "市政府办法")
    assert (code, "race.csv" in out) == (1, True), out
    asked = ("race", "--scheme", "本市办法", "--by", "district", "--unit", "东洲区")
    assert say(*asked)[0] == 2, "nothing of it is kept"
    table.write_bytes(text.encode("gb18030"))
    assert tell("ledger", "table", "race", "--file", str(table), "--reason", "市政府办法")[0] == 0
    assert say(*asked)[0] == 0


def test_a_city_adopts_its_own_scheme_and_reports_figures(tell, say, tmp_path):
    own = [dict(row) for row in shipped("race") if row["scheme"] == "功效系数"][:1]
    own[0] |= {"scheme": "本市", "terms": "visits"}
    table = tmp_path / "race.csv"
    lines = [",".join(own[0]), ",".join(own[0].values())]
    table.write_text("\n".join(lines), encoding="utf-8")
    assert tell("ledger", "table", "race", "--file", str(table), "--reason", "市政府办法")[0] == 0
    for unit, value in (("东洲区", "4"), ("望花区", "8"), ("新抚区", "5")):
        told = ("figure", "--unit", unit, "--indicator", "visits", "--period", YEAR, "--value", value)
        assert tell("ledger", *told)[0] == 0
    units = [word for unit in ("东洲区", "望花区", "新抚区") for word in ("--unit", unit)]
    rows = tell("race", "--scheme", "本市", "--by", "district", *units)[1]["rows"]
    assert [(row["unit"], row["total"], row["rank"]) for row in rows] == [
        ("望花区", "100.00", 1),
        ("新抚区", "70.00", 2),
        ("东洲区", "60.00", 3),
    ]
    assert "没有这套赛马办法" in say("race", "--scheme", "专班季度")[1]
