"""Projects, roles, relations, news and departments of Fushun against the pack they came from, where it is at hand."""

from collections import Counter

import pytest

from graph.model import edges, nodes
from tests.fushun_pack import changed, code, of, pack, rows, source, told, value

SIGNALS = {
    "northeast_presence": "region_presence",
    "liaoning_presence": "province_presence",
    "fushun_contact": "city_contact",
}


@pytest.fixture(scope="module")
def facts(fushun_facts):
    return fushun_facts


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


def remarked(note):
    """Return whether a note is told, in Chinese: the pack tells those of ties and of presence in English."""
    assert note is None or any("一" <= sign <= "鿿" for sign in note), note
    return note is not None


@pack
def test_roles_relations_presence_and_signals_of_the_pack(facts):
    leads = {(e.start, e.end): (code(e.role), *told(e)) for e in of(facts.edges, edges.Leads)}
    expected = {
        (row["firm_id"], row["chain_id"]): (row["role"], source(row["source"]), row["basis"])
        for row in rows("chain_owners")
    }
    assert changed(leads, expected) == {("fripp", "central-local"), ("fripp", "fine-chemicals")}
    assert set(leads) < set(expected)
    related = {(e.start, e.end, code(e.kind)): (remarked(e.note), *told(e)) for e in of(facts.edges, edges.RelatedTo)}
    expected = {
        (row["firm_id"], row["other_firm_id"], row["kind"]): (bool(row["note"]), source(row["source"]), row["basis"])
        for row in rows("relations")
    }
    assert changed(related, expected) == set()
    assert set(related) - set(expected) == {("dongbeitegang", "fushun-special-steel", "shareholder_of")}
    present = {
        (e.start, e.end, code(e.kind), e.what): (e.year, remarked(e.note), *told(e))
        for e in of(facts.edges, edges.PresentIn)
    }
    expected = {
        (row["firm_id"], row["place"], row["kind"], value(row["what"])): (
            value(row["year"]),
            bool(row["note"]),
            source(row["source"]),
            row["basis"],
        )
        for row in rows("presence")
    }
    assert {key[:2] for key in changed(present, expected)} == {
        ("zhongkesanhuan", "辽宁沈阳"),
        ("shuanghuifazhan", "辽宁阜新"),
    }, "their notes name a column of the pack"
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
            row["name_en"].replace("incl. rubber, plastics, wax and carbon", "(rubber, plastics, wax and carbon)"),
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
