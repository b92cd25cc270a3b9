"""The facts of Fushun against the pack they came from, row by row, where it is at hand.

What was corrected since is listed here: a row that differs and is not listed fails, and so does a listed one that does
not differ. What came with the annotations is in `test_fushun_annotations.py`.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.model import edges, nodes

HOME = Path(__file__).resolve().parents[1]
PACK = HOME.parent / "shared" / "facts" / "fushun"
ANNOTATIONS = HOME.parent / "shared" / "facts_v2"
SIGNALS = {
    "northeast_presence": "region_presence",
    "liaoning_presence": "province_presence",
    "fushun_contact": "city_contact",
}


@pytest.fixture(scope="module")
def facts(fushun_facts):
    return fushun_facts


def of(records, kind):
    return [record for record in records if isinstance(record, kind)]


pack = pytest.mark.skipif(
    not (PACK.is_dir() and ANNOTATIONS.is_dir()), reason="the fact pack the data came from is not beside the project"
)


def rows(table):
    with (PACK / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REPOSITORY_TEXTS = {
    "table of China PE units": "全国聚乙烯装置表",
    "list of sodium-ion battery standards": "钠离子电池标准与起草单位名单",
}
"""Texts read in a public repository, by the words the pack describes them with."""


SAME = "2023年市综述与上半年稿件把央地合作列为谋划主题(23个项目、637亿元);属招商主题,不是产品链。"
LISTED = "东洲区2024年清单把冰雪文旅、闲置资产盘活、央地合作与产业并列在后,恰为三项"
MENDED = {
    f"中:同上句;{SAME}": f"中:{LISTED};{SAME}",
    "业主未写,firm_id为推断": "来源未写业主,所列业主为推定",
}
"""Texts of the pack that point at another row or name a column of its own, as they read standing alone."""


def source(text):
    """Return a source as this project writes it: general knowledge and missing addresses in Chinese."""
    parts = []
    for part in text.split(" ; "):
        said = part.strip().replace("general industry knowledge", "行业常识")
        for missing in (" (web page; address not recorded)", " (web page, address not recorded)"):
            said = said.replace(missing, "（网页，未记地址）")
        listed = next((each for words, each in REPOSITORY_TEXTS.items() if words in said), None)
        parts.append(said if listed is None else f"{listed}（公开代码仓库，未记地址）")
    return " ; ".join(parts)


def told(record):
    return record.evidence.source, record.evidence.basis.value


def value(text):
    return MENDED.get(text, text) if text != "" else None


def code(word):
    return None if word is None else word.value


def grown(found, told):
    """Return whether a text is what the pack says, or that and more."""
    return found == told or told is None or found.startswith(told)


def changed(found, expected):
    """Return the keys of the pack whose values differ or that are gone."""
    return {key for key, row in expected.items() if found.get(key) != row}


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
    assert (len(dropped), len(set(inputs) - set(expected))) == (19, 86)


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


PROJECTS_CORRECTED = {
    "p005": "by hearsay alone, so nobody knows how far it is",
    "p011": "its page bears no year, so that nobody knows how far it is",
    "p047": "a plan of 2022 of which nothing was heard since",
    "p050": "a plan of 2021 of which nothing was heard since",
    "p031": "graphite goods of a kind not stated build no link",
    "p015": "in talks only",
    "p034": "begun in 2017, the year its page is of",
    "p037": "all six units run, says a page of 2024",
    "p039": "the firm it names undertakes it",
    "p040": "a second source",
    "p042": "in talks only",
    "p054": "a second source",
    "p058": "a town of ice and snow is no event",
    "p063": "in talks only",
    "p065": "a crop that is not stated is no link",
}


@pack
def test_projects_of_the_pack(facts):
    names = ["name_zh", "firm_name", "start", "finish", "capacity", "district"]
    undertakes = {edge.end: edge.start for edge in of(facts.edges, edges.Undertakes)}
    builds = {edge.start: edge.end for edge in of(facts.edges, edges.Builds)}
    part_of = {edge.start: edge.end for edge in of(facts.edges, edges.PartOf)}
    projects = {project.id: project for project in of(facts.nodes, nodes.Project)}
    found = {
        project.id: (
            *(getattr(project, name) for name in names),
            project.investment_yi,
            code(project.stage),
            undertakes.get(project.id),
            builds.get(project.id),
            part_of[project.id],
            *told(project),
        )
        for project in projects.values()
    }
    expected = {
        row["project_id"]: (
            *(value(row[name]) for name in names),
            float(row["investment_yi"]) if row["investment_yi"] else None,
            row["stage"],
            value(row["firm_id"]),
            value(row["link_id"]),
            row["chain_id"],
            source(row["source"]),
            row["basis"],
        )
        for row in rows("projects")
    }
    assert changed(found, expected) == set(PROJECTS_CORRECTED)
    assert {code(projects[id].stage) for id in ("p015", "p042", "p063")} == {"talks"}
    assert (code(projects["p037"].stage), projects["p037"].finish) == ("operating", "2024")


@pack
def test_roles_relations_presence_and_signals_of_the_pack(facts):
    leads = {(e.start, e.end): (code(e.role), *told(e)) for e in of(facts.edges, edges.Leads)}
    expected = {
        (row["firm_id"], row["chain_id"]): (row["role"], source(row["source"]), row["basis"])
        for row in rows("chain_owners")
    }
    assert changed(leads, expected) == {("fripp", "central-local"), ("fripp", "fine-chemicals")}
    assert set(leads) < set(expected)
    related = {(e.start, e.end, code(e.kind)): (e.note, *told(e)) for e in of(facts.edges, edges.RelatedTo)}
    expected = {
        (row["firm_id"], row["other_firm_id"], row["kind"]): (value(row["note"]), source(row["source"]), row["basis"])
        for row in rows("relations")
    }
    assert changed(related, expected) == set()
    assert set(related) - set(expected) == {("dongbeitegang", "fushun-special-steel", "shareholder_of")}
    present = {
        (e.start, e.end, code(e.kind), e.what): (e.year, e.note, *told(e)) for e in of(facts.edges, edges.PresentIn)
    }
    expected = {
        (row["firm_id"], row["place"], row["kind"], value(row["what"])): (
            value(row["year"]),
            value(row["note"]),
            source(row["source"]),
            row["basis"],
        )
        for row in rows("presence")
    }
    assert {key[:2] for key in changed(present, expected)} == {
        ("zhuhaizhongfu", "辽宁沈阳"),
        ("zhongxingjunye", "吉林"),
    }
    firms = {edge.end: edge.start for edge in of(facts.edges, edges.Shows)}
    signals = Counter(
        (firms[node.id], code(node.kind), node.text, node.year, *told(node)) for node in of(facts.nodes, nodes.Signal)
    )
    assert signals >= Counter(
        (
            row["firm_id"],
            SIGNALS.get(row["kind"], row["kind"]),
            row["text"],
            value(row["year"]),
            source(row["source"]),
            row["basis"],
        )
        for row in rows("signals")
    )


WEAKER = {
    "www.mygp.cn",
    "ai.xueqiu.com",
    "gubaposthk.eastmoney.com",
    "renrendoc.com",
    "www.renrendoc.com",
}
"""Hosts of what users or machines write, or a seller of reports: weak, and aggregators in the pack."""


@pack
def test_organisations_figures_and_hosts_of_the_pack(facts):
    served = Counter(edge.start for edge in of(facts.edges, edges.Serves))
    found = {o.id: (o.name_zh, code(o.kind), served[o.id], *told(o)) for o in of(facts.nodes, nodes.Organisation)}
    expected = {
        row["org_id"]: (
            row["name_zh"],
            row["kind"],
            14 if row["chain_ids"] == "all" else len(row["chain_ids"].split(";")),
            source(row["source"]),
            row["basis"],
        )
        for row in rows("orgs")
    }
    assert changed(found, expected) == {"amber-city"}, "a market of amber is no industrial park"
    assert set(found) - set(expected) == {"dongzhou-steward"}
    figures = {
        (f.name_zh, f.value, f.value_high, f.unit, f.period, f.evidence.source) for f in of(facts.nodes, nodes.Figure)
    }
    for row in rows("aggregates"):
        low, _, high = row["value"].partition("-")
        name, unit, period = row["name"], row["unit"], row["period"]
        figure = (name, float(low), float(high) if high else None, unit, period, source(row["source"]))
        assert figure in figures
    hosts = {host.id: (code(host.grade), host.name_zh) for host in of(facts.nodes, nodes.Host)}
    graded = {row["host"]: (row["grade"], value(row["name_zh"])) for row in rows("source_hosts")}
    assert changed(hosts, graded) == WEAKER
    assert {(graded[host][0], hosts[host][0]) for host in WEAKER} == {("aggregator", "weak")}


@pack
def test_chains_and_their_departments_of_the_pack(facts):
    chains = {
        c.id: (c.name_zh, c.name_en, code(c.kind), c.task_force, c.listing, *told(c))
        for c in of(facts.nodes, nodes.Chain)
    }
    assert chains == {
        row["chain_id"]: (
            row["name_zh"],
            row["name_en"],
            row["kind"],
            row["task_force"],
            value(row["evidence"]),
            source(row["source"]),
            row["basis"],
        )
        for row in rows("chains")
    }
    departments = {e.end: e.start for e in of(facts.edges, edges.ChiefOf)}
    names = {org.id: org.name_zh for org in of(facts.nodes, nodes.Organisation)}
    assert {chain: names[org] for chain, org in departments.items()} == {
        row["chain_id"]: "抚顺" + row["chain_chief_department"].removesuffix("(推定)") for row in rows("chains")
    }
