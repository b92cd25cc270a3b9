"""The facts of Fushun against the annotations they were given for the judgement, where these are at hand.

What was not taken as given is listed here, and a listed row that is as given fails.
"""

import pytest

from graph.model import edges, nodes
from tests.fushun_annotations import GIVEN, by_id, of, rows, value, zh

pytestmark = pytest.mark.skipif(not GIVEN.is_dir(), reason="the annotations are not beside the project")


@pytest.fixture(scope="module")
def facts(fushun_facts):
    return fushun_facts


STOCK = {"idle-building", "idle-equipment", "idle-land-plant", "mine-land"}
"""Links that are places and things at hand: existing stock, a siting of its own here."""


LINKS_CORRECTED = {
    # its record says that it is on trial
    "pitch-carbon-fiber": {"edge": "诺科碳材有小批量试验线,自产中间相沥青"},
    "pilot-base": {"edge": ""},
    "wind-main-bearing": {"buyers": ""},
    "industrial-cleaning": {"siting": "运营服务"},
    "insulation-anticorrosion": {"siting": "运营服务"},
    "hv-switchgear": {"buyers": "国网辽宁", "edge": ""},
    "cutting-tool": {"edge": "抚顺特钢高速钢"},
    "slewing-bearing": {"edge": "永茂就近用"},
    "rice": {"edge": "新宾大米为地理标志产品"},
    "honey": {"edge": "清原为省级中蜂保护县"},
    "pine-nut-hazelnut": {"edge": "本地有红松籽、榛子资源"},
    "forest-ginseng": {"edge": "林下参2010年起原产地保护"},
}
"""What was given otherwise: an institute that has left, competitors named as buyers, services run by operators;
what the place is known for by the note of the link itself."""
LINKS_ADDED = {"polyester-chip", "superalloy-master-alloy"}
"""Feeds that makers of films and of castings use, and that no link stood for."""
CORRECTED = {
    ("coating-pitch", "graphite-anode"): {"strength": "核心"},
    ("specialty-stainless", "industrial-valve"): {"strength": "辅助"},
    ("ammonium-nitrate", "civil-explosive"): {"strength": "辅助"},
    ("fly-ash", "mineral-wool"): {"strength": "辅助"},
    ("pig-iron", "eaf-steel"): {"strength": "辅助", "group": ""},
    ("direct-reduced-iron", "eaf-steel"): {"strength": "辅助", "group": ""},
    ("steel-scrap", "eaf-steel"): {"group": ""},
    ("isobutylene", "isoprenol"): {"carriage": "长途"},
    ("isobutylene", "mma"): {"carriage": "长途"},
    ("isobutylene", "polyisobutylene"): {"carriage": "长途"},
    ("pig-iron", "mineral-wool"): {"role": "副产", "carriage": "管道"},
    ("acrylonitrile", "hydrogen-cyanide"): {"role": "副产"},
    ("oil-shale", "shale-ash"): {"role": "副产"},
    ("spare-parts", "equipment-remanufacturing"): {"strength": "辅助"},
    ("ammonia", "co2-recovery"): {"role": "副产"},
    ("chlorinated-paraffin", "hydrochloric-acid"): {"role": "副产"},
    ("converter-steel", "steel-slag-processing"): {"role": "副产"},
    ("eaf-steel", "steel-slag-processing"): {"role": "副产"},
    ("ethylene-oxide", "co2-recovery"): {"role": "副产"},
    ("gangue-power", "fly-ash"): {"role": "副产"},
    ("hydrogen", "co2-recovery"): {"role": "副产"},
    ("oil-shale", "coal-gangue"): {"role": "副产"},
    ("pig-iron", "bf-slag-powder"): {"role": "副产"},
    ("raw-coal", "coal-gangue"): {"role": "副产"},
    ("thermal-chp", "fly-ash"): {"role": "副产"},
    ("copper-metal", "hv-switchgear"): {"strength": "辅助"},
    ("porcelain-insulator", "hv-switchgear"): {"strength": "辅助"},
    ("composite-insulator", "hv-switchgear"): {"strength": "辅助"},
    ("specialty-stainless", "industrial-pump"): {"strength": "辅助"},
    ("specialty-stainless", "mechanical-seal"): {"strength": "辅助"},
    ("bearing-steel", "slewing-bearing"): {"strength": "辅助"},
    ("high-purity-pig-iron", "auto-casting-forging"): {"strength": "辅助", "group": ""},
    ("plastic-film", "mushroom-stick"): {"strength": "辅助"},
    ("industrial-water", "ice-rink"): {"strength": "辅助"},
    ("industrial-gases", "superalloy-powder"): {"strength": "辅助", "carriage": "长途"},
    ("methacrylate-ester", "coatings"): {"strength": "辅助", "group": ""},
    ("ethylene-carbonate", "dimethyl-carbonate"): {"carriage": "管道"},
    ("copper-concentrate", "tailings"): {"role": "副产"},
    ("iron-ore", "tailings"): {"role": "副产"},
}
"""Inputs given otherwise: anodes are coated with pitch; valve bodies are seldom of remelted stainless steel; detonators
take no ammonium nitrate; fly ash alone makes no wool; an arc furnace runs on scrap; isobutylene goes by one tank wagon
to all its users; what arises beside a product is no raw material made for sale. Porcelain and copper are minor parts
of switchgear, remelted steel of pumps and seals, bearing steel of slewing rings; gas for atomising goes by tanker; a
monomer is no film former; carbonates are made in one plant."""
INPUTS_DROPPED = {
    ("fcc-catalyst", "spent-catalyst-recovery"),
    ("hydroprocessing-catalyst", "spent-catalyst-recovery"),
    ("vacuum-arc-remelting", "titanium-alloy-product"),
    ("aluminium-alloy-product", "auto-casting-forging"),
    ("vacuum-induction-melting", "investment-casting-blade"),
    ("vacuum-induction-melting", "superalloy-powder"),
}
"""Spent catalyst arises where catalyst is used; titanium has furnaces of its own; castings are not made of wrought
alloy, nor of steel still in the furnace."""
INPUTS_ADDED = {
    ("fcc-slurry-oil", "spent-catalyst-recovery"): ("副产", "核心", "长途", "spent"),
    ("clean-fuels", "spent-catalyst-recovery"): ("副产", "核心", "长途", "spent"),
    ("fully-refined-wax", "spent-catalyst-recovery"): ("副产", "辅助", "长途", None),
    ("ethylene-oxide", "spent-catalyst-recovery"): ("副产", "辅助", "长途", None),
    ("primary-aluminium", "auto-casting-forging"): ("原料", "核心", "长途", "metal"),
    ("chlor-alkali", "propylene-oxide"): ("原料", "辅助", "短途", None),
    ("pp", "plastic-film"): ("原料", "核心", "长途", "resin"),
    ("polyester-chip", "plastic-film"): ("原料", "核心", "长途", "resin"),
    ("superalloy-master-alloy", "investment-casting-blade"): ("原料", "核心", "长途", None),
    ("superalloy-master-alloy", "superalloy-powder"): ("原料", "核心", "长途", None),
    ("vacuum-induction-melting", "superalloy-master-alloy"): ("原料", "核心", "管道", None),
}
"""What stands in their place, and the feeds of routes that makers on file take."""


