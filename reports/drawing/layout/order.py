"""The order of cards and passing lines in each column, so that few lines cross.

Weighted medians with transposition from four starts, then sifting of the two best orders. After E. R. Gansner et al.,
"A Technique for Drawing Directed Graphs", IEEE Trans. Software Eng. 19(3), 1993, and C. Matuszewski et al., "Using
Sifting for k-Layer Straightline Crossing Minimization", Graph Drawing 1999.
"""

from bisect import bisect_left, bisect_right, insort
from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import accumulate, islice, product
from random import Random

Layers = list[list[int]]
Segments = Sequence[tuple[int, int]]

# The search takes about the same time on every graph: STARTS and FINALISTS are for one of LARGE segments, smaller ones
# get more of them.
LARGE = 190
STARTS = 4
SWEEPS = 12
FINALISTS = 2
SIFTINGS = 3
LAST_SIFTINGS = 2


def crossings(layers: Sequence[Sequence[Hashable]], segments: Iterable[tuple[Hashable, Hashable]]) -> int:
    """Return how many pairs of segments cross, each drawn straight from one layer to the next.

    Two segments that share an end do not cross. Raises KeyError for a segment that does not run to the next layer.
    """
    place = [{node: at for at, node in enumerate(layer)} for layer in layers]
    layer_of = {node: level for level, layer in enumerate(layers) for node in layer}
    between: list[list[tuple[int, int]]] = [[] for _ in layers]
    for start, end in segments:
        level = layer_of[start]
        between[level].append((place[level][start], place[level + 1][end]))
    return sum(_inversions(pairs) for pairs in between)


def reduce_crossings(layers: Sequence[Sequence[int]], segments: Segments) -> Layers:
    """Return the layers reordered. Nodes are numbered from 0; each segment runs from one layer to the next."""
    effort = max(1, round(LARGE / max(1, len(segments))))
    starts = islice(_starts(layers, segments), STARTS * effort)
    found = sorted((_Drawing(start, segments).improve() for start in starts), key=lambda scored: scored[0])
    chance = Random(1)  # noqa: S311  a fixed choice among equals, so that one graph has one picture
    finalists = []
    for _, order in found[: FINALISTS * effort]:
        drawing = _Drawing(order, segments)
        drawing.sift(chance, SIFTINGS)
        finalists.append((drawing.count(), drawing.layers))
    drawing = _Drawing(min(finalists, key=lambda scored: scored[0])[1], segments)
    drawing.sift(chance, LAST_SIFTINGS)
    return drawing.layers


def _starts(layers: Sequence[Sequence[int]], segments: Segments) -> Iterator[Layers]:
    """Yield orders in which the nodes are met, from the left and from the right, in breadth and in depth.

    After these four the same with the nodes of a layer taken from its end, then all eight upside down.
    """
    near: list[list[int]] = [[] for layer in layers for _ in layer]
    for start, end in segments:
        near[start].append(end)
        near[end].append(start)
    nodes = [node for layer in layers for node in layer]
    level = {node: at for at, layer in enumerate(layers) for node in layer}
    for mirrored, turn, deep, side in product((False, True), (1, -1), (False, True), (1, -1)):
        roots = sorted(nodes, key=lambda node: (side * level[node], turn * node))
        met = _walk(roots, near, deep)
        if mirrored:
            met.reverse()
        yield [[node for node in met if level[node] == at] for at in range(len(layers))]


def _walk(roots: list[int], near: list[list[int]], deep: bool) -> list[int]:
    """Return all nodes as they are met from the roots in turn."""
    met: dict[int, None] = {}
    for root in roots:
        ahead = deque([root])
        while ahead:
            node = ahead.pop() if deep else ahead.popleft()
            if node not in met:
                met[node] = None
                ahead.extend(reversed(near[node]) if deep else near[node])
    return list(met)


