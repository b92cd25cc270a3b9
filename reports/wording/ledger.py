"""What is said of the project ledger: lights with their rule and what would turn them, gates, amounts, what to ask."""

from collections.abc import Mapping
from decimal import Decimal

from graph.analysis.ledger.amounts import Amount
from graph.analysis.ledger.clocks import Clock
from graph.analysis.ledger.dispatch import Ask, Cause
from graph.analysis.ledger.gates import Gate, GateItem, ItemState
from graph.analysis.ledger.lights import Colour, Light, Limit
from graph.model.ledger_words import CountedBy, Dimension, Step
from graph.text import Text
from reports.wording.language import BLANK, Language, investment, number
from reports.wording.punctuation import PAUSE, join_clauses, join_names, with_brackets, with_label

TO_VERIFY = Text("口径待核", "rule to be verified")
RULE = Text("{rule}口径", "counted by {rule}")
AS_OF = Text("截至 {day}", "as of {day}")
PROOF = Text("凭证 {proof}", "proof {proof}")
DONE: Mapping[Dimension, Text] = {
    Dimension.START: Text("{day} 已开工", "started on {day}"),
    Dimension.ENTRY: Text("{day} 已入库", "entered on {day}"),
}
NOT_REPORTED = Text("未填报", "not reported")
UNITS: Mapping[str, Text] = {
    "months_unstarted": Text("{} 个月", "{} months"),
    "months_unentered": Text("{} 个月", "{} months"),
    "months_quiet": Text("{} 个月", "{} months"),
    "points_behind": Text("{} 点", "{} points"),
    "share_behind": Text("{}%", "{}%"),
    "funds_behind": Text("{} 亿元", "{} 亿元"),
    "share_of_time": Text("{}%", "{}%"),
}
MEASURES: Mapping[str, Text] = {
    "months_unstarted": Text("过了计划开工月还未开工", "Not started after the planned month"),
    "months_unentered": Text("开工后未入库", "Not entered since its start"),
    "months_quiet": Text("没有进展", "No movement"),
    "points_behind": Text("落后于年度计划", "Behind the plan of the year"),
    "share_behind": Text("比到期计划少", "Short of the plan to date"),
    "funds_behind": Text("到位资金比计划少", "Funds short of their plan"),
    "share_of_time": Text("达到时间进度的", "Of a progress in step with time"),
}
INPUTS: Mapping[str, Text] = {
    "start_month": Text("计划开工月", "Planned month of start"),
    "started": Text("开工", "Started"),
    "entered": Text("入库", "Entered"),
    "last_progress": Text("上次进展", "Last movement"),
    "plan_to_date": Text("到期计划", "Plan to date"),
    "plan_of_year": Text("全年计划", "Plan of the year"),
    "year_done": Text("本年完成", "Done in the year"),
    "arrived": Text("到位资金", "Funds arrived"),
    "as_of": Text("截至", "As of"),
    "days_passed": Text("已过天数", "Days passed"),
    "days_of_year": Text("全年天数", "Days of the year"),
}
IN_YI = frozenset({"plan_to_date", "plan_of_year", "year_done", "arrived"})
DAYS = Text("已 {days} 天", "{days} days")
TURNS = Text("{day} 转{colour}", "turns {colour} on {day}")
TO_GREEN = Text("转绿：累计超过 {amount}", "for green: more than {amount} in all")
EVENTS: Mapping[Dimension, Text] = {
    Dimension.START: Text("转绿：开工并交打桩照片", "for green: started, with a photo of the pile"),
    Dimension.ENTRY: Text("转绿：补齐凭证并入库", "for green: proofs complete and entered"),
    Dimension.QUIET: Text("转绿：有新的进展", "for green: any movement"),
}
EXCUSED = Text("理由有效至 {day}，到期转{colour}", "excused until {day}, {colour} after it")
PLAN_MISSING = Text("没有按月计划，不亮绿灯", "no monthly plan, so no green")
UNREPORTED = Text("本年没有填报，不按零计", "not reported this year, not taken for nothing")
GATE_STATES: Mapping[ItemState, Text] = {
    ItemState.THERE: Text("已有", "on file"),
    ItemState.MISSING: Text("缺", "missing"),
    ItemState.REPLACED: Text("已由他项代替", "replaced"),
    ItemState.LISTED: Text("可补", "may follow"),
}
QUESTIONS: Mapping[Cause, Text] = {
    Cause.RED: Text("{what}。卡在哪里、谁解决、几号解决？", "{what}. What is in the way, who solves it, by when?"),
    Cause.OVERDUE: Text("{what}。为什么没办结，新的日期是哪天？", "{what}. Why is it not solved, and by when?"),
    Cause.DUE: Text("{what}。能否按期办结，凭证何时交？", "{what}. Will it be solved in time, when comes the proof?"),
    Cause.YELLOW: Text("{what}。原因是什么，下一个日期是哪天？", "{what}. What is the cause, and the next day?"),
    Cause.YELLOW_TWICE: Text("连续两次黄灯：{what}。怎么整改？", "Yellow twice in a row: {what}. What is the remedy?"),
    Cause.TURNS: Text("{what}。转灯前能办成吗？", "{what}. Will it be done before it turns?"),
    Cause.OUT: Text("{what}。出库还是保留，依据是什么？", "{what}. Out or kept, and on what grounds?"),
    Cause.EXCUSED_ENDS: Text("{what}。办结了，还是续期？", "{what}. Is it done, or does it go on?"),
    Cause.PLAN_MISSING: Text("{what}。请交全年逐月计划。", "{what}. The plan of the year by month is wanted."),
    Cause.UNREPORTED: Text(
        "本年完成{since}没有填报。请报数、口径和凭证。",
        "Work done not reported{since}: figure, rule and proof are wanted.",
    ),
    Cause.SILENT: Text(
        "台账里没有一次进展。最近一次进展是什么、哪天？", "No movement on file. What was the last, and when?"
    ),
}
SINCE = Text(" {day} 以后", " since {day}")
PROBLEM = Text("“{text}”{left}", "{text}: {left}")
OVERDUE = Text("超期 {days} 天", "{days} days overdue")
LEFT = Text("余 {days} 天", "{days} days left")
SOLVED = Text("{day} 已解决", "solved on {day}")


