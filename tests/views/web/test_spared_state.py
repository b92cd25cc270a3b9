"""The values of a visit looked up one by one: the same as Streamlit's own list of all."""

import pytest
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState

from views.web.spared_state import StateInSight

KEYED, KEYLESS = "$$ID-abc-choice", "$$ID-def-None"


@pytest.fixture
def visit():
    state = SessionState()
    state["plain"] = 1
    state["$$STREAMLIT_INTERNAL_KEY_x"] = "hidden"
    for id, key in ((KEYED, "choice"), (KEYLESS, None)):
        metadata = WidgetMetadata(id, lambda value: value or "first", lambda value: value, "string_value")
        state.register_widget(metadata, key)
    return SafeSessionState(state, lambda: None)


def test_what_is_in_sight_is_what_streamlit_lists(visit):
    whole = visit._state.filtered_state
    seen = StateInSight(visit)
    assert whole == {"plain": 1, "choice": "first"}
    assert dict(seen) == whole
    assert (list(seen), len(seen)) == (list(whole), 2)
    for key in ("plain", "choice", "other", KEYED, KEYLESS, "$$STREAMLIT_INTERNAL_KEY_x"):
        assert (key in seen) == (key in whole), key
    with pytest.raises(KeyError):
        seen["other"]


def test_a_value_set_to_none_is_there(visit):
    visit["choice"] = None
    seen = StateInSight(visit)
    assert "choice" in seen
    assert seen["choice"] is None is visit._state.filtered_state["choice"]
