"""Acts of the past are read: absent fields, former names, retired acts; what only a newer version knows is told."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from graph.model import acts
from graph.model.acts import (
    ACTS,
    Act,
    AddToShortlist,
    FormerAct,
    MakeRuling,
    RemoveFromShortlist,
    RetiredAct,
    UnknownAct,
    act_of,
)
from graph.model.column import Column
from graph.model.kinds import RulingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown(Act):
    """An act that was given a field with a default after entries of it had been written."""

    KIND = "GROWN"
    ZH = "增"
    EN = "Grown"

    link_id: Annotated[str, Column("链环", "Link", "Link", "链环")]
    weight: Annotated[int, Column("权重", "Weight", "Weight", "权重")] = 3

    @property
    def subject(self):
        return self.link_id


@pytest.fixture
def grown(monkeypatch):
    monkeypatch.setitem(ACTS, "GROWN", Grown)


def test_an_absent_optional_field_takes_its_default(grown):
    assert act_of("GROWN", '{"link_id": "x"}') == Grown(link_id="x", weight=3)
    assert act_of("SHORTLIST", '{"link_id": "x"}') == AddToShortlist(link_id="x", firm_id=None)


def test_a_former_name_of_an_act_a_field_or_a_word_is_read(monkeypatch):
    renamed = FormerAct(kind="DELIST", fields={"link": "link_id", "colour": None})
    reworded = FormerAct(kind="RULING", words={"ruling": {"absent": "confirmed_absent"}})
    monkeypatch.setitem(acts.FORMER_ACTS, "STRUCK", renamed)
    monkeypatch.setitem(acts.FORMER_ACTS, "RULING", reworded)
    assert act_of("STRUCK", '{"link": "x", "firm_id": "f", "colour": "red"}') == RemoveFromShortlist(
        link_id="x", firm_id="f"
    )
    absent = MakeRuling(chain_id="c", link_id="x", ruling=RulingKind.CONFIRMED_ABSENT)
    for word in ("absent", "confirmed_absent"):
        assert act_of("RULING", f'{{"chain_id": "c", "link_id": "x", "ruling": "{word}"}}') == absent


def test_a_retired_act_is_listed_and_leaves_nothing(monkeypatch):
    monkeypatch.setitem(acts.FORMER_ACTS, "GONE", FormerAct(kind=None))
    act = act_of("GONE", '{"a": 1}')
    assert act == RetiredAct(former="GONE", content='{"a": 1}')
    assert not act.SETS_VALUE
    assert (act.subject, act.payload()) == ("retired/GONE", '{"a": 1}')


@pytest.mark.parametrize(
    ("kind", "payload", "zh", "en"),
    [
        ("NEWER", "{}", "不认识的做法 NEWER", "does not know, NEWER"),
        ("SHORTLIST", '{"link_id": "x", "stars": 5}', "不认识的一栏 stars", "does not know, stars"),
        (
            "SHORTLIST",
            '{"firm_id": "f"}',
            "缺少这一版要有的一栏“链环编号”",
            "lacks a field this version needs, link_id",
        ),
        (
            "RULING",
            '{"chain_id": "c", "link_id": "x", "ruling": "perhaps"}',
            "的“核定结论”用了这一版没有的词 perhaps",
            "uses a word this version does not have for ruling, perhaps",
        ),
    ],
)
def test_what_another_version_wrote_is_told_as_such(kind, payload, zh, en):
    with pytest.raises(UnknownAct) as told:
        act_of(kind, payload)
    assert zh in told.value.zh
    assert en in told.value.en


@pytest.mark.parametrize("payload", ["", "{", "[]", "3", "null"])
def test_what_is_no_object_is_no_act(payload):
    with pytest.raises((ValueError, TypeError)):
        act_of("SHORTLIST", payload)
