"""The search in a page: the field that opens it, and what the visitor chose; it asks the server while one types."""

import json
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from graph.analysis.verdicts.states import Mark
from graph.text import Text
from reports.drawing.markup import to_text
from reports.wording.language import Language
from views.search.endpoint import FOLDER, INDEXES
from views.search.index import GROUPS, SearchIndex
from views.shared.context import LOADS, PageContext
from views.shared.kept import kept
from views.shared.markup_component import GROUND_STYLE, script, theme
from views.shared.state_icons import state_icon
from views.shared.workspaces import PARAMETER

HERE = Path(__file__).parent
WORDS: Mapping[str, Text] = {
    "field": Text("搜索全部", "Search everything"),
    "title": Text("搜索", "Search"),
    "hint": Text("链环、企业、项目、部门、材料、页面", "Links, firms, projects, departments, documents, pages"),
    "all": Text("全部", "All"),
    "groups": Text("只看一类", "Show one kind"),
    "results": Text("搜索结果", "Results"),
    "count": Text("{n} 条", "{n} found"),
    "more": Text("看全部 {n}", "See all {n}"),
    "ways": Text("打开哪一页", "Open on"),
    "pick": Text("选它", "Choose"),
    "close": Text("关闭搜索", "Close search"),
    "choose": Text("选", "choose"),
    "group": Text("换一类", "next kind"),
    "open": Text("打开", "open"),
    "slash": Text("在任何一页打开搜索", "opens this on every page"),
    "knows": Text(
        "认得：汉字、全拼 yixi、首字母 yx、行业代码、证券代码、信用代码",
        "Finds Chinese, pinyin yixi, initials yx, industry, stock and credit codes",
    ),
    "none": Text(
        "没有找到“{n}”。可少输几个字，或用拼音首字母；没有收录，不等于没有。",
        'Nothing found for "{n}". Try fewer letters or initials of pinyin; not on file does not mean none exists.',
    ),
    "lost": Text(
        "现在查不了：没有连上服务。请看网络，或刷新本页再试。",
        "The search cannot be reached. Check the network, or reload the page and try again.",
    ),
}
_mounted = st.components.v2.component(
    "lianpu-search",
    css=GROUND_STYLE + (HERE / "search.css").read_text(encoding="utf-8"),
    js=script(*(HERE / name for name in ("parts.js", "sheet.js", "search.js"))),
)


def search_everything(context: PageContext) -> None:
    """Draw the field of the sidebar, which `/` opens too, and go where the visitor chose."""
    with st.sidebar.container(key="search"):
        chosen = _box(context, f"search-{context.language}", context.text(WORDS["field"]), tuple(GROUPS), slash=True)
    way = chosen.go
    if isinstance(way, dict) and way.get("page") in context.pages:
        parameters = {str(name): str(value) for name, value in way["parameters"].items()}
        context.open_page(way["page"], **parameters)


def search_for(context: PageContext, label: str, key: str, only: Collection[str]) -> str | None:
    """Draw a field that finds things of some groups, and return the key of the one just chosen, else None."""
    with st.container(key=f"search-for-{key}", width=420):
        chosen = _box(context, f"search-{key}-{context.language}", label, tuple(only), slash=False)
    return None if chosen.pick is None else str(chosen.pick)


def _box(context: PageContext, key: str, label: str, only: tuple[str, ...], *, slash: bool) -> Any:
    """Mount the search; what it is given stays the same while the load does, so that a browser is sent it once."""
    index = _index(_context=context, key=context.key, language=context.language)
    name = f"{context.key}\n{context.language}"
    told = {
        "address": f"{FOLDER}/{INDEXES.open(name, index)}",
        "city": context.within.get(PARAMETER, ""),
        "label": label,
        "only": list(only),
        "slash": slash,
        "theme": theme(),
    }
    return _mounted(
        key=key,
        # in a list it is not searched for tables; what stays the same is written out once
        data=[_fixed(context.language), json.dumps(told)],
        on_go_change=_nothing,
        on_pick_change=_nothing,
        on_renew_change=_nothing,
    )


@cache
def _fixed(language: Language) -> str:
    return json.dumps({"words": _words(language), "marks": _marks()}, ensure_ascii=False)


@cache
def _words(language: Language) -> Mapping[str, str]:
    return {name: text.of(language, n="#") for name, text in WORDS.items()}


@cache
def _marks() -> Mapping[str, str]:
    return {kind.value: to_text(state_icon(kind)) for kind in Mark}


@kept(2 * LOADS)
def _index(_context: PageContext, key: str, language: str) -> SearchIndex:
    del key, language
    return SearchIndex(
        _context.judgement, _context.language, {name: page.title for name, page in _context.pages.items()}
    )


def _nothing() -> None:
    """Stand as the callback that makes Streamlit keep the value."""
