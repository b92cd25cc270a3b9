"""A city that has entered little yet: every page says what is missing and what to fill in, and none fails."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from access.rules import REVIEWABLE
from graph.analysis.records import Records
from graph.model.facts import FactSet
from graph.model.region import Region
from graph.model.review_acts import SetReview
from graph.store.log import LogEntry
from graph.store.sqlite import SqliteStore
from tests.views.conftest import embedded
from tests.views.line import look
from tests.views.served import open_page
from views.frame import PAGES
from views.shared.waiting import is_review_shown

REGION = "city: 示例市\ncity_en: Shili\nprovince: 辽宁\nprovince_en: Liaoning\nas_of: 2026-03\n"
WITHOUT_FACTS = ("shortlist", "ledger", "review", "imports", "evidence", "methods")
"""Pages of what people record and of how it is judged: they say so in words of their own."""
TABLES = {
    "chains": "编号,名称,类别,序号,来源,依据\nc1,滤材,产业集群,1,文件甲,来源\nc2,箱包,产业集群,2,文件甲,来源\n",
    "links": "编号,名称,类别,行业代码,选址性质,来源,依据\nl1,聚丙烯,材料,2651,可招引,文件甲,来源\n"
    "l2,无纺布,材料,1781,可招引,文件甲,来源\n",
    "chain_links": "产业链编号,链环编号,环节,来源,依据\nc1,l1,上游,文件甲,来源\nc1,l2,中游,文件甲,来源\n",
    "inputs": "投入链环编号,去向链环编号,投入类型,强度,来源,依据\nl1,l2,原料,核心,文件甲,来源\n",
}


@pytest.fixture(scope="module")
def bare(serving, tmp_path_factory):
    """A city with two chains, links in one of them, and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "region.yaml").write_text(REGION, encoding="utf-8")
    (folder / "shared").mkdir()
    for name, text in TABLES.items():
        (folder / "shared" / f"{name}.csv").write_text(text, encoding="utf-8")
    return serving(folder).url


@pytest.mark.parametrize("page", PAGES)
def test_no_page_fails(bare, page):
    for chain in ("c1", "c2"):
        seen = look(bare, page, chain=chain)
        assert seen.boxes == []
        assert not {"本页没有显示出来", "资料里没有要看的内容"} & set(seen.texts)


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("roadmap", "还没有可排的步骤"),
        ("targets", "还没有目标"),
        ("firms", "还没有企业"),
        ("ties", "还没有企业"),
        ("map", "还没有企业"),
    ],
)
def test_a_page_with_nothing_to_show_says_what_is_missing(bare, page, says):
    seen = look(bare, page)
    assert says in seen.texts
    assert "资料导入" in seen.text
    assert ".csv" not in seen.text, "a planner is sent to a page, not to a file"


@pytest.fixture(scope="module")
def nothing(serve, tmp_path_factory):
    """A city of which nothing but its name is on file, as `new-city` leaves it."""
    store = SqliteStore(tmp_path_factory.mktemp("nothing") / "graph.sqlite")
    home = Region(city="示例市", city_en="示例市", province="辽宁", province_en="Liaoning")
    store.replace(FactSet(region=home, nodes=(), edges=()), by="test")
    return embedded(store, serve).url


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_an_empty_graph_says_what_to_fill_in(nothing, page):
    seen = look(nothing, page)
    assert seen.boxes == []
    assert not {"本页没有显示出来", "资料里没有要看的内容"} & set(seen.texts)
    if page in WITHOUT_FACTS:
        return
    assert any(text.startswith("还没有") for text in seen.texts)
    assert "资料导入" in seen.text


def test_an_empty_overview_says_where_to_begin_and_marks_the_name_in_english(nothing):
    assert "这个城市还没有资料" in look(nothing).text
    assert "Industrial chains of 示例市 \\[zh\\]" in look(nothing, lang="en").text


@pytest.mark.browser
def test_what_is_still_to_be_surveyed_is_told_by_chain(page, bare):
    open_page(page, bare, "targets")
    expect(page.get_by_test_id("stExpander").locator("summary p")).to_have_text(["先摸底：滤材要逐环问清 2 环"])


@pytest.mark.browser
def test_exploring_starts_from_the_chains_if_there_is_nothing_else(page, bare):
    open_page(page, bare, "explore")
    page.get_by_role("button", name="滤材").click()
    page.wait_for_url("**open=Chain*c1*")


def test_the_documents_of_a_bare_chain_are_drawn(bare):
    for what in ("one-page", "deck", "panorama", "roadmap", "survey", "catalogue", "handbook"):
        seen = look(bare, "documents", what=what, chain="c1")
        assert (seen.boxes, "本页没有显示出来" in seen.texts) == ([], False)


def test_a_single_pc_has_no_page_of_reviews_in_its_navigation_before_a_kind_is_set_to_wait():
    act = SetReview(of=REVIEWABLE[0].KIND, waits=True)
    entry = LogEntry(
        sequence=1, who="市工信局", made_at="2026-03-01T08:00:00+00:00", load_id="1", act=act, reason="先审"
    )
    assert not is_review_shown(SimpleNamespace(records=Records(())))
    assert is_review_shown(SimpleNamespace(records=Records((entry,))))
