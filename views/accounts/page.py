"""Accounts and audit: each of the three administrators sees the one block that is theirs, and no industry page."""

import streamlit as st

from access.person import Person
from access.roles import Role
from graph.errors import LianpuError
from graph.text import Text
from reports.wording.language import Language
from views.accounts.audit_part import audit_part
from views.accounts.grant_part import grant_part
from views.accounts.open_part import open_part
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.failure import in_language
from views.shared.visitor import desk_of_visitor, show_visitor

LEAD = Text(
    "按岗位开账号，不写个人姓名；账号不删，只停用", "Accounts are posts, no persons; none is deleted, only blocked"
)
NO_ROLE = Text(
    "这个账号还没有角色，什么都看不到；请找安全管理岗定角色。",
    "This account has no role yet and sees nothing; ask the security administrator for one.",
)


def render(person: Person | None, language: Language) -> None:
    """Draw the page."""
    st.title(texts.ACCOUNTS.of(language), anchor=False)
    st.caption(LEAD.of(language))
    show_visitor(language)
    if person is None or not person.roles:
        st.info(NO_ROLE.of(language))
        return
    desk = desk_of_visitor()
    parts = {Role.SYSTEM: open_part, Role.SECURITY: grant_part, Role.AUDIT: audit_part}
    try:
        for role in sorted(person.roles & set(parts)):
            parts[role](desk, language)
    except LianpuError as error:
        st.error(escape_markdown(in_language(error, language)))
