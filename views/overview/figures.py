"""The city's published figures in one low box: a group a source, each figure with its name, other readings below."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from graph.model.cells import evidence_of
from graph.model.evidence import Evidence
from graph.model.nodes import Figure
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import Language, amount
from reports.wording.punctuation import join_names, with_brackets
from views.shared.badges import best_source
from views.shared.context import Shown

OTHER = Text("另有口径：{figures}，不与上列相加。", "Other published figures: {figures}. They are not included above.")
FIGURES_STYLE = """
.figures{border:1px solid var(--lp-line);border-radius:4px;padding:6px 12px}
.figure-groups{display:flex;flex-wrap:wrap;gap:4px 24px}
.figure-group{flex:1 1 300px}
.figure-group .source{font-size:12px;line-height:18px;color:var(--lp-ink3);margin-left:8px}
.figure-group ul{display:flex;flex-wrap:wrap;gap:0 12px;list-style:none;margin:0;padding:0}
.figure-group li{flex:1 1 84px}
.figure-group li span{display:block;font-size:12px;line-height:16px;color:var(--lp-ink2)}
.figure-group li b{font-size:17px;line-height:24px;white-space:nowrap}
.other-readings{font-size:12px;line-height:18px;color:var(--lp-ink3);margin-top:2px}
"""


def panels(context: Shown) -> dict[str, list[Figure]]:
    """Return the figures the overview shows, by heading in the language of this visit, in order of their ids."""
    found: dict[str, list[Figure]] = {}
    for figure in context.city.figures:
        heading = figure.panel if context.language == "zh" else figure.panel_en or figure.panel
        if heading is not None:
            found.setdefault(heading, []).append(figure)
    return found


def caption(figure: Figure, language: Language) -> str:
    """Return the short name of a figure; its full Chinese name where it has none."""
    own = figure.caption if language == "zh" else figure.caption_en
    return own or figure.caption or figure.name_zh


def figures_box(context: Shown) -> Element | None:
    """Return the published figures but the first group, which stands in the head; None if there are no others."""
    groups = list(panels(context).items())[1:]
    if not groups:
        return None
    parts = [element("div", {"class": "figure-groups"}, *[_group(context, *group) for group in groups])]
    others = [figure for figure in context.city.figures if figure.other_reading_of is not None]
    if others:
        told = context.text(OTHER, figures=_other_readings(context, others))
        parts.append(element("div", {"class": "other-readings"}, told))
    return element("div", {"class": "figures"}, *parts)


def _group(context: Shown, heading: str, figures: Sequence[Figure]) -> Element:
    items = [
        element(
            "li",
            {},
            element("span", {}, caption(figure, context.language)),
            element("b", {}, _value(figure, context.language)),
        )
        for figure in figures
    ]
    head = element("div", {}, element("b", {}, heading), *_source(context, evidence_of(figures[0], "value")))
    return element("div", {"class": "figure-group"}, head, element("ul", {}, *items))


def _source(context: Shown, evidence: Evidence) -> tuple[Element, Element]:
    badge = element("span", {"class": f"badge {evidence.basis.value}"}, evidence.basis.label(context.language))
    told = " ".join(part for part in (best_source(context, evidence), evidence.as_of) if part)
    return element("span", {"class": "source"}, badge), element("span", {"class": "source"}, told)


def _value(figure: Figure, language: Language) -> str:
    return amount(figure.value, figure.unit, language, figure.value_high)


def _other_readings(context: Shown, others: Sequence[Figure]) -> str:
    """Return what other sources say of the figures shown, each with where it stands."""
    shown = {figure.id: figure for figure in context.city.figures}
    parts = []
    for figure in others:
        of = shown[figure.other_reading_of or figure.id]
        said = f"{caption(of, context.language)} {_value(figure, context.language)}"
        parts.append(with_brackets(said, best_source(context, evidence_of(figure, "value")), context.language))
    return join_names(parts, context.language)
