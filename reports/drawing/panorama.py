"""The panorama as a picture: `draw` for pages and documents, `print_sheet` for the A3 sheet."""

from reports.drawing.panorama_drawing import draw, lay_out
from reports.drawing.panorama_sheet import print_sheet

__all__ = ["draw", "lay_out", "print_sheet"]
