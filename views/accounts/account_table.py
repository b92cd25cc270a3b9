"""The accounts as a table, and what a press came to."""

import hashlib
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from access.account import Account
from access.administration import Administration
from graph.errors import LianpuError
from graph.text import Text
from reports.access.table import ACCOUNT_HEADS, account_row, state_of
from reports.drawing.markup import to_text
from reports.wording.language import Language
from views.shared.badges import escape_markdown
from views.shared.failure import in_language
from views.shared.markup_component import show_markup
from views.shared.tables import STYLE, words_table

TITLE = Text("账号", "Accounts")
COUNT = Text("{count} 个", "{count}")
SAID = "accounts-said"
"""Key of what the last press came to."""


def account_table(desk: Administration, language: Language) -> tuple[Account, ...]:
    """Draw all accounts and return them."""
    accounts, locked, at = desk.accounts(), desk.locked(), desk.sessions.clock()
    st.subheader(f"{TITLE.of(language)} {COUNT.of(language, count=len(accounts))}", anchor=False)
    heads = {name: head.of(language) for name, head in ACCOUNT_HEADS.items()}
    rows = []
    for each in accounts:
        state = state_of(each, each.has_ended(at), each.ends_soon(at))
        row = account_row(each, locked.get(each.name), state, language)
        rows.append({heads[name]: text for name, text in row.items()})
    show_table(rows, "accounts")
    return accounts


def show_table(rows: Sequence[Mapping[str, str | None]], name: str) -> None:
    """Show rows as a table of ours."""
    # a component keeps what it was first given under a key, so that other rows are another key
    key = hashlib.sha256(repr(rows).encode()).hexdigest()[:12]
    show_markup(to_text(words_table(rows)), key=f"{name}-{key}", css=STYLE)


def choose(accounts: Sequence[Account], label: Text, key: str, language: Language) -> Account | None:
    """Draw the choice of an account."""
    named = {each.name: f"{each.name} · {each.unit}" for each in accounts}
    chosen = st.selectbox(label.of(language), list(named), format_func=lambda name: named[name], key=key, index=None)
    return next((each for each in accounts if each.name == chosen), None)


def pressed(does: Callable[[], str | None], said: Text, name: str, language: Language) -> None:
    """Do what a button stands for and keep what is said of it, for the page is drawn anew; it may give a password."""
    try:
        word = does() or ""
        st.session_state[SAID] = (True, said.of(language, name=name, word=word))
    except LianpuError as error:
        st.session_state[SAID] = (False, in_language(error, language))
    st.rerun()


def say() -> None:
    """Say once what the last press came to."""
    said = st.session_state.pop(SAID, None)
    if said is not None:
        done, text = said
        (st.success if done else st.error)(escape_markdown(str(text)))
