"""Shortlist, rulings, undo and edit conflicts as planners meet them, in a real Chromium."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.records import Records
from graph.model.acts import AddToShortlist, MakeRuling, Undo
from graph.model.kinds import RulingKind
from graph.store.log import NewEntry
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.views.line import look
from tests.views.served import HOME, TINY, open_page, settled, sign

CHAIN, LINK = "petrochem-new-materials", "modified-plastics"
OFFICE = "抚顺市工业和信息化局"


class Office:
    """The app of one office, its store, and its log as somebody else in the office would write to it."""

    def __init__(self, url, store, log):
        self.url, self.store, self.log = url, store, log

    def enter(self, act, reason="别处记的", who=OFFICE):
        expected = max((entry.sequence for entry in self.log.entries() if entry.act.subject == act.subject), default=0)
        return self.log.append(NewEntry(act=act, who=who, load_id="0001-aaaa", reason=reason), expected)

    def clear(self):
        """Undo whatever stands, so that each test begins with nothing on the list."""
        stands = {}
        for entry in self.log.entries():
            stands[entry.act.subject] = entry
        for subject in stands:
            while (entry := self.standing(subject)) is not None:
                self.enter(Undo(entry=entry.sequence, about=subject))

    def standing(self, subject):
        return Records(self.log.entries()).in_force.get(subject)


@pytest.fixture(scope="module")
def office(own_fushun_app):
    return Office(own_fushun_app.url, own_fushun_app.store, own_fushun_app.log)


@pytest.fixture
def page(visit, office):
    office.clear()
    with visit() as opened:
        yield opened


@pytest.fixture(scope="module")
def place(fushun):
    """Where the target stands on the city's board, as the shortlist tells it."""
    target = fushun.target(LINK)
    return f"得分 {target.score.points} · 全市第 {fushun.targets.index(target) + 1} 位"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def save(page, reason=None, field="理由"):
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    if reason is not None:
        dialog.get_by_role("textbox", name=field).fill(reason)
    signer = dialog.get_by_role("combobox", name="由谁记录")
    signer.wait_for()
    if not signer.input_value():
        choose(page, OFFICE)
    dialog.get_by_role("button", name="保存", exact=True).click()
    return dialog


def choose(page, office):
    page.get_by_role("combobox", name="由谁记录").fill(office)
    page.get_by_role("option", name=office).click()
    settled(page)


@pytest.mark.browser
def test_a_target_is_put_on_the_shortlist_exported_and_taken_off(page, office, place):
    open_page(page, office.url, "targets", link=LINK)
    press(page, "列入跟进")
    save(page, "=先谈 *PP*", "备注")
    page.get_by_text("已记下：列入跟进 改性塑料").wait_for()
    page.locator(".st-key-target-profile").get_by_text("=先谈 *PP*").wait_for()
    page.get_by_role("link", name="跟进与核实").click()
    page.get_by_role("heading", name="跟进与核实").wait_for()
    page.get_by_text(place).wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出跟进清单").click()
    exported = Path(waiting.value.path()).read_bytes()
    assert exported.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(exported.decode("utf-8-sig")))
    assert (row["链环与企业"], row["现在的判断"]) == ("改性塑料", "延链 · 缺（未查到）")
    assert row["备注"] == "'=先谈 *PP*", "no spreadsheet takes it for a formula"
    press(page, "移出")
    page.get_by_text("跟进清单还是空的").wait_for()
    page.locator(".st-key-records-said").get_by_role("button", name="撤销").click()
    page.get_by_text(place).wait_for()


@pytest.mark.browser
def test_a_note_that_holds_wording_to_be_changed_is_told_at_once_and_kept_as_typed(page, office):
    open_page(page, office.url, "panorama", chain=CHAIN, link=LINK)
    press(page, "列入跟进")
    save(page, "谈包干电价", "备注")
    page.get_by_text("已记下：列入跟进 改性塑料").wait_for()
    said = "公平竞争：“包干电价”应改。规则 F-10"
    page.get_by_text(said).wait_for()
    assert office.standing(f"shortlist/{LINK}/").reason == "谈包干电价"
    assert "公平竞争：“包干电价”应改" in plain(look(office.url, "shortlist"))
    assert "18条规则检查手工填写的文字，应改1处" in look(office.url, "documents", what="roadmap", chain=CHAIN).said


def plain(seen):
    """What a page says, without the signs that keep it plain text."""
    return seen.said.replace("\\", "")


def test_a_note_that_may_be_said_is_told_nothing_of_and_the_log_is_shown_whole_in_english(office):
    office.clear()
    office.enter(AddToShortlist(link_id=LINK), "不得承诺包干电价")
    said = plain(look(office.url, "shortlist", lang="en"))
    assert "不得承诺包干电价" in said
    assert "Fair competition, " not in said
    assert f"All {office.log.last()} records" in said
    assert f"record #{office.log.last()}" in said


@pytest.mark.browser
def test_a_candidate_is_listed_with_its_link_and_for_a_department(page, office, fushun):
    open_page(page, office.url, "panorama", chain=CHAIN, link=LINK)
    press(page, "列入跟进")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox").first.click()
    page.get_by_role("option", name="普利特").click()
    dialog.get_by_role("button", name="保存", exact=True).click()
    dialog.get_by_text("没有写由谁记录，没有保存").wait_for()
    save(page)
    page.locator(".st-key-link-profile").get_by_text("改性塑料 · 普利特").wait_for()
    entry = office.log.entries()[-1]
    assert (entry.act.link_id, entry.who, entry.reason) == (LINK, OFFICE, None)
    assert fushun.city.firms[entry.act.firm_id].short_name == "普利特"


