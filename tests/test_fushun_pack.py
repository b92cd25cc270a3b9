"""The facts of Fushun against the pack they came from, row by row, where it is at hand.

What was corrected since is listed here: a row that differs and is not listed fails, and so does a listed one that does
not differ. What came with the annotations is in `test_fushun_annotations.py`.
"""

import csv

import pytest

from graph.model import edges, nodes
from tests.fushun_pack import (
    ANNOTATIONS,
    changed,
    code,
    of,
    pack,
    rows,
    source,
    told,
    value,
)


@pytest.fixture(scope="module")
def facts(fushun_facts):
    return fushun_facts


def grown(found, told):
    """Return whether a text is what the pack says, or that and more."""
    return found == told or told is None or found.startswith(told)


@pack
def test_links_and_stages_of_the_pack(facts):
    links = {link.id: link for link in of(facts.nodes, nodes.Link)}
    expected = {row["link_id"]: row for row in rows("links")}
    assert set(links) - set(expected) == {"polyester-chip", "superalloy-master-alloy"}, "feeds of makers on file"
    assert set(links) >= set(expected)
    names = ["name_zh", "name_en", "kind", "gbt4754"]
    for id, row in expected.items():
        link = links[id]
        own = (link.name_zh, link.name_en, code(link.kind), link.gbt4754, *told(link))
        assert own == (*(value(row[name]) for name in names), source(row["source"]), row["basis"])
        assert grown(link.note, value(row["note"]))
    stages = {(edge.start, edge.end): code(edge.stage) for edge in of(facts.edges, edges.Includes)}
    given = {(row["chain_id"], row["link_id"]): row["stage"] for row in rows("chain_links")}
    added = {
        ("petrochem-new-materials", "polyester-chip"): "upstream",
        ("metallurgical-new-materials", "superalloy-master-alloy"): "midstream",
        ("metallurgical-new-materials", "high-purity-pig-iron"): "midstream",
        ("metallurgical-new-materials", "wind-casting"): "downstream",
    }
    assert given.keys().isdisjoint(added)
    assert stages == {**given, **added}


@pack
def test_inputs_of_the_pack_keep_their_sources(facts):
    inputs = {(e.start, e.end): told(e) for e in of(facts.edges, edges.InputTo)}
    expected = {(row["from_link"], row["to_link"]): (source(row["source"]), row["basis"]) for row in rows("inputs")}
    dropped = changed(inputs, expected)
    assert dropped == set(expected) - set(inputs), "those that are kept, are kept with their source"
    assert (len(dropped), len(set(inputs) - set(expected))) == (19, 87)


@pack
def test_firms_of_the_pack(facts):
    names = ["name_zh", "short_name", "province", "city", "district", "park", "group", "stock_code"]
    firms = {firm.id: firm for firm in of(facts.nodes, nodes.Firm)}
    found = {id: (*(getattr(firm, name) for name in names), firm.local, *told(firm)) for id, firm in firms.items()}
    expected = {
        row["firm_id"]: (
            *(value(row[name]) for name in names),
            row["local"] == "yes",
            source(row["source"]),
            row["basis"],
        )
        for row in rows("firms")
    }
    assert changed(found, expected) == {"fripp"}, "the institute that has moved to Dalian"
    assert (firms["fripp"].city, firms["fripp"].local) == ("大连", False)
    for row in rows("firms"):
        if row["firm_id"] != "fripp":
            assert grown(firms[row["firm_id"]].ownership, value(row["ownership"]))


MAKES_CORRECTED = {
    ("fushun-petrochem", "ethylene"),
    ("qingyuan-pumped", "pumped-storage-station"),
    ("fukuang", "amber-raw"),
    ("fukuang", "jet-raw"),
    ("beitian", "special-graphite"),
    ("gaomengxincai", "hot-melt-adhesive"),
    ("hongtoushan", "copper-concentrate"),
    ("hongtoushan", "pyrite-concentrate"),
    ("hongtoushan", "zinc-concentrate"),
    ("fugong", "cutting-tool"),
    ("angangjituankuangye", "tailings-utilization"),
    ("fuwa", "mining-excavator"),
    ("binglunhuanjing", "co2-recovery"),
    ("sanyizhongzhuangguoji", "mining-excavator"),
    ("zhongcaiguoji", "activated-gangue-powder"),
    ("zhonghangshenfeiminyongfeiji", "aero-engine-parts-machining"),
    ("changbaishan", "ice-snow-tourism"),
    ("haerbinbingxuedashijie", "ice-snow-tourism"),
    ("tongyuyecai", "esr-slag"),
    ("xixialongchengyejincailiao", "esr-slag"),
}
"""Makes with a capacity, a source or a year that newer pages give otherwise, or the year in which they stopped; links
that are inferred; and firms that make another thing, sell equipment for it or keep it for themselves: gone or said."""


@pack
def test_makes_of_the_pack(facts):
    found = {
        (e.start, e.end, e.product): (e.capacity, e.capacity_unit, e.year, *told(e))
        for e in of(facts.edges, edges.Makes)
    }
    expected = {
        (row["firm_id"], row["link_id"], value(row["product"])): (
            float(row["capacity"]) if row["capacity"] else None,
            value(row["unit"]),
            value(row["year"]),
            source(row["source"]),
            row["basis"],
        )
        for row in rows("makes")
    }
    pairs = {key[:2] for key in changed(found, expected)}
    with (ANNOTATIONS / "targets_makes.csv").open(encoding="utf-8", newline="") as file:
        given = {(row["企业编号"], row["链环编号"]) for row in csv.DictReader(file)}
    replaced = given & {key[:2] for key in expected}
    assert len(replaced) == 40
    alike = {("jujiaogufen", "hot-melt-adhesive")}
    assert pairs == (replaced - alike) | MAKES_CORRECTED, "one row differs in status and note alone"
