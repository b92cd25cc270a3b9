"""A visit over the app's own socket, as a browser makes it but without one: what each page is made of."""

import html
import json
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PATIENCE = 90
TAG = re.compile(r"<[^>]+>")
MAIN = 0
"""The page itself, as the first place of a path of what is sent; 1 is the sidebar."""


@dataclass
class Seen:
    """What one page showed: its texts in order, the framework's own boxes, and the address it asked for at last.

    `drawn` is what its own tables and pictures were given; `sent` is all that was sent for the page itself, without the
    sidebar and the styles.
    """

    texts: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    query: str | None = None

    @property
    def text(self):
        return "\n".join(self.texts)

    @property
    def said(self):
        """Texts, tables and pictures in the order of the page, as one text without marks."""
        return html.unescape(TAG.sub(" ", "\n".join(self.parts)))


def look(url, page="", **query):
    """Visit one page and return what it showed."""
    asked, seen = BackMsg(), Seen()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, urlencode(query, doseq=True)
    address = f"ws://{urlsplit(url).netloc}/_stcore/stream"
    with connect(address, max_size=None, subprotocols=["streamlit"]) as line:
        line.send(asked.SerializeToString())
        while True:
            message = ForwardMsg.FromString(line.recv(PATIENCE))
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    seen.boxes.append("compile error")
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return seen
            _take(seen, kind, message)


def _take(seen, kind, message):
    if kind == "page_not_found":
        seen.boxes.append("page not found")
    elif kind == "page_info_changed":
        seen.query = message.page_info_changed.query_string
    elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
        _take_element(seen, message.delta.new_element, message.metadata.delta_path[0] == MAIN)
    elif kind == "delta" and message.delta.WhichOneof("type") == "add_block":
        block = message.delta.add_block
        _keep(seen, seen.texts, _texts(getattr(block, block.WhichOneof("type") or "vertical")))


def _take_element(seen, element, on_the_page):
    name = element.WhichOneof("type")
    if on_the_page:
        seen.sent.append(str(element))
    if on_the_page and name == "bidi_component":
        given = element.bidi_component
        _keep(seen, seen.drawn, _strings([json.loads(line) for line in _lines(given)]))
    if name == "heading":
        seen.headings.append(element.heading.body)
    if name == "exception":
        seen.boxes.append(element.exception.message)
    _keep(seen, seen.texts, _texts(getattr(element, name)))


def _lines(given):
    """What a component was given, JSON a line."""
    told = given.bytes.decode() or given.json
    return told.split("\n") if told else []


def _keep(seen, kept, found):
    found = [text for text in found if text]
    kept += found
    seen.parts += found


def _strings(value):
    """All strings of what a component was given."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in parts for text in _strings(each)]


def _texts(element):
    """The body and the label of an element, and what it offers to choose from."""
    said = [getattr(element, name, None) for name in ("body", "label")]
    offered = [getattr(each, "content", each) for each in getattr(element, "options", ())]
    return [text for text in (*said, *offered) if isinstance(text, str)]
