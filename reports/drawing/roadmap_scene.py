"""A roadmap put into words: what is here today, the steps by phase, and what must stand before what."""

from dataclasses import dataclass

from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.outside_inputs import OutsideReason
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import Roadmap, Step
from graph.analysis.verdicts.states import LinkState, Mark, Tier
from graph.text import Text
from reports.wording.language import Language, without_brackets
from reports.wording.roadmap import (
    NO_CANDIDATE,
    counted_steps,
    duration_text,
    link_names,
    pusher_names,
    years_text,
)
from reports.wording.sentences import firm_name, link_name, short_name
from reports.wording.verdict_sentences import weakness

TODAY = Text("现已有", "Here today")
TODAY_NOTE = Text("{count} 项本地投入", "{count} local inputs")
HEAD = Text("{phase} {years}", "{phase} {years}")
INVITE, WATCH = Text("{tier} {firm}", "ask {firm}"), Text("{tier} {firm}", "watch {firm}")
OF_ALL = Text("{told}，候选 {count} 家", "{told}, 1 of {count}")
PUSH = Text("盯 {firms}", "push {firms}")
PUSH_IT = Text("盯着办成", "see it through")
LASTS = Text("工期 {time}", "{time}")
TAGS = {
    OutsideReason.UNSETTLED: Text("待落实", "settle"),
    OutsideReason.RESTRICTED: Text("限制新增", "restricted"),
    OutsideReason.RESOURCE: Text("查资源", "resource"),
    OutsideReason.STOCK: Text("先摸底", "survey"),
    OutsideReason.UNSURVEYED: Text("先核实", "verify"),
    OutsideReason.COMING: Text("建成前外购", "buy for now"),
    OutsideReason.LATER: Text("建成前外购", "buy for now"),
    OutsideReason.TARGET: Text("建成前外购", "buy for now"),
    OutsideReason.BOUGHT: Text("可外购", "buy"),
    OutsideReason.NEXT_DOOR: Text("邻区有", "next door"),
}
"""What comes from outside, the kind that needs most attention first; the rest comes with the plant itself."""
HELPER = Text("先行环节", "prerequisite")
ALONE = Text("{step}，{state}，{strategy}", "{step}, {state}, {strategy}")


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step as a card: place, name, mark, what it is for, whom to ask, how long, what comes from outside."""

    link_id: str
    order: int
    phase: Phase
    name: str
    mark: Mark
    aim: str
    ask: str
    time: str | None
    outside: str | None
    waits_for: tuple[str, ...]
    fed_by: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Today:
    """One link that is here and feeds a step."""

    link_id: str
    name: str
    mark: Mark
    feeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoadmapScene:
    """Everything a roadmap picture shows."""

    title: str
    today_head: tuple[str, str]
    phase_heads: dict[Phase, tuple[str, str]]
    today: tuple[Today, ...]
    steps: tuple[StepCard, ...]


def build_roadmap_scene(judgement: Judgement, roadmap: Roadmap, title: str, language: Language) -> RoadmapScene:
    """Return the picture of a roadmap in words of one language."""
    today = _today(judgement, roadmap, language)
    return RoadmapScene(
        title=title,
        today_head=(TODAY.of(language), TODAY_NOTE.of(language, count=len(today))),
        phase_heads={phase: _head(roadmap, phase, language) for phase in Phase},
        today=today,
        steps=tuple(_card(judgement, step, language) for step in roadmap.steps),
    )


def _head(roadmap: Roadmap, phase: Phase, language: Language) -> tuple[str, str]:
    """Return a phase with its years, and how many steps it has."""
    years = years_text(roadmap, phase, language)
    return HEAD.of(language, phase=phase.label(language), years=years), counted_steps(roadmap, phase, language)


def _today(judgement: Judgement, roadmap: Roadmap, language: Language) -> tuple[Today, ...]:
    """Return what is here and is a core input of a step, in the order of the steps."""
    feeds: dict[str, list[str]] = {}
    for step in roadmap.steps:
        for edge in judgement.context_of(step.link_id).local_core_inputs:
            if roadmap.step(edge.start) is None:
                feeds.setdefault(edge.start, []).append(step.link_id)
    links = judgement.city.links
    return tuple(
        Today(link, short_name(links[link], language), judgement.mark(link), tuple(fed)) for link, fed in feeds.items()
    )


def _card(judgement: Judgement, step: Step, language: Language) -> StepCard:
    name, mark = short_name(judgement.city.links[step.link_id], language), judgement.mark(step.link_id)
    target = judgement.target(step.link_id)
    aim = HELPER.of(language) if step.strategy is None else step.strategy.label(language)
    points = "" if target is None else f" {target.score.points}"
    return StepCard(
        link_id=step.link_id,
        order=step.order,
        phase=step.phase,
        name=name,
        mark=mark,
        aim=aim + points,
        ask=_ask(judgement, step, language),
        time=_time(step, language),
        outside=_outside(judgement, step, language),
        waits_for=step.waits_for,
        fed_by=step.fed_by,
        label=ALONE.of(
            language,
            step=f"{step.order} {link_name(judgement.city.links[step.link_id], language)}",
            state=mark.label(language),
            strategy=f"{step.phase.label(language)} {aim}",
        ),
    )


def _time(step: Step, language: Language) -> str | None:
    """Say how long comparable projects took, or nothing if none is on file."""
    if step.duration is None:
        return None
    return LASTS.of(language, time=without_brackets(duration_text(step.duration, language, step.is_underway)))


def _ask(judgement: Judgement, step: Step, language: Language) -> str:
    """Return whom to go to first: who builds it, what makes a weak link weak, or else the best candidate."""
    if step.is_underway:
        firms = pusher_names(judgement.city, step.link_id, language)
        return PUSH.of(language, firms=firms) if firms else PUSH_IT.of(language)
    target = judgement.target(step.link_id)
    if target is not None and target.verdict.state is LinkState.WEAK:
        return weakness(judgement.city, target.verdict, language)
    ranked = judgement.candidates(step.link_id)
    if not ranked:
        return NO_CANDIDATE.of(language)
    tier = ranked[0].tier
    words = WATCH if tier is Tier.WATCH else INVITE
    told = words.of(language, tier=tier.label(language), firm=firm_name(ranked[0].firm))
    return told if len(ranked) == 1 else OF_ALL.of(language, told=told, count=len(ranked))


def _outside(judgement: Judgement, step: Step, language: Language) -> str | None:
    """Return what a step needs from outside, the kind that needs most attention first; None where nothing."""
    for why, tag in TAGS.items():
        links = [each.link_id for each in step.outside_inputs if each.reason is why]
        if links:
            return f"{tag.of(language)} {link_names(judgement.city, links, language, 1)}"
    return None
