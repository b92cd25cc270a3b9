"""A score as a weighted sum of terms, each in 0..1 with its facts; a term without facts does not count as zero."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.model.fact import Fact
from graph.text import InTwoLanguages


@dataclass(frozen=True, slots=True)
class Criterion(InTwoLanguages):
    """One declared term: its id, names, weight and what it measures."""

    id: str
    zh: str
    en: str
    weight: int
    doc_zh: str
    doc_en: str


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One term of a score: its declaration, its value in 0..1 or None without facts, and the facts it read.

    A term that does not apply to the case is left out of every sum.
    """

    criterion: Criterion
    value: float | None
    facts: tuple[Fact, ...] = ()
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """Terms and what they come to: `points` 0..100 and `evidence_share`, the share of weight that rests on facts.

    A term without facts earns nothing, so that more facts can only add.
    """

    parts: tuple[CriterionScore, ...]

    @property
    def points(self) -> int:
        """The points earned out of 100 over the terms that apply; 0 if none does."""
        earned = sum(term.criterion.weight * term.value for term in self._applying if term.value is not None)
        return round(100 * earned / self._weight) if self._weight else 0

    @property
    def evidence_share(self) -> float:
        """The share of the weight that rests on facts, 0..1."""
        held = sum(term.criterion.weight for term in self._applying if term.value is not None)
        return held / self._weight if self._weight else 0.0

    def subset(self, weights: Collection[Criterion]) -> "Score":
        """Return the score of some of its terms, named by their declarations whatever weight they carry here."""
        named = {weight.id for weight in weights}
        return Score(tuple(term for term in self.parts if term.criterion.id in named))

    @property
    def _applying(self) -> tuple[CriterionScore, ...]:
        return tuple(term for term in self.parts if term.applies)

    @property
    def _weight(self) -> int:
        return sum(term.criterion.weight for term in self._applying)


def capped_share(part: float, whole: float) -> float:
    """Return part of whole as 0..1, more than the whole counting as the whole."""
    return min(1.0, part / whole)


def unique_facts(*groups: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the records of several groups, each once, in order."""
    return tuple(dict.fromkeys(record for group in groups for record in group))
