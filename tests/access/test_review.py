"""What reporters enter waits where the city wants it: acts by settings, who decides, and what then counts."""

from dataclasses import replace

import pytest

from access.decision import Refused
from access.permissions import may_kind
from access.person import at_command_line
from access.roles import Role
from access.rules import REVIEWABLE, RULES
from graph.analysis.ledger_lists import ListedActs, encode_listed
from graph.analysis.proposals import Standing
from graph.analysis.records import Records
from graph.errors import EntryConflict, NotFound
from graph.model.acts import ACTS, Undo, proposed
from graph.model.fact_acts import Correct, ImportFile
from graph.model.ledger_acts import MoveProject, RecordAmount
from graph.model.ledger_words import AmountKind, Step
from graph.model.review_acts import Accept, Propose, SendBack, SetReview
from tests.access.test_door import EAST, enter, made, note, person

REPORTER, REVIEWER = person(Role.REPORT, name="tb-01"), person(Role.REVIEW, name="sh-01")
TWO_HATS = person(Role.REPORT, Role.REVIEW, name="zh-01")
ENTERED = [each for each in ACTS if may_kind(REPORTER, ACTS[each]).allowed and each not in ("UNDO", "PROPOSE")]
"""The kinds that a reporter may enter at all, as declared."""


def records(log):
    return Records(log.entries())


def demand(log, *kinds, waits=True):
    for kind in kinds:
        enter(log, REVIEWER, SetReview(of=kind, waits=waits), records(log).expected(f"review/{kind}"))


def last_on(log, act):
    return records(log).expected(act.subject)


def propose(log, act, who=REPORTER, **more):
    entry = enter(log, who, act, last_on(log, act), **more)
    assert isinstance(entry.act, Propose)
    return entry


def accept(log, entry, who=REVIEWER):
    act = Accept(proposal=entry.sequence, about=entry.act.about)
    return enter(log, who, act, last_on(log, act), reason=None)


def send_back(log, entry, who=REVIEWER, reason="数字对不上"):
    return enter(log, who, SendBack(proposal=entry.sequence, about=entry.act.about), reason=reason)


def undo(log, entry, who=REPORTER):
    return enter(log, who, Undo(entry=entry.sequence, about=entry.act.subject), last_on(log, entry.act))


def amount(yi, day="2026-11-30"):
    return RecordAmount(project_id="p1", amount=AmountKind.AGREED, yi=yi, day=day)


def test_what_can_be_reviewed_is_what_a_reporter_enters_and_something_rests_on():
    assert {kind.KIND for kind in REVIEWABLE} == set(ENTERED) - {"SCENARIO", "DISCARD"}
    assert all(Role.REPORT in RULES[kind].roles for kind in REVIEWABLE)


@pytest.mark.parametrize("wanted", [False, True], ids=["off", "on"])
@pytest.mark.parametrize("kind", ENTERED)
def test_the_matrix_of_declared_acts_and_settings(kind, wanted, log):
    act, can = made(ACTS[kind]), ACTS[kind] in REVIEWABLE
    if isinstance(act, ImportFile):
        act = replace(act, ledger="")
    if isinstance(act, ACTS["SCENARIO"]):
        act = replace(act, changes="[]")
    if wanted and not can:
        with pytest.raises(Refused, match="不能设为要审核"):
            demand(log, kind)
    elif wanted:
        demand(log, kind)
    waits = wanted and can
    for who in (REPORTER, TWO_HATS):
        entry = enter(log, who, act, last_on(log, act))
        assert isinstance(entry.act, Propose) is waits
        assert (proposed(entry.act) if waits else entry.act) == act
        assert log.audit.entries()[-1].about == f"{entry.act.KIND} {entry.act.subject} #{entry.sequence}"
    # whoever only reviews, and whoever is at the machine, is waited for by nobody
    for who in (REVIEWER, at_command_line("root")):
        if who.trusted or may_kind(who, ACTS[kind]).allowed:
            assert enter(log, who, act, last_on(log, act)).act == act


def test_a_proposal_counts_once_it_is_accepted_and_then_as_its_makers(log):
    demand(log, "LEDGER_AMOUNT")
    entry = propose(log, amount(3.0), reason="月报")
    assert (records(log).ledger, records(log).expected(amount(3.0).subject)) == ((), 0)
    assert [each.act for each in records(log).proposals.waiting] == [amount(3.0)]
    done = accept(log, entry)
    (counted,) = records(log).ledger
    assert (counted.sequence, counted.act, counted.reason) == (done.sequence, amount(3.0), "月报")
    assert counted.who == REPORTER.signature
    assert (done.who, done.made_at == counted.made_at) == (REVIEWER.signature, True)
    assert records(log).proposals.waiting == ()


def test_nobody_accepts_his_own_under_whatever_office(log):
    demand(log, "LEDGER_NOTE")
    entry = propose(log, note(), TWO_HATS)
    with pytest.raises(Refused, match="自己报的"):
        accept(log, entry, TWO_HATS)
    with pytest.raises(Refused, match="自己报的"):
        accept(log, entry, replace(TWO_HATS, unit="另一单位"))
    with pytest.raises(Refused, match="填报岗不能"):
        accept(log, entry, REPORTER)
    assert [each.outcome.value for each in log.audit.entries()[-3:]] == ["refused"] * 3
    assert accept(log, entry)
    with pytest.raises(Refused, match="已通过"):
        accept(log, entry)


