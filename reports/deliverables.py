"""The three deliverables, and the forms each is handed over in."""

from collections.abc import Mapping

from graph.model.word import Word
from reports.wording.language import Text


class Deliverable(Word):
    """What is handed over."""

    PANORAMA = "panorama", "产业链全景图", "Chain panorama"
    ROADMAP = "roadmap", "产业发展路径图", "Development roadmap"
    CATALOGUE = "catalogue", "招商引资目标企业目录", "Target-enterprise catalogue"


FORMS: Mapping[Deliverable, tuple[str, ...]] = {
    Deliverable.PANORAMA: ("pdf", "png", "svg"),
    Deliverable.ROADMAP: ("docx", "md"),
    Deliverable.CATALOGUE: ("xlsx", "docx"),
}
"""The forms of each deliverable, by the ending of the file, the one most asked for first."""
FORM_NAMES = {
    "pdf": Text("PDF（A3）", "PDF (A3)"),
    "png": Text("PNG（A3，300 dpi）", "PNG (A3, 300 dpi)"),
    "svg": Text("SVG（矢量）", "SVG (vector)"),
    "docx": Text("Word", "Word"),
    "md": Text("Markdown", "Markdown"),
    "xlsx": Text("Excel", "Excel"),
}
MIMES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

DELIVERABLES = {each.value: each for each in Deliverable}
