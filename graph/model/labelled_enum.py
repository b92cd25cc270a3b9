"""A closed vocabulary: every word has a code, a label in each language, and the other words files use for it."""

from enum import StrEnum
from typing import Self

from graph.text import InTwoLanguages


class LabelledEnum(InTwoLanguages, StrEnum):
    """A coded word: its value is kept in the graph, its labels are shown and accepted in files.

    `aliases` are other words that files use for the same; they are taken, and never shown.
    """

    zh: str
    en: str
    aliases: tuple[str, ...]

    def __new__(cls, value: str, zh: str, en: str, *also: str) -> Self:
        """Make the word from its code, its two labels, and what else it is called."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.zh = zh
        word.en = en
        word.aliases = also
        return word

    def label(self, language: str = "zh") -> str:
        """Return the label in `language` (`zh` or `en`)."""
        return self.of(language)
