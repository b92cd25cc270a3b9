"""月通报: how projects came along in the month, by step and district, lights, problems, and what comes next."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from graph.analysis.ledger.amounts import Trap
from graph.analysis.ledger.clocks import open_clocks
from graph.analysis.ledger.dispatch import Horizon
from graph.analysis.ledger.lights import GRAVE, Colour
from graph.analysis.ledger.state import ProjectFile
from graph.analysis.ledger.totals import By, TotalRow, published, totals
from graph.model.ledger_words import AmountKind
from graph.text import Text
from reports.formats.document import Block, Document, Heading, Note, Paragraph, text_span
from reports.ledger.bulletin_districts import BY_DISTRICT, districts
from reports.ledger.bulletin_figures import done_in_month, growth, moved, percent_text, share_of_plan, sum_text
from reports.ledger.content import Desk, table
from reports.wording.language import BLANK, investment
from reports.wording.ledger import clock_text, light_text
from reports.wording.ledger_totals import COMPARED, key_text, published_text, sums_text
from reports.wording.punctuation import END, join_clauses, join_names

TITLE = Text("重点项目推进情况通报", "bulletin of key projects")
TO = Text("各县区、各产业招商工作专班：", "To the districts and task forces:")
OPENING = Text(
    "现将 {year} 年 {month} 月项目推进情况通报如下，数据截至 {day}。",
    "How projects came along in {year}-{month:02}; figures as of {day}.",
)
STANDING = Text("总的情况", "Where projects stand")
WHOLE = Text(
    "台账具名项目 {count} 个，{amounts}。{sizes}{moved}", "{count} projects are named: {amounts}. {sizes}{moved}"
)
ADDED = Text("其中 {count} 个金额可以相加：{sums}", "{count} with amounts that may be added: {sums}")
NOT_ADDED = (
    Text("{count} 个几种说法并列不相加", "{count} with several readings, not added"),
    Text("{count} 个口径待核不相加", "{count} that wait for their rule, not added"),
    Text("{count} 个因其他原因不相加", "{count} not added for other reasons"),
    Text("{count} 个没有金额", "{count} without an amount"),
)
SIZES = Text(
    "有计划总投资且在 1 亿元以上的 {yi} 个、10 亿元以上的 {ten} 个。",
    "{yi} have a total from 100 million, {ten} from 1 billion. ",
)
NO_SIZES = Text("计划总投资各单位均未填报。", "No planned total was reported. ")
MOVED = Text("当月有阶段推进的项目 {count} 个。", "{count} came to a new step this month.")
DONE = Text(
    "本年完成投资：{sums}（{added} 个项目填报）。{share}{growth}",
    "Work done this year: {sums} ({added} projects reported). {share}{growth}",
)
SHARE = Text(
    "计划与完成都填报的 {count} 个项目，完成本年计划的 {percent}%。",
    "Of the {count} projects that told both, {percent}% of the year's plan is done. ",
)
NO_SHARE = Text("没有项目同时填报本年计划和完成，不比计划。", "No project told both plan and work done. ")
GROWTH = Text(
    "统计口径比去年同期的 {then}{word} {percent}%。", "By statistics {word} {percent}% on the {then} of a year before."
)
NO_GROWTH = Text("台账没有去年同期数，不比增长。", "The ledger holds no figure of a year before to compare with.")
UP, DOWN = Text("增长", "up"), Text("下降", "down")
NO_DONE = Text(
    "本年完成投资各单位均未填报，本期不比计划、不比增长。",
    "No work done was reported this year; nothing is compared with plan or growth.",
)
BY_STEP = Text("分阶段情况", "By step")
LIGHTS, PROBLEMS, NEXT = (
    Text("亮灯与红黑榜", "Lights"),
    Text("存在的问题", "Problems"),
    Text("下一步", "What comes next"),
)
HEADS = {
    "step": Text("阶段", "Step"),
    "count": Text("项目（个）", "Projects"),
    "sums": Text("金额（按口径）", "Amounts by rule"),
    "readings": Text("多口径（个）", "Several readings"),
    "without": Text("无金额（个）", "No amount"),
    "month": Text("当月完成", "Done this month"),
    "year": Text("本年完成", "Done this year"),
    "project": Text("项目", "Project"),
    "unit": Text("责任单位", "In charge"),
    "light": Text("亮灯及依据", "Light and why"),
    "problem": Text("问题", "Problem"),
    "deadline": Text("期限", "Deadline"),
    "standard": Text("解决标准", "What counts as solved"),
}
ALL = Text("合计", "All")
COLOURS = Text("接收进台账的项目 {count} 个：{colours}。", "{count} projects were taken over: {colours}.")
NONE_TAKEN = Text(
    "还没有项目接收进台账，不亮灯。",
    "No project was taken over yet, so there is no light.",
)
FURTHER = Text("另有 {count} 个见重点项目清单。", "{count} more are in the list of key projects.")
MOST = 20
"""Projects whose lights, and problems, that are told one by one: the gravest, and the most overdue."""
NO_PROBLEM = Text("台账里没有未办结的问题。", "No problem is open.")
MORE_PROBLEMS = Text("另有 {count} 个问题见重点项目清单。", "{count} more are in the list of key projects.")
TO_ASK = Text("{horizon} {count} 件", "{horizon}: {count}")
ASKED = Text("按调度单要问的事：{told}。", "To ask, as the dispatch sheet has it: {told}.")
NOTHING_DUE = Text("没有到期要问的事。", "Nothing is due to be asked.")
TAKE_OVER = Text(
    "{count} 个项目取自公开资料，还没有接收进台账：先接收，明确责任单位，补报阶段、投资和进度。",
    "{count} projects are from published sources and not taken over: take them over, name who is in charge, and "
    "report step, amounts and progress.",
)
REMARK = Text(
    "“在推”为竣工以前各阶段；“未填报”不按零计，不排名；省管区不列。",
    "Ongoing is what is not completed; what was not reported is not zero and not ranked. "
    "Zones governed apart are left out.",
)


def bulletin(desk: Desk) -> Document:
    """Return the bulletin of the month of a day."""
    return desk.document(TITLE, _blocks(desk))


def _blocks(desk: Desk) -> Iterator[Block]:
    yield Paragraph(text_span(desk.say(TO)))
    yield Paragraph(text_span(desk.say(OPENING, year=desk.month[:4], month=int(desk.month[5:]), day=desk.day)))
    yield Heading(1, desk.say(STANDING))
    yield from _whole(desk)
    yield Heading(1, desk.say(BY_DISTRICT))
    yield districts(desk)
    yield Note(text_span(desk.say(REMARK)))
    yield Heading(1, desk.say(LIGHTS))
    yield from _lights(desk)
    yield Heading(1, desk.say(PROBLEMS))
    yield from _problems(desk)
    yield Heading(1, desk.say(NEXT))
    yield from _next(desk)


def _next(desk: Desk) -> Iterator[Block]:
    """Yield what is to be taken over, and how much is to be asked by when."""
    if desk.untaken:
        yield Paragraph(text_span(desk.say(TAKE_OVER, count=desk.untaken)))
    counts = Counter(ask.horizon for ask in desk.asks)
    told = [desk.say(TO_ASK, horizon=each.label(desk.language), count=counts[each]) for each in Horizon if counts[each]]
    if told:
        yield Paragraph(text_span(desk.say(ASKED, told=join_names(told, desk.language))))
    elif not desk.untaken:
        yield Paragraph(text_span(desk.say(NOTHING_DUE)))


def _whole(desk: Desk) -> Iterator[Block]:
    found, language = totals(desk.ledger, By.STEP), desk.language
    whole = found.whole
    yield Paragraph(
        text_span(
            desk.say(
                WHOLE,
                count=len(whole.projects),
                amounts=_amounts(desk, whole),
                sizes=_sizes(desk, whole),
                moved=desk.say(MOVED, count=len(moved(desk, whole.projects))),
            )
        )
    )
    done = totals(desk.ledger, By.STEP, AmountKind.YEAR_DONE).whole
    sums = sums_text(done, language)
    compared = {"share": _share(desk, whole), "growth": _growth(desk)}
    told = desk.say(DONE, sums=sums, added=len(done.added), **compared) if done.added else desk.say(NO_DONE)
    yield Paragraph(text_span(told.strip()))
    yield _steps(desk)
    beside = published(desk.ledger)
    if beside:
        stop = END.of(language)
        yield Note(text_span("".join(f"{published_text(each, language)}{stop}" for each in beside)))
        yield Note(text_span(desk.say(COMPARED)))


def _share(desk: Desk, whole: TotalRow) -> str:
    found = share_of_plan(desk, whole.projects)
    if found is None:
        return desk.say(NO_SHARE)
    return desk.say(SHARE, count=found.projects, percent=percent_text(found.percent))


def _growth(desk: Desk) -> str:
    found = growth(desk)
    if found is None:
        return desk.say(NO_GROWTH)
    then, percent = found
    word = desk.say(UP if percent >= 0 else DOWN)
    return desk.say(GROWTH, then=investment(float(then), desk.language), word=word, percent=percent_text(abs(percent)))


def _amounts(desk: Desk, whole: TotalRow) -> str:
    """Return of how many projects the amounts are added, and of how many not, and why."""
    readings, open = _trapped(whole, Trap.READINGS), _trapped(whole, Trap.NO_RULE)
    counts = (readings, open, len(whole.left) - readings - open, len(whole.without))
    told = [desk.say(ADDED, count=len(whole.added), sums=sums_text(whole, desk.language))] if whole.added else []
    told += [desk.say(text, count=count) for text, count in zip(NOT_ADDED, counts, strict=True) if count]
    return join_clauses(told, desk.language)


def _sizes(desk: Desk, whole: TotalRow) -> str:
    told = [project.amount(AmountKind.TOTAL) for project in whole.projects]
    sizes = [Decimal(str(act.yi)) for act in told if act is not None]
    if not sizes:
        return desk.say(NO_SIZES)
    return desk.say(SIZES, yi=sum(size >= 1 for size in sizes), ten=sum(size >= 10 for size in sizes))


def _trapped(row: TotalRow, trap: Trap) -> int:
    return sum(left.trap is trap for left in row.left)


def _steps(desk: Desk) -> Block:
    found = totals(desk.ledger, By.STEP)
    names = ("step", "count", "sums", "readings", "without", "month", "year")
    heads = list(zip((desk.say(HEADS[name]) for name in names), (11, -10, 30, -10, -10, -13, -16), strict=True))
    rows = [(key_text(desk.ledger.city, By.STEP, row.key, desk.language), *_cells(desk, row)) for row in found.rows]
    rows.append((desk.say(ALL), *_cells(desk, found.whole)))
    return table(desk.say(BY_STEP), heads, rows, total=True)


def _cells(desk: Desk, row: TotalRow) -> tuple[str | None, ...]:
    readings = _trapped(row, Trap.READINGS)
    return (
        str(len(row.projects)),
        sums_text(row, desk.language),
        str(readings),
        str(len(row.without)),
        done_in_month(desk, row.projects),
        sum_text(desk, row.projects, AmountKind.YEAR_DONE),
    )


def _lights(desk: Desk) -> Iterator[Block]:
    taken = [project for project in desk.ledger.counted if project.opened is not None]
    if not taken:
        yield Paragraph(text_span(desk.say(NONE_TAKEN)))
        return
    colours = Counter(desk.colour(project) for project in taken)
    told = "、".join(f"{colour.label(desk.language)} {colours[colour]}" for colour in Colour if colours[colour])
    yield Paragraph(text_span(desk.say(COLOURS, count=len(taken), colours=told)))
    grave = sorted(
        (each for each in taken if desk.colour(each) in GRAVE), key=lambda each: GRAVE.index(desk.colour(each))
    )
    if grave:
        heads = list(zip((desk.say(HEADS[name]) for name in ("project", "unit", "light")), (24, 18, 58), strict=True))
        yield table(
            desk.say(LIGHTS), heads, ((each.title, each.responsible, _why(desk, each)) for each in grave[:MOST])
        )
    if len(grave) > MOST:
        yield Note(text_span(desk.say(FURTHER, count=len(grave) - MOST)))


def _why(desk: Desk, project: ProjectFile) -> str:
    grave = (light for light in desk.lights(project) if light.colour in GRAVE)
    return "\n".join(light_text(light, desk.language) for light in grave) or BLANK


def _problems(desk: Desk) -> Iterator[Block]:
    found = tuple(open_clocks(desk.ledger))
    if not found:
        yield Paragraph(text_span(desk.say(NO_PROBLEM)))
        return
    names = ("project", "problem", "unit", "deadline", "standard")
    heads = list(zip((desk.say(HEADS[name]) for name in names), (22, 30, 16, 14, 18), strict=True))
    rows = (
        (
            each.project.title,
            clock_text(each, desk.language),
            each.problem.raised.responsible,
            each.problem.raised.deadline,
            each.problem.raised.standard,
        )
        for each in found[:MOST]
    )
    yield table(desk.say(PROBLEMS), heads, rows)
    if len(found) > MOST:
        yield Note(text_span(desk.say(MORE_PROBLEMS, count=len(found) - MOST)))
