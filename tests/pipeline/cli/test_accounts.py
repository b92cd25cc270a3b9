"""Accounts and the audit by commands: the first administrator, roles, and passwords that are nowhere shown."""

import csv
import io
import json
import shutil
import sys

import pytest

from access.audit import Action, the_audit
from access.roles import Role
from access.sessions import Trouble, the_sessions
from access.settings import audit_path

PASSWORD = "correct-horse-9-battery"


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LIANPU_ACCESS", "accounts")


@pytest.fixture
def typed(run, monkeypatch):
    """`typed(password, ...)` runs a command with a line piped in."""

    def command(password, *arguments):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        return run(*arguments)

    return command


def test_the_first_administrator_signs_in(typed, run):
    code, said = typed(PASSWORD, "accounts", "add", "xt-01", "--unit", "示例单位戊", "--role", "系统管理")
    assert code == 0, said
    assert "已开账号 xt-01" in said
    assert PASSWORD not in said
    visit = the_sessions().visit(the_sessions().sign_in("xt-01", PASSWORD).token)
    assert visit.account.roles == {Role.SYSTEM}
    assert visit.must_change
    code, said = run("accounts")
    assert "xt-01" in said
    assert "系统管理" in said
    code, said = run("accounts", "block", "xt-01")
    assert code == 0
    assert the_sessions().sign_in("xt-01", PASSWORD).trouble is Trouble.BLOCKED


def test_what_an_account_cannot_be_is_said_and_nothing_is_opened(typed, run):
    faults = (
        (PASSWORD, "互斥", ("--role", "system", "--role", "audit")),
        (PASSWORD, "要有范围", ("--role", "report")),
        (PASSWORD, "没有这个角色", ("--role", "king")),
        ("short", "至少 12 位", ("--role", "view")),
        (PASSWORD, "不是日期", ("--role", "view", "--until", "soon")),
    )
    for password, told, options in faults:
        code, said = typed(password, "accounts", "add", "xt-01", "--unit", "示例单位", *options)
        assert (code, told in said) == (2, True), said
        assert PASSWORD not in said
    assert "账号 0 个" in run("accounts")[1]
    assert typed(PASSWORD, "accounts", "add", "张三", "--unit", "示例单位")[0] == 2
    assert run("accounts", "block", "nobody")[0] == 2


def test_a_chain_of_a_scope_is_one_of_the_city(typed, say):
    assert typed(PASSWORD, "accounts", "add", "gxj-01", "--unit", "示例单位甲")[0] == 0
    code, said = say("accounts", "role", "gxj-01", "--role", "report", "--chain", "steel")
    assert (code, "这条产业链" in said) == (2, True)
    assert say("accounts", "role", "gxj-01", "--role", "填报", "--chain", "oil")[0] == 0
    assert "产业链 oil" in say("accounts")[1]


def test_commands_record_for_whom_they_say_and_stand_in_the_audit(say, run, tmp_path):
    code, said = say("ledger", "open", "p9", "--title", "某项目", "--by", "项目办", "--department", "工业局")
    assert code == 0, said
    code, said = run("audit", "search", "LEDGER_OPEN")
    assert "命令行" in said
    assert run("audit", "verify")[0] == 0
    code, _ = run("audit", "export", "--out", tmp_path / "audit.csv")
    assert code == 0
    rows = list(csv.reader((tmp_path / "audit.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0][:3] == ["序", "时间（北京）", "账号"]
    assert [row[4] for row in rows[1:]] == ["登记"]
    assert "导出" in run("audit")[1]
    audit_path().write_bytes(b"")
    code, said = run("audit", "verify")
    assert code == 2
    assert "审计不完整" in said
    code, said = say("ledger", "open", "p10", "--title", "某项目", "--by", "项目办", "--department", "工业局")
    assert (code, "已停止写入" in said) == (2, True)


def test_tokens_and_workspaces_exchanged_stand_in_the_audit(run, facts, tmp_path, monkeypatch):
    monkeypatch.delenv("LIANPU_STORE", raising=False)
    made = run("tokens", "add", "助手", "--city", "jia")[1]
    assert run("tokens", "revoke", "助手")[0] == 0
    shutil.copytree(facts, tmp_path / "home" / "jia" / "facts")
    assert run("load", "--workspace", "jia")[0] == 0
    assert run("backup", tmp_path / "jia.zip", "--workspace", "jia")[0] == 0
    assert run("restore", tmp_path / "jia.zip", "--workspace", "jia", "--over")[0] == 0
    assert run("workspaces", "adopt", "yi", "--workspace", "jia")[0] == 0
    entries = [each for each in the_audit().entries() if each.action is Action.SETTING]
    assert [each.about for each in entries] == [
        "token add 助手 jia",
        "token revoke 助手",
        "restore jia jia.zip --over",
        "adopt jia yi",
    ]
    assert {each.role for each in entries} == {"命令行"}
    token = made.rpartition("：")[2].strip()
    assert token.startswith("lianpu_")
    assert token.encode() not in audit_path().read_bytes()


def test_an_audit_exchanged_for_a_shorter_one_is_told_by_the_end_noted_elsewhere(run, typed):
    def files():
        return [audit_path(), audit_path().with_name(f"{audit_path().name}.head")]

    typed(PASSWORD, "accounts", "add", "xt-01", "--unit", "示例单位", "--role", "view")
    shorter = [path.read_bytes() for path in files()]
    typed(PASSWORD, "accounts", "add", "xt-02", "--unit", "示例单位")
    end = json.loads(run("audit", "verify", "--json")[1])["end"]
    assert end.startswith(f"{len(the_audit().entries())}-")
    typed(PASSWORD, "accounts", "add", "xt-03", "--unit", "示例单位")
    assert run("audit", "verify", "--noted", end)[0] == 0
    for path, content in zip(files(), shorter, strict=True):
        path.write_bytes(content)
    assert run("audit", "verify")[0] == 0, "it is whole in itself"
    code, said = run("audit", "verify", "--noted", end)
    assert (code, "末尾被截去" in said) == (2, True)
