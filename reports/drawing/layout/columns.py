"""Which column each card of a lane stands in: by longest path inside the lane, no column higher than the picture."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import ceil

from graph.model.kinds import Stage

Edge = tuple[str, str]

LANES = (Stage.UPSTREAM, Stage.MIDSTREAM, Stage.DOWNSTREAM)
MAX_ROWS = 16
USUAL_COLUMNS = 5
MAX_COLUMNS = 6
BAND_ROOM = 5
MIN_TO_SPLIT = 4

# What an input costs where it does not run one column to the right.
SAME_COLUMN, BACKWARD, EXTRA_COLUMN = 3.0, 12.0, 0.6
OUTSIDE_PULL, UNEVEN = 0.15, 0.12
# What speaks against a choice of columns, in inputs that do not run on to the right.
ROW_OFF, COLUMN_OFF, COLUMN_WEIGHT = 6.0, 8.0, 1.5
SEARCH_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class ColumnAssignment:
    """The stage of each column from left to right, and the column of each card of a lane."""

    stages: tuple[Stage, ...]
    column: Mapping[str, int]


def band_rows(support: int, columns: int) -> int:
    """Return how many rows the support band needs for so many cards under so many columns."""
    return ceil(support / max(BAND_ROOM, columns))


def choose_columns(cards: Mapping[str, Stage], edges: Iterable[Edge]) -> ColumnAssignment:
    """Return the columns of all lanes; `cards` and `edges` in sorted order give the same result always."""
    lanes = {stage: [card for card, at in cards.items() if at is stage] for stage in LANES}
    pulls = _pulls(cards, edges)
    searches = {stage: _Lane(lanes[stage], _acyclic(lanes[stage], edges), pulls) for stage in LANES}
    support = sum(stage is Stage.SUPPORT for stage in cards.values())
    counts = min(_options(lanes), key=lambda counts: _burden(searches, counts, support))
    return _joined(counts, {stage: searches[stage].split(counts[stage]) for stage in LANES})


def _joined(counts: Mapping[Stage, int], placed: Mapping[Stage, Mapping[str, int]]) -> ColumnAssignment:
    stages: list[Stage] = []
    column: dict[str, int] = {}
    for stage in LANES:
        column.update({card: len(stages) + at for card, at in placed[stage].items()})
        stages += [stage] * counts[stage]
    return ColumnAssignment(tuple(stages), column)


def _options(lanes: Mapping[Stage, list[str]]) -> list[dict[Stage, int]]:
    """Return the numbers of columns worth trying, the fewest first; a lane is not split into columns of a few cards."""
    fewest = {stage: ceil(len(cards) / MAX_ROWS) for stage, cards in lanes.items()}
    most = {stage: max(fewest[stage], len(cards) // MIN_TO_SPLIT) for stage, cards in lanes.items()}
    limit = max(MAX_COLUMNS, sum(fewest.values()))
    ranges = [range(fewest[stage], min(most[stage], fewest[stage] + 2) + 1) for stage in LANES]
    options = [dict(zip(LANES, counts, strict=True)) for counts in product(*ranges) if sum(counts) <= limit]
    return sorted(options, key=lambda option: sum(option.values()))


def _burden(searches: Mapping[Stage, "_Lane"], counts: Mapping[Stage, int], support: int) -> float:
    """Return what speaks against so many columns: rows and columns off the screen, inputs that do not run on."""
    total = sum(counts.values())
    rows = max(ceil(len(searches[stage].cards) / counts[stage]) if counts[stage] else 0 for stage in LANES)
    below = max(0, rows + max(1, band_rows(support, total)) - MAX_ROWS - 1)
    flat = sum(searches[stage].flat(counts[stage]) for stage in LANES)
    beside = max(0, total - USUAL_COLUMNS)
    return ROW_OFF * below + COLUMN_OFF * beside + COLUMN_WEIGHT * total + flat


def _pulls(cards: Mapping[str, Stage], edges: Iterable[Edge]) -> dict[str, int]:
    """Return for each card how many uses outside its lane pull it right, less the inputs that pull it left."""
    pulls = dict.fromkeys(cards, 0)
    for start, end in edges:
        if cards[start] is not cards[end] and Stage.SUPPORT not in (cards[start], cards[end]):
            pulls[start] += 1
            pulls[end] -= 1
    return pulls


def _acyclic(cards: list[str], edges: Iterable[Edge]) -> list[Edge]:
    """Return the inputs inside a lane without those that would close a circle."""
    uses: dict[str, list[str]] = {card: [] for card in cards}
    for start, end in edges:
        if start in uses and end in uses:
            uses[start].append(end)
    fed = {end for ends in uses.values() for end in ends}
    kept: dict[Edge, None] = {}
    done: set[str] = set()
    for card in sorted(cards, key=lambda card: (card in fed, card)):
        if card not in done:
            _keep_onward(card, uses, frozenset({card}), done, kept)
    return list(kept)


def _keep_onward(
    card: str, uses: Mapping[str, list[str]], above: frozenset[str], done: set[str], kept: dict[Edge, None]
) -> None:
    """Keep the inputs met below a card in depth, but none that leads back to a card above."""
    done.add(card)
    for end in uses[card]:
        if end not in above:
            kept[card, end] = None
            if end not in done:
                _keep_onward(end, uses, above | {end}, done, kept)


def longest_paths(cards: Iterable[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Return the length of the longest path that ends at each card. The edges must close no circle."""
    sources: dict[str, list[str]] = {card: [] for card in cards}
    for start, end in edges:
        sources[end].append(start)
    length: dict[str, int] = {}

    def measure(card: str) -> int:
        if card not in length:
            length[card] = max((measure(source) + 1 for source in sources[card]), default=0)
        return length[card]

    return {card: measure(card) for card in sources}


