"""Why a link is in its state: each measure that found something, and the threshold that the deciding rule sets."""

from xml.etree.ElementTree import Element

from graph.analysis.verdicts.counts import MeasureCount
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import MEASURES
from reports.drawing.markup import element
from reports.wording.language import Language

HEADERS = {"zh": ("看哪几样", "查到", "要求"), "en": ("What is counted", "Found", "Needed")}


def counts_table(verdict: Verdict, language: Language) -> Element | None:
    """Return what was found as a table, what the deciding rule asks in bold; None if nothing was and nothing is."""
    rows = [_row(each, language) for each in verdict.measure_counts if each.value or each.condition]
    if not rows:
        return None
    left, *right = HEADERS[language]
    heads = [element("th", {"class": "left"}, left), *[element("th", {"class": "number"}, text) for text in right]]
    return element(
        "table", {"class": "readings"}, element("thead", {}, element("tr", {}, *heads)), element("tbody", {}, *rows)
    )


def _row(reading: MeasureCount, language: Language) -> Element:
    caption = MEASURES[reading.measure]
    name, unit = (caption.zh, caption.unit_zh) if language == "zh" else (caption.en, "")
    asked = reading.condition is not None
    return element(
        "tr",
        {"class": "asked" if asked else ""},
        element("td", {"class": "left"}, name),
        element("td", {"class": "number"}, element("b", {}, str(reading.value)), f" {unit}"),
        element("td", {"class": "number"}, threshold(reading)),
    )


def threshold(reading: MeasureCount) -> str:
    """Return the threshold the deciding rule sets on a measure; nothing if it sets none."""
    if reading.condition is None:
        return ""
    return f"{'≥' if reading.condition.is_minimum else '<'} {reading.condition.threshold}"
