"""The frame around every page: theme, language, navigation, and what is said when the graph cannot be read."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from graph.errors import StoreEmpty, StoreError
from graph.store.base import Store
from reports.language import Language, Text
from reports.tokens import css_variables
from views import catalogue, evidence, firms, methods, overview, panorama, targets
from views.parts import texts
from views.parts.desk import Desk, open_judgement
from views.parts.mount import theme

LOGO = Path(__file__).parent / "parts" / "logo.svg"
STYLE = (Path(__file__).parent / "parts" / "page.css").read_text(encoding="utf-8")

Render = Callable[[Desk], None]

SECTIONS: tuple[tuple[Text, tuple[tuple[str, Text, Render], ...]], ...] = (
    (
        texts.SEE,
        (
            ("overview", texts.OVERVIEW, overview.render),
            ("panorama", texts.PANORAMA, panorama.render),
            ("firms", texts.FIRMS, firms.render),
        ),
    ),
    (texts.DECIDE, (("targets", texts.TARGETS, targets.render),)),
    (texts.DELIVER, (("catalogue", texts.CATALOGUE, catalogue.render),)),
    (texts.CHECK, (("evidence", texts.EVIDENCE, evidence.render), ("methods", texts.METHODS, methods.render))),
)


def run(store: Store) -> None:
    """Draw the frame and the page that was asked for."""
    st.set_page_config(page_title="链谱 Lianpu", page_icon=str(LOGO), layout="wide", initial_sidebar_state=208)
    st.html(f"<style>:root{{{css_variables(theme())}}}{STYLE}</style>")
    st.logo(str(LOGO), size="large")
    language = _language()
    try:
        judgement = open_judgement(store)
    except StoreEmpty:
        _closed(language, texts.EMPTY_STORE, texts.EMPTY_STORE_DO)
        return
    except StoreError as error:
        _closed(language, texts.BROKEN_STORE, texts.BROKEN_STORE_DO, str(error))
        return
    pages: dict[str, Page] = {}
    desk = Desk(language, judgement, store, pages)
    sections = {heading.of(language): _pages(desk, entries) for heading, entries in SECTIONS}
    pages.update({page.url_path or "overview": page for group in sections.values() for page in group})
    chosen = st.navigation(sections)
    _foot(desk)
    chosen.run()


def _pages(desk: Desk, entries: tuple[tuple[str, Text, Render], ...]) -> list[Page]:
    return [
        st.Page(_bound(desk, render), title=title.of(desk.language), url_path=name, default=name == "overview")
        for name, title, render in entries
    ]


def _bound(desk: Desk, render: Render) -> Callable[[], None]:
    def page() -> None:
        render(desk)

    return page


def _language() -> Language:
    """Return the language of this visit: the address says it first, then what was chosen before; else Chinese."""
    asked = st.query_params.get("lang")
    if asked in ("zh", "en"):
        st.session_state.setdefault("language", asked)
    chosen = st.sidebar.segmented_control(
        texts.LANGUAGE.of("zh"),
        ["zh", "en"],
        default=None if "language" in st.session_state else "zh",
        required=True,
        format_func=lambda code: "中文" if code == "zh" else "EN",
        key="language",
        label_visibility="collapsed",
    )
    return "en" if chosen == "en" else "zh"


def _foot(desk: Desk) -> None:
    city = desk.city
    home = city.region.city if desk.language == "zh" else city.region.city_en
    place = desk.say(texts.HOME, city=home, province=city.region.province_en)
    counts = desk.say(
        texts.FOOT,
        chains=len(city.chains),
        links=len(city.links),
        firms=len(city.firms),
        projects=len(city.projects),
    )
    st.sidebar.caption(f"**{desk.say(texts.BRAND)}** · {place}  \n{counts}")


def _closed(language: Language, title: Text, remedy: Text, why: str | None = None) -> None:
    """Say that the graph cannot be read, that nothing is lost, and what to do."""
    with st.container(border=True):
        st.subheader(title.of(language))
        st.markdown(remedy.of(language))
        if why is not None:
            st.caption(why)
