"""When work on a target can begin at once: fed by what is known to run, and somebody to go to."""

from graph.analysis.judgement import Judgement
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import LinkState, Tier


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
