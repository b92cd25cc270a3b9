"""What is too long or cannot be kept is refused with a sentence, and nothing is written."""

import json

import pytest

from graph.errors import Impossible
from graph.model.entries import Delist, Discard, Ruling, Scenario, Shortlist, Undo
from graph.model.kinds import RulingKind
from graph.store.log import Draft, checked
from graph.store.log_limits import (
    CHANGES_LONGEST,
    CHANGES_MOST,
    ID_LONGEST,
    LONGEST,
    NAME_LONGEST,
    SUBJECT_LONGEST,
    WHO_LONGEST,
)
from graph.store.sqlite_log import SqliteLog

WISH = Shortlist(link_id="x", firm_id="f")


def draft(act=WISH, who="市工信局", load="0001-aaaa", reason="理由"):
    return Draft(act=act, who=who, load_id=load, reason=reason)


def suppositions(number, size=1):
    return json.dumps([{"lose": "f" * size}] * number)


LONG = [
    (draft(reason="长" * (LONGEST + 1)), "理由不能超过 2,000 字（现有 2,001 字）"),
    (draft(who="长" * (WHO_LONGEST + 1)), "由谁记录不能超过"),
    (draft(load="1" * (ID_LONGEST + 1)), "装载编号不能超过"),
    (draft(Shortlist(link_id="x" * (ID_LONGEST + 1))), "链环编号不能超过"),
    (draft(Delist(link_id="x", firm_id="f" * (ID_LONGEST + 1))), "企业编号不能超过"),
    (draft(Discard(name="长" * (NAME_LONGEST + 1))), "方案名称不能超过"),
    (draft(Scenario(name="长" * 10**6, changes="[]")), "方案名称不能超过"),
    (draft(Scenario(name="甲", changes=suppositions(CHANGES_MOST + 1))), "最多 200 条假设（现有 201 条）"),
    (draft(Scenario(name="甲", changes=suppositions(1, CHANGES_LONGEST))), "假设不能超过"),
    (draft(Scenario(name="甲", changes="[" * 40_000)), "列表"),
    (draft(Undo(entry=1, about="x" * (SUBJECT_LONGEST + 1))), "所撤事项不能超过"),
]
BROKEN = [
    draft(reason="a\ud800b"),
    draft(reason="a\x00b"),
    draft(reason="a\x1b[31m"),
    draft(who="市\n局"),
    draft(who="市\x07局"),
    draft(load="1\ufffe"),
    draft(Shortlist(link_id="x\ty")),
    draft(Scenario(name="甲\r", changes="[]")),
    draft(Scenario(name="甲", changes='[{"a": "\udc80"}]')),
    draft(Ruling(chain_id="c\x85", link_id="x", ruling=RulingKind.NOT_LOCAL)),
]


@pytest.mark.parametrize(("refused", "why"), LONG)
def test_what_is_too_long_is_refused(tmp_path, refused, why):
    log = SqliteLog(tmp_path / "log.sqlite")
    with pytest.raises(Impossible, match=why.replace("（", ".").replace("）", ".")) as told:
        log.append(refused, 0)
    assert "/" in str(told.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("refused", BROKEN)
def test_what_cannot_be_kept_is_refused(refused):
    with pytest.raises(Impossible, match=r"无法保存的字符.*half of one"):
        checked(refused)


def test_a_slash_in_an_id_is_refused_for_two_subjects_would_be_one():
    assert Shortlist(link_id="a/b").subject == Shortlist(link_id="a", firm_id="b/").subject
    for act in (Shortlist(link_id="a/b"), Shortlist(link_id="a", firm_id="b/")):
        with pytest.raises(Impossible, match="斜线"):
            checked(draft(act))


def test_what_just_fits_is_kept(tmp_path):
    log = SqliteLog(tmp_path / "log.sqlite")
    whole = [
        draft(Shortlist(link_id="x" * ID_LONGEST, firm_id="f" * ID_LONGEST), "长" * WHO_LONGEST, "1" * ID_LONGEST),
        draft(reason=("长" * 99 + "\n") * 19 + "长" * 100),
        draft(Scenario(name="甲/乙" * 13, changes=suppositions(CHANGES_MOST, 200)), reason="𠮷 👩‍🔬\t一"),
    ]
    entries = [log.append(each, 0) for each in whole]
    assert log.entries() == tuple(entries)
    assert [entry.reason for entry in entries] == [each.reason for each in whole]
    long = entries[0].act.subject
    assert log.append(draft(Undo(entry=1, about=long)), 1).act.subject == long
