"""What a visit holds while a file is walked through: the draft, the step it is at, and the last look ahead."""

from collections.abc import Callable

import streamlit as st

from graph.errors import LianpuError
from graph.text import Text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.failure import in_language
from views.shared.importing import Draft, ImportDesk, Plain, Tell

DRAFT, STEP, AHEAD, UPLOADS, SAID = (
    "imports-draft",
    "imports-step",
    "imports-ahead",
    "imports-uploads",
    "imports-said",
)
LAST_STEP = 5
READING = Text("正在读文件", "Reading the file")


def desk_of(context: PageContext) -> ImportDesk:
    """Return the desk of the workspace of a visit."""
    if context.desk is None:
        raise TypeError("the app was opened without a desk for imports")
    return context.desk


def draft() -> Draft | None:
    """Return the file that is walked through, None before one was taken."""
    found: Draft | None = st.session_state.get(DRAFT)
    return found


def begin(made: Draft) -> None:
    """Take a file that was read; one that is refused stays at the first step."""
    st.session_state[DRAFT] = made
    go(1 if refusal(made) is not None else 2)


def step() -> int:
    """Return the step a visit is at, from 1."""
    return int(st.session_state.get(STEP, 1)) if draft() is not None else 1


def go(number: int) -> None:
    """Go to a step."""
    st.session_state[STEP] = min(max(number, 1), LAST_STEP)
    st.session_state.pop(AHEAD, None)


def drop() -> None:
    """Let the file go and offer a fresh field for the next."""
    for name in (DRAFT, STEP, AHEAD):
        st.session_state.pop(name, None)
    st.session_state[UPLOADS] = uploads() + 1


def uploads() -> int:
    """Return how many files were taken before, so that each has a field of its own."""
    return int(st.session_state.get(UPLOADS, 0))


def refusal(made: Draft) -> Plain | None:
    """Return why a file was not read, None where it was."""
    file: Plain = made.head["files"][0]
    refused: Plain | None = file.get("refused")
    return refused


def told(context: PageContext, waiting: Text, does: Callable[[], object]) -> bool:
    """Do what may be refused and say so in words; return whether it was done."""
    with st.spinner(context.text(waiting)):
        return _done(context, does)


def told_on_a_bar(context: PageContext, waiting: Text, does: Callable[[Tell], object]) -> bool:
    """Do what may take long and may be refused, its stage and its share on a bar; return whether it was done."""
    bar = st.progress(0.0, context.text(waiting))

    def tell(words: tuple[str, str], share: float) -> None:
        bar.progress(share, f"{words[context.language == 'en']} {share:.0%}")

    try:
        return _done(context, lambda: does(tell))
    finally:
        bar.empty()


def _done(context: PageContext, does: Callable[[], object]) -> bool:
    try:
        does()
    except LianpuError as error:
        st.error(escape_markdown(in_language(error, context.language)))
        return False
    return True


def field_text(context: PageContext, name: str) -> str:
    """Return what a field is called in the language of the visit."""
    labels = desk_of(context).labels().get(name)
    return name if labels is None else labels[context.language == "en"]


def in_words(context: PageContext, plain: Plain, name: str = "") -> str:
    """Return the text of a plain value in the language of the visit: `zh` or `en`, `do_zh` or `do_en`."""
    return str(plain[f"{name}{context.language}"])
