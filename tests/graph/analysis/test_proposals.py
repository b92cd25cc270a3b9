"""Proposals in the log of either engine: kept and folded alike, whichever is decided first, undone and decided anew."""

import itertools

import pytest

from graph.analysis.proposals import Standing, concerns, things_of
from graph.analysis.records import Records
from graph.errors import EntryConflict, NotFound
from graph.model.acts import FORMER_ACTS, AddToShortlist, FormerAct, Undo, UnknownAct, act_of, propose
from graph.model.fact_acts import Correct, ImportFile, Merge
from graph.model.fact_rows import ImportedFact, ImportedRow, encode_rows
from graph.model.review_acts import Accept, Propose, SendBack, SetReview
from graph.store.log import NewEntry

FIRST, SECOND = AddToShortlist(link_id="x"), AddToShortlist(link_id="x", firm_id="f")


def enter(log, act, who="市工信局", expected=None):
    last = Records(log.entries()).expected(act.subject) if expected is None else expected
    return log.append(NewEntry(act=act, who=who, load_id="0001-a", reason="现场核实"), last)


def accept(number, about):
    return Accept(proposal=number, about=about.subject)


def undo(entry):
    return Undo(entry=entry.sequence, about=entry.act.subject)


def test_both_engines_keep_and_fold_a_review_alike(log):
    acts = [
        SetReview(of="SHORTLIST", waits=True),
        propose(FIRST, 0),
        propose(SECOND, 0),
        accept(3, SECOND),
        SendBack(proposal=2, about=FIRST.subject),
        propose(FIRST, 0),
        accept(6, FIRST),
    ]
    made = [enter(log, act, who) for act, who in zip(acts, ["甲", "乙", "丙", "甲", "甲", "乙", "甲"], strict=True)]
    assert log.entries() == tuple(made)
    records = Records(log.entries())
    assert [(entry.sequence, entry.who, act) for entry, act in records.shortlist] == [
        (4, "丙", SECOND),
        (7, "乙", FIRST),
    ]
    assert [records.stands(entry) for entry in made] == [True, False, False, True, False, False, True]
    assert [each.standing for each in records.proposals.all.values()] == [
        Standing.RETURNED,
        Standing.ACCEPTED,
        Standing.ACCEPTED,
    ]
    assert (records.reviewed, records.proposals.waiting) == ({"SHORTLIST"}, ())
    with pytest.raises(NotFound):
        enter(log, Accept(proposal=1, about="review/SHORTLIST"))
    with pytest.raises(EntryConflict):
        enter(log, accept(6, FIRST), expected=0)
    # other entries behind an acceptance have it as their ground
    assert records.expected(FIRST.subject) == 7


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_undone_in_any_order_is_as_if_it_had_not_been(embedded_log, order):
    for act in (propose(FIRST, 0), propose(SECOND, 0)):
        enter(embedded_log, act, "乙")
    before = Records(embedded_log.entries())
    done = [enter(embedded_log, act, "甲") for act in (accept(1, FIRST), accept(2, SECOND))]
    done.append(enter(embedded_log, SetReview(of="CORRECT", waits=True), "甲"))
    for place in order:
        enter(embedded_log, undo(done[place]), "甲")
    after = Records(embedded_log.entries())
    assert (after.shortlist, after.reviewed) == ((), frozenset())
    assert [each.entry for each in after.proposals.waiting] == [each.entry for each in before.proposals.waiting]
    assert not any(after.proposals.changed_since(each) for each in after.proposals.waiting)


def test_what_its_maker_took_back_waits_no_more(embedded_log):
    enter(embedded_log, propose(FIRST, 0), "乙")
    done = enter(embedded_log, accept(1, FIRST), "甲")
    back = enter(embedded_log, undo(done), "乙")
    assert Records(embedded_log.entries()).proposals.all[1].standing is Standing.WITHDRAWN
    enter(embedded_log, undo(back), "甲")
    assert Records(embedded_log.entries()).proposals.all[1].standing is Standing.ACCEPTED


def test_an_acceptance_counts_though_a_return_was_quicker(embedded_log):
    enter(embedded_log, propose(FIRST, 0))
    enter(embedded_log, SendBack(proposal=1, about=FIRST.subject))
    enter(embedded_log, accept(1, FIRST))
    assert Records(embedded_log.entries()).proposals.all[1].standing is Standing.ACCEPTED


def test_a_proposal_of_a_former_or_unknown_act_is_read_as_such_acts_are(monkeypatch):
    kept = Propose(kind="WISH", inner='{"link_id": "x"}', about=FIRST.subject, ground=0).payload()
    with pytest.raises(UnknownAct, match="WISH"):
        act_of("PROPOSE", kept)
    monkeypatch.setitem(FORMER_ACTS, "WISH", FormerAct(kind="SHORTLIST"))
    assert act_of("PROPOSE", kept).about == FIRST.subject


def test_a_thing_is_told_by_what_an_act_says_of_it():
    assert things_of(Correct(kind="MAKES", fact="f|x", column="capacity", value="3", source="年报")) == {"f", "x"}
    assert concerns(Merge(kind="Firm", kept="a", other="b"), "b")
    rows = encode_rows([ImportedRow("a!1!2", (ImportedFact("Firm", ("refinery",), {"park": "某园"}),))])
    file = ImportFile(dataset="名单", file="a.xlsx", sha256="0" * 64, shapes="", recipe="{}", rows=rows)
    assert (concerns(file, "refinery"), concerns(file, "refine")) == (True, False)
