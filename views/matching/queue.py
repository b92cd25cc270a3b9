"""What a visit holds while product texts are decided: which is at hand, what was chosen, and the way back."""

from collections.abc import Sequence

import streamlit as st

from views.shared.importing import Plain

AT, CHOSEN, DECIDED, STEPS = "matching-at", "matching-chosen", "matching-decided", "matching-steps"
Key = tuple[str, str]


def decisions() -> dict[Key, bool]:
    """Return what was chosen and is not entered, by text and link."""
    found: dict[Key, bool] = st.session_state.setdefault(DECIDED, {})
    return found


def at(items: Sequence[Plain]) -> int:
    """Return the place of the text at hand."""
    return min(max(int(st.session_state.get(AT, 0)), 0), max(len(items) - 1, 0))


def chosen(item: Plain) -> int:
    """Return the place of the proposal at hand."""
    return min(int(st.session_state.get(CHOSEN, 0)), len(item["proposals"]) - 1)


def press(items: Sequence[Plain], said: str) -> None:
    """Do what a click or a key says: item N, pick N, yes [N], no [N], next, previous, later, back, or a key."""
    name, _, place = KEYS.get(said, said).partition(" ")
    number = int(place) if place.isdecimal() else None
    now = at(items)
    if name == "item" and number is not None:
        _go(number)
    elif name == "pick" and number is not None and number < len(items[now]["proposals"]):
        st.session_state[CHOSEN] = number
    elif name in ("yes", "no"):
        _decide(items, now, number, name == "yes")
    elif name in ("next", "later"):
        _go(min(now + 1, len(items) - 1))
    elif name == "previous":
        _go(max(now - 1, 0))
    elif name == "back":
        _take_back()


KEYS = {
    **{str(number): f"pick {number - 1}" for number in range(1, 10)},
    "Y": "yes",
    "X": "no",
    "U": "later",
    "J": "next",
    "K": "previous",
    "Z": "back",
}
"""What each key does."""


def decide(id: str, link: str, is_so: bool, now: int) -> None:
    """Choose an answer for a text and a link."""
    key = (id, link)
    st.session_state.setdefault(STEPS, []).append((key, decisions().get(key), now))
    decisions()[key] = is_so


def forget() -> None:
    """Let go of all that was chosen, once it is entered."""
    for name in (DECIDED, STEPS, AT, CHOSEN):
        st.session_state.pop(name, None)


def _go(place: int) -> None:
    st.session_state[AT], st.session_state[CHOSEN] = place, 0


def _decide(items: Sequence[Plain], now: int, number: int | None, is_so: bool) -> None:
    """Choose an answer, and go to the next proposal that has none, else to the next text."""
    item = items[now]
    place = chosen(item) if number is None else number
    if place >= len(item["proposals"]):
        return
    decide(item["id"], item["proposals"][place]["link"], is_so, now)
    open_ = [
        other
        for other, each in enumerate(item["proposals"])
        if (item["id"], each["link"]) not in decisions() and each["decided"] is None and each["ruling"] != "rejected"
    ]
    if open_:
        st.session_state[CHOSEN] = open_[0]
    elif now + 1 < len(items):
        _go(now + 1)


def _take_back() -> None:
    steps: list[tuple[Key, bool | None, int]] = st.session_state.get(STEPS, [])
    if not steps:
        return
    key, before, place = steps.pop()
    if before is None:
        decisions().pop(key, None)
    else:
        decisions()[key] = before
    _go(place)
