"""What is drawn of a judgement alone, drawn once for all visits: nothing in it tells who is there, or when."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from graph.analysis.judgement import Judgement
from graph.once import once
from views.shared.context import PageContext, Shown

P = ParamSpec("P")
T = TypeVar("T")

MOST = 256
"""Parts kept of a judgement, in both languages; what was not asked for longest goes first. A part takes 1 to 50 kB."""


class Drawings:
    """The parts drawn of one judgement, with which they go: two cities or two loads have nothing in common."""

    def __init__(self) -> None:
        self._kept: OrderedDict[object, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object, draw: Callable[[], T]) -> T:
        """Return the part kept under a key, drawn now where there is none."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: T = self._kept[key]
                return found
        made = draw()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return made


def drawn(context: PageContext, draw: Callable[Concatenate[Shown, P], T], *args: P.args, **named: P.kwargs) -> T:
    """Return what a function makes of judgement, language and plain values, made once for them.

    It is handed these and no more: not the person, the log, the address or the store. What it returns is not changed by
    anybody: text, or a tuple of texts.
    """
    key = (draw, context.language, args, *named.items())
    return _drawings(context.judgement).get(
        key, lambda: draw(Shown(context.language, context.judgement), *args, **named)
    )


@once
def _drawings(judgement: Judgement) -> Drawings:
    """Return the parts kept of a judgement."""
    del judgement
    return Drawings()
