"""What is said in both languages: the one way of holding and of telling it."""

from dataclasses import dataclass


class InTwoLanguages:
    """Whatever has a text in Chinese and the same in English, as a rule, a column or a word has."""

    __slots__ = ()

    zh: str
    en: str

    def of(self, language: str, **values: object) -> str:
        """Return the text in `language` (`zh`, else English); a place `{name}` is filled where values are given."""
        text = self.zh if language == "zh" else self.en
        return text.format(**values) if values else text


@dataclass(frozen=True, slots=True)
class Text(InTwoLanguages):
    """A text by itself."""

    zh: str
    en: str
