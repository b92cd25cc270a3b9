"""What the security administrator does: roles and scopes; beside them who may do what."""

import streamlit as st

from access.administration import Administration
from access.door import PROTECTED
from access.roles import BUSINESS, Role, role_of
from access.rules import RULES
from access.scope import Places, Scope
from graph.text import Text
from reports.wording.language import BLANK, Language
from views.accounts.account_table import account_table, choose, pressed, say, show_table

GRANT, WHICH = Text("定角色和范围", "Set roles and scope"), Text("给哪个账号", "Of which account")
ROLES = Text("角色", "Roles")
EVERYTHING = Text("填报范围：全市", "Reporter's scope: everything")
DISTRICTS = Text("填报范围：县区（顿号隔开）", "Reporter's scope: districts (commas between)")
CHAINS = Text("填报范围：产业链编号（顿号隔开）", "Reporter's scope: ids of chains (commas between)")
FORCES = Text("填报范围：专班（顿号隔开）", "Reporter's scope: task forces (commas between)")
GRANTED = Text("{name} 的角色和范围已定，登录全部退出。", "{name} has its roles and scope and was signed out.")
MATRIX = Text("角色能做什么", "What each role may do")
NOTE = Text(
    "■ 可以　◧ 只限本范围　— 不可以。后三个（三员）互斥：一个账号只能占一个，也不能兼查看、填报、审核。"
    "权限在写入处查，不在页面上查。",
    "■ yes　◧ own scope　— no. The last three exclude one another and every other role. "
    "Rights are checked where entries are written, not on pages.",
)
WHAT = Text("事项", "Act")
SEE, AMOUNTS = (
    Text("看资料、目标、目录", "See graph, targets, papers"),
    Text("导出带金额的表", "Export tables with amounts"),
)
OPEN = Text("开账号、解锁、停用", "Open, unlock, block accounts")
SET = Text("定角色、范围", "Set roles and scopes")
AUDIT = Text("看审计、导出审计", "Read and export the audit")
YES, HALF = "■", "◧"


def grant_part(desk: Administration, language: Language) -> None:
    """Draw the accounts, what sets their roles, and the matrix."""
    say()
    accounts = account_table(desk, language)
    with st.container(border=True):
        st.markdown(f"**{GRANT.of(language)}**")
        chosen = choose(accounts, WHICH, "accounts-whose", language)
        labels = {role.label(language): role for role in Role}
        named = st.multiselect(ROLES.of(language), list(labels), key="accounts-roles")
        scope = _scope(language) if Role.REPORT.label(language) in named else Scope()
        if st.button(GRANT.of(language), type="primary", disabled=chosen is None or not named, key="accounts-grant"):
            name, roles = "" if chosen is None else chosen.name, [role_of(each) for each in named]
            pressed(lambda: desk.grant(name, roles, scope), GRANTED, name, language)
    st.subheader(MATRIX.of(language), anchor=False)
    show_table(matrix(language), "matrix")
    st.caption(NOTE.of(language))


def _scope(language: Language) -> Scope:
    whole = st.checkbox(EVERYTHING.of(language), key="accounts-whole")
    parts = [
        _parted(st.text_input(text.of(language), key=key, disabled=whole))
        for text, key in ((DISTRICTS, "accounts-districts"), (CHAINS, "accounts-chains"), (FORCES, "accounts-forces"))
    ]
    return Scope(Places.of(*parts), whole)


def _parted(text: str) -> list[str]:
    for sign in "，、;；":
        text = text.replace(sign, ",")
    return [each.strip() for each in text.split(",") if each.strip()]


def matrix(language: Language) -> list[dict[str, str | None]]:
    """Return who may do what, a row for everything that has a rule."""
    rows = [_row(SEE.of(language), dict.fromkeys(BUSINESS, YES), language)]
    for kind, rule in RULES.items():
        scoped = rule.where is not None or rule.whole_city
        marks = {role: HALF if role is Role.REPORT and scoped else YES for role in rule.roles}
        rows.append(_row(kind.ZH if language == "zh" else kind.EN, marks, language))
    if PROTECTED:
        rows.append(_row(AMOUNTS.of(language), {Role.REPORT: HALF, Role.REVIEW: YES}, language))
    for text, role in ((OPEN, Role.SYSTEM), (SET, Role.SECURITY), (AUDIT, Role.AUDIT)):
        rows.append(_row(text.of(language), {role: YES}, language))
    return rows


def _row(what: str, marks: dict[Role, str], language: Language) -> dict[str, str | None]:
    return {WHAT.of(language): what, **{role.label(language): marks.get(role, BLANK) for role in Role}}
