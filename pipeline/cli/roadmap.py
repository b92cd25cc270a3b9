"""`roadmap`: whom to call first, then the steps of a chain, or of chosen links, in order, each with its reasons."""

from argparse import Namespace
from dataclasses import replace

from graph.analysis.judgement import Judgement
from graph.analysis.lists.calls import Call, calls
from graph.analysis.lists.works_in_hand import WorkInHand, sum_of, works_in_hand
from graph.analysis.roadmap.phase_limits import DEFAULT_LIMITS, YEARS, Phase, PhaseLimits, Years
from graph.analysis.roadmap.roadmap import Roadmap, Step, plan_chain, plan_links
from graph.errors import InvalidRequest
from graph.text import Text
from pipeline.cli.shared.command import CHAIN, LINK, Command, argument
from pipeline.cli.shared.graph_access import judgement_for, language_of, selected_chains
from pipeline.cli.shared.output import CommandResult, Content, rows
from reports.wording.language import Language
from reports.wording.lists import answer_effects, call_text
from reports.wording.roadmap import (
    comparable_names,
    duration_text,
    investment_text,
    left_out_text,
    phase_text,
    step_reasons,
    step_text,
    years_text,
)
from reports.wording.sentences import short_name
from reports.wording.work_words import WORKS, work_words

HEADINGS = {
    "chain_id": ("产业链", "Chain"),
    "order": ("序", "#"),
    "phase_words": ("阶段", "Phase"),
    "link": ("链环", "Link"),
    "strategy_name": ("策略", "Strategy"),
    "duration": ("可比工期", "Comparable time"),
    "investment": ("可比投资", "Comparable cost"),
    "reason": ("理由", "Reason"),
}
CALLS = Text("先核实 {count} 件（打电话问，不是步骤）", "Calls first: {count} (questions, not steps)")
CALL = Text("{link}，{call}（{change}）", "{link}. {call} ({change})")


def roadmap(args: Namespace) -> CommandResult:
    """List the steps of the chains asked for, or of the links, and the calls to make before."""
    with judgement_for(args) as judgement:
        language = language_of(args)
        plans = _plans(judgement, args)
        found = [row for each in plans for row in plan_rows(judgement, each, language)]
        asking = _calls(judgement, args)
        if not found and not asking:
            raise InvalidRequest(
                "没有可排的步骤，也没有要核实的事", "there is neither a step to plan nor a call to make"
            )
        outcome = rows("roadmap", judgement.city.load.id, found, HEADINGS)
        works = _works(judgement, args)
        outcome.content["calls"] = [call_row(judgement, call, language) for call in asking]
        outcome.content["works"] = [work_row(judgement, work, language) for work in works]
        lines = [f"  {call_line(judgement, call, language)}" for call in asking]
        followed = [f"  {work_words(judgement.city, work, language)}" for work in works]
        told = [
            *([CALLS.of(language, count=len(asking)), *lines] if asking else []),
            *([WORKS.of(language), *followed] if followed else []),
        ]
        return replace(outcome, first=tuple(told))


def _plans(judgement: Judgement, args: Namespace) -> list[Roadmap]:
    room, years = _limits(args), _years(args)
    if args.link:
        return [plan_links(judgement, args.link, args.limit, args.budget, phase_limits=room, years=years)]
    chains = (chain for chain in selected_chains(judgement, args) if judgement.targets_of(chain))
    return [plan_chain(judgement, chain, args.limit, args.budget, room, years) for chain in chains]


def _limits(args: Namespace) -> PhaseLimits:
    given = {phase: most for phase in Phase if (most := getattr(args, phase.value)) is not None}
    return {phase: most for phase, most in {**DEFAULT_LIMITS, **given}.items() if most != 0}


def _years(args: Namespace) -> Years:
    given = {phase: getattr(args, f"{phase.value}_years") for phase in YEARS}
    return {phase: lasting for phase, lasting in given.items() if lasting is not None}


def _calls(judgement: Judgement, args: Namespace) -> tuple[Call, ...]:
    """List the calls of the chains asked for, with or without targets, each question of a link once; none for links."""
    chains = () if args.link else selected_chains(judgement, args)
    found = {(call.link_id, call.question): call for chain in chains for call in calls(judgement, chain)}
    return tuple(found.values())


def _works(judgement: Judgement, args: Namespace) -> tuple[WorkInHand, ...]:
    """List the projects in hand of the chains asked for, each once; none for chosen links."""
    chains = () if args.link else selected_chains(judgement, args)
    found = {work.project.id: work for chain in chains for work in works_in_hand(judgement, chain)}
    return tuple(found.values())


