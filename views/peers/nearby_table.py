"""Links by places as a table: marks in cells, who it is at the right, how well each place is known in its head."""

from xml.etree.ElementTree import Element

from graph.analysis.peers.nearby import Meaning, PeerPlace, PeerRow, PeerTable
from graph.model.nearby import MadeNearby
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import count
from reports.wording.peers import coverage_text, makers_text, next_door_text, place_name
from reports.wording.punctuation import join_clauses, with_label
from reports.wording.sentences import home_name, short_name, state_label
from views.peers.marks import LEGEND, MARKS_STYLE, kind_of, peer_mark
from views.shared import texts
from views.shared.context import Shown
from views.shared.state_icons import state_icon
from views.shared.tables import STYLE

WHO = Text("近处是谁", "Who it is")
LINKS = Text("{count} 环", "{count}")
BETWEEN = "@"
"""What stands between link and place in what a cell is clicked as."""
PEERS_STYLE = (
    STYLE
    + MARKS_STYLE
    + ".wide{overflow-x:auto}.peers th{vertical-align:bottom;height:auto;white-space:normal;padding:2px 3px}"
    + ".peers th.place{min-width:40px}.peers th b{color:var(--lp-ink)}.peers th .badge{white-space:normal}"
    + ".peers td:first-child,.peers th:first-child{position:sticky;left:0;background:var(--lp-bg)}"
    + ".peers td{padding:2px 3px}.peers td.left{white-space:nowrap}"
    + "@media (max-width:1000px){.peers td.left{white-space:normal;max-width:128px;line-height:17px}"
    # a table that is short of room gives it to columns that cannot wrap: a name would stand a sign a line
    + ".peers tr:not(.group) td:first-child{min-width:104px}.peers td.left:nth-child(2){min-width:48px}}"
    + ".peers td.who{max-width:300px;min-width:180px;overflow:hidden;text-overflow:ellipsis}"
    + ".peers.others td.who{white-space:normal;max-width:none}"
    + ".peers td.chosen{outline:2px solid var(--lp-ink);outline-offset:-2px}"
    + ".peers tr.group td{background:var(--lp-panel);font-weight:700;text-align:left}"
    + ".legend.keys{justify-content:flex-start;flex-wrap:wrap;margin-top:6px}\n"
)


def nearby_table(context: Shown, table: PeerTable, chosen: tuple[str, str] | None) -> Element:
    """Return the table; a link is clicked as its id, a cell with facts as `link@place`."""
    heads = [texts.LINK, Text(home_name(context.city.region, "zh"), home_name(context.city.region, "en"))]
    left = [element("th", {"class": "left"}, context.text(head)) for head in heads]
    places = [_head(context, place) for place in table.places]
    head = element("tr", {}, *left, *places, element("th", {"class": "left"}, context.text(WHO)))
    body = [row for meaning in Meaning for row in _group(context, table, meaning, chosen)]
    drawn = element("table", {"class": "peers"}, element("thead", {}, head), element("tbody", {}, *body))
    return element("div", {"class": "wide"}, drawn)


def _head(context: Shown, place: PeerPlace) -> Element:
    name = place_name(place.id)
    firms = count(context.language, place.firms, "家", "firm")
    return element(
        "th",
        {"class": "place"},
        element("b", {}, name) if place.bordering else name,
        element("div", {}, firms),
        element("span", {"class": "badge"}, coverage_text(place, context.language)),
    )


def _group(context: Shown, table: PeerTable, meaning: Meaning, chosen: tuple[str, str] | None) -> list[Element]:
    rows = [row for row in table.rows if row.meaning is meaning]
    if not rows:
        return []
    said = f"{meaning.label(context.language)} {context.text(LINKS, count=len(rows))}"
    head = element("tr", {"class": "group"}, element("td", {"colspan": str(len(table.places) + 3)}, said))
    return [head, *(_row(context, table, row, chosen) for row in rows)]


def _row(context: Shown, table: PeerTable, row: PeerRow, chosen: tuple[str, str] | None) -> Element:
    judgement, link = context.judgement, context.city.links[row.link_id]
    name = element("b", {"data-click": row.link_id}, short_name(link, context.language))
    verdict = judgement.verdicts.get(row.link_id)
    state = "" if verdict is None else state_label(verdict, context.language)
    said = who(context, row)
    cells = [_cell(context, row, place, (row.link_id, place.id) == chosen) for place in table.places]
    return element(
        "tr",
        {},
        element("td", {"class": "left"}, name),
        element("td", {"class": "left"}, state_icon(judgement.mark(row.link_id)), " ", state),
        *cells,
        element("td", {"class": "left who", "title": said}, said),
    )


def _cell(context: Shown, row: PeerRow, place: PeerPlace, is_chosen: bool) -> Element:
    facts = row.cells.get(place.id, ())
    kind = kind_of(facts)
    told = LEGEND[kind].of(context.language)
    makers = makers_text(context.city, facts, context.language, len(facts))
    label = with_label(
        place_name(place.id), join_clauses([told, *([makers] if makers else [])], context.language), context.language
    )
    more = {"data-click": f"{row.link_id}{BETWEEN}{place.id}"} if facts else {}
    return element(
        "td", {"class": "chosen" if is_chosen else "", "title": label, "aria-label": label, **more}, peer_mark(kind)
    )


def who(context: Shown, row: PeerRow) -> str:
    """Return who has a link next door, then what is only heard."""
    facts: tuple[MadeNearby, ...] = (*row.facts, *row.hearsay)
    return next_door_text(context.city, facts, context.language)
