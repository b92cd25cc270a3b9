"""Chapter three of a roadmap: position, and aims by phase."""

from collections import Counter
from collections.abc import Iterator

from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import Roadmap
from graph.analysis.verdicts.states import Strategy
from reports.formats.document import Block, Note, Paragraph, Spans, cell_spans, text_span
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.roadmap.chapters_diagnosis import why_no_target
from reports.wording.language import Text, typeset
from reports.wording.punctuation import join_names, names_and_count
from reports.wording.roadmap import (
    TO_ESTIMATE,
    phase_text,
)
from reports.wording.sentences import short_name

LISTED = Text(
    "本链属全市{kind}{sure}，入列依据：{listing}", "The chain counts as a {kind} of the city{sure}. Ground: {listing}"
)
SURE = Text("（把握：{sure}）", " (how sure: {sure})")
POSITION = Text(
    "发展定位没有可引的文件，本图不代拟，须由主管部门明确。",
    " No document on its intended role is on file, and none is made up here.",
)
GRADES = {
    "确定": "certain",
    "高": "high",
    "中高": "fairly high",
    "中": "medium",
    "中低": "fairly low",
    "低到中": "low to medium",
    "低": "low",
}
"""How sure a listing is, as the facts write it before a colon, and in English."""
NO_LISTING = Text("无资料", "not on file")
AIMS = Text("分期目标", "Aims by phase")
AIM_HEADERS: tuple[Head, ...] = (
    (Text("阶段", "Phase"), 12, "center"),
    (Text("要做的链环", "Links to work on"), 39, "left"),
    (Text("策略", "Strategies"), 17, "left"),
    (Text("产值、投资目标", "Output, investment"), 15, "center"),
    (Text("可比工期", "Comparable time"), 17, "center"),
)
AIMS_NOTE = Text(
    "各期按目标位次排：近期新开的步数以办得过来为限，排不下的顺延；已有人在办的项目都在近期盯办，不占新开的步数。"
    "年份是设定的分期，不是承诺。没有事实依据的数一律写“待测算”。",
    "Steps are placed by rank. A phase begins no more steps than can be worked on, and the rest moves on; what is "
    "under way is seen through in the near term and takes no place. Years are a setting, not a promise. What rests on "
    "no fact is “to be estimated”.",
)
NO_STEPS = Text("没有可排的步骤：{why}。", "There is nothing to plan: {why}.")


def aims(context: ChapterContext) -> Iterator[Block]:
    """Yield chapter three: position, and aims by phase."""
    chain, language = context.chain, context.language
    sure, listing = _listing(context)
    kind = chain.kind.label(language)
    said = context.text(LISTED, kind=kind if language == "zh" else kind.lower(), sure=sure, listing=listing)
    yield Paragraph((*context.ended(context.cited(said, chain)), *text_span(context.text(POSITION))))
    if context.plan is None:
        yield context.paragraph(NO_STEPS, why=why_no_target(context))
        return
    phases = (phase for phase in Phase if context.plan.of_phase(phase))
    yield context.table(AIMS, AIM_HEADERS, (_aim(context, context.plan, phase) for phase in phases))
    yield Note(text_span(context.text(AIMS_NOTE)))


def _listing(context: ChapterContext) -> tuple[str, str]:
    """Return how sure the listing of the chain is, in brackets, and its ground; nothing where it does not say."""
    ground = typeset(context.chain.listing or context.text(NO_LISTING)).rstrip("。")
    grade, colon, rest = ground.partition("：")
    if not colon or grade not in GRADES:
        return "", ground
    return context.text(SURE, sure=grade if context.language == "zh" else GRADES[grade]), rest


def _aim(context: ChapterContext, plan: Roadmap, phase: Phase) -> tuple[Spans, ...]:
    language, steps = context.language, plan.of_phase(phase)
    links = [short_name(context.city.links[step.link_id], language) for step in steps]
    found = Counter(step.strategy for step in steps)
    kinds = join_names((f"{each.label(language)} {found[each]}" for each in Strategy if found[each]), language)
    spans = [step.duration for step in steps if step.duration is not None]
    if spans:
        least, most = min(each.minimum for each in spans), max(each.maximum for each in spans)
        time = context.text(
            Text("{span} 个月（{all} 步中 {n} 步有）", "{span} months ({n} of {all})"),
            span=least if least == most else ("～" if language == "zh" else "–").join((str(least), str(most))),
            n=len(spans),
            all=len(steps),
        )
    else:
        time = context.text(TO_ESTIMATE)
    return (
        cell_spans(phase_text(plan, phase, language)),
        cell_spans(names_and_count(links, language, 8)),
        cell_spans(kinds),
        cell_spans(context.text(TO_ESTIMATE) if steps else None),
        cell_spans(time if steps else None),
    )
