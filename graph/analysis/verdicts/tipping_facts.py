"""Single facts that would change a verdict, the easiest to verify first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.verdicts.rule_book import decide
from graph.analysis.verdicts.rules import Measure, Rule
from graph.model.kinds import Siting
from graph.text import InTwoLanguages

Counts = Mapping[Measure, int]


@dataclass(frozen=True, slots=True)
class Event(InTwoLanguages):
    """One fact that could come in: what it is, what it needs to be possible, and what it does to the counts."""

    id: str
    zh: str
    en: str
    requires: tuple[tuple[Measure, int], ...]
    count_changes: tuple[tuple[Measure, int], ...]
    requires_none_of: Measure | None = None

    def possible(self, counts: Counts) -> bool:
        """Return whether it could happen to a link with these counts."""
        enough = all(counts[measure] >= least for measure, least in self.requires)
        return enough and (self.requires_none_of is None or counts[self.requires_none_of] == 0)

    def after(self, counts: Counts) -> dict[Measure, int]:
        """Return the counts once it has happened."""
        moved = dict(self.count_changes)
        return {measure: value + moved.get(measure, 0) for measure, value in counts.items()}


@dataclass(frozen=True, slots=True)
class TippingFact:
    """An event that changes a verdict, and the rule that would then decide."""

    event: Event
    rule: Rule


_RUNS = tuple((measure, 1) for measure in (Measure.OPERATING, Measure.CURRENT, Measure.STEADY, Measure.PLAIN))
_GONE = tuple((measure, -1) for measure in (Measure.OPERATING, Measure.CURRENT))

EVENTS: tuple[Event, ...] = (
    Event(
        "E-01",
        "在产企业的产能或市场地位核实收录",
        "The operating maker's capacity or market position is put on file",
        ((Measure.PLAIN, 1),),
        ((Measure.SIZED, 1),),
        requires_none_of=Measure.SIZED,
    ),
    Event(
        "E-02",
        "旧资料核实，确认仍在产",
        "An old record is verified and the maker still operates",
        ((Measure.OPERATING, 1),),
        ((Measure.CURRENT, 1), (Measure.STEADY, 1), (Measure.PLAIN, 1)),
        requires_none_of=Measure.CURRENT,
    ),
    Event(
        "E-03",
        "现状不清的一家核实为在产",
        "One whose state is not stated turns out to operate",
        ((Measure.UNCLEAR, 1),),
        ((Measure.UNCLEAR, -1), *_RUNS),
    ),
    Event(
        "E-04",
        "现状不清的一家核实已不做",
        "One whose state is not stated turns out to be gone",
        ((Measure.UNCLEAR, 1),),
        ((Measure.UNCLEAR, -1),),
    ),
    Event(
        "E-05",
        "推定的一家核实为在产",
        "An inferred maker turns out to operate",
        ((Measure.INFERRED, 1),),
        ((Measure.INFERRED, -1), *_RUNS),
    ),
    Event(
        "E-06",
        "主管部门核实本地没有",
        "The department in charge confirms that there is none",
        (),
        ((Measure.CONFIRMED, 1),),
        requires_none_of=Measure.OPERATING,
    ),
    Event(
        "E-07",
        "在建的一项投产",
        "One under way starts to operate",
        ((Measure.UNDER_WAY, 1),),
        ((Measure.UNDER_WAY, -1), *_RUNS),
    ),
    Event(
        "E-08",
        "停产装置复产",
        "The stopped plant restarts",
        ((Measure.STOPPED, 1),),
        ((Measure.STOPPED, -1), *_RUNS),
    ),
    Event(
        "E-09",
        "洽谈中的一项签约",
        "One in talks is signed",
        ((Measure.TALKS, 1),),
        ((Measure.TALKS, -1), (Measure.INTENDED, 1)),
    ),
    Event(
        "E-10",
        "查到或引进一家在产企业",
        "One operating maker is found or attracted",
        (),
        _RUNS,
    ),
    Event(
        "E-11",
        "查到或引进一家在产企业，且产能有据",
        "One operating maker of known capacity is found or attracted",
        (),
        (*_RUNS, (Measure.SIZED, 1)),
    ),
    Event(
        "E-12",
        "在产的一家停产或迁走",
        "One operating maker stops or leaves",
        ((Measure.CURRENT, 1),),
        (*_GONE, (Measure.STOPPED, 1)),
    ),
)


MARKS = (
    Measure.IN_PLANT,
    Measure.SIZED,
    Measure.STEADY,
    Measure.PLAIN,
    Measure.SEASONAL,
    Measure.SMALL,
    Measure.OWN_USE,
    Measure.TRIAL,
)
"""Measures that count some of the current makers."""


def tipping_facts(siting: Siting | None, counts: Counts, rule: Rule) -> tuple[TippingFact, ...]:
    """Return the single events that would change the state `rule` gave, in the order of nearness."""
    return tuple(_tipping_facts(siting, counts, rule))


def _tipping_facts(siting: Siting | None, counts: Counts, rule: Rule) -> Iterator[TippingFact]:
    for event in EVENTS:
        if event.possible(counts):
            then = decide(siting, _capped(event.after(counts)))
            if then.state is not rule.state:
                yield TippingFact(event, then)


def _capped(counts: dict[Measure, int]) -> dict[Measure, int]:
    """Limit the counts of makers with some mark to the makers there are."""
    return counts | {measure: min(counts[measure], counts[Measure.CURRENT]) for measure in MARKS}
