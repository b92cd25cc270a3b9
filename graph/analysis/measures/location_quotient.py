"""Whether the city has more of an industry than the country: the location quotient, where somebody has counted.

Reference: Florence (1939), Report on the Location of Industry.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.facts.ratio import Ratio


@dataclass(frozen=True, slots=True)
class IndustryCounts:
    """What was counted of one industry and of all, in the city and in the country: jobs, firms or output."""

    city: float
    city_total: float
    country: float
    country_total: float


@dataclass(frozen=True, slots=True)
class LocationQuotient:
    """The city's share of an industry over the country's, or None with the reason."""

    city: Ratio
    country: Ratio

    @property
    def value(self) -> float | None:
        """Return the quotient; None where either share is not to be had or the country has none."""
        here, there = self.city.value, self.country.value
        return None if here is None or not there else here / there


def location_quotient(counts: IndustryCounts) -> LocationQuotient:
    """Return the quotient of one industry."""
    return LocationQuotient(Ratio(counts.city, counts.city_total), Ratio(counts.country, counts.country_total))


def location_quotients(counts: Mapping[str, IndustryCounts] | None) -> dict[str, LocationQuotient] | None:
    """Return the quotient of each industry counted, or None where nobody has counted.

    Candidates on file are those worth asking, not a count of the country, and are never taken for one.
    """
    return None if counts is None else {code: location_quotient(each) for code, each in counts.items()}
