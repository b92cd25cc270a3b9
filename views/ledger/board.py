"""The board: a column for each step, a card for each project with its light, the gravest first.

What is pressed is the id of a project, a lead, or a step whose other projects the table shows.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from xml.etree.ElementTree import Element

from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.drafts import of_lead
from graph.analysis.ledger.lights import GRAVE, ORDER, Colour, grave_light
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger.totals import By
from graph.model.ledger_city_acts import FollowLead
from graph.model.ledger_words import AmountKind, Step
from graph.text import Text
from reports.drawing.markup import SVG, element
from reports.wording.language import BLANK, Language, investment
from reports.wording.ledger import short_light_text
from reports.wording.ledger_totals import key_text
from reports.wording.sentences import firm_name, link_name

MOST = 12
"""Cards a column shows; under them stands the way to those that are not."""
LEADS, LEAD = Text("线索", "Leads"), Text("线索：{link}，{firm}", "Lead: {link}, {firm}")
MORE = Text("另 {count} 项", "{count} more")
MORE_OF = Text("{step}的另 {count} 项，用表格看", "{count} more at {step}, as a table")
STEP_PRESSED = "step/"
ALWAYS = (Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.OFF)
"""Lights whose number is told even where no project has them."""
OPEN = Text("{title}，{step}，{light}", "{title}, {step}, {light}")
MARKS: Mapping[Colour, tuple[str, dict[str, str]]] = {
    Colour.GREEN: ("circle", {"cx": "6", "cy": "6", "r": "5", "fill": "var(--lp-green)"}),
    Colour.YELLOW: ("path", {"d": "M6 1 L11.5 11 H0.5 Z", "fill": "var(--lp-yellow)"}),
    Colour.RED: ("rect", {"x": "1", "y": "1", "width": "10", "height": "10", "fill": "var(--lp-red)"}),
    Colour.OUT: ("path", {"d": "M2 2 L10 10 M10 2 L2 10", "stroke": "var(--lp-ink2)", "stroke-width": "2"}),
    Colour.EXCUSED: (
        "circle",
        {"cx": "6", "cy": "6", "r": "4.5", "fill": "none", "stroke": "var(--lp-green)", "stroke-width": "1.5"},
    ),
}
DOTTED = (
    "circle",
    {"cx": "6", "cy": "6", "r": "4.5", "fill": "none", "stroke": "var(--lp-ink3)", "stroke-dasharray": "1.5 2"},
)
CSS = """
.board{display:flex;gap:6px;overflow-x:auto;align-items:stretch;padding-bottom:4px}
.board .column{flex:1 0 128px;max-width:190px;background:var(--lp-panel);padding:6px}
.board .none{flex:0 0 auto;min-width:54px;color:var(--lp-ink3)}
.board .head{display:flex;justify-content:space-between;gap:6px;white-space:nowrap;font-weight:700;padding:0 0 6px}
.board .card{background:var(--lp-bg);border:1px solid var(--lp-line);border-radius:3px;padding:5px 7px;margin:0 0 6px;
cursor:pointer}
.board .card:hover,.board .card:focus-visible{border-color:var(--lp-accent);outline:1px solid var(--lp-accent)}
.board .name{display:flex;gap:6px;justify-content:space-between;font-weight:700;line-height:18px}
.board .foot{display:flex;justify-content:space-between;gap:6px;font-size:12px;color:var(--lp-ink3)}
.board .why{font-size:12px;color:var(--lp-ink2)}
.board .foot span{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.board .foot span:first-child{flex:none}
.board .more{font-size:12px;color:var(--lp-ink3);text-align:center}
.board .more[data-click]{cursor:pointer;color:var(--lp-accent);text-decoration:underline dotted}
.board svg,.legend svg{flex:none;margin-top:3px}
.legend{display:flex;gap:16px;font-size:12px;color:var(--lp-ink2);flex-wrap:wrap;padding-bottom:8px}
.asks{border-collapse:collapse;width:100%}
.asks th,.asks td{text-align:left;vertical-align:top;padding:5px 8px 5px 0;border-bottom:1px solid var(--lp-line)}
.asks th{font-weight:400;color:var(--lp-ink3);white-space:nowrap}
.asks [data-click]{cursor:pointer;text-decoration:underline dotted;text-underline-offset:3px}
.asks .right{text-align:right}
.asks .near{white-space:nowrap}
.asks .unit{min-width:5.5em}
.asks .name{min-width:9em}
.asks .wide{min-width:17em}
.asks .noted{color:var(--lp-accent)}
.asks .ends span{display:inline-block;margin-right:8px;white-space:nowrap}
.asks .ends{min-width:4.5em;position:sticky;right:0;padding-left:10px;background:var(--lp-bg);
box-shadow:-1px 0 var(--lp-line)}
.rows{overflow-x:auto}
.asks .lit svg{margin-right:5px;vertical-align:-1px}
.asks [data-click]:hover,.asks [data-click]:focus-visible{color:var(--lp-accent)}
.legend span{display:inline-flex;gap:5px}
"""


def mark(colour: Colour) -> Element:
    """Return the mark of a light: its form tells it without its colour."""
    tag, attributes = MARKS.get(colour, DOTTED)
    return element(f"{{{SVG}}}svg", {"width": "12", "height": "12"}, element(f"{{{SVG}}}{tag}", attributes))


def legend(colours: Mapping[str, Colour], projects: Collection[ProjectFile], language: Language) -> Element:
    """Return the marks with their words and how many projects have each, the gravest first."""
    counts = Counter(colours.get(project.id, Colour.OFF) for project in projects)
    told = (
        element("span", {}, mark(colour), f"{colour.label(language)} {counts[colour]}")
        for colour in ORDER
        if counts[colour] or colour in ALWAYS
    )
    return element("div", {"class": "legend"}, *told)


def gravest_first(projects: Collection[ProjectFile], colours: Mapping[str, Colour]) -> list[ProjectFile]:
    """Return projects with the gravest light first; those that nobody took over yet come last."""
    return sorted(
        projects, key=lambda each: (each.opened is None, ORDER.index(colours.get(each.id, Colour.OFF)), each.id)
    )


def board(
    ledger: Ledger, projects: Collection[ProjectFile], colours: Mapping[str, Colour], language: Language, profile: str
) -> Element:
    """Return the board of some projects of a ledger; leads stand on it where all of them do."""
    columns = []
    for step in Step:
        ordered = gravest_first([each for each in projects if each.step is step], colours)
        name = key_text(ledger.city, By.STEP, step.value, language)
        cards = [_card(ledger, each, colours.get(each.id, Colour.OFF), language, profile) for each in ordered[:MOST]]
        if len(ordered) > MOST:
            cards.append(_more(step, name, len(ordered) - MOST, language))
        head = element("div", {"class": "head"}, name, element("span", {}, str(len(ordered))))
        columns.append(element("div", {"class": "column" if cards else "column none"}, head, *cards))
    leads = _leads(ledger, language) if len(projects) == len(ledger.counted) else []
    return element("div", {}, legend(colours, projects, language), element("div", {"class": "board"}, *leads, *columns))


def step_of(pressed: str) -> str | None:
    """Return the step whose other projects are asked for, None where something else was pressed."""
    return pressed.removeprefix(STEP_PRESSED) if pressed.startswith(STEP_PRESSED) else None


def lead_of(ledger: Ledger, pressed: str) -> FollowLead | None:
    """Return the lead whose card was pressed, None where it was that of a project."""
    return None if pressed in ledger.projects else {_pressed(each): each for each in ledger.leads.values()}.get(pressed)


def _more(step: Step, name: str, count: int, language: Language) -> Element:
    told = {"data-click": f"{STEP_PRESSED}{step.value}", "aria-label": MORE_OF.of(language, step=name, count=count)}
    return element("div", {"class": "more", **told}, MORE.of(language, count=count))


def _pressed(lead: FollowLead) -> str:
    return f"lead/{lead.link_id}/{lead.firm_id}"


def _leads(ledger: Ledger, language: Language) -> list[Element]:
    """Return the column of leads no project was opened from yet; none where there is no such lead."""
    found = [each for each in ledger.leads.values() if not of_lead(ledger, each)]
    cards = [_lead(ledger, each, language) for each in found[:MOST]]
    if len(found) > MOST:
        cards.append(element("div", {"class": "more"}, MORE.of(language, count=len(found) - MOST)))
    head = element("div", {"class": "head"}, LEADS.of(language), element("span", {}, str(len(found))))
    return [element("div", {"class": "column"}, head, *cards)] if found else []


def _lead(ledger: Ledger, lead: FollowLead, language: Language) -> Element:
    links, firms = ledger.city.links, ledger.city.firms
    firm = firm_name(firms[lead.firm_id]) if lead.firm_id in firms else lead.firm_id
    link = link_name(links[lead.link_id], language) if lead.link_id in links else lead.link_id
    name = element("div", {"class": "name"}, element("span", {}, firm))
    foot = element("div", {"class": "foot"}, element("span", {}, link), element("span", {}, lead.first_talk))
    attributes = {"class": "card", "data-click": _pressed(lead), "aria-label": LEAD.of(language, link=link, firm=firm)}
    return element("div", attributes, name, foot)


def _card(ledger: Ledger, project: ProjectFile, colour: Colour, language: Language, profile: str) -> Element:
    found = amount_of(ledger, project, AmountKind.TOTAL)
    money = BLANK if found is None else investment(float(found.yi), language)
    told = f"{money}{' *' if found is not None and found.disputed else ''}"
    label = OPEN.of(language, title=project.title, step=project.step.label(language), light=colour.label(language))
    name = element("div", {"class": "name"}, element("span", {}, project.title), mark(colour))
    foot = element("div", {"class": "foot"}, element("span", {}, told), element("span", {}, project.district or BLANK))
    grave = grave_light(ledger, project, profile) if colour in GRAVE else None
    why = [] if grave is None else [element("div", {"class": "why"}, short_light_text(grave, language))]
    attributes = {"class": "card", "data-click": project.id, "aria-label": label}
    return element("div", attributes, name, *why, foot)
