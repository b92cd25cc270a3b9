"""The one side of a chain that is not surveyed yet: what to ask, of whom, how to answer; it names no gap."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.analysis.facts.offices import office_of
from graph.analysis.lists.field_survey import SurveyItem, field_survey, firms_asked_about, judged_elsewhere
from graph.analysis.verdicts.counts import MIN_FIRMS, local_firms
from graph.model.kinds import Stage
from graph.text import Text
from reports.formats.document import Span, Spans, text_span
from reports.one_page.context import OnePageContext
from reports.one_page.decisions import leaders
from reports.one_page.figures import figures
from reports.one_page.page import RULE, Box, Grid, GridColumn, Part, Points, Prose, StrongText
from reports.one_page.text_fit import Room
from reports.one_page.units import chief, month_end
from reports.wording.language import typeset, without_brackets
from reports.wording.lists import survey_question
from reports.wording.punctuation import END, with_brackets
from reports.wording.question_words import ANY_MAKER
from reports.wording.sentences import chain_name
from reports.wording.unit_words import unit_name

SHOWN, NAMED = 9, 2
"""Links asked about one by one, and links named of each stage that is asked about as a whole."""
WHY_HEAD = Text("一、为什么先摸底", "1. Why survey first")
WHY = Text(
    "本链梳理链环{links}个，收录本地企业{firms}家，其中写明现状的{stated}家、写明产能的{sized}家。"
    "凭这些判不出强弱和缺口，所以不列目标，先问清家底。",
    "The chain has {links} links and {firms} local firms on file, {stated} with their state, {sized} with a capacity. "
    "This is not enough to tell strong from missing, so no target is named: ask first.",
)
ASK_HEAD = Text("二、先问什么、问谁", "2. What to ask whom first")
COLUMNS = (
    GridColumn(Text("序", "#"), 8.0, align="center"),
    GridColumn(Text("链环", "Link"), 46.0, 2),
    GridColumn(Text("收录的本地企业", "Local firms on file"), 41.0, 2),
    GridColumn(Text("要问的", "What to ask"), 49.0, 2),
    GridColumn(Text("问谁（建议）", "Whom (proposed)"), 36.0, 2),
)
NOBODY = Text("无资料", "none on file")
THE_FIRMS, THE_USERS, THE_DISTRICTS = (
    Text("企业", "the firms"),
    Text("用户企业", "its users"),
    Text("各县区", "districts"),
)
AND_DISTRICTS = Text("企业、各县区", "the firms, districts")
WITH_DISTRICTS = Text("{office}和各县区", "{office} with the districts")
AND_OTHERS = Text("{office}等部门", "{office} and others")
REST = Text("{stage}：{links}", "{stage}: {links}")
WORKS = Text("{names}等{count}项", "{names} and {rest} more")
MORE = Text("另有{count}个链环", "{count} more links")
ONE_BY_ONE = Text("逐环问，见摸底方案", "link by link, see the survey plan")
NOTE = Text("全部链环见《摸底方案》附件1。", "Annex 1 of the survey plan lists every link.")
ELSEWHERE = Text("{links}已判断，见{chain}链。", " Judged in the chain {chain}, not asked here: {links}.")
ELSEWHERE_AND_OTHERS = Text(
    "{links}已判断，见{chain}等链。", " Judged in {chain} and other chains, not asked here: {links}."
)
HOW_HEAD = Text("三、怎么报", "3. How to answer")
HOW = Text(
    "用资料模板填报，一家一行，填好可直接导入。县区10个工作日内报，{unit}（建议）15个工作日内汇总。没有的写“没有”；"
    "数字不知道的空着，不填0。",
    "In the template of the facts, one row per firm, to be imported as it is. Districts answer within 10 working days, "
    "{unit} (proposed) collects within 15. Say so if there is none; leave unknown figures blank, not 0.",
)
DECIDE_HEAD = Text("四、请市里定", "4. For the city to decide")
COLLECT = Text("确定摸底牵头单位{rule}和时限（建议{day}）", "Who runs the survey {rule}, and by when (proposed: {day})")
THEN_HEAD = Text("五、摸清以后", "5. Once it is known")
THEN_CONFIRM = Text(
    "收录的本地企业已满{least}家，只差牵头部门确认已摸底，确认后即可判断；在此之前，收录的外地企业{count}家只作备选线索，不先谈。",
    "{least} local firms and more are on file: the lead department has but to call the chain surveyed, then it can be "
    "judged. Until then the {count} firms elsewhere are leads in reserve and not approached.",
)
THEN = Text(
    "各家现状和产能写明、牵头部门确认已摸底（至少{least}家）后即可判断；在此之前，收录的外地企业{count}家只作备选线索，不先谈。",
    "Once state and capacity of each firm are on file and the lead department calls the chain surveyed (at least "
    "{least} firms), it can be judged. Until then the {count} firms elsewhere are leads in reserve and not approached.",
)
BOX_WIDTH = 166.0


def survey_parts(context: OnePageContext) -> list[Part]:
    """Return the parts of the survey in order."""
    return [figures(context), _why(context), _asked(context), _how(context), _decide(context), _then(context)]


def _why(context: OnePageContext) -> Prose:
    return Prose(context.text(WHY_HEAD), text_span(why_survey(context)))


def why_survey(context: OnePageContext) -> str:
    """Say why the chain is asked about before it is judged."""
    makes = [make for each in context.verdicts for make in context.city.makers.get(each.link_id, ())]
    return context.text(
        WHY,
        links=len(context.verdicts),
        firms=len({make.start for make in makes}),
        stated=len({make.start for make in makes if make.status is not None}),
        sized=len({make.start for make in makes if make.capacity is not None}),
    )


def _asked(context: OnePageContext) -> Grid:
    """Return the table of what to ask first: links that firms can be asked about, then by stage those nobody can be."""
    items = sorted(firms_asked_about(context.judgement, context.chain_id), key=lambda item: by_weight(context, item))
    singly = [item for item in items if item.is_asked_singly]
    shown = SHOWN if len(singly) <= SHOWN else SHOWN - 1
    rows = [_row(context, item) for item in singly[:shown]]
    rows += _more(context, singly[shown:])
    rows += _rest(context, [item for item in items if not item.is_asked_singly])
    numbered = tuple((text_span(str(place)), *row) for place, row in enumerate(rows, 1))
    return Grid(context.text(ASK_HEAD), COLUMNS, numbered, text_span(context.text(NOTE) + asked_elsewhere(context)))


def asked_elsewhere(context: OnePageContext) -> str:
    """Say which links of the chain are left to other chains that have judged them; nothing where none is."""
    found = judged_elsewhere(context.judgement, context.chain_id)
    if not found:
        return ""
    links = context.links(found, 1)
    chain = Counter(found.values()).most_common(1)[0][0]
    name = without_brackets(chain_name(context.city.chains[chain], context.language))
    text = ELSEWHERE if len(set(found.values())) == 1 else ELSEWHERE_AND_OTHERS
    return context.text(text, links=links, chain=name)


def by_weight(context: OnePageContext, item: SurveyItem) -> tuple[bool, bool, int, int, str]:
    """Return what links are ordered by: the chain's own, with local firms, with most of them, with most dependents."""
    around = context.judgement.context_of(item.link_id)
    weight = len(around.dependents) + len(around.core_users) + len(item.reserve)
    return not context.is_own(item.link_id), not item.local, -len(item.local), -weight, item.link_id


