"""`roadmap`: the steps of a chain, or of chosen links, in order, each with its reasons."""

from argparse import Namespace

from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.roadmap import Phase, Roadmap, Step, plan_chain, plan_links
from pipeline.cli.shared.asked import chains_asked, judged, language_of
from pipeline.cli.shared.command import CHAIN, LINK, Command, argument
from pipeline.cli.shared.report import Content, Outcome, rows
from reports.wording.language import Language
from reports.wording.planning_words import (
    duration_words,
    investment_words,
    left_out_words,
    like_names,
    step_reasons,
    step_words,
)
from reports.wording.sentences import brief_name

HEADS = {
    "chain_id": ("产业链", "Chain"),
    "order": ("序", "#"),
    "phase_name": ("阶段", "Phase"),
    "link": ("链环", "Link"),
    "strategy_name": ("策略", "Strategy"),
    "duration": ("同类工期", "Like took"),
    "investment": ("同类投资", "Like cost"),
    "reason": ("理由", "Reason"),
}


def roadmap(asked: Namespace) -> Outcome:
    """Return a row for each step of the chains asked for, or of the links."""
    with judged(asked) as judgement:
        language = language_of(asked)
        found = [row for each in _plans(judgement, asked) for row in plan_rows(judgement, each, language)]
        return rows("roadmap", judgement.city.load.id, found, HEADS)


def _plans(judgement: Judgement, asked: Namespace) -> list[Roadmap]:
    rooms = {phase: getattr(asked, phase.value) for phase in Phase}
    room = {phase: most for phase, most in rooms.items() if most is not None}
    if asked.link:
        return [plan_links(judgement, asked.link, asked.limit, asked.budget, room=room)]
    chains = chains_asked(judgement, asked)
    planned = chains if asked.chain else [chain for chain in chains if judgement.targets_of(chain)]
    return [plan_chain(judgement, chain, asked.limit, asked.budget, room) for chain in planned]


def plan_rows(judgement: Judgement, plan: Roadmap, language: Language) -> list[Content]:
    """Return the steps of a roadmap as rows, what was left out after them."""
    left = left_out_words(judgement.city, plan, language)
    found = [step_row(judgement, plan, step, language) for step in plan.steps]
    return [{**row, "left_out": left} for row in found]


def step_row(judgement: Judgement, plan: Roadmap, step: Step, language: Language) -> Content:
    """Return one step as plain values and sentences."""
    city = judgement.city
    return {
        "chain_id": plan.chain_id,
        "link_id": step.link_id,
        "link": brief_name(city.links[step.link_id], language),
        "order": step.order,
        "phase": step.phase.value,
        "phase_name": step.phase.label(language),
        "strategy": None if step.strategy is None else step.strategy.value,
        "strategy_name": None if step.strategy is None else step.strategy.label(language),
        "points": step.points,
        "waits_for": list(step.waits_for),
        "outside": [{"link_id": each.link_id, "why": each.why.value} for each in step.outside],
        "opens": list(step.opens),
        "asked": step.asked,
        "check_first": step.check_first,
        "duration": duration_words(step.duration, language),
        "months": None if step.duration is None else [step.duration.least, step.duration.most],
        "duration_projects": like_names(step.duration),
        "investment": investment_words(step.investment, language),
        "investment_yi": None if step.investment is None else [step.investment.least, step.investment.most],
        "investment_projects": like_names(step.investment),
        "reason": step_words(city, step, language),
        "reasons": step_reasons(city, step, language),
    }


COMMAND = Command(
    name="roadmap",
    help="in which order to work on the targets, near, middle and far",
    run=roadmap,
    arguments=(
        CHAIN,
        LINK,
        argument("--limit", type=int, metavar="K", help="at most so many projects"),
        argument("--budget", type=float, metavar="YI", help="at most so many 亿元 of investment"),
        *(
            argument(f"--{phase.value}", type=int, metavar="K", help=f"at most so many steps: {phase.en.lower()}")
            for phase in Phase
        ),
    ),
    titles={"roadmap": ("图谱 {load}：路径图 {count} 步", "Graph {load}: a roadmap of {count} steps")},
)
