"""Local firms that could grow into a gap."""

import pytest

from graph.analysis.candidates.growers import Growth, local_growers
from graph.model.kinds import Basis, InputRole, LegalForm, MakeStatus, RelationKind, Siting


@pytest.fixture
def gap(build):
    """feed -> gap -> use, feed -> like; all but the gap in one division; nobody makes anything yet."""
    for link, code in (("feed", "2614"), ("gap", "2651"), ("like", "2662"), ("use", "2659"), ("twin", "2651")):
        build.link(link, gbt4754=code)
    build.feed("feed", "gap")
    build.feed("feed", "like")
    build.feed("gap", "use")
    build.feed("twin", "use")
    build.chain("c", "feed", "gap", "like", "use", "twin")
    return build


def firm(build, id, *links, status=MakeStatus.OPERATING, **more):
    build.firm(id, **more)
    for link in links:
        build.make(id, link, status=status)


def found(city_of, build):
    growers = local_growers(city_of(build), "gap")
    return [(each.firm.id, [(reason.kind, reason.link.id) for reason in each.reasons]) for each in growers]


def test_the_closest_reason_comes_first(gap, city_of):
    firm(gap, "e", "twin")
    firm(gap, "d", "use")
    firm(gap, "c", "like")
    firm(gap, "b", "feed")
    firm(gap, "a", "gap")
    assert found(city_of, gap) == [
        ("a", [(Growth.MAKES, "gap")]),
        ("b", [(Growth.FEED, "feed")]),
        ("c", [(Growth.SAME_FEED, "like")]),
        ("d", [(Growth.USER, "use")]),
        ("e", [(Growth.SAME_CLASS, "twin")]),
    ]


def test_a_firm_with_several_reasons_has_each_link_once(gap, city_of):
    firm(gap, "a", "use", "feed", "like")
    assert found(city_of, gap) == [
        ("a", [(Growth.FEED, "feed"), (Growth.SAME_FEED, "like"), (Growth.USER, "use")]),
    ]


def test_running_firms_then_those_that_decide_then_more_reasons(gap, city_of):
    firm(gap, "stale", "feed", status=None)
    firm(gap, "branch", "feed", legal_form=LegalForm.BRANCH)
    firm(gap, "one", "feed")
    firm(gap, "two", "feed", "use")
    assert [firm_id for firm_id, _ in found(city_of, gap)] == ["two", "one", "branch", "stale"]


@pytest.mark.parametrize("status", [MakeStatus.PLANNED, MakeStatus.STOPPED])
def test_what_is_planned_or_stopped_is_nothing_to_grow_from(gap, city_of, status):
    firm(gap, "a", "feed", status=status)
    assert found(city_of, gap) == []


@pytest.mark.parametrize("form", [LegalForm.PUBLIC_BODY, LegalForm.TRADER, LegalForm.INSTITUTE])
def test_who_builds_no_plants_is_not_asked(gap, city_of, form):
    firm(gap, "a", "feed", legal_form=form)
    assert found(city_of, gap) == []


def test_firms_from_elsewhere_are_not_local(gap, city_of):
    firm(gap, "a", "feed", city="沈阳")
    assert found(city_of, gap) == []


def test_another_division_shares_no_plant(gap, city_of):
    gap.link("steel", gbt4754="3120")
    gap.link("untold")
    gap.feed("feed", "steel")
    gap.feed("feed", "untold")
    gap.feed("gap", "steel")
    firm(gap, "a", "steel")
    firm(gap, "b", "untold")
    assert found(city_of, gap) == []


def test_an_alternative_that_is_not_here_is_not_surely_used(gap, city_of):
    gap.link("rival", gbt4754="2614")
    gap.link("other", gbt4754="2661")
    gap.feed("rival", "gap", alternatives="feed")
    gap.feed("rival", "other", alternatives="feed")
    firm(gap, "a", "other")
    assert found(city_of, gap) == []
    firm(gap, "b", "rival")
    assert found(city_of, gap) == [("b", [(Growth.FEED, "rival")]), ("a", [(Growth.SAME_FEED, "other")])]


def test_equipment_energy_and_what_is_bought_make_no_feed(gap, city_of):
    for link, role, siting in (
        ("press", InputRole.EQUIPMENT, Siting.ATTRACTABLE),
        ("steam", InputRole.ENERGY, Siting.ATTRACTABLE),
        ("salt", InputRole.MATERIAL, Siting.BOUGHT),
    ):
        gap.link(link, siting)
        gap.feed(link, "gap", role=role)
        firm(gap, f"maker of {link}", link)
    assert found(city_of, gap) == []


def test_a_part_is_named_as_a_part(gap, city_of):
    gap.link("bearing")
    gap.feed("bearing", "gap", role=InputRole.COMPONENT)
    firm(gap, "a", "bearing")
    assert found(city_of, gap) == [("a", [(Growth.PART, "bearing")])]


def test_a_feed_of_another_division_and_an_inferred_make_are_nothing_to_grow_from(gap, city_of):
    gap.link("ore", gbt4754="0810")
    gap.feed("ore", "gap")
    firm(gap, "mine", "ore")
    gap.firm("perhaps")
    gap.make("perhaps", "feed", status=None, basis=Basis.INFERRED)
    assert found(city_of, gap) == []


