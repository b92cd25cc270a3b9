"""The facts on Fushun as they are kept: how many of each kind, what the city published, what stays marked."""

import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from graph.analysis.competition.typed_texts import review, typed_texts
from graph.analysis.records import Records
from graph.model import edges, nodes
from graph.model.evidence import SEPARATOR, host_of
from graph.model.kinds import Basis, ChainKind, OrgKind
from graph.model.schema import EDGES, NODES

HOME = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def facts(fushun_facts):
    return fushun_facts


def of(records, kind):
    return [record for record in records if isinstance(record, kind)]


def test_counts_of_every_kind(facts):
    counts = Counter(record.KIND for record in (*facts.nodes, *facts.edges))
    expected = {
        "Chain": 14,
        "Link": 592,
        "Firm": 1049,
        "Project": 87,
        "Organisation": 64,
        "Signal": 309,
        "Figure": 189,
        "Host": 1034,
        "INCLUDES": 776,
        "INPUT_TO": 1470,
        "MAKES": 1679,
        "LEADS": 91,
        "RELATED_TO": 45,
        "PRESENT_IN": 243,
        "MADE_NEARBY": 532,
        "SHOWS": 309,
        "CHIEF_OF": 14,
    }
    assert {kind: counts[kind] for kind in expected} == expected
    assert set(counts) <= {*NODES, *EDGES}


def test_eleven_clusters_and_three_sectors_in_order(facts):
    chains = sorted(of(facts.nodes, nodes.Chain), key=lambda chain: chain.rank)
    assert [chain.kind for chain in chains] == [ChainKind.CLUSTER] * 11 + [ChainKind.SECTOR] * 3


def test_what_was_inferred_stays_marked(facts):
    chiefs = of(facts.edges, edges.ChiefOf)
    assert {chief.evidence.basis for chief in chiefs} == {Basis.INFERRED}
    roles = Counter(lead.evidence.basis for lead in of(facts.edges, edges.Leads))
    assert roles == {Basis.INFERRED: 90, Basis.SOURCE: 1}


def test_every_record_names_a_source(facts):
    assert all(record.evidence.source.strip() for record in (*facts.nodes, *facts.edges))


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("一季度预计开复工项目数", 173, "个"),
        ("一季度预计开复工项目总投资", 458.4, "亿元"),
        ("一季度开复工项目当年计划完成投资", 71.2, "亿元"),
        ("全年计划开复工项目数", 752, "个"),
        ("全年计划开复工项目总投资", 1666.6, "亿元"),
        ("全年计划开复工项目当年投资", 198.6, "亿元"),
        ("重点产业集群数", 11, "个"),
        ("重点领域数", 3, "个"),
        ("产业招商工作专班数", 9, "个"),
    ],
)
def test_the_figures_the_city_published(facts, name, value, unit):
    (figure,) = [figure for figure in of(facts.nodes, nodes.Figure) if figure.name_zh == name]
    assert (figure.value, figure.unit) == (value, unit)
    assert figure.evidence.source == "https://lndj.gov.cn/portaluploads/html/info/49672.html"
    assert figure.panel is not None, "the overview shows it"


@pytest.mark.parametrize(
    ("part", "investment"),
    [("抚顺特钢高合金小棒材", 5.3), ("清原抽水蓄能电站一期", 109.0), ("抚顺石化乙烯装置脱瓶颈", 25.0)],
)
def test_projects_the_city_named(facts, part, investment):
    (project,) = [project for project in of(facts.nodes, nodes.Project) if part in project.name_zh]
    assert project.investment_yi == investment
    assert project.evidence.basis is Basis.SOURCE


def test_the_special_zone_is_not_local(facts):
    zone = [firm for firm in of(facts.nodes, nodes.Firm) if firm.city == "沈抚示范区"]
    assert len(zone) == 6
    assert not any(firm.local for firm in zone)
    assert sum(firm.local for firm in of(facts.nodes, nodes.Firm)) == 95


def test_every_host_of_a_source_is_graded(facts):
    graded = {host.id for host in of(facts.nodes, nodes.Host)}
    named = {host_of(source) for record in (*facts.nodes, *facts.edges) for source in record.evidence.sources}
    assert named - {None} <= graded
    for link in of(facts.nodes, nodes.Link):
        assert all(host_of(each) in {None, *graded} for each in (link.outlook_source or "").split(SEPARATOR))
    for make in of(facts.edges, edges.Makes):
        assert all(host_of(each) in {None, *graded} for each in (make.market_position_source or "").split(SEPARATOR))


def test_what_newer_pages_correct(facts):
    firms = {firm.id: firm for firm in of(facts.nodes, nodes.Firm)}
    assert (firms["fripp"].city, firms["fripp"].local) == ("大连", False), "the institute has moved"
    assert not any(edge.start == "fripp" for edge in of(facts.edges, edges.Leads))
    (ethylene,) = [
        edge for edge in of(facts.edges, edges.Makes) if (edge.start, edge.end) == ("fushun-petrochem", "ethylene")
    ]
    assert (ethylene.capacity, ethylene.capacity_unit) == (80, "万吨/年")
    assert host_of(ethylene.evidence.sources[0]) == "gxj.fushun.gov.cn"


def test_one_name_alone_is_asked_about(facts):
    asked = [(each.file, each.row, each.en) for each in facts.warnings if each.code == "product-named"]
    assert [(file, row) for file, row, _ in asked] == [("shared/firms.csv", 3)]
    assert "fushun-petrochem-detergent" in asked[0][2]


def test_every_chain_is_judged_link_by_link(fushun):
    for chain, includes in fushun.city.includes.items():
        assert set(fushun.inside(chain)) == {edge.end for edge in includes}
    assert sum(len(fushun.inside(chain)) for chain in fushun.city.chains) == 776
    assert len(fushun.verdicts) == 592, "one state a link, whatever chains have it"


def test_no_cell_holds_wording_that_the_fair_competition_check_finds(fushun):
    assert sum(1 for _ in typed_texts(fushun.city, Records())) > 10_000
    assert review(fushun.city) == ()


def test_task_forces_serve_all_chains(facts):
    forces = {org.id for org in of(facts.nodes, nodes.Organisation) if org.kind is OrgKind.TASK_FORCE}
    served = Counter(edge.start for edge in of(facts.edges, edges.Serves))
    assert served["task-force-9"] == 14
    assert "task-force-9" in forces


def test_no_text_names_an_identifier(facts):
    """A planner knows a project or a firm by its name: its identifier stands in columns that point at it alone."""
    ids = {record.id for kind in (nodes.Project, nodes.Firm) for record in of(facts.nodes, kind)}
    texts = [
        (record, field.name, text)
        for record in (*facts.nodes, *facts.edges)
        for field in fields(record)
        if isinstance(text := getattr(record, field.name), str) and re.search("[一-鿿]", text)
    ]
    assert len(texts) > 10_000
    named = {(field, text) for _, field, text in texts if ids & set(re.findall("[a-z][a-z0-9-]+", text))}
    assert named == set()
