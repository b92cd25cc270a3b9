"""The limits of what a document is about: chains, strategies, evidence, task force, chief department, district."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph.analysis.target_filter import TargetFilter, departments, districts, task_forces
from graph.analysis.verdicts.states import Strategy
from graph.model.kinds import Basis
from graph.text import Text
from reports.wording.language import typeset
from reports.wording.sentences import chain_name
from views.shared import texts
from views.shared.context import PageContext

CHAINS = Text("产业链（不选即全部）", "Chains (none means all)")
STRATEGIES = Text("策略（不选即全部）", "Strategies (none means all)")
TASK_FORCE = Text("招商专班", "Task force")
DEPARTMENT = Text("链长部门", "Chief department")
DISTRICT = Text("县区", "District")
DISTRICT_HELP = Text(
    "该县区有企业生产它、在建它、供应它的投入或要用它，目标即在范围内。",
    "A target counts where a firm of the district makes it, builds it, feeds it or takes it.",
)
BASES = Text("候选企业的证据", "Evidence of candidates")


def choose_filter(context: PageContext) -> TargetFilter:
    """Draw the limits of the catalogue; the address may name a chain."""
    asked = st.query_params.get("chain")
    judgement, say = context.judgement, context.text
    first = st.columns([2, 1, 1])
    with first[0]:
        chains = st.multiselect(
            say(CHAINS),
            list(context.city.chains),
            default=[asked] if asked in context.city.chains else [],
            format_func=lambda chain: chain_name(context.city.chains[chain], context.language),
            placeholder=say(texts.ALL),
            key=f"documents-chains-{asked}",
        )
    strategies = _several(context, first[1], STRATEGIES, tuple(Strategy))
    bases = _several(context, first[2], BASES, tuple(Basis))
    second = st.columns(3)
    task_force = _one(context, second[0], TASK_FORCE, task_forces(judgement))
    department = _one(context, second[1], DEPARTMENT, departments(judgement))
    district = _one(context, second[2], DISTRICT, districts(judgement), DISTRICT_HELP)
    return TargetFilter(
        tuple(chains) or None,
        frozenset(each for each in Strategy if each in strategies) or None,
        task_force,
        department,
        district,
        frozenset(each for each in Basis if each in bases) or None,
    )


def _several(
    context: PageContext, place: DeltaGenerator, label: Text, words: tuple[Strategy | Basis, ...]
) -> list[Strategy | Basis]:
    return place.multiselect(
        context.text(label),
        words,
        format_func=lambda word: word.label(context.language),
        placeholder=context.text(texts.ALL),
        key=f"documents-{label.en}",
    )


def _one(
    context: PageContext, place: DeltaGenerator, label: Text, names: tuple[str, ...], help: Text | None = None
) -> str | None:
    return place.selectbox(
        context.text(label),
        names,
        index=None,
        format_func=typeset,
        placeholder=context.text(texts.ALL),
        help=None if help is None else context.text(help),
        key=f"documents-{label.en}",
    )
