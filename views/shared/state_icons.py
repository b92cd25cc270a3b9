"""The mark of a state as a small picture of its own, for tables and sentences."""

from xml.etree.ElementTree import Element

from graph.analysis.verdicts.states import Mark
from reports.drawing.markup import SVG, element
from reports.drawing.panorama_marks import form

SIZE = 12


def state_icon(kind: Mark) -> Element:
    """Return a mark; its form tells the state without colour."""
    return element(
        "svg",
        {
            "xmlns": SVG,
            "viewBox": "-6 -6 12 12",
            "width": str(SIZE),
            "height": str(SIZE),
            "class": f"state-mark {kind.value}",
            "style": f"color:var(--lp-{kind.value})",
            "aria-hidden": "true",
        },
        *form(kind),
    )
