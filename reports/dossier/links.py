"""The links the firm would close here, each with who feeds it and who takes it, by name."""

from collections.abc import Sequence

from graph.analysis.candidates.local_links import Neighbour
from graph.text import Text
from reports.dossier.candidacies import Candidacy
from reports.dossier.draft import NONE_FOUND, FirmDraft
from reports.formats.document import Spans, text_span
from reports.one_page.page import Grid, GridColumn, StrongText
from reports.wording.neighbours import makers_of, mark_of
from reports.wording.punctuation import PAUSE, join_names, with_brackets, with_label
from reports.wording.sentences import firm_name
from reports.wording.verdicts import state_text

HEAD = Text("二、能补上的链环，本地谁供料、谁要用", "2. Links it would close, who feeds them here and who takes them")
COLUMNS = (
    GridColumn(Text("链环", "Link"), 31.0),
    GridColumn(Text("现状、策略", "State, strategy"), 27.0),
    GridColumn(Text("本地谁供料", "Who feeds it here"), 52.0),
    GridColumn(Text("本地谁要用", "Who takes it here"), 46.0),
    GridColumn(Text("还可找谁", "Who else"), 24.0, 2),
)
NAMED = 3
MORE = Text("等{count}种", "{rest} more")
LEFT_OUT = Text("还能补：{links}", "It could also close: {links}")
OTHERS = 2
"""Other candidates that a row names."""


def links(draft: FirmDraft) -> Grid:
    """Return a row for each link the firm could close."""
    most = draft.setting.links
    rows = tuple(_row(draft, each) for each in draft.candidacies[:most])
    left = draft.links((each.link_id for each in draft.candidacies[most:]), len(draft.candidacies))
    return Grid(draft.text(HEAD), COLUMNS, rows, text_span(draft.text(LEFT_OUT, links=left)) if left else ())


def _row(draft: FirmDraft, each: Candidacy) -> tuple[Spans, ...]:
    return (
        (StrongText(draft.link(each.link_id)),),
        text_span(draft.tight(_state(draft, each))),
        _neighbours(draft, draft.feeds_of(each)),
        _neighbours(draft, each.candidate.local_links.users),
        text_span(_others(draft, each)),
    )


def _state(draft: FirmDraft, each: Candidacy) -> str:
    state = state_text(each.verdict.rule, draft.language)
    if each.target is None:
        return state
    strategies = join_names((strategy.label(draft.language) for strategy in each.target.strategies), draft.language)
    return PAUSE.of(draft.language).join((state, strategies))


def _neighbours(draft: FirmDraft, found: Sequence[Neighbour]) -> Spans:
    """Name the first neighbours with their local makers and sources, and count the others."""
    if not found:
        return text_span(draft.text(NONE_FOUND))
    told = [_neighbour(draft, each) for each in found[:NAMED]]
    rest = len(found) - NAMED
    more = text_span(draft.text(MORE, count=len(found), rest=rest)) if rest > 0 else ()
    return (*draft.joined(span for spans in told for span in spans), *more)


def _neighbour(draft: FirmDraft, each: Neighbour) -> Spans:
    makers = with_brackets(makers_of(each, draft.language), mark_of(each, draft.language), draft.language)
    return (draft.cited(with_label(draft.thing(each), makers, draft.language), each.makes[:1]),)


def _others(draft: FirmDraft, each: Candidacy) -> str:
    """Name the next candidates, as many as have room on two lines."""
    told = [firm_name(other.firm) for other in each.others[:OTHERS]]
    room = COLUMNS[-1].room(draft.size, 2)
    while len(told) > 1 and not room.holds(join_names(told, draft.language)):
        told.pop()
    return join_names(told, draft.language) or draft.text(NONE_FOUND)