def test_siting_market_and_scale_of_links(facts):
    links = by_id(facts, nodes.Link)
    assert set(links) == {row["link_id"] for row in rows("links")} | LINKS_ADDED
    for row in rows("links"):
        link = links[row["link_id"]]
        siting = "存量资产" if link.id in STOCK else LINKS_CORRECTED.get(link.id, row).get("siting", row["siting"])
        assert siting in (link.siting.zh, *link.siting.aliases)
        assert link.siting_reason == LINKS_CORRECTED.get(link.id, {}).get("siting_reason", value(row["siting_reason"]))
        assert (link.siting_reference, link.captive_in) == (value(row["siting_reference"]), value(row["captive_in"]))
        given = {**row, **LINKS_CORRECTED.get(link.id, {})}
        assert (zh(link.market), link.buyers) == (value(given["market"]), value(given["buyers"]))
        assert link.advantage == value(given["edge"])
        scale = "".join(("" if link.min_scale is None else f"{link.min_scale:g}", link.min_scale_unit or ""))
        if link.id != "tire":
            assert scale.replace(" ", "") == row["min_scale"].replace(" ", "")
    assert (links["tire"].min_scale, links["tire"].min_scale_unit) == (120, "万条/年(全钢;半钢为600万条/年)")


REWORDED = {"poe": "独山子", "incubator": "低租金", "ethylene-carbonate": "前三季度行业仍亏"}
"""Outlooks with a newer page, in words that are no promise, or without what users of a forum said; a word of each."""


