"""What holds of any roadmap, and a small city to plan on."""

from graph.analysis.roadmap.phase_limits import PHASES
from graph.analysis.targets.link_context import is_wanted
from graph.analysis.targets.rule_context import CLOSED_OUTLOOKS, OPEN
from graph.analysis.verdicts.states import Strategy
from graph.model.kinds import InputRole, MakeStatus, Strength, Transport

TIED = (Transport.PIPE, Transport.SHORT_HAUL)
RUNNING = (MakeStatus.OPERATING, MakeStatus.SEASONAL, MakeStatus.TRIAL)


def of_phase(plan):
    return [PHASES.index(step.phase) for step in plan.steps]


def broken_promises(judgement, plan):
    """List what a roadmap must never do and does, from its facts alone; empty if it keeps every promise."""
    places = {step.link_id: step for step in plan.steps}
    found = []
    for step in plan.steps:
        inputs = judgement.city.inputs.get(step.link_id, ())
        for rule in (_waits_in_vain, _may_not_be_worked_on, _fed_too_late):
            found += rule(judgement.city, step, inputs, places)
    return found


def _waits_in_vain(city, step, inputs, places):
    """Yield what a step waits for that could be bought, is here or comes later, and that it runs itself."""
    if step.waits_for and _runs(city, step.link_id):
        yield f"{step.link_id} runs here and waits"
    for edge in (each for each in inputs if each.start in step.waits_for):
        if places[edge.start].order > step.order:
            yield f"{step.link_id} is before {edge.start}, which it waits for"
        if edge.transport not in TIED or edge.role is InputRole.EQUIPMENT or edge.strength is not Strength.CORE:
            yield f"{step.link_id} waits for {edge.start}, which can be bought"
        group = [each for each in inputs if edge.alternatives and each.alternatives == edge.alternatives]
        if any(_runs(city, each.start) for each in (edge, *group)):
            yield f"{step.link_id} waits for {edge.start}, though it or an alternative runs here"


def _may_not_be_worked_on(city, step, *_):
    """Yield that a step is restricted, or neither attractable nor operated though somebody is to come for it."""
    link = city.links[step.link_id]
    if link.outlook in CLOSED_OUTLOOKS:
        yield f"{step.link_id} is restricted"
    if step.strategy in (None, Strategy.SUPPLEMENT, Strategy.EXTEND) and link.siting not in OPEN:
        yield f"{step.link_id} is not to be attracted"


def _fed_too_late(city, step, inputs, places):
    """Yield inputs that are steps of a later phase, unless the step is under way already or says so."""
    told = {each.link_id for each in step.outside_inputs}
    for edge in inputs:
        if edge.start in places and PHASES.index(places[edge.start].phase) > PHASES.index(step.phase):
            if is_wanted(edge) and edge.alternatives is None and not step.is_underway:
                yield f"{edge.start} feeds {step.link_id} and is later"
            others = [each.start for each in inputs if edge.alternatives and each.alternatives == edge.alternatives]
            met = any(_may_run(city, other) or _is_in_time(places, other, step) for other in others)
            met = met or _may_run(city, edge.start)
            if edge.role is not InputRole.EQUIPMENT and edge.start not in told and not met:
                yield f"{edge.start} is later than {step.link_id}, which is not said"


def _runs(city, link):
    return any(make.status in RUNNING for make in city.makers.get(link, ()))


def _may_run(city, link):
    return any(make.status in RUNNING or make.status is None for make in city.makers.get(link, ()))


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
    """oil → gas → tar → wax → paint by pipe, tar also from dye; oil and paint are here, the rest is missing."""
    for link in ("oil", "gas", "tar", "wax", "dye", "paint"):
        build.link(link, advantage="本地有" if link in ("gas", "wax") else None)
    known(build, "oil", "paint")
    build.chain("c", "oil", "gas", "tar", "wax", "dye", "paint", "other")
    for start, end in (("oil", "gas"), ("gas", "tar"), ("dye", "tar"), ("tar", "wax")):
        build.feed(start, end, transport=Transport.PIPE)
    build.feed("wax", "paint", transport=Transport.LONG_HAUL)
    for link in ("gas", "tar", "wax"):
        build.make("away", link)


def _is_in_time(places, link, step):
    return link in places and PHASES.index(places[link].phase) <= PHASES.index(step.phase)
