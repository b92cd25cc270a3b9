"""Events of the city set the phase of what serves them."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.roadmap.events import event_years
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import plan_chain
from graph.model.kinds import ProjectKind, ProjectStage, Siting
from tests.graph.analysis.roadmap.plans import known


@pytest.fixture
def games(build, snapshot):
    """A surveyed chain with a slope here and a link that an operator would run on it, and an event on that link."""

    def judged(stage=ProjectStage.SIGNED, kind=ProjectKind.EVENT, **dates):
        build.link("slope")
        build.link("races", Siting.OPERATED)
        build.feed("slope", "races")
        known(build, "slope")
        build.chain("c", "slope", "races", "other")
        build.project("p0", "races", stage, district="望花区", kind=kind, **dates)
        return judge(snapshot(build))

    return judged


def test_an_event_makes_no_maker_and_is_told(games):
    """The facts are of March 2026."""
    judged = games(start="2028")
    assert judged.verdicts["races"].rule.id == "D-32"
    assert event_years(judged.city) == {"races": 2028}


@pytest.mark.parametrize(
    ("stage", "kind", "start"),
    [
        (ProjectStage.TALKS, ProjectKind.EVENT, "2028"),
        (ProjectStage.PLANNED, ProjectKind.EVENT, "2028"),
        (ProjectStage.SIGNED, ProjectKind.NEW, "2028"),
        (ProjectStage.SIGNED, ProjectKind.EVENT, "2026"),
        (ProjectStage.SIGNED, ProjectKind.EVENT, None),
    ],
)
def test_nothing_is_due_without_a_settled_event_of_a_year_to_come(games, stage, kind, start):
    assert event_years(games(stage, kind, start=start).city) == {}


def test_what_is_put_off_is_begun_before_the_games(games):
    """races is neither pressing nor easy: alone it would be begun in the middle term, and said to be put off."""
    judged = games(start="2028")
    assert "races" in judged.deferred
    step = plan_chain(judged, "c").step("races")
    assert (step.phase, step.is_deferred) == (Phase.NEAR, False)
