"""The board: a column for each step, a card for each project with its light; what is pressed is the project's id."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.drafts import of_lead
from graph.analysis.ledger.lights import Colour, lights, worst
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger.totals import By, totals
from graph.model.ledger_city_acts import FollowLead
from graph.model.ledger_words import AmountKind, Step
from reports.drawing.markup import SVG, element
from reports.wording.language import BLANK, Language, Text, investment
from reports.wording.ledger_totals import key_text
from reports.wording.sentences import firm_name, link_name

MOST = 12
"""Cards a column shows; how many more there are is told under them."""
LEADS, LEAD = Text("线索", "Leads"), Text("线索：{link}，{firm}", "Lead: {link}, {firm}")
MORE = Text("另 {count} 项", "{count} more")
OPEN = Text("{title}，{step}，{light}", "{title}, {step}, {light}")
SHOWN = tuple(step for step in Step if step not in (Step.ENTERED,))
"""Columns; one entered in the statistics stands at the step it is built at."""
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
.board .head{display:flex;justify-content:space-between;font-weight:700;padding:0 0 6px}
.board .card{background:var(--lp-bg);border:1px solid var(--lp-line);border-radius:3px;padding:5px 7px;margin:0 0 6px;
cursor:pointer}
.board .card:hover,.board .card:focus-visible{border-color:var(--lp-accent);outline:1px solid var(--lp-accent)}
.board .name{display:flex;gap:6px;justify-content:space-between;font-weight:700;line-height:18px}
.board .foot{display:flex;justify-content:space-between;gap:6px;font-size:12px;color:var(--lp-ink3)}
.board .foot span{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.board .foot span:first-child{flex:none}
.board .more{font-size:12px;color:var(--lp-ink3);text-align:center}
.board svg,.legend svg{flex:none;margin-top:3px}
.legend{display:flex;gap:16px;font-size:12px;color:var(--lp-ink2);flex-wrap:wrap;padding-bottom:8px}
.asks{border-collapse:collapse;width:100%}
.asks th,.asks td{text-align:left;vertical-align:top;padding:5px 8px 5px 0;border-bottom:1px solid var(--lp-line)}
.asks th{font-weight:400;color:var(--lp-ink3);white-space:nowrap}
.asks td:nth-child(-n+2),.asks td:last-child{white-space:nowrap}
.asks [data-click]{cursor:pointer;text-decoration:underline dotted;text-underline-offset:3px}
.asks [data-click]:hover,.asks [data-click]:focus-visible{color:var(--lp-accent)}
.legend span{display:inline-flex;gap:5px}
"""


def mark(colour: Colour) -> Element:
    """Return the mark of a light: its form tells it without its colour."""
    tag, attributes = MARKS.get(colour, DOTTED)
    return element(f"{{{SVG}}}svg", {"width": "12", "height": "12"}, element(f"{{{SVG}}}{tag}", attributes))


def legend(language: Language) -> Element:
    """Return the marks with their words."""
    shown = (Colour.GREEN, Colour.YELLOW, Colour.RED, Colour.OUT, Colour.EXCUSED, Colour.OFF)
    return element(
        "div",
        {"class": "legend"},
        *(element("span", {}, mark(colour), colour.label(language)) for colour in shown),
    )


def colour_of(ledger: Ledger, project: ProjectFile, profile: str) -> Colour:
    """Return the gravest light of a project; one that nobody took over yet shows none."""
    return Colour.OFF if project.opened is None else worst(lights(ledger, project, profile))


def board(ledger: Ledger, profile: str, language: Language) -> Element:
    """Return the board of a ledger."""
    rows = {row.key: row for row in totals(ledger, By.STEP).rows}
    columns = []
    for step in SHOWN:
        row = rows.get(step.value)
        projects = () if row is None else row.projects
        ordered = sorted(projects, key=lambda each: (each.opened is None, each.id))
        cards = [_card(ledger, each, profile, language) for each in ordered[:MOST]]
        if len(ordered) > MOST:
            cards.append(element("div", {"class": "more"}, MORE.of(language, count=len(ordered) - MOST)))
        name = key_text(ledger.city, By.STEP, step.value, language)
        head = element("div", {"class": "head"}, name, element("span", {}, str(len(ordered))))
        columns.append(element("div", {"class": "column"}, head, *cards))
    leads = _leads(ledger, language)
    return element("div", {}, legend(language), element("div", {"class": "board"}, *leads, *columns))


def lead_of(ledger: Ledger, pressed: str) -> FollowLead | None:
    """Return the lead whose card was pressed, None where it was that of a project."""
    return None if pressed in ledger.projects else {_pressed(each): each for each in ledger.leads.values()}.get(pressed)


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


def _card(ledger: Ledger, project: ProjectFile, profile: str, language: Language) -> Element:
    colour = colour_of(ledger, project, profile)
    found = amount_of(ledger, project, AmountKind.TOTAL)
    money = BLANK if found is None else investment(float(found.yi), language)
    told = f"{money}{' *' if found is not None and found.disputed else ''}"
    label = OPEN.of(language, title=project.title, step=project.step.label(language), light=colour.label(language))
    name = element("div", {"class": "name"}, element("span", {}, project.title), mark(colour))
    foot = element("div", {"class": "foot"}, element("span", {}, told), element("span", {}, project.district or BLANK))
    attributes = {"class": "card", "data-click": project.id, "aria-label": label}
    return element("div", attributes, name, foot)
