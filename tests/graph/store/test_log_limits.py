"""What is too long or cannot be kept is refused with a sentence, and nothing is written."""

import json

import pytest

from graph.errors import InvalidRequest
from graph.model.acts import AddToShortlist, DiscardScenario, MakeRuling, RemoveFromShortlist, SaveScenario, Undo
from graph.model.kinds import RulingKind
from graph.store.log import NewEntry, validated
from graph.store.log_limits import (
    MAX_CHANGES,
    MAX_CHANGES_LENGTH,
    MAX_ID,
    MAX_NAME,
    MAX_REASON,
    MAX_SUBJECT,
    MAX_WHO,
)
from graph.store.sqlite_log import SqliteLog

WISH = AddToShortlist(link_id="x", firm_id="f")


def draft(act=WISH, who="市工信局", load="0001-aaaa", reason="理由"):
    return NewEntry(act=act, who=who, load_id=load, reason=reason)


def suppositions(number, size=1):
    return json.dumps([{"lose": "f" * size}] * number)


LONG = [
    (draft(reason="长" * (MAX_REASON + 1)), "理由不能超过 2,000 字（现有 2,001 字）"),
    (draft(who="长" * (MAX_WHO + 1)), "由谁记录不能超过"),
    (draft(load="1" * (MAX_ID + 1)), "资料版次不能超过"),
    (draft(AddToShortlist(link_id="x" * (MAX_ID + 1))), "链环编号不能超过"),
    (draft(RemoveFromShortlist(link_id="x", firm_id="f" * (MAX_ID + 1))), "企业编号不能超过"),
    (draft(DiscardScenario(name="长" * (MAX_NAME + 1))), "方案名称不能超过"),
    (draft(SaveScenario(name="长" * 10**6, changes="[]")), "方案名称不能超过"),
    (draft(SaveScenario(name="甲", changes=suppositions(MAX_CHANGES + 1))), "最多 200 条假设（现有 201 条）"),
    (draft(SaveScenario(name="甲", changes=suppositions(1, MAX_CHANGES_LENGTH))), "假设不能超过"),
    (draft(SaveScenario(name="甲", changes="[" * 40_000)), "列表"),
    (draft(Undo(entry=1, about="x" * (MAX_SUBJECT + 1))), "所撤事项不能超过"),
]
BROKEN = [
    draft(reason="a\ud800b"),
    draft(reason="a\x00b"),
    draft(reason="a\x1b[31m"),
    draft(who="市\n局"),
    draft(who="市\x07局"),
    draft(load="1\ufffe"),
    draft(AddToShortlist(link_id="x\ty")),
    draft(SaveScenario(name="甲\r", changes="[]")),
    draft(SaveScenario(name="甲", changes='[{"a": "\udc80"}]')),
    draft(MakeRuling(chain_id="c\x85", link_id="x", ruling=RulingKind.NOT_LOCAL)),
]


@pytest.mark.parametrize(("refused", "why"), LONG)
def test_what_is_too_long_is_refused(tmp_path, refused, why):
    log = SqliteLog(tmp_path / "log.sqlite")
    with pytest.raises(InvalidRequest, match=why.replace("（", ".").replace("）", ".")) as told:
        log.append(refused, 0)
    assert "/" in str(told.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("refused", BROKEN)
def test_what_cannot_be_kept_is_refused(refused):
    with pytest.raises(InvalidRequest, match=r"无法保存的字符.*half of one"):
        validated(refused)


def test_a_slash_in_an_id_is_refused_for_two_subjects_would_be_one():
    assert AddToShortlist(link_id="a/b").subject == AddToShortlist(link_id="a", firm_id="b/").subject
    for act in (AddToShortlist(link_id="a/b"), AddToShortlist(link_id="a", firm_id="b/")):
        with pytest.raises(InvalidRequest, match="斜线"):
            validated(draft(act))


def test_what_just_fits_is_kept(tmp_path):
    log = SqliteLog(tmp_path / "log.sqlite")
    whole = [
        draft(AddToShortlist(link_id="x" * MAX_ID, firm_id="f" * MAX_ID), "长" * MAX_WHO, "1" * MAX_ID),
        draft(reason=("长" * 99 + "\n") * 19 + "长" * 100),
        draft(SaveScenario(name="甲/乙" * 13, changes=suppositions(MAX_CHANGES, 200)), reason="𠮷 👩‍🔬\t一"),
    ]
    entries = [log.append(each, 0) for each in whole]
    assert log.entries() == tuple(entries)
    assert [entry.reason for entry in entries] == [each.reason for each in whole]
    long = entries[0].act.subject
    assert log.append(draft(Undo(entry=1, about=long)), 1).act.subject == long
