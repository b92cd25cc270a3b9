"""Questions of a file that was read: each with its choices, what holds without an answer standing chosen."""

from collections.abc import Sequence

import streamlit as st

from graph.text import Text
from views.imports import visit
from views.imports.visit import in_words
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.importing import Draft, Plain

MOST = 30
"""Questions of a sort drawn at once; what is decided makes room for the next."""
MORE = Text(
    "另有 {count} 个，先按不答处理；定了上面的再读一遍，就轮到它们。",
    "{count} more stand unanswered; decide on these and read again to come to them.",
)


def ask(context: PageContext, made: Draft, starts: Sequence[str]) -> dict[str, str]:
    """Draw the questions of some sorts; return the answers that are others than what stands."""
    asked = [each for each in made.asked.values() if each["group"] == "questions" and each["id"].startswith(starts)]
    found: dict[str, str] = {}
    for number, each in enumerate(first(context, made, asked)):
        options = {choice["value"]: in_words(context, choice) for choice in each["options"]}
        answer = choose(context, made, each, in_words(context, each), options, f"q{number}")
        found |= {} if answer is None else {each["id"]: answer}
    return found


def first(context: PageContext, made: Draft, asked: Sequence[Plain]) -> list[Plain]:
    """Return the questions that are drawn, those without an answer first, and tell how many are not."""
    ranked = sorted(asked, key=lambda each: each["id"] in made.answers)
    if len(ranked) > MOST:
        st.caption(context.text(MORE, count=len(ranked) - MOST))
    return ranked[:MOST]


def choose(
    context: PageContext, made: Draft, asked: Plain, label: str, options: dict[str, str], key: str
) -> str | None:
    """Draw the choices of one question; return the answer where it is another than what stands."""
    stands = str(made.answers.get(asked["id"]) or asked["default"])
    names = list(options)
    chosen = st.radio(
        escape_markdown(label),
        names,
        index=names.index(stands) if stands in names else 0,
        format_func=lambda name: escape_markdown(options[name]),
        horizontal=True,
        key=f"imports-{key}-{visit.uploads()}-{asked['id']}-{stands}-{context.language}",
    )
    return None if chosen == stands else chosen
