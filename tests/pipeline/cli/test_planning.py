"""`roadmap`, `whatif` and `measures` on the six links and five firms, as a planner types them."""

import json

import pytest

from tests.two_gaps import with_two_gaps


def told(printed):
    code, out = printed
    assert code == 0, out
    return json.loads(out)


def test_a_roadmap_has_a_row_a_step_with_the_packs_ids(say):
    found = told(say("roadmap", "--chain", "oil", "--json"))
    assert [(row["chain_id"], row["link_id"], row["order"], row["phase"]) for row in found["rows"]] == [
        ("oil", "polyethylene", 1, "near"),
        ("oil", "catalyst", 2, "near"),
    ]
    first, second = found["rows"]
    assert (first["strategy"], first["waits_for"], first["opens"], first["own"]) == ("supplement", [], [], True)
    assert (first["duration"], first["months"], first["investment_yi"]) == ("无可比项目", None, None)
    assert first["reasons"] == ["可以先谈，条件边谈边落实"], "its feed is here, and little else is on file"
    assert second["reasons"] == ["甲市催化剂厂在办，盯着办成，不另招一家"]
    assert (second["strategy"], first["years"]) == ("see_through", "2026—2027 年")


def test_calls_come_first_as_a_part_of_their_own(say):
    """Ethylene is made here and its size not on file: a question to the refinery, not a step."""
    found = told(say("roadmap", "--chain", "oil", "--json"))
    assert found["calls"] == [
        {
            "chain_ids": ["oil"],
            "link_id": "ethylene",
            "link": "乙烯",
            "state": "present",
            "question": "size",
            "question_name": "问规模和市场地位",
            "firm_ids": ["refinery"],
            "call": "问甲炼：一年做多少，供给谁，市场占多少；可外供多少，已签给谁",
            "change": "说得出产能或市场份额：强",
            "depends": 2,
        }
    ]
    out = say("roadmap", "--lang", "en")[1]
    assert out.index("Calls first: 1") < out.index("Ethylene. Ask 甲炼: How much a year") < out.index("Phase")


def test_a_roadmap_in_words_and_in_english(say):
    code, out = say("roadmap", "--limit", "1", "--lang", "en")
    assert code == 0
    assert "a roadmap of 1 steps" in out
    assert "no comparable project" in out
    assert "Near term (2026–2027)" in out
    assert "路径图 2 步" in say("roadmap")[1]


def test_steps_and_years_a_phase_are_settings(tmp_path, run):
    where = ("--facts", with_two_gaps(tmp_path / "facts"), "--store", tmp_path / "graph.sqlite")
    assert run("load", *where)[0] == 0

    def phases(*limits):
        rows = told(run("roadmap", "--chain", "oil", "--json", *limits, *where))["rows"]
        return [(row["link_id"], row["phase"], row["years"]) for row in rows]

    near, middle = "2026—2027 年", "2028—2030 年"
    assert phases() == [("polyethylene", "near", near), ("wax", "near", near), ("catalyst", "near", near)]
    assert phases("--near", "1")[1:] == [("catalyst", "near", near), ("wax", "middle", middle)]
    assert phases("--near", "1", "--near-years", "1", "--middle-years", "4")[2] == ("wax", "middle", "2027—2030 年")
    assert phases("--near", "0") == phases()


