"""One target in full: why, its score term by term, and its candidates with what speaks for and against each."""

import streamlit as st

from graph.analysis.facts.score import CriterionScore
from graph.analysis.targets.sensitivity import DRAWS, TOP_RANKS
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.text import Text
from reports.wording.punctuation import with_label
from reports.wording.sentences import chain_name, link_name, state_label
from reports.wording.targets import owner_need, reasons
from views.shared import texts
from views.shared.assumptions import attract_best
from views.shared.badges import escape_markdown
from views.shared.candidate_list import candidates_part
from views.shared.context import PageContext
from views.shared.lead_form import ledger_part
from views.shared.listed import listed
from views.shared.next_door import next_door
from views.shared.panel_header import panel_header
from views.shared.scorebar import score_bar
from views.shared.shortlist_form import shortlist_part
from views.shared.waiting import waiting_about
from views.targets.leads import leads_part

HEIGHT = 742
PLACE = Text("全市第 {place} 位", "#{place} citywide")
TERMS = Text("逐项怎样计", "Score breakdown")
CHECK_FIRST = Text(
    "弱在资料：现在还做不做没有资料，先核实，再谈强链。",
    "Weak on paper: whether its maker still operates is not on file; verify before strengthening.",
)
STEADY = Text(
    "各项权重上下调 50%，试算 {draws:,} 次，{share}% 的次数仍在全市前 {first} 位。",
    "When all weights vary at random by up to ±50% ({draws:,} draws), it stays in the city's top {first} in {share}% "
    "of them.",
)
IN_PANORAMA = Text("在全景图上看", "View in panorama")


def target_panel(context: PageContext, target: Target, place: int, steady: float) -> None:
    """Draw one target in full; `place` and `steady` are those under the weights of this visit."""
    link = context.city.links[target.link_id]
    with st.container(border=True, height=HEIGHT, key="target-profile"):
        state = state_label(target.verdict, context.language)
        said = f"**{target.strategy.label(context.language)}** · {state} · {context.text(PLACE, place=place)}"
        panel_header(context, said, "close-target")
        st.subheader(escape_markdown(link_name(link, context.language)), anchor=False)
        shortlist_part(context, link.id)
        ledger_part(context, link.id)
        waiting_about(context, "target", link.id)
        attract_best(context, link.id, target.chains[0])
        for chain in target.chains:
            st.page_link(
                context.pages["panorama"],
                label=with_label(
                    context.text(IN_PANORAMA),
                    escape_markdown(chain_name(context.city.chains[chain], context.language)),
                    context.language,
                ),
                query_params={"chain": chain, "link": link.id, **context.always},
            )
        for ground, said in zip(target.grounds, reasons(context.city, target, context.language), strict=True):
            st.markdown(f"{escape_markdown(said)} :gray-badge[{ground.rule.id}]")
        if target.verify_first:
            st.caption(context.text(CHECK_FIRST))
        st.caption(context.text(STEADY, share=round(100 * steady), draws=DRAWS, first=TOP_RANKS))
        st.caption(escape_markdown(owner_need(context.city, target, context.language)))
        listed(context, link.id)
        next_door(context, link.id)
        score_bar(context, target.score, key=f"target-score-{link.id}")
        with st.expander(context.text(TERMS)):
            st.markdown(_terms(context, target))
        if target.strategy is not Strategy.SEE_THROUGH:
            candidates_part(context, target.link_id, context.text(texts.CANDIDATES))
            leads_part(context, target.link_id)


def _terms(context: PageContext, target: Target) -> str:
    zh = context.language == "zh"
    heads = ("项", "值", "权重", "怎样计") if zh else ("Term", "Value", "Weight", "How")
    rows = ["| " + " | ".join(heads) + " |", "| :-- | --: | --: | :-- |"]
    return "\n".join([*rows, *[_term(term, zh) for term in target.score.parts if term.applies]])


def _term(term: CriterionScore, zh: bool) -> str:
    declared = term.criterion
    value = ("无资料" if zh else "no record") if term.value is None else f"{round(100 * term.value)}%"
    name, doc = (declared.zh, declared.doc_zh) if zh else (declared.en, declared.doc_en)
    return f"| {name} | {value} | {declared.weight} | {doc} |"
