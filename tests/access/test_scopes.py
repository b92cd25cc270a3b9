"""Scopes told by what counts: undone steps, lists taken in, and facts that would leave a scope."""

import pytest

from access.permissions import Refused
from access.roles import Role
from access.scope import Places, Scope
from graph.analysis.ledger_lists import ListedActs, encode_listed
from graph.model.acts import Undo
from graph.model.fact_acts import Correct, ImportFile
from graph.model.ledger_acts import AcceptReason, StepTold
from graph.model.ledger_city_acts import DropLead, FollowLead
from graph.model.ledger_words import Dimension, Step
from tests.access.test_door import EAST, WEST, enter, note, opening, person


def undone(log, entry):
    return enter(log, person(Role.REVIEW), Undo(entry=entry.sequence, about=entry.act.subject), entry.sequence)


def test_an_opening_that_was_undone_moves_no_project_and_gives_none_away(log):
    first = enter(log, EAST, opening("new", "东区"))
    moved = enter(log, person(Role.REPORT), opening("new", "西区"), first.sequence)
    back = undone(log, moved)
    with pytest.raises(Refused):
        enter(log, WEST, note("new"))
    with pytest.raises(Refused):
        enter(log, WEST, opening("new", "西区"), back.sequence)
    assert enter(log, EAST, note("new"))
    # where none stands it is still not anybody's to take
    alone = enter(log, EAST, opening("other", "东区"))
    gone = undone(log, alone)
    with pytest.raises(Refused):
        enter(log, WEST, opening("other", "西区"), gone.sequence)


def test_a_lead_whose_last_step_was_undone_is_where_it_was(log):
    lead = {"link_id": "polyethylene", "firm_id": "candidate", "day": "2026-12-01", "first_talk": "招商局"}
    first = enter(log, EAST, FollowLead(**lead, landing="东区"))
    back = undone(log, enter(log, person(Role.REPORT), FollowLead(**lead, landing="西区"), first.sequence))
    drop = DropLead(link_id="polyethylene", firm_id="candidate")
    with pytest.raises(Refused):
        enter(log, WEST, drop, back.sequence)
    assert enter(log, EAST, drop, back.sequence)


def test_a_project_that_a_list_opened_is_nobody_elses_to_open(log):
    listed = encode_listed(ListedActs("2026-12-01", (("A2", opening("listed", "东区")),)))
    file = {"dataset": "清单", "file": "a.xlsx", "sha256": "0" * 64, "shapes": "", "recipe": "{}", "rows": "[]"}
    enter(log, person(Role.REPORT), ImportFile(**file, ledger=listed))
    with pytest.raises(Refused):
        enter(log, WEST, opening("listed", "西区"))
    assert enter(log, EAST, note("listed"))


def test_a_correction_of_the_district_gives_no_firm_away_alone(log):
    def district(value):
        return Correct(kind="Firm", fact="refinery", column="district", value=value, source="年报")

    with pytest.raises(Refused, match="不在本账号的范围"):
        enter(log, EAST, district("西区"))
    with pytest.raises(Refused):
        enter(log, WEST, district("西区"))
    cleared = enter(log, EAST, district(None))
    assert enter(log, person(Role.REVIEW), district("西区"), cleared.sequence)


def test_what_a_list_says_for_the_ledger_goes_by_the_rules_of_what_it_says(log):
    def listing(*acts):
        listed = encode_listed(ListedActs("2026-12-01", tuple(("A2", act) for act in acts)))
        file = {"dataset": "清单", "file": "a.xlsx", "sha256": "0" * 64, "shapes": "", "recipe": "{}", "rows": "[]"}
        return ImportFile(**file, ledger=listed)

    told = StepTold(project_id="p1", step=Step.STARTED, day="2026-12-01")
    accepted = AcceptReason(project_id="p1", dimension=next(iter(Dimension)), day="2026-12-01", until="2026-12-31")
    opens, accepts = listing(told, opening("new", "东区")), listing(accepted)
    mixed = person(Role.REPORT, Role.REVIEW, scope=Scope(Places.of(["东区"])))
    for who in (person(Role.REVIEW), mixed, EAST):
        with pytest.raises(Refused):
            enter(log, who, opens)
    with pytest.raises(Refused):
        enter(log, person(Role.REPORT), accepts)
    assert enter(log, person(Role.REPORT), opens).sequence == 1
    assert enter(log, person(Role.REVIEW), listing(told), 1).sequence == 2
