"""What waits for a review, said beside what stands: never counted with it, and marked 待审 wherever it would appear."""

from collections.abc import Callable

import streamlit as st

from access.door import is_guarded
from graph.analysis.proposals import Proposal, concerns
from graph.model.acts import Act, Undo
from graph.model.review_acts import Propose
from graph.text import Text
from reports.wording.records import about_text, act_text, time_text
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext, open_records

WAITS = Text("待审", "Waiting")
LINE = Text("{what} {about} · {who} · {time} · 记录 #{number}", "{what} {about} · {who} · {time} · record #{number}")
NOT_COUNTED = Text("待审 {count} 条，没有计入本页", "{count} waiting for a review, counted nowhere here")
ENTERED = Text(
    "已报审（记录 #{number}），审核岗通过后才生效；在“待审”页可以看到、撤回。",
    "Proposed (record #{number}); it counts once a reviewer accepts it. See or withdraw it under Waiting.",
)
SHOWN = 4
"""Proposals that are named beside a thing; the page of them has all."""


def waiting_part(context: PageContext, key: str, wanted: Callable[[Act], bool]) -> None:
    """Draw what waits of the acts that are wanted, with the way to where it is decided on; nothing where none waits."""
    found = [each for each in context.records.proposals.waiting if wanted(_about(context, each))]
    if not found:
        return
    with st.container(key=f"waiting-{key}", gap="xsmall"):
        for each in found[:SHOWN]:
            st.markdown(f"{waiting_badge(context)} {waiting_line(context, each)}")
        st.page_link(
            context.pages["review"], label=context.text(NOT_COUNTED, count=len(found)), query_params=context.always
        )


def waiting_about(context: PageContext, key: str, *ids: str) -> None:
    """Draw what waits about things, by their ids."""
    waiting_part(context, key, lambda act: any(concerns(act, id) for id in ids))


def _about(context: PageContext, each: Proposal) -> Act:
    """Return what a proposal is about: of an undo what it would undo."""
    entry = context.records.entry(each.act.entry) if isinstance(each.act, Undo) else None
    return each.act if entry is None else entry.act


def waiting_badge(context: PageContext) -> str:
    """Return the mark of what waits, in Markdown."""
    return f":orange-badge[{context.text(WAITS)}]"


def waiting_line(context: PageContext, each: Proposal) -> str:
    """Return a proposal in a line of Markdown: what, about what, by whom, when."""
    told = {
        "what": act_text(each.act, context.language),
        "about": about_text(context.city, each.act, context.language),
        "who": each.entry.who,
        "time": time_text(each.entry),
        "number": each.sequence,
    }
    return escape_markdown(context.text(LINE, **told))


def entered_text(context: PageContext, number: int, stands: str) -> str:
    """Return what is said of an entry that was just made: `stands`, or that it waits for a review."""
    entry = open_records(context.log).entry(number)
    waits = entry is not None and isinstance(entry.act, Propose)
    return context.text(ENTERED, number=number) if waits else stands


def review_title(context: PageContext) -> str:
    """Return the title of the page of proposals in the navigation: with how many wait."""
    count = len(context.records.proposals.waiting)
    return context.text(texts.REVIEW) + (f" {count}" if count else "")


def is_review_shown(context: PageContext) -> bool:
    """Return whether the navigation has the page of proposals: on a single PC only where it has something to tell."""
    proposals = context.records.proposals
    return is_guarded() or bool(proposals.waiting or proposals.decided or context.records.reviewed)


def of_kinds(*kinds: type[Act]) -> Callable[[Act], bool]:
    """Return a check whether an act is of one of some kinds."""
    return lambda act: isinstance(act, kinds)
