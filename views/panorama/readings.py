"""Why a link is in its state: each measure with its value and the threshold that the deciding rule sets."""

from xml.etree.ElementTree import Element

from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.readings import Reading
from graph.analysis.verdicts.rules import MEASURES, RULES, STATEMENTS, Measure
from reports.drawing.markup import element
from reports.wording.language import Language

HEADS = {"zh": ("依据的事实", "现值", "门槛"), "en": ("Fact read", "Value", "Threshold")}


def readings_table(verdict: Verdict, language: Language) -> Element:
    """Return the measures of a verdict as a table; those the deciding rule asks are bold, statements only if made."""
    left, *right = HEADS[language]
    heads = [element("th", {"class": "left"}, left), *[element("th", {"class": "number"}, text) for text in right]]
    told = (each for each in verdict.readings if each.value or each.condition or each.measure not in STATEMENTS)
    rows = [_row(reading, language) for reading in told]
    return element(
        "table", {"class": "readings"}, element("thead", {}, element("tr", {}, *heads)), element("tbody", {}, *rows)
    )


def _row(reading: Reading, language: Language) -> Element:
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


def threshold(reading: Reading) -> str:
    """Return the threshold the deciding rule sets on a measure, else the lowest any rule sets, else a dash."""
    if reading.condition is not None:
        return f"{'≥' if reading.condition.least else '<'} {reading.condition.threshold}"
    lowest = _lowest(reading.measure)
    return "—" if lowest is None else f"≥ {lowest}"


def _lowest(measure: Measure) -> int | None:
    return min((each.threshold for rule in RULES for each in rule.conditions if each.measure is measure), default=None)
