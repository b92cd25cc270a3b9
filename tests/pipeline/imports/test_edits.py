"""Cells corrected, things joined, texts matched: entered, listed, undone in any order; two clerks see one another."""

import pytest

from tests.pipeline.imports.words import digest, edit, told


def test_two_clerks_who_change_one_cell_are_told_both_values(city, lists, tmp_path):
    city("import", lists[0], "--plan", tmp_path / "p.json")
    assert edit(city, "set", "Firm", "refinery", "县区", "北区", who="市统计局")[0] == 0
    code, out = city("import", "--apply", tmp_path / "p.json")
    assert code == 2
    assert "Firm refinery district: 市统计局 #1 “北区” ≠ “东区”" in out
    assert told(city("import", "--history", "--json"))["rows"] == [], "nothing was entered"
    code, out = edit(city, "set", "Firm", "refinery", "district", "南区", was="东区")
    assert code == 2
    assert "市统计局 #1 “北区”，要写“南区”" in out
    code, out = city("import", "--apply", tmp_path / "p.json", "--overwrite")
    assert code == 0
    assert "与别的记录说法不同（以后一个为准）" in out


def test_edits_of_every_sort_are_entered_listed_and_undone_in_any_order(city):
    before = digest(city)
    acts = [
        ("set", "Firm", "film-works", "县区", "北区"),
        ("same", "Firm", "film-works", "pack-works"),
        ("match", "refinery", "gas", "氢气", "yes"),
        ("name", "Link", "film", "塑料膜"),
        ("apart", "Firm", "refinery", "candidate"),
        ("remove", "Project", "p1"),
    ]
    for act in acts:
        assert edit(city, *act)[0] == 0
    about = [row["about"] for row in told(city("records", "--json"))["rows"]]
    assert about[:4] == [
        "企业：甲市薄膜厂 · 县区：（空白） → 北区",
        "企业：pack-works 并入 企业：甲市薄膜厂",
        "甲炼“氢气” → 工业气体：是",
        "“塑料膜”指 链环：包装薄膜",
    ]
    for number in (4, 1, 6, 2, 5, 3):
        assert city("import", "--undo", number)[0] == 0
    assert digest(city) == before


def test_undoing_a_merge_names_the_later_one_that_stands(say):
    for pair in (("film-works", "pack-works"), ("refinery", "film-works")):
        assert edit(say, "same", "Firm", *pair)[0] == 0
    code, out = say("import", "--undo", 1)
    assert code == 0
    assert "后来的合并 #2（film-works → refinery）仍然有效" in out
    assert told(say("stats", "--json"))["counts"]["Firm"] == 4


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("set", "Firm", "nobody", "县区", "北区"), "没有这条资料"),
        (("set", "Firm", "refinery", "colour", "red"), "没有这一栏"),
        (("set", "MAKES", "refinery|naphtha|石脑油", "capacity", "many"), "放不下这个值"),
        (("set", "Project", "p1", "stage", ""), "放不下这个值"),
        (("same", "Firm", "refinery"), "写法是 edit same"),
        (("same", "Firm", "refinery", "refinery"), "同一个"),
        (("match", "refinery", "gas", "氢气", "perhaps"), "写法是 edit match"),
        (("name", "Project", "p1", "一期"), "只用于企业和链环"),
    ],
)
def test_what_cannot_be_edited_is_refused_in_words(say, arguments, why):
    code, out = edit(say, *arguments)
    assert (code, why in out) == (2, True), out
    assert told(say("records", "--json"))["rows"] == []
