"""What is about to be entered, tried first: further acts, the steps open, what all gates between ask for."""

from graph.analysis.ledger.drafts import free_id, items_before, of_lead, open_steps, with_acts
from graph.analysis.ledger.gates import ItemState, check_move, gate
from graph.model.ledger_acts import FileProof, OpenProject, RecordAmount
from graph.model.ledger_city_acts import FollowLead
from graph.model.ledger_words import AmountKind, CountedBy, Step

DAY = "2026-06-01"


def project_of(pages, id="g1"):
    ledger = pages.on(DAY)
    return ledger, ledger.projects[id]


def test_acts_about_to_be_entered_open_a_gate_and_change_nothing(pages):
    pages.open("g1", first_talk="市商务局")
    ledger, project = project_of(pages)
    proofs = [
        FileProof(project_id="g1", day=DAY, item=each, proof="一号") for each in ("minutes", "agreement", "review")
    ]
    agreed = RecordAmount(project_id="g1", amount=AmountKind.AGREED, yi=6, day=DAY, counted_by=CountedBy.PROMOTION)
    check_move(ledger, with_acts(project, [*proofs, agreed]), Step.SIGNED, DAY)
    assert len(gate(ledger, project, Step.SIGNED).missing) == 3
    assert len(project.records) == 1


def test_a_change_of_particulars_counts_after_the_one_before(pages):
    pages.open("g1", first_talk="市商务局")
    _, project = project_of(pages)
    tried = with_acts(project, [OpenProject(project_id="g1", day=DAY, title="乙", landing="东洲区")])
    assert (tried.title, tried.opened.landing) == ("乙", "东洲区")


def test_steps_open_begin_with_the_next_and_a_stopped_project_is_taken_up_where_it_stopped(pages):
    pages.open("g1")
    assert open_steps(project_of(pages)[1])[:2] == (Step.TALKS, Step.SIGNED)
    assert Step.ENTERED not in open_steps(project_of(pages)[1])
    pages.move("g1", "started", "2026-03-01")
    assert open_steps(project_of(pages)[1])[:2] == (Step.ENTERED, Step.BUILDING)
    pages.move("g1", "stopped", "2026-04-01")
    assert open_steps(project_of(pages)[1]) == (Step.STARTED,)


def test_items_of_all_gates_between_stand_once(pages):
    pages.open("g1", first_talk="市商务局")
    ledger, project = project_of(pages)
    items = items_before(ledger, project, Step.OPERATING)
    names = [each.item for each in items]
    assert len(names) == len(set(names))
    assert names[:2] == ["minutes", "unit:first_talk"]
    assert "content" not in names, "the statistics are entered by a move of their own"
    assert next(each for each in items if each.item == "acceptance").state is ItemState.MISSING


def test_the_first_free_id_and_the_projects_of_a_lead(pages):
    assert free_id(pages.on(DAY)) == "t001"
    pages.open("t001", link_id="x", firm_id="away")
    ledger = pages.on(DAY)
    assert free_id(ledger) == "t002"
    lead = FollowLead(link_id="x", firm_id="away", day=DAY, first_talk="市商务局")
    assert [each.id for each in of_lead(ledger, lead)] == ["t001"]
    assert of_lead(ledger, FollowLead(link_id="y", firm_id="away", day=DAY, first_talk="市商务局")) == ()
