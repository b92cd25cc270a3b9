"""Ways from candidates to local firms and back, worked out by hand."""

import pytest

from graph.analysis.exploration.connection_hops import ConnectionKind
from graph.analysis.exploration.connections import by_end, connections_to_candidates, connections_to_local_firms
from graph.model.edges import Undertakes
from graph.model.kinds import Basis, PresenceKind, ProjectStage, RelationKind, Strength
from graph.model.nodes import Firm


def told(ties):
    return [(tie.end, *[(step.kind.value, *step.via) for step in tie.hops]) for tie in ties]


@pytest.fixture
def base(build):
    """Link a feeds b; 本 makes b here, 外 makes a elsewhere."""
    build.chain("c", "a", "b")
    build.link("a")
    build.link("b")
    build.feed("a", "b")
    build.firm("本")
    build.firm("外", city="上海", province="上海")
    return build


def test_a_candidate_makes_what_a_local_firm_needs(base, city_of):
    base.make("本", "b")
    base.make("外", "a", basis=Basis.GENERAL)
    city = city_of(base)
    (tie,) = connections_to_local_firms(city, "外")
    assert told([tie]) == [("本", ("core_input", "a", "b"))]
    assert tie.basis is Basis.GENERAL, "as firm as its weakest fact"
    assert [fact.KIND for fact in tie.hops[0].facts] == ["MAKES", "INPUT_TO", "MAKES"]
    (back,) = connections_to_candidates(city, "本")
    assert told([back]) == [("外", ("core_input", "a", "b"))]


def test_a_candidate_needs_what_a_local_firm_makes_and_both_make_one_link(base, city_of):
    base.make("本", "a")
    base.make("外", "b")
    base.make("外", "a")
    assert told(connections_to_local_firms(city_of(base), "外")) == [
        ("本", ("core_input", "a", "b")),
        ("本", ("same_link", "a")),
    ]


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        (RelationKind.PARENT_OF, ConnectionKind.PARENT),
        (RelationKind.SHAREHOLDER_OF, ConnectionKind.SHAREHOLDER),
        (RelationKind.CUSTOMER_OF, ConnectionKind.CUSTOMER),
        (RelationKind.SUPPLIER_OF, ConnectionKind.SUPPLIER),
        (RelationKind.SAME_PROJECT, ConnectionKind.PROJECT),
        (RelationKind.POSSIBLE_DUPLICATE, ConnectionKind.DUPLICATE),
    ],
)
def test_a_relation_is_followed_whichever_way_it_is_read(base, city_of, relation, kind):
    base.make("外", "a")
    base.relate("本", "外", relation)
    city = city_of(base)
    assert [tie.hops[0].kind for tie in connections_to_local_firms(city, "外")] == [kind]
    assert [tie.hops[0].kind for tie in connections_to_candidates(city, "本")] == [kind]


def test_one_group_and_one_project(base, city_of):
    base.firm("集外", city="北京", province="北京", group="集团")
    base.firm("集内", group="集团")
    base.project("p", "a", ProjectStage.BUILDING, firm="外")
    build_second_owner(base, "本", "p")
    city = city_of(base)
    assert told(connections_to_local_firms(city, "集外")) == [("集内", ("group", "集团"))]
    assert told(connections_to_local_firms(city, "外")) == [("本", ("project", "p"))]


def build_second_owner(build, firm, project):
    build.edges.append(Undertakes(start=firm, end=project, evidence=build.evidence()))


def test_a_way_passes_firms_from_elsewhere_and_stops_at_the_first_local_one(base, city_of):
    base.firm("中", city="北京", province="北京")
    base.firm("本二")
    base.relate("中", "外", RelationKind.PARENT_OF)
    base.relate("中", "本", RelationKind.SUPPLIER_OF)
    base.relate("本", "本二", RelationKind.SUPPLIER_OF)
    (tie,) = connections_to_local_firms(city_of(base), "外")
    assert [(step.start, step.end, step.kind.value) for step in tie.hops] == [
        ("外", "中", "parent"),
        ("中", "本", "supplier"),
    ]