@pytest.mark.browser
def test_who_records_is_blank_until_it_is_written_and_then_remembered(page, office, place):
    office.enter(AddToShortlist(link_id=LINK), "甲")
    open_page(page, office.url, "shortlist")
    press(page, "移出")
    dialog = page.get_by_role("dialog")
    dialog.get_by_placeholder("请选记录单位").wait_for()
    sign(page, "市产业链办 *a*")
    dialog.get_by_role("button", name="保存", exact=True).click()
    page.locator(".st-key-records-said").get_by_role("button", name="撤销").click()
    page.get_by_text(place).wait_for()
    assert [entry.who for entry in office.log.entries()[-2:]] == ["市产业链办 *a*"] * 2
    # nor does a page that is loaded again ask for it: the button alone records
    page.reload()
    page.get_by_text(place).wait_for()
    settled(page)
    press(page, "移出")
    page.get_by_text("跟进清单还是空的").wait_for()
    assert office.log.entries()[-1].who == "市产业链办 *a*"


@pytest.mark.browser
def test_a_gap_is_confirmed_with_a_reason_outlives_a_load_and_is_undone(page, office, fushun_facts):
    open_page(page, office.url, "panorama", chain=CHAIN, link=LINK)
    profile = page.locator(".st-key-link-profile")
    profile.get_by_text("缺（未查到）").first.wait_for()
    press(page, "核实本地没有")
    dialog = save(page)
    dialog.get_by_text("没有写理由，没有保存").wait_for()
    save(page, "市工信局逐户走访，本地没有这类装置")
    profile.get_by_text("缺（已核实）").first.wait_for()
    profile.get_by_text("市工信局逐户走访").locator("visible=true").first.wait_for()
    changed = replace(fushun_facts, warnings=fushun_facts.warnings[:-1])
    assert office.store.replace(changed, by="test")[1]
    open_page(page, office.url, "panorama", chain=CHAIN, link=LINK)
    profile.get_by_text("缺（已核实）").first.wait_for()
    # by whom it is was said in this browser before the page was opened again
    profile.get_by_role("button", name="撤销").click()
    profile.get_by_text("缺（未查到）").first.wait_for()


@pytest.mark.browser
def test_what_is_ruled_out_leaves_the_targets_board(page, office):
    open_page(page, office.url, "panorama", chain=CHAIN, link=LINK)
    press(page, "核定不招引")
    save(page, "环保容量不足，市生态环境局意见")
    page.locator(".st-key-link-profile").get_by_text("不招引（已核定）").first.wait_for()
    board = "".join(look(office.url, "targets", chain=CHAIN).drawn)
    assert 'data-click="' in board
    assert f'data-click="{LINK}"' not in board
    assert "环保容量不足" in look(office.url, "shortlist").said


@pytest.mark.browser
def test_someone_who_was_faster_is_shown_and_nothing_is_lost(page, office):
    open_page(page, office.url, "panorama", chain=CHAIN, link=LINK)
    press(page, "核实本地没有")
    page.get_by_role("dialog").wait_for()
    theirs = office.enter(MakeRuling(chain_id=CHAIN, link_id=LINK, ruling=RulingKind.NOT_LOCAL), "环保容量不足")
    dialog = save(page, "本地没有")
    dialog.get_by_text("这一条刚被别人改过。你的修改还在，没有保存。").wait_for()
    for told in ("环保容量不足", "不招引", OFFICE):
        dialog.get_by_text(told).first.wait_for()
    assert dialog.get_by_role("textbox", name="理由").input_value() == "本地没有"
    assert office.log.entries()[-1] == theirs
    dialog.get_by_role("button", name="仍保存我的修改").click()
    page.locator(".st-key-link-profile").get_by_text("缺（已核实）").first.wait_for()
    assert office.log.entries()[-1].reason == "本地没有"


@pytest.mark.browser
def test_a_button_of_a_page_that_is_out_of_date_does_nothing_unseen(page, office):
    office.enter(AddToShortlist(link_id=LINK), "第一次")
    open_page(page, office.url, "shortlist")
    page.get_by_text("第一次").first.wait_for()
    office.enter(AddToShortlist(link_id=LINK), "别人改过的备注")
    press(page, "移出")
    save(page).get_by_text("这一条刚被别人改过。你的修改还在，没有保存。").wait_for()
    page.get_by_role("button", name="放弃我的修改").click()
    page.get_by_role("dialog").wait_for(state="detached")
    page.get_by_text("别人改过的备注").first.wait_for()
    office.enter(AddToShortlist(link_id=LINK), "又改过的备注")
    before = office.log.last()
    press(page, "移出")
    page.get_by_text("这一条刚被别人改过，没有").wait_for()
    page.get_by_text("又改过的备注").first.wait_for()
    assert office.log.last() == before


def test_a_damaged_log_is_told_and_never_passed_over(serve, tmp_path_factory):
    path = tmp_path_factory.mktemp("damaged") / "graph.sqlite"
    SqliteStore(path).replace(read_facts(TINY), by="test")
    path.with_name("graph-records.sqlite").write_bytes(b"not a database, but long enough to look at" * 50)
    said = look(serve(HOME / "app.py", {"LIANPU_STORE": str(path)})).said
    assert "跟进和核实记录打不开" in said
    assert "请勿删除" in said
