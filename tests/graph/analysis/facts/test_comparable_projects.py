"""Comparable projects: the same link, new or expanded, each once, of a size within a factor of three where known."""

import pytest

from graph.analysis.facts.comparable_projects import comparable_projects, duration, investment, months_taken
from graph.model.kinds import ProjectKind, ProjectStage
from graph.model.nodes import Project

NEW = ProjectKind.NEW


def likes(build, city_of, link="a"):
    return [work.id for work in comparable_projects(city_of(build), link)]


@pytest.mark.parametrize("kind", [*ProjectKind, None])
def test_overhauls_upgrades_and_what_builds_no_plant_are_never_comparable(build, city_of, kind):
    build.link("a")
    build.project("p", "a", ProjectStage.OPERATING, kind=kind)
    assert bool(likes(build, city_of)) is (kind in (NEW, ProjectKind.EXPANSION))


def test_neither_another_link_of_the_class_nor_talks_are_comparable(build, city_of):
    build.link("a", gbt4754="2614")
    build.link("b", gbt4754="2614")
    build.project("other", "b", ProjectStage.OPERATING, kind=NEW)
    build.project("talks", "a", ProjectStage.TALKS, kind=NEW)
    assert likes(build, city_of) == []


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("30万吨/年", True),
        ("新增4万吨/年(一期)", True),
        ("31万吨/年", False),
        ("2万吨/年", False),
        ("100000吨/年", True),
        ("300MW", True),
        ("一期若干", True),
        (None, True),
    ],
)
def test_sizes_known_in_one_unit_differ_by_three_times_at_most(build, city_of, size, expected):
    """The least plant that pays makes 100,000 t/y; a size in another unit says nothing."""
    build.link("a", min_scale=10.0, min_scale_unit="万吨/年")
    build.project("p", "a", ProjectStage.OPERATING, kind=NEW, capacity=size)
    assert bool(likes(build, city_of)) is expected


def test_two_records_of_one_project_count_once(build, city_of):
    build.link("a")
    build.project("first", "a", ProjectStage.BUILDING, kind=NEW, investment=5.0)
    build.project("again", "a", ProjectStage.PLANNED, kind=NEW, investment=50.0, same_as="first")
    assert likes(build, city_of) == ["first"]
    assert investment(city_of(build), "a").maximum == 5.0


def test_a_project_that_builds_other_links_too_says_nothing_of_one(build, city_of):
    build.link("a")
    build.link("b")
    build.project("both", "a", ProjectStage.OPERATING, kind=NEW, investment=73.0)
    build.edges.append(type(build.edges[0])(start="both", end="b", evidence=build.evidence()))
    assert likes(build, city_of) == []


def test_time_and_cost_run_from_the_least_to_the_most(build, city_of):
    build.link("a")
    for name, start, finish, cost in (("p", "2022-03", "2023-09", 4.0), ("q", "2020-01", "2020-11", 6.0)):
        build.project(name, "a", ProjectStage.OPERATING, start=start, finish=finish, investment=cost, kind=NEW)
    build.project("planned", "a", ProjectStage.PLANNED, start="2024", finish="2030", kind=NEW)
    city = city_of(build)
    took, cost = duration(city, "a"), investment(city, "a")
    assert (took.minimum, took.maximum, [work.id for work in took.projects]) == (10, 18, ["p", "q"])
    assert (cost.minimum, cost.maximum) == (4.0, 6.0)
    assert investment(city, "a", frozenset({ProjectKind.EXPANSION})) is None


@pytest.mark.parametrize(
    ("start", "finish", "stage", "expected"),
    [
        ("2022", "2024", ProjectStage.OPERATING, (13, 35)),
        ("2022-Q1", "2022-Q3", ProjectStage.COMPLETED, (4, 8)),
        ("2021-11-02", "2022-01", ProjectStage.AT_CAPACITY, (2, 2)),
        ("2022", "2022", ProjectStage.OPERATING, (0, 11)),
        ("2024-05", "2023-01", ProjectStage.OPERATING, None),
        ("2022", "2024", ProjectStage.BUILDING, None),
        ("2022", None, ProjectStage.OPERATING, None),
        ("spring", "2024", ProjectStage.OPERATING, None),
    ],
)
def test_months_are_as_exact_as_the_dates(build, start, finish, stage, expected):
    project = Project(id="p", name_zh="p", stage=stage, start=start, finish=finish, evidence=build.evidence())
    assert months_taken(project) == expected
