"""How far a newcomer can count on what is made here, on cases worked out by hand."""

from dataclasses import replace

import pytest

from graph.analysis.facts.city import read_city
from graph.analysis.facts.supply import IN_PART, LIMITED, share_of
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, MakeStatus, Scale, Siting, Transport
from graph.model.supply import ConditionCheck, ForOthers


@pytest.fixture
def share(build, snapshot):
    """Return how far product x can count on feed a, once firm f makes a; `edge` changes the input between them."""

    def found(*, siting=Siting.ATTRACTABLE, own=False, takers=None, edge=None, makes=({},)):
        build.link("a", siting)
        build.link("x")
        build.chain("c", "a", "x")
        for at, make in enumerate(makes):
            build.firm(f"f{at}")
            build.make(f"f{at}", "a", **make)
        if own:
            build.make("f0", "x")
        build.feed("a", "x")
        at = next(at for at, each in enumerate(build.edges) if isinstance(each, InputTo))
        build.edges[at] = replace(build.edges[at], **(edge or {}))
        return share_of(read_city(snapshot(build)), build.edges[at], takers)

    return found


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        ({}, 1.0),
        ({"for_others": ForOthers.SOLD}, 1.0),
        ({"for_others": ForOthers.LIMITED}, LIMITED),
        ({"for_others": ForOthers.NONE}, 0.0),
        ({"scale": Scale.OWN_USE}, IN_PART),
        ({"scale": Scale.OWN_USE, "for_others": ForOthers.SOLD}, 1.0),
    ],
)
def test_what_is_sold_to_others_counts(share, make, expected):
    assert share(makes=(make,)) == expected


def test_the_maker_that_has_the_most_for_others_counts(share):
    assert share(makes=({"for_others": ForOthers.NONE}, {"for_others": ForOthers.LIMITED})) == LIMITED


def test_a_plant_that_stopped_has_nothing(share):
    stopped = {"status": MakeStatus.STOPPED, "for_others": ForOthers.SOLD}
    assert share(makes=(stopped, {"for_others": ForOthers.NONE})) == 0


def test_its_own_party_has_all_of_it_a_newcomer_has_not(share):
    assert share(own=True, makes=({"for_others": ForOthers.NONE},)) == 1.0


def test_a_newcomer_is_asked_for_apart_from_who_makes_it_here(share):
    assert share(own=True, takers=(), makes=({"for_others": ForOthers.NONE},)) == 0.0


@pytest.mark.parametrize(
    ("siting", "transport", "sold", "expected"),
    [
        (Siting.CAPTIVE, Transport.PIPE, None, 0.0),
        (Siting.CAPTIVE, Transport.PIPE, ForOthers.SOLD, 1.0),
        (Siting.CAPTIVE, Transport.SHORT_HAUL, None, 1.0),
        (Siting.ATTRACTABLE, Transport.PIPE, None, 1.0),
    ],
)
def test_what_is_piped_inside_one_works_is_for_others_only_if_that_is_said(share, siting, transport, sold, expected):
    assert share(siting=siting, edge={"transport": transport}, makes=({"for_others": sold},)) == expected


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (None, 1.0),
        (ConditionCheck.MET, 1.0),
        (ConditionCheck.UNTESTED, IN_PART),
        (ConditionCheck.NOT_MET, 0.0),
    ],
)
def test_an_input_that_does_not_suit_is_none(share, check, expected):
    assert share(edge={"condition": "须含铝高", "condition_check": check}) == expected


def test_of_a_by_product_the_main_product_need_not_be_for_sale(share):
    assert share(edge={"role": InputRole.BYPRODUCT}, makes=({"for_others": ForOthers.NONE},)) == 1.0


def test_what_only_a_project_makes_counts_whole(share):
    assert share(makes=()) == 1.0
