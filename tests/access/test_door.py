"""Who may enter which act: the matrix of roles and declared acts, scopes, and what the door keeps of it."""

from enum import Enum

import pytest

from access.acting import acting_as
from access.audit import Action, Outcome, the_audit
from access.door import guarded, may_export
from access.permissions import Refused, may_kind
from access.person import Person, at_command_line
from access.roles import Role
from access.rules import RULES, NoRule, check_complete
from access.scope import ALL, Places, Scope
from graph.model.act import Act
from graph.model.acts import ACTS, AddToShortlist, Undo
from graph.model.fact_acts import Correct, ImportFile, Merge
from graph.model.ledger_acts import NoteProject, OpenProject, RecordAmount
from graph.model.ledger_city_acts import AdoptTable, DropLead, FollowLead, ReportFigure
from graph.model.ledger_words import AmountKind
from graph.model.schema import properties
from graph.store.log import NewEntry
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from reports.deliverables import DELIVERABLES
from reports.publishing import publish
from tests.in_memory import judged
from tests.views.served import TINY

BOTH, REPORTERS, REVIEWERS = {Role.REPORT, Role.REVIEW}, {Role.REPORT}, {Role.REVIEW}
ALLOWED = {
    kind: roles
    for kinds, roles in (
        (
            "SHORTLIST DELIST SCENARIO DISCARD UNDO PROPOSE IMPORT WITHDRAW CORRECT REMOVE MERGE APART MATCH NAME",
            BOTH,
        ),
        ("LEDGER_TOLD", BOTH),
        ("RULING LEDGER_REASON LEDGER_TABLE ACCEPT RETURN REVIEW_SET", REVIEWERS),
        ("LEDGER_LEAD LEDGER_LEAD_DROP LEDGER_OPEN LEDGER_PROOF LEDGER_MOVE LEDGER_AMOUNT LEDGER_PLAN", REPORTERS),
        ("LEDGER_PROBLEM LEDGER_ANSWER LEDGER_NOTE LEDGER_FIGURE", REPORTERS),
    )
    for kind in kinds.split()
}
"""By the kind of an act, the roles that may enter it."""


def person(*roles, scope=ALL, name="gxj-01"):
    return Person(name, "示例单位甲", frozenset(roles), scope)


def reporter(**places):
    return person(Role.REPORT, scope=Scope(Places.of(**places)))


EAST, WEST = reporter(districts=["东区"]), reporter(districts=["西区"])
OIL, STEEL, FORCE = reporter(chains=["oil"]), reporter(chains=["steel"]), reporter(forces=["化工专班"])


def note(project="p1"):
    return NoteProject(project_id=project, day="2026-12-01", text="看过现场")


def enter(log, who, act, expected=0, reason="按规定"):
    with acting_as(who):
        return log.append(NewEntry(act=act, who="谁都可以写", load_id="0001-a", reason=reason), expected)


def made(kind):
    """An act of a kind, every field something of its type."""
    values = {}
    for each in properties(kind):
        values[each.name] = next(iter(each.type)) if issubclass(each.type, Enum) else each.type(1)
    return kind(**values)


@pytest.mark.parametrize("kind", list(ACTS))
def test_the_matrix_of_roles_and_declared_acts(kind):
    allowed = {role for role in Role if may_kind(person(role), ACTS[kind]).allowed}
    assert allowed == ALLOWED[kind]
    assert may_kind(at_command_line("root"), ACTS[kind]).allowed
    assert not may_kind(None, ACTS[kind]).allowed


@pytest.mark.parametrize("kind", [each for each in ACTS if each != "UNDO"])
def test_the_log_itself_refuses_each_act_by_each_role_that_may_not(kind, log):
    act = made(ACTS[kind])
    for role in set(Role) - ALLOWED[kind]:
        with pytest.raises(Refused) as refused:
            enter(log, person(role), act)
        assert role.zh in refused.value.zh
    assert log.log.entries() == ()
    told = log.audit.entries()
    assert [each.outcome for each in told] == [Outcome.REFUSED] * len(set(Role) - ALLOWED[kind])
    assert {each.role for each in told} == {role.zh for role in set(Role) - ALLOWED[kind]}


