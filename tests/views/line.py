"""A visit over the app's own socket, as a browser makes it but without one: what each page is made of."""

from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PATIENCE = 90


@dataclass
class Seen:
    """What one page showed: its texts in order, the framework's own boxes, and the address it asked for at last."""

    texts: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    query: str | None = None

    @property
    def text(self):
        return "\n".join(self.texts)


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
        element = message.delta.new_element
        name = element.WhichOneof("type")
        if name == "exception":
            seen.boxes.append(element.exception.message)
        seen.texts += [text for text in _texts(getattr(element, name)) if text]


def _texts(element):
    return [str(getattr(element, name)) for name in ("body", "label") if hasattr(element, name)]
