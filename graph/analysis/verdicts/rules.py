"""The rules of diagnosis, as data: the first rule whose conditions all hold decides the state of a link.

Thresholds are ours, chosen so that a planner can check them by counting; docs/methods.md argues each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.facts.age import OLD_AFTER
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.kinds import Siting


class Measure(StrEnum):
    """What is counted for a link before the rules are asked."""

    OPERATING = "operating"
    CURRENT = "current"
    SIZED = "sized"
    STEADY = "steady"
    PLAIN = "plain"
    SEASONAL = "seasonal"
    SMALL = "small"
    OWN_USE = "own_use"
    TRIAL = "trial"
    UNCLEAR = "unclear"
    INFERRED = "inferred"
    UNDER_WAY = "under_way"
    INTENDED = "intended"
    UNSTATED = "unstated"
    TALKS = "talks"
    LAPSED = "lapsed"
    STOPPED = "stopped"
    STOPPED_LONG = "stopped_long"
    IN_PLANT = "in_plant"
    HOST_RUNS = "host_runs"
    HOST_COMES = "host_comes"
    ENDOWED = "endowed"
    NEEDED = "needed"
    RULED_OUT = "ruled_out"
    CONFIRMED = "confirmed"
    SURVEYED = "surveyed"


STATEMENTS = frozenset(
    {
        Measure.HOST_RUNS,
        Measure.HOST_COMES,
        Measure.ENDOWED,
        Measure.NEEDED,
        Measure.RULED_OUT,
        Measure.CONFIRMED,
        Measure.SURVEYED,
    }
)
"""Measures counted by record, not by party: true or not, their threshold is no matter of degree and never moves."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a measure counts, in both languages, and the Chinese counter that follows its value."""

    zh: str
    en: str
    unit_zh: str


