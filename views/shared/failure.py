"""The cards shown when a page cannot be drawn: what happened, what became of the data, what to do.

This is the declared last resort of the app: whatever a page, dialog, callback or the frame raises ends here, so that
no planner meets a traceback or a page of the framework.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import streamlit as st
from streamlit.errors import FragmentHandledException

from graph.errors import (
    InvalidRequest,
    LianpuError,
    LogOfAnotherVersion,
    LogUnreadable,
    NotFound,
    StoreBusy,
    StoreEmpty,
    StoreError,
    StoreOutdated,
    StoreSlow,
    StoreUnreachable,
    StoreUnwritable,
)
from graph.text import Text
from reports.wording.language import Language
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.workspaces import PARAMETER

LOGGER = logging.getLogger("lianpu.pages")
EXPECTED: dict[type[LianpuError], tuple[Text, Text]] = {
    StoreEmpty: (texts.EMPTY_STORE, texts.EMPTY_STORE_REMEDY),
    StoreBusy: (texts.BUSY_STORE, texts.BUSY_STORE_REMEDY),
    StoreSlow: (texts.SLOW_STORE, texts.SLOW_STORE_REMEDY),
    StoreUnreachable: (texts.FAR_STORE, texts.FAR_STORE_REMEDY),
    StoreUnwritable: (texts.SHUT_PLACE, texts.SHUT_PLACE_REMEDY),
    StoreOutdated: (texts.OLD_STORE, texts.OLD_STORE_REMEDY),
    LogOfAnotherVersion: (texts.OTHER_LOG, texts.OTHER_LOG_REMEDY),
    LogUnreadable: (texts.BROKEN_LOG, texts.BROKEN_LOG_REMEDY),
    StoreError: (texts.BROKEN_STORE, texts.BROKEN_STORE_REMEDY),
    NotFound: (texts.NOT_THERE, texts.NOT_THERE_REMEDY),
    InvalidRequest: (texts.CANNOT, texts.CANNOT_REMEDY),
    LianpuError: (texts.CANNOT, texts.CANNOT_REMEDY),
}
"""Title and remedy by the kind of error we raise on purpose, the narrower kinds first."""


def page_language() -> Language:
    """Return the language of this visit, also before the frame is drawn."""
    chosen = st.session_state.get("language") or st.query_params.get("lang")
    return "en" if chosen == "en" else "zh"


@contextmanager
def last_resort() -> Iterator[None]:
    """Show whatever is raised inside as a card; what Streamlit raises to stop or run a page again passes."""
    try:
        yield
    except FragmentHandledException:
        # a dialog or fragment raised, and its card is shown in it
        return
    except Exception as error:  # noqa: BLE001 - the declared last resort
        show_failure(error)


def show_failure(error: Exception) -> bool:
    """Draw the card of an error and note an unexpected one in the server's log; True tells Streamlit it is shown."""
    reference = secrets.token_hex(3).upper()
    if isinstance(error, LianpuError):
        _expected(error, reference)
    else:
        LOGGER.error("page failed, reference %s", reference, exc_info=error)
        _unexpected(reference)
    return True


def _expected(error: LianpuError, reference: str) -> None:
    """Show an error that has a sentence of its own."""
    language = page_language()
    title, remedy = next(said for kind, said in EXPECTED.items() if isinstance(error, kind))
    with st.container(border=True, key=f"failure-{reference}"):
        st.subheader(title.of(language), anchor=False)
        st.markdown(remedy.of(language))
        if not isinstance(error, StoreEmpty):
            st.caption(escape_markdown(in_language(error, language)))
        _ways_on(language, reference)


def _unexpected(reference: str) -> None:
    language = page_language()
    with st.container(border=True, key=f"failure-{reference}"):
        st.subheader(texts.FAILED.of(language), anchor=False)
        st.markdown(texts.FAILED_REMEDY.of(language, reference=reference))
        _ways_on(language, reference)


def _ways_on(language: Language, reference: str) -> None:
    """Draw what draws the page again, and what leaves it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        # a press draws the page anew, and that reads the graph again
        st.button(texts.AGAIN.of(language), type="primary", key=f"again-{reference}")
        # the overview as a fresh visit: what this one holds may be the cause
        st.html(f'<a class="lp-way" href="./?{_fresh(language)}">{texts.TO_OVERVIEW.of(language)}</a>', width="content")


def _fresh(language: Language) -> str:
    """Return what the address of a fresh visit holds: the language, and the workspace where one was chosen."""
    within = st.session_state.get(PARAMETER)
    return f"lang={language}" if within is None else f"lang={language}&amp;{PARAMETER}={quote(str(within))}"


def in_language(error: LianpuError, language: Language) -> str:
    """Return the text of an error in one language, if it holds both as `中文 / English`."""
    if isinstance(error, InvalidRequest):
        return error.of(language)
    parts = str(error).split(" / ")
    middle = len(parts) // 2
    if len(parts) % 2:
        return str(error)
    return " / ".join(parts[:middle] if language == "zh" else parts[middle:])
