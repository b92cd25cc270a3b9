"""A short list of targets: state, name, reason, strategy and score; a row is clicked as its link id."""

from xml.etree.ElementTree import Element

from graph.analysis.facts.city import City
from graph.analysis.targets.targets import Target
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import Language, without_brackets
from reports.wording.sentences import chain_name, short_name
from reports.wording.targets import reason
from views.shared.state_icons import state_icon

HEADERS = (Text("链环 · 理由", "Link · reason"), Text("策略", "Strategy"), Text("得分", "Score"))

WIDTHS: dict[Language, tuple[int | None, ...]] = {"zh": (28, 22, None, 44, 40), "en": (28, 22, None, 82, 44)}
"""Widths of the columns in pixels; the reason takes what is left and is cut, with the whole under the pointer."""


def top_targets_table(city: City, targets: tuple[Target, ...], language: Language) -> Element:
    """Return the list as a table, best first."""
    heads = element(
        "tr",
        {},
        element("th", {"class": "left", "colspan": "3"}, HEADERS[0].of(language)),
        element("th", {}, HEADERS[1].of(language)),
        element("th", {"class": "number"}, HEADERS[2].of(language)),
    )
    rows = [_row(city, place, target, language) for place, target in enumerate(targets, 1)]
    widths = [element("col", {} if width is None else {"style": f"width:{width}px"}) for width in WIDTHS[language]]
    return element(
        "table",
        {"class": "list board pressing"},
        element("colgroup", {}, *widths),
        element("thead", {}, heads),
        element("tbody", {}, *rows),
    )


def _row(city: City, place: int, target: Target, language: Language) -> Element:
    chain = without_brackets(chain_name(city.chains[target.chains[0]], language))
    why = reason(city, target, language)
    name = element(
        "div",
        {"class": "cut", "title": f"{short_name(city.links[target.link_id], language)} {chain}"},
        element("b", {"data-click": target.link_id}, short_name(city.links[target.link_id], language)),
        element("span", {"class": "second"}, f" {chain}"),
    )
    return element(
        "tr",
        {},
        element("td", {"class": "rank"}, str(place)),
        element("td", {"class": "mark"}, state_icon(target.verdict.mark)),
        element("td", {"class": "left"}, name, element("div", {"class": "cut second", "title": why}, why)),
        element("td", {}, element("span", {"class": "tag"}, target.strategy.label(language))),
        element("td", {"class": "number"}, element("b", {}, str(target.score.points))),
    )
