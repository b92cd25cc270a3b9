"""Dated figures of firms as words: the newest of each kind, with its time and what it covers."""

from collections.abc import Iterable

from graph.analysis.facts.city import City
from graph.model.measures import Measure, MeasureKind
from graph.model.units import power_between
from graph.text import Text
from reports.wording.language import Language, amount, typeset
from reports.wording.punctuation import PAUSE, join_clauses, with_brackets

YI, WAN = "亿元", "万元"
PEOPLE = Text("{count} 人", "{count}")
SAID = Text("{kind} {value}", "{kind} {value}")


def value_text(measure: Measure, language: Language) -> str:
    """Return a figure with its unit, sums in 亿元 or 万元; of the founding its time; empty where there is none."""
    if measure.kind is MeasureKind.FOUNDED:
        return measure.date or ""
    if measure.value is None:
        return ""
    unit = measure.unit
    power = None if unit is None else power_between(unit, YI)
    if not measure.kind.is_money or power is None:
        told = amount(measure.value, unit, "zh")
        return told if language == "zh" else told.removesuffix("人").strip()
    yi = float(f"{measure.value * 10.0**power:.12g}")
    if abs(yi) < 1:
        return amount(float(f"{yi * 10_000:.12g}"), WAN, language)
    return amount(yi, YI, language)


def measure_text(measure: Measure, language: Language) -> str:
    """Return one figure with its kind, time and scope: `营业收入 85 亿元（2024，快报数）`."""
    founded = measure.kind is MeasureKind.FOUNDED
    beside = [measure.date if not founded else None, None if measure.scope is None else typeset(measure.scope)]
    said = SAID.of(language, kind=measure.kind.label(language), value=value_text(measure, language))
    return with_brackets(said, PAUSE.of(language).join(each for each in beside if each) or None, language)


def newest(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return the newest figure of each kind; of those of one time the one that covers the firm alone."""
    found: dict[MeasureKind, Measure] = {}
    for each in measures:
        held = found.get(each.kind)
        if held is None or (each.date or "", each.scope is None) > (held.date or "", held.scope is None):
            found[each.kind] = each
    return tuple(found[kind] for kind in MeasureKind if kind in found)


def measures_text(city: City, firm_id: str, language: Language, most: int | None = None) -> str:
    """Return the newest figures on file of a firm as clauses; empty where there are none."""
    return join_clauses(
        (measure_text(each, language) for each in newest(city.measures.get(firm_id, ()))[:most]), language
    )
