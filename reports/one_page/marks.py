"""The marks of the states in black, each a drawing of its own: their form tells them apart."""

from graph.analysis.verdicts.states import Mark
from reports.drawing.markup import element, to_text
from reports.drawing.panorama_marks import mark

MARK_MM = 2.9
"""Millimetres a mark is wide on paper."""
BOX = 12.0
BLACK = ".full{fill:#000}.ring{fill:none;stroke:#000}.q{font:700 8px sans-serif;text-anchor:middle}"


def mark_svg(kind: Mark) -> str:
    """Return a mark as a drawing."""
    around = {"transform": f"translate({BOX / 2:g} {BOX / 2:g})"}
    size = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {BOX:g} {BOX:g}"}
    return to_text(element("svg", size, element("style", {}, BLACK), element("g", around, mark(kind))))
