"""The table of the targets board: place, state, strategy, score with its two bars, why here, whom to see."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from graph.analysis.facts.city import City
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from reports.drawing.markup import element
from reports.wording.language import Language, Text, without_brackets
from reports.wording.punctuation import join_names
from reports.wording.sentences import candidate_count, chain_name, short_name
from reports.wording.targets import firms_behind, reason
from views.shared.scorebar import two_bars
from views.shared.state_icons import state_icon

HEADERS = {
    "zh": ("序", "", "链环", "策略", "得分", "必要性与可行性", "为什么在这里", "先找谁", "前十把握"),
    "en": ("#", "", "Link", "Strategy", "Score", "Merit, feasibility", "Why here", "Whom to see", "Stays in top 10"),
}

WIDTHS: dict[Language, tuple[int | None, ...]] = {
    "zh": (28, 22, 150, 48, 38, 160, None, 84, 66),
    "en": (28, 22, 144, 84, 42, 196, None, 92, 62),
}
"""Widths of the columns in pixels; the reason takes what is left, and is cut where that is too little."""
FOLLOW = Text("盯{firms}", "follow {firms}")
CHECK_FIRST = {"zh": "先核实", "en": "check first"}


def target_table(
    city: City,
    steadiness: Mapping[str, float],
    places: Mapping[str, int],
    targets: Sequence[Target],
    chosen: str | None,
    language: Language,
) -> Element:
    """Return the board; a row is clicked as its link id. `places` numbers the targets over all chains."""
    heads = [element("th", {"class": "left"}, text) for text in HEADERS[language]]
    rows = [
        _row(city, target, (places[target.link_id], steadiness[target.link_id]), target.link_id == chosen, language)
        for target in targets
    ]
    return element(
        "table",
        {"class": f"list board targets {language}"},
        element("colgroup", {}, *[_column(width) for width in WIDTHS[language]]),
        element("thead", {}, element("tr", {}, *heads)),
        element("tbody", {}, *rows),
    )


def _column(width: int | None) -> Element:
    return element("col", {} if width is None else {"style": f"width:{width}px"})


def _row(city: City, target: Target, standing: tuple[int, float], chosen: bool, language: Language) -> Element:
    place, steady = standing
    chains = without_brackets(chain_name(city.chains[target.chains[0]], language))
    if len(target.chains) > 1:
        more = len(target.chains)
        chains += f" 等 {more} 链" if language == "zh" else f" and {more - 1} more"
    return element(
        "tr",
        {"class": "chosen" if chosen else "", "data-click": target.link_id},
        element("td", {"class": "rank"}, str(place)),
        element("td", {"class": "mark"}, state_icon(target.verdict.mark)),
        element(
            "td",
            {"class": "left"},
            element("b", {}, short_name(city.links[target.link_id], language)),
            _cut("second", chains),
        ),
        element("td", {"class": "left"}, *_tags(target, language)),
        element("td", {"class": "left"}, element("b", {}, str(target.score.points))),
        element("td", {"class": "left"}, two_bars(target.score, language)),
        element("td", {"class": "left"}, _cut("two", reason(city, target, language))),
        element("td", {"class": "left"}, _cut("two", _whom(city, target, language))),
        element("td", {"class": "number"}, f"{round(100 * steady)}%"),
    )


def _whom(city: City, target: Target, language: Language) -> str:
    """Return whom to see: who has it under way, or else how many candidates there are."""
    firms = firms_behind(city, target) if target.strategy is Strategy.SEE_THROUGH else ()
    if firms:
        return FOLLOW.of(language, firms=join_names(firms, language))
    return candidate_count(city, target.link_id, language)


def _cut(kind: str, text: str) -> Element:
    """Return a line that is cut where it does not fit, with the whole under the pointer."""
    return element("div", {"class": f"cut {kind}".strip(), "title": text}, text)


def _tags(target: Target, language: Language) -> list[Element]:
    """Return the strategies of a target, the main one first, and that a weak link is first to be checked."""
    tags = [element("span", {"class": f"tag {each.value}"}, each.label(language)) for each in target.strategies]
    if target.verify_first:
        tags.append(element("div", {"class": "second"}, CHECK_FIRST[language]))
    return tags
