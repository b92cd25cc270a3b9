"""Which projects the board and the table show: of a district, a chain, in charge of a unit, with a light, at a step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from graph.analysis.ledger.lights import COLOURS, Colour
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.ledger_words import Step
from graph.text import Text
from reports.wording.language import Language
from reports.wording.sentences import chain_name
from views.ledger.take_over import take_all_button
from views.shared import texts
from views.shared.context import PageContext
from views.shared.query_params import keep, requested_among

NOT_ON_FILE = Text("未登记", "Not on file")
UNKNOWN = "-"
"""What an address says for projects of which nothing is on file."""
NO_VALUE = ""
WIDTH = 170
STEPS = {step.value: step for step in Step}

Colours = Mapping[str, Colour]
"""The gravest light of each project by its id; one that nobody took over yet has none."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing projects are chosen by: its name in the address, what a project has of it, and how that is said."""

    name: str
    label: Text
    of: Callable[[Ledger, Colours, ProjectFile], tuple[str, ...]]
    told: Callable[[Ledger, str, Language], str]
    order: tuple[str, ...] = ()


def _as_it_is(_: Ledger, value: str, language: Language) -> str:
    return NOT_ON_FILE.of(language) if value == UNKNOWN else value


def _chain(ledger: Ledger, value: str, language: Language) -> str:
    chain = ledger.city.chains.get(value)
    return NOT_ON_FILE.of(language) if chain is None else chain_name(chain, language)


STEP = Choice(
    "step",
    Text("阶段", "Step"),
    lambda _, __, project: (project.step.value,),
    lambda _, value, language: STEPS[value].label(language),
    tuple(STEPS),
)
CHOICES = (
    Choice("district", Text("县区", "District"), lambda _, __, each: (each.district or UNKNOWN,), _as_it_is),
    Choice("unit", Text("责任单位", "In charge"), lambda _, __, each: (each.responsible or UNKNOWN,), _as_it_is),
    Choice("chain", texts.CHAIN, lambda ledger, _, each: ledger.chains(each) or (UNKNOWN,), _chain),
    Choice(
        "light",
        Text("亮灯", "Light"),
        lambda _, colours, each: (colours.get(each.id, Colour.OFF).value,),
        lambda _, value, language: COLOURS[value].label(language),
        tuple(COLOURS),
    ),
)


def choose(
    context: PageContext, ledger: Ledger, colours: Colours, choices: Sequence[Choice] = CHOICES
) -> tuple[ProjectFile, ...]:
    """Draw what is chosen by and return the projects that pass; without a choice all of them do."""
    passed = ledger.counted
    with st.container(horizontal=True, vertical_alignment="bottom", key="ledger-chosen"):
        for choice in choices:
            wanted = _wanted(context, ledger, colours, choice)
            passed = tuple(each for each in passed if not wanted or wanted in choice.of(ledger, colours, each))
        take_all_button(context, ledger, passed)
    return passed


def _wanted(context: PageContext, ledger: Ledger, colours: Colours, choice: Choice) -> str:
    key = f"ledger-{choice.name}"
    values = _values(ledger, colours, choice)
    return (
        st.selectbox(
            context.text(choice.label),
            [NO_VALUE, *values],
            format_func=lambda value: (
                choice.told(ledger, value, context.language) if value else context.text(texts.ALL)
            ),
            key=requested_among(choice.name, key, values, NO_VALUE),
            width=WIDTH,
            on_change=keep,
            args=(key, choice.name),
        )
        or NO_VALUE
    )


def _values(ledger: Ledger, colours: Colours, choice: Choice) -> list[str]:
    """Return what projects have of a choice, in its order, else by text; what is not on file comes last."""
    found = {value for project in ledger.counted for value in choice.of(ledger, colours, project)}
    places = {value: at for at, value in enumerate(choice.order)}
    return sorted(found, key=lambda value: (value == UNKNOWN, places.get(value, 0), value))
