"""`dispatch`: what to ask whom today, this week, these ten days and this month."""

from argparse import Namespace

from graph.analysis.ledger.dispatch import Ask, Horizon, day_before_ten_days, dispatch
from graph.analysis.ledger.lights import first_profile
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of
from pipeline.cli.shared.ledger_access import ON, PROFILE, day_of, desk_for
from pipeline.cli.shared.output import CommandResult, Content
from reports.wording.language import Language
from reports.wording.ledger import ask_text

HEADINGS = {
    "horizon_name": ("何时", "When"),
    "cause_name": ("为何", "Why"),
    "title": ("项目", "Project"),
    "whom": ("问谁", "Whom"),
    "hand_in": ("要交什么", "To hand in"),
    "hand_in_by": ("几号前", "By"),
    "text": ("问什么", "What to ask"),
}


def asks(args: Namespace) -> CommandResult:
    """Return a row for each thing to ask, the most pressing first."""
    with desk_for(args) as desk:
        ledger = desk.ledger(day_of(args.on), day_of(args.known))
        earlier = desk.ledger(day_before_ten_days(ledger.day), day_of(args.known))
        profile = args.profile or first_profile(ledger.adopted)
        found = dispatch(ledger, earlier, profile, args.unit)
        kept = [ask for ask in found if args.horizon in (None, ask.horizon.value)]
        rows = [ask_row(ask, language_of(args)) for ask in kept]
        content = {"status": "dispatch", "day": ledger.day, "load": desk.city.load.id, "profile": profile}
        return CommandResult(0, {**content, "rows": rows}, HEADINGS)


def ask_row(ask: Ask, language: Language) -> Content:
    """Return what is to be asked as plain values and words."""
    rung = ask.rung
    return {
        "horizon": ask.horizon.value,
        "horizon_name": ask.horizon.label(language),
        "cause": ask.cause.value,
        "cause_name": ask.cause.label(language),
        "project": ask.project.id,
        "title": ask.project.title,
        "whom": ask.whom,
        "dimension": None if ask.light is None else ask.light.dimension.value,
        "problem": None if ask.clock is None else ask.clock.problem.raised.number,
        "day": ask.day,
        "asked_by": None if rung is None else rung[f"asks_{language}"],
        "hand_in": None if rung is None else rung[f"hands_in_{language}"],
        "hand_in_by": ask.hand_in_by,
        "text": ask_text(ask, language),
    }


COMMAND = Command(
    name="dispatch",
    help="what to ask whom today, this week, these ten days, this month",
    run=asks,
    arguments=(
        *ON,
        PROFILE,
        argument("--unit", help="only what this unit is to answer"),
        argument("--horizon", choices=[each.value for each in Horizon], help="only what is to be asked by then"),
    ),
    titles={"dispatch": ("{day} 调度（{profile}）：{count} 件", "Dispatch of {day} ({profile}): {count}")},
)