def test_a_new_act_without_a_rule_fails():
    class Unruled(Act):
        KIND, ZH, EN = "UNRULED", "新做法", "New act"

    with pytest.raises(NoRule, match="UNRULED"):
        check_complete([*ACTS.values(), Unruled], RULES)
    with pytest.raises(NoRule, match="LEDGER_NOTE"):
        check_complete([each for each in ACTS.values() if each is not NoteProject], RULES)
    assert not may_kind(person(*Role), Unruled).allowed


def test_a_reporter_enters_what_lies_in_the_own_district_chain_or_task_force(log):
    assert enter(log, EAST, note()).sequence == 1
    assert enter(log, OIL, note(), 1).sequence == 2
    for other in (WEST, STEEL, FORCE):
        with pytest.raises(Refused) as refused:
            enter(log, other, note(), 2)
        assert "不在本账号的范围" in refused.value.zh
        assert "东区" in refused.value.zh
        assert "outside your scope" in refused.value.en
    assert [entry.who for entry in log.entries()] == ["示例单位甲（gxj-01）"] * 2, "nobody signs for another"


def test_what_nothing_says_whose_it_is_is_refused_to_a_scope_and_open_to_the_whole_city(log):
    with pytest.raises(Refused, match="查不到"):
        enter(log, EAST, note("nowhere"))
    assert enter(log, person(Role.REPORT), note("nowhere")).sequence == 1


def test_a_project_is_not_taken_over_by_opening_it_anew_in_the_own_district(log):
    with pytest.raises(Refused):
        enter(log, WEST, opening("p1", "西区"))
    with pytest.raises(Refused):
        enter(log, WEST, opening("p1", None))
    taken = enter(log, EAST, opening("p1", None))
    with pytest.raises(Refused):
        enter(log, WEST, opening("p1", "西区"), taken.sequence)
    with pytest.raises(Refused):
        enter(log, WEST, opening("new", "东区"))
    first = enter(log, WEST, opening("new", "西区")).sequence
    with pytest.raises(Refused):
        enter(log, EAST, opening("new", "东区"), first)
    # where the ledger says it is counts for what is entered of it, and a task force has its own projects
    assert enter(log, WEST, RecordAmount(project_id="new", amount=AmountKind.AGREED, yi=1.0, day="2026-12-01"))
    forced = OpenProject(project_id="other", day="2026-12-01", title="某项目", task_force="化工专班")
    assert enter(log, FORCE, forced)
    assert enter(log, FORCE, note("other"))


def opening(id, district):
    return OpenProject(project_id=id, day="2026-12-01", title="某项目", district=district)


def test_leads_figures_and_facts_keep_to_the_scope(log):
    lead = {"link_id": "polyethylene", "firm_id": "candidate"}
    follow = FollowLead(**lead, day="2026-12-01", first_talk="招商局", landing="西区")
    with pytest.raises(Refused):
        enter(log, EAST, follow)
    first = enter(log, WEST, follow).sequence
    with pytest.raises(Refused):
        enter(log, EAST, FollowLead(**lead, day="2026-12-01", first_talk="招商局", landing="东区"), first)
    with pytest.raises(Refused):
        enter(log, EAST, DropLead(**lead), first)
    assert enter(log, OIL, DropLead(**lead), first)

    def figure(unit):
        return ReportFigure(unit=unit, indicator="签约数", period="2026-Q4", value=3.0)

    assert enter(log, EAST, figure("东区"))
    with pytest.raises(Refused):
        enter(log, EAST, figure("西区"))

    def correct(firm):
        return Correct(kind="Firm", fact=firm, column="park", value="某园", source="年报")

    assert enter(log, EAST, correct("refinery"))
    with pytest.raises(Refused):
        enter(log, EAST, correct("pack-works"))
    with pytest.raises(Refused):
        enter(log, EAST, Merge(kind="Firm", kept="refinery", other="pack-works"))
    assert enter(log, OIL, AddToShortlist(link_id="film"))
    with pytest.raises(Refused):
        enter(log, STEEL, AddToShortlist(link_id="gas"))


