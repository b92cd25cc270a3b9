"""Facts changed from a page: product texts decided and single facts, looked at, entered, remembered, taken back."""

import pytest

from graph.errors import InvalidRequest
from pipeline.imports.desk import ImportDesk
from pipeline.settings import Settings
from tests.pipeline.imports.words import digest, told

LIST = "企业名称,主要产品,县区\n甲市炼化厂,石脑油、薄膜,东区\n"
SAID = {"source": "市工信局现场核实", "basis": "source", "as_of": "2026-11"}


@pytest.fixture
def desk(say, facts, tmp_path):
    return ImportDesk(Settings(facts=facts, store=tmp_path / "graph.sqlite"))


def proposals(desk, text):
    (item,) = [each for each in desk.acts.texts("zh") if each["text"] == text]
    return item, {each["link"]: each for each in item["proposals"]}


def test_a_fact_is_corrected_added_and_removed_and_each_can_be_taken_back(desk, say):
    before, acts = digest(say), desk.acts
    make = {"what": "add", "kind": "MAKES", "ends": ("refinery", "gas"), "values": {"product": "氢气"}, **SAID}
    assert ("生产", 1, 0, 0) in acts.preview(acts.wish(**make), "zh")["counts"]
    assert digest(say) == before, "a look writes nothing"
    number, _ = acts.enter(acts.wish(**make), "市工信局", "补充")
    with pytest.raises(InvalidRequest, match="已经有了"):
        acts.preview(acts.wish(**make), "zh")
    cell = {"what": "set", "kind": "MAKES", "fact": "refinery|gas|氢气", "column": "capacity", "value": "3", **SAID}
    acts.enter(acts.wish(**cell), "市工信局", "补产能")
    gone = acts.wish(what="remove", kind="Project", fact="p1")
    acts.enter(gone, "市工信局", "项目取消")
    assert [(each["sequence"], each["is_undone"]) for each in desk.history("zh")] == [
        (3, False),
        (2, False),
        (1, False),
    ]
    assert "氢气" in str(told(say("records", "--json"))["rows"])
    for each in (2, number, 3):
        desk.undo(each, "市工信局", None)
    assert digest(say) == before


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"source": " "}, "出处"),
        ({"basis": "perhaps"}, "依据"),
        ({"as_of": "近来"}, "看不懂这个时间"),
        ({"value": "很多"}, "放不下这个值"),
    ],
)
def test_a_correction_without_evidence_or_with_a_bad_value_is_refused(desk, change, why):
    wish = {"what": "set", "kind": "MAKES", "fact": "refinery|naphtha|石脑油", "column": "capacity", "value": "3"}
    with pytest.raises(InvalidRequest, match=why):
        desk.acts.preview(desk.acts.wish(**{**wish, **SAID, **change}), "zh")


def test_an_edit_needs_a_reason(desk):
    wish = desk.acts.wish(what="remove", kind="Project", fact="p1")
    with pytest.raises(InvalidRequest, match="理由"):
        desk.acts.enter(wish, "市工信局", None)


def test_texts_of_an_import_wait_until_a_person_decides_and_stay_decided(desk, say, tmp_path):
    (tmp_path / "名单.csv").write_text(LIST, encoding="utf-8")
    assert say("import", tmp_path / "名单.csv", "--apply", "--who", "市工信局")[0] == 0
    text = "石脑油、薄膜"
    item, found = proposals(desk, text)
    open_ = [link for link, each in found.items() if each["ruling"] == "uncertain"]
    assert item["waits"]
    assert "naphtha" not in found, "what the firm is on file for is no question"
    answers = {(item["id"], link): False for link in open_}
    number, _ = desk.acts.enter(desk.acts.wish(matches=answers), "市工信局", None)
    item, found = proposals(desk, text)
    assert not item["waits"]
    assert {found[link]["ruling"] for link in open_} == {"rejected"}
    assert number in {found[link]["decided"] for link in open_}
    assert text not in say("match")[1]
    assert f"否 #{number} 包装薄膜" in say("match", "--decided")[1]
    desk.undo(number, "市工信局", None)
    assert proposals(desk, text)[0]["waits"]


def test_a_text_confirmed_for_a_link_is_a_make_with_the_source_of_the_text(desk, say, tmp_path):
    (tmp_path / "名单.csv").write_text(LIST, encoding="utf-8")
    say("import", tmp_path / "名单.csv", "--apply", "--who", "市工信局")
    item, _ = proposals(desk, "石脑油、薄膜")
    wish = desk.acts.wish(matches={(item["id"], "film"): True})
    (row,) = [each for each in desk.acts.preview(wish, "zh")["facts"] if each[1] == "生产"]
    assert row == ("新增", "生产", "甲市炼化厂 → 包装薄膜", "名单.csv!名单!2")


def test_texts_typed_are_read_and_nothing_is_written(say):
    read = told(say("match", "--text", "工业气体", "--text", "工业气体、石脑油销售", "--json"))
    assert [each["proposals"][0]["ruling"] for each in read["texts"]] == ["confirmed", "rejected"]


def test_texts_of_a_file_are_read_with_their_firms(say, tmp_path):
    (tmp_path / "texts.csv").write_text("firm,text\n甲市气体厂,工业气体\n甲市商贸有限公司,工业气体\n", encoding="utf-8")
    read = told(say("match", tmp_path / "texts.csv", "--json"))
    assert [each["proposals"][0]["ruling"] for each in read["texts"]] == ["confirmed", "rejected"]
    assert say("match", tmp_path / "nothing.csv")[0] == 2