class _Lane:
    """The search for the columns of one lane: from longest paths, card by card and pair by pair to less cost."""

    def __init__(self, cards: list[str], edges: list[Edge], pulls: Mapping[str, int]) -> None:
        self.cards, self.edges, self.pulls = cards, edges, pulls
        self.sources: dict[str, list[str]] = {card: [] for card in cards}
        self.uses: dict[str, list[str]] = {card: [] for card in cards}
        for start, end in edges:
            self.uses[start].append(end)
            self.sources[end].append(start)
        self.column: dict[str, int] = {}
        self.size: list[int] = []
        self._found: dict[int, dict[str, int]] = {}

    def flat(self, columns: int) -> int:
        """Return how many inputs inside the lane stay in one column, or run backward, when it has so many columns."""
        column = self.split(columns)
        return sum(column[start] >= column[end] for start, end in self.edges)

    def split(self, columns: int) -> dict[str, int]:
        """Return the column of each card, counted from the left of the lane."""
        if columns not in self._found:
            self._found[columns] = self._search(columns) if columns > 1 else dict.fromkeys(self.cards, 0)
        return self._found[columns]

    def _search(self, columns: int) -> dict[str, int]:
        self._start(columns)
        for _ in range(SEARCH_ROUNDS):
            moved = [self._move(card) for card in self.cards]
            swapped = [self._swap(one, other) for one, other in combinations(self.cards, 2)]
            if not any(moved) and not any(swapped):
                break
        return dict(self.column)

    def _start(self, columns: int) -> None:
        ahead = longest_paths(self.cards, self.edges)
        behind = longest_paths(self.cards, [(end, start) for start, end in self.edges])
        order = sorted(self.cards, key=lambda card: (ahead[card] - behind[card], self.pulls[card], card))
        share = len(order) / columns
        self.column = {card: min(columns - 1, int(place / share)) for place, card in enumerate(order)}
        self.size = [sum(at == column for at in self.column.values()) for column in range(columns)]

    def _cost(self, card: str, at: int) -> float:
        cost = -OUTSIDE_PULL * self.pulls[card] * at
        for source in self.sources[card]:
            cost += _span_cost(at - self.column[source])
        for use in self.uses[card]:
            cost += _span_cost(self.column[use] - at)
        return cost

    def _move(self, card: str) -> bool:
        at = self.column[card]
        room = [to for to in range(len(self.size)) if to == at or self.size[to] < MAX_ROWS]
        best = min(room, key=lambda to: self._cost(card, to) + (0 if to == at else self._unevenness(at, to)))
        if best == at:
            return False
        self.column[card] = best
        self.size[at] -= 1
        self.size[best] += 1
        return True

    def _unevenness(self, at: int, to: int) -> float:
        """Return what moving one card adds to the sum of squared column sizes, weighed."""
        return UNEVEN * 2 * (self.size[to] - self.size[at] + 1)

    def _swap(self, one: str, other: str) -> bool:
        at, to = self.column[one], self.column[other]
        if at == to:
            return False
        before = self._cost(one, at) + self._cost(other, to)
        self.column[one], self.column[other] = to, at
        if self._cost(one, to) + self._cost(other, at) < before - 1e-9:
            return True
        self.column[one], self.column[other] = at, to
        return False


def _span_cost(span: int) -> float:
    if span <= 0:
        return SAME_COLUMN if span == 0 else BACKWARD
    return EXTRA_COLUMN * (span - 1)
