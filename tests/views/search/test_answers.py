"""What the search answers over the six links and five firms: groups, rows, what is shown, and what is near."""

import pytest

from graph.analysis.exploration.name_search import By, Hit
from graph.analysis.judgement import judge
from graph.model.nodes import Firm
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.views.served import TINY
from views.search.about import about
from views.search.answers import Question, answer, segments
from views.search.index import GROUPS, NODES, SearchIndex

PAGES = {name: name for name in ("panorama", "targets", "firms", "ties", "roadmap", "owner", "documents", "explore")}


@pytest.fixture(scope="module")
def judgement(tmp_path_factory):
    store = SqliteStore(tmp_path_factory.mktemp("tiny") / "graph.sqlite")
    store.replace(read_facts(TINY), by="test")
    with store.reader() as reader:
        return judge(reader)


@pytest.fixture(scope="module")
def index(judgement):
    return SearchIndex(judgement, "zh", PAGES)


def keys(answered):
    return {group["id"]: [row["key"] for row in group["rows"]] for group in answered["groups"]}


def first(index, text):
    return answer(index, Question(text))["groups"][0]["rows"][0]


def test_everything_is_found_by_its_name_here_and_elsewhere(index):
    for text, key in (
        ("石脑油", "Link:naphtha"),
        ("甲炼", "Firm:refinery"),
        ("丙市聚烯烃公司", "Firm:candidate"),
        ("聚合催化剂项目", "Project:p1"),
        ("石油化工", "Chain:oil"),
        ("工业局", "Organisation:bureau"),
        ("戊市", "Place:戊市"),
        ("目标企业目录", "Document:catalogue"),
        ("一页纸 石油化工", "Document:one-page/oil"),
        ("targets", "Page:targets"),
        ("catalyst-works", "Firm:catalyst-works"),
    ):
        assert first(index, text)["key"] == key


def test_the_group_of_the_best_match_comes_first_and_all_are_counted(index):
    answered = answer(index, Question("聚合催化剂"))
    assert list(keys(answered)) == ["Link", "Project", "Firm"]
    assert answered["counts"] == [("Link", "链环", 1), ("Firm", "企业", 1), ("Project", "项目", 1)]
    assert answered["total"] == 3
    assert answered["groups"][2]["why"] == "产品含“聚合催化剂”，名称里没有"


def test_a_spelling_is_read_and_the_name_is_marked(index):
    answered = answer(index, Question("yixi"))
    assert answered["reading"] == ["按拼音读作", "乙烯"]
    row = answered["groups"][0]["rows"][0]
    assert (row["name"], row["second"]) == ([("乙烯", True)], [("yi xi", False)])


def test_a_code_says_that_it_is_one(index):
    assert first(index, "2651")["second"] == [("代码 ", False), ("2651", True), (" ", False)]


def test_what_a_row_shows_and_where_it_leads(index):
    row = first(index, "聚乙烯")
    assert row["ways"][0] == ("panorama", "panorama", {"chain": "oil", "link": "polyethylene"})
    assert row["ways"][-1] == ("explore", "explore", {"open": "Link:polyethylene", "pick": "Link:polyethylene"})
    assert dict(row["facts"])["所在链"] == "石油化工"
    assert row["mark"] == index.judgement.mark("polyethylene").value
    firm = first(index, "甲市炼化厂")
    assert [way[0] for way in firm["ways"]] == ["firms", "ties", "explore"]
    assert firm["side"] == "本地 · 甲市"


def test_every_thing_can_be_shown_and_leads_to_a_page(index):
    for thing in index.things:
        shown = about(index, thing.key)
        assert shown.ways
        assert all(caption and value for caption, value in shown.facts)


def test_one_group_alone_shows_all_of_it(index):
    alone = answer(index, Question("聚合催化剂", group=Firm.KIND))
    assert list(keys(alone)) == [Firm.KIND]
    assert [count for *_, count in alone["counts"]] == [1, 1, 1], "the other groups are still counted"
    assert list(keys(answer(index, Question("戊市", group=Firm.KIND)))) == ["Place"], "none in it: all are shown"


def test_only_some_groups_may_be_found(index):
    answered = answer(index, Question("聚合催化剂", only=(Firm.KIND,)))
    assert keys(answered) == {"Firm": ["Firm:catalyst-works"]}


def test_before_anything_is_typed_what_was_opened_lately_is_offered_if_it_is_still_there(index):
    recent = ["Firm:gone", "Firm:refinery", "Page:targets", "Firm:refinery"]
    assert keys(answer(index, Question("", recent=recent)))["recent"] == ["Firm:refinery", "Page:targets"]
    assert keys(answer(index, Question("", NODES, recent=recent)))["recent"] == ["Firm:refinery"]
    targets = [f"Link:{target.link_id}" for target in index.judgement.targets][:6]
    assert keys(answer(index, Question("")))["targets"] == targets
    local = keys(answer(index, Question("", (Firm.KIND,))))["local"]
    assert "Firm:candidate" not in local
    assert local[0] == "Firm:refinery", "the one that makes most links"


def test_nothing_found_offers_what_is_near(index):
    answered = answer(index, Question("聚已烯"))
    assert (answered["found"], answered["total"]) == (False, 0)
    assert keys(answered) == {"near": ["Link:polyethylene"]}
    assert answer(index, Question("☃"))["groups"] == []


def test_the_other_language(judgement):
    index = SearchIndex(judgement, "en", PAGES)
    row = first(index, "乙烯")
    assert row["name"] == [("Ethylene", False)]
    assert row["second"] == [("乙烯", True), (" ", False)]
    assert [group["name"] for group in answer(index, Question("oil"))["groups"]] == ["Chains"]
    assert set(GROUPS) >= set(NODES)


def test_pieces_that_touch_are_one():
    hits = search_hits("ab", "b", "a")
    assert segments("xabx", hits) == [("x", False), ("ab", True), ("x", False)]


def search_hits(*words):
    return [Hit("xabx", "xabx".index(word), "xabx".index(word) + len(word), By.NAME) for word in words]
