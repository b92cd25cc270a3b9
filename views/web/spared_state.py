"""What Streamlit works out of the state of a visit for a single look: all of it.

A slider, a field for a number and a choice each look whether a value is set for their key. For that Streamlit gathers
every value of the visit, once a widget: what a page of forty widgets costs grows by the square of them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from streamlit.runtime.state.common import is_element_id
from streamlit.runtime.state.safe_session_state import SafeSessionState

USED = ("_state", "_lock")
"""What is used of the state of a visit; one that lacks it is left as it is."""
INTERNAL = "$$STREAMLIT_INTERNAL_KEY"


class StateInSight(Mapping[str, Any]):
    """The values of a visit by their keys, each looked up when it is asked for; all are gathered to be listed."""

    def __init__(self, visit: SafeSessionState) -> None:
        self._visit = visit

    def __getitem__(self, key: str) -> Any:
        """Return the value of a key. Raises KeyError."""
        if is_element_id(key) or key.startswith(INTERNAL):
            raise KeyError(key)
        with self._visit._lock:
            return self._visit._state[key]

    def __iter__(self) -> Iterator[str]:
        """List the keys."""
        return iter(self._all())

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._all())

    def _all(self) -> dict[str, Any]:
        with self._visit._lock:
            return self._visit._state.filtered_state


def spare_state() -> None:
    """Have the values of visits looked up one by one, where this Streamlit keeps them as the one we know does."""
    if set(USED) <= set(SafeSessionState.__annotations__) and isinstance(
        getattr(SafeSessionState, "filtered_state", None), property
    ):
        SafeSessionState.filtered_state = property(StateInSight)  # type: ignore[assignment,method-assign]
