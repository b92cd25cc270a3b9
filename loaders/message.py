"""What a declared message is: how grave, what is wrong and what to do, in both languages."""

from dataclasses import dataclass

from graph.errors import Severity
from graph.text import InTwoLanguages


@dataclass(frozen=True, slots=True)
class Message(InTwoLanguages):
    """One declared issue; `{name}` stands for what it is reported with."""

    severity: Severity
    zh: str
    en: str
    do_zh: str
    do_en: str


def error(zh: str, en: str, do_zh: str, do_en: str) -> Message:
    """Return a message that stops the load."""
    return Message(Severity.ERROR, zh, en, do_zh, do_en)


def warning(zh: str, en: str, do_zh: str, do_en: str) -> Message:
    """Return a message that is kept with the load."""
    return Message(Severity.WARNING, zh, en, do_zh, do_en)