def test_outlooks_of_links_from_pages_before_others(facts):
    links = by_id(facts, nodes.Link)
    newer = {row["link_id"]: row for row in rows("targets_outlooks")}
    for row in rows("links"):
        link, given = links[row["link_id"]], newer.get(row["link_id"], row)
        assert zh(link.outlook) == value(given["outlook"])
        if link.outlook is not None and link.id not in REWORDED:
            assert (link.outlook_reason, link.outlook_year, link.outlook_source, zh(link.outlook_basis)) == tuple(
                value(given[name]) for name in ("outlook_reason", "outlook_year", "source", "basis")
            )
    assert all(word in links[id].outlook_reason for id, word in REWORDED.items())


def test_inputs_with_transport_and_alternatives(facts):
    found = {
        (e.start, e.end): (zh(e.role), zh(e.strength), zh(e.transport), e.alternatives)
        for e in of(facts, edges.InputTo)
    }
    given = {(row["from"], row["to"]): row for row in rows("inputs") if row["change"] != "drop"}
    assert all(given[pair] != {**given[pair], **told} for pair, told in CORRECTED.items()), "a row listed is as given"
    expected = {
        pair: (
            told["role"],
            told["strength"],
            value(told["carriage"]),
            {"": None, "blank": "blanks"}.get(told["group"], told["group"]),
        )
        for pair, row in given.items()
        if pair not in INPUTS_DROPPED
        for told in ({**row, **CORRECTED.get(pair, {})},)
    }
    assert given.keys() >= INPUTS_DROPPED
    assert given.keys().isdisjoint(INPUTS_ADDED)
    assert found == {**expected, **INPUTS_ADDED}


MOVED = {("fushun-petrochem", "ethylene"): "乙烯(80万吨/年装置)"}
"""Local makes whose product reads otherwise since a newer page."""


MAKES_CORRECTED = {
    ("fushun-carbon", "graphite-electrode"): {"standing": ""},
    ("fushun-special-steel", "specialty-stainless"): {
        "standing": "国内最早研发生产高温合金、超高强度钢、特冶不锈钢的厂商之一(研报)"
    },
    ("fushun-petrochem", "poe"): {"status": "拟建"},
    ("fangtai", "carbon-carbon-composite"): {"status": "在建"},
    ("hongtoushan", "zinc-concentrate"): {"scale": ""},
    ("fushun-petrochem", "fully-refined-wax"): {
        "standing": "所属中国石油占全国石蜡产量约八成(2021);抚顺石化曾称世界最大石蜡生产基地(2009)"
    },
}
"""A parent's standing that is not the plant's, a word cut short, a state that no official page bears out, a plant whose
first stone alone was seen, the size of what comes with the copper ore, and the newer of two standings behind the
older."""
MAKES_GONE = {("fuwa", "mining-excavator")}
"""Makes of what is history by their own note."""


def test_standing_scale_and_status_of_local_makes(facts):
    makes = {(e.start, e.end, e.product): e for e in of(facts, edges.Makes)}
    assert {edge[:2] for edge in makes}.isdisjoint(MAKES_GONE)
    for given in (row for row in rows("local_makes") if (row["firm_id"], row["link_id"]) not in MAKES_GONE):
        pair = given["firm_id"], given["link_id"]
        make = makes[*pair, MOVED.get(pair, value(given["product"]))]
        row = {**given, **MAKES_CORRECTED.get(pair, {})}
        assert (make.market_position, zh(make.scale)) == (value(row["standing"]), value(row["scale"]))
        assert zh(make.status) == value(row["status"])
        if pair not in MOVED:
            assert make.capacity_scope == value(row["scope_note"])
    inferred = {(row["firm_id"], row["link_id"]) for row in rows("missing_local_makes")}
    assert inferred <= {key[:2] for key in makes}
    routes = {(e.start, e.end): e.route for e in makes.values() if e.route is not None}
    assert {(row["firm_id"], row["link_id"]): row["route_link_id"] for row in rows("routes")}.items() <= routes.items()
