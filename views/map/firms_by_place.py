"""Places with how many firms are seated there, and the firms of one place, as tables that are clicked."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from graph.model.nodes import Firm
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import BLANK, Language, typeset
from reports.wording.punctuation import join_names
from reports.wording.sentences import firm_name, firm_place, link_name
from views.shared import texts
from views.shared.badges import evidence_text
from views.shared.context import PageContext

PLACE, FIRMS = Text("所在地", "Place"), Text("家数", "Firms")
MAKES, SERVING = Text("做什么", "Makes"), Text("可作候选的目标", "Relevant targets")
MAX_ROWS = 4
"""Links named of a firm; the rest are counted."""
REST = Text("{links}等 {count} 环", "{links} and {rest} more")


def places_table(rows: Sequence[tuple[str, str, int]], chosen: str, language: Language) -> Element:
    """Return places with their number of firms; `rows` are what is clicked, the name and the number."""
    head = element(
        "tr",
        {},
        element("th", {"class": "left"}, PLACE.of(language)),
        element("th", {"class": "number"}, FIRMS.of(language)),
    )
    body = [
        element(
            "tr",
            {"class": "chosen" if id == chosen else "", **({"data-click": id} if number else {})},
            element("td", {"class": "left"}, name),
            element("td", {"class": "number"}, f"{number:,}" if number else "·"),
        )
        for id, name, number in rows
    ]
    return element("table", {"class": "list"}, element("thead", {}, head), element("tbody", {}, *body))


def firms_table(context: PageContext, firms: Sequence[Firm]) -> Element:
    """Return firms with where they are seated, what they make, which targets they may serve, and the evidence."""
    local = bool(firms) and firms[0].local
    heads = [texts.FIRM, texts.PLACE, MAKES, *([] if local else [SERVING]), texts.EVIDENCE_COLUMN]
    head = [element("th", {"class": "left"}, context.text(each)) for each in heads]
    body = [_row(context, firm) for firm in firms]
    return element(
        "table", {"class": "list"}, element("thead", {}, element("tr", {}, *head)), element("tbody", {}, *body)
    )


def _row(context: PageContext, firm: Firm) -> Element:
    makes = dict.fromkeys(make.end for make in context.city.makes_of.get(firm.id, ()))
    leads = [lead.link_id for lead in context.judgement.candidacies.get(firm.id, ())]
    where = " ".join(part for part in (firm_place(firm), firm.district, firm.park) if part)
    cells: list[Element | str] = [
        element("b", {}, typeset(firm_name(firm))),
        typeset(where) or BLANK,
        _links(context, list(makes)),
        *([] if firm.local else [_links(context, leads)]),
        evidence_text(context, firm),
    ]
    return element("tr", {"data-click": firm.id}, *[element("td", {"class": "left"}, cell) for cell in cells])


def _links(context: PageContext, links: Sequence[str]) -> str:
    if not links:
        return BLANK
    told = join_names(
        (link_name(context.city.links[link], context.language) for link in links[:MAX_ROWS]), context.language
    )
    return (
        told if len(links) <= MAX_ROWS else context.text(REST, links=told, count=len(links), rest=len(links) - MAX_ROWS)
    )
