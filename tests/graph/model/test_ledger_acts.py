"""Acts of the ledger come back from the log as they went in, each about a subject of its own."""

import pytest

from graph.model.acts import ACTS, act_of
from graph.model.ledger_acts import (
    LEDGER_ACTS,
    AcceptReason,
    AnswerProblem,
    FileProof,
    MoveProject,
    NoteProject,
    OpenProject,
    RaiseProblem,
    RecordAmount,
    SetPlan,
    StepTold,
)
from graph.model.ledger_city_acts import AdoptTable, DropLead, FollowLead, ReportFigure
from graph.model.ledger_words import AmountKind, CountedBy, Curve, Dimension, Signing, Step

DAY = "2026-03-01"
MADE = (
    (FollowLead(link_id="x", firm_id="f", day=DAY, first_talk="市商务局"), "ledger/lead/x/f"),
    (DropLead(link_id="x", firm_id="f"), "ledger/lead/x/f"),
    (OpenProject(project_id="g1", day=DAY, title="甲/乙项目", central_funds=True), "ledger/project/g1"),
    (FileProof(project_id="g1", day=DAY, item="contract", proof="http://a/b"), "ledger/project/g1/proof/contract"),
    (MoveProject(project_id="g1", step=Step.SIGNED, day=DAY), "ledger/project/g1/step"),
    (StepTold(project_id="g1", step=Step.STARTED, day=DAY, signed_on="2025-11-20"), "ledger/project/g1/told"),
    (
        RecordAmount(
            project_id="g1",
            amount=AmountKind.AGREED,
            yi=6.05,
            day=DAY,
            counted_by=CountedBy.PROMOTION,
            signing=Signing.FIRST,
        ),
        "ledger/project/g1/amount/agreed",
    ),
    (SetPlan(project_id="g1", year=2026, day=DAY, curve=Curve.FUNDS), "ledger/project/g1/plan/funds/2026"),
    (
        RaiseProblem(
            project_id="g1",
            number=2,
            day=DAY,
            text="施工图审查慢",
            responsible="市住建局",
            deadline="2026-04-01",
            standard="审查合格书",
        ),
        "ledger/project/g1/problem/2",
    ),
    (AnswerProblem(project_id="g1", number=2, day=DAY, text="已送审"), "ledger/project/g1/problem/2/answer"),
    (NoteProject(project_id="g1", day=DAY, text="设备进场"), "ledger/project/g1/note"),
    (
        AcceptReason(project_id="g1", dimension=Dimension.START, day=DAY, until="2026-06-30"),
        "ledger/project/g1/reason/start",
    ),
    (ReportFigure(unit="东洲区", indicator="awards", period="2026", value=1.5), "ledger/figure/东洲区/awards/2026"),
    (AdoptTable(table="gates", content="[]"), "ledger/table/gates"),
)


@pytest.mark.parametrize(("act", "subject"), MADE, ids=lambda each: getattr(each, "KIND", ""))
def test_an_act_of_the_ledger_comes_back_as_it_was(act, subject):
    assert act.subject == subject
    assert act_of(act.KIND, act.payload()) == act


def test_every_kind_of_the_ledger_is_known_to_the_log_and_told_here():
    assert {type(act) for act, _ in MADE} == set(LEDGER_ACTS)
    assert all(ACTS[kind.KIND] is kind for kind in LEDGER_ACTS)


def test_no_act_has_a_place_for_the_name_of_a_person():
    assert not any("leader" in name or "person" in name for kind in LEDGER_ACTS for name in kind.__slots__)
