"""Facts and records folded: what people settled is judged as a ruling of the facts is, on cases worked out by hand."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.records import Records, with_rulings
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.acts import (
    AddToShortlist,
    DiscardScenario,
    LogEntry,
    MakeRuling,
    RemoveFromShortlist,
    SaveScenario,
    Undo,
)
from graph.model.edges import Ruled
from graph.model.kinds import Basis, LocalCoverage, RulingKind
from graph.store.sqlite import SqliteStore

ABSENT = MakeRuling(chain_id="c", link_id="x", ruling=RulingKind.CONFIRMED_ABSENT)
NOT_HERE = MakeRuling(chain_id="c", link_id="x", ruling=RulingKind.NOT_LOCAL)


def log(*acts):
    return tuple(
        LogEntry(
            sequence=at,
            who="市工业和信息化局",
            made_at=f"2026-03-0{at}T08:00:00+00:00",
            load_id="0001-aaaa",
            act=act,
            reason=f"理由{at}",
        )
        for at, act in enumerate(acts, 1)
    )


@pytest.fixture
def judged(build, tmp_path):
    """a (made here) -> x (nobody) -> b (made here); `judged(*acts)` is the judgement with them."""
    for link in ("a", "x", "b"):
        build.link(link)
    for firm, link in (("f1", "a"), ("f2", "b"), ("f3", "b")):
        build.firm(firm)
        build.make(firm, link)
    build.feed("a", "x")
    build.feed("x", "b")
    build.chain("c", "a", "x", "b")
    build.chain("d", "x", rank=2, local_side=LocalCoverage.THIN)
    store = SqliteStore(tmp_path / "graph.sqlite")

    def read(*acts):
        store.replace(build.facts(), by="test")
        with store.reader() as reader:
            return judge(with_rulings(reader, Records(log(*acts))))

    return read


def state(judgement):
    verdict = judgement.verdicts["x"]
    return verdict.rule.id, verdict.state, verdict.grade


def test_without_records_the_facts_alone_are_judged(judged):
    assert state(judged()) == ("D-27", LinkState.MISSING, Grade.NOT_ON_FILE)


def test_a_confirmed_gap_is_missing_confirmed_in_every_chain_that_has_it(judged):
    """It was settled for chain c, and a link has one state: chain d, hardly known, shows it too."""
    found = judged(ABSENT)
    assert state(found) == ("D-15", LinkState.MISSING, Grade.CONFIRMED)
    assert found.inside("d")["x"] is found.inside("c")["x"]
    assert found.target("x").chains == ("c",), "no target in a chain that is hardly known"


def test_what_is_ruled_out_is_no_target(judged):
    assert judged().target("x") is not None
    found = judged(NOT_HERE)
    assert state(found) == ("D-14", LinkState.UNSUITABLE, Grade.RULED)
    assert found.target("x") is None


def test_the_verdict_names_the_entry_its_reason_and_its_day(judged):
    (fact,) = judged(ABSENT).verdicts["x"].decisive
    assert isinstance(fact, Ruled)
    assert (fact.reason, fact.evidence.source, fact.evidence.basis, fact.evidence.as_of) == (
        "理由1",
        "本市核实记录 #1",
        Basis.SOURCE,
        "2026-03-01",
    )


def test_the_later_of_two_stands_and_an_undo_brings_the_earlier_back(judged):
    assert state(judged(ABSENT, NOT_HERE))[0] == "D-14"
    assert state(judged(ABSENT, NOT_HERE, Undo(entry=2, about=ABSENT.subject)))[0] == "D-15"
    gone = judged(ABSENT, Undo(entry=1, about=ABSENT.subject))
    assert state(gone) == state(judged())


def test_facts_to_the_contrary_win_and_the_verdict_says_so(judged, build):
    build.firm("f9")
    build.make("f9", "x")
    found = judged(ABSENT)
    assert state(found)[:2] == ("D-03", LinkState.PRESENT)
    assert "N-08" in [note.rule.id for note in found.verdicts["x"].remarks]


def test_a_record_stands_over_a_ruling_of_the_files(judged, build):
    build.rule("c", "x", RulingKind.NOT_LOCAL)
    assert state(judged())[0] == "D-14"
    assert state(judged(ABSENT))[0] == "D-15"


def test_a_ruling_outlives_a_load_that_drops_its_link(judged, build):
    kept = build.nodes[:], build.edges[:]
    build.edges = [edge for edge in build.edges if not (edge.KIND == "INCLUDES" and edge.end == "x")]
    assert "x" not in judged(ABSENT).verdicts
    build.nodes, build.edges = kept
    assert state(judged(ABSENT))[0] == "D-15"


def test_the_shortlist_in_the_order_it_was_made():
    wish, other = AddToShortlist(link_id="x"), AddToShortlist(link_id="x", firm_id="f")
    records = Records(log(wish, other, RemoveFromShortlist(link_id="x"), AddToShortlist(link_id="y")))
    assert [(entry.sequence, act) for entry, act in records.shortlist] == [(2, other), (4, AddToShortlist(link_id="y"))]
    assert (records.expected(wish.subject), records.expected(other.subject), records.expected("?")) == (3, 2, 0)
    again = Records((*records.entries, *log(*[wish] * 4, Undo(entry=3, about=wish.subject))[4:]))
    assert [act for _, act in again.shortlist] == [wish, other, AddToShortlist(link_id="y")]


def test_scenarios_by_name_the_last_saved_stands():
    first, second = SaveScenario(name="甲", changes="[]"), SaveScenario(name="甲", changes='[{"lose": "f"}]')
    kept = Records(log(first, SaveScenario(name="乙", changes="[]"), second, DiscardScenario(name="乙")))
    assert [act for _, act in kept.scenarios] == [second]


def test_the_id_of_the_load_tells_one_state_of_the_records_from_another(judged):
    plain = judged(AddToShortlist(link_id="x")).city.load.id
    assert plain.startswith("0001-")
    assert "+" not in plain
    assert judged(ABSENT).city.load.id == f"{plain}+1"
    assert judged(ABSENT, Undo(entry=1, about=ABSENT.subject)).city.load.id == f"{plain}+2"


def test_only_rulings_make_a_judgement_another_one():
    assert Records(log(AddToShortlist(link_id="x"))).last_rulings == 0
    assert Records(log(ABSENT, AddToShortlist(link_id="x"))).last_rulings == 1
    assert Records(log(ABSENT, AddToShortlist(link_id="x"), Undo(entry=1, about=ABSENT.subject))).last_rulings == 3