def test_a_chain_without_targets_has_its_calls_all_the_same(tmp_path, run):
    facts = with_two_gaps(tmp_path / "facts")
    # all of it is simply bought in, and the catalyst under construction runs
    for name, old, new in (("links", "可招引", "外购"), ("projects", "在建", "投产"), ("makes", "在建", "在产")):
        table = facts / "oil" / f"{name}.csv"
        table.write_text(table.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    where = ("--facts", facts, "--store", tmp_path / "graph.sqlite")
    assert run("load", *where)[0] == 0
    found = told(run("roadmap", "--chain", "oil", "--json", *where))
    assert (found["rows"], [call["link_id"] for call in found["calls"]]) == ([], ["ethylene"])


def test_chosen_links_are_planned_without_a_chain(say):
    (row,) = told(say("roadmap", "--link", "polyethylene", "--json"))["rows"]
    assert (row["chain_id"], row["link_id"]) == (None, "polyethylene")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["roadmap", "--chain", "steel"], "没有“steel”这条产业链"),
        (["roadmap", "--link", "film"], "“包装薄膜”本地已有"),
        (["roadmap", "--link", "gas"], "没有判为缺（不招引）"),
        (["roadmap", "--limit", "0"], "须为 1 以上"),
        (["roadmap", "--budget", "1"], "没有收录同环、规模可比的项目投资额"),
        (["whatif"], "没有写假设"),
        (["whatif", "--lose", "nobody"], "没有这家企业"),
        (["whatif", "--attract", "refinery:ethylene"], "不用再引"),
    ],
)
def test_what_cannot_be_is_one_sentence(say, arguments, message):
    code, out = say(*arguments)
    assert code == 2
    assert message in out
    assert len(out.strip().splitlines()) == 1


def test_a_what_if_tells_every_change_with_its_links(say):
    found = told(say("whatif", "--attract", "candidate:polyethylene:30万吨/年", "--json"))
    assert found["supposed"] == ["引进丙市聚烯烃公司（聚乙烯，30 万吨/年）"]
    assert found["local_supply"] == {"before": "1/2 条", "after": "3/3 条"}
    state = next(row for row in found["rows"] if row["kind"] == "state")
    assert (state["chain_id"], state["link_id"], state["before"], state["after"]) == (
        "oil",
        "polyethylene",
        "missing",
        "strong",
    )
    assert state["causes"] == [{"way": "own", "path": ["polyethylene"]}]
    supply = [row for row in found["rows"] if row["kind"] == "supply"]
    assert [row["chain_id"] for row in supply] == [None, "oil"]
    assert supply[0]["gained"] == ["polyethylene>film", "ethylene>polyethylene"]


def test_several_suppositions_keep_their_order(say):
    found = told(say("whatif", "--finish", "p1", "--lose", "refinery", "--scarce", "gas", "--json", "--lang", "en"))
    assert found["supposed"] == [
        "聚合催化剂项目 starts to operate",
        "甲炼 stops or leaves",
        "Industrial gas is unavailable both locally and from outside",
    ]
    states = {row["link_id"]: row["after"] for row in found["rows"] if row["kind"] == "state"}
    assert states == {"catalyst": "strong", "ethylene": "missing", "gas": "missing", "naphtha": "missing"}


def test_a_what_if_in_words_tells_the_way(say):
    code, out = say("whatif", "--lose", "refinery")
    assert code == 0
    assert "假设 甲炼停产或迁出" in out
    assert "投入：乙烯 → 聚乙烯" in out


def test_a_malformed_wish_is_told(say):
    code, out = say("whatif", "--attract", "candidate")
    assert code == 2
    assert "FIRM:LINK" in out


def test_measures_show_numerator_and_denominator(say):
    found = told(say("measures", "--json"))
    (row,) = found["rows"]
    assert (row["chain_id"], row["local_supply"], row["completeness"]) == ("oil", "1/2 条", "80%（4/5 环）")
    assert (row["gap_index"], row["concentration"], row["single_points"]) == ("0.18（2/11）", "0.38（6/16）", [])
    assert row["counts"]["local_supply"]["counted"] == ["naphtha>ethylene"]
    assert row["counts"]["local_supply"]["of"] == ["naphtha>ethylene", "polyethylene>film"]
    assert found["city"]["location_quotient"] is None
    assert "参考价值有限" in found["city"]["relatedness_badge"]
    assert "0.047" in found["city"]["relatedness_badge"]


def test_measures_in_english(say):
    code, out = say("measures", "--lang", "en")
    assert code == 0
    assert "1 of 2" in out
