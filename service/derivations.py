"""Numbers worked out by a rule: as answers show them, and as a citation id finds them again."""

import base64
import binascii
from collections.abc import Iterable, Mapping
from typing import Any

from graph.analysis.verdicts.states import COUNTED
from graph.errors import LianpuError
from graph.model.kinds import Basis
from graph.text import Text
from reports.wording.language import Language
from service import sums
from service.fact_ids import DERIVED, derived_id, fact_id, part
from service.refusals import UNKNOWN_NAME, Refusal
from service.rules import RULES, Rule
from service.shapes import Blank, Figure, blank
from service.standing import Standing

DECIMALS = 6
COUNTED_ROWS, INFERRED = Text("计数", "Counted"), Text(Basis.INFERRED.zh, Basis.INFERRED.en)


def derived(
    standing: Standing, language: Language, rule: str, *subjects: str, lines: tuple[str, ...] = ()
) -> Figure | Blank:
    """Return a number worked out by a rule, or a blank where there is nothing to work it out from."""
    asked: tuple[Any, ...] = (lines, *subjects) if lines else subjects
    value = RULES[rule].value(standing, *asked)
    if value is None:
        return blank(language)
    named = (packed(lines), *subjects) if lines else subjects
    rounded = round(value, DECIMALS) if isinstance(value, float) else value
    return Figure(
        value=int(rounded) if rounded == int(rounded) else rounded,
        basis=(COUNTED_ROWS if RULES[rule].counted else INFERRED).of(language),
        cite=derived_id(rule, *named),
        unit=RULES[rule].unit.of(language),
        rule=rule,
    )


def packed(lines: Iterable[str]) -> str:
    """Return suppositions as one part of a citation id."""
    return base64.urlsafe_b64encode("\n".join(lines).encode()).decode().rstrip("=")


def _unpacked(text: str) -> tuple[str, ...]:
    try:
        return tuple(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split("\n"))
    except (ValueError, binascii.Error) as error:
        raise Refusal(UNKNOWN_NAME, "id") from error


def resolve(standing: Standing, cite: str) -> tuple[Rule, tuple[Any, ...]]:
    """Return the rule and the subjects of the citation id of a derived number. Raises Refusal."""
    name, *parts = cite.removeprefix(DERIVED).split("/")
    rule = RULES.get(name)
    if rule is None or len(parts) != len(rule.subjects):
        raise Refusal(UNKNOWN_NAME, "id")
    return rule, tuple(_subject(standing, kind, text) for kind, text in zip(rule.subjects, parts, strict=True))


def _subject(standing: Standing, kind: str, text: str) -> Any:
    if kind == "lines":
        return _unpacked(text)
    known = _known(standing, kind)
    found = next((each for each in known if part(each) == text), None)
    if found is None:
        raise Refusal(UNKNOWN_NAME, "id")
    return found


def _known(standing: Standing, kind: str) -> Iterable[str]:
    city = standing.city
    known: Mapping[str, Iterable[str]] = {
        "kind": standing.snapshot.facts,
        "basis": [each.value for each in Basis],
        "chain": city.chains,
        "scope": ("", *city.chains),
        "link": city.links,
        "firm": city.firms,
        "mark": [each.value for each in COUNTED],
        "measure": sums.MEASURE_NAMES,
        "term": sums.TERM_NAMES,
    }
    return known[kind]


def inputs(standing: Standing, rule: Rule, subjects: tuple[Any, ...]) -> tuple[str, ...]:
    """Return the citation ids of the rows on file that a number was worked out from, each once."""
    ids = dict.fromkeys(fact_id(fact) for fact in rule.facts(standing, *subjects))
    return tuple(each for each in ids if each in standing.by_citation)


def value_of(standing: Standing, rule: Rule, subjects: tuple[Any, ...]) -> float | None:
    """Return the number of a citation id worked out again. Raises Refusal where it can no longer be."""
    try:
        return rule.value(standing, *subjects)
    except (LianpuError, KeyError) as error:
        raise Refusal(UNKNOWN_NAME, "id") from error
