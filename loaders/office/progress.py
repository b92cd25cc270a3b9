"""How far a long piece of work has come: its stage in both languages, and the share of the whole that is done."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Words = tuple[str, str]
"""What a stage is called, Chinese first."""
Tell = Callable[[Words, float], None]
"""What is told how far the work has come: the stage, and the share of the whole from 0 to 1."""
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a piece of work, with the shares of the whole at which it begins and ends."""

    words: Words
    begin: float
    end: float


OPEN = Stage(("打开文件", "Opening the file"), 0.0, 0.26)
SHAPE = Stage(("找表头和表", "Finding headings and tables"), 0.26, 0.38)
NAMES = Stage(("认企业", "Telling firms apart"), 0.38, 0.4)
CERTAIN = Stage(NAMES.words, 0.4, 0.45)
INDEXED = Stage(NAMES.words, 0.45, 0.47)
LIKE = Stage(NAMES.words, 0.47, 0.52)
ROWS = Stage(("逐行读", "Reading row by row"), 0.52, 0.97)
WRITE = Stage(("写计划", "Writing the plan"), 0.97, 1.0)
"""Stages of reading files into a plan; their shares are those of a list of 100,000 rows."""


def silent(_: Words, __: float) -> None:
    """Tell nobody."""


class Meter:
    """Tells how far a piece of work has come, once for every stage and for every hundredth of the whole."""

    def __init__(self, tell: Tell = silent) -> None:
        self._tell = tell
        self._told: tuple[Words, int] | None = None

    def at(self, stage: Stage, share: float = 0.0) -> None:
        """Tell that a share of a stage is done."""
        whole = stage.begin + (stage.end - stage.begin) * min(max(share, 0.0), 1.0)
        now = (stage.words, int(whole * 100))
        if now != self._told:
            self._told = now
            self._tell(stage.words, whole)

    def over(self, stage: Stage, items: Iterable[_Item], total: int, before: int = 0) -> Iterator[_Item]:
        """Yield items, of which there are `total` in the stage and some were `before` them, and tell it on the way."""
        step = max(1, total // 100)
        for number, item in enumerate(items, before):
            if number % step == 0:
                self.at(stage, number / total if total else 1.0)
            yield item
