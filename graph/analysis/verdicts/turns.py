"""Which single fact would change a verdict, the nearest first: to be checked before anything is to be built."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.verdicts.rules import Measure, Rule, decide
from graph.model.kinds import Siting

Counts = Mapping[Measure, int]


@dataclass(frozen=True, slots=True)
class Event:
    """One fact that could come in: what it is, what it needs to be possible, and what it does to the counts."""

    id: str
    zh: str
    en: str
    needs: tuple[tuple[Measure, int], ...]
    moves: tuple[tuple[Measure, int], ...]
    absent: Measure | None = None

    def possible(self, counts: Counts) -> bool:
        """Return whether it could happen to a link with these counts."""
        enough = all(counts[measure] >= least for measure, least in self.needs)
        return enough and (self.absent is None or counts[self.absent] == 0)

    def after(self, counts: Counts) -> dict[Measure, int]:
        """Return the counts once it has happened."""
        moved = dict(self.moves)
        return {measure: value + moved.get(measure, 0) for measure, value in counts.items()}


@dataclass(frozen=True, slots=True)
class Turn:
    """An event that changes a verdict, and the rule that would then decide."""

    event: Event
    rule: Rule


_RUNS = ((Measure.OPERATING, 1), (Measure.CURRENT, 1))

EVENTS: tuple[Event, ...] = (
    Event(
        "E-01",
        "在产企业的产能核实入库",
        "The operating maker's capacity is put on file",
        ((Measure.CURRENT, 1),),
        ((Measure.CAPACITIES, 1),),
        absent=Measure.CAPACITIES,
    ),
    Event(
        "E-02",
        "旧记录复核，确认仍在产",
        "An old record is checked and the maker still operates",
        ((Measure.OPERATING, 1),),
        ((Measure.CURRENT, 1),),
        absent=Measure.CURRENT,
    ),
    Event(
        "E-03",
        "现状不明的一家核实为在产",
        "One whose state is unknown turns out to operate",
        ((Measure.UNCLEAR, 1),),
        ((Measure.UNCLEAR, -1), *_RUNS),
    ),
    Event(
        "E-04",
        "现状不明的一家核实已不存在",
        "One whose state is unknown turns out to be gone",
        ((Measure.UNCLEAR, 1),),
        ((Measure.UNCLEAR, -1),),
    ),
    Event(
        "E-05",
        "主管部门核实本地没有",
        "The department in charge confirms that there is none",
        (),
        ((Measure.CONFIRMED, 1),),
        absent=Measure.OPERATING,
    ),
    Event(
        "E-06",
        "在建的一项投产",
        "One under way starts to operate",
        ((Measure.UNDER_WAY, 1),),
        ((Measure.UNDER_WAY, -1), *_RUNS),
    ),
    Event(
        "E-07",
        "停产装置复产",
        "The stopped plant restarts",
        ((Measure.STOPPED, 1),),
        ((Measure.STOPPED, -1), *_RUNS),
    ),
    Event(
        "E-08",
        "谋划中的一项签约",
        "One that is only planned is signed",
        ((Measure.INTENDED, 1),),
        ((Measure.INTENDED, -1), (Measure.UNDER_WAY, 1)),
    ),
    Event(
        "E-09",
        "查到或引来一家在产企业",
        "One operating maker is found or attracted",
        (),
        (*_RUNS, (Measure.CHAIN_FIRMS, 1)),
    ),
    Event(
        "E-10",
        "查到或引来一家在产企业，且产能有据",
        "One operating maker of known capacity is found or attracted",
        (),
        (*_RUNS, (Measure.CAPACITIES, 1), (Measure.CHAIN_FIRMS, 1)),
    ),
    Event(
        "E-11",
        "在产的一家停产或迁走",
        "One operating maker stops or leaves",
        ((Measure.CURRENT, 1),),
        ((Measure.OPERATING, -1), (Measure.CURRENT, -1), (Measure.STOPPED, 1)),
    ),
)


def turns_of(siting: Siting | None, counts: Counts, rule: Rule) -> tuple[Turn, ...]:
    """Return the single events that would change the state `rule` gave, in the order of nearness."""
    return tuple(_turns(siting, counts, rule))


def _turns(siting: Siting | None, counts: Counts, rule: Rule) -> Iterator[Turn]:
    for event in EVENTS:
        if event.possible(counts):
            then = decide(siting, _capped(event.after(counts)))
            if then.state is not rule.state:
                yield Turn(event, then)


def _capped(counts: dict[Measure, int]) -> dict[Measure, int]:
    """Return counts in which no more suppliers have a capacity on file than operate."""
    return counts | {Measure.CAPACITIES: min(counts[Measure.CAPACITIES], counts[Measure.CURRENT])}
