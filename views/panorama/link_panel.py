"""The profile of a link beside the panorama: verdict, what to do, whom to see; the facts folded; buttons that stay."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.model.cells import basis_told, corrected_basis
from graph.model.kinds import Basis
from graph.text import Text
from reports.drawing.markup import to_text
from reports.wording.punctuation import join_clauses
from reports.wording.sentences import fact_line
from reports.wording.verdicts import (
    factor_text,
    nearest_tipping_facts_text,
    remark_text,
    rule_text,
    stable_text,
    state_text,
)
from views.panorama.counts_table import counts_table
from views.panorama.inputs_and_uses import inputs_and_uses_table
from views.panorama.link_actions import link_actions
from views.panorama.link_head import link_head, target_in
from views.shared import texts
from views.shared.badges import basis_badge, escape_markdown, evidence_line
from views.shared.context import PageContext, Shown
from views.shared.drawn import drawn
from views.shared.fact_form import edit_part
from views.shared.fold import fold
from views.shared.lead_form import lead_lines
from views.shared.markup_component import show_markup
from views.shared.recent_changes import recent_changes
from views.shared.ruling_form import ruling_standing
from views.shared.scorebar import score_bar
from views.shared.shortlist_form import shortlist_lines
from views.shared.tables import STYLE
from views.shared.waiting import waiting_about

MAX_SHOWN = 5
WHY = Text("为什么判为{state}", "Why {state}")
RULE = Text("判定条件 {rule}", "Rule {rule}")
ENDS = Text("用什么、供谁用", "Inputs and uses")
SCORE = Text("目标得分", "Score of the target")
ALL_FACTS = Text("资料出处", "The link itself")
SITING = Text("能否招引", "Siting")
CATALOGUE_ROW = Text("看本环目录", "Open catalogue")


def link_panel(context: PageContext, chain_id: str, link_id: str) -> None:
    """Draw the profile of a link of a chain."""
    verdict = context.judgement.verdicts[link_id]
    target = target_in(context, chain_id, link_id)
    with st.container(border=True, key="link-profile"):
        _close(context)
        link_head(context, chain_id, link_id)
        ruling_standing(context, chain_id, verdict)
        shortlist_lines(context, link_id)
        lead_lines(context, link_id)
        waiting_about(context, "link", link_id)
        _folds(context, chain_id, verdict, target)
        link_actions(context, chain_id, verdict)


def _close(context: PageContext) -> None:
    """Draw what closes the profile, in its corner."""
    if st.button("✕", key="close-profile", help=context.text(texts.CLOSE), type="tertiary"):
        st.query_params.pop("link", None)
        st.rerun()


def _folds(context: PageContext, chain_id: str, verdict: Verdict, target: Target | None) -> None:
    with st.container(gap="xsmall", key="link-folds"):
        why = _fold(context, WHY.of(context.language, state=state_text(verdict.rule, context.language)), "why", verdict)
        if why is not None:
            with why:
                _why(context, verdict)
        ends = _fold(context, context.text(ENDS), "ends", verdict)
        if ends is not None:
            with ends:
                _ends(context, chain_id, verdict)
        score = None if target is None else _fold(context, context.text(SCORE), "score", verdict)
        if score is not None and target is not None:
            with score:
                score_bar(context, target.score, key=f"score-{verdict.link_id}")
        facts = _fold(context, context.text(ALL_FACTS), "facts", verdict)
        if facts is not None:
            with facts:
                _sources(context, chain_id, verdict.link_id)


def _fold(context: PageContext, label: str, part: str, verdict: Verdict) -> DeltaGenerator | None:
    return fold(label, f"fold-{part}-{verdict.link_id}-{context.language}")


def _sources(context: PageContext, chain_id: str, link_id: str) -> None:
    """Draw what is on file of the link itself, with what corrects it and the way to its row in the catalogue."""
    link = context.city.links[link_id]
    st.caption(drawn(context, _itself, link_id))
    edit_part(context, link)
    recent_changes(context, link)
    st.page_link(
        context.pages["documents"],
        label=context.text(CATALOGUE_ROW),
        query_params={"chain": chain_id, **context.always},
    )


def _why(context: PageContext, verdict: Verdict) -> None:
    """Draw the rule that decided with what it read, the remarks, the facts, and what settles it otherwise."""
    st.page_link(
        context.pages["methods"],
        label=context.text(RULE, rule=verdict.rule.id),
        query_params={"rule": verdict.rule.id, **context.always},
    )
    st.markdown(rule_text(verdict.rule, context.language))
    found = drawn(context, _counts, verdict.link_id)
    if found is not None:
        show_markup(found, key=f"readings-{verdict.link_id}", css=STYLE)
    st.caption(drawn(context, _remarks, verdict.link_id))
    for line in drawn(context, _facts, verdict.link_id):
        st.markdown(line)


def _counts(context: Shown, link_id: str) -> str | None:
    found = counts_table(context.judgement.verdicts[link_id], context.language)
    return None if found is None else to_text(found)


def _facts(context: Shown, link_id: str) -> tuple[str, ...]:
    """Return the facts of a verdict, each with what it rests on."""
    return tuple(
        f"{escape_markdown(fact_line(context.city, fact, context.language))}  \n{evidence_line(context, fact)}"
        for fact in context.judgement.verdicts[link_id].facts()[:MAX_SHOWN]
    )


def _remarks(context: Shown, link_id: str) -> str:
    """Return what is said beside the rule: stability, remarks, and what would change the verdict."""
    verdict = context.judgement.verdicts[link_id]
    lines = [stable_text(verdict, context.language)]
    lines += [escape_markdown(remark_text(note, context.language)) for note in verdict.remarks]
    nearest = nearest_tipping_facts_text(verdict, context.language)
    lines += [] if nearest is None else [escape_markdown(nearest)]
    return "  \n".join(lines)


def _ends(context: PageContext, chain_id: str, verdict: Verdict) -> None:
    """Draw what feeds the link and what it feeds, those that are here first, and what the inputs rest on."""
    picture, *captions = drawn(context, _inputs_and_uses, chain_id, verdict.link_id)
    clicked = show_markup(picture, key=f"ends-{verdict.link_id}", css=STYLE)
    if clicked is not None:
        st.query_params["link"] = clicked
        st.rerun()
    for caption in captions:
        st.caption(caption)


def _inputs_and_uses(context: Shown, chain_id: str, link_id: str) -> tuple[str, ...]:
    """Return the table of what a link takes and what takes it, and the lines under it."""
    around = context.judgement.context_of(link_id)
    table = to_text(inputs_and_uses_table(context.judgement, chain_id, around, context.language))
    factors = escape_markdown(join_clauses(factor_text(context.city, around, context.language), context.language))
    bases = sorted({basis_told(edge) for edge in (*around.inputs, *around.uses)}, key=list(Basis).index)
    if not bases:
        return table, factors
    badges = " ".join(basis_badge(basis, context.language) for basis in bases)
    return table, factors, ("投入关系的依据 " if context.language == "zh" else "Inputs rest on ") + badges


def _itself(context: Shown, link_id: str) -> str:
    """Return what is on file of the link: its siting, its note, its evidence."""
    link = context.city.links[link_id]
    parts = []
    if link.siting is not None:
        said = [link.siting.label(context.language), link.siting_reason, link.siting_reference]
        basis = corrected_basis(link, "siting") or link.siting_basis
        badge = "" if basis is None else basis_badge(basis, context.language)
        parts.append(f"{context.text(SITING)}：{escape_markdown(' · '.join(part for part in said if part))} {badge}")
    if link.note is not None:
        parts.append(escape_markdown(link.note))
    parts.append(evidence_line(context, link))
    return "  \n".join(parts)
