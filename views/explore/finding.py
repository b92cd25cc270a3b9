"""The graph that is explored, and finding a thing of it to start from or to add."""

import streamlit as st

from graph.analysis.exploration.web import Key, Web, key_of, read_web
from graph.analysis.records import with_records
from reports.wording.language import Text
from views.search.box import search_for
from views.search.index import NODES
from views.shared.desk import Desk

FIND = Text("{what}：名称、拼音、首字母、代码", "{what}: name, pinyin, initials or code")


@st.cache_resource(max_entries=2, show_spinner=False)
def open_web(_desk: Desk, key: str) -> Web:
    """Return the web of the present load, read once for a load."""
    del key
    with _desk.store.reader() as reader:
        return read_web(with_records(reader, _desk.records))


def things_in_address(web: Web, name: str) -> list[Key]:
    """Return the things of the graph that the address names under `name`."""
    asked = dict.fromkeys(st.query_params.get_all(name))
    return [key for text in asked if (key := key_of(web, text)) is not None]


def find_thing(desk: Desk, label: Text, key: str) -> Key | None:
    """Draw the field of a search for any node; return the one just chosen, else None."""
    chosen = search_for(desk, desk.say(FIND, what=desk.say(label)), key, NODES)
    return None if chosen is None else key_of(open_web(desk, desk.key), chosen)
