"""Where in the tiny city a target could be placed, worked out by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.measures.sites import SiteReason, suggested_sites
from graph.model.kinds import LinkKind
from graph.model.nodes import Firm
from loaders.folder import read_facts
from tests import in_memory

TINY = Path(__file__).resolve().parents[3] / "data" / "tiny"


@pytest.fixture
def judged():
    """Return the judgement of the tiny city, firms changed by their ids."""

    def of(**changed):
        facts = read_facts(TINY)
        nodes = tuple(
            replace(node, **changed[node.id]) if isinstance(node, Firm) and node.id in changed else node
            for node in facts.nodes
        )
        return in_memory.judged(replace(facts, nodes=nodes))

    return of


def test_a_target_could_be_placed_where_its_inputs_and_users_are(judged):
    judgement = judged()
    (place,) = suggested_sites(judgement, judgement.target("polyethylene"))
    assert place.name == "东区"
    assert place.reasons == (SiteReason.SUPPLIER, SiteReason.USER)
    assert [firm.id for firm in place.firms] == ["refinery", "film-works"]


def test_a_park_stands_before_the_district_and_a_town_is_none(judged):
    judgement = judged(**{"film-works": {"park": "甲市塑料产业园"}, "pack-works": {"park": "北三家镇"}})
    found = {each.name: each.reasons for each in suggested_sites(judgement, judgement.target("polyethylene"))}
    assert found == {"东区": (SiteReason.SUPPLIER,), "甲市塑料产业园": (SiteReason.USER,)}


def test_a_service_or_a_power_plant_is_placed_in_no_park_by_what_the_park_serves(fushun):
    services = [
        target
        for target in fushun.targets
        if fushun.city.links[target.link_id].kind in (LinkKind.SERVICE, LinkKind.ENERGY)
    ]
    assert len(services) > 3
    for target in services:
        assert all(SiteReason.SERVING not in place.reasons for place in suggested_sites(fushun, target)), target.link_id
