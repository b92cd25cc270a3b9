"""The mark of a state as a small picture of its own, for tables and sentences."""

from xml.etree.ElementTree import Element

from graph.analysis.verdicts.states import LinkState
from reports.drawing.markup import element

SIZE = 12


def mark(state: LinkState) -> Element:
    """Return the mark of a state; its form tells the state without colour."""
    return element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": "-6 -6 12 12",
            "width": str(SIZE),
            "height": str(SIZE),
            "class": f"state-mark {state.value}",
            "aria-hidden": "true",
        },
        *_form(state),
    )


def _form(state: LinkState) -> list[Element]:
    colour = f"var(--lp-{state.value})"
    ring = {"r": "4.4", "fill": "none", "stroke": colour, "stroke-width": "1.6"}
    strokes = {"d": "M-3.4 .6 .6-3.4M-2.6 2.6 2.6-2.6M-.6 3.4 3.4-.6", "stroke": colour, "stroke-width": "1.1"}
    forms: dict[LinkState, list[Element]] = {
        LinkState.STRONG: [element("circle", {"r": "5.2", "fill": colour})],
        LinkState.PRESENT: [
            element("circle", {**ring, "stroke-width": "1.4"}),
            element("circle", {"r": "2.3", "fill": colour}),
        ],
        LinkState.WEAK: [
            element("circle", ring),
            element("path", {"d": "M0-5.2A5.2 5.2 0 0 0 0 5.2Z", "fill": colour}),
        ],
        LinkState.MISSING: [element("circle", {**ring, "stroke-width": "2", "r": "4.2"})],
        LinkState.PLANNED: [element("circle", ring), element("path", strokes)],
        LinkState.UNKNOWN: [element("circle", {**ring, "stroke-dasharray": "1.6 1.6"})],
        LinkState.NOT_LOCAL: [element("path", {"d": "M-4 0H4", "stroke": colour, "stroke-width": "2"})],
    }
    return forms[state]
