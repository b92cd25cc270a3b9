"""Who talks of a link and is no candidate on file, on cases worked out by hand for 2026."""

import pytest

from graph.analysis.candidates.talkers import talkers
from graph.model.kinds import ProjectStage

TALKS = ProjectStage.TALKS


@pytest.fixture
def talked(build, city_of):
    """Return the talkers about link x, by name, with whether they were heard of within two years."""
    build.link("x")
    build.firm("maker", city="上海", province="上海", short_name="海一")
    build.firm("other", city="上海", province="上海", short_name="海二")
    build.make("maker", "x")

    def found(*given):
        for at, (stage, year, firm, name) in enumerate(given):
            build.project(f"p{at}", "x", stage, firm, start=year, firm_name=name)
        return [(each.name, each.is_live) for each in talkers(city_of(build), "x")]

    return found


def test_who_talks_without_an_id_stands_under_the_name_on_file(talked):
    assert talked((TALKS, "2025-03", None, "中化(全称待核)")) == [("中化(全称待核)", True)]


def test_talks_silent_for_more_than_two_years_are_past(talked):
    assert talked((TALKS, "2024", None, "甲"), (TALKS, "2023-03", None, "乙")) == [("甲", True), ("乙", False)]


def test_a_candidate_stands_among_the_candidates(talked):
    """海一 is a candidate by its id or by its name in a list of two; 海二 makes something else and is none."""
    given = ((TALKS, "2025", "maker", None), (TALKS, "2025", "other", None), (TALKS, "2025", None, "上海海一、丙"))
    assert talked(*given) == [("海二", True), ("丙", True)]


def test_who_has_signed_or_only_plans_does_not_talk(talked):
    assert talked((ProjectStage.SIGNED, "2025", None, "甲"), (ProjectStage.PLANNED, "2025", None, "乙")) == []
