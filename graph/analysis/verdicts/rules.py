"""What is counted of a link, and what a rule of diagnosis is made of: conditions on those counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.facts.age import OLD_AFTER
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.kinds import Siting
from graph.text import InTwoLanguages


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
    EVENTS = "events"
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
class MeasureLabel(InTwoLanguages):
    """What a measure counts, in both languages, and the Chinese counter that follows its value."""

    zh: str
    en: str
    unit_zh: str


MEASURES: Mapping[Measure, MeasureLabel] = {
    Measure.OPERATING: MeasureLabel("本地在产企业", "Local makers operating", "家"),
    Measure.CURRENT: MeasureLabel(
        f"其中近 {OLD_AFTER} 年仍有资料（或未注年份）",
        f"of these on file within {OLD_AFTER} years (or undated)",
        "家",
    ),
    Measure.SIZED: MeasureLabel("其中规模或市场地位有据", "of these with evidence of size or market position", "家"),
    Measure.STEADY: MeasureLabel("其中已正式生产", "of these past their trial", "家"),
    Measure.PLAIN: MeasureLabel("其中没有弱的迹象", "of these without a sign of weakness", "家"),
    Measure.SEASONAL: MeasureLabel("其中只在季节里做", "of these seasonal", "家"),
    Measure.SMALL: MeasureLabel("其中规模小", "of these small", "家"),
    Measure.OWN_USE: MeasureLabel("其中只供自用", "of these for own use only", "家"),
    Measure.TRIAL: MeasureLabel("其中试产或中试", "of these on trial", "家"),
    Measure.UNCLEAR: MeasureLabel("现状不清的企业", "Makers whose state is not stated", "家"),
    Measure.INFERRED: MeasureLabel("推定在做的企业", "Inferred makers", "家"),
    Measure.UNDER_WAY: MeasureLabel("开工、在建或竣工待投产", "Started, building or completed", "项"),
    Measure.INTENDED: MeasureLabel("签约或已公布的计划", "Signed or announced", "项"),
    Measure.UNSTATED: MeasureLabel("进展不明的项目", "Projects of unknown progress", "项"),
    Measure.TALKS: MeasureLabel("洽谈", "In talks", "项"),
    Measure.EVENTS: MeasureLabel("一次性的活动", "Single events", "项"),
    Measure.LAPSED: MeasureLabel("过期的在建或拟建", "Lapsed works and plans", "项"),
    Measure.STOPPED: MeasureLabel(f"近 {OLD_AFTER} 年停产", f"Stopped within {OLD_AFTER} years", "家"),
    Measure.STOPPED_LONG: MeasureLabel("停产多年", "Stopped longer ago", "家"),
    Measure.IN_PLANT: MeasureLabel(
        "其中装置自用且本厂下道工序在产", "of these captive, the next step of the plant running", "家"
    ),
    Measure.HOST_RUNS: MeasureLabel("所附装置在产", "Plant it belongs to operates", "项"),
    Measure.HOST_COMES: MeasureLabel("所附装置在建", "Plant it belongs to is under way", "项"),
    Measure.ENDOWED: MeasureLabel("写明本地有此资源", "The resource is stated to be here", "条"),
    Measure.NEEDED: MeasureLabel("离不了它又运不远的本地用户", "Local users that cannot do without it", "环"),
    Measure.RULED_OUT: MeasureLabel("核定不招引", "Ruled not for this city", "条"),
    Measure.CONFIRMED: MeasureLabel("核实本地没有", "Confirmed that there is none here", "条"),
    Measure.SURVEYED: MeasureLabel("已摸底的所属产业链", "Chains with it that are surveyed", "条"),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A count compared with its threshold: at least where `is_minimum`, else fewer than."""

    measure: Measure
    threshold: int
    is_minimum: bool = True

    def holds(self, counts: Mapping[Measure, int], step: int = 0) -> bool:
        """Return whether the condition holds, its threshold moved by `step`."""
        enough = counts[self.measure] >= self.threshold + step
        return enough if self.is_minimum else not enough


@dataclass(frozen=True, slots=True)
class Rule(InTwoLanguages):
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
