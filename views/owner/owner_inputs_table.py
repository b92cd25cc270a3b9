"""The needs of a chain owner as a table: what is missing first, who supplies each, and who could."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from graph.analysis.facts.ratio import Ratio
from graph.analysis.measures.owner_inputs import InputSource, OwnerInput, OwnerProfile
from graph.text import Text
from reports.drawing.markup import element
from reports.owner.rows import HEADERS, best_candidate, need_names, state_of, strength_text, supplier_text
from reports.wording.language import BLANK, Language, number
from reports.wording.sentences import short_name
from views.shared.badges import evidence_text
from views.shared.context import PageContext
from views.shared.state_icons import state_icon
from views.shared.tables import STYLE

NEEDS_STYLE = (
    STYLE
    + ".figures{display:flex;border:1px solid var(--lp-line);border-radius:4px}"
    + ".figure{flex:1;padding:8px 16px;border-left:1px solid var(--lp-line)}.figure:first-child{border-left:0}"
    + ".big{font-size:22px;line-height:30px;font-weight:700}"
    + ".needs td{padding:4px 8px 4px 4px;vertical-align:top}.needs td:first-child{min-width:110px}"
    + ".needs tr.auxiliary b{font-weight:400}.needs .state-mark{margin-right:4px}"
    + "@container (max-width:735px){.needs :is(td,th):nth-child(2){display:none}.needs td:nth-child(5){min-width:84px}"
    + ".needs td:nth-child(6){min-width:150px}.needs td:last-child{min-width:72px}}\n"
    + ".link{color:var(--lp-accent);font-size:12px}\n"
)
SUPPOSE = "suppose:"
"""What a click on the door to the what-if page begins with; the rest is the link."""
PAGE_LINK = Text("假设引进", "Suppose it comes")
FIGURES = {
    "makes": Text("生产的链环", "Links it makes"),
    "needs": Text("所需投入（核心）", "Inputs it takes (core)"),
    "here": Text("自产与本地有", "Its own or made here"),
    "missing": Text("本地缺", "Missing here"),
    "rate": Text("核心投入本地配套率", "Core inputs made here"),
}


def owner_figures(found: OwnerProfile, language: Language) -> Element:
    """Return the figures of an owner: what it makes and takes, what of it is here, what is missing, the rate."""
    here = len(found.inputs_from(InputSource.OWN)) + len(found.inputs_from(InputSource.LOCAL))
    core = sum(need.core for need in found.inputs)
    rate = BLANK if found.rate.value is None else f"{found.rate.value:.0%}"
    unit = "环" if language == "zh" else ""
    values = {
        "makes": (str(len({make.end for make in found.makes})), unit),
        "needs": (str(len(found.inputs)), f"（{core}）" if language == "zh" else f"({core})"),
        "here": (str(here), unit),
        "missing": (str(len(found.inputs_from(InputSource.MISSING))), unit),
        "rate": (rate, _counted(found.rate, language)),
    }
    return element("div", {"class": "figures"}, *(_figure(name, values[name], language) for name in FIGURES))


def _counted(rate: Ratio, language: Language) -> str:
    """Return numerator and denominator of a share, and how many are not known."""
    if rate.value is None:
        return ""
    zh, told = language == "zh", f"{number(rate.part)}/{number(rate.whole)}"
    unclear = "" if not rate.unknown else (f"，{number(rate.unknown)} 条不明" if zh else f", {rate.unknown:g} unknown")
    return f"（{told} 条{unclear}）" if zh else f"({told}{unclear})"


def _figure(name: str, value: tuple[str, str], language: Language) -> Element:
    return element(
        "div",
        {"class": "figure"},
        element("div", {"class": "second"}, FIGURES[name].of(language)),
        element(
            "div",
            {},
            element("span", {"class": "big"}, value[0]),
            element("span", {"class": "second"}, f" {value[1]}"),
        ),
    )


def owner_inputs_table(context: PageContext, needs: Sequence[OwnerInput]) -> Element:
    """Return needs as a table; a name opens its link, a missing one also the what-if page."""
    heads = [element("th", {"class": "left"}, head.of(context.language)) for head in HEADERS]
    return element(
        "table",
        {"class": "words needs"},
        element("thead", {}, element("tr", {}, *heads)),
        element("tbody", {}, *(_row(context, need) for need in needs)),
    )


def _row(context: PageContext, need: OwnerInput) -> Element:
    city, language = context.city, context.language
    name = element("b", {"data-click": need.link_id}, short_name(city.links[need.link_id], language))
    bases = dict.fromkeys(evidence_text(context, edge) for edge in need.edges)
    return element(
        "tr",
        {"class": "" if need.core else "auxiliary"},
        element("td", {"class": "left"}, state_icon(context.judgement.mark(need.link_id)), name),
        element("td", {"class": "left nowrap"}, state_of(context.judgement, need.link_id, language)),
        element("td", {"class": "left nowrap"}, need.source.label(language)),
        element("td", {"class": "left nowrap"}, strength_text(need, language)),
        element("td", {"class": "left"}, need_names(city, need, language)),
        element("td", {"class": "left"}, supplier_text(city, need, language), *_open(context, need)),
        element("td", {"class": "left"}, *(element("div", {"class": "second"}, told) for told in bases)),
    )


def _open(context: PageContext, need: OwnerInput) -> list[Element]:
    """Return why the first candidate comes first and the door to the what-if page, where nobody here operates it."""
    if need.source not in (InputSource.MISSING, InputSource.STOPPED):
        return []
    why = best_candidate(context.city, need, context.language)
    door = element("span", {"class": "link", "data-click": f"{SUPPOSE}{need.link_id}"}, context.text(PAGE_LINK))
    return [element("div", {"class": "second"}, *([] if why is None else [f"{why}　"]), door)]