def test_a_return_needs_a_reason_and_ends_the_wait(log):
    demand(log, "LEDGER_NOTE")
    entry = propose(log, note())
    with pytest.raises(Exception, match="没有写理由"):
        send_back(log, entry, reason=" ")
    back = send_back(log, entry)
    (told,) = records(log).proposals.decided
    assert (told.standing, told.decision.reason) == (Standing.RETURNED, "数字对不上")
    with pytest.raises(Refused, match="已退回"):
        accept(log, entry)
    undo(log, back, REVIEWER)
    assert accept(log, entry)


def test_a_maker_takes_a_proposal_back_and_nobody_else(log):
    demand(log, "LEDGER_NOTE")
    entry = propose(log, note())
    for other in (person(Role.REPORT, name="tb-02"), REVIEWER):
        with pytest.raises(Refused, match="只能由报的人自己撤回"):
            undo(log, entry, other)
    undo(log, entry)
    assert records(log).proposals.all[entry.sequence].standing is Standing.WITHDRAWN
    with pytest.raises(Refused, match="已撤回"):
        accept(log, entry)


def test_an_undo_waits_as_what_it_undoes_and_an_acceptance_undone_waits_again(log):
    demand(log, "LEDGER_NOTE")
    done = accept(log, propose(log, note()))
    back = propose(log, Undo(entry=done.sequence, about=done.act.subject))
    assert len(records(log).ledger) == 1
    taken = accept(log, back)
    assert records(log).ledger == ()
    assert records(log).proposals.waiting == (), "what its maker took back does not wait"
    undo(log, taken, REVIEWER)
    assert len(records(log).ledger) == 1
    undo(log, done, REVIEWER)
    assert [each.sequence for each in records(log).proposals.waiting] == [2, back.sequence]


def test_two_of_one_thing_are_accepted_in_any_order_and_a_changed_ground_is_told(log):
    demand(log, "CORRECT")
    first, second = (
        propose(log, Correct(kind="Firm", fact="refinery", column="park", value=value, source="年报"), who)
        for value, who in (("甲园", REPORTER), ("乙园", EAST))
    )
    assert not any(records(log).proposals.changed_since(each) for each in records(log).proposals.waiting)
    accept(log, second)
    (waiting,) = records(log).proposals.waiting
    assert [each.act.value for each in records(log).proposals.changed_since(waiting)] == ["乙园"]
    with pytest.raises(EntryConflict):
        enter(log, REVIEWER, Accept(proposal=first.sequence, about=first.act.about), 0)
    accept(log, first)
    assert [act.value for _, act in records(log).fact_acts] == ["甲园"]


def test_what_one_proposed_oneself_before_is_no_change_of_ground(log):
    demand(log, "LEDGER_AMOUNT")
    first, second = propose(log, amount(3.0, "2026-10-31")), propose(log, amount(4.0))
    accept(log, first)
    (waiting,) = records(log).proposals.waiting
    assert (waiting.sequence, records(log).proposals.changed_since(waiting)) == (second.sequence, ())


def test_a_list_waits_for_what_it_says_of_the_ledger_too(log):
    demand(log, "LEDGER_AMOUNT")
    listed = encode_listed(ListedActs("2026-11-30", (("A2", amount(3.0)),)))
    act = ImportFile(dataset="名单", file="a.xlsx", sha256="0" * 64, shapes="", recipe="{}", rows="[]", ledger=listed)
    assert not isinstance(enter(log, REPORTER, replace(act, dataset="另一份", ledger="")).act, Propose)
    done = accept(log, propose(log, act))
    assert [(each.sequence, each.act) for each in records(log).ledger] == [(done.sequence, amount(3.0))]


def test_who_reports_sets_no_review_and_a_setting_can_be_undone(log):
    with pytest.raises(Refused, match="兼填报岗"):
        enter(log, TWO_HATS, SetReview(of="LEDGER_NOTE", waits=True))
    demand(log, "LEDGER_NOTE")
    setting = log.entries()[-1]
    with pytest.raises(Refused, match="兼填报岗"):
        undo(log, setting, TWO_HATS)
    undo(log, setting, REVIEWER)
    assert records(log).reviewed == frozenset()


def test_a_forged_proposal_or_decision_is_refused(log):
    forged = Propose(kind="LEDGER_NOTE", inner=note().payload(), about="ledger/project/p2/note", ground=0)
    with pytest.raises(Exception, match="不一致"):
        enter(log, REPORTER, forged)
    with pytest.raises(Refused):
        enter(
            log, REPORTER, Propose(kind="REVIEW_SET", inner='{"of": "CORRECT", "waits": false}', about="review/CORRECT")
        )
    demand(log, "LEDGER_NOTE")
    entry = propose(log, note())
    for who in (REVIEWER, at_command_line("root")):
        with pytest.raises(NotFound):
            enter(log, who, Accept(proposal=entry.sequence, about="ledger/project/p2/note"))
    with pytest.raises(Refused, match="没有这条待审"):
        enter(log, REVIEWER, Accept(proposal=1, about="review/LEDGER_NOTE"), 1)


def test_only_what_is_accepted_moves_a_project(log):
    demand(log, "LEDGER_MOVE")
    move = MoveProject(project_id="p1", step=Step.SIGNED, day="2026-11-30")
    propose(log, move)
    demand(log, "LEDGER_MOVE", waits=False)
    assert (records(log).ledger, records(log).last_judged) == ((), 0)
    assert not isinstance(enter(log, REPORTER, move).act, Propose)
