"""People sign in; pages show what they may do and say why not; a session that is ended is over at the next press."""

import pytest
from playwright.sync_api import expect

from access.administration import Administration
from access.audit import Action, Audit, Outcome
from access.person import at_command_line
from access.roles import Role
from access.scope import ALL, NOTHING, Places, Scope
from access.sessions import Sessions
from graph.analysis.records import Records
from graph.model.review_acts import SetReview
from graph.store.log import NewEntry
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from tests.views.ledger.dialogs import dialog_of, fill
from tests.views.served import HOME, TINY, quiet, settled, shown

PASSWORD, OWN = "correct-horse-9-battery", "staple-of-another-7-kind"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    SqliteStore(folder / "lianpu.sqlite").replace(read_facts(TINY), by="test")
    return folder


@pytest.fixture(scope="module")
def desk(home):
    sessions, audit = Sessions(home / "lianpu-accounts.sqlite"), Audit(home / "lianpu-audit.sqlite")
    return Administration(at_command_line("root"), sessions, audit)


@pytest.fixture(scope="module")
def url(home, desk, serve):
    east = Scope(Places.of(["东区"]))
    posts = (
        ("ck-01", Role.VIEW, NOTHING),
        ("dq-01", Role.REPORT, east),
        ("xq-01", Role.REPORT, Scope(Places.of(["西区"]))),
        ("qs-01", Role.REPORT, ALL),
        ("sh-01", Role.REVIEW, NOTHING),
    )
    for name, role, scope in posts:
        desk.add(name, "示例单位甲", password=PASSWORD)
        desk.grant(name, [role], scope)
        token = desk.sessions.sign_in(name, PASSWORD).token
        desk.sessions.change_password(token, PASSWORD, OWN)
    desk.add("sj-01", "示例单位己", password=PASSWORD)
    desk.grant("sj-01", [Role.AUDIT])
    settings = {"LIANPU_HOME": str(home), "LIANPU_ACCESS": "accounts", "LIANPU_FACTS": str(TINY)}
    return serve(HOME / "app.py", settings)


def sign_in(page, url, name, path="/", password=OWN):
    page.goto(f"{url}{path}")
    page.get_by_label("账号").fill(name)
    page.get_by_label("口令").fill(password)
    page.get_by_role("button", name="登录").click()


@pytest.mark.browser
def test_a_button_that_is_not_for_the_role_or_the_scope_is_off_and_says_why(visit, url, home):
    with visit() as page:
        sign_in(page, url, "ck-01", "/panorama?chain=oil&link=film")
        button = page.get_by_role("button", name="列入跟进").first
        button.wait_for()
        assert button.is_disabled()
        quiet(page)  # a button drawn anew under the pointer loses its tooltip
        button.hover(force=True)
        shown(page, "查看岗不能“列入跟进”；只限填报、审核岗")
        assert "chain=oil" in page.url, "signing in leads back to the page that was asked for"
    with visit() as page:
        sign_in(page, url, "xq-01", "/ledger?project=p1")
        button = page.get_by_role("button", name="接收进台账")
        button.wait_for()
        assert button.is_disabled()
        quiet(page)  # a button drawn anew under the pointer loses its tooltip
        button.hover(force=True)
        shown(page, "不在本账号的范围（县区 西区）")
    assert SqliteLog(home / "lianpu-records.sqlite").last() == 0


