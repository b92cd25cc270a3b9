"""The least a Streamlit page can be, and the least a click on it can do: what ours are compared with."""

import streamlit as st

st.title("bare")
if st.button("count"):
    st.session_state["count"] = st.session_state.get("count", 0) + 1
st.subheader(f"counted {st.session_state.get('count', 0)}")
