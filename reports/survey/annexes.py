"""The rows of the two annexes of a survey plan: every link as a question, and the firms in reserve."""

from collections.abc import Iterator
from itertools import groupby

from graph.analysis.lists.field_survey import SurveyItem
from graph.model.cells import told_of
from graph.model.kinds import Stage
from graph.text import Text
from reports.formats.document import Align, Sources, Spans, cell_spans, text_span
from reports.one_page.context import OnePageContext
from reports.one_page.survey import asked_office
from reports.wording.citations import rested_on
from reports.wording.lists import survey_addressee, survey_question
from reports.wording.punctuation import join_names
from reports.wording.sentences import firm_name, short_name

ANYBODY = Text("有没有、谁在做、多大", "Is it made here, by whom, how large?")
ALL_HEADERS: tuple[tuple[Text, float, Align], ...] = (
    (Text("上中下游", "Stage"), 8, "center"),
    (Text("链环", "Links"), 36, "left"),
    (Text("问谁", "Whom"), 23, "left"),
    (Text("问什么", "What to ask"), 33, "left"),
)
LEAD_HEADERS: tuple[tuple[Text, float, Align], ...] = (
    (Text("链环", "Link"), 23, "left"),
    (Text("外地企业", "Firms elsewhere"), 27, "left"),
    (Text("链环", "Link"), 23, "left"),
    (Text("外地企业", "Firms elsewhere"), 27, "left"),
)
MORE = Text("{names}等 {count} 家", "{names} and {rest} more")
LEADS_NAMED = 2
MANY = 30
"""Links with leads beyond which one firm of each is named, so that they stay on a page."""


def asked_rows(context: OnePageContext, items: tuple[SurveyItem, ...], sources: Sources) -> Iterator[tuple[Spans, ...]]:
    """Yield every link as a question; those of one stage that are asked of the same stand in one row."""
    city, language = context.city, context.language

    def alike(item: SurveyItem) -> tuple[int, str, str]:
        stage = list(Stage).index(city.stage(context.chain_id, item.link_id))
        question = survey_question(city, item, language) if item.is_asked_singly else ANYBODY.of(language)
        whom = survey_addressee(city, item, language) if item.firms_to_ask else asked_office(context, [item])
        return stage, whom, question

    for (stage, whom, what), group in groupby(sorted(items, key=alike), key=alike):
        found = list(group)
        makes = [make for item in found for make in city.makers.get(item.link_id, ())[:1]]
        cites = sources.cite(*rested_on(told_of(make) for make in makes[:3]))
        yield (
            cell_spans(list(Stage)[stage].label(language)),
            cell_spans(join_names((short_name(city.links[item.link_id], language) for item in found), language)),
            text_span(whom, cites),
            cell_spans(what),
        )


def lead_rows(context: OnePageContext, items: list[SurveyItem]) -> list[tuple[Spans, ...]]:
    """Return the firms kept in reserve, link by link, two links in a row."""
    half, most = -(-len(items) // 2), LEADS_NAMED if len(items) <= MANY else 1
    blank = (text_span(""), text_span(""))
    rows = []
    for at in range(half):
        right = _lead(context, items[half + at], most) if half + at < len(items) else blank
        rows.append((*_lead(context, items[at], most), *right))
    return rows


def _lead(context: OnePageContext, item: SurveyItem, most: int) -> tuple[Spans, ...]:
    names = [firm_name(firm) for firm in item.reserve]
    told = join_names(names[:most], context.language)
    more = len(names) > most
    said = context.text(MORE, names=told, count=len(names), rest=len(names) - most) if more else told
    return cell_spans(context.link(item.link_id)), cell_spans(said)
