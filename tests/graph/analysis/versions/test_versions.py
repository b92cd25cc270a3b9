"""Two loads of the tiny city, one fact changed at a time: what each change comes to was worked out by hand.

The tiny city has two targets: polyethylene (missing, film takes it; rank 1, 46 points) and the catalyst (its works are
under construction; rank 2, 0 points). By the weights: polyethylene pull 20, market 10, push 20, candidates 10 / 3, of
115 that apply; catalyst nothing of 90. docs/methods.md works both out.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.judgement import judge
from graph.analysis.versions.causes import compare_loads, edits_between
from graph.analysis.versions.diff import diff_versions
from graph.analysis.versions.diffs import DiffKind
from graph.analysis.versions.record_lines import from_lines, to_lines
from graph.analysis.versions.serialise import from_json, to_json
from graph.analysis.versions.version_record import RuleSnapshot, VersionLimits, take_version_record
from graph.analysis.what_if.causes import CauseKind
from graph.errors import InvalidRequest
from graph.model.edges import Includes, InputTo, Leads, Makes, Ruled
from graph.model.evidence import Evidence
from graph.model.kinds import Basis, ChainKind, MakeStatus, Market, Outlook, ProjectStage, RulingKind, Stage, Transport
from graph.model.nodes import Chain, Firm, Link, Project
from graph.store.edits import apply_to_facts, make_edits
from graph.store.snapshot import take_snapshot
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

TINY = Path(__file__).resolve().parents[3] / "data" / "tiny"
FACTS = read_facts(TINY)
NEWER = Evidence(source="https://example.gov.cn/newer", basis=Basis.SOURCE, as_of="2026")


def the(kind, **wanted):
    """The one fact of a kind with these properties."""
    (found,) = [
        each
        for each in (*FACTS.nodes, *FACTS.edges)
        if isinstance(each, kind) and all(getattr(each, name) == value for name, value in wanted.items())
    ]
    return found


REFINERY_ETHYLENE = the(Makes, start="refinery", end="ethylene")
REFINERY_NAPHTHA = the(Makes, start="refinery", end="naphtha")
CANDIDATE = the(Makes, start="candidate", end="polyethylene")
SIZED = replace(REFINERY_ETHYLENE, capacity=100.0, capacity_unit="万吨/年", evidence=NEWER)
NEW_FIRM = Firm(id="new", name_zh="甲市聚烯烃厂", city="甲市", local=True, evidence=NEWER)
NEW_MAKER = Makes(start="new", end="polyethylene", status=MakeStatus.OPERATING, capacity=30.0, evidence=NEWER)
NEW_TRIAL = replace(NEW_MAKER, status=MakeStatus.TRIAL)
RULED_OUT = Ruled(start="oil", end="polyethylene", kind=RulingKind.NOT_LOCAL, reason="容量不足", evidence=NEWER)
RUNNING = replace(the(Project, id="p1"), stage=ProjectStage.OPERATING)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    def take(facts):
        store = SqliteStore(tmp_path_factory.mktemp("load") / "graph.sqlite")
        store.replace(facts, by="test")
        with store.reader() as reader:
            return take_snapshot(reader)

    return take


@pytest.fixture(scope="module")
def old(snapshot):
    return snapshot(FACTS)


@pytest.fixture(params=["loads", "files"])
def between(request, old, snapshot):
    """Compare the tiny city with what it is after edits: as two loads, and from what two exports hold alone."""

    def compared(put=(), drop=(), facts=FACTS):
        found = compare_loads(old, snapshot(apply_to_facts(facts, make_edits(put, drop))))
        if request.param == "loads":
            return found
        return diff_versions(*(from_lines(to_lines(side)) for side in (found.old, found.new)))

    return compared


def told(found):
    """Each target that is another one: what became of it, rank and score before and after."""
    return [
        (move.link_id, move.change.value, *((each and (each.rank, each.score)) for each in (move.before, move.after)))
        for move in found.targets
    ]


def behind(move):
    """The facts behind a change: kind and ends, and the properties that are others, or which side reads it."""
    return [(*fact.key[:3], fact.properties or ("came" if fact.before is None else "went")) for fact in move.facts]


def ways(move):
    return [(cause.kind, cause.path) for cause in move.causes]


def target(found, link):
    return next(move for move in found.targets if move.link_id == link)


def test_equal_loads_do_not_differ(between):
    found = between()
    assert (found.targets, found.states, found.rules) == ((), (), ())
    assert set(found.counts().values()) == {0}


def test_what_no_rule_reads_changes_nothing(between):
    noted = replace(CANDIDATE, note="另有说法")
    renamed = replace(the(Firm, id="candidate"), name_zh="丙市新材料公司")
    seen = replace(the(Link, id="polyethylene"), outlook_reason="行业年报", outlook_year="2025", market=Market.NATIONAL)
    placed = replace(REFINERY_NAPHTHA, market_position_source="https://example.gov.cn/b")
    assert told(between(put=[noted, renamed, seen, placed])) == []


def test_an_outlook_put_on_file_is_read_by_the_score(between):
    found = between(put=[replace(the(Link, id="polyethylene"), outlook=Outlook.SURPLUS, outlook_reason="行业年报")])
    # a surplus with a user here counts half: 10 · 0.5 more of 115
    assert told(found) == [("polyethylene", "changed", (1, 46), (1, 51))]
    assert behind(found.targets[0]) == [("Link", "polyethylene", ("outlook",))]


def test_a_capacity_put_on_file_makes_a_link_to_verify_strong_and_moves_no_target(between):
    found = between(put=[SIZED])
    assert told(found) == []
    (state,) = found.states
    assert (state.link_id, state.before.rule, state.after.rule) == ("ethylene", "D-03", "D-01")
    assert behind(state) == [("MAKES", "refinery", "ethylene", ("capacity", "capacity_unit"))]
    assert (state.facts[0].before.source, state.facts[0].after.source) == (
        "https://example.gov.cn/a",
        "https://example.gov.cn/newer",
    )


def test_a_plant_that_turns_out_to_be_on_trial_is_a_target_and_lowers_what_it_feeds(between):
    found = between(put=[replace(REFINERY_ETHYLENE, status=MakeStatus.TRIAL, evidence=NEWER)])
    # ethylene, weak: push 20 (naphtha by pipe), opens 10 / 2 (polyethylene), of 90; polyethylene: push 20 · 0.75
    assert told(found) == [
        ("ethylene", "came", None, (2, 28)),
        ("polyethylene", "changed", (1, 46), (1, 42)),
        ("catalyst", "moved", (2, 0), (3, 0)),
    ]
    weak, above = found.targets[:2]
    assert (weak.after.grounds, weak.after.strategy) == (("S-05",), "strengthen")
    assert behind(weak) == behind(above) == [("MAKES", "refinery", "ethylene", ("status",))]
    assert ways(weak) == [(CauseKind.OWN, ("ethylene",))]
    assert ways(above) == [(CauseKind.INPUT, ("ethylene", "polyethylene"))]
    assert [(each.before.rule, each.after.rule) for each in found.states] == [("D-03", "D-07")]


def test_a_new_maker_of_known_capacity_closes_a_gap_and_raises_what_it_uses(between):
    found = between(put=[NEW_FIRM, NEW_MAKER])
    # the catalyst has a use here, an auxiliary one: a quarter of pull, 20 · 0.25 of 90
    assert told(found) == [("polyethylene", "went", (1, 46), None), ("catalyst", "changed", (2, 0), (1, 6))]
    gap, below = found.targets
    assert behind(gap) == behind(below) == [("MAKES", "new", "polyethylene", "came")]
    assert ways(gap) == [(CauseKind.OWN, ("polyethylene",))]
    assert ways(below) == [(CauseKind.USE, ("polyethylene", "catalyst"))]
    assert [(each.before.rule, each.after.rule) for each in found.states] == [("D-27", "D-01")]


def test_a_new_maker_on_trial_turns_a_gap_into_a_link_to_strengthen(between):
    found = between(put=[NEW_FIRM, NEW_TRIAL])
    # polyethylene: pull 20, market 10, push 20, of 90 without anchor and candidates; the catalyst's use is here by 0.75
    assert told(found) == [("polyethylene", "changed", (1, 46), (1, 56)), ("catalyst", "changed", (2, 0), (2, 4))]
    gap = found.targets[0]
    assert (gap.before.grounds, gap.after.grounds) == (("S-01",), ("S-05",))
    assert (gap.before.strategy, gap.after.strategy) == ("supplement", "strengthen")


def test_a_ruling_takes_a_target_away_and_the_next_moves_up(between):
    found = between(put=[RULED_OUT])
    assert told(found) == [("polyethylene", "went", (1, 46), None), ("catalyst", "moved", (2, 0), (1, 0))]
    assert behind(found.targets[0]) == [("RULED", "oil", "polyethylene", "came")]
    assert [(move.link_id, move.after.rule) for move in found.states] == [("polyethylene", "D-14")]


def test_a_project_that_starts_to_operate_has_been_seen_through(between):
    found = between(put=[RUNNING])
    assert told(found) == [("catalyst", "went", (2, 0), None)]
    move = found.targets[0]
    assert behind(move) == [("Project", "p1", ("stage",))]
    assert [fact.values["stage"] for fact in (move.facts[0].before, move.facts[0].after)] == ["building", "operating"]
    assert [(each.before.state, each.after.state) for each in found.states] == [("planned", "present")]


def test_a_candidate_gone_lowers_a_score_and_changes_no_state(between):
    found = between(drop=[CANDIDATE])
    assert told(found) == [("polyethylene", "changed", (1, 46), (1, 43))]
    assert behind(found.targets[0])[0] == ("MAKES", "candidate", "polyethylene", "went")
    assert ways(found.targets[0]) == [(CauseKind.OWN, ("polyethylene",))]
    assert found.states == ()


def test_makers_lost_are_told_at_the_link_they_made_and_at_those_that_feed_on_it(between):
    found = between(drop=[REFINERY_ETHYLENE, REFINERY_NAPHTHA])
    assert [(move.link_id, move.after.state) for move in found.states] == [
        ("ethylene", "missing"),
        ("naphtha", "missing"),
    ]
    # film goes on; polyethylene has nothing here to be made of, so that film simply buys it
    assert told(found) == [("polyethylene", "went", (1, 46), None), ("catalyst", "moved", (2, 0), (1, 0))]
    move = target(found, "polyethylene")
    assert ways(move) == [(CauseKind.INPUT, ("ethylene", "polyethylene"))]
    assert behind(move) == [("MAKES", "refinery", "ethylene", "went")]


def test_years_that_pass_are_told_as_records_grown_old(between):
    later = replace(FACTS, region=replace(FACTS.region, as_of="2031-01"))
    found = between(facts=later)
    # naphtha rests on a record of 2023: eight years on, nothing newer that is dated shows the refinery at work
    (state,) = found.states
    assert (state.link_id, state.before.rule, state.after.rule) == ("naphtha", "D-01", "D-08")
    assert behind(state) == [("MAKES", "refinery", "naphtha", ("old",))]
    assert (found.old.facts_year, found.new.facts_year) == (2025, 2031)
    # naphtha, weak: pull 20, market 10 and the owner's 5 for ethylene, of 90
    assert told(found) == [("naphtha", "came", None, (2, 39)), ("catalyst", "moved", (2, 0), (3, 0))]


def test_a_link_no_chain_holds_any_more_is_told_as_gone(between):
    link = the(Link, id="polyethylene")
    edges = [each for each in FACTS.edges if "polyethylene" in (each.start, each.end)]
    found = between(drop=[link, *edges])
    assert target(found, "polyethylene").change is DiffKind.WENT
    (state,) = [move for move in found.states if move.link_id == "polyethylene"]
    assert (state.before.state, state.after) == ("missing", None)
    assert ways(target(found, "polyethylene")) == [(CauseKind.OWN, ("polyethylene",))]


def test_a_siting_that_changes_is_a_fact_of_its_link(between):
    found = between(put=[replace(the(Link, id="gas"), siting=None)])
    (state,) = found.states
    assert (state.link_id, state.before.rule, state.after.rule) == ("gas", "D-18", "D-27")
    assert behind(state) == [("Link", "gas", ("siting",))]


def test_an_input_written_down_is_told_by_what_it_joins(between):
    feed = replace(the(InputTo, start="naphtha", end="ethylene"), end="polyethylene", transport=Transport.LONG_HAUL)
    move = target(between(put=[feed]), "polyethylene")
    # naphtha is here, yet others can buy it as well: push (1 + 0.8) / 2
    assert behind(move) == [("INPUT_TO", "naphtha", "polyethylene", "came")]
    assert (move.before.score, move.after.score) == (46, 45)


def test_where_loads_can_be_read_what_changed_far_away_is_not_blamed(old, snapshot):
    """A chain owner lost leaves less to know of what it might use; two loads tell it as a change of the owners."""
    found = compare_loads(old, snapshot(apply_to_facts(FACTS, make_edits((), [the(Leads)]))))
    moves = {move.link_id: move for move in found.targets}
    assert {link: move.change for link, move in moves.items()} == {
        "polyethylene": DiffKind.CHANGED,
        "catalyst": DiffKind.CHANGED,
    }
    for move in moves.values():
        assert behind(move) == [("LEADS", "refinery", "oil", "went")]
        assert [way for way, _ in ways(move)] == [CauseKind.CHAIN]


def test_targets_that_only_move_along_are_kept_apart(old, snapshot):
    found = compare_loads(old, snapshot(apply_to_facts(FACTS, make_edits([RULED_OUT]))))
    assert found.counts() == {DiffKind.CAME: 0, DiffKind.WENT: 1, DiffKind.CHANGED: 0, DiffKind.MOVED: 1}
    later = replace(FACTS, region=replace(FACTS.region, as_of="2031-01"))
    moved = [move for move in compare_loads(old, snapshot(later)).targets if move.change is DiffKind.MOVED]
    assert [(move.link_id, move.before.rank, move.after.rank, move.facts) for move in moved] == [("catalyst", 2, 3, ())]


def test_a_rule_that_stands_otherwise_is_named_where_it_decides(old):
    export = take_version_record(judge(old))
    other = replace(export, rules={**export.rules, "D-02": RuleSnapshot("…", "…", "strong if steady ≥ 3")})
    found = diff_versions(other, replace(take_version_record(judge(old)), targets=export.targets[1:]))
    assert [move.id for move in found.rules] == ["D-02"]
    assert [(move.link_id, move.change, [each.id for each in move.rules]) for move in found.targets] == [
        ("polyethylene", DiffKind.WENT, [])
    ]
    heavier = replace(export, rules={**export.rules, "pull": RuleSnapshot("…", "…", "50: …")})
    found = diff_versions(heavier, replace(export, targets=export.targets[1:]))
    assert [[each.id for each in move.rules] for move in found.targets] == [["pull"]]


def without(id):
    """The firm and all that hangs on it."""
    return [the(Firm, id=id), *(each for each in FACTS.edges if id in (each.start, each.end))]


def test_firms_that_came_went_moved_or_make_other_things_are_told(between):
    moved, trial = replace(the(Firm, id="candidate"), city="戊市"), replace(REFINERY_ETHYLENE, status=MakeStatus.TRIAL)
    found = between(put=[NEW_FIRM, NEW_MAKER, moved, trial], drop=without("pack-works"))
    assert [(each.change.value, each.firm.id, each.gained, each.lost, each.turned) for each in found.firms] == [
        ("came", "new", ("polyethylene",), (), ()),
        ("went", "pack-works", (), ("film",), ()),
        ("moved", "candidate", (), (), ()),
        ("changed", "refinery", (), (), ("ethylene",)),
    ]


def test_a_firm_under_another_id_is_the_same_firm(between):
    other = [replace(the(Firm, id="candidate"), id="other"), replace(CANDIDATE, start="other")]
    assert between(put=other, drop=without("candidate")).firms == ()


def test_an_export_comes_back_from_its_lines_as_it_went(old):
    export = take_version_record(judge(old))
    assert from_lines(to_lines(export)) == export
    assert from_json(to_json(export)) == export
    assert max(map(len, to_lines(export))) < 32_000


def test_only_chains_of_both_sides_are_compared(old):
    whole = take_version_record(judge(old))
    part = take_version_record(judge(old), chains=[])
    assert (part.targets, part.states) == ((), ())
    with pytest.raises(InvalidRequest, match="没有共同的产业链"):
        diff_versions(whole, part)
    with pytest.raises(InvalidRequest, match="不是同一个城市"):
        diff_versions(whole, replace(whole, city="乙市"))


SUPPLEMENT, STRENGTHEN, SEE_THROUGH = (
    VersionLimits(("supplement",)),
    VersionLimits(("strengthen",)),
    VersionLimits(("see_through",)),
)


@pytest.mark.parametrize(
    ("before", "after", "expected", "states"),
    [
        # polyethylene gets a maker: no supplement any more, and to be strengthened it was in neither document
        (SUPPLEMENT, SUPPLEMENT, [("polyethylene", "went", (1, 46), None)], ["polyethylene"]),
        # where filters differ only what is within both is compared
        (VersionLimits(), STRENGTHEN, [("polyethylene", "came", None, (1, 56))], ["polyethylene"]),
        (SEE_THROUGH, SEE_THROUGH, [("catalyst", "changed", (2, 0), (2, 4))], []),
        (SUPPLEMENT, STRENGTHEN, [], []),
        (VersionLimits(district="东区"), VersionLimits(district="西区"), [], []),
    ],
)
def test_documents_of_some_targets_are_compared_like_with_like(old, snapshot, before, after, expected, states):
    new = snapshot(apply_to_facts(FACTS, make_edits([NEW_FIRM, NEW_TRIAL], ())))
    sides = take_version_record(judge(old), limits=before), take_version_record(judge(new), limits=after)
    found = diff_versions(*(from_lines(to_lines(side)) for side in sides))
    assert told(found) == expected
    # the state of a link is told where the link is a target within the filters, and its cause is found beyond them
    assert [move.link_id for move in found.states] == states


def test_a_document_of_some_links_is_compared_over_these(old):
    export = take_version_record(judge(old), limits=VersionLimits(links=("catalyst",)))
    assert [each.link_id for each in export.targets if export.limits.admit(each)] == ["catalyst"]
    assert from_lines(to_lines(export)).limits == export.limits


def test_a_reason_that_lies_in_another_chain_is_told_in_a_document_of_one(old, snapshot):
    """Catalyst and film are in a second chain: what raises the catalyst is a new maker in the first."""
    second = [
        Chain(id="second", name_zh="助剂", kind=ChainKind.SECTOR, rank=2, evidence=NEWER),
        Includes(start="second", end="catalyst", stage=Stage.UPSTREAM, evidence=NEWER),
        Includes(start="second", end="film", stage=Stage.DOWNSTREAM, evidence=NEWER),
    ]
    before, after = (
        judge(snapshot(apply_to_facts(FACTS, make_edits([*second, *more], ())))) for more in ((), (NEW_FIRM, NEW_MAKER))
    )
    found = diff_versions(*(from_lines(to_lines(take_version_record(side, ["second"]))) for side in (before, after)))
    assert found.chains == ("second",)
    (move,) = found.targets
    assert (move.link_id, ways(move)) == ("catalyst", [(CauseKind.USE, ("polyethylene", "catalyst"))])
    assert behind(move) == [("MAKES", "new", "polyethylene", "came")]
    assert (found.states, found.firms) == ((), ())


def test_a_record_from_before_links_could_be_chosen_is_read(old):
    plain = to_json(take_version_record(judge(old)))
    del plain["limits"]["links"]
    assert from_json(plain).limits == VersionLimits()


def test_a_filter_by_district_keeps_the_targets_that_lie_in_it(old):
    export = take_version_record(judge(old))
    assert {each.link_id: each.districts for each in export.targets} == {
        "polyethylene": ("东区",),
        "catalyst": ("东区",),
    }
    assert all(VersionLimits(district="东区").admit(each) for each in export.targets)
    assert not any(VersionLimits(district="西区").admit(each) for each in export.targets)


@pytest.mark.parametrize(
    "lines", [[], ["not json"], ['["head",{"format":"lianpu-version/9"}]'], ['["head",{"format":"lianpu-version/1"}]']]
)
def test_what_is_no_version_record_is_refused_with_what_to_do(lines):
    with pytest.raises(InvalidRequest, match="导出"):
        from_lines(lines)


def test_edits_between_loads_leave_out_what_nothing_reads(old, snapshot):
    noted = replace(CANDIDATE, note="另有说法")
    new = snapshot(apply_to_facts(FACTS, make_edits([noted, SIZED], [the(Leads)])))
    edits = edits_between(old, new)
    assert {kind: list(each) for kind, each in edits.items()} == {
        "MAKES": [("refinery", "ethylene", "乙烯")],
        "LEADS": [("refinery", "oil", "")],
    }
    assert edits["LEADS"][("refinery", "oil", "")] is None
