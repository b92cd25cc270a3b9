"""The survey plan of a chain: a page of what to ask whom, every link as a question, firms as leads in reserve."""

from collections.abc import Iterator

from graph.analysis.judgement import Judgement
from graph.analysis.lists.field_survey import SurveyItem, field_survey, firms_asked_about, needs_survey
from graph.analysis.verdicts.counts import MIN_FIRMS, local_firms
from graph.model.kinds import Stage
from graph.text import Text
from reports.formats.document import (
    Align,
    Block,
    Cover,
    Document,
    Heading,
    Note,
    Paragraph,
    Sources,
    Spans,
    TableBlock,
    join_spans,
    text_span,
)
from reports.formats.tight import tight_document
from reports.one_page.context import OnePageContext
from reports.one_page.survey import (
    NOBODY,
    THE_FIRMS,
    asked_elsewhere,
    asked_office,
    by_weight,
    on_file,
    whom_to_ask,
    why_survey,
)
from reports.one_page.units import chief, is_chief_known
from reports.survey.annexes import ALL_HEADERS, ANYBODY, LEAD_HEADERS, asked_rows, lead_rows
from reports.wording.citations import hosts_of
from reports.wording.editions import draft_line, version_words
from reports.wording.language import Language, numeral, without_brackets
from reports.wording.lists import survey_question
from reports.wording.punctuation import join_names
from reports.wording.sentences import chain_name, home_name
from reports.wording.titles import chain_title, home_before

TITLE = Text("产业链摸底方案", "chain survey plan")
WHY_HEAD, ASK_HEAD = Text("为什么先摸底", "Why survey first"), Text("问什么、问谁", "What to ask whom")
HOW_HEAD, THEN_HEAD = Text("怎么报", "How to answer"), Text("摸清以后", "Once it is known")
KNOWN = Text(
    "本链梳理链环 {links} 个，收录本地企业 {firms} 家，其中 {count} 个链环的现状或规模没有问清，答复后即可改判。",
    "The chain has {links} links and {firms} local firms on file; state or size of {count} links is not verified, and "
    "the answers settle them.",
)
FIRST = Text("先问的链环", "What to ask first")
HEADERS: tuple[tuple[Text, float, Align], ...] = (
    (Text("序", "#"), 5, "center"),
    (Text("链环", "Link"), 27, "left"),
    (Text("收录的本地企业", "Local firms on file"), 18, "left"),
    (Text("要问的", "What to ask"), 25, "left"),
    (Text("问谁（建议）", "Whom (proposed)"), 25, "left"),
)
REST = Text("{stage}：{links}等 {count} 个", "{stage}: {links} and {rest} more")
REST_NAMED = Text("{stage}：{links}", "{stage}: {links}")
MORE_LINKS = Text("另有 {count} 个链环", "{count} more links")
ONE_BY_ONE = Text("逐环问，见附件1", "link by link, see annex 1")
AND_DISTRICTS = Text("企业、各县区", "the firms, districts")
HOW = Text(
    "用附件1的表，一家一行。县区10个工作日内报，{unit}{proposed}15个工作日内汇总。不知道的空着。",
    "In the form of annex 1, one row per firm, imported as it is. Districts answer within 10 working days, {unit}"
    "{proposed} collects within 15. Made here: yes, no or unknown; leave unknown figures blank, not 0.",
)
PROPOSED = Text("（建议）", " (proposed)")
THEN = Text(
    "收录的本地企业满{least}家、牵头部门确认已摸底，即可判断；此前外地{count}家只作备选线索，见附件2。",
    "Once {least} local firms are on file and the lead department confirms, it can be judged. Until then the {count} "
    "firms elsewhere are leads in reserve, see annex 2.",
)
THEN_CONFIRM = Text(
    "收录的本地企业已满{least}家，只差牵头部门确认已摸底；此前外地{count}家只作备选线索，见附件2。",
    "{least} local firms and more are on file: the lead department has but to confirm, then it can be judged. Until "
    "then the {count} firms elsewhere are leads in reserve, see annex 2.",
)
THEN_JUDGED = Text(
    "本链已摸底、已判断，目标和先谈的企业见发展路径图；答复填回后改判。附件2收外地{count}家，供补缺时选用。",
    "The chain is surveyed and judged: targets and firms to talk to are in its roadmap, and the answers change them. "
    "Annex 2 has the {count} firms elsewhere, to choose from.",
)
ANNEX_LIST = Text("附件：1. {form}；2. {leads}", "Annexes: 1. {form}; 2. {leads}")
FORM, LEADS = Text("摸底表", "Survey form"), Text("备选线索", "Leads in reserve")
ANNEX = Text("附件{number}　{title}", "Annex {number}. {title}")
FORM_NOTE = Text(
    "逐环填报用同名 Excel（摸底表），填好可直接导入；下表是要问的全部链环。",
    "Answers go into the workbook of the same name, which is imported as it is; these are all the links.",
)
NO_LEADS = Text("没有收录外地企业。", "No firm elsewhere is on file.")
TABLE = Text("表{number}　{caption}", "Table {number}. {caption}")
KEYWORDS = (Text("产业链", "industry chain"), Text("摸底方案", "survey plan"))
ROWS, NAMED = 6, 1


