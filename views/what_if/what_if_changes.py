"""What a what-if changes, drawn: the figures of a chain before and after, both pictures, and the changes with why."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from graph.analysis.facts.ratio import Ratio
from graph.analysis.verdicts.states import LinkState
from graph.analysis.what_if.outcome import WhatIf
from graph.text import Text
from reports.drawing.markup import element
from reports.drawing.what_if_drawing import NARROW_SIDE, WHAT_IF_STYLE, WIDE_SIDE, draw_sides
from reports.drawing.what_if_scene import WhatIfScene
from reports.what_if.rows import ChangeRow
from reports.wording.language import BLANK, Language, number
from views.shared.state_icons import state_icon
from views.shared.tables import STYLE

CHANGES_STYLE = (
    STYLE
    + WHAT_IF_STYLE
    + ".figures{display:flex;border:1px solid var(--lp-line);border-radius:4px}"
    + ".figure{flex:1;padding:8px 16px;border-left:1px solid var(--lp-line)}.figure:first-child{border-left:0}"
    + ".figure .second{white-space:nowrap}.big{font-size:22px;line-height:30px;font-weight:700}"
    + ".was{font-size:18px;color:var(--lp-ink2)}.sides{display:flex;gap:24px}"
    + "@container (max-width:879px){.sides.wide{display:none}}"
    + "@container (min-width:880px){.sides.narrow{display:none}}"
    + ".side-name{font-weight:700}.changes td{padding:4px 8px 4px 4px;vertical-align:top}"
    + ".changes td:first-child{font-weight:700;min-width:96px}.changes .state-mark{margin-right:2px}\n"
)
FIGURES = {
    "missing": (Text("缺环", "Missing links"), Text("环", "links")),
    "strong": (Text("强环", "Strong links"), Text("环", "links")),
    "supply": (Text("本地配套率", "Local supply rate"), Text("", "")),
    "targets": (Text("目标", "Targets"), Text("个", "")),
}
COUNTED = Text("（{part}/{whole} 条核心投入）", "({part} of {whole} core inputs)")
COLUMNS = (
    Text("链环", "Link"),
    Text("前 → 后", "Before → after"),
    Text("由谁引起", "Begun by"),
    Text("怎样传到", "By way of"),
)


def figures(found: WhatIf, chain_id: str, language: Language) -> Element:
    """Return four figures of a chain, each before and after, with its unit."""
    sides = (found.before.judgement, found.after.judgement)
    old, new = (each.counts(chain_id) for each in sides)
    rates = [each.supply[chain_id] for each in (found.before, found.after)]
    targets = [str(len(each.targets_of(chain_id))) for each in sides]
    return element(
        "div",
        {"class": "figures"},
        _figure("missing", str(old[LinkState.MISSING]), str(new[LinkState.MISSING]), language),
        _figure("strong", str(old[LinkState.STRONG]), str(new[LinkState.STRONG]), language),
        _figure("supply", _share(rates[0]), _share(rates[1]), language, rates[1]),
        _figure("targets", targets[0], targets[1], language),
    )


def _share(rate: Ratio) -> str:
    return BLANK if rate.value is None else f"{rate.value:.0%}"


def _figure(name: str, before: str, after: str, language: Language, rate: Ratio | None = None) -> Element:
    title, unit = FIGURES[name]
    counted = "" if rate is None else COUNTED.of(language, part=number(rate.part), whole=number(rate.whole))
    return element(
        "div",
        {"class": "figure"},
        element("div", {"class": "second"}, f"{title.of(language)} {counted}"),
        element(
            "div",
            {},
            element("span", {"class": "was"}, f"{before} → "),
            element("span", {"class": "big" if after != before else "was"}, after),
            element("span", {"class": "second"}, f" {unit.of(language)}"),
        ),
    )


def sides(scene: WhatIfScene) -> Element:
    """Return both pictures beside one another, each under its name and counts."""
    widths = {"wide": WIDE_SIDE, "narrow": NARROW_SIDE}
    return element("div", {}, *(_sides(scene, kind, width) for kind, width in widths.items()))


def _sides(scene: WhatIfScene, kind: str, width: float) -> Element:
    """Return both pictures at one width; the style sheet shows those that have room."""
    found = []
    for picture, (name, counts) in zip(draw_sides(scene, width), scene.sides, strict=True):
        head = element("div", {}, element("span", {"class": "side-name"}, name), f"　{counts}")
        found.append(element("div", {}, head, picture))
    return element("div", {"class": f"sides {kind}"}, *found)


def changes_table(rows: Sequence[ChangeRow], language: Language) -> Element:
    """Return changes as a table; a name opens its link."""
    heads = [element("th", {"class": "left"}, text.of(language)) for text in COLUMNS]
    body = [_row(row) for row in rows]
    return element(
        "table",
        {"class": "words changes"},
        element("thead", {}, element("tr", {}, *heads)),
        element("tbody", {}, *body),
    )


def _row(row: ChangeRow) -> Element:
    opener = {} if row.link_id is None else {"data-click": row.link_id}
    return element(
        "tr",
        {},
        element("td", {"class": "left"}, element("span", opener, row.name)),
        element("td", {"class": "left"}, *_change(row)),
        element("td", {"class": "left"}, row.origin),
        element("td", {"class": "left"}, row.path or BLANK),
    )


def _change(row: ChangeRow) -> list[Element | str]:
    """Return what changed; a state with its marks, and under it the facts on file before and after."""
    if row.marks is None:
        return [row.change]
    before, after = row.change.split(" → ")
    said = element("div", {"class": "second"}, row.text)
    return [state_icon(row.marks[0]), f" {before} → ", state_icon(row.marks[1]), element("b", {}, f" {after}"), said]