def light_text(light: Light, language: Language) -> str:
    """Return a light in words: what it looks at, its colour, rule, inputs, days, and what would turn it."""
    head = f"{light.dimension.label(language)} {light.colour.label(language)}"
    return with_label(head, join_clauses(filter(None, _said(light, language)), language), language)


def short_light_text(light: Light, language: Language) -> str:
    """Return in a few words why a light has its colour: what it looks at, by how much and since how many days."""
    days = [] if light.days is None else [DAYS.of(language, days=light.days)]
    told = [MEASURES[light.measure].of(language) + _value(light, language), *days]
    return with_label(light.dimension.label(language), join_names(told, language), language)


def why_text(light: Light, language: Language) -> str:
    """Return in a few words why a light has its colour, and what would turn it."""
    return join_clauses([short_light_text(light, language), *turning(light, language)], language)


def _said(light: Light, language: Language) -> list[str]:
    done = light.reading.done_on
    if done is not None:
        return [DONE[light.dimension].of(language, day=done), rule_text(light, language)]
    told = [MEASURES[light.measure].of(language) + _value(light, language), rule_text(light, language)]
    told.append(inputs_text(light, language))
    if light.colour is Colour.PLAN_MISSING:
        told.append(PLAN_MISSING.of(language))
    if light.colour is Colour.UNREPORTED:
        told.append(UNREPORTED.of(language))
    if light.days is not None:
        told.append(DAYS.of(language, days=light.days))
    return [*told, *turning(light, language)]


