"""The frame around every page: theme, language, navigation, and the last resort when something fails."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from access.door import is_guarded
from access.permissions import may_see
from access.person import Person
from access.whereabouts import Whereabouts
from graph.text import Text
from reports.drawing.tokens import css_variables
from reports.wording.language import Language
from reports.wording.sentences import home_name
from views.search.box import search_everything
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext, open_judgement, open_records
from views.shared.copy_link import copy_link
from views.shared.failure import last_resort
from views.shared.framework_texts import framework_style
from views.shared.markup_component import theme
from views.shared.print_style import in_one_line, print_style
from views.shared.record_form import show_last_result, why_not
from views.shared.signature import keep_signature
from views.shared.tour import offer_tour
from views.shared.undo_form import undo_when_asked
from views.shared.unknown_ids import show_unknown
from views.shared.unknown_page import unknown_page, whatever_is_asked
from views.shared.visitor import is_known, show_visitor, signed_out, visitor, watch_visitors
from views.shared.waiting import is_review_shown, review_title
from views.shared.workspaces import Workspace, Workspaces, enter_workspace

LOGO = Path(__file__).parent / "shared" / "logo.svg"
STYLE = in_one_line((Path(__file__).parent / "shared" / "page.css").read_text(encoding="utf-8"))

SECTIONS: tuple[tuple[Text, dict[str, Text]], ...] = (
    (
        texts.SEE,
        {
            "overview": texts.OVERVIEW,
            "panorama": texts.PANORAMA,
            "owner": texts.OWNER,
            "firms": texts.FIRMS,
            "peers": texts.PEERS,
            "map": texts.MAP,
            "explore": texts.EXPLORE,
        },
    ),
    (
        texts.DECIDE,
        {
            "targets": texts.TARGETS,
            "ties": texts.TIES,
            "what_if": texts.WHAT_IF,
            "shortlist": texts.SHORTLIST,
            "roadmap": texts.ROADMAP,
        },
    ),
    (texts.DELIVER, {"ledger": texts.LEDGER, "documents": texts.DOCUMENTS}),
    (
        texts.CHECK,
        {
            "review": texts.REVIEW,
            "imports": texts.IMPORTS,
            "matching": texts.MATCHING,
            "evidence": texts.EVIDENCE,
            "methods": texts.METHODS,
        },
    ),
)
"""The pages by section: the name of each is its module here and its place in the address."""
OVERVIEW, REVIEW = "overview", "review"
PAGES = tuple(name for _, names in SECTIONS for name in names)


def run(offered: Workspaces) -> None:
    """Draw the frame and the page that was asked for; whatever fails is told in a card."""
    with last_resort():
        st.set_page_config(page_title="链谱 Lianpu", page_icon=str(LOGO), layout="wide", initial_sidebar_state=208)
        st.logo(str(LOGO), size="large")
        language = _language()
        st.html(f"<style>:root{{{css_variables(theme())}}}{STYLE}{framework_style(language)}</style>")
        watch_visitors()
        if not is_known():
            _alone(lambda: signed_out(language), texts.BRAND.of(language))
        else:
            _draw_for(visitor(), offered, language)


def _draw_for(person: Person | None, offered: Workspaces, language: Language) -> None:
    """Draw what a person may see: the graph, or for the three administrators what each looks after."""
    if is_guarded() and not may_see(person).allowed:
        _alone(lambda: _administer(person, language), texts.ACCOUNTS.of(language))
    else:
        _draw(language, enter_workspace(offered, language), person)


def _alone(page: Callable[[], None], title: str) -> None:
    """Draw the one page there is for somebody, whatever the address names."""
    whatever_is_asked()
    st.navigation([st.Page(page, title=title, url_path="alone", default=True)], position="hidden").run()


def _administer(person: Person | None, language: Language) -> None:
    import_module("views.accounts.page").render(person, language)


def _draw(language: Language, within: Workspace, person: Person | None) -> None:
    store, log = within.store, within.log
    records = open_records(log)
    judgement = open_judgement(store, log, records)
    pages: dict[str, Page] = {}
    desk = PageContext(
        language,
        judgement,
        store,
        pages,
        log,
        records,
        within.names,
        within.address,
        within.desk,
        within.look_into,
        person,
        Whereabouts(store.reader, lambda: records.entries),
    )
    sections = {heading.of(language): _pages(desk, names) for heading, names in SECTIONS}
    pages.update({page.url_path or OVERVIEW: page for group in sections.values() for page in group})
    sections[texts.CHECK.of(language)] += unknown_page(desk, PAGES, OVERVIEW)
    chosen = st.navigation(sections, expanded=True)
    st.html(f"<style>{print_style(judgement.city.load, chosen.url_path, language)}</style>")
    search_everything(desk)
    offer_tour(desk)
    copy_link(desk)
    _footer(desk)
    show_last_result(desk)
    undo_when_asked(desk)
    keep_signature(desk)
    chosen.run()


def _pages(context: PageContext, names: dict[str, Text]) -> list[Page]:
    return [
        st.Page(
            _opened(context, name),
            title=review_title(context) if name == REVIEW else title.of(context.language),
            url_path=name,
            default=name == OVERVIEW,
            visibility="hidden" if name == REVIEW and not is_review_shown(context) else "visible",
        )
        for name, title in names.items()
    ]


def _opened(context: PageContext, name: str) -> Callable[[], None]:
    """Return a page's render function; its module is imported on first use, to start faster."""

    def page() -> None:
        module = import_module(f"views.{name}.page")
        show_unknown(context, getattr(module, "ADDRESS", {}))
        module.render(context)

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


def _footer(context: PageContext) -> None:
    city = context.city
    home = home_name(city.region, context.language)
    place = escape_markdown(context.text(texts.HOME, city=home, province=city.region.province_en))
    counts = context.text(
        texts.FOOT,
        chains=len(city.chains),
        links=len(city.links),
        firms=len(city.firms),
        projects=len(city.projects),
        engine=context.store.engine.label(context.language),
    )
    show_visitor(context.language)
    closed = why_not(context)
    st.sidebar.caption(f"**{context.text(texts.BRAND)}** · {place}  \n{counts}" + (f"  \n{closed}" if closed else ""))
