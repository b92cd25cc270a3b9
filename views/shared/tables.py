"""The style sheet that our own tables and bars share, and the plainest of the tables."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from graph.analysis.verdicts.states import Tier
from graph.model.schema import EDGES, NODES
from graph.store.base import LoadChange
from reports.drawing.markup import element
from reports.wording.language import BLANK, Language

SHORT = 12
"""Characters up to which a text is not broken over lines."""

STYLE = (Path(__file__).parent / "tables.css").read_text(encoding="utf-8")


def section(title: str, content: Element, note: str | Element = "", more: tuple[str, str] | None = None) -> Element:
    """Return a part of a page under its title, with a note beside it; `more` is what a link says and is clicked as."""
    head = [element("h2", {}, title), element("span", {"class": "note"}, note)]
    if more is not None:
        head.append(element("span", {"class": "more", "data-click": more[0]}, more[1]))
    return element("div", {}, element("div", {"class": "section-head"}, *head), content)


def words_table(rows: Sequence[Mapping[str, str | None]]) -> Element:
    """Return rows of words as a table whose texts wrap; the first row's keys are the heads, a blank is a dash."""
    heads = list(rows[0]) if rows else []
    head = element("tr", {}, *[element("th", {"class": "left"}, text) for text in heads])
    body = [element("tr", {}, *[_words_cell(row[name] or BLANK) for name in heads]) for row in rows]
    return element("table", {"class": "words"}, element("thead", {}, head), element("tbody", {}, *body))


def _words_cell(text: str) -> Element:
    """Return a cell whose text wraps, unless it is too short to be worth breaking."""
    return element("td", {"class": "left nowrap" if len(text) <= SHORT else "left"}, text)


def tier_tag(tier: Tier, language: Language) -> Element:
    """Return the tag of a candidate's tier: whom to talk to first, whom one may, whom to watch."""
    kind = {Tier.FIRST: "tier first", Tier.WATCH: "tier watch"}.get(tier, "tier")
    return element("span", {"class": kind}, tier.label(language))


def kind_label(kind: str, language: Language) -> str:
    """Return the label of a node or relation kind."""
    record = NODES[kind] if kind in NODES else EDGES[kind]
    return record.ZH if language == "zh" else record.EN


def changes_table(changes: Iterable[LoadChange], language: Language) -> Element:
    """Return what a load added, removed and changed, one row a kind."""
    heads = ("", "新增", "移除", "改动", "现有") if language == "zh" else ("", "added", "removed", "changed", "now")
    head = element("tr", {}, *[element("th", {"class": "number"}, text) for text in heads])
    rows = [
        element(
            "tr",
            {},
            element("td", {"class": "left"}, kind_label(change.kind, language)),
            *[
                element("td", {"class": "number"}, f"{number:,}" if number else "·")
                for number in (change.added, change.removed, change.changed, change.total)
            ],
        )
        for change in changes
    ]
    return element("table", {"class": "changes"}, element("thead", {}, head), element("tbody", {}, *rows))
