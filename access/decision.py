"""Whether something may be done and if not why: the answer that rules, the door and pages give."""

from dataclasses import dataclass

from graph.errors import InvalidRequest
from graph.text import InTwoLanguages


class Refused(InvalidRequest):
    """Somebody may not do what was asked; nothing was written."""


@dataclass(frozen=True, slots=True)
class Decision(InTwoLanguages):
    """Whether something may be done; if not, why, in a sentence of each language."""

    zh: str = ""
    en: str = ""

    @property
    def allowed(self) -> bool:
        """Return whether it may be done."""
        return not self.zh

    def told(self, language: str) -> str | None:
        """Return why not, None where it may be done."""
        return None if self.allowed else self.of(language)

    def demand(self) -> None:
        """Raise Refused where it may not be done."""
        if not self.allowed:
            raise Refused(self.zh, self.en)


YES = Decision()
