"""The dated news of the firm, newest first."""

from graph.analysis.facts.age import year_of
from graph.model.nodes import Signal
from graph.text import Text
from reports.dossier.draft import FirmDraft
from reports.dossier.products import source
from reports.formats.document import Spans, text_span
from reports.one_page.page import Grid, GridColumn, Prose
from reports.wording.language import typeset

HEAD = Text("四、动向（新的在前）", "4. News, newest first")
COLUMNS = (
    GridColumn(Text("年份", "Year"), 14.0, align="center"),
    GridColumn(Text("动向", "News"), 101.0),
    GridColumn(Text("类别", "Kind"), 26.0),
    GridColumn(Text("出处", "Source"), 39.0),
)
LEFT_OUT = Text("另有较早的动向{count}条，见企业档案。", "{count} earlier pieces of news are in the firm's profile.")
NOTHING = Text(
    "没有查到。没有查到不等于没有，去之前查年报、公告和信用信息。",
    "None found, which does not mean there is none: check annual reports, filings and credit records before going.",
)


def news(draft: FirmDraft) -> Grid | Prose:
    """Return a row for each piece of news; without any, the sentence that stands for none."""
    found = sorted(draft.city.signals.get(draft.firm.id, ()), key=lambda each: -(year_of(each) or 0))
    if not found:
        return Prose(draft.text(HEAD), text_span(draft.text(NOTHING)))
    most = draft.setting.news
    rows = tuple(_row(draft, each) for each in found[:most])
    left = len(found) - most
    return Grid(draft.text(HEAD), COLUMNS, rows, text_span(draft.text(LEFT_OUT, count=left)) if left > 0 else ())


def _row(draft: FirmDraft, signal: Signal) -> tuple[Spans, ...]:
    told = text_span(draft.tight(typeset(signal.text)))
    return (text_span(signal.year or ""), told, text_span(signal.kind.label(draft.language)), source(draft, signal))
