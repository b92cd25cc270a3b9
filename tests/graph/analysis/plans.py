"""What is asked of any roadmap: whether its order holds, and in which phase each step stands."""

from graph.analysis.roadmap import Phase
from graph.analysis.supplies import supplies_of


def keeps_order(judgement, plan):
    """Return whether every missing core input stands before what needs it, unless it can be had outside and is told."""
    here, done = judgement.survey.here, set()
    for step in plan.steps:
        told = {each.link_id for each in step.outside}
        for edge in supplies_of(judgement.city, step.link_id):
            missing = edge.start in judgement.survey.missing and edge.start not in here
            if edge.start not in here and edge.start not in done and edge.start not in told:
                return False
            if missing and step.link_id not in here and edge.start not in done:
                return False
        done.add(step.link_id)
    return True


def of_phase(plan):
    return [list(Phase).index(step.phase) for step in plan.steps]
