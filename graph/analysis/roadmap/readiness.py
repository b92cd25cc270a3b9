"""When work on a target can begin at once: fed by what is known to run, and somebody to go to."""

from dataclasses import dataclass

from graph.analysis.judgement import Judgement
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.served import served_here
from graph.analysis.verdicts.states import LinkState, Strategy, Tier
from graph.model.kinds import LinkKind


@dataclass(frozen=True, slots=True)
class StepQuestions:
    """What is to be asked before a step is begun, by links.

    `in_doubt` are the feeds of which nobody knows whether there is enough of them or whether they suit; `to_size` those
    that run here, of which their maker has so far disposed otherwise; `coming` those still to start up; `users` those
    that a service would serve, who have it from somebody today.
    """

    in_doubt: tuple[str, ...] = ()
    to_size: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    users: tuple[str, ...] = ()


def step_questions(judgement: Judgement, target: Target | None) -> StepQuestions:
    """Find what is to be asked before a target is begun; nothing of what is no target."""
    if target is None:
        return StepQuestions()
    goods = judgement.city.links[target.link_id].kind is not LinkKind.SERVICE
    met = [need.local[0].start for need in target.context.needs if need.local]
    coming = (need.local for need in target.context.needs if need.local)
    building = judgement.link_sets.building
    return StepQuestions(
        in_doubt=tuple(dict.fromkeys(edge.start for edge in target.context.in_doubt)),
        to_size=tuple(dict.fromkeys(met)) if goods and target.strategy is Strategy.EXTEND else (),
        coming=tuple(edges[0].start for edges in coming if all(edge.start in building for edge in edges)),
        users=tuple(edge.end for edge in served_here(judgement.city, target.link_id)) if target.recruits else (),
    )


def rests_on_what_runs(judgement: Judgement, target: Target) -> bool:
    """Check whether the feeds of a target that are here are known to run at some size, and some firm would come.

    A feed of which a call is still to be made is none to promise.
    """
    feeds = (judgement.verdicts.get(edge.start) for edge in target.context.local_core_inputs)
    runs = all(feed is not None and feed.state is LinkState.STRONG for feed in feeds)
    return runs and any(each.tier is Tier.FIRST for each in judgement.candidates(target.link_id))


def has_contact(judgement: Judgement, link_id: str) -> bool:
    """Check whether there is somebody to go to: a candidate on file, or a maker or project here."""
    city = judgement.city
    return any(link_id in each for each in (city.candidates, city.makers, city.projects_by_link))
