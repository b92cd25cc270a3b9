"""What a rule of the check is: patterns of declared words, the article it rests on, and what to write instead."""

from dataclasses import dataclass

from graph.analysis.competition.terms import Words
from graph.model.word import Word


class Article(Word):
    """The articles of 公平竞争审查条例 (State Council decree 783, in force since 2024-08-01) with the standards."""

    ENTRY = "8", "第八条（市场准入和退出）", "Article 8 (market entry and exit)"
    FLOW = "9", "第九条（商品和要素自由流动）", "Article 9 (free flow of goods and factors)"
    COST = "10", "第十条（生产经营成本）", "Article 10 (costs of production and operation)"
    CONDUCT = "11", "第十一条（生产经营行为）", "Article 11 (conduct of business)"


class Certainty(Word):
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
class CompetitionRule:
    """One declared rule: its id, what it says, the articles it rests on, what to do instead, and its patterns."""

    id: str
    zh: str
    en: str
    articles: tuple[Article, ...]
    do_zh: str
    do_en: str
    patterns: tuple[Pattern, ...]
