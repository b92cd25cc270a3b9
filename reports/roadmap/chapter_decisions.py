"""Chapter one of a roadmap: what the city is asked to decide."""

from collections.abc import Iterator

from graph.text import Text
from reports.formats.document import Block, Note, Paragraph, Span, text_span
from reports.one_page.decisions import decisions_in_full
from reports.roadmap.chapter_context import ChapterContext
from reports.wording.punctuation import join_names

NUMBERED = Text("{at}. ", "{at}. ")
NOTHING = Text("本链没有须市里定的事。", "There is nothing for the city to decide.")
APART = Text(
    "{zones}不由本市管辖，本材料不派任务，须合作的事另行商请。",
    "{zones} is governed apart: no task is given to it; what needs its help is asked for separately.",
)


def decisions(context: ChapterContext) -> Iterator[Block]:
    """Yield what the city is asked to decide, and to whom no task is given."""
    found = decisions_in_full(context.parts)
    for at, spans in enumerate(found, 1):
        yield Paragraph((Span(context.text(NUMBERED, at=at)), *spans))
    if not found:
        yield context.paragraph(NOTHING)
    zones = [zone for zone in context.city.region.zones if not zone.home]
    once = [each.name for each in zones if not any(other.name in (each.note or "") for other in zones)]
    if once:
        yield Note(text_span(context.text(APART, zones=join_names(once, context.language))))
