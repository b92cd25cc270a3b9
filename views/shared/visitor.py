"""Who the person of this visit is: looked up anew at every press, so that a session that was ended is at an end."""

from collections.abc import Sequence

import streamlit as st

from access.acting import acting, find_acting_by
from access.administration import Administration
from access.audit import Action, the_audit
from access.permissions import Decision
from access.person import Person
from access.proxy import Told, by_claims, by_headers
from access.roles import Role, labels
from access.sessions import COOKIE, Trouble, the_sessions
from access.settings import Mode, mode, proxy
from graph.text import Text
from reports.wording.language import Language
from reports.wording.punctuation import with_brackets
from views.shared.badges import escape_markdown

SIGNED_OUT = Text("已退出，或登录已结束。", "Signed out, or the sign-in has ended.")
IDLE = Text("太久没动，已退出（30 分钟）。", "Signed out after 30 minutes without use.")
SIGN_IN_AGAIN, SIGN_IN = Text("重新登录", "Sign in again"), Text("用市统一身份登录", "Sign in with the city's sign-on")
SIGN_OUT, CHANGE = Text("退出", "Sign out"), Text("换口令", "Change password")
WHO = Text("**{name}** · {unit}  \n{roles}{scope}", "**{name}** · {unit}  \n{roles}{scope}")


def watch_visitors() -> None:
    """Have the door ask the session of a visit who acts."""
    if mode() is not Mode.SINGLE:
        find_acting_by(visitor)


def visitor() -> Person | None:
    """Return who is signed in to this visit now, None where nobody is."""
    account = _found().account
    return None if account is None else account.person


def _found() -> Told:
    match mode():
        case Mode.ACCOUNTS:
            visit = the_sessions().visit(st.context.cookies.get(COOKIE))
            told = IDLE if visit.trouble is Trouble.IDLE else SIGNED_OUT
            account = None if visit.must_change else visit.account
            return Told(account, Decision() if account else Decision(told.zh, told.en))
        case Mode.PROXY:
            return by_headers(_headers, proxy(), the_sessions())
        case Mode.OIDC:
            return by_claims(st.user.to_dict(), the_sessions())
    return Told(None, Decision())


def _headers(name: str) -> Sequence[str]:
    return st.context.headers.get_all(name)


def is_known() -> bool:
    """Return whether somebody is there who is known, or nobody has to be."""
    return mode() is Mode.SINGLE or _found().account is not None


def signed_out(language: Language) -> None:
    """Say why nobody is known to be there, and draw the way in."""
    found = _found()
    with st.container(border=True, key="signed-out"):
        st.subheader(found.decision.told(language) or "", anchor=False)
        if mode() is Mode.OIDC:
            st.button(SIGN_IN.of(language), type="primary", on_click=st.login)
        elif mode() is Mode.ACCOUNTS:
            way = SIGN_IN_AGAIN.of(language)
            st.html(f'<a class="lp-way" target="_self" href="./signin?lang={language}">{way}</a>')


def show_visitor(language: Language) -> None:
    """Say in the sidebar who is signed in, with the ways to leave and to change the password."""
    person = acting()
    if mode() is Mode.SINGLE or person is None:
        return
    roles = labels(person.roles, language)
    scope = with_brackets("", person.scope.told(language) if Role.REPORT in person.roles else None, language)
    told = {"name": person.name, "unit": person.unit, "roles": roles, "scope": scope}
    st.sidebar.caption(WHO.of(language, **{name: escape_markdown(value) for name, value in told.items()}))
    if mode() is Mode.ACCOUNTS:
        with st.sidebar.container(horizontal=True, vertical_alignment="center"):
            st.button(SIGN_OUT.of(language), key="sign-out", on_click=_sign_out)
            way = CHANGE.of(language)
            st.html(f'<a class="lp-way" target="_self" href="./password?lang={language}">{way}</a>', width="content")
    elif mode() is Mode.OIDC:
        st.sidebar.button(SIGN_OUT.of(language), key="sign-out", on_click=st.logout)


def _sign_out() -> None:
    person = visitor()
    the_sessions().sign_out(st.context.cookies.get(COOKIE))
    if person is not None:
        the_audit().of(person, Action.SIGN_OUT, "")


def desk_of_visitor() -> Administration:
    """Return the accounts in the hands of who is signed in."""
    return Administration(acting(), the_sessions(), the_audit())
