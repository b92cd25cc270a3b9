"""What joins the firm to local ones: control, dealings, projects and places on file; trade that is merely possible."""

import re
from collections.abc import Iterator, Sequence

from graph.analysis.exploration.tie_steps import Step, TieKind
from graph.analysis.exploration.ties import Tie
from graph.model.record import Record
from reports.dossier.draft import NONE_FOUND, FirmDraft
from reports.formats.document import Span, Spans, plain
from reports.one_page.page import Column, Grid
from reports.wording.language import Text
from reports.wording.punctuation import PAUSE, names, titled
from reports.wording.tie_words import ToldStep, told_ways

HEAD = Text("六、与本地企业的往来", "6. Ties to local firms")
COLUMNS = (
    Column(Text("种类", "Kind"), 34.0),
    Column(Text("收录的记录", "On file"), 146.0),
)
GROUPS: tuple[tuple[Text, frozenset[TieKind]], ...] = (
    (
        Text("股权和集团", "Owners and group"),
        frozenset({TieKind.PARENT, TieKind.GROUP, TieKind.SHAREHOLDER, TieKind.DUPLICATE}),
    ),
    (Text("客户和供应商", "Customers, suppliers"), frozenset({TieKind.CUSTOMER, TieKind.SUPPLIER})),
    (Text("同一项目", "One project"), frozenset({TieKind.PROJECT})),
    (Text("同处一地", "Same place"), frozenset({TieKind.PLACE})),
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
    absent = [draft.say(label) for label, ways in kinds if not ways]
    rows += [(plain(draft.say(OTHERS if rows else REAL)), plain(_absent(draft, absent)))] if absent else []
    return Grid(draft.say(HEAD), COLUMNS, (*rows, _possible(draft, found)))


def _absent(draft: FirmDraft, labels: list[str]) -> str:
    """Name the kinds of tie of which nothing is on file."""
    return titled(names(labels, draft.language), draft.say(NONE_FOUND), draft.language)


def _of_kinds(found: Sequence[Tie], kinds: frozenset[TieKind]) -> list[Tie]:
    """Pick the ways that reach a local firm by a step of some kinds, with nothing merely possible on the way."""
    return [tie for tie in found if tie.steps[-1].kind in kinds and not any(_is_possible(step) for step in tie.steps)]


def _is_possible(step: Step) -> bool:
    return step.kind.soft and step.kind is not TieKind.PLACE


def _row(draft: FirmDraft, label: Text, found: list[Tie]) -> tuple[Spans, ...]:
    ways = told_ways(draft.city, found, draft.language)
    stop = PAUSE.of(draft.language)
    told = [draft.cited(stop.join(map(_dense, way.steps)), _facts(way.steps)) for way in ways[:MOST]]
    rest = len(ways) - MOST
    more = [Span(draft.say(MORE, count=rest))] if rest > 0 else []
    return (plain(draft.say(label)), draft.joined([*told, *more]))


def _dense(step: ToldStep) -> str:
    """Return the words of a step without blanks between characters."""
    return _BLANK.sub("", step.words)


def _facts(steps: Sequence[ToldStep]) -> Iterator[Record]:
    for step in steps:
        yield from step.facts


def _possible(draft: FirmDraft, found: Sequence[Tie]) -> tuple[Spans, ...]:
    """Name the local firms it could buy goods from and sell them to, and say that none of it is on file."""
    steps = (tie.steps[0] for tie in found if len(tie.steps) == 1 and tie.steps[0].kind is TieKind.CORE_INPUT)
    direct = [step for step in steps if draft.is_good(step.via[0])]
    own = {make.end for make in draft.city.makes_of.get(draft.firm.id, ())}
    sells = dict.fromkeys(step.end for step in direct if step.via[0] in own)
    buys = dict.fromkeys(step.end for step in direct if step.via[0] not in own)
    told = [
        draft.say(text, firms=draft.firms([draft.city.firms[each] for each in firms], MOST))
        for text, firms in ((BUYS, buys), (SELLS, sells))
        if firms
    ]
    note = [draft.say(ONLY_POSSIBLE)] if told else [draft.say(NONE_FOUND)]
    return (plain(draft.say(POSSIBLE)), draft.joined(Span(part) for part in (*told, *note)))
