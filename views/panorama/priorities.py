"""What stands beside the panorama at all times: the targets in their order, and the weakest links."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from graph.analysis.lists.calls import calls
from graph.analysis.lists.field_survey import needs_survey
from graph.analysis.lists.weakest import WeakLink, weakest
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.sentences import card_subtitle, short_name
from views.shared.context import PageContext, Shown
from views.shared.drawn import drawn
from views.shared.markup_component import show_markup
from views.shared.state_icons import state_icon
from views.shared.tables import STYLE

MOST, FIRST = 10, 3
"""Rows of each list: at rest, and with a profile under it."""
DO_FIRST = Text("最该办", "Do first")
WEAKEST = Text("最弱", "Weakest")
WEAKEST_HELP = Text(
    "本地在做、有明确弱处的链环；数字是离不了它的链环",
    "Made here with a named weakness; the number is how many depend on it",
)
HANG = Text("牵动几环", "links that depend on it")
ALL_TARGETS = Text("全部 {count}", "All {count}")
NO_TARGETS = Text("没有目标", "No targets")
SURVEY_FIRST = Text("先摸底，暂不列目标", "Survey first; no targets yet")
NOTHING_WEAK = Text("没有弱的迹象", "Nothing weak")
NO_WEAK = Text("没有弱环；要补的缺口见“最该办”", "None is weak; gaps to close are under Do first")
NO_MORE_WEAK = Text("没有别的弱环；要补的缺口见“最该办”", "No other is weak; gaps to close are under Do first")
CALLS_LINE = Text("先打 {count} 个核实电话，问清再定强弱", "{count} calls first, then strong or weak")
BOARD = "targets"
"""What the ways to the board are clicked as; no link has an id with a colon."""
TO_BOARD = f"page:{BOARD}"
CSS = (Path(__file__).parent / "beside.css").read_text(encoding="utf-8")


def priorities(context: PageContext, chain_id: str, opened: str | None) -> str | None:
    """Draw both lists and return the link just clicked; with a link open three rows of each are shown."""
    clicked = show_markup(drawn(context, _lists, chain_id, opened), key=f"priorities-{chain_id}", css=STYLE + CSS)
    if clicked == TO_BOARD:
        context.open_page(BOARD, chain=chain_id)
    return clicked if clicked in context.city.links else None


def _lists(context: Shown, chain_id: str, opened: str | None) -> str:
    most = MOST if opened is None else FIRST
    # with nothing open there is the height for one list under the other, so that names are read whole
    kind = "beside-chain rest" if opened is None else "beside-chain"
    box = element("div", {"class": f"{kind} {context.language}"}, _targets(context, chain_id, opened, most))
    box.append(_weakest(context, chain_id, opened, most))
    box.extend(_calls(context, chain_id))
    return to_text(box)


def _targets(context: Shown, chain_id: str, opened: str | None, most: int) -> Element:
    found = context.judgement.targets_of(chain_id)
    rows = [
        _row(
            context,
            target.link_id,
            opened,
            before=[element("span", {"class": "place"}, str(place))],
            after=[element("span", {"class": "second"}, target.strategy.label(context.language))],
        )
        for place, target in enumerate(found[:most], 1)
    ]
    way = [element("span", {"class": "way", "data-click": TO_BOARD}, context.text(ALL_TARGETS, count=len(found)))]
    head, thin = _head(context.text(DO_FIRST), "", way if found else []), needs_survey(context.judgement, chain_id)
    return element("div", {}, head, *(rows or [_none(context.text(SURVEY_FIRST if thin else NO_TARGETS))]))


def _weakest(context: Shown, chain_id: str, opened: str | None, most: int) -> Element:
    found = weakest(context.judgement, chain_id)
    counted = any(each.hanging for each in found)
    rows = [_row(context, each.link_id, opened, after=_signs(context, each, counted=counted)) for each in found[:most]]
    head = _head(context.text(WEAKEST), context.text(HANG) if counted else "", [])
    head.set("title", context.text(WEAKEST_HELP))
    if len(found) < FIRST:
        rows += [_none(context.text(said)) for said in _instead(context, chain_id, some=bool(found))]
    return element("div", {}, head, *rows)


def _instead(context: Shown, chain_id: str, *, some: bool) -> list[Text]:
    """Return what is said where fewer links are weak than are looked for: that the rest of the need are gaps."""
    if context.judgement.targets_of(chain_id):
        return [NO_MORE_WEAK if some else NO_WEAK]
    return [] if some else [NOTHING_WEAK]


def _signs(context: Shown, weak: WeakLink, *, counted: bool) -> list[Element]:
    """Return what makes a link weak, and how many links depend on it where that is told of any."""
    sign = card_subtitle(context.city, context.judgement.verdicts[weak.link_id], context.language)
    number = [element("b", {}, str(weak.hanging))] if counted else []
    return [element("span", {"class": "second"}, sign), *number]


def _calls(context: Shown, chain_id: str) -> list[Element]:
    number = len(calls(context.judgement, chain_id))
    if not number:
        return []
    said = element("span", {"data-click": TO_BOARD}, context.text(CALLS_LINE, count=number))
    return [element("div", {"class": "calls"}, said)]


def _head(title: str, note: str, ways: Sequence[Element]) -> Element:
    return element("div", {"class": "head"}, element("b", {}, title), element("span", {"class": "second"}, note), *ways)


def _none(said: str) -> Element:
    return element("div", {"class": "row second"}, said)


def _row(
    context: Shown, link_id: str, opened: str | None, *, before: Sequence[Element] = (), after: Sequence[Element]
) -> Element:
    """Return one link: what stands before it, its mark and name, what stands after; it is clicked as its id."""
    name = short_name(context.city.links[link_id], context.language)
    chosen = {"class": "row open" if link_id == opened else "row", "data-click": link_id, "title": name}
    icon = state_icon(context.judgement.mark(link_id))
    return element("div", chosen, *before, icon, element("span", {"class": "name"}, name), *after)
