"""What the system administrator does: open an account, unlock it, block it, give a first password."""

import streamlit as st

from access.account import Account
from access.administration import Administration
from graph.text import Text
from reports.wording.language import Language
from views.accounts.account_table import account_table, choose, pressed, say

OPEN = Text("开账号", "Open an account")
NAME = Text("账号（岗位，如 dz-tb-01）", "Account (a post, as dz-tb-01)")
UNIT, UNTIL = Text("单位", "Office"), Text("到期日（可空，如 2027-03-31）", "Last day (optional, as 2027-03-31)")
OPENED = Text(
    "已开 {name}。初始口令只显示这一次：{word}　24 小时内登录，登录后先换自己的。角色由安全管理岗定。",
    "{name} is open. The first password is shown this once: {word}  Sign in within 24 hours and set your own; the "
    "security administrator sets the roles.",
)
CHANGE, WHICH = Text("改账号", "Change an account"), Text("哪个账号", "Which account")
BLOCK, UNBLOCK, RESET = (
    Text("停用", "Block"),
    Text("恢复、解锁", "Let in again, unlock"),
    Text("重设口令", "Reset password"),
)
BLOCKED = Text("{name} 已停用，登录全部退出。", "{name} is blocked and was signed out.")
UNBLOCKED = Text("{name} 已恢复，锁也解了。", "{name} may come in again and is unlocked.")
GIVEN = Text(
    "{name} 的初始口令只显示这一次：{word}　登录已全部退出；24 小时内登录，登录后先换自己的。",
    "The first password of {name} is shown this once: {word}  It was signed out; sign in within 24 hours.",
)


def open_part(desk: Administration, language: Language) -> None:
    """Draw the accounts and what can be done with them."""
    say()
    accounts = account_table(desk, language)
    left, right = st.columns(2)
    with left, st.form("accounts-open", clear_on_submit=True):
        _open(desk, language)
    with right, st.container(border=True):
        st.markdown(f"**{CHANGE.of(language)}**")
        chosen = choose(accounts, WHICH, "accounts-which", language)
        _change(desk, chosen, language)


def _open(desk: Administration, language: Language) -> None:
    st.markdown(f"**{OPEN.of(language)}**")
    name = st.text_input(NAME.of(language), max_chars=32).strip().lower()
    unit = st.text_input(UNIT.of(language), max_chars=40)
    until = st.text_input(UNTIL.of(language), max_chars=10)
    if st.form_submit_button(OPEN.of(language), type="primary"):
        pressed(lambda: desk.add(name, unit, until), OPENED, name, language)


def _change(desk: Administration, chosen: Account | None, language: Language) -> None:
    off, name = chosen is None, "" if chosen is None else chosen.name
    with st.container(horizontal=True):
        if st.button(BLOCK.of(language), disabled=off, key="accounts-block"):
            pressed(lambda: desk.block(name), BLOCKED, name, language)
        if st.button(UNBLOCK.of(language), disabled=off, key="accounts-unblock"):
            pressed(lambda: desk.unblock(name), UNBLOCKED, name, language)
        if st.button(RESET.of(language), disabled=off, key="accounts-reset"):
            pressed(lambda: desk.set_password(name), GIVEN, name, language)
