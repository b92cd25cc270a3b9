"""The firms that ways lead to, as a table: by what they are joined, the shortest way, how firm it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from graph.analysis.exploration.connection_hops import ConnectionKind
from graph.analysis.judgement import Judgement
from graph.model.kinds import Basis
from graph.model.nodes import Firm
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.connections import KINDS, ConnectionText, kinds_of
from reports.wording.language import BLANK, Language, typeset
from reports.wording.punctuation import join_clauses
from reports.wording.sentences import firm_name, firm_place, link_name

FIRM, BY = Text("企业", "Firm"), Text("联系方式", "Connection")
WAY, MAY_SERVE = Text("最短的一条", "Shortest path"), Text("可作候选的目标", "Relevant targets")
BASIS, MORE = Text("依据", "Basis"), Text("共 {count} 条", "{count} paths")
TARGETS = Text("{first} 等 {count} 个", "{first} and {rest} more")


@dataclass(frozen=True)
class ReachedFirm:
    """One firm that ways lead to, with the ways in words, the shortest first."""

    firm: Firm
    connections: tuple[ConnectionText, ...]

    @cached_property
    def kinds(self) -> tuple[ConnectionKind, ...]:
        """Return by what it is joined, the firmest first."""
        return kinds_of(self.connections)


def connection_table(
    judgement: Judgement, rows: Sequence[ReachedFirm], chosen: str | None, language: Language
) -> Element:
    """Return the table; a row is clicked as the id of its firm."""
    heads = [FIRM, BY, WAY, BASIS, *([MAY_SERVE] if rows and not rows[0].firm.local else [])]
    head = [element("th", {"class": "left"}, text) for text in ("", *[each.of(language) for each in heads])]
    body = [_row(judgement, place, each, chosen, language) for place, each in enumerate(rows, 1)]
    return element(
        "table", {"class": "list"}, element("thead", {}, element("tr", {}, *head)), element("tbody", {}, *body)
    )


def _row(judgement: Judgement, place: int, reached: ReachedFirm, chosen: str | None, language: Language) -> Element:
    firm, first = reached.firm, reached.connections[0]
    cells = [
        element("td", {"class": "rank"}, str(place)),
        _two_lines(typeset(firm_name(firm)), typeset(" ".join(filter(None, (firm_place(firm), firm.district))))),
        element("td", {"class": "left"}, *_tags(reached.kinds, language)),
        _two_lines(_path_text(first, language), _more(reached, language), bold=False),
        element("td", {"class": "left"}, _badge(first.basis, language)),
    ]
    if not firm.local:
        cells.append(element("td", {"class": "left second"}, _targets(judgement, firm, language)))
    return element("tr", {"data-click": firm.id, "class": "chosen" if firm.id == chosen else ""}, *cells)


def _two_lines(first: str, second: str, *, bold: bool = True) -> Element:
    top = element("b" if bold else "span", {}, first)
    return element("td", {"class": "left"}, top, element("div", {"class": "second"}, second))


def _tags(kinds: Iterable[ConnectionKind], language: Language) -> list[Element | str]:
    """Return the kinds as tags with blanks between, so that they break over lines."""
    return [part for kind in kinds for part in (element("span", {"class": "tag"}, KINDS[kind].of(language)), " ")]


def _badge(basis: Basis, language: Language) -> Element:
    return element("span", {"class": f"badge {basis.value}"}, basis.label(language))


def _path_text(way: ConnectionText, language: Language) -> str:
    return join_clauses((step.text for step in way.hops), language)


def _more(reached: ReachedFirm, language: Language) -> str:
    return MORE.of(language, count=len(reached.connections)) if len(reached.connections) > 1 else ""


def _targets(judgement: Judgement, firm: Firm, language: Language) -> str:
    leads = judgement.candidacies.get(firm.id, ())
    if not leads:
        return BLANK
    first = link_name(judgement.city.links[leads[0].link_id], language)
    return first if len(leads) == 1 else TARGETS.of(language, first=first, count=len(leads), rest=len(leads) - 1)


def counts_of(rows: Sequence[ReachedFirm]) -> Mapping[ConnectionKind, int]:
    """Return how many firms are joined by each kind of step."""
    return {kind: number for kind in ConnectionKind if (number := sum(kind in each.kinds for each in rows))}
