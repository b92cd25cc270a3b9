"""What a rule of the check is: patterns of declared words, the articles it rests on, and what to write instead."""

from dataclasses import dataclass

from graph.analysis.competition.sources import REVIEW, Citation
from graph.analysis.competition.word_lists import Words
from graph.model.labelled_enum import LabelledEnum
from graph.text import InTwoLanguages


class Certainty(LabelledEnum):
    """How sure it is that a wording is not allowed."""

    PLAIN = "plain", "应改", "To be changed"
    DOUBTFUL = "doubtful", "须核", "To be checked"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Sets of words that follow one another inside a clause, at most `gap` characters between two.

    With `across` the words may be parted by a comma. Where the sentence holds a word of `unless` nothing is found.
    `names` tells which sets the names of firms on file are added to. Where `refusing`, the first set is itself made of
    refusals, and two of them make an allowance: `不得限制外地企业`.
    """

    words: tuple[Words, ...]
    certainty: Certainty = Certainty.PLAIN
    gap: int = 10
    across: bool = False
    unless: Words = ()
    names: tuple[int, ...] = ()
    refusing: bool = False


@dataclass(frozen=True, slots=True)
class CompetitionRule(InTwoLanguages):
    """One declared rule: its id, what it says, the articles it rests on, what to do instead, and its patterns."""

    id: str
    zh: str
    en: str
    sources: tuple[Citation, ...]
    do_zh: str
    do_en: str
    patterns: tuple[Pattern, ...]

    @property
    def articles(self) -> tuple[int, ...]:
        """Return the articles of 公平竞争审查条例 it rests on."""
        return next((each.articles for each in self.sources if each.regulation is REVIEW), ())


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules as they stood on a day (ISO 8601); a change of a rule, a pattern or a source is a new day."""

    date: str
    rules: tuple[CompetitionRule, ...]