def build_survey_document(judgement: Judgement, chain_id: str, language: Language = "zh") -> Document:
    """Return the survey plan of a chain. Raises KeyError for an unknown chain."""
    context = OnePageContext(judgement, chain_id, language)
    chain, load = context.chain, context.city.load
    name = without_brackets(chain_name(chain, language))
    title, home = chain_title(name, TITLE, language), home_name(context.city.region, language)
    title = f"{home_before(home, title)}{title}" if language == "zh" else f"{home}: {title}"
    return tight_document(
        Document(
            language=language,
            title=title,
            cover=Cover((title,), draft_line(load, language), alone=False),
            blocks=tuple(_blocks(context)),
            version=version_words(load, language),
            made_at=load.loaded_at,
            organisation=home,
            keywords=(name, *(text.of(language) for text in KEYWORDS)),
            dense=True,
        )
    )


def _blocks(context: OnePageContext) -> Iterator[Block]:
    sources = Sources(hosts_of(context.city), context.language)
    items = firms_asked_about(context.judgement, context.chain_id)
    leads = [item for item in field_survey(context.judgement, context.chain_id) if item.reserve]
    for at, (head, blocks) in enumerate(
        (
            (WHY_HEAD, _why(context, items)),
            (ASK_HEAD, _first(context, items)),
            (HOW_HEAD, _how(context)),
            (THEN_HEAD, _then(context, leads)),
        ),
        1,
    ):
        yield Heading(1, f"{numeral(at)}、{head.zh}" if context.language == "zh" else f"{at} {head.en}")
        yield from blocks
    yield Note(text_span(context.text(ANNEX_LIST, form=context.text(FORM), leads=context.text(LEADS))))
    yield Heading(1, context.text(ANNEX, number=1, title=context.text(FORM)), on_new_page=True)
    yield Note(text_span(context.text(FORM_NOTE) + asked_elsewhere(context)))
    yield _table(2, FORM, ALL_HEADERS, list(asked_rows(context, items, sources)), context)
    # it begins where the form ends: the form of a chain of many links runs over its page
    yield Heading(1, context.text(ANNEX, number=2, title=context.text(LEADS)))
    rows = lead_rows(context, leads)
    yield _table(3, LEADS, LEAD_HEADERS, rows, context) if rows else Paragraph(text_span(context.text(NO_LEADS)))
    # addresses are in the catalogue: here they would take a page of their own
    cited = join_spans((line[:1] for line in sources.lines()), "" if context.language == "zh" else " ")
    if cited:
        yield Note(cited)


def _table(
    number: int,
    caption: Text,
    heads: tuple[tuple[Text, float, Align], ...],
    rows: list[tuple[Spans, ...]],
    context: OnePageContext,
) -> TableBlock:
    return TableBlock(
        caption=context.text(TABLE, number=number, caption=context.text(caption)),
        headers=tuple(context.text(text) for text, _, _ in heads),
        rows=tuple(rows),
        shares=tuple(share for _, share, _ in heads),
        aligns=tuple(align for _, _, align in heads),
    )