def work_row(judgement: Judgement, work: WorkInHand, language: Language) -> Content:
    """Write one project in hand as plain values and a line."""
    city, project = judgement.city, work.project
    return {
        "project_id": project.id,
        "project": project.name_zh,
        "stage": project.stage.value,
        "link_ids": list(work.links),
        "firm_ids": [firm.id for firm in city.owners.get(project.id, ())],
        "investment_yi": sum_of(city, project),
        "silent": work.is_silent,
        "line": work_words(city, work, language),
    }


def call_row(judgement: Judgement, call: Call, language: Language) -> Content:
    """Write one call as plain values and sentences."""
    city = judgement.city
    return {
        "chain_ids": list(city.order(edge.start for edge in city.chains_of.get(call.link_id, ()))),
        "link_id": call.link_id,
        "link": short_name(city.links[call.link_id], language),
        "state": judgement.state(call.link_id).value,
        "question": call.question.value,
        "question_name": call.question.label(language),
        "firm_ids": [firm.id for firm in call.firms],
        "call": call_text(city, call, language),
        "change": answer_effects(judgement.city, call, language),
        "depends": call.hanging,
    }


def call_line(judgement: Judgement, call: Call, language: Language) -> str:
    """Write one call in a line: the question, then what the answer would change."""
    link = short_name(judgement.city.links[call.link_id], language)
    return CALL.of(
        language,
        link=link,
        call=call_text(judgement.city, call, language),
        change=answer_effects(judgement.city, call, language),
    )


def plan_rows(judgement: Judgement, plan: Roadmap, language: Language) -> list[Content]:
    """Write the steps of a roadmap as rows, with what was left out."""
    left = left_out_text(judgement.city, plan, language)
    found = [step_row(judgement, plan, step, language) for step in plan.steps]
    return [{**row, "left_out": left} for row in found]


def step_row(judgement: Judgement, plan: Roadmap, step: Step, language: Language) -> Content:
    """Return one step as plain values and sentences."""
    city = judgement.city
    return {
        "chain_id": plan.chain_id,
        "link_id": step.link_id,
        "link": short_name(city.links[step.link_id], language),
        "order": step.order,
        "phase": step.phase.value,
        "phase_name": step.phase.label(language),
        "phase_words": phase_text(plan, step.phase, language),
        "years": years_text(plan, step.phase, language),
        "strategy": None if step.strategy is None else step.strategy.value,
        "strategy_name": None if step.strategy is None else step.strategy.label(language),
        "points": step.points,
        "own": step.own,
        "waits_for": list(step.waits_for),
        "fed_by": list(step.fed_by),
        "outside": [
            {"link_id": each.link_id, "why": each.reason.value, "why_name": each.reason.label(language)}
            for each in step.outside_inputs
        ],
        "opens": list(step.unlocks),
        "feeds": list(step.feeds),
        "forward_for": [] if step.move is None else list(step.move.forward_for),
        "back_with": [] if step.move is None else list(step.move.back_with),
        "asked": step.has_contact,
        "check_first": step.verify_first,
        "duration": duration_text(step.duration, language, step.is_underway),
        "months": None if step.duration is None else [step.duration.minimum, step.duration.maximum],
        "duration_projects": comparable_names(step.duration),
        "investment": investment_text(step.investment, language, step.is_underway),
        "investment_yi": None if step.investment is None else [step.investment.minimum, step.investment.maximum],
        "investment_projects": comparable_names(step.investment),
        "reason": step_text(city, step, language),
        "reasons": step_reasons(city, step, language),
    }


def _limit_help(phase: Phase) -> str:
    usual = f"{DEFAULT_LIMITS[phase]} unless given; 0: no limit" if phase in DEFAULT_LIMITS else "no limit unless given"
    return f"at most so many steps are begun: {phase.en.lower()} ({usual})"


def _years_help(phase: Phase) -> str:
    return f"years of the {phase.en.lower()} ({YEARS[phase]} unless given)"


COMMAND = Command(
    name="roadmap",
    help="whom to call first, and in which order to work on the targets: near, middle and far",
    run=roadmap,
    arguments=(
        CHAIN,
        LINK,
        argument("--limit", type=int, metavar="K", help="at most so many projects"),
        argument("--budget", type=float, metavar="YI", help="at most so many 亿元 of investment"),
        *(argument(f"--{phase.value}", type=int, metavar="K", help=_limit_help(phase)) for phase in Phase),
        *(argument(f"--{phase.value}-years", type=int, metavar="N", help=_years_help(phase)) for phase in YEARS),
    ),
    titles={"roadmap": ("资料版次 {load}：路径图 {count} 步", "Graph {load}: a roadmap of {count} steps")},
)
