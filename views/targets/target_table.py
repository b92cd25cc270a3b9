"""The table of the targets board: place, state, strategy, score with its two bars, why here, whom to see."""

from collections.abc import Collection, Mapping, Sequence
from xml.etree.ElementTree import Element

from graph.analysis.judgement import Judgement
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import Language, without_brackets
from reports.wording.punctuation import join_names
from reports.wording.sentences import candidate_count, chain_name, firm_name, short_name
from reports.wording.targets import firms_behind, reason
from reports.wording.verdicts import state_text
from reports.wording.weights import grade_label
from views.shared.scorebar import GROUPS, two_bars
from views.shared.state_icons import state_icon
from views.shared.tables import tier_tag
from views.targets.batch import TICK, TICK_ALL

HEADERS = {
    "zh": ("序", "", "链环", "策略", "得分", "必要性与可行性", "为什么在这里", "先找谁", "排位稳定"),
    "en": ("#", "", "Link", "Strategy", "Score", "Merit, feasibility", "Why here", "Whom to see", "Stays in top 10"),
}
TICK_ROW, TICK_SHOWN = Text("选{link}", "Select {link}"), Text("选所列各行", "Select all shown")

WIDTHS: dict[Language, tuple[int | None, ...]] = {
    "zh": (24, 26, 20, 140, 46, 36, 150, None, 104, 56),
    "en": (24, 26, 20, 136, 84, 42, 190, None, 112, 58),
}
"""Widths of the columns in pixels; the reason takes what is left, and is cut where that is too little."""
FILE_HEADERS: dict[Language, tuple[str, ...]] = {
    "zh": ("序", "链环", "产业链", "状态", "策略", "得分", "必要性", "可行性", "为什么在这里", "先找谁", "排位稳定"),
    "en": (
        "#", "Link", "Chains", "State", "Strategy", "Score", "Merit", "Feasibility", "Why here", "Whom to see",
        "Stays in top 10",
    ),
}  # fmt: skip
FOLLOW = Text("盯{firms}", "follow {firms}")
CHECK_FIRST = {"zh": "先核实", "en": "check first"}


def target_table(
    judgement: Judgement,
    steadiness: Mapping[str, float],
    places: Mapping[str, int],
    targets: Sequence[Target],
    chosen: str | None,
    ticked: Collection[str],
    language: Language,
) -> Element:
    """Return the board; a row is clicked as its link id, its tick apart; `places` numbers targets over all chains."""
    every = all(target.link_id in ticked for target in targets)
    tick = _tick("th", TICK_ALL, TICK_SHOWN.of(language), every)
    heads = [tick, *[element("th", {"class": "left"}, text) for text in HEADERS[language]]]
    rows = [
        _row(
            judgement,
            target,
            (places[target.link_id], steadiness[target.link_id]),
            (target.link_id == chosen, target.link_id in ticked),
            language,
        )
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


def _tick(cell: str, clicked: str, said: str, on: bool) -> Element:
    """Return the cell of a tick."""
    state = {"role": "checkbox", "aria-checked": "true" if on else "false", "aria-label": said}
    box = element("span", {"class": "tick on" if on else "tick", "data-click": clicked, **state}, "✓" if on else "")
    return element(cell, {"class": "ticks"}, box)


def _row(
    judgement: Judgement, target: Target, standing: tuple[int, float], is_on: tuple[bool, bool], language: Language
) -> Element:
    city, (place, steady), (chosen, ticked) = judgement.city, standing, is_on
    name = short_name(city.links[target.link_id], language)
    chains = without_brackets(chain_name(city.chains[target.chains[0]], language))
    if len(target.chains) > 1:
        more = len(target.chains)
        chains += f" 等 {more} 链" if language == "zh" else f" and {more - 1} more"
    return element(
        "tr",
        {"class": "chosen" if chosen else "", "data-click": target.link_id},
        _tick("td", f"{TICK}{target.link_id}", TICK_ROW.of(language, link=name), ticked),
        element("td", {"class": "rank"}, str(place)),
        element("td", {"class": "mark"}, state_icon(target.verdict.mark)),
        element(
            "td",
            {"class": "left"},
            element("b", {}, name),
            _cut("second", chains),
        ),
        element("td", {"class": "left"}, *_tags(target, language)),
        element("td", {"class": "left"}, element("b", {}, str(target.score.points))),
        element("td", {"class": "left"}, two_bars(target.score, language)),
        element(
            "td",
            {"class": "left"},
            _cut("two", reason(city, target, language)),
            element("div", {"class": "where-narrow second"}, *_whom(judgement, target, language)),
        ),
        element("td", {"class": "left"}, *_whom(judgement, target, language)),
        element("td", {"class": "number"}, f"{round(100 * steady)}%"),
    )


def _whom(judgement: Judgement, target: Target, language: Language) -> list[Element]:
    """Return whom to see: who has it under way, or the first candidate with its tier and how many there are."""
    city = judgement.city
    firms = firms_behind(city, target) if target.strategy is Strategy.SEE_THROUGH else ()
    if firms:
        return [_cut("two", FOLLOW.of(language, firms=join_names(firms, language)))]
    told = candidate_count(city, target.link_id, language)
    ranked = judgement.candidates(target.link_id)
    if not ranked:
        return [_cut("two", told)]
    tier = tier_tag(ranked[0].tier, language)
    first = element("div", {}, tier, " ", element("b", {"class": "whole"}, firm_name(ranked[0].firm)))
    return [first, _cut("second", told)]


def board_row(
    judgement: Judgement, target: Target, standing: tuple[int, float], language: Language
) -> dict[str, str | None]:
    """Return what a row of the board says, in words, for its file: `standing` is its place and how steady that is."""
    city, (place, steady) = judgement.city, standing
    chains = join_names((chain_name(city.chains[each], language) for each in target.chains), language)
    sides = [grade_label(target.score.subset(group).points, language) for group in GROUPS.values()]
    firms = firms_behind(city, target) if target.strategy is Strategy.SEE_THROUGH else ()
    ranked = () if firms else judgement.candidates(target.link_id)
    named = join_names((f"{firm_name(each.firm)}（{each.tier.label(language)}）" for each in ranked), language)
    cells = (
        str(place),
        short_name(city.links[target.link_id], language),
        chains,
        state_text(target.verdict.rule, language),
        join_names((each.label(language) for each in target.strategies), language),
        str(target.score.points),
        *sides,
        reason(city, target, language),
        FOLLOW.of(language, firms=join_names(firms, language)) if firms else named,
        f"{round(100 * steady)}%",
    )
    return dict(zip(FILE_HEADERS[language], cells, strict=True))


def _cut(kind: str, text: str) -> Element:
    """Return a line that is cut where it does not fit, with the whole under the pointer."""
    return element("div", {"class": f"cut {kind}".strip(), "title": text}, text)


def _tags(target: Target, language: Language) -> list[Element]:
    """Return the strategies of a target, the main one first, and that a weak link is first to be checked."""
    tags = [element("span", {"class": f"tag {each.value}"}, each.label(language)) for each in target.strategies]
    if target.verify_first:
        tags.append(element("div", {"class": "second"}, CHECK_FIRST[language]))
    return tags
