"""Questions fit the kind of thing: a waste has no market share, a forest starts up no production."""

from itertools import chain

import pytest

from graph.analysis.facts.city import read_city
from graph.analysis.lists.calls import Question, calls
from graph.analysis.lists.field_survey import firms_asked_about
from graph.model.kinds import LinkKind, MakeStatus, Siting
from reports.wording.lists import question_text, survey_question
from reports.wording.question_words import existence_text, question_about
from tests.graph.analysis.conftest import Builder
from tests.in_memory import snapshot_of


@pytest.fixture
def build():
    return Builder()


@pytest.fixture(scope="module")
def questions(fushun):
    """Every question of every paper, as pairs of a link and words."""
    items = chain.from_iterable(firms_asked_about(fushun, each) for each in fushun.city.chains)
    asked = [(item.link_id, survey_question(fushun.city, item, "zh")) for item in items]
    return asked + [(call.link_id, question_text(fushun.city, call, "zh")) for call in calls(fushun)]


def test_nothing_kept_arising_or_public_is_asked_for_its_market_share(fushun, questions):
    """Worked out by hand: wastes, works on one's own land, grids, and what never leaves its plant."""
    shared = {link for link, words in questions if "市场占" in words}
    by_hand = {
        "tailings",
        "fly-ash",
        "steel-slag-processing",
        "waste-heat-recovery",
        "fcc-slurry-oil",
        "pyrolysis-c9",
        "mine-ecological-restoration",
        "mine-backfill",
        "grid-connection",
        "fungus-drying",
        "raw-coal",
    }
    assert by_hand & shared == set()
    closed = {Siting.PUBLIC, Siting.CAPTIVE}
    assert {link for link in shared if fushun.city.links[link].siting in closed} == set()
    assert {"ethylene-oxide", "acrylonitrile", "wire-rod"} <= shared, "products are asked as before"


def test_only_a_plant_starts_up_production(fushun, questions):
    starting = {link for link, words in questions if "投产" in words}
    assert not any(fushun.city.links[link].kind is LinkKind.SERVICE for link in starting)
    # the games, an overhaul that is over, a forest, a lorry firm, and two plants that are only talked about
    by_hand = {
        "ice-snow-event",
        "refinery-turnaround-service",
        "reserve-forest",
        "road-freight",
        "uhmwpe",
        "green-hydrogen",
    }
    assert starting & by_hand == set()
    assert {"phenol", "wind-farm", "polyacrylamide"} <= starting, "plants are asked as before"


def test_public_supply_is_asked_about_only_where_works_are_on_file(fushun, questions):
    public = {link for link, _ in questions if fushun.city.links[link].siting is Siting.PUBLIC}
    assert public == {"reserve-forest"}


@pytest.mark.parametrize(
    ("link", "size", "existence"),
    [
        ({"siting": Siting.CAPTIVE}, "一年多少，自用多少，其余供谁", "有没有产出，一年多少，自用多少，其余供谁"),
        ({"kind": LinkKind.PROCESS, "siting": Siting.CAPTIVE}, "一年处理多少，自用多少，其余供谁", None),
        ({"kind": LinkKind.SERVICE, "siting": Siting.CAPTIVE}, "规模多大，只为自己做还是也对外做", None),
        ({"kind": LinkKind.SERVICE, "siting": Siting.RESOURCE}, "规模多大，服务谁", None),
        ({}, "一年做多少，供给谁，市场占多少", "有没有在做，一年多少，能不能外供"),
    ],
)
def test_the_words_fit_the_kind(build, link, size, existence):
    build.link("a", **link)
    build.firm("厂")
    build.make("厂", "a", status=MakeStatus.OPERATING)
    city = read_city(snapshot_of(build.facts()))
    assert question_about(city, "a", Question.SIZE).zh == size
    assert existence is None or question_about(city, "a", Question.EXISTENCE).zh == existence


def test_what_grows_is_asked_where_and_on_how_much_land(build):
    build.link("rice", siting=Siting.RESOURCE, gbt4754="0111")
    build.link("honey", siting=Siting.RESOURCE, gbt4754="0392")
    city = read_city(snapshot_of(build.facts()))
    assert existence_text(city, "rice").zh == "在哪，面积多大，一年产多少，谁在做"
    assert existence_text(city, "honey").zh == "有没有企业在做，谁在做，一年多少"
