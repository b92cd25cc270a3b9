"""`review` on the command line: wording in the log and in the facts, each told once, and nothing changed."""

import json

from graph.model.acts import AddToShortlist, MakeRuling, SaveScenario, Undo
from graph.model.kinds import RulingKind


def rows(say, *more):
    code, out = say("review", "--json", *more)
    return code, json.loads(out)["rows"]


def test_the_tiny_facts_hold_nothing_to_flag(say):
    assert rows(say) == (0, [])
    code, out = say("review")
    assert code == 0
    assert "按规则包 2026-11-30 版查出 0 处表述" in out


def test_a_note_and_a_ruling_are_flagged_where_they_stand(say, enter):
    enter(AddToShortlist(link_id="polyethylene"), "先谈，按纳税额奖励")
    enter(MakeRuling(chain_id="oil", link_id="polyethylene", ruling=RulingKind.NOT_LOCAL), "企业不得迁出本市")
    code, found = rows(say)
    assert code == 1
    assert [(row["entry"], row["rule"], row["wording"], row["certainty"]) for row in found] == [
        (1, "F-01", "按纳税额奖励", "plain"),
        (2, "F-09", "不得迁出", "plain"),
    ]
    assert found[0]["place"] == "列入跟进 #1 · 聚乙烯 · 理由或备注"
    assert found[0]["rests_on"] == "公平竞争审查条例第十条；实施办法第十九条；国发〔2015〕25号第四条"
    assert found[0]["articles"] == ["10"]
    assert (found[0]["start"], found[0]["end"]) == (3, 9)


def test_names_typed_are_read_and_what_was_undone_is_not(say, enter):
    enter(SaveScenario(name="零地价方案", changes="[]"), None)
    act = AddToShortlist(link_id="ethylene")
    enter(act, "承诺税收返还")
    enter(Undo(entry=2, about=act.subject), None, expected=2)
    assert [(row["entry"], row["rule"]) for row in rows(say)[1]] == [(1, "F-10")]


def test_words_of_the_files_are_flagged_with_their_column(say, facts):
    path = facts / "oil" / "links.csv"
    heads, first, *rest = path.read_text("utf-8-sig").splitlines()
    path.write_text(
        "\n".join([f"{heads},备注", f"{first},对落户企业先征后返", *(f"{line}," for line in rest)]), "utf-8"
    )
    say("load")
    (row,) = rows(say, "--lang", "en")[1]
    assert (row["origin"], row["kind"], row["rule"], row["wording"]) == ("facts", "Link", "F-02", "先征后返")
    assert row["place"] == "Link: Naphtha · Note"
    assert path.read_text("utf-8").count("先征后返") == 1
