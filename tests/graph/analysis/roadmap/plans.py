"""What is asked of any roadmap: whether its order holds, and in which phase each step stands."""

from graph.analysis.roadmap.roadmap import Phase
from graph.analysis.targets.supplies import supplies_of


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


def known(build, *links):
    """Put three local firms on file, so that what nobody makes is called missing; they make one link of their own."""
    build.link("other")
    for firm in ("x", "y", "z"):
        build.firm(firm)
        build.make(firm, "other")
    for link in links:
        build.make("x", link)
    build.firm("away", city="上海", province="上海")


def ladder(build):
    """oil (here) → gas → tar → wax, tar also from dye; wax feeds paint (here); the rest is missing."""
    for link in ("oil", "gas", "tar", "wax", "dye", "paint"):
        build.link(link)
    known(build, "oil", "paint")
    build.chain("c", "oil", "gas", "tar", "wax", "dye", "paint", "other")
    for start, end in (("oil", "gas"), ("gas", "tar"), ("dye", "tar"), ("tar", "wax"), ("wax", "paint")):
        build.feed(start, end)
    for link in ("gas", "tar", "wax"):
        build.make("away", link)
