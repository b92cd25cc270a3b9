"""What joins the firm to local ones: control, dealings, projects and places on file; trade that is merely possible."""

import re
from collections.abc import Iterator, Sequence

from graph.analysis.exploration.connection_hops import ConnectionKind, Hop
from graph.analysis.exploration.connections import Connection
from graph.model.fact import Fact
from graph.text import Text
from reports.dossier.draft import NONE_FOUND, FirmDraft
from reports.formats.document import Span, Spans, text_span
from reports.one_page.page import Grid, GridColumn
from reports.wording.connections import HopText, connection_texts
from reports.wording.punctuation import PAUSE, join_names, with_label

HEAD = Text("六、与本地企业的往来", "6. Ties to local firms")
COLUMNS = (
    GridColumn(Text("种类", "Kind"), 34.0),
    GridColumn(Text("收录的记录", "On file"), 146.0),
)
GROUPS: tuple[tuple[Text, frozenset[ConnectionKind]], ...] = (
    (
        Text("股权和集团", "Owners and group"),
        frozenset({ConnectionKind.PARENT, ConnectionKind.GROUP, ConnectionKind.SHAREHOLDER, ConnectionKind.DUPLICATE}),
    ),
    (Text("客户和供应商", "Customers, suppliers"), frozenset({ConnectionKind.CUSTOMER, ConnectionKind.SUPPLIER})),
    (Text("同一项目", "One project"), frozenset({ConnectionKind.PROJECT})),
    (Text("同处一地", "Same place"), frozenset({ConnectionKind.PLACE})),
)
REAL, OTHERS = Text("实有的往来", "Real ties"), Text("其他", "Others")
POSSIBLE = Text("可能的买卖", "Possible trade")
SELLS, BUYS = Text("可卖给{firms}", "could sell to {firms}"), Text("可买{firms}的料", "could buy from {firms}")
ONLY_POSSIBLE = Text("只是技术上可能，没有买卖记录", "only technically possible, none on file")
MOST = 3
"""Ways that one kind names."""
MORE = Text("另有{count}条", "{count} more")
_BLANK = re.compile("(?<=[\u3400-\u9fff）]) (?=[\u3400-\u9fff（])")


def ties(draft: FirmDraft) -> Grid:
    """Return a row for each kind of tie; where nothing is on file that is said."""
    found = draft.ways
    kinds = [(label, _of_kinds(found, kinds)) for label, kinds in GROUPS]
    rows = [_row(draft, label, ways) for label, ways in kinds if ways]
    absent = [draft.text(label) for label, ways in kinds if not ways]
    rows += [(text_span(draft.text(OTHERS if rows else REAL)), text_span(_absent(draft, absent)))] if absent else []
    return Grid(draft.text(HEAD), COLUMNS, (*rows, _possible(draft, found)))


def _absent(draft: FirmDraft, labels: list[str]) -> str:
    """Name the kinds of tie of which nothing is on file."""
    return with_label(join_names(labels, draft.language), draft.text(NONE_FOUND), draft.language)


def _of_kinds(found: Sequence[Connection], kinds: frozenset[ConnectionKind]) -> list[Connection]:
    """Pick the ways that reach a local firm by a step of some kinds, with nothing merely possible on the way."""
    return [tie for tie in found if tie.hops[-1].kind in kinds and not any(_is_possible(step) for step in tie.hops)]


def _is_possible(step: Hop) -> bool:
    return step.kind.is_affinity and step.kind is not ConnectionKind.PLACE


def _row(draft: FirmDraft, label: Text, found: list[Connection]) -> tuple[Spans, ...]:
    ways = connection_texts(draft.city, found, draft.language)
    stop, told = PAUSE.of(draft.language), []
    begun: set[str] = set()
    for way in ways[:MOST]:
        steps = [_dense(step) for step in way.hops]
        # a step that several ways begin with is told once
        told.append(draft.cited(stop.join(step for step in steps if step not in begun), _facts(way.hops)))
        begun.update(steps[:-1])
    rest = len(ways) - MOST
    more = [Span(draft.text(MORE, count=rest))] if rest > 0 else []
    return (text_span(draft.text(label)), draft.joined([*told, *more]))


def _dense(step: HopText) -> str:
    """Return the words of a step without blanks between characters."""
    return _BLANK.sub("", step.text)


def _facts(steps: Sequence[HopText]) -> Iterator[Fact]:
    for step in steps:
        yield from step.facts


def _possible(draft: FirmDraft, found: Sequence[Connection]) -> tuple[Spans, ...]:
    """Name the local firms it could buy goods from and sell them to, and say that none of it is on file."""
    steps = (tie.hops[0] for tie in found if len(tie.hops) == 1 and tie.hops[0].kind is ConnectionKind.CORE_INPUT)
    direct = [step for step in steps if draft.is_good(step.via[0])]
    own = {make.end for make in draft.city.makes_of.get(draft.firm.id, ())}
    sells = dict.fromkeys(step.end for step in direct if step.via[0] in own)
    buys = dict.fromkeys(step.end for step in direct if step.via[0] not in own)
    told = [
        draft.text(text, firms=draft.firms([draft.city.firms[each] for each in firms], MOST))
        for text, firms in ((BUYS, buys), (SELLS, sells))
        if firms
    ]
    note = [draft.text(ONLY_POSSIBLE)] if told else [draft.text(NONE_FOUND)]
    return (text_span(draft.text(POSSIBLE)), draft.joined(Span(part) for part in (*told, *note)))
