"""The print view of a page: sidebar and controls dropped, light theme, a foot with the data version and the page."""

from pathlib import Path

from graph.store.base import Load
from graph.text import Text
from reports.drawing.tokens import css_variables
from reports.wording.language import Language, beijing_time


def in_one_line(style: str) -> str:
    """Return a style sheet without line breaks: Streamlit looks at each line of what it is given, at every run."""
    return " ".join(line.strip() for line in style.splitlines() if line.strip())


STYLE = in_one_line((Path(__file__).parent / "print.css").read_text(encoding="utf-8"))
VERSION = Text("链谱 · 资料版次 {id} · {time} · 校验码 {digest}", "Lianpu · load {id} · {time} · digest {digest}")
PICTURES = ("panorama", "roadmap")
"""Pages printed on A3 landscape; all others are lists, on A4 portrait."""


def print_style(load: Load, page: str, language: Language) -> str:
    """Return the style sheet for the print of a page, whose foot names the load that was read."""
    version = VERSION.of(language, id=load.id, time=beijing_time(load.loaded_at), digest=load.digest[:8])
    size = "A3 landscape" if page in PICTURES else "A4 portrait"
    small = "font-size:11px;color:#5C6873"
    return (
        f"@page{{size:{size};margin:12mm 12mm 16mm;"
        f"@bottom-left{{content:{quoted(version)};{small}}}"
        f'@bottom-right{{content:counter(page) " / " counter(pages);{small}}}}}'
        f"@media print{{:root{{{css_variables('light')}}}{STYLE}}}"
    )


def quoted(text: str) -> str:
    """Return a text as a CSS string; whatever could end it, or the style around it, is written as a code point."""
    return '"' + "".join(each if each.isalnum() or each in " ·:-+" else f"\\{ord(each):x} " for each in text) + '"'
