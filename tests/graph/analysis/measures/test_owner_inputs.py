"""What a chain owner makes and takes, worked out by hand on the six links and five firms."""

from pathlib import Path

import pytest

from graph.analysis.judgement import judge
from graph.analysis.measures.owner_inputs import InputSource, owner_profile
from graph.analysis.what_if.assumptions import AttractFirm, InputShortage, LoseFirm
from graph.analysis.what_if.outcome import situation_of, what_if
from graph.model.kinds import MakeStatus, Siting, Transport
from loaders.folder import read_facts
from tests.in_memory import snapshot_of

HOME = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="module")
def tiny():
    return snapshot_of(read_facts(HOME / "tests" / "data" / "tiny"))


def told(found):
    return {need.link_id: (need.source, need.core) for need in found.inputs}


def test_an_owner_has_its_naphtha_from_itself_and_buys_gas(tiny):
    """The refinery makes naphtha, which takes nothing, and ethylene, which takes naphtha and gas."""
    found = owner_profile(judge(tiny), "refinery", "oil")
    assert [make.end for make in found.makes] == ["ethylene", "naphtha"]
    assert told(found) == {"naphtha": (InputSource.OWN, True), "gas": (InputSource.BOUGHT, False)}
    assert (found.rate.part, found.rate.whole, found.rate.unknown) == (1, 1, 0)


def test_what_an_owner_lacks_comes_first(tiny):
    """Film takes polyethylene alone, which nobody here makes."""
    found = owner_profile(judge(tiny), "film-works", "oil")
    assert told(found) == {"polyethylene": (InputSource.MISSING, True)}
    assert [(edge.start, edge.end) for edge in found.inputs[0].edges] == [("polyethylene", "film")]
    assert (found.rate.part, found.rate.whole) == (0, 1)
    assert found.inputs_from(InputSource.MISSING) == found.inputs


def test_what_others_make_or_build_here_is_told_apart(tiny):
    """Polyethylene supposed at the pack works takes ethylene of the refinery, and a catalyst that is being built."""
    after = what_if(situation_of(tiny), [AttractFirm("pack-works", "polyethylene")]).after.judgement
    assert told(owner_profile(after, "pack-works", "oil")) == {
        "catalyst": (InputSource.COMING, False),
        "ethylene": (InputSource.LOCAL, True),
        "polyethylene": (InputSource.OWN, True),
    }


def test_what_has_stopped_is_not_called_missing_nor_unknown(tiny):
    """With naphtha scarce its maker stands still, and ethylene with it: what it took has stopped and counts no more."""
    found = owner_profile(what_if(situation_of(tiny), [InputShortage("naphtha")]).after.judgement, "refinery", "oil")
    assert told(found)["naphtha"] == (InputSource.STOPPED, True)
    assert (found.rate.part, found.rate.whole, found.rate.unknown) == (0, 0, 0)


def test_with_its_firm_lost_an_owner_makes_and_takes_nothing(tiny):
    after = what_if(situation_of(tiny), [LoseFirm("refinery")]).after.judgement
    found = owner_profile(after, "refinery", "oil")
    assert (found.makes, found.inputs, found.rate.value) == ((), (), None)


@pytest.fixture
def mill(build, snapshot):
    """What a steel mill takes, each from another side, judged; three firms of the chain are local, so it is surveyed.

    Iron is made by another firm, and sponge would do as well. Lime comes a short way only and nobody is on file; yard
    is on file for scrap, nobody knows if it still sells; gas is planned, alloy missing, steam made inside a plant.
    """
    links = ("iron", "sponge", "lime", "scrap", "gas", "alloy", "steel")
    for link in links:
        build.link(link)
    build.link("steam", Siting.CAPTIVE)
    build.link("freight", Siting.SERVICE)
    build.link("stone")
    build.chain("c", *links, "steam", "freight")
    for link, group in (("iron", "charge"), ("sponge", "charge")):
        build.feed(link, "steel", alternatives=group)
    build.feed("lime", "steel", transport=Transport.SHORT_HAUL)
    for link in ("scrap", "gas", "alloy", "steam", "freight", "stone"):
        build.feed(link, "steel")
    made = (
        ("mill", "steel", MakeStatus.OPERATING),
        ("iron-works", "iron", MakeStatus.OPERATING),
        ("yard", "scrap", None),
    )
    for firm, link, status in (*made, ("gas-works", "gas", MakeStatus.PLANNED)):
        build.firm(firm)
        build.make(firm, link, status, year="2025")
    return owner_profile(judge(snapshot(build)), "mill", "c")


def test_each_input_comes_from_the_first_side_that_holds(mill):
    assert {need.link_id: need.source for need in mill.inputs} == {
        "alloy": InputSource.MISSING,
        "lime": InputSource.EXPECTED,
        "scrap": InputSource.UNSETTLED,
        "stone": InputSource.UNKNOWN,  # in no chain, so nobody judged it
        "gas": InputSource.ANNOUNCED,
        "iron": InputSource.LOCAL,
        "sponge": InputSource.REPLACED,
        "steam": InputSource.NOT_LOCAL,
        "freight": InputSource.BOUGHT,
    }
    assert [need.link_id for need in mill.inputs][:2] == ["alloy", "lime"], "what needs most attention comes first"
    assert mill.inputs_from(InputSource.REPLACED)[0].instead == ("iron",)


def test_alternatives_count_once_and_what_nobody_knows_is_told(mill):
    """iron or sponge, lime, scrap, gas, alloy, steam, stone: 7, of which iron is made here; freight is a service."""
    assert (mill.rate.part, mill.rate.whole) == (1, 7)
    assert {edge.start for edge in mill.rate.unknown_facts} == {"lime", "scrap", "stone"}


def test_every_need_of_fushuns_owners_is_told_once_and_none_that_is_here_is_called_missing(fushun):
    seen = 0
    for chain in fushun.city.chains:
        for firm in fushun.owners(chain):
            found = owner_profile(fushun, firm.id, chain)
            links = [need.link_id for need in found.inputs]
            assert len(links) == len(set(links))
            assert not any(fushun.link_sets.is_local(need.link_id) for need in found.inputs_from(InputSource.MISSING))
            seen += len(links)
    assert seen > 0