class _Drawing:
    """Layers of numbered nodes with their places and neighbours, as the search changes them."""

    def __init__(self, layers: Sequence[Sequence[int]], segments: Segments) -> None:
        self.layers = [list(layer) for layer in layers]
        size = sum(len(layer) for layer in layers)
        self.left: Layers = [[] for _ in range(size)]
        self.right: Layers = [[] for _ in range(size)]
        for start, end in segments:
            self.right[start].append(end)
            self.left[end].append(start)
        self.level = [0] * size
        self.place = [0] * size
        for level, layer in enumerate(self.layers):
            self._settle(layer)
            for node in layer:
                self.level[node] = level

    def _settle(self, layer: list[int]) -> None:
        for at, node in enumerate(layer):
            self.place[node] = at

    def count(self) -> int:
        """Return the crossings of the present order."""
        place = self.place
        return sum(
            _inversions([(place[node], place[end]) for node in layer for end in self.right[node]])
            for layer in self.layers
        )

    def improve(self) -> tuple[int, Layers]:
        """Sweep and transpose; return the fewest crossings met and the order that had them."""
        best, fewest = [list(layer) for layer in self.layers], self.count()
        for sweep in range(SWEEPS):
            turn = sweep % 4 < 2
            self._sweep(rightward=sweep % 2 == 0, turn=turn)
            for layer in self.layers:
                self._transpose(layer, turn)
            count = self.count()
            if count < fewest:
                best, fewest = [list(layer) for layer in self.layers], count
        return fewest, best

    def _sweep(self, rightward: bool, turn: bool) -> None:
        """Order each layer by the medians of its neighbours in the layer before; `turn` turns equals round.

        Nodes without neighbours there keep their places.
        """
        towards = self.left if rightward else self.right
        for layer in self.layers if rightward else reversed(self.layers):
            medians = {node: _median(_sorted_places(towards[node], self.place)) for node in layer}
            moving = [node for node in layer if medians[node] >= 0]
            if turn:
                moving.reverse()
            moving.sort(key=medians.__getitem__)
            following = iter(moving)
            layer[:] = [next(following) if medians[node] >= 0 else node for node in layer]
            self._settle(layer)

    def _transpose(self, layer: list[int], turn: bool) -> None:
        """Exchange neighbours in a layer where that removes crossings; with `turn` also where it makes none."""
        place = self.place
        left = {node: _sorted_places(self.left[node], place) for node in layer}
        right = {node: _sorted_places(self.right[node], place) for node in layer}
        for at in range(len(layer) - 1):
            upper, lower = layer[at], layer[at + 1]
            gain = _balance(left[upper], left[lower]) + _balance(right[upper], right[lower])
            if gain > 0 or (turn and gain == 0):
                layer[at], layer[at + 1] = lower, upper
        self._settle(layer)

    def sift(self, chance: Random, rounds: int) -> None:
        """Move every node, one by one, to a place in its layer where its lines cross the fewest."""
        nodes = list(range(len(self.place)))
        for _ in range(rounds):
            chance.shuffle(nodes)
            for node in nodes:
                self._sift_node(node, chance)

    def _sift_node(self, node: int, chance: Random) -> None:
        layer, at = self.layers[self.level[node]], self.place[node]
        gains = self._gains(node, layer)
        best, places = 0, [at]
        below = zip(range(at + 1, len(layer)), accumulate(gains[at + 1 :]), strict=True)
        above = zip(range(at - 1, -1, -1), accumulate([-gain for gain in reversed(gains[:at])]), strict=True)
        for to, gain in (*below, *above):
            if gain > best:
                best, places = gain, [to]
            elif gain == best:
                places.append(to)
        to = chance.choice(places)
        layer.insert(to, layer.pop(at))
        for changed in range(min(at, to), max(at, to) + 1):
            self.place[layer[changed]] = changed

    def _gains(self, node: int, layer: list[int]) -> list[int]:
        """Return for each other node of the layer the crossings saved when `node` is under it and not above it."""
        gains = [0] * len(layer)
        level, place = self.level[node], self.place
        for near, beside in ((self.left, level - 1), (self.right, level + 1)):
            if not near[node]:
                continue
            above = _above_less_below([place[end] for end in near[node]], len(self.layers[beside]))
            for at, other in enumerate(layer):
                ends = near[other]
                if ends:
                    gains[at] += sum([above[place[end]] for end in ends]) if len(ends) > 1 else above[place[ends[0]]]
        return gains


def _sorted_places(nodes: list[int], place: list[int]) -> list[int]:
    return sorted([place[node] for node in nodes]) if len(nodes) > 1 else [place[node] for node in nodes]


def _above_less_below(ends: list[int], size: int) -> list[int]:
    """Return for each place of a layer how many ends lie under it less how many lie above it."""
    marks = [0] * (size + 1)
    for end in ends:
        marks[end] += 1
        marks[end + 1] += 1
    return [len(ends) - mark for mark in accumulate(marks)]


def _median(places: list[int]) -> float:
    """Return the median of sorted places, nearer to the side where they lie closer; -1 for none."""
    size, middle = len(places), len(places) // 2
    if size == 0:
        return -1
    if size % 2:
        return places[middle]
    left, right = places[middle - 1] - places[0], places[-1] - places[middle]
    if left + right == 0:
        return (places[middle - 1] + places[middle]) / 2
    return (places[middle - 1] * right + places[middle] * left) / (left + right)


def _balance(upper: list[int], lower: list[int]) -> int:
    """Return the crossings of two nodes' lines in this order less those in the other; both lists sorted."""
    count, size = 0, len(lower)
    for end in upper:
        count += bisect_left(lower, end) - size + bisect_right(lower, end)
    return count


def _inversions(pairs: list[tuple[int, int]]) -> int:
    """Return how many pairs have their starts in one order and their ends in the other."""
    seen: list[int] = []
    count = 0
    for _, end in sorted(pairs):
        count += len(seen) - bisect_right(seen, end)
        insort(seen, end)
    return count
