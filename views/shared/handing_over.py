"""What is taken away from a page as a file: that it was stands in the audit, where people are told apart."""

from collections.abc import Callable
from typing import TypeVar

from access.door import may_export, tell_export
from views.shared.context import PageContext

T = TypeVar("T", str, bytes)


def handed(context: PageContext, about: str, make: Callable[[], T]) -> Callable[[], T]:
    """Return what makes a file when its button is pressed, and enters who was handed it; `about` is a few words."""
    person = context.person
    if person is None:
        return make

    def take() -> T:
        content = make()
        tell_export(person, about)
        return content

    return take


def why_kept(context: PageContext, paper: str) -> str | None:
    """Return why whoever is there may not be handed what a paper holds, None where they may: its button is off then."""
    return None if context.person is None else may_export(context.person, paper).told(context.language)
