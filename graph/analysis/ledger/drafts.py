"""What is about to be entered, tried before it is: a project with further acts, the steps open to it, a free id."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from graph.analysis.ledger.gates import GateItem, ItemState, gate, gates_passed, next_step
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger_facts import PLACE
from graph.model.act import Act
from graph.model.acts import LogEntry
from graph.model.ledger_city_acts import FollowLead
from graph.model.ledger_words import RAIL, Step


def with_acts(project: ProjectFile, acts: Iterable[Act]) -> ProjectFile:
    """Return a project as it would be with further acts; nothing is entered."""
    last = max((entry.sequence for entry in project.records), default=0)
    further = (
        LogEntry(sequence=last + place, who="", made_at=f"{project.day}T00:00:00+08:00", load_id="", act=act)
        for place, act in enumerate(acts, 1)
    )
    return replace(project, records=(*project.records, *further))


def open_steps(project: ProjectFile) -> tuple[Step, ...]:
    """Return the steps a project may be moved to, the next one first; a stopped one is taken up where it stopped."""
    if project.journey.stopped:
        return (project.journey.step,) if project.journey.step in PLACE else ()
    place, first = PLACE.get(project.step, -1), next_step(project)
    later = (step for step in RAIL if PLACE[step] > place and step is not Step.ENTERED)
    return tuple(dict.fromkeys((*(() if first is None else (first,)), *later)))


def items_before(ledger: Ledger, project: ProjectFile, step: Step) -> tuple[GateItem, ...]:
    """Return the items of all gates a move goes through, each once; what one gate lacks is lacking."""
    found: dict[str, GateItem] = {}
    for each in gates_passed(project, step):
        for item in gate(ledger, project, each).items:
            if item.item not in found or item.state is ItemState.MISSING:
                found[item.item] = item
    return tuple(found.values())


def free_id(ledger: Ledger) -> str:
    """Return an id no project bears; who is faster with the same one is told, for both are about one subject."""
    return next(id for id in (f"t{number:03}" for number in count(1)) if id not in ledger.projects)


def of_lead(ledger: Ledger, lead: FollowLead) -> tuple[ProjectFile, ...]:
    """Return the projects that were opened from a lead: those of its firm on its link."""
    key = (lead.link_id, lead.firm_id)
    return tuple(
        each for each in ledger.counted if each.opened is not None and (each.opened.link_id, each.opened.firm_id) == key
    )
