"""How often what is left to chance is tried: some times by default, the rest under the marker `long`."""

import pytest
from hypothesis import settings

CITIES = 400
EXAMPLES = {"default": 100, "long": 2_000}


def register_profiles() -> None:
    """Declare the profiles of hypothesis, one of which its option `--hypothesis-profile` names, and take the first."""
    for name, examples in EXAMPLES.items():
        settings.register_profile(name, max_examples=examples, deadline=None)
    settings.load_profile("default")


def fewer(times: int) -> settings:
    """Return settings with so many times fewer examples than the profile asks, for a property that is dear to try."""
    return settings(max_examples=settings().max_examples // times)


def seeds(total: int) -> list[object]:
    """Return the parameters of a test over `total` cities made from seeds: a few by default, the others long."""
    first, rest = range(CITIES), range(CITIES, total)
    return [
        pytest.param(first, id=f"{len(first)} cities"),
        pytest.param(rest, id=f"{len(rest)} more", marks=pytest.mark.long),
    ]


def every(step: int) -> list[object]:
    """Return the parameters of a test over all that a city has of a kind: each `step`-th, or all of them when long."""
    return [pytest.param(step, id=f"one in {step}"), pytest.param(1, id="all", marks=pytest.mark.long)]


def rounds(few: int, many: int) -> list[object]:
    """Return the parameters of a test that kills something at a moment left to chance: few times, or many when long."""
    return [pytest.param(few, id=f"{few} times"), pytest.param(many, id=f"{many} times", marks=pytest.mark.long)]