def _more(context: OnePageContext, items: list[SurveyItem]) -> Iterator[tuple[Spans, ...]]:
    """Yield one row for the links firms are asked about that have none of their own, naming the firms."""
    if items:
        firms = firms_of(context, items, COLUMNS[2].room(context.size)) or on_file(context, items[0], 1)
        whom = context.text(THE_FIRMS if all(item.firms_to_ask for item in items) else AND_DISTRICTS)
        told = context.text(MORE, count=len(items)), firms, context.text(ONE_BY_ONE), whom
        yield tuple(text_span(text) for text in told)


def firms_of(context: OnePageContext, items: Iterable[SurveyItem], room: Room) -> str:
    """Name the firms that are asked about links, as many as have room."""
    firms = [firm for item in items for firm in item.firms_to_ask]
    named = [context.firms(firms, most) for most in (4, 3, 2, 1)]
    return next((text for text in named if room.holds(text)), named[-1])


def asked_office(context: OnePageContext, items: Iterable[SurveyItem]) -> str:
    """Name who finds out about links of which no firm is on file: the office in charge, with the districts."""
    city = context.city
    offices = Counter(
        unit_name(city.region, office) for item in items if (office := office_of(city, item.link_id)) is not None
    )
    if not offices:
        return context.text(THE_DISTRICTS)
    first = offices.most_common(1)[0][0]
    named = first if len(offices) == 1 else context.text(AND_OTHERS, office=first)
    return context.text(WITH_DISTRICTS, office=named)


