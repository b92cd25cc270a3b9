"""What is said of feeds: the one part that is taken of a joint link, and a route that the catalogue restricts."""

import pytest

from graph.analysis.facts.city import read_city
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, Strength
from reports.wording.supply_words import restricted, taken_name
from tests.graph.analysis.conftest import Builder
from tests.in_memory import snapshot_of

NEW, OLD = "某目录(2024年本)", "某目录(2019年本)"


@pytest.fixture
def build():
    """x from soda or resin; another link is under the last edition of the catalogue."""
    build = Builder()
    build.link("soda", name="烧碱与氯气", name_en="Chlor-alkali (caustic soda, chlorine)")
    build.link("resin", name="树脂")
    build.link("y", siting_reference=NEW)
    return build


@pytest.mark.parametrize(
    ("note", "zh", "en"),
    [
        ("闭环用烧碱", "烧碱", "caustic soda"),
        ("氯气须管输", "氯气", "chlorine"),
        ("烧碱、氯气都用", "烧碱与氯气", "Chlor-alkali"),
        (None, "烧碱与氯气", "Chlor-alkali"),
    ],
)
def test_of_a_joint_link_the_one_thing_is_named_that_the_note_names(build, note, zh, en):
    build.link("x")
    city = read_city(snapshot_of(build.facts()))
    edge = InputTo(
        start="soda",
        end="x",
        role=InputRole.MATERIAL,
        strength=Strength.CORE,
        transport=None,
        note=note,
        evidence=build.evidence(),
    )
    assert (taken_name(city, edge, "zh"), taken_name(city, edge, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("reference", "routes", "said"),
    [
        (NEW, ["resin"], ["本地有料的只有树脂路线，属限制类（某目录（2024年本））"]),
        (NEW, ["resin", "soda"], ["树脂路线属限制类，只谈别的路线（某目录（2024年本））"]),
        (OLD, ["resin"], ["本地有料的只有树脂路线，属限制类，所据目录已有新版，现行版须核（某目录（2019年本））"]),
    ],
)
def test_a_restricted_route_is_said_with_its_rule_and_a_replaced_edition_as_such(build, reference, routes, said):
    build.link("x", restricted_route="resin", siting_reference=reference)
    city = read_city(snapshot_of(build.facts()))
    assert list(restricted(city, "x", routes, "zh")) == said
    assert list(restricted(city, "y", routes, "zh")) == []
