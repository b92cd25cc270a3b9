"""Version records: what two of them tell of, which chains and links they compare, and how they are read."""

from dataclasses import replace

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
from graph.model.edges import Includes, Leads
from graph.model.kinds import ChainKind, Stage
from graph.model.nodes import Chain
from graph.store.edits import apply_to_facts, make_edits
from tests.graph.analysis.versions.conftest import (
    CANDIDATE,
    FACTS,
    NEW_FIRM,
    NEW_MAKER,
    NEW_TRIAL,
    NEWER,
    RULED_OUT,
    SIZED,
    behind,
    the,
    told,
    ways,
)


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


def test_a_reason_that_lies_in_another_chain_is_told_in_a_document_of_one(snapshot):
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
