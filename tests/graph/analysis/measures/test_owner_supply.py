"""What a chain owner makes and takes, worked out by hand on the six links and five firms."""

from pathlib import Path

import pytest

from graph.analysis.judgement import judge
from graph.analysis.measures.owner_supply import Supply, owner_supply
from graph.analysis.what_if.simulate import stand, what_if
from graph.analysis.what_if.suppositions import Attract, Lose, Scarce
from graph.store.snapshot import take_snapshot
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

HOME = Path(__file__).resolve().parents[4]


def kept(path, folder):
    store = SqliteStore(path)
    store.replace(read_facts(folder), by="test")
    with store.reader() as reader:
        return take_snapshot(reader)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return kept(tmp_path_factory.mktemp("tiny") / "graph.sqlite", HOME / "tests" / "data" / "tiny")


def told(found):
    return {need.link_id: (need.supply, need.core) for need in found.needs}


def test_an_owner_has_its_naphtha_from_itself_and_buys_gas(tiny):
    """The refinery makes naphtha, which takes nothing, and ethylene, which takes naphtha and gas."""
    found = owner_supply(judge(tiny), "refinery", "oil")
    assert [make.end for make in found.makes] == ["ethylene", "naphtha"]
    assert told(found) == {"naphtha": (Supply.OWN, True), "gas": (Supply.BOUGHT, False)}
    assert (found.rate.part, found.rate.whole, found.rate.unknown) == (1, 1, 0)


def test_what_an_owner_lacks_comes_first(tiny):
    """Film takes polyethylene alone, which nobody here makes."""
    found = owner_supply(judge(tiny), "film-works", "oil")
    assert told(found) == {"polyethylene": (Supply.MISSING, True)}
    assert [(edge.start, edge.end) for edge in found.needs[0].edges] == [("polyethylene", "film")]
    assert (found.rate.part, found.rate.whole) == (0, 1)
    assert found.of(Supply.MISSING) == found.needs


def test_what_others_make_or_build_here_is_told_apart(tiny):
    """Polyethylene supposed at the pack works takes ethylene of the refinery, and a catalyst that is being built."""
    after = what_if(stand(tiny), [Attract("pack-works", "polyethylene")]).after.judgement
    assert told(owner_supply(after, "pack-works", "oil")) == {
        "catalyst": (Supply.COMING, False),
        "ethylene": (Supply.LOCAL, True),
        "polyethylene": (Supply.OWN, True),
    }


def test_what_has_stopped_is_not_called_missing_nor_unknown(tiny):
    """With naphtha scarce its maker stands still: ethylene's core input has stopped, and counts as not made here."""
    found = owner_supply(what_if(stand(tiny), [Scarce("naphtha")]).after.judgement, "refinery", "oil")
    assert told(found)["naphtha"] == (Supply.STOPPED, True)
    assert (found.rate.part, found.rate.whole, found.rate.unknown) == (0, 1, 0)


def test_with_its_firm_lost_an_owner_makes_and_takes_nothing(tiny):
    after = what_if(stand(tiny), [Lose("refinery")]).after.judgement
    found = owner_supply(after, "refinery", "oil")
    assert (found.makes, found.needs, found.rate.value) == ((), (), None)


def test_every_need_of_fushuns_owners_is_told_once_and_none_that_is_here_is_called_missing(tmp_path):
    judgement = judge(kept(tmp_path / "graph.sqlite", HOME / "data" / "chains"))
    seen = 0
    for chain in judgement.city.chains:
        for firm in judgement.owners(chain):
            found = owner_supply(judgement, firm.id, chain)
            links = [need.link_id for need in found.needs]
            assert len(links) == len(set(links))
            assert not judgement.survey.here & {need.link_id for need in found.of(Supply.MISSING)}
            seen += len(links)
    assert seen > 0
