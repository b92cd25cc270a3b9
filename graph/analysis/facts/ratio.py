"""A share that shows its numerator and its denominator, each with the records counted."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Ratio:
    """One share: `part` of `whole`, and how much of the whole is `unknown`, each with its records where counted.

    `value` is None where there is nothing to measure. What is not known is in the whole and not in the part, so the
    share lies between `value` and `most`.
    """

    part: float
    whole: float
    unknown: float = 0
    counted: tuple[Fact, ...] = ()
    of: tuple[Fact, ...] = ()
    unclear: tuple[Fact, ...] = ()

    @property
    def value(self) -> float | None:
        """Return the share, 0..1, or None where the whole is nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def most(self) -> float | None:
        """Return the share if all that is unknown were counted, or None where the whole is nothing."""
        return (self.part + self.unknown) / self.whole if self.whole else None


def ratio_of(counted: Collection[Fact], of: Collection[Fact], unclear: Collection[Fact] = ()) -> Ratio:
    """Return the share of some records among others."""
    return Ratio(len(counted), len(of), len(unclear), tuple(counted), tuple(of), tuple(unclear))