@pytest.mark.browser
def test_a_reporter_enters_what_is_in_the_own_district_until_the_session_is_ended(
    visit, url, home, desk, tmp_path_factory
):
    log = SqliteLog(home / "lianpu-records.sqlite")
    with visit() as page:
        sign_in(page, url, "dq-01", "/ledger?project=p1")
        page.get_by_role("button", name="接收进台账").click()
        shown(page, "由 示例单位甲（dq-01） 记录")
        fill(page, "责任单位", "甲市工信局")
        dialog_of(page).get_by_role("button", name="保存", exact=True).click()
        quiet(page)
        page.get_by_text("已记下：立项登记").wait_for()
        entry = log.entries()[0]
        assert (entry.who, entry.act.department) == ("示例单位甲（dq-01）", "甲市工信局")
        # an administrator ends the session: the page that is open meets it at the next press
        desk.block("dq-01")
        page.get_by_role("link", name="目标看板").click()
        shown(page, "已退出，或登录已结束。")
        expect(page.get_by_role("link", name="重新登录")).to_be_visible()
    tokens = look_at_the_audit(visit, url, desk)
    # neither passwords nor tokens are in what the server wrote, in the files it keeps or in addresses
    written = [*tmp_path_factory.getbasetemp().glob("served*/log.txt"), *home.iterdir()]
    held = b"".join(path.read_bytes() for path in written if path.is_file())
    assert tokens
    assert [secret for secret in (PASSWORD, OWN, *tokens) if secret.encode() in held] == []


def look_at_the_audit(visit, url, desk):
    """Sign in as the auditor, who sets an own password and sees no page of industry; return the tokens."""
    with visit() as page:
        sign_in(page, url, "sj-01", password=PASSWORD)
        shown(page, "首次登录，请先换口令。")
        page.get_by_label("现在的口令").fill(PASSWORD)
        page.get_by_label("新口令", exact=True).fill(OWN)
        page.get_by_label("新口令再输一次").fill(OWN)
        page.get_by_role("button", name="保存").click()
        page.get_by_role("heading", name="账号与审计").wait_for()
        settled(page)
        shown(page, "记录连续，没有缺号、没有改动")
        assert desk.audit.search("dq-01", outcome=Outcome.DONE)
        expect(page.get_by_role("link", name="全景图")).to_have_count(0)
        tokens = [each["value"] for each in page.context.cookies() if each["httpOnly"]]
        page.get_by_role("button", name="退出").click()
        shown(page, "已退出，或登录已结束。")
    return tokens


@pytest.mark.browser
def test_what_waits_is_marked_and_counts_once_another_post_accepts_it(visit, url, home):
    log = SqliteLog(home / "lianpu-records.sqlite")
    log.append(NewEntry(act=SetReview(of="SHORTLIST", waits=True), who="市工信局", load_id="-", reason="先审后用"), 0)
    with visit() as page:
        sign_in(page, url, "qs-01", "/panorama?chain=oil&link=film")
        page.get_by_role("button", name="列入跟进").first.click()
        shown(page, "由 示例单位甲（qs-01） 记录")
        dialog_of(page).get_by_role("button", name="保存", exact=True).click()
        page.get_by_text("待审：审核岗通过后才生效").wait_for()
        quiet(page)
        # beside what stands, with its mark, and off where it is its maker's to decide
        shown(page, "待审 1 条，没有计入本页")
        page.get_by_role("link", name="待审 1", exact=True).click()
        shown(page, "自己报的")
        page.get_by_role("button", name="全选").click()
        shown(page, "填报岗不能“审核通过”；只限审核岗")
        expect(page.get_by_role("button", name="通过", exact=True)).to_be_disabled()
    assert Records(log.entries()).shortlist == ()
    with visit() as page:
        sign_in(page, url, "sh-01", "/review")
        page.get_by_role("button", name="全选").click()
        page.get_by_role("button", name="退回", exact=True).click()
        shown(page, "退回要写明理由。")
        page.get_by_role("button", name="通过", exact=True).click()
        shown(page, "通过 1 条。")
        expect(page.get_by_role("link", name="待审", exact=True)).to_be_visible()
    ((entry, _),) = Records(log.entries()).shortlist
    assert entry.who == "示例单位甲（qs-01）"
    assert [each.about.split()[0] for each in desk_audit(home).entries() if each.action is Action.ACT][-2:] == [
        "PROPOSE",
        "ACCEPT",
    ]


def desk_audit(home):
    return Audit(home / "lianpu-audit.sqlite")