def _value(light: Light, language: Language) -> str:
    value = light.reading.value
    return "" if value is None else f" {UNITS[light.measure].of(language).format(number(round(float(value), 2)))}"


def turning(light: Light, language: Language) -> list[str]:
    """Return what would turn a light: what makes it green, and when it turns by itself."""
    told = []
    if light.excused_until is not None and light.without_reason is not None:
        colour = light.without_reason.label(language)
        told.append(EXCUSED.of(language, day=light.excused_until, colour=colour))
    if light.to_green is not None:
        told.append(TO_GREEN.of(language, amount=investment(float(light.to_green), language)))
    elif light.colour in (Colour.YELLOW, Colour.RED, Colour.OUT) and light.dimension in EVENTS:
        told.append(EVENTS[light.dimension].of(language))
    if light.turns is not None:
        told.append(TURNS.of(language, day=light.turns[0], colour=light.turns[1].label(language)))
    return told


def rule_text(light: Light, language: Language) -> str:
    """Return the rules of a light, the mildest first: `≥10 点黄，>30 点红`."""
    told = [_limit(light.measure, limit, language) for limit in reversed(light.limits)]
    return join_names(told, language)


def _limit(measure: str, limit: Limit, language: Language) -> str:
    bound = UNITS[measure].of(language).format(number(float(limit.bound)))
    return f"{limit.sign}{bound} {limit.colour.label(language)}"


def inputs_text(light: Light, language: Language) -> str:
    """Return what a light read, each by its name."""
    return join_names((_input(name, value, language) for name, value in light.reading.inputs), language)


def _input(name: str, value: Decimal | str | None, language: Language) -> str:
    if isinstance(value, Decimal):
        told = investment(float(value), language) if name in IN_YI else number(float(value))
    else:
        told = value or BLANK
    return f"{INPUTS[name].of(language)} {told}"


def item_text(item: GateItem, language: Language) -> str:
    """Return an item of a gate with whether it is there."""
    return with_label(item.of(language), GATE_STATES[item.state].of(language), language)


def gate_text(gate: Gate, language: Language) -> str:
    """Return a gate in one line: the step and its items."""
    return with_label(
        gate.step.label(language), join_clauses((item_text(i, language) for i in gate.items), language), language
    )


def amount_text(amount: Amount | None, language: Language, *, proof: bool = True) -> str:
    """Return an amount with its rule, date and proof; without a rule that is said."""
    if amount is None:
        return BLANK
    told = [rule_of(amount.counted_by, language)]
    told += [] if amount.day is None else [AS_OF.of(language, day=amount.day)]
    told += [] if amount.proof is None or not proof else [PROOF.of(language, proof=amount.proof)]
    return with_brackets(investment(float(amount.yi), language), PAUSE.of(language).join(told), language)


def rule_of(rule: CountedBy | None, language: Language) -> str:
    """Return by which rule an amount was counted: `招商口径`; without one, that it is to be verified."""
    return TO_VERIFY.of(language) if rule is None else RULE.of(language, rule=rule.label(language))


def clock_text(clock: Clock, language: Language) -> str:
    """Return a problem with the days left."""
    solved = clock.problem.solved
    if solved is not None:
        left = SOLVED.of(language, day=solved)
    else:
        left = (OVERDUE if clock.days_left < 0 else LEFT).of(language, days=abs(clock.days_left))
    return PROBLEM.of(language, text=clock.problem.raised.text, left=left)


def ask_text(ask: Ask, language: Language) -> str:
    """Return what is to be asked."""
    what = ""
    if ask.clock is not None:
        what = clock_text(ask.clock, language)
    elif ask.light is not None:
        what = light_text(ask.light, language)
    since = "" if ask.day is None or ask.cause is not Cause.UNREPORTED else SINCE.of(language, day=ask.day)
    return QUESTIONS[ask.cause].of(language, what=what, since=since)


def step_text(step: Step | None, language: Language) -> str:
    """Return a step, a dash where there is none."""
    return BLANK if step is None else step.label(language)
