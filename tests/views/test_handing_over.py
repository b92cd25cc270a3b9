"""What pages hand over: protected tables to whom their paper is handed, and every file with an entry in the audit."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from access.audit import Action, the_audit
from access.person import Person
from access.roles import Role
from access.scope import ALL, NOTHING
from views.ledger import page as ledger_page
from views.peers import page as peers_page
from views.shared import table_tools
from views.shared.handing_over import why_kept

VIEWER = Person("ck-01", "示例单位甲", frozenset((Role.VIEW,)), NOTHING)
DISTRICT = Person("tb-01", "示例单位甲", frozenset((Role.REPORT,)), NOTHING)
REVIEWER = Person("sh-01", "示例单位甲", frozenset((Role.REVIEW,)), NOTHING)
WHOLE_CITY = Person("tb-02", "示例单位甲", frozenset((Role.REPORT,)), ALL)
ROWS = [{"项目": "甲项目", "金额": "3 亿元"}]


class Opened(nullcontext):
    """A popover that is open, whose contents are drawn."""

    open = True


class Drawn:
    """What a page draws, in place of Streamlit: buttons that are on, by key, with what they hand over."""

    def __init__(self):
        self.on, self.off = {}, []

    def popover(self, *_, **__):
        return Opened()

    def caption(self, *_, **__):
        pass

    def button(self, _, key, disabled=False, **__):
        assert disabled
        self.off.append(key)

    def download_button(self, _, data, key, disabled=False, **__):
        if disabled:
            self.off.append(key)
        else:
            self.on[key] = data


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path))
    monkeypatch.setenv("LIANPU_ACCESS", "accounts")


@pytest.fixture
def drawn(monkeypatch):
    made = Drawn()
    for module in (table_tools, ledger_page, peers_page):
        monkeypatch.setattr(module, "st", made)
    return made


def context(person):
    records = SimpleNamespace(entries=())
    return SimpleNamespace(
        person=person, language="zh", records=records, text=lambda text, **kept: text.of("zh", **kept)
    )


@pytest.mark.parametrize("person", [VIEWER, DISTRICT])
def test_amounts_of_the_whole_city_are_kept_from_whom_their_paper_is(drawn, person):
    table_tools.export_part(context(person), "log", "记录", ROWS, "projects")
    ledger_page._export(context(person), SimpleNamespace(day="2026-12-01"))
    assert drawn.on == {}
    assert drawn.off == ["export-log-closed", "ledger-export"]
    assert "只限审核岗" in why_kept(context(person), "projects")


@pytest.mark.parametrize("person", [REVIEWER, WHOLE_CITY])
def test_they_are_handed_to_whom_the_paper_is_and_audited(drawn, person, monkeypatch):
    monkeypatch.setattr(ledger_page, "office_table", lambda *_: b"workbook")
    table_tools.export_part(context(person), "log", "记录", ROWS, "projects")
    ledger_page._export(context(person), SimpleNamespace(day="2026-12-01"))
    assert "甲项目".encode() in drawn.on["export-log-csv"]()
    assert drawn.on["ledger-export"]() == b"workbook"
    told = [(each.who, each.action, each.about) for each in the_audit().entries()]
    assert told == [
        (person.name, Action.EXPORT, "记录.csv × 1"),
        (person.name, Action.EXPORT, "项目台账2026-12-01.xlsx"),
    ]


def test_any_other_table_is_handed_to_whoever_sees_it_and_audited(drawn):
    table_tools.export_part(context(VIEWER), "firms", "企业", ROWS)
    peers_page._export(context(VIEWER), SimpleNamespace(rows=()))
    drawn.on["export-firms-csv"]()
    drawn.on["peers-export"]()
    assert [each.about for each in the_audit().entries()] == ["企业.csv × 1", "peers.csv"]


def test_on_a_single_pc_nothing_is_kept_and_nothing_told(drawn, monkeypatch):
    monkeypatch.delenv("LIANPU_ACCESS")
    table_tools.export_part(context(None), "log", "记录", ROWS, "projects")
    drawn.on["export-log-csv"]()
    assert the_audit().entries() == ()
