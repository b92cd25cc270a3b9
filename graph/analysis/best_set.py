"""The best set of things to do when some require others: maximum closure, and the same under limits, exactly.

References: Picard (1976), Maximal Closure of a Graph and Applications to Combinatorial Problems, Management Science 22;
Held, Wolfe and Crowder (1974), Validation of subgradient optimization, Mathematical Programming 6 (the bound).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

Requires = Sequence[Collection[int]]
"""For each thing those it cannot stand without, by place; things do not require one another in a circle."""

_SOURCE, _SINK = -1, -2


@dataclass(frozen=True, slots=True)
class Limit:
    """What each thing takes, in whole numbers of zero or more, and how much there is."""

    takes: tuple[int, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Price:
    """A bound for one limit: `rent` for what there is, and what each thing still earns once it has paid its way.

    For any closed set within the limit, its value times `scale` is at most `rent` plus what its members earn.
    """

    scale: int
    rent: int
    earns: tuple[int, ...]


def max_closure(values: Sequence[int], requires: Requires) -> frozenset[int]:
    """Return a set of greatest total value that holds all its members require; the largest of those, empty if none."""
    return _cut(values, requires)[0]


def best_set(values: Sequence[int], requires: Requires, limits: Sequence[Limit] = ()) -> frozenset[int]:
    """Return a set of greatest total value within the limits that holds all its members require.

    Without limits by one minimum cut; with limits by branch and bound, exact. The bound is the linear relaxation's at
    its root (each limit priced, each requirement paid for by the flow of a cut), and of two ways that leave the same
    things open only the better is followed.
    """
    free = max_closure(values, requires)
    if all(sum(limit.takes[each] for each in free) <= limit.most for limit in limits):
        return free
    return _Search(values, requires, limits).run()


def _cut(values: Sequence[int], requires: Requires) -> tuple[frozenset[int], dict[tuple[int, int], int]]:
    """Return the largest best closure, and the flow along each requirement: who pays for whom."""
    # networkx takes a third of a second to import, and no page needs this one at once
    import networkx as nx  # noqa: PLC0415

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from((_SOURCE, _SINK))
    for thing, value in enumerate(values):
        if value > 0:
            graph.add_edge(_SOURCE, thing, capacity=value)
        elif value < 0:
            graph.add_edge(thing, _SINK, capacity=-value)
        graph.add_edges_from((thing, other) for other in requires[thing])
    _, flows = nx.maximum_flow(graph, _SOURCE, _SINK)
    feeds: defaultdict[int, list[int]] = defaultdict(list)
    for start, end, told in graph.edges(data=True):
        capacity = told.get("capacity")
        if capacity is None or flows[start][end] < capacity:
            feeds[end].append(start)
        if flows[start][end] > 0:
            feeds[start].append(end)
    ahead, short = [_SINK], {_SINK}
    while ahead:
        fresh = set(feeds[ahead.pop()]) - short
        short |= fresh
        ahead.extend(fresh)
    paid = {(one, other): flows[one][other] for one in range(len(values)) for other in requires[one]}
    return frozenset(thing for thing in range(len(values)) if thing not in short), paid


def prices_of(values: Sequence[int], requires: Requires, limit: Limit) -> tuple[Price, ...]:
    """Return the best price of a limit, and some a little off it: they bind where part has been decided already."""
    scale = 1000 * max(1, *limit.takes)
    priced = _Priced([value * scale for value in values], requires, limit)
    best = priced.best_rent()
    rents = dict.fromkeys(best * parts // 100 for parts in NEARBY)
    return tuple(Price(scale, rent * limit.most, priced.earns(rent)) for rent in rents)


NEARBY = (100, 75, 90, 110, 130)
"""Rents tried around the best one, in hundredths of it."""


@dataclass(frozen=True, slots=True)
class _Priced:
    """Values of which a rent is taken off for what each thing takes."""

    values: Sequence[int]
    requires: Requires
    limit: Limit

    def best_rent(self) -> int:
        """Return the rent at which the bound is least: where the best closures on either side of the limit tie."""
        over, under, rent = self._line(self._cut(0)[0]), (0, 0), 0
        while over[1] > self.limit.most:
            rent = (over[0] - under[0]) // (over[1] - under[1])
            worth, taken = self._line(self._cut(rent)[0])
            if worth - rent * taken <= max(over[0] - rent * over[1], under[0] - rent * under[1]):
                break
            over, under = ((worth, taken), under) if taken > self.limit.most else (over, (worth, taken))
        return rent

    def earns(self, rent: int) -> tuple[int, ...]:
        """Return what each thing earns after the rent and after paying for what it requires, or being paid for."""
        found = self._less(rent)
        for (one, other), flow in self._cut(rent)[1].items():
            found[one] -= flow
            found[other] += flow
        return tuple(found)

    def _less(self, rent: int) -> list[int]:
        return [value - rent * taken for value, taken in zip(self.values, self.limit.takes, strict=True)]

    def _cut(self, rent: int) -> tuple[frozenset[int], dict[tuple[int, int], int]]:
        return _cut(self._less(rent), self.requires)

    def _line(self, chosen: Collection[int]) -> tuple[int, int]:
        return sum(self.values[each] for each in chosen), sum(self.limit.takes[each] for each in chosen)


class _Search:
    """Branch and bound over the things worth having for themselves: each is taken with all it requires, or left."""

    def __init__(self, values: Sequence[int], requires: Requires, limits: Sequence[Limit]) -> None:
        self.values, self.limits = values, limits
        self.above = _reach(requires)
        below = _reach(_turned(requires))
        self.below = below
        self.prices = [each for limit in limits for each in prices_of(values, requires, limit)]
        self.wanted = self._ordered()
        self.open_to = [self._open(self.wanted[at:]) for at in range(len(self.wanted) + 1)]
        self.best, self.best_value = 0, 0
        self.seen: defaultdict[tuple[int, int, int], list[tuple[int, tuple[int, ...]]]] = defaultdict(list)

    def _ordered(self) -> list[int]:
        """Return the things of value, those that hang together next to one another, the most earning first."""
        group = _groups(self.above)
        earns = [sum(each.earns[thing] / each.scale for each in self.prices) for thing in range(len(self.values))]
        weigh: defaultdict[int, float] = defaultdict(float)
        for thing, one in enumerate(group):
            weigh[one] = max(weigh[one], abs(earns[thing]))
        valued = [thing for thing, value in enumerate(self.values) if value > 0]
        return sorted(valued, key=lambda thing: (-weigh[group[thing]], group[thing], -earns[thing], thing))

    def _open(self, left: Sequence[int]) -> tuple[int, int]:
        """Return the things that may still be taken along with those left, and those left, as bits."""
        along = 0
        for thing in left:
            along |= self.above[thing]
        return along, sum(1 << thing for thing in left)

    def run(self) -> frozenset[int]:
        """Return the best set."""
        self._go(0, 0, 0, 0, tuple(0 for _ in self.limits))
        return frozenset(_bits(self.best))

    def _go(self, at: int, taken: int, barred: int, value: int, used: tuple[int, ...]) -> None:
        while at < len(self.wanted) and (taken | barred) >> self.wanted[at] & 1:
            at += 1
        if value > self.best_value:
            self.best, self.best_value = taken, value
        if at == len(self.wanted) or self._hopeless(taken, barred) or self._known(at, taken, barred, value, used):
            return
        thing = self.wanted[at]
        fresh = self.above[thing] & ~taken
        more = tuple(
            spent + sum(limit.takes[each] for each in _bits(fresh))
            for spent, limit in zip(used, self.limits, strict=True)
        )
        if all(spent <= limit.most for spent, limit in zip(more, self.limits, strict=True)):
            gained = sum(self.values[each] for each in _bits(fresh))
            self._go(at + 1, taken | fresh, barred, value + gained, more)
        self._go(at + 1, taken, barred | self.below[thing], value, used)

    def _hopeless(self, taken: int, barred: int) -> bool:
        """Return whether no price allows a better set than the best one found."""
        for each in self.prices:
            most = each.rent
            for thing, earns in enumerate(each.earns):
                if taken >> thing & 1 or (earns > 0 and not barred >> thing & 1):
                    most += earns
            if most < (self.best_value + 1) * each.scale:
                return True
        return False

    def _known(self, at: int, taken: int, barred: int, value: int, used: tuple[int, ...]) -> bool:
        """Return whether a way at least as good has left the same things open; remember this one if not."""
        along, left = self.open_to[at]
        ways = self.seen[at, taken & along, barred & left]
        if any(worth >= value and all(a <= b for a, b in zip(spent, used, strict=True)) for worth, spent in ways):
            return True
        ways.append((value, used))
        return False


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _turned(requires: Requires) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in requires]
    for thing, others in enumerate(requires):
        for other in others:
            found[other].append(thing)
    return found


def _reach(steps: Requires) -> list[int]:
    """Return for each thing itself and all that follows along `steps`, as bits."""
    found = [0] * len(steps)
    for thing in range(len(steps)):
        mask, ahead = 1 << thing, [thing]
        while ahead:
            for other in steps[ahead.pop()]:
                if not mask >> other & 1:
                    mask |= 1 << other
                    ahead.append(other)
        found[thing] = mask
    return found


def _groups(above: Sequence[int]) -> list[int]:
    """Return for each thing the least member of those it hangs together with."""
    masks: list[int] = []
    for mask in above:
        together = [each for each in masks if each & mask]
        masks = [each for each in masks if not each & mask]
        masks.append(mask | sum(together))
    lows = {thing: next(_bits(mask)) for mask in masks for thing in _bits(mask)}
    return [lows[thing] for thing in range(len(above))]