def test_a_file_of_the_whole_city_is_taken_in_by_whoever_has_the_whole_city(log):
    act = ImportFile(dataset="名单", file="a.xlsx", sha256="0" * 64, shapes="", recipe="{}", rows="[]")
    with pytest.raises(Refused, match="涉及全市"):
        enter(log, OIL, act)
    assert enter(log, person(Role.REPORT), act).sequence == 1
    assert enter(log, person(Role.REVIEW), act, 1).sequence == 2


def test_an_undo_goes_by_the_rule_of_what_it_undoes(log):
    entry = enter(log, EAST, note())
    undo = Undo(entry=entry.sequence, about=entry.act.subject)
    for other in (WEST, person(Role.VIEW), person(Role.SYSTEM)):
        with pytest.raises(Refused):
            enter(log, other, undo, entry.sequence)
    back = enter(log, person(Role.REVIEW), undo, entry.sequence)
    # an undo of the undo is again about the note
    again = Undo(entry=back.sequence, about=entry.act.subject)
    with pytest.raises(Refused):
        enter(log, WEST, again, back.sequence)
    assert enter(log, EAST, again, back.sequence)
    table = enter(log, person(Role.REVIEW), AdoptTable(table="race", content="[]"))
    with pytest.raises(Refused):
        enter(log, person(Role.REPORT), Undo(entry=table.sequence, about=table.act.subject), table.sequence)


def test_nothing_but_acts_is_entered_past_the_rules(log):
    assert not hasattr(log, "enter")
    assert hasattr(log.log, "enter")


def test_nobody_and_whole_logs(log):
    with pytest.raises(Refused, match="没有登录"):
        enter(log, None, note())
    for who in (None, person(Role.SYSTEM), person(*Role)):
        with acting_as(who):
            with pytest.raises(Refused):
                log.copy_from(())
            with pytest.raises(Refused):
                log.start_over(())
    with acting_as(at_command_line("root")):
        assert log.copy_from(()) == 0


def test_what_was_done_refused_or_failed_is_in_the_audit(log):
    entry = enter(log, EAST, note())
    with pytest.raises(Refused):
        enter(log, WEST, note(), entry.sequence)
    with pytest.raises(Exception, match="刚被别人改过"):
        enter(log, EAST, note(), 0)
    done, refused, failed = log.audit.entries()
    assert (done.who, done.role, done.action, done.outcome) == ("gxj-01", "填报", Action.ACT, Outcome.DONE)
    assert done.about == "LEDGER_NOTE ledger/project/p1/note #1"
    assert refused.outcome is Outcome.REFUSED
    assert "不在本账号的范围（县区 西区）" in refused.why
    assert failed.outcome is Outcome.FAILED


def test_on_a_single_pc_there_is_no_door(tmp_path, tiny_store, monkeypatch):
    log = SqliteLog(tmp_path / "records.sqlite")
    monkeypatch.delenv("LIANPU_ACCESS", raising=False)
    assert guarded(log, tiny_store.reader) is log
    monkeypatch.setenv("LIANPU_ACCESS", "accounts")
    assert guarded(log, tiny_store.reader) is not log


def test_papers_with_amounts_of_the_whole_city_are_for_some():
    papers = {"catalogue": set(), "projects": set()}
    for paper, may in papers.items():
        may |= {role for role in Role if may_export(person(role, scope=Scope()), paper).allowed}
    assert papers == {"catalogue": {Role.VIEW, Role.REPORT, Role.REVIEW}, "projects": {Role.REVIEW}}
    assert may_export(person(Role.REPORT, scope=ALL), "projects").allowed
    assert not may_export(EAST, "projects").allowed
    assert not may_export(None, "catalogue").allowed


def test_papers_are_refused_where_they_are_made(monkeypatch, tmp_path):
    tiny = judged(read_facts(TINY))
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path))
    monkeypatch.setenv("LIANPU_ACCESS", "accounts")
    with acting_as(person(Role.VIEW)), pytest.raises(Refused, match="导出全市项目金额"):
        next(publish(tiny, DELIVERABLES["projects"], "xlsx"))
    told = the_audit().entries()
    assert [(each.action, each.about, each.outcome) for each in told] == [(Action.EXPORT, "projects", Outcome.REFUSED)]
    with acting_as(person(Role.REVIEW)):
        assert next(publish(tiny, DELIVERABLES["projects"], "xlsx")).name.endswith(".xlsx")
