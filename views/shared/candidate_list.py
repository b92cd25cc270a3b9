"""One candidate in a profile: who and where, what speaks for it and against it, on which evidence."""

import streamlit as st

from graph.analysis.candidates.candidates import Candidate, are_all_on_watch, follow_ups
from graph.analysis.candidates.growers import local_growers
from graph.analysis.candidates.objections import Objection
from graph.analysis.candidates.talkers import talkers
from graph.analysis.verdicts.states import CandidateKind, Tier
from graph.model.nodes import Signal
from graph.text import Text
from reports.drawing.markup import to_text
from reports.wording.candidates import (
    ALL_ON_WATCH,
    candidacy_text,
    candidate_reason,
    commitment_text,
    fit_text,
    intent_caveat,
)
from reports.wording.growers import LOCAL_FIRST, grower_text, named_grower
from reports.wording.objections import objections_text
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.sentences import firm_name, firm_place
from reports.wording.talkers import talker_text, talking_label
from views.shared import texts
from views.shared.badges import basis_badge, escape_markdown, evidence_line
from views.shared.context import PageContext
from views.shared.markup_component import show_markup
from views.shared.scorebar import bar
from views.shared.tables import STYLE

PROFILE = Text("档案", "profile")
MORE = Text("另有：{firms}", "Also: {firms}")
TIER_COLOURS = {Tier.FIRST: "green", Tier.POSSIBLE: "blue", Tier.WATCH: "orange", Tier.RESERVE: "gray"}
FOLLOW_UP = Text(
    "已在本市签约或有项目的企业，不再列为候选，由责任单位盯办。",
    "Firms that have signed or have a project here are no longer candidates; they are in follow-up.",
)
NO_CANDIDATE = Text(
    "还没有收录能做这一环的外地企业。可导入名单，或看下面的线索。",
    "No firm elsewhere that makes it is on file yet. Import a list, or see the leads below.",
)
MATCH = Text("匹配度{level}", "{level} fit")
GROWERS = 3
"""Local firms shown before the rest is counted."""


def growers_part(context: PageContext, link_id: str) -> None:
    """Show the local firms that could grow into a link, before anybody is sought elsewhere; nothing if none could."""
    growers = local_growers(context.city, link_id)
    if not growers:
        return
    st.markdown(f"**{context.text(LOCAL_FIRST)} {len(growers)}**")
    for grower in growers[:GROWERS]:
        reason = escape_markdown(grower_text(grower, context.language))
        evidence = evidence_line(context, grower.reasons[0].make)
        name = escape_markdown(named_grower(grower, context.language))
        st.markdown(f"**{name}** {reason}  \n{evidence}")
    if len(growers) > GROWERS:
        rest = join_names((firm_name(grower.firm) for grower in growers[GROWERS:]), context.language)
        st.caption(escape_markdown(context.text(MORE, firms=rest)))


def talkers_part(context: PageContext, link_id: str) -> None:
    """Show who talked with the city about a link and is no candidate on file: they are called first."""
    for talker in talkers(context.city, link_id):
        told = with_label(
            talking_label(talker, context.language), talker_text(talker, context.language), context.language
        )
        name = escape_markdown(talker.name)
        st.markdown(f"**{name}** {escape_markdown(told)}  \n{evidence_line(context, talker.project)}")


def candidates_part(context: PageContext, link_id: str, title: str, most: int | None = None) -> None:
    """Show who talked, local firms that could expand, the first `most` candidates in order, then follow-ups."""
    talkers_part(context, link_id)
    growers_part(context, link_id)
    ranked = context.judgement.candidates(link_id)
    st.markdown(f"**{title} {len(ranked)}**")
    if not ranked:
        st.caption(context.text(NO_CANDIDATE))
    if are_all_on_watch(ranked):
        st.warning(context.text(ALL_ON_WATCH))
    for place, candidate in enumerate(ranked[:most], 1):
        _candidate(context, place, candidate)
    if most is not None and len(ranked) > most:
        st.caption(f"1–{most} / {len(ranked)}")
    followed = follow_ups(context.city, link_id)
    if followed:
        st.markdown(
            f"**{CandidateKind.FOLLOW_UP.label(context.language)} {len(followed)}**", help=context.text(FOLLOW_UP)
        )
    for candidate in followed:
        signed = escape_markdown(commitment_text(candidate, context.language))
        st.markdown(f"**{escape_markdown(firm_name(candidate.firm))}** {signed}")


def _candidate(context: PageContext, place: int, candidate: Candidate) -> None:
    firm = candidate.firm
    code = f" · {firm.stock_code}" if firm.stock_code else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        name = f"**{place}. {escape_markdown(firm_name(firm))}** {escape_markdown(firm_place(firm) + code)}"
        tier = f":{TIER_COLOURS[candidate.tier]}-badge[{escape_markdown(candidate.tier.label(context.language))}]"
        kind = f":gray-badge[{escape_markdown(candidacy_text(candidate, context.language))}]"
        st.markdown(f"{tier} {name} {basis_badge(candidate.basis, context.language)} {kind}", width="stretch")
        st.page_link(
            context.pages["firms"], label=context.text(PROFILE), query_params={"firm": firm.id, **context.always}
        )
        st.page_link(
            context.pages["documents"], label=context.text(texts.BRIEF), query_params=brief_address(context, firm.id)
        )
    why = [candidate_reason(candidate, context.language), intent_caveat(candidate, context.language)]
    said = escape_markdown(join_clauses((part for part in why if part), context.language))
    lines = [f"{said} · {context.text(MATCH, level=fit_text(candidate, context.language))}"]
    lines += [_dated(context, signal.kind.label(context.language), signal) for signal in candidate.news]
    lines += [_objection(context, each) for each in candidate.objections]
    lines.append(evidence_line(context, candidate.makes[0]))
    st.caption("  \n".join(lines))
    show_markup(
        to_text(bar(candidate.score, context.language)), key=f"fit-{candidate.makes[0].end}-{firm.id}", css=STYLE
    )


def brief_address(context: PageContext, firm_id: str) -> dict[str, str]:
    """Return the address of the visit brief of a firm."""
    return {"what": "dossier", "firm": firm_id, **context.always}


def _dated(context: PageContext, title: str, signal: Signal) -> str:
    told = with_label(
        title, with_brackets(escape_markdown(signal.text), signal.year, context.language), context.language
    )
    return f"{told} {evidence_line(context, signal)}"


def _objection(context: PageContext, each: Objection) -> str:
    """Return a reason against with the evidence of every fact that raises it."""
    lines = dict.fromkeys(evidence_line(context, fact) for fact in each.facts)
    return " ".join((f"− {each.rule.id} {escape_markdown(objections_text(each, context.language))}", *lines))
