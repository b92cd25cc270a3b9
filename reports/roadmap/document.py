"""The development roadmap 产业发展路径图 of a chain: decisions first, nine chapters on at most eight pages, annexes."""

from collections.abc import Callable, Iterator

from graph.analysis.competition.typed_texts import FlaggedText, review
from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.roadmap import Roadmap, plan_chain
from graph.analysis.versions.version_record import VersionRecord
from graph.model.cells import basis_told
from graph.model.kinds import Basis
from graph.text import Text
from reports.drawing.panorama_content import head_facts
from reports.formats.document import Block, Cover, Document, Heading
from reports.formats.tight import tight_document
from reports.roadmap.annexes import annexes, annexes_of
from reports.roadmap.chapter_aims import aims
from reports.roadmap.chapter_context import ChapterContext
from reports.roadmap.chapter_decisions import decisions
from reports.roadmap.chapter_duties import duties, factors
from reports.roadmap.chapter_firms import firms, ties
from reports.roadmap.chapter_path import path
from reports.roadmap.chapter_risks import risk_chapter
from reports.roadmap.chapter_today import today
from reports.wording.citations import date_words
from reports.wording.editions import draft_line, version_words
from reports.wording.language import Language
from reports.wording.punctuation import with_brackets
from reports.wording.titles import home_before

TITLE = (Text("{city}{chain}", "{city}: {chain}"), Text("发展路径图", "Development roadmap"))
NOTE = Text(
    "资料截至{as_of}，出处序号见附件{annex}；标“推定”的待主管部门确认，横线处请填写；没有查到，不等于没有。",
    "Facts up to {as_of}; numbers refer to the sources in annex {annex}. What is inferred is not confirmed; blanks are "
    "to be filled in. None found does not mean none exists.",
)
CHIEF = Text("链长", "Chain chief")
CAPTIONS = Text("链主", "Chain owner"), Text("牵头部门", "Lead department"), Text("招商专班", "Task force")
BLANK = "____________"
NOT_STATED = Text("未注明", "not stated")
KEYWORDS = (Text("产业链", "industry chain"), Text("发展路径图", "development roadmap"), Text("招商引资", "investment"))

Chapter = Callable[[ChapterContext], Iterator[Block]]
CHAPTERS: tuple[tuple[Text, Chapter], ...] = (
    (Text("请市里定的事", "For the city to decide"), decisions),
    (Text("现状", "Where the chain stands"), today),
    (Text("目标", "Aims"), aims),
    (Text("路径", "The path"), path),
    (Text("拟对接企业", "Firms to talk to"), firms),
    (Text("以商招商", "Business brings business"), ties),
    (Text("责任分工", "Responsibilities"), duties),
    (Text("要素与合规", "Inputs and rules"), factors),
    (Text("风险", "Risks"), risk_chapter),
)
NUMERALS = "一二三四五六七八九"


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
    blocks = tuple(_blocks(writing))
    home = home_before(writing.home, writing.chain_title) if language == "zh" else writing.home
    title = tuple(writing.text(text, city=home, chain=writing.chain_title) for text in TITLE)
    load = judgement.city.load
    document = Document(
        language=language,
        title=("" if language == "zh" else " — ").join(title),
        cover=Cover(title, draft_line(load, language), tuple(_cover_facts(writing)), _note(writing)),
        blocks=blocks,
        version=version_words(load, language),
        made_at=load.loaded_at,
        organisation=organisation_of(writing),
        keywords=(writing.name, *(text.of(language) for text in KEYWORDS)),
        contents=True,
    )
    return tight_document(document)


def plan_of(judgement: Judgement, chain_id: str) -> Roadmap | None:
    """Return the roadmap of a chain, or None where it has no target."""
    return plan_chain(judgement, chain_id) if judgement.targets_of(chain_id) else None


def organisation_of(context: ChapterContext) -> str:
    """Return who hands a paper over, for the properties of its file: the lead department on file, else the city."""
    city = context.city
    chiefs = city.chiefs.get(context.chain_id, ())
    sure = [each for each in chiefs if basis_told(each) is not Basis.INFERRED]
    return city.organisations[sure[0].start].name_zh if sure else context.home


def _blocks(context: ChapterContext) -> Iterator[Block]:
    for at, (title, chapter) in enumerate(CHAPTERS):
        yield Heading(1, f"{NUMERALS[at]}、{title.zh}" if context.language == "zh" else f"{at + 1} {title.en}")
        yield from chapter(context)
    yield from annexes(context)


def _note(context: ChapterContext) -> str:
    as_of = context.city.region.as_of
    said = context.text(NOT_STATED) if as_of is None else date_words(as_of, context.language)
    return context.text(NOTE, as_of=said, annex=len(annexes_of(context)))


def _cover_facts(context: ChapterContext) -> Iterator[tuple[str, str]]:
    """Yield who leads the chain; who is not on file is a blank to write on."""
    city, chain = context.city, context.chain_id
    on_file = (bool(city.owner_roles(chain)), bool(city.chiefs.get(chain)), context.chain.task_force is not None)
    yield context.text(CHIEF), BLANK
    shown = head_facts(context.judgement, chain, context.language)
    for caption, known, (_, value, basis) in zip(CAPTIONS, on_file, shown, strict=False):
        inferred = Basis.INFERRED.label(context.language).lower() if basis is Basis.INFERRED else None
        yield context.text(caption), with_brackets(value, inferred, context.language) if known else BLANK
