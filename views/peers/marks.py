"""The marks of what is on file of a link at another place; their form tells them apart without colour."""

from xml.etree.ElementTree import Element

from graph.analysis.peers.cities import Holding
from graph.model.cells import basis_told
from graph.model.kinds import Basis
from graph.model.nearby import MadeNearby, NearbyState
from graph.text import Text
from reports.drawing.markup import SVG, element
from reports.wording.language import Language

READ = Text("有，读到原文", "Has it, read in a source")
GENERAL = Text("有，只凭行业常识", "Has it, general knowledge")
UNDER_WAY = Text("在建、拟建", "Under way")
STOPPED = Text("已停", "Stopped")
NONE = Text("无：有人查过才写", "None: only where somebody looked")
UNCHECKED = Text("未查，不等于没有", "Not checked, not the same as none")
LEGEND = {
    "read": READ,
    "general": GENERAL,
    "begun": UNDER_WAY,
    "stopped": STOPPED,
    "none": NONE,
    "unchecked": UNCHECKED,
}
STATES = {NearbyState.UNDER_WAY: "begun", NearbyState.STOPPED: "stopped", NearbyState.NONE: "none"}
FIRMEST = tuple(LEGEND)
HOLDINGS = {
    Holding.HAS: "read",
    Holding.UNDER_WAY: "begun",
    Holding.NONE: "none",
    Holding.UNCLEAR: "unclear",
    Holding.NOT_SEEN: "unseen",
    Holding.UNLISTED: "unchecked",
}
MARKS_STYLE = (
    ".pm{vertical-align:-2px;color:var(--lp-accent)}.pm .f{fill:currentColor}"
    ".pm .r{fill:none;stroke:currentColor;stroke-width:1.4}.pm .t{fill:var(--lp-accentTint);stroke:currentColor;"
    "stroke-width:1.4}.pm.unchecked,.pm.none,.pm.unseen{color:var(--lp-ink3)}\n"
)


def kind_of(facts: tuple[MadeNearby, ...]) -> str:
    """Return the firmest mark of the facts of a cell; one without facts was not checked."""
    return min((_kind(fact) for fact in facts), key=FIRMEST.index, default="unchecked")


def _kind(fact: MadeNearby) -> str:
    has = "read" if basis_told(fact) is Basis.SOURCE else "general"
    return STATES.get(fact.state, has)


def peer_mark(kind: str) -> Element:
    """Return a mark as a small picture."""
    size = {"viewBox": "-6 -6 12 12", "width": "12", "height": "12"}
    return element("svg", {"xmlns": SVG, **size, "class": f"pm {kind}", "aria-hidden": "true"}, *_form(kind))


def _form(kind: str) -> list[Element]:
    ring = element("circle", {"class": "r", "r": "4.5"})
    forms = {
        "read": [element("circle", {"class": "f", "r": "5"})],
        "general": [element("circle", {"class": "t", "r": "4.5"})],
        "begun": [ring, element("path", {"class": "r", "d": "M-3.1 3.1 3.1-3.1"})],
        "stopped": [element("path", {"class": "r", "d": "M-4-4 4 4M-4 4 4-4"})],
        "none": [element("path", {"class": "r", "d": "M-4 0H4"})],
        "unclear": [ring, element("circle", {"class": "f", "r": "1.6"})],
        "unseen": [ring],
        "unchecked": [element("circle", {"class": "f", "r": ".9", "cx": str(x)}) for x in (-3.4, 0, 3.4)],
    }
    return forms[kind]


def legend(language: Language) -> Element:
    """Return what the marks mean, in a row."""
    keys = [element("span", {"class": "key"}, peer_mark(kind), text.of(language)) for kind, text in LEGEND.items()]
    return element("div", {"class": "legend keys"}, *keys)
