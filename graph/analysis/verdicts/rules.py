"""The rules of diagnosis, as data: the first rule whose conditions all hold decides the state of a link.

Thresholds are ours, chosen so that a planner can check them by counting; docs/methods.md argues each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.facts.age import OLD_AFTER
from graph.analysis.verdicts.states import LinkState, MissingGrade
from graph.model.kinds import Siting


class Measure(StrEnum):
    """What is counted for a link before the rules are asked."""

    OPERATING = "operating"
    CURRENT = "current"
    CAPACITIES = "capacities"
    UNDER_WAY = "under_way"
    UNCLEAR = "unclear"
    STOPPED = "stopped"
    INTENDED = "intended"
    RULED_OUT = "ruled_out"
    CONFIRMED = "confirmed"
    THIN = "thin"
    CHAIN_FIRMS = "chain_firms"


STATEMENTS = frozenset({Measure.RULED_OUT, Measure.CONFIRMED, Measure.THIN})
"""Measures that are statements, made or not: their threshold is no matter of degree and is never moved."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a measure counts, in both languages, and the Chinese counter that follows its value."""

    zh: str
    en: str
    unit_zh: str


MEASURES: Mapping[Measure, Caption] = {
    Measure.OPERATING: Caption("本地在产供应方", "Local suppliers operating", "家"),
    Measure.CURRENT: Caption(
        f"其中近 {OLD_AFTER} 年仍有记录（或未注年份）",
        f"of these on record within {OLD_AFTER} years (or undated)",
        "家",
    ),
    Measure.CAPACITIES: Caption("其中产能有据", "of these with capacity on file", "家"),
    Measure.UNDER_WAY: Caption("签约、开工、在建或竣工待投产", "Signed, started, building or completed", "项"),
    Measure.UNCLEAR: Caption("有记录而现状不明", "On file, present state unknown", "项"),
    Measure.STOPPED: Caption("停产", "Stopped", "家"),
    Measure.INTENDED: Caption("仅在谋划", "Only planned", "项"),
    Measure.RULED_OUT: Caption("核定不宜本地", "Ruled not for this city", "条"),
    Measure.CONFIRMED: Caption("核定本地没有", "Confirmed that there is none here", "条"),
    Measure.THIN: Caption("本链本地情况掌握很少", "Local side of the chain hardly known", "条"),
    Measure.CHAIN_FIRMS: Caption("本链在库本地企业", "Local firms of the chain on file", "户"),
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

    `grade` tells, for a missing link, whether none was seen or somebody confirmed that there is none.
    """

    id: str
    state: LinkState
    zh: str
    en: str
    conditions: tuple[Condition, ...] = ()
    sitings: frozenset[Siting] | None = None
    grade: MissingGrade | None = None
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


RULES: tuple[Rule, ...] = (
    Rule(
        "D-01",
        LinkState.STRONG,
        "本地有两家以上在产供应方（同一集团算一家）",
        "Two or more local suppliers operate (firms of one group count once)",
        (Condition(Measure.CURRENT, 2),),
    ),
    Rule(
        "D-02",
        LinkState.STRONG,
        "本地有一家在产，产能有据",
        "One local supplier operates and its capacity is on file",
        (Condition(Measure.CURRENT, 1), Condition(Measure.CAPACITIES, 1)),
    ),
    Rule(
        "D-03",
        LinkState.WEAK,
        "本地只有一家在产，产能未知",
        "A single local supplier operates, its capacity unknown",
        _one(Measure.CURRENT),
    ),
    Rule(
        "D-04",
        LinkState.WEAK,
        f"本地有在产记录，但都早于 {OLD_AFTER} 年，其后再无该企业在产的记录",
        f"Suppliers are on file as operating, but nothing within {OLD_AFTER} years shows them at work",
        _one(Measure.OPERATING),
    ),
    Rule(
        "D-05",
        LinkState.PLANNED,
        "无在产，有签约、开工、在建或竣工待投产的产能或项目",
        "None operates, but capacity or a project is signed, started, building or completed",
        _one(Measure.UNDER_WAY),
    ),
    Rule(
        "D-06",
        LinkState.UNKNOWN,
        "有本地企业或项目在案，现状不明",
        "A local maker or project is on file, its present state unknown",
        _one(Measure.UNCLEAR),
    ),
    Rule(
        "D-07",
        LinkState.WEAK,
        "本地有装置，已停产",
        "There is a local plant, but it has stopped",
        _one(Measure.STOPPED),
    ),
    Rule(
        "D-08",
        LinkState.NOT_LOCAL,
        "主管部门核定不宜本地",
        "The department in charge ruled that it does not belong in this city",
        _one(Measure.RULED_OUT),
    ),
    Rule(
        "D-09",
        LinkState.NOT_LOCAL,
        "本地未见；属一般外购品，用户直接购买即可",
        "None seen; a standard good that users simply buy",
        sitings=frozenset({Siting.BOUGHT}),
    ),
    Rule(
        "D-10",
        LinkState.NOT_LOCAL,
        "本地未见；只在所附属装置内生产，不单独招引",
        "None seen; made only inside the plant it belongs to, not attracted on its own",
        sitings=frozenset({Siting.CAPTIVE}),
    ),
    Rule(
        "D-11",
        LinkState.NOT_LOCAL,
        "本地未见；依托资源禀赋，不宜招引",
        "None seen; bound to a natural endowment or heritage",
        sitings=frozenset({Siting.RESOURCE}),
    ),
    Rule(
        "D-12",
        LinkState.MISSING,
        "主管部门已核实本地没有",
        "The department in charge established that there is none here",
        _one(Measure.CONFIRMED),
        grade=MissingGrade.CONFIRMED,
    ),
    Rule(
        "D-13",
        LinkState.UNKNOWN,
        "普通服务或公共供给，名单未列不等于没有",
        "An ordinary service or public supply: not being listed says nothing about the city",
        sitings=frozenset({Siting.SERVICE, Siting.PUBLIC}),
    ),
    Rule(
        "D-14",
        LinkState.UNKNOWN,
        "本链本地情况掌握很少，不判缺",
        "The local side of this chain is hardly known, so nothing is called missing",
        _one(Measure.THIN),
    ),
    Rule(
        "D-15",
        LinkState.UNKNOWN,
        "本链在库本地企业太少，不判缺",
        "Too few local firms of this chain are on file to call the link missing",
        (Condition(Measure.CHAIN_FIRMS, 3, least=False),),
    ),
    Rule(
        "D-16",
        LinkState.MISSING,
        "没有查到在产、在建或在案的本地企业与项目",
        "No local maker or project is on file",
        grade=MissingGrade.UNSEEN,
    ),
)


def decide(siting: Siting | None, counts: Mapping[Measure, int], moved: Condition | None = None, step: int = 0) -> Rule:
    """Return the first rule that holds; the last one always does."""
    return next(rule for rule in RULES if rule.holds(siting, counts, moved, step))
