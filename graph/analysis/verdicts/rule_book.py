"""The rules of diagnosis in order: the first whose conditions all hold decides the state of a link.

Thresholds are ours, chosen so that a planner can check them by counting; docs/methods.md argues each.
"""

from collections.abc import Mapping

from graph.analysis.facts.age import OLD_AFTER
from graph.analysis.verdicts.rules import Condition, Measure, Rule
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.kinds import Siting


def _one(measure: Measure) -> tuple[Condition, ...]:
    return (Condition(measure, 1),)


CALLED_MISSING = frozenset({Siting.ATTRACTABLE, Siting.OPERATED, Siting.SERVICE, Siting.REGULATED, Siting.PUBLIC, None})
"""Sitings of links that can be missing; what is bought, captive, a resource or a stock is none to recruit."""
LISTED = frozenset(Siting) - {Siting.SERVICE, Siting.PUBLIC}
"""Sitings of which a single old, unclear or planned record says something; what every city has is not judged by one."""

RULES: tuple[Rule, ...] = (
    Rule(
        "D-21",
        LinkState.UNSUITABLE,
        "本地存量资产，须摸底，不须招引",
        "Land, buildings or equipment that are here: to be surveyed, not recruited",
        sitings=frozenset({Siting.STOCK}),
        grade=Grade.STOCK,
    ),
    Rule(
        "D-01",
        LinkState.STRONG,
        "本地在产，规模或市场地位有据",
        "Made here, with evidence of size or market position",
        _one(Measure.SIZED),
    ),
    Rule(
        "D-02",
        LinkState.STRONG,
        "资料写明本地有两家以上独立企业在产（同一集团算一家）",
        "Two or more independent makers are read to operate here (firms of one group count once)",
        (Condition(Measure.STEADY, 2),),
    ),
    Rule(
        "D-28",
        LinkState.STRONG,
        "厂内工序，本厂下道工序在产，它必在产",
        "A step inside a works whose next step operates: so does it",
        _one(Measure.IN_PLANT),
    ),
    Rule(
        "D-03",
        LinkState.PRESENT,
        "本地在产，没有弱的迹象，规模和市场地位依据不足",
        "Made here without a sign of weakness; not enough on file on its size and market position",
        _one(Measure.PLAIN),
    ),
    Rule(
        "D-04",
        LinkState.WEAK,
        "本地只在季节里做",
        "Made here in season only",
        _one(Measure.SEASONAL),
    ),
    Rule(
        "D-05",
        LinkState.WEAK,
        "本地在产，规模小",
        "Made here on a small scale",
        _one(Measure.SMALL),
    ),
    Rule(
        "D-06",
        LinkState.WEAK,
        "本地在产，只供自用",
        "Made here for own use only",
        _one(Measure.OWN_USE),
    ),
    Rule(
        "D-07",
        LinkState.WEAK,
        "本地还在试产或中试",
        "On trial here",
        _one(Measure.TRIAL),
    ),
    Rule(
        "D-08",
        LinkState.WEAK,
        f"只查到 {OLD_AFTER} 年以前在产的资料，现在还做不做须核实",
        f"On file as operating over {OLD_AFTER} years ago and not heard of since; to be verified",
        _one(Measure.OPERATING),
        sitings=LISTED | {None},
        grade=Grade.UNCLEAR,
    ),
    Rule(
        "D-09",
        LinkState.WEAK,
        "本地有企业收录，现在还做不做没有资料，须先问",
        "A local maker is on file whose present state is not stated; ask first",
        _one(Measure.UNCLEAR),
        sitings=LISTED | {None},
        grade=Grade.UNCLEAR,
    ),
    Rule(
        "D-10",
        LinkState.PLANNED,
        "没有在产企业，有产能或项目开工、在建或竣工待投产",
        "None operates; capacity or a project is started, building or completed",
        _one(Measure.UNDER_WAY),
        grade=Grade.BUILDING,
    ),
    Rule(
        "D-11",
        LinkState.PLANNED,
        "没有在产企业，已签约或已公布计划，尚未开工",
        "None operates; signed or announced, not started",
        _one(Measure.INTENDED),
        grade=Grade.ANNOUNCED,
        sitings=LISTED | {None},
    ),
    Rule(
        "D-31",
        LinkState.UNKNOWN,
        "资料写明本地有此资源，谁在做还没收录",
        "The resource is stated to be here; who works it is not on file",
        _one(Measure.ENDOWED),
        grade=Grade.EXPECTED,
    ),
    Rule(
        "D-12",
        LinkState.PLANNED,
        "有项目收录，进展没有资料，须先问",
        "A project is on file whose progress is not stated; ask first",
        _one(Measure.UNSTATED),
        grade=Grade.ANNOUNCED,
        sitings=LISTED | {None},
    ),
    Rule(
        "D-13",
        LinkState.WEAK,
        f"本地装置近 {OLD_AFTER} 年停产（或未注年份），人和厂可能还在",
        f"The local plant stopped within {OLD_AFTER} years (or undated); plant and people may still be there",
        _one(Measure.STOPPED),
    ),
    Rule(
        "D-14",
        LinkState.UNSUITABLE,
        "主管部门已核定不招引",
        "The department in charge ruled that it is not to be recruited",
        _one(Measure.RULED_OUT),
        grade=Grade.RULED,
    ),
    Rule(
        "D-15",
        LinkState.MISSING,
        "主管部门已核实本地没有",
        "The department in charge confirmed that there is none here",
        _one(Measure.CONFIRMED),
        sitings=CALLED_MISSING,
        grade=Grade.CONFIRMED,
    ),
    Rule(
        "D-16",
        LinkState.UNKNOWN,
        "按工艺推定本地应有，尚未核实",
        "Inferred from the process to be made here; not verified",
        _one(Measure.INFERRED),
        grade=Grade.EXPECTED,
    ),
    Rule(
        "D-17",
        LinkState.UNKNOWN,
        "本地在产的用户离不了它，它又运不远；从哪来须先问用户",
        "A local maker cannot work without it and it cannot travel; ask the user where it comes from",
        _one(Measure.NEEDED),
        sitings=LISTED | {None},
        grade=Grade.EXPECTED,
    ),
    Rule(
        "D-29",
        LinkState.PLANNED,
        "随所附装置在建，不单独招引",
        "Under construction with the plant it belongs to, not recruited on its own",
        _one(Measure.HOST_COMES),
        grade=Grade.BUILDING,
    ),
    Rule(
        "D-30",
        LinkState.UNKNOWN,
        "所附装置在产，它应随之在产，未单独收录",
        "The plant it belongs to operates, so it should too; it has no record of its own",
        _one(Measure.HOST_RUNS),
        grade=Grade.EXPECTED,
    ),
    Rule(
        "D-18",
        LinkState.UNSUITABLE,
        "全国可买，外购即可",
        "A standard good that users simply buy",
        sitings=frozenset({Siting.BOUGHT}),
        grade=Grade.BOUGHT,
    ),
    Rule(
        "D-19",
        LinkState.UNSUITABLE,
        "随所附装置生产自用，不单独招引",
        "Made inside the plant it belongs to, not recruited on its own",
        sitings=frozenset({Siting.CAPTIVE}),
        grade=Grade.CAPTIVE,
    ),
    Rule(
        "D-20",
        LinkState.UNSUITABLE,
        "随本地资源而有，招不来",
        "Comes with a natural endowment or heritage; it cannot be recruited",
        sitings=frozenset({Siting.RESOURCE}),
        grade=Grade.RESOURCE,
    ),
    Rule(
        "D-22",
        LinkState.UNKNOWN,
        "一般服务或公共供给，名单不全，没列到不等于没有",
        "A general service or public supply, not fully listed: a blank says nothing about the city",
        sitings=frozenset({Siting.SERVICE, Siting.PUBLIC}),
        grade=Grade.UNLISTED,
    ),
    Rule(
        "D-23",
        LinkState.UNKNOWN,
        "所在产业链还没摸底，暂不判缺",
        "No chain with it is surveyed yet, so it is not called missing",
        (Condition(Measure.SURVEYED, 1, is_minimum=False),),
        grade=Grade.UNSURVEYED,
    ),
    Rule(
        "D-24",
        LinkState.MISSING,
        f"本地装置停产已超过 {OLD_AFTER} 年",
        f"The local plant stopped over {OLD_AFTER} years ago",
        _one(Measure.STOPPED_LONG),
        grade=Grade.STOPPED,
    ),
    Rule(
        "D-25",
        LinkState.MISSING,
        f"只有 {OLD_AFTER} 年以前的在建或拟建资料，其后没有消息",
        f"Works or plans are on file from over {OLD_AFTER} years ago and not heard of since",
        _one(Measure.LAPSED),
        grade=Grade.LAPSED,
    ),
    Rule(
        "D-26",
        LinkState.MISSING,
        "只在洽谈，没有签约",
        "In talks only, nothing signed",
        _one(Measure.TALKS),
        grade=Grade.NOT_ON_FILE,
    ),
    Rule(
        "D-32",
        LinkState.MISSING,
        "只有一次性的活动，没有查到常年在做的企业",
        "Only a single event is on file; nobody was found who does it all year",
        _one(Measure.EVENTS),
        grade=Grade.NOT_ON_FILE,
    ),
    Rule(
        "D-27",
        LinkState.MISSING,
        "没有查到本地企业或项目在做",
        "No local maker or project was found",
        grade=Grade.NOT_ON_FILE,
    ),
)


def decide(siting: Siting | None, counts: Mapping[Measure, int], moved: Condition | None = None, step: int = 0) -> Rule:
    """Return the first rule that holds; the last one always does."""
    return next(rule for rule in RULES if rule.holds(siting, counts, moved, step))
