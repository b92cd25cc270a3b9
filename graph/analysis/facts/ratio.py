"""A share that shows its numerator and its denominator, each with the records counted."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Ratio:
    """One share: `part` of `whole`, and how much of the whole is `unknown`, each with its records where counted.

    `value` is None where there is nothing to measure. What is not known is in the whole and not in the part, so the
    share lies between `value` and `upper_bound`.
    """

    part: float
    whole: float
    unknown: float = 0
    numerator_facts: tuple[Fact, ...] = ()
    denominator_facts: tuple[Fact, ...] = ()
    unknown_facts: tuple[Fact, ...] = ()

    @property
    def value(self) -> float | None:
        """Return the share, 0..1, or None where the whole is nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def upper_bound(self) -> float | None:
        """Return the share if all that is unknown were counted, or None where the whole is nothing."""
        return (self.part + self.unknown) / self.whole if self.whole else None


def ratio_of(
    numerator_facts: Collection[Fact], denominator_facts: Collection[Fact], unknown_facts: Collection[Fact] = ()
) -> Ratio:
    """Return the share of some records among others."""
    return Ratio(
        len(numerator_facts),
        len(denominator_facts),
        len(unknown_facts),
        tuple(numerator_facts),
        tuple(denominator_facts),
        tuple(unknown_facts),
    )
