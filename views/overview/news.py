"""What is new and what is open, in sentences: the edition of the data, what it changed, what to ask, what is blank."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.analysis.lists.calls import calls
from graph.model.edges import InputTo, Leads, Makes, PresentIn, RelatedTo
from graph.model.nodes import Chain, Figure, Firm, Link, Organisation, Signal
from graph.model.project import Project
from graph.store.base import LoadChange
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import Language, beijing_time, count
from reports.wording.punctuation import join_clauses, join_names
from reports.wording.records import about_text
from views.overview.changed import changed_lines, since_last_load
from views.shared.context import PageContext
from views.shared.tables import kind_label

UNITS = {
    Chain.KIND: ("条产业链", "chain"),
    Link.KIND: ("个链环", "link"),
    InputTo.KIND: ("条投入关系", "input"),
    Firm.KIND: ("家企业", "firm"),
    Makes.KIND: ("条生产记录", "record of production"),
    Leads.KIND: ("家企业在链中的角色", "chain role"),
    Project.KIND: ("个项目", "project"),
    Organisation.KIND: ("个部门和园区", "department or park"),
    Signal.KIND: ("条动向", "news item"),
    PresentIn.KIND: ("处布局", "presence"),
    RelatedTo.KIND: ("条企业关系", "tie of firms"),
    Figure.KIND: ("项城市指标", "city figure"),
}
"""How planners count what a load holds; other kinds are counted under their own name."""
HEADLINE = (Chain.KIND, Link.KIND, Firm.KIND, Project.KIND)
EDITION, ADDED, REMOVED, CHANGED = (
    Text("资料", "Data"),
    Text("新增", "Added"),
    Text("撤去", "Removed"),
    Text("改动", "Changed"),
)
FIRST = Text("第 {number} 版，{time} 更新，收录 {held}", "Edition {number}, {time}: {held}")
LATER = Text("第 {number} 版，{time} 更新", "Edition {number}, {time}")
SAME = Text("，与上一版相同", ", the same as the one before")
ASK = Text("先核实", "To ask")
ASK_WORDS = Text("打 {count} 个电话，就能定强弱", "{count} calls settle what is strong or weak")
SETTLED = Text("已登记", "Recorded")
RULED, LISTED = Text("核实 {count} 处", "{count} rulings"), Text("跟进清单 {count} 条", "{count} on the shortlist")
LAST = Text("最近：{who}，{what}", "last: {who}, {what}")
BLANK = Text("待明确", "Blank")
NO_OWNER = Text("{count} 条链还没有链主", "{count} chains have no owner on file")
NO_CHIEF = Text("{count} 条链没有写牵头部门", "{count} have no department in charge")
CHECK = Text("待处理", "To check")
WARNED = Text("资料里有 {count} 处提醒", "{count} warnings in the data")
NEWS_STYLE = """
.news{display:grid;grid-template-columns:max-content minmax(0,1fr);margin:0}
.news dt,.news dd{margin:0;padding:2px 0;border-bottom:1px solid var(--lp-line)}
.news dd{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
@media (max-width:1100px){.news dd{white-space:normal}}
.news dt{color:var(--lp-ink3);padding-right:14px}
"""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One line: what it is about, the sentence, and the page it leads to."""

    about: Text
    words: str
    page: str


def news_list(context: PageContext) -> Element:
    """Return the lines as a list; a line is clicked as the name of its page."""
    parts = []
    for line in news(context):
        parts.append(element("dt", {}, line.about.of(context.language)))
        said = element("span", {"data-click": line.page}, line.words)
        parts.append(element("dd", {"title": line.words}, said))
    return element("dl", {"class": "news"}, *parts)


def news(context: PageContext) -> list[NewsLine]:
    """List what is new and what is open, as far as there is any."""
    return [line for tell in TELLERS for line in tell(context)]


def _edition(context: PageContext) -> Iterator[NewsLine]:
    load = context.city.load
    named = {"number": load.number, "time": beijing_time(load.loaded_at)}
    if load.number == 1:
        held = {change.kind: change.total for change in load.changes}
        told = join_names((_counted(kind, held.get(kind, 0), context.language) for kind in HEADLINE), context.language)
        yield NewsLine(EDITION, context.text(FIRST, held=told, **named), "evidence")
        return
    moved = any(change.added or change.removed or change.changed for change in load.changes)
    yield NewsLine(EDITION, context.text(LATER, **named) + ("" if moved else context.text(SAME)), "evidence")


def _moved(context: PageContext) -> Iterator[NewsLine]:
    """Yield what the load changed for the chains; where the load before was not kept, how many facts it changed."""
    load, diff = context.city.load, None if context.city.load.number == 1 else since_last_load(context)
    if diff is not None:
        yield from (NewsLine(*line) for line in changed_lines(diff, context.language))
    if load.number == 1 or diff is not None:
        return
    numbers: tuple[tuple[Text, Callable[[LoadChange], int]], ...] = (
        (ADDED, lambda change: change.added),
        (REMOVED, lambda change: change.removed),
        (CHANGED, lambda change: change.changed),
    )
    for about, number in numbers:
        told = [_counted(change.kind, number(change), context.language) for change in load.changes if number(change)]
        if told:
            yield NewsLine(about, join_names(told, context.language), "evidence")


def _recorded(context: PageContext) -> Iterator[NewsLine]:
    """Yield what people settled, and the last of it."""
    rulings, listed = len(context.records.rulings), len(context.records.shortlist)
    told = [context.text(text, count=number) for text, number in ((RULED, rulings), (LISTED, listed)) if number]
    if not told:
        return
    last = max(context.records.in_force.values(), key=lambda entry: entry.sequence)
    told.append(context.text(LAST, who=last.who, what=about_text(context.city, last.act, context.language)))
    yield NewsLine(SETTLED, join_clauses(told, context.language), "shortlist")


def _to_ask(context: PageContext) -> Iterator[NewsLine]:
    number = len(calls(context.judgement))
    if number:
        yield NewsLine(ASK, context.text(ASK_WORDS, count=number), "targets")


def _blanks(context: PageContext) -> Iterator[NewsLine]:
    chains = context.city.chains
    without = (
        (NO_OWNER, sum(not context.judgement.owners(chain) for chain in chains)),
        (NO_CHIEF, sum(not context.city.chiefs.get(chain) for chain in chains)),
    )
    told = [context.text(text, count=number) for text, number in without if number]
    if told:
        yield NewsLine(BLANK, join_clauses(told, context.language), "owner")


def _warnings(context: PageContext) -> Iterator[NewsLine]:
    number = len(context.city.load.warnings)
    if number:
        yield NewsLine(CHECK, context.text(WARNED, count=number), "evidence")


TELLERS = (_edition, _moved, _recorded, _to_ask, _blanks, _warnings)


def _counted(kind: str, number: int, language: Language) -> str:
    if kind in UNITS:
        return count(language, number, *UNITS[kind])
    return f"{kind_label(kind, language)} {number:,}"
