"""By whom a record is: blank until a planner says so, then remembered until the browser is closed."""

from pathlib import Path
from urllib.parse import quote, unquote

import streamlit as st

from access.acting import acting
from access.door import is_guarded
from graph.model.characters import one_line
from graph.model.kinds import OrgKind
from graph.store.log_limits import MAX_WHO
from graph.text import Text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext

BY = Text("由谁记录（单位、部门或账号，不写个人姓名）", "Recorded by (office, department or account; no person's name)")
CHOOSE = Text("请选记录单位；名单里没有就选“其他”", 'Choose a department, or "Other"')
SIGNED_BY = Text("由 {who} 记录", "Recorded by {who}")
OTHER = Text("其他（自己写）", "Other (please specify)")
WRITTEN = Text("单位、部门或账号", "Office, department or account")
SPEAKING = (OrgKind.DEPARTMENT, OrgKind.TASK_FORCE, OrgKind.PARK, OrgKind.DISTRICT)
"""Kinds of organisation a record can be by."""
COOKIE = "lianpu-signed"
"""Name of the cookie that keeps who signs, as long as the browser is open; it says who somebody is to nobody.

Where there are several workspaces, each has its own: an office of one city is none of another.
"""
SIGNED, CHOSEN, TYPED = "records-signed", "records-by", "records-by-typed"


_keeps = st.components.v2.component(
    "lianpu-keep-signature", js=(Path(__file__).parent / "signature.js").read_text(encoding="utf-8")
)


def signer(context: PageContext) -> str:
    """Return who signs in this visit: the account where people are told apart; blank where nobody has said."""
    person = acting() if is_guarded() else None
    if person is not None:
        return person.signature
    if SIGNED not in st.session_state:
        st.session_state[SIGNED] = _kept(context)
    return str(st.session_state[SIGNED] or "")


def signature_field(context: PageContext) -> None:
    """Draw the choice of by whom a record is: a department of the city on file, or another, written."""
    if context.person is not None:
        # the account signs, whatever would be chosen
        st.caption(context.text(SIGNED_BY, who=escape_markdown(context.person.signature)))
        return
    known = sorted({each.name_zh for each in context.city.organisations.values() if each.kind in SPEAKING})
    before, other = signer(context), context.text(OTHER)
    options = [other, *known]
    chosen = st.selectbox(
        context.text(BY),
        options,
        index=None if not before else options.index(before if before in known else other),
        placeholder=context.text(CHOOSE),
        key=CHOSEN,
    )
    if chosen == other:
        own = "" if before in known else before
        chosen = st.text_input(context.text(WRITTEN), value=own, max_chars=MAX_WHO, key=TYPED).strip()
    st.session_state[SIGNED] = chosen or ""
    _keep(context, "chosen")


def keep_signature(context: PageContext) -> None:
    """Have the browser keep who signed in this visit, where nobody is signed in: what was saved last is drawn anew."""
    if context.person is None and signer(context):
        _keep(context, "visit")


def _keep(context: PageContext, where: str) -> None:
    with st.container(key=f"signature-kept-{where}"):
        _keeps(key=f"keep-signature-{where}", data={"name": _cookie(context), "who": quote(signer(context))})


def _kept(context: PageContext) -> str:
    """Return who signed last in this browser, blank where nobody did: a page that is loaded again asks it first."""
    return one_line(unquote(st.context.cookies.get(_cookie(context)) or ""))[:MAX_WHO]


def _cookie(context: PageContext) -> str:
    """Return the name of the cookie of the workspace this visit is in."""
    return "-".join([COOKIE, *(quote(name) for name in context.within.values())])


def forget_signature() -> None:
    """Begin a dialog anew, with who signed last."""
    for name in (CHOSEN, TYPED):
        st.session_state.pop(name, None)
