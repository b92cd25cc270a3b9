"""Objections to firms that would not come, or would come as rivals of what is under way here."""

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.verdicts.states import Tier
from graph.model.kinds import Basis, InputRole, LegalForm, MakeStatus, ProjectStage, Siting, Transport


def seen(build, city_of, link="x"):
    ranked = rank_candidates(city_of(build), link)
    return {each.firm.id: (each.tier, [objection.rule.id for objection in each.objections]) for each in ranked}


@pytest.mark.parametrize("form", [LegalForm.INSTITUTE, LegalForm.PUBLIC_BODY])
def test_a_public_body_next_door_is_no_more_to_be_attracted_than_one_far_away(base, city_of, form):
    base.firm("near", city="沈阳", legal_form=form)
    base.firm("away", city="杭州", province="浙江", legal_form=form, group="某部")
    for firm in ("near", "away"):
        base.make(firm, "x")
    assert seen(base, city_of) == {"near": (Tier.WATCH, ["A-26"]), "away": (Tier.WATCH, ["A-26"])}


def test_a_vendor_of_equipment_is_no_maker_to_recruit(base, far, city_of):
    far("p", make={"product": "成套设备"})
    far("q")
    assert list(seen(base, city_of).items()) == [("q", (Tier.POSSIBLE, [])), ("p", (Tier.WATCH, ["A-15"]))]


@pytest.mark.parametrize(
    ("transport", "answer"),
    [
        (Transport.SHORT_HAUL, (Tier.WATCH, ["A-28"])),
        (Transport.PIPE, (Tier.WATCH, ["A-28"])),
        (Transport.LONG_HAUL, (Tier.POSSIBLE, ["A-16"])),
        (None, (Tier.POSSIBLE, ["A-16"])),
    ],
)
def test_who_treats_only_what_arises_in_its_works_does_not_come_where_such_feed_cannot_travel(
    build, city_of, transport, answer
):
    for link in ("heap", "x"):
        build.link(link)
    build.feed("heap", "x", transport=transport)
    build.firm("f1")
    build.make("f1", "heap")
    build.firm("p", city="沈阳")
    build.make("p", "x", product="x(自用)")
    build.firm("q", city="沈阳")
    build.make("q", "x")
    found = seen(build, city_of)
    assert found["p"] == answer
    assert found["q"][1] == []


def test_who_makes_a_feed_that_is_only_under_way_here_is_the_rival_of_that_plant(base, far, city_of):
    """The feed a is made by f1; b, a second core feed of y, is under construction here."""
    base.link("y")
    base.link("soon")
    base.feed("soon", "y")
    base.make("f2", "soon", status=MakeStatus.BUILDING)
    far("own", "other")
    for firm in ("own", "other"):
        base.make(firm, "y")
    base.make("own", "soon", product="别处的料")
    assert list(seen(base, city_of, "y").items()) == [
        ("other", (Tier.POSSIBLE, [])),
        ("own", (Tier.POSSIBLE, ["A-27"])),
    ]


@pytest.mark.parametrize(
    ("here", "own", "role"),
    [
        (MakeStatus.OPERATING, MakeStatus.OPERATING, InputRole.MATERIAL),
        (None, MakeStatus.OPERATING, InputRole.MATERIAL),
        (MakeStatus.BUILDING, MakeStatus.PLANNED, InputRole.MATERIAL),
        (MakeStatus.BUILDING, MakeStatus.OPERATING, InputRole.BYPRODUCT),
    ],
)
def test_a_feed_that_runs_here_or_is_none_of_its_products_makes_no_rival(build, city_of, here, own, role):
    for link in ("feed", "x"):
        build.link(link)
    build.feed("feed", "x", role=role)
    build.firm("f1")
    build.make("f1", "feed", status=here)
    build.firm("p", city="杭州", province="浙江")
    build.make("p", "x")
    build.make("p", "feed", status=own)
    assert seen(build, city_of) == {"p": (Tier.POSSIBLE, [])}


def test_a_project_under_way_makes_its_makers_rivals_too(build, city_of):
    for link in ("feed", "x"):
        build.link(link)
    build.feed("feed", "x")
    build.firm("f1")
    build.project("p0", "feed", ProjectStage.BUILDING, "f1")
    build.firm("p", city="杭州", province="浙江")
    build.make("p", "x")
    build.make("p", "feed")
    assert seen(build, city_of)["p"][1] == ["A-27"]


def test_an_operator_of_its_own_place_keeps_its_own_objection(build, city_of):
    build.link("hill")
    build.link("x", Siting.OPERATED)
    build.feed("hill", "x", transport=Transport.PIPE)
    build.firm("p", city="沈阳")
    build.make("p", "x", product="x(自用)", basis=Basis.SOURCE)
    assert seen(build, city_of)["p"] == (Tier.WATCH, ["A-21"])


def test_who_runs_its_own_place_alone_does_so_in_every_trade_of_operators(build, city_of):
    build.link("hill")
    build.link("x", Siting.OPERATED)
    build.link("tours", Siting.OPERATED)
    build.feed("hill", "x", transport=Transport.PIPE)
    build.firm("p", city="沈阳")
    build.make("p", "x", product="雪场运营", basis=Basis.SOURCE)
    assert "A-21" not in seen(build, city_of)["p"][1]
    build.make("p", "tours", product="景区旅游(自有自用)", basis=Basis.SOURCE)
    assert seen(build, city_of)["p"] == (Tier.WATCH, ["A-21"])