def _why(context: OnePageContext, items: tuple[SurveyItem, ...]) -> Iterator[Block]:
    """Yield why to ask first: too little on file to judge, or so many links whose state or size is open."""
    if needs_survey(context.judgement, context.chain_id):
        yield Paragraph(text_span(why_survey(context)))
        return
    makes = [make for each in context.verdicts for make in context.city.makers.get(each.link_id, ())]
    firms = len({make.start for make in makes})
    told = context.text(KNOWN, links=len(context.verdicts), firms=firms, count=len(items))
    yield Paragraph(text_span(told))


def _first(context: OnePageContext, items: tuple[SurveyItem, ...]) -> Iterator[Block]:
    """Yield the table of what to ask first: links that firms can be asked about, then by stage those nobody can be.

    A link stands with one addressee; those that did not fit share a row that names the firms.
    """
    ordered = sorted(items, key=lambda item: by_weight(context, item))
    singly = sorted((item for item in ordered if item.is_asked_singly), key=lambda item: not item.firms_to_ask)
    nobody = [item for item in ordered if not item.is_asked_singly]
    rest = list(_rest(context, nobody))
    shown = max(1, ROWS - len(rest) - 1)
    shown += len(singly) == shown + 1
    rows = [_row(context, item) for item in singly[:shown]]
    rows += [*_more(context, singly[shown:]), *rest]
    numbered = [(text_span(str(place)), *row) for place, row in enumerate(rows, 1)]
    if numbered:
        yield _table(1, FIRST, HEADERS, numbered, context)


def _row(context: OnePageContext, item: SurveyItem) -> tuple[Spans, ...]:
    return (
        text_span(context.link(item.link_id)),
        text_span(on_file(context, item)),
        text_span(survey_question(context.city, item, context.language)),
        text_span(whom_to_ask(context, item)),
    )


def _more(context: OnePageContext, items: list[SurveyItem]) -> Iterator[tuple[Spans, ...]]:
    if items:
        firms = context.firms((firm for item in items for firm in item.firms_to_ask), 2) or on_file(context, items[0])
        whom = context.text(THE_FIRMS if all(item.firms_to_ask for item in items) else AND_DISTRICTS)
        told = context.text(MORE_LINKS, count=len(items)), firms, context.text(ONE_BY_ONE), whom
        yield tuple(text_span(text) for text in told)


def _rest(context: OnePageContext, items: list[SurveyItem]) -> Iterator[tuple[Spans, ...]]:
    for stage in Stage:
        found = [item for item in items if context.city.stage(context.chain_id, item.link_id) is stage]
        if found:
            names = join_names([context.link(item.link_id) for item in found[:NAMED]], context.language)
            text = REST if len(found) > NAMED else REST_NAMED
            told = context.text(
                text, stage=stage.label(context.language), links=names, count=len(found), rest=len(found) - NAMED
            )
            yield tuple(
                text_span(text)
                for text in (told, context.text(NOBODY), context.text(ANYBODY), asked_office(context, found))
            )


def _how(context: OnePageContext) -> Iterator[Block]:
    proposed = "" if is_chief_known(context) else context.text(PROPOSED)
    yield Paragraph(text_span(context.text(HOW, unit=chief(context), proposed=proposed)))


def _then(context: OnePageContext, leads: list[SurveyItem]) -> Iterator[Block]:
    outside = {firm.id for item in leads for firm in item.reserve}
    yield Paragraph(text_span(context.text(_state(context), least=MIN_FIRMS, count=len(outside))))


def _state(context: OnePageContext) -> Text:
    """Say what is still missing before the chain can be judged, or that it is judged already."""
    if not needs_survey(context.judgement, context.chain_id):
        return THEN_JUDGED
    return THEN_CONFIRM if len(local_firms(context.city, context.chain_id)) >= MIN_FIRMS else THEN
