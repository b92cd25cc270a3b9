"""The matrix on the page of the security administrator says what the door does."""

import pytest

from access.permissions import may_kind
from access.person import Person
from access.roles import Role
from access.scope import ALL, NOTHING
from graph.model.acts import ACTS
from views.accounts.grant_part import HALF, WHAT, YES, matrix


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_act_has_a_row_and_every_mark_is_what_the_door_says(language):
    rows = {row[WHAT.of(language)]: row for row in matrix(language)}
    for kind in ACTS.values():
        row = rows[kind.ZH if language == "zh" else kind.EN]
        for role in Role:
            allowed = may_kind(Person("x", "某单位", frozenset((role,)), ALL), kind).allowed
            assert (row[role.label(language)] in (YES, HALF)) is allowed
    assert list(next(iter(rows.values())))[1:] == [role.label(language) for role in Role]


def test_half_a_mark_is_for_reporters_whom_a_scope_limits():
    rows = {row[WHAT.zh]: row for row in matrix("zh")}
    assert rows["导入"]["填报"] == HALF
    assert not may_kind(Person("x", "某单位", frozenset((Role.REPORT,)), NOTHING), ACTS["IMPORT"]).allowed
    assert rows["保存方案"]["填报"] == YES
    assert {row[role.zh] for row in rows.values() for role in Role if role is not Role.REPORT} == {YES, "—"}
