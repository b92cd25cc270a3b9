"""Users of a service are those a firm says it serves; a place is run where it is."""

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.verdicts.states import Tier
from graph.model.kinds import InputRole, LinkKind, Siting


@pytest.fixture
def care(build, city_of):
    """Return the users by which a firm with a product is brought to the care of plants of two sorts."""
    build.link("care", Siting.OPERATED, name="风光电站运维", kind=LinkKind.SERVICE)
    for link, name in (("sun", "光伏电站"), ("wind", "风电场")):
        build.link(link, name=name)
        build.feed("care", link, role=InputRole.SERVICE)
    build.chain("c", "care", "sun", "wind")
    build.firm("local")
    build.make("local", "sun")

    def found(product):
        build.firm("away", city="杭州", province="浙江")
        build.make("away", "care", product=product)
        (candidate,) = rank_candidates(city_of(build), "care")
        return [user.link.id for user in candidate.local_links.users]

    return found


@pytest.mark.parametrize(("product", "users"), [("风电场运行", []), ("光伏检修", ["sun"]), ("智能管理", ["sun"])])
def test_who_says_whom_it_serves_is_brought_by_those_alone(care, product, users):
    """Only the solar field runs here; who names nobody may serve anybody."""
    assert care(product) == users


@pytest.mark.parametrize(("name", "tier"), [("某山度假区", Tier.WATCH), ("某山旅游公司", Tier.POSSIBLE)])
def test_a_firm_called_after_a_place_is_that_place(build, city_of, name, tier):
    build.link("x", Siting.OPERATED, kind=LinkKind.SERVICE)
    build.firm(name, city="吉林", province="吉林")
    build.make(name, "x")
    (candidate,) = rank_candidates(city_of(build), "x")
    assert candidate.tier is tier
