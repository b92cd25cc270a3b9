"""An app of the same server whose script fails in the way its address names."""

import streamlit as st
from streamlit.starlette import App

from graph.errors import InvalidRequest, NotFound, StoreUnreadable
from views.shared.failure import last_resort
from views.web.serving import serving

SECRET = "SECRET-DETAIL"
RAISED = {
    "found": NotFound("没有这条产业链 / no such chain"),
    "store": StoreUnreadable("图谱文件损坏 / the graph file is damaged"),
    "cannot": InvalidRequest("预算不够", "the budget is too small"),
}


def fail():
    how = st.query_params.get("how", "")
    raise RAISED.get(how) or KeyError(SECRET)


@st.dialog("dialog")
def dialog():
    fail()


@st.fragment
def fragment():
    fail()


def page():
    st.title("page")
    where = st.query_params.get("where")
    st.button("press", on_click=fail if where == "callback" else None)
    if where == "stop":
        st.stop()
    if where == "rerun" and not st.session_state.get("again"):
        st.session_state["again"] = True
        st.rerun()
    if where in ("page", "dialog", "fragment"):
        {"page": fail, "dialog": dialog, "fragment": fragment}[where]()
    st.write("drawn to the end")


if __name__ == "__main__":
    if st.query_params.get("where") == "frame":
        fail()
    with last_resort():
        page()
else:
    app = App(__file__, **serving())
