"""The annexes of a roadmap: all calls, all targets and links, pictures on A4, and where it comes from."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.analysis.lists.calls import calls
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.states import LinkState, Mark, Strategy
from graph.analysis.versions.diff import diff_versions
from graph.analysis.versions.version_record import take_version_record
from graph.model.fact import Fact
from graph.text import Text
from reports.drawing.roadmap_drawing import roadmap_file, tight
from reports.drawing.roadmap_scene import build_roadmap_scene
from reports.drawing.wide_svg import to_svg
from reports.formats.deck import placed
from reports.formats.document import Block, Heading, Note, Spans, cell_spans, text_span
from reports.panorama.wide_sheet import wide_slide
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.roadmap.chapter_path import are_calls_whole, call_table
from reports.versions.blocks import TITLE as VERSIONS_TITLE
from reports.versions.blocks import version_blocks
from reports.wording.editions import digest_words, version_words
from reports.wording.punctuation import join_clauses, join_names
from reports.wording.targets import firms_behind, reason
from reports.wording.verdict_sentences import verdict_sentence, verdict_told
from reports.wording.verdicts import state_text, tipping_fact_text

ANNEX = Text("附件{number}　{title}", "Annex {number}. {title}")
CALLS, LINKS = Text("先核实的事项", "Calls to make"), Text("目标和链环", "Targets and links")
PICTURES, SOURCES = Text("全景图和路径图", "Panorama and path"), Text("出处和版本", "Sources and version")
TARGETS = Text("全部目标", "All targets")
TARGET_HEADERS: tuple[Head, ...] = (
    (Text("序", "#"), 6, "center"),
    (Text("链环", "Link"), 19, "left"),
    (Text("状态", "State"), 17, "center"),
    (Text("策略", "Strategy"), 10, "center"),
    (Text("为什么在这里", "Why here"), 48, "left"),
)
WEAK = Text("弱的链环", "Weak links")
WEAK_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 20, "left"),
    (Text("弱在哪", "Where it is weak"), 52, "left"),
    (Text("怎样可改判", "What would change it"), 28, "left"),
)
IN_STATE = {
    Mark.STRONG: Text("强 {number} 个：{links}。", "Strong, {number}: {links}."),
    Mark.PRESENT: Text("已有待核 {number} 个：{links}。", "Here, to verify, {number}: {links}."),
    Mark.BUILDING: Text("在建 {number} 个：{links}。", "Under construction, {number}: {links}."),
    Mark.ANNOUNCED: Text("拟建 {number} 个：{links}。", "Announced, {number}: {links}."),
    Mark.MISSING: Text("缺（未查到）{number} 个：{links}。", "Missing (none found), {number}: {links}."),
    Mark.UNKNOWN: Text("资料不足 {number} 个：{links}。", "Not enough on file, {number}: {links}."),
    Mark.EXPECTED: Text("应有待查 {number} 个：{links}。", "Must exist, ask the user, {number}: {links}."),
    Mark.UNSUITABLE: Text("不招引 {number} 个：{links}。", "Not recruited, {number}: {links}."),
}
"""What is said of all links in a state but weak, which have a table."""
CAVEAT = Text("没有查到，不等于没有。", "None found does not mean none exists.")
PANORAMA = Text("{chain}全景图", "Panorama of {chain}")
PATH = Text(
    "{chain}分期路径（实线箭头表示须先建成，虚线表示供料）",
    "{chain}: steps by phase; an arrow means built first, a dashed one feeds the other",
)
A3 = Text(
    "逐环全景图为 A3 一张，另附。判定和计分办法见《口径说明》，全部出处和网址见《招商引资目标企业目录》。",
    "The panorama of every link is a separate A3 sheet. How things are judged is in the handbook of methods; all "
    "addresses are in the catalogue.",
)
Writer = Callable[[ChapterContext], Iterator[Block]]
NO_SOURCES = Text("本材料没有引用出处。", "Nothing is cited.")


def annexes(context: ChapterContext) -> Iterator[Block]:
    """Yield the annexes, each on a page of its own."""
    for number, (title, write) in enumerate(annexes_of(context), 1):
        blocks = list(write(context))
        yield Heading(1, context.text(ANNEX, number=number, title=context.text(title)), on_new_page=True)
        yield from blocks


def annexes_of(context: ChapterContext) -> tuple[tuple[Text, Writer], ...]:
    """List the annexes with what writes them, the sources last; of the calls only where the body has not them all."""
    further = ((LINKS, _links), (PICTURES, _pictures), (SOURCES, _sources))
    return further if are_calls_whole(context) else ((CALLS, _calls), *further)


def _calls(context: ChapterContext) -> Iterator[Block]:
    found = sorted(calls(context.judgement, context.chain_id), key=lambda call: -call.hanging)
    yield call_table(context, found)


def _links(context: ChapterContext) -> Iterator[Block]:
    """Yield every target with its reason, the weak links, then the names of all others by state."""
    targets = context.judgement.targets_of(context.chain_id)
    if targets:
        rows = [_target(context, place, target) for place, target in enumerate(targets, 1)]
        yield context.table(TARGETS, TARGET_HEADERS, rows)
    weak = [each for each in context.verdicts if each.state is LinkState.WEAK]
    if weak:
        yield context.table(WEAK, WEAK_HEADERS, [_weak(context, each) for each in weak])
    for mark, text in IN_STATE.items():
        found = [each for each in context.verdicts if each.mark is mark]
        if found:
            yield Note(text_span(context.text(text, number=len(found), links=_names(context, found))))
    yield Note(text_span(context.text(CAVEAT)))


def _names(context: ChapterContext, verdicts: Iterable[Verdict]) -> str:
    return join_names((context.link(each.link_id) for each in verdicts), context.language)


def _target(context: ChapterContext, place: int, target: Target) -> tuple[Spans, ...]:
    city, language = context.city, context.language
    facts: Sequence[Fact]
    if target.strategy is Strategy.SEE_THROUGH:
        told, facts = verdict_told(city, target.verdict, language), target.verdict.decisive[:2]
        firms = join_names(firms_behind(city, target), language)
        told = told if not firms or firms in told else join_clauses((told.rstrip("。. "), firms), language)
    else:
        told, facts = reason(city, target, language), target.grounds[0].facts[:3]
    return (
        cell_spans(str(place)),
        cell_spans(context.link(target.link_id)),
        cell_spans(state_text(target.verdict.rule, language)),
        cell_spans(target.strategy.label(language)),
        text_span(told, context.cite(*facts)),
    )


def _weak(context: ChapterContext, verdict: Verdict) -> tuple[Spans, ...]:
    turning = verdict.tipping_facts
    return (
        cell_spans(context.link(verdict.link_id)),
        text_span(verdict_sentence(context.city, verdict, context.language), context.cite(*verdict.decisive[:2])),
        cell_spans(tipping_fact_text(turning[0], context.language) if turning else None),
    )


def _pictures(context: ChapterContext) -> Iterator[Block]:
    """Yield the panorama in groups and the path, each on an A4 page."""
    slide = wide_slide(context.parts)
    yield context.figure("panorama", to_svg(placed(slide), slide.title), PANORAMA, sheet=True)
    if context.plan is not None:
        title = PATH.of(context.language, chain=context.chain_title)
        scene = build_roadmap_scene(context.judgement, context.plan, title, context.language)
        yield context.figure("path", roadmap_file(scene, tight(scene)), PATH, sheet=True)


def _sources(context: ChapterContext) -> Iterator[Block]:
    """Yield every source cited, what differs from an earlier version, and which facts this rests on."""
    load, language = context.city.load, context.language
    yield from map(Note, context.sources.lines())
    if not len(context.sources):
        yield context.paragraph(NO_SOURCES)
    if context.previous is not None:
        yield Heading(2, context.text(VERSIONS_TITLE))
        found = diff_versions(context.previous, take_version_record(context.judgement, [context.chain_id]))
        yield from version_blocks(found, language)
    yield Note(
        text_span(f"{version_words(load, language)}。" if language == "zh" else f"{version_words(load, language)}.")
    )
    yield Note(text_span(digest_words(load, language)))
    yield Note(text_span(context.text(A3)))
