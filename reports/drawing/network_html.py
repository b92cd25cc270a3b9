"""A neighbourhood drawn by pyvis, and the same as a file of its own that asks nothing of any network."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import LianpuError
from graph.text import Text
from reports.drawing.markup import element, to_html
from reports.drawing.network_scene import NetworkScene
from reports.drawing.tokens import FONT, colours, css_variables
from reports.wording.file_names import file_stem
from reports.wording.language import Language

FOLDER = Path(__file__).parent
HOW = Text(
    "指向卡片或连线看依据；拖动画面，滚轮缩放。",
    "Point at a card or a line to read its evidence; drag to move, scroll to zoom.",
)
ZOOMS = {"in": Text("放大", "Zoom in"), "out": Text("缩小", "Zoom out"), "all": Text("看全部", "Show all")}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "dragNodes": False, "tooltipDelay": 100_000, "keyboard": False},
}
# Nothing may be fetched, whatever stands in the file: the browser itself is told so.
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
STYLE = (
    f":root{{{css_variables('light')}}}@media (prefers-color-scheme:dark){{:root{{{css_variables('dark')}}}}}"
    f"body{{font:13px/19px {FONT}}}{(FOLDER / 'neighbourhood_alone.css').read_text(encoding='utf-8')}"
)
# An element with its content, a comment, or a link: so what looks like markup inside a script is not taken for it.
_PART = re.compile(r"<!--.*?-->|<link\b[^>]*>|<(script|style)\b[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
_FETCHED = re.compile(r"<(?:!--|link\b|script\b[^>]*\bsrc\s*=)", re.IGNORECASE)
_HEADING = re.compile(r"<center>\s*<h1>\s*</h1>\s*</center>")
_BODY = re.compile(r"</head>\s*<body>")


class OutsideResource(LianpuError):
    """The drawing library would fetch something: its page is not what this was written for."""


def network(shown: NetworkScene) -> Any:
    """Return the picture as a pyvis network: places fixed, nothing moves, every line directed."""
    # pyvis takes half a second to import, and no other page needs it
    from pyvis.network import Network  # noqa: PLC0415

    made = Network(height="600px", width="100%", directed=True, cdn_resources="in_line")
    made.options = OPTIONS
    for card in shown.cards:
        made.add_node(
            card.id,
            label=f"{card.name}\n{card.detail}",
            shape="box",
            x=card.x,
            y=card.y,
            name=card.name,
            detail=card.detail,
            style=card.style,
            opened=card.opened,
            said=card.readout,
        )
    for rope in shown.lines:
        made.add_edge(
            rope.start, rope.end, kind=rope.kind, dashed=rope.dashed, inferred=rope.inferred, said=rope.readout
        )
    return made


def standalone(shown: NetworkScene) -> str:
    """Return the picture as an HTML file: drawn by pyvis, with everything it needs inside.

    Raises OutsideResource where the page would still fetch something.
    """
    page = _without_fetching(network(shown).generate_html())
    head = to_html(element("div", {}, *_head(shown)))
    page = _BODY.sub(lambda _: f"{_declared(shown)}</head><body>{head}", page, count=1)
    return f"<!DOCTYPE html>\n{page.replace('</body>', f'{_scripts(shown)}</body>')}"


def _without_fetching(page: str) -> str:
    """Return the page of pyvis without what it would fetch, its comments and its empty headings."""
    kept = _PART.sub(lambda found: "" if _FETCHED.match(found.group()) else found.group(), page)
    kept = _HEADING.sub("", kept)
    if _BODY.search(kept) is None or "vis-network" not in kept:
        raise OutsideResource("the page of pyvis is not as expected: install the version named in requirements.lock")
    return kept


def _declared(shown: NetworkScene) -> str:
    title = to_html(element("title", {}, shown.title))
    return f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">{title}<style>{STYLE}</style>'


def _head(shown: NetworkScene) -> list[Any]:
    """Return title, note, legend and the buttons of the picture."""
    entries = [element("span", {}, element("canvas", {"data-style": style}), label) for style, label in shown.legend]
    buttons = [
        element("button", {"type": "button", "data-zoom": name}, text.of(shown.language))
        for name, text in ZOOMS.items()
    ]
    return [
        element("h1", {}, shown.title),
        element("div", {"class": "note"}, shown.note),
        element("div", {"class": "legend"}, *entries, element("span", {"class": "apart"}), *buttons),
    ]


def _scripts(shown: NetworkScene) -> str:
    given = {"colours": {"light": colours("light"), "dark": colours("dark")}, "how": HOW.of(shown.language)}
    told = json.dumps(given, ensure_ascii=False).replace("<", "\\u003c")
    return (
        '<div id="readout" role="status" aria-live="polite"></div>'
        f'<script type="application/json" id="lianpu">{told}</script>'
        f"<script>{drawing_script()}{(FOLDER / 'neighbourhood_alone.js').read_text(encoding='utf-8')}</script>"
    )


@cache
def drawing_script() -> str:
    """Return the script that draws cards and reads them out."""
    return (FOLDER / "neighbourhood.js").read_text(encoding="utf-8")


def file_name(shown: NetworkScene, language: Language) -> str:
    """Return a name for the file."""
    explored = "关系图" if language == "zh" else "explored"
    return f"{file_stem(f'{explored}-{shown.title[:40]}')}.html"
