"""The table of the targets board: place, state, strategy, score with its parts, reasons and candidates."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from graph.analysis.facts.city import City
from graph.analysis.targets import attraction
from graph.analysis.targets.targets import Target
from reports.drawing.markup import element
from reports.wording.language import Language, outside_brackets
from reports.wording.sentences import brief_name, candidate_count, chain_name
from reports.wording.target_words import owner_need, reason
from views.shared.marks import mark
from views.shared.scorebar import parts

HEADS = {
    "zh": ("序", "", "链环", "策略", "得分", "理由", "稳居前十", "候选"),
    "en": ("#", "", "Link", "Strategy", "Score", "Reason", "Stays in top 10", "Candidates"),
}

WIDTHS: dict[Language, tuple[int | None, ...]] = {
    "zh": (28, 22, 150, 58, 38, 152, None, 68, 74),
    "en": (28, 22, 144, 84, 42, 152, None, 62, 88),
}
"""Widths of the columns in pixels; the reason takes what is left, and is cut where that is too little."""
CHECK_FIRST = {"zh": "先核实", "en": "check first"}


def board_table(
    city: City,
    steadiness: Mapping[str, float],
    places: Mapping[str, int],
    targets: Sequence[Target],
    chosen: str | None,
    language: Language,
) -> Element:
    """Return the board; a row is clicked as its link id. `places` numbers the targets over all chains."""
    heads = [element("th", {"class": "left"}, text) for text in HEADS[language]]
    heads.insert(5, element("th", {}, *_marks(language)))
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


def _marks(language: Language) -> list[Element]:
    heads = [
        [
            element("span", {"class": "upright-head"}, each.mark_zh if language == "zh" else each.mark_en)
            for each in group
        ]
        for group in (attraction.ATTRACTIVENESS, attraction.FEASIBILITY)
    ]
    return [element("span", {"class": "uprights"}, *heads[0], element("span", {"class": "apart"}), *heads[1])]


def _row(city: City, target: Target, standing: tuple[int, float], chosen: bool, language: Language) -> Element:
    place, steady = standing
    chains = outside_brackets(chain_name(city.chains[target.chains[0]], language))
    if len(target.chains) > 1:
        more = len(target.chains)
        chains += f" 等 {more} 链" if language == "zh" else f" and {more - 1} more"
    return element(
        "tr",
        {"class": "chosen" if chosen else "", "data-click": target.link_id},
        element("td", {"class": "rank"}, str(place)),
        element("td", {"class": "mark"}, mark(target.verdict.mark)),
        element(
            "td",
            {"class": "left"},
            element("b", {}, brief_name(city.links[target.link_id], language)),
            _cut("second", chains),
        ),
        element("td", {"class": "left"}, *_tags(target, language)),
        element("td", {"class": "left"}, element("b", {}, str(target.score.points))),
        element("td", {}, parts(target.score, language)),
        element(
            "td",
            {"class": "left"},
            _cut(language, reason(city, target, language)),
            _cut(f"second {language}", owner_need(city, target, language)),
        ),
        element("td", {"class": "number"}, f"{round(100 * steady)}%"),
        element("td", {"class": "left"}, candidate_count(city, target.link_id, language)),
    )


def _cut(kind: str, text: str) -> Element:
    """Return a line that is cut where it does not fit, with the whole under the pointer."""
    return element("div", {"class": f"cut {kind}".strip(), "title": text}, text)


def _tags(target: Target, language: Language) -> list[Element]:
    """Return the strategies of a target, the main one first, and that a weak link is first to be checked."""
    tags = [element("span", {"class": "tag"}, strategy.label(language)) for strategy in target.strategies]
    if target.check_first:
        tags.append(element("div", {"class": "second"}, CHECK_FIRST[language]))
    return tags


def legend(language: Language) -> str:
    """Return what the marks of the parts mean, and that dots are not zeros."""
    zh = language == "zh"
    names = [
        f"{weight.mark_zh} {weight.zh}" if zh else f"{weight.mark_en} {weight.en}" for weight in attraction.WEIGHTS
    ]
    dots = "点纹：无事实，不按零计" if zh else "dots: no fact, not counted as zero"
    return " · ".join([*names, dots])