def on_file(context: OnePageContext, item: SurveyItem, most: int = 2) -> str:
    """Name the local firms on file of a link, or else the works on file, with how far they are."""
    works = [
        with_brackets(without_brackets(typeset(work.name_zh)), work.stage.label(context.language), context.language)
        for work in item.works
    ]
    return context.firms(item.local, most) or context.tight(context.listed(works, 1, WORKS)) or context.text(NOBODY)


def whom_to_ask(context: OnePageContext, item: SurveyItem) -> str:
    """Name whom to ask: the firms, the users, or the office that knows of works and of stock."""
    if item.local:
        return context.text(THE_FIRMS)
    return context.text(THE_USERS) if item.firms_to_ask else asked_office(context, [item])


def _rest(context: OnePageContext, items: list[SurveyItem]) -> Iterator[tuple[Spans, ...]]:
    """Yield one row for the links of each stage that no firm can be asked about."""
    for stage in Stage:
        found = [item for item in items if context.city.stage(context.chain_id, item.link_id) is stage]
        if found:
            names = (context.links((item.link_id for item in found), most) for most in (NAMED, 1))
            told = [context.text(REST, stage=stage.label(context.language), links=each) for each in names]
            fitting = next((each for each in told if COLUMNS[1].room(context.size).holds(each)), told[-1])
            texts = (fitting, context.text(NOBODY), context.text(ANY_MAKER), asked_office(context, found))
            yield tuple(text_span(text) for text in texts)


def _row(context: OnePageContext, item: SurveyItem) -> tuple[Spans, ...]:
    room = COLUMNS[2].room(context.size)
    named = [on_file(context, item, most) for most in (3, 2, 1)]
    return (
        (StrongText(context.link(item.link_id)),),
        text_span(next((text for text in named if room.holds(text)), named[-1])),
        text_span(context.tight(survey_question(context.city, item, context.language))),
        text_span(whom_to_ask(context, item)),
    )


def _how(context: OnePageContext) -> Prose:
    return Prose(context.text(HOW_HEAD), text_span(context.text(HOW, unit=chief(context))))


def _decide(context: OnePageContext) -> Box:
    found = leaders(context)
    lines = [] if found is None else [found]
    lines.append(([context.clause(COLLECT, rule=RULE, day=month_end(context, 1))], []))
    room, end = Room(BOX_WIDTH, context.size, 1 if context.language == "zh" else 2), Span(END.of(context.language))
    items = tuple((*context.line(room, (), said, more), end) for said, more in lines)
    return Box(Points(context.text(DECIDE_HEAD), items))


def _then(context: OnePageContext) -> Prose:
    outside = {firm.id for item in field_survey(context.judgement, context.chain_id) for firm in item.reserve}
    enough = len(local_firms(context.city, context.chain_id)) >= MIN_FIRMS
    told = context.text(THEN_CONFIRM if enough else THEN, least=MIN_FIRMS, count=len(outside))
    return Prose(context.text(THEN_HEAD), text_span(told))