MEASURES: Mapping[Measure, Caption] = {
    Measure.OPERATING: Caption("本地在产企业", "Local makers operating", "家"),
    Measure.CURRENT: Caption(
        f"其中近 {OLD_AFTER} 年仍有资料（或未注年份）",
        f"of these on file within {OLD_AFTER} years (or undated)",
        "家",
    ),
    Measure.SIZED: Caption("其中规模或市场地位有据", "of these with evidence of size or market position", "家"),
    Measure.STEADY: Caption("其中已正式生产", "of these past their trial", "家"),
    Measure.PLAIN: Caption("其中没有弱的迹象", "of these without a sign of weakness", "家"),
    Measure.SEASONAL: Caption("其中只在季节里做", "of these seasonal", "家"),
    Measure.SMALL: Caption("其中规模小", "of these small", "家"),
    Measure.OWN_USE: Caption("其中只供自用", "of these for own use only", "家"),
    Measure.TRIAL: Caption("其中试产或中试", "of these on trial", "家"),
    Measure.UNCLEAR: Caption("现状不清的企业", "Makers whose state is not stated", "家"),
    Measure.INFERRED: Caption("推定在做的企业", "Inferred makers", "家"),
    Measure.UNDER_WAY: Caption("开工、在建或竣工待投产", "Started, building or completed", "项"),
    Measure.INTENDED: Caption("签约或已公布的计划", "Signed or announced", "项"),
    Measure.UNSTATED: Caption("进展不明的项目", "Projects of unknown progress", "项"),
    Measure.TALKS: Caption("洽谈", "In talks", "项"),
    Measure.LAPSED: Caption("过期的在建或拟建", "Lapsed works and plans", "项"),
    Measure.STOPPED: Caption(f"近 {OLD_AFTER} 年停产", f"Stopped within {OLD_AFTER} years", "家"),
    Measure.STOPPED_LONG: Caption("停产多年", "Stopped longer ago", "家"),
    Measure.IN_PLANT: Caption(
        "其中装置自用且本厂下道工序在产", "of these captive, the next step of the plant running", "家"
    ),
    Measure.HOST_RUNS: Caption("所附装置在产", "Plant it belongs to operates", "项"),
    Measure.HOST_COMES: Caption("所附装置在建", "Plant it belongs to is under way", "项"),
    Measure.ENDOWED: Caption("写明本地有此资源", "The resource is stated to be here", "条"),
    Measure.NEEDED: Caption("离不了它又运不远的本地用户", "Local users that cannot do without it", "环"),
    Measure.RULED_OUT: Caption("核定不招引", "Ruled not for this city", "条"),
    Measure.CONFIRMED: Caption("核实本地没有", "Confirmed that there is none here", "条"),
    Measure.SURVEYED: Caption("已摸底的所属产业链", "Chains with it that are surveyed", "条"),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A count compared with its threshold: at least where `least`, else fewer than."""

    measure: Measure
    threshold: int
    least: bool = True

    def holds(self, counts: Mapping[Measure, int], step: int = 0) -> bool:
        """Return whether the condition holds, its threshold moved by `step`."""
        enough = counts[self.measure] >= self.threshold + step
        return enough if self.least else not enough


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, the state it gives, its conditions, the sitings it is for (any where None), text and reason.

    `grade` tells links of one state apart.
    """

    id: str
    state: LinkState
    zh: str
    en: str
    conditions: tuple[Condition, ...] = ()
    sitings: frozenset[Siting | None] | None = None
    grade: Grade | None = None
    reference: str = "docs/methods.md"

    def holds(
        self,
        siting: Siting | None,
        counts: Mapping[Measure, int],
        moved: Condition | None = None,
        step: int = 0,
    ) -> bool:
        """Return whether the rule holds for a link of a siting, the threshold of one condition moved by `step`."""
        if self.sitings is not None and siting not in self.sitings:
            return False
        return all(each.holds(counts, step if each is moved else 0) for each in self.conditions)


def _one(measure: Measure) -> tuple[Condition, ...]:
    return (Condition(measure, 1),)


CALLED_MISSING = frozenset({Siting.ATTRACTABLE, Siting.OPERATED, Siting.SERVICE, Siting.REGULATED, Siting.PUBLIC, None})
"""Sitings of links that can be missing; what is bought, captive, a resource or a stock is none to recruit."""

RULES: tuple[Rule, ...] = (
    Rule(
        "D-21",
        LinkState.NOT_LOCAL,
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
        "本地有两家以上独立企业在产（同一集团算一家）",
        "Two or more independent makers operate here (firms of one group count once)",
        (Condition(Measure.STEADY, 2),),
    ),
    Rule(
        "D-28",
        LinkState.STRONG,
        "装置自用，本厂下道工序在产，它必在产",
        "Captive, and the next step of the same plant operates: so does it",
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
    ),
    Rule(
        "D-09",
        LinkState.WEAK,
        "本地有企业收录，现在还做不做没有资料，须先问",
        "A local maker is on file whose present state is not stated; ask first",
        _one(Measure.UNCLEAR),
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
    ),
    Rule(
        "D-12",
        LinkState.PLANNED,
        "有项目收录，进展没有资料，须先问",
        "A project is on file whose progress is not stated; ask first",
        _one(Measure.UNSTATED),
        grade=Grade.ANNOUNCED,
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
        LinkState.NOT_LOCAL,
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
        "D-31",
        LinkState.UNKNOWN,
        "资料写明本地有此资源，谁在做还没收录",
        "The resource is stated to be here; who works it is not on file",
        _one(Measure.ENDOWED),
        grade=Grade.EXPECTED,
    ),
    Rule(
        "D-18",
        LinkState.NOT_LOCAL,
        "全国可买，外购即可",
        "A standard good that users simply buy",
        sitings=frozenset({Siting.BOUGHT}),
        grade=Grade.BOUGHT,
    ),
    Rule(
        "D-19",
        LinkState.NOT_LOCAL,
        "随所附装置生产自用，不单独招引",
        "Made inside the plant it belongs to, not recruited on its own",
        sitings=frozenset({Siting.CAPTIVE}),
        grade=Grade.CAPTIVE,
    ),
    Rule(
        "D-20",
        LinkState.NOT_LOCAL,
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
        (Condition(Measure.SURVEYED, 1, least=False),),
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
        grade=Grade.UNSEEN,
    ),
    Rule(
        "D-27",
        LinkState.MISSING,
        "没有查到本地企业或项目在做",
        "No local maker or project was found",
        grade=Grade.UNSEEN,
    ),
)


def decide(siting: Siting | None, counts: Mapping[Measure, int], moved: Condition | None = None, step: int = 0) -> Rule:
    """Return the first rule that holds; the last one always does."""
    return next(rule for rule in RULES if rule.holds(siting, counts, moved, step))
