"""The development roadmap 产业发展路径图 of a chain as a document: nine chapters and an annex, from the data alone."""

from collections.abc import Callable, Iterator

from graph.analysis.competition.typed_texts import FlaggedText, review
from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.roadmap import Roadmap, plan_chain
from graph.analysis.versions.version_record import VersionRecord
from graph.model.kinds import Basis
from reports.drawing.panorama_content import head_facts
from reports.formats.document import Block, Cover, Document, Heading
from reports.roadmap.chapter_aims import aims
from reports.roadmap.chapter_context import ChapterContext
from reports.roadmap.chapters_diagnosis import diagnosis
from reports.roadmap.chapters_limits import annex, factors, risks
from reports.roadmap.chapters_path import path
from reports.roadmap.chapters_today import today
from reports.roadmap.chapters_work import roles, whom, works
from reports.wording.language import Language, Text, format_time
from reports.wording.punctuation import join_names
from reports.wording.titles import home_before

TITLE = (Text("{city}{chain}", "{city}: {chain}"), Text("发展路径图", "Development roadmap"))
SUBTITLE = Text("（由数据生成，供研究讨论）", "(made from the data, for discussion)")
NOTE = Text(
    "文中数据均注来源序号，见文末“来源”。标“推定”的为根据公开资料作出的判断，待主管部门确认；标“待测算”的暂无依据。没有查到，不等于没有。",
    "Every figure carries the number of its source, listed at the end. What is marked inferred is a judgement from "
    "public material and not confirmed; “to be estimated” means that there is no fact. None found does not mean none "
    "exists.",
)
LINKS = Text("{links} 个，投入关系 {inputs} 条", "{links}, with {inputs} inputs")
LABELS = {
    "links": Text("链环", "Links"),
    "verdict": Text("诊断", "Diagnosis"),
    "as_of": Text("资料截至", "Facts up to"),
    "version": Text("数据版本", "Data version"),
}
NOT_STATED = Text("未注明", "not stated")
VERSION = Text("装载 {id}，{time} UTC", "load {id}, {time} UTC")

Chapter = Callable[[ChapterContext], Iterator[Block]]
CHAPTERS: tuple[tuple[Text, Chapter], ...] = (
    (Text("基础与现状", "Where the chain stands"), today),
    (Text("现状诊断", "Diagnosis"), diagnosis),
    (Text("定位与目标", "Position and aims"), aims),
    (Text("强链—补链—延链路径", "The path: strengthen, supplement, extend"), path),
    (Text("重点项目与载体", "Projects and parks"), works),
    (Text("招商目录摘要", "Whom to attract"), whom),
    (Text("责任分工", "Who is in charge"), roles),
    (Text("要素与合规", "Inputs and rules"), factors),
    (Text("风险与不确定", "Risks and doubts"), risks),
)
ANNEX = Text("附　来源、口径、版本", "Annex: sources, methods, version")
NUMERALS = "一二三四五六七八九十"


def build_roadmap_document(
    judgement: Judgement,
    chain_id: str,
    language: Language = "zh",
    flags: tuple[FlaggedText, ...] | None = None,
    previous: VersionRecord | None = None,
) -> Document:
    """Return the roadmap of a chain. Raises NotFound for an unknown chain.

    `flags` are what the fair-competition check found in the texts typed; None has the facts checked here.
    `previous` is the version record of an earlier document to be compared with; Impossible is raised where it is of
    another city or does not hold the chain.
    """
    plan = plan_of(judgement, chain_id)
    found = review(judgement.city) if flags is None else flags
    writing = ChapterContext(judgement, chain_id, plan, language, found, previous)
    blocks = list(_blocks(writing))
    load = judgement.city.load
    home = home_before(writing.home, writing.chain_title) if language == "zh" else writing.home
    title = tuple(writing.text(text, city=home, chain=writing.chain_title) for text in TITLE)
    time = format_time(load.loaded_at)
    return Document(
        language=language,
        title=("" if language == "zh" else " — ").join(title),
        cover=Cover(title, writing.text(SUBTITLE), tuple(_cover_facts(writing)), writing.text(NOTE)),
        blocks=tuple(blocks),
        version=writing.text(VERSION, id=load.id, time=time),
        made_at=load.loaded_at,
    )


def plan_of(judgement: Judgement, chain_id: str) -> Roadmap | None:
    """Return the roadmap of a chain, or None where it has no target."""
    return plan_chain(judgement, chain_id) if judgement.targets_of(chain_id) else None


def _blocks(context: ChapterContext) -> Iterator[Block]:
    for numeral, number, (title, chapter) in zip(NUMERALS, range(1, len(CHAPTERS) + 1), CHAPTERS, strict=False):
        head = f"{numeral}、{title.zh}" if context.language == "zh" else f"{number} {title.en}"
        yield Heading(1, head)
        yield from _numbered(context, chapter(context))
    yield Heading(1, context.text(ANNEX))
    yield from _numbered(context, annex(context))
    yield from context.sheets


def _numbered(context: ChapterContext, blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks of a chapter, its sections numbered `（一）`."""
    section = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            section += 1
            head = f"（{NUMERALS[section - 1]}）{block.text}" if context.language == "zh" else block.text
            yield Heading(2, head)
        else:
            yield block


def _cover_facts(context: ChapterContext) -> Iterator[tuple[str, str]]:
    city, language = context.city, context.language
    for caption, value, basis in head_facts(context.judgement, context.chain_id, language)[:3]:
        inferred = basis is Basis.INFERRED
        mark = ("（推定）" if language == "zh" else " (inferred)") if inferred else ""
        yield caption, value + mark
    inside = {edge.end for edge in city.includes[context.chain_id]}
    inputs = sum(edge.start in inside for link in inside for edge in city.inputs.get(link, ()))
    yield context.text(LABELS["links"]), context.text(LINKS, links=len(inside), inputs=inputs)
    counts = context.judgement.tally(context.chain_id)
    told = join_names((f"{mark.label(language)} {number}" for mark, number in counts.items() if number), language)
    yield context.text(LABELS["verdict"]), told
    yield context.text(LABELS["as_of"]), city.region.as_of or context.text(NOT_STATED)
    load = city.load
    time = format_time(load.loaded_at)
    yield context.text(LABELS["version"]), context.text(VERSION, id=load.id, time=time)