def test_likeness_only_touches_the_local_end(base, city_of):
    base.firm("中", city="北京", province="北京")
    base.make("外", "a")
    base.make("中", "a")
    base.relate("中", "本", RelationKind.CUSTOMER_OF)
    assert connections_to_local_firms(city_of(base), "外") == (), "that it makes what 中 makes does not lead through 中"


def test_of_each_firm_the_shortest_dealing_and_the_shortest_likeness_are_kept(base, city_of):
    base.firm("中", city="北京", province="北京")
    base.make("外", "a")
    base.make("本", "b")
    base.relate("外", "本", RelationKind.SUPPLIER_OF)
    base.relate("外", "中", RelationKind.PARENT_OF)
    base.relate("中", "本", RelationKind.SUPPLIER_OF)
    ties = connections_to_local_firms(city_of(base), "外")
    assert told(ties) == [("本", ("supplier",)), ("本", ("core_input", "a", "b"))]
    assert list(by_end(ties)) == ["本"]


def test_shorter_then_firmer_then_closer(base, city_of):
    for name in ("甲", "乙", "丙"):
        base.firm(name)
    base.firm("中", city="北京", province="北京")
    base.link("x")
    base.feed("a", "x", Strength.AUXILIARY)
    base.make("外", "a")
    base.make("甲", "b", basis=Basis.INFERRED)
    base.make("乙", "x")
    base.relate("外", "中", RelationKind.PARENT_OF)
    base.relate("中", "丙", RelationKind.PARENT_OF)
    ties = connections_to_local_firms(city_of(base), "外")
    assert [(tie.end, len(tie.hops), tie.basis.value) for tie in ties] == [
        ("乙", 1, "source"),
        ("甲", 1, "inferred"),
        ("丙", 2, "source"),
    ]


def test_a_place_joins_where_it_names_the_district_of_a_local_firm(base, city_of):
    base.nodes = [node for node in base.nodes if node.id != "本"]
    evidence = base.evidence()
    for name, district in (("本", "清原满族自治县"), ("县", "抚顺县"), ("无", None)):
        base.nodes.append(
            Firm(id=name, name_zh=name, city="抚顺", province="辽宁", district=district, local=True, evidence=evidence)
        )
    base.make("外", "a")
    base.presence("外", "辽宁抚顺(清原)", PresenceKind.PLANT)
    city = city_of(base)
    assert told(connections_to_local_firms(city, "外")) == [("本", ("place", "辽宁抚顺(清原)"))]
    assert told(connections_to_candidates(city, "本")) == [("外", ("place", "辽宁抚顺(清原)"))]
    assert connections_to_candidates(city, "县") == ()


def test_a_firm_of_which_nothing_made_is_on_file_is_reached_too(base, city_of):
    base.presence("外", "辽宁沈阳", PresenceKind.PLANT)
    base.presence("本", "辽宁沈阳", PresenceKind.PLANT)
    city = city_of(base)
    assert not city.makes_of.get("外")
    assert [tie.end for tie in connections_to_candidates(city, "本")] == ["外"]


def test_what_is_not_yet_presence_is_no_tie(base, city_of):
    base.presence("外", "辽宁沈阳", PresenceKind.NEGOTIATING)
    base.presence("本", "辽宁沈阳", PresenceKind.PLANT)
    assert connections_to_local_firms(city_of(base), "外") == ()


def test_both_present_in_one_place(base, city_of):
    base.presence("外", "辽宁沈阳", PresenceKind.PLANT)
    base.presence("本", "辽宁沈阳", PresenceKind.PLANT)
    assert told(connections_to_local_firms(city_of(base), "外")) == [("本", ("place", "辽宁沈阳"))]


def test_the_wrong_side_is_told(base, city_of):
    city = city_of(base)
    with pytest.raises(ValueError, match="a local firm"):
        connections_to_local_firms(city, "本")
    with pytest.raises(ValueError, match="not a local firm"):
        connections_to_candidates(city, "外")