def test_a_captive_product_of_the_class_is_nothing_to_grow_from(gap, city_of):
    gap.link("step", Siting.CAPTIVE, gbt4754="2651")
    firm(gap, "a", "step")
    assert found(city_of, gap) == []


def test_a_broad_class_says_nothing(gap, city_of):
    firm(gap, "a", "twin")
    assert [each for each, _ in found(city_of, gap)] == ["a"]
    for at in range(6):
        gap.link(f"more{at}", gbt4754="2651")
    assert found(city_of, gap) == [], "eight links of one class"


def test_of_possible_duplicates_one_is_asked(gap, city_of):
    firm(gap, "a", "feed")
    firm(gap, "b", "feed", "use")
    gap.relate("a", "b", RelationKind.POSSIBLE_DUPLICATE)
    assert [each for each, _ in found(city_of, gap)] == ["b"]


@pytest.mark.parametrize(("year", "shown"), [("2014", []), ("2024", ["a"]), (None, ["a"])])
def test_works_begun_long_ago_and_not_heard_of_since_grow_into_nothing(gap, city_of, year, shown):
    gap.firm("a")
    gap.make("a", "gap", MakeStatus.BUILDING, year=year)
    assert [firm_id for firm_id, _ in found(city_of, gap)] == shown


@pytest.mark.parametrize(("codes", "shown"), [(("3110",), ["a"]), (("3110", "2511"), [])])
def test_what_works_of_all_sorts_take_makes_nobody_kin(gap, city_of, codes, shown):
    """feed goes into the gap and its like (both of division 26), and into one or two divisions more."""
    for code in codes:
        gap.link(code, gbt4754=code)
        gap.feed("feed", code)
    firm(gap, "a", "like")
    assert [each for each, _ in found(city_of, gap)] == shown


def test_who_works_a_feed_of_another_division_up_is_called_its_maker(gap, city_of):
    gap.link("cut", gbt4754="2511")
    gap.link("acid", gbt4754="2614")
    gap.feed("cut", "gap")
    gap.feed("cut", "acid")
    firm(gap, "a", "cut")
    assert found(city_of, gap) == []
    firm(gap, "b", "cut", "acid")
    assert found(city_of, gap) == [("b", [(Growth.FEED, "cut")])]


def test_a_code_alone_makes_no_kin(gap, city_of):
    gap.link("slag", gbt4754="2651")
    firm(gap, "a", "slag")
    assert found(city_of, gap) == []
    gap.feed("feed", "slag")
    assert found(city_of, gap) == [("a", [(Growth.SAME_FEED, "slag")])]


def test_a_works_of_its_class_that_is_only_being_built_is_no_kin(gap, city_of):
    firm(gap, "a", "twin", status=MakeStatus.BUILDING)
    assert found(city_of, gap) == []


@pytest.mark.parametrize(("route", "asked"), [("other", False), ("gap", True), (None, True)])
def test_a_user_by_another_route_has_no_use_for_it(gap, city_of, route, asked):
    """mix takes the gap or the other of one group, and its maker says by which."""
    gap.link("other", gbt4754="2614")
    gap.link("mix", gbt4754="2659")
    for start in ("gap", "other"):
        gap.feed(start, "mix", alternatives="feed")
    gap.firm("a")
    gap.make("a", "mix", route=route)
    assert found(city_of, gap) == ([("a", [(Growth.USER, "mix")])] if asked else [])


@pytest.mark.parametrize(("status", "doubtful"), [(None, True), (MakeStatus.OPERATING, False)])
def test_who_makes_the_link_itself_is_verified_first_whatever_else_it_runs(gap, city_of, status, doubtful):
    gap.firm("a")
    gap.make("a", "gap", status)
    gap.make("a", "feed")
    (grower,) = local_growers(city_of(gap), "gap")
    assert grower.is_doubtful is doubtful


def test_who_has_what_all_sorts_of_works_take_grows_by_it_only_where_nothing_else_is_taken(gap, city_of):
    gap.link("hydrogen", gbt4754="2619")
    gap.feed("hydrogen", "gap")
    for at, code in enumerate(("2511", "3150")):
        gap.link(f"other{at}", gbt4754=code)
        gap.feed("hydrogen", f"other{at}")
    firm(gap, "refinery", "hydrogen")
    firm(gap, "resin", "feed")
    assert found(city_of, gap) == [("resin", [(Growth.FEED, "feed")])]


def test_what_all_sorts_of_works_take_is_a_ground_where_it_is_all_that_is_taken(build, city_of):
    for link, code in (("pp", "2651"), ("gap", "2651"), ("bags", "1784"), ("parts", "3670")):
        build.link(link, gbt4754=code)
        if link != "pp":
            build.feed("pp", link)
    build.chain("c", "pp", "gap", "bags", "parts")
    firm(build, "refinery", "pp")
    assert found(city_of, build) == [("refinery", [(Growth.FEED, "pp")])]
