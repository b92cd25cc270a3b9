"""What to find out by a call before anything else, and what is under way and to be seen through."""

from graph.analysis.lists.calls import Call, calls
from graph.analysis.lists.works_in_hand import sum_of, works_in_hand
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.model.cells import told_of
from graph.model.nodes import Project
from graph.text import Text
from reports.deck.frame import Column, capital, first_rows, runs, said, slide
from reports.drawing.wide import Runs, plain
from reports.formats.deck import Slide
from reports.formats.document import Span
from reports.one_page import tasks
from reports.one_page.context import OnePageContext
from reports.one_page.steps import firms_behind
from reports.wording.language import investment, typeset, without_brackets
from reports.wording.lists import addressee, answer_effects, question_text
from reports.wording.sentences import state_label

CALL_COLUMNS = (
    Column(Text("链环", "Link"), 20),
    Column(Text("问谁", "Whom"), 24),
    Column(Text("问什么", "What to ask"), 28),
    Column(Text("答复会怎样", "What it would change"), 28),
)
CALL_TITLES = (
    Text("先打{count}个电话：问清再判强弱，再谈招引", "Calls first ({count}): verify before recruiting"),
    Text("先核实{count}个链环", "Links to verify first ({count})"),
)
NO_CALLS = Text("没有须先核实的链环", "No link has to be verified first")
NO_CALLS_WHY = Text(
    "各链环的现状和规模都有依据，可以直接谈。", "State and size of every link are on file; talks can begin."
)
CALL_FOOT = Text("按牵涉的链环多少排{more}；答复登记后结论随即更新。", "Those on which most hangs first{more}.")
MORE = Text("，另有{count}个见发展路径图", "; {count} more in the roadmap")
WORK_COLUMNS = (
    Column(Text("项目", "Project"), 38),
    Column(Text("谁在办", "By whom"), 20),
    Column(Text("投资额", "Sum"), 14),
    Column(Text("到哪一步", "How far"), 14),
    Column(Text("盯什么", "What to watch"), 14),
)
WORK_TITLES = (
    Text("盯办{count}项：盯着办成，不另招一家", "To see through ({count}): recruit no second maker"),
    Text("盯办{count}项", "To see through ({count})"),
)
NO_WORKS = Text("没有收录在手项目", "No project in hand on file")
NO_WORKS_WHY = Text(
    "没有查到本链在建、签约或拟建的项目；没有查到不等于没有，请项目主管部门核实。",
    "No project of the chain is on file as under way or planned. None found does not mean none exists.",
)
WORK_FOOT = Text(
    "投资额为资料所载，口径不一，不相加；每月报进度{more}。", "Sums as on file, not added; monthly reports{more}."
)
START_UP = Text("投产时间", "its start-up")
WATCHED = {
    tasks.START_UP: START_UP,
    tasks.COMPLETION: Text("完成时间", "its completion"),
    tasks.OPENING: Text("建成投用时间", "when it opens"),
    tasks.BREAK_GROUND: Text("开工时间", "its start of work"),
}
NO_SUM, NO_OWNER = Text("没有资料", "not on file"), Text("没有资料", "not on file")


def calls_slide(context: OnePageContext) -> Slide:
    """Return the slide of the calls to make first."""
    found = calls(context.judgement, context.chain_id)
    if not found:
        return slide(context.text(NO_CALLS), [said(context.text(NO_CALLS_WHY))])
    titles = [context.text(text, count=len(found)) for text in CALL_TITLES]
    made = first_rows(context, titles[1], CALL_COLUMNS, found, _call)
    return slide(titles, [made], foot=_foot(context, CALL_FOOT, len(found) - len(made.rows)))


def _foot(context: OnePageContext, text: Text, rest: int) -> str:
    return context.text(text, more=context.text(MORE, count=rest) if rest > 0 else "")


def _call(context: OnePageContext, call: Call) -> tuple[Runs, ...]:
    city, language = context.city, context.language
    link = (Span(context.link(call.link_id), context.citations.cite(call.facts[:1])),)
    texts = (addressee(city, call, language), question_text(city, call, language), answer_effects(city, call, language))
    return (runs(link), *(capital(plain(context.tight(text))) for text in texts))


def works_slide(context: OnePageContext) -> Slide:
    """Return the slide of the projects in hand, then of targets under way of which no project is on file."""
    rows = works_and_targets(context)
    if not rows:
        return slide(context.text(NO_WORKS), [said(context.text(NO_WORKS_WHY))])
    titles = [context.text(text, count=len(rows)) for text in WORK_TITLES]
    made = first_rows(context, titles[1], WORK_COLUMNS, rows, _work_row)
    return slide(titles, [made], foot=_foot(context, WORK_FOOT, len(rows) - len(made.rows)))


def works_and_targets(context: OnePageContext) -> list[Project | Target]:
    """List what is to be seen through: projects in hand, then targets under way of which no project is on file."""
    targets = [target for target in context.targets if target.strategy is Strategy.SEE_THROUGH]
    works = [work.project for work in works_in_hand(context.judgement, context.chain_id)]
    return [*works, *(t for t in targets if not any(isinstance(fact, Project) for fact in t.grounds[0].facts))]


def _work_row(context: OnePageContext, work: Project | Target) -> tuple[Runs, ...]:
    return _project(context, work) if isinstance(work, Project) else _target(context, work)


def _project(context: OnePageContext, work: Project) -> tuple[Runs, ...]:
    owners = context.city.owners.get(work.id, ())
    named = context.firms(owners, 2) if owners else typeset(work.firm_name or "") or context.text(NO_OWNER)
    sum_ = sum_of(context.city, work)
    told = context.text(NO_SUM) if sum_ is None else context.tight(investment(sum_, context.language))
    name = (
        Span(
            context.tight(without_brackets(typeset(work.name_zh))),
            context.citations.cite([told_of(work, "investment_yi", "stage")]),
        ),
    )
    return (
        runs(name),
        plain(named),
        plain(told),
        plain(work.stage.label(context.language)),
        plain(context.text(WATCHED[tasks.watched_for(context, work)])),
    )


def _target(context: OnePageContext, target: Target) -> tuple[Runs, ...]:
    facts = target.verdict.decisive
    firms = [firm for fact in facts for firm in firms_behind(context.city, fact)]
    link = (Span(context.link(target.link_id), context.citations.cite(facts[:1])),)
    return (
        runs(link),
        plain(context.firms(firms, 2) or context.text(NO_OWNER)),
        plain(context.text(NO_SUM)),
        plain(state_label(target.verdict, context.language)),
        plain(context.text(START_UP)),
    )
