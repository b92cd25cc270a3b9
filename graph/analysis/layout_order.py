"""The order of cards and passing lines in each column, so that few lines cross."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Hashable, Iterable, Sequence

SWEEPS = 8
TRANSPOSITIONS = 4


def crossings(layers: Sequence[Sequence[Hashable]], segments: Iterable[tuple[Hashable, Hashable]]) -> int:
    """Return how many pairs of segments cross, each running from one layer to the next, drawn as straight lines.

    Two segments that share an end do not cross. Raises KeyError for a segment that does not run to the next layer.
    """
    place = [{node: at for at, node in enumerate(layer)} for layer in layers]
    layer_of = {node: level for level, layer in enumerate(layers) for node in layer}
    between: list[list[tuple[int, int]]] = [[] for _ in layers]
    for start, end in segments:
        level = layer_of[start]
        between[level].append((place[level][start], place[level + 1][end]))
    return sum(_inversions(pairs) for pairs in between)


def _inversions(pairs: list[tuple[int, int]]) -> int:
    """Return how many pairs have their starts in one order and their ends in the other."""
    seen: list[int] = []
    count = 0
    for _, end in sorted(pairs):
        count += len(seen) - bisect_right(seen, end)
        insort(seen, end)
    return count


def reduce_crossings(layers: Sequence[Sequence[int]], segments: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the layers reordered: barycentre sweeps with transposition, then sifting of the best order found.

    Nodes are numbered from 0; each segment runs from one layer to the next.
    """
    drawing = _Drawing(layers, segments)
    best, fewest = [list(layer) for layer in layers], drawing.count()
    for backward in (False, True):
        drawing.restart(layers, backward)
        for sweep in range(SWEEPS):
            drawing.sweep(rightward=(sweep % 2 == 0) is not backward)
            drawing.transpose()
            count = drawing.count()
            if count < fewest:
                best, fewest = [list(layer) for layer in drawing.layers], count
    drawing.restart(best, backward=False)
    drawing.sift()
    return drawing.layers


class _Drawing:
    """Layers of numbered nodes with their places and neighbours, as the search changes them."""

    def __init__(self, layers: Sequence[Sequence[int]], segments: Sequence[tuple[int, int]]) -> None:
        size = sum(len(layer) for layer in layers)
        self.left: list[list[int]] = [[] for _ in range(size)]
        self.right: list[list[int]] = [[] for _ in range(size)]
        for start, end in segments:
            self.right[start].append(end)
            self.left[end].append(start)
        self.place = [0] * size
        self.layers: list[list[int]] = []
        self.restart(layers, backward=False)

    def restart(self, layers: Sequence[Sequence[int]], backward: bool) -> None:
        """Take an order to begin from, turned upside down when `backward`."""
        self.layers = [list(reversed(layer)) if backward else list(layer) for layer in layers]
        for layer in self.layers:
            self._settle(layer)

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

    def sweep(self, rightward: bool) -> None:
        """Order each layer by the mean place of its neighbours in the layer before it."""
        towards = self.left if rightward else self.right
        for layer in self.layers if rightward else reversed(self.layers):
            layer.sort(key=lambda node: self._mean(towards[node], self.place[node]))
            self._settle(layer)

    def _mean(self, nodes: list[int], otherwise: float) -> float:
        return sum(self.place[node] for node in nodes) / len(nodes) if nodes else otherwise

    def transpose(self) -> None:
        """Exchange neighbours in a layer as long as that removes crossings."""
        for _ in range(TRANSPOSITIONS):
            if not any([self._transpose_layer(layer) for layer in self.layers]):
                break

    def _transpose_layer(self, layer: list[int]) -> bool:
        left, right = self._neighbour_places(layer)
        improved = False
        for at in range(len(layer) - 1):
            upper, lower = layer[at], layer[at + 1]
            gain = _balance(left[upper], left[lower]) + _balance(right[upper], right[lower])
            if gain > 0:
                layer[at], layer[at + 1] = lower, upper
                improved = True
        self._settle(layer)
        return improved

    def _neighbour_places(self, layer: list[int]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        place = self.place
        left = {node: sorted([place[end] for end in self.left[node]]) for node in layer}
        right = {node: sorted([place[end] for end in self.right[node]]) for node in layer}
        return left, right

    def sift(self) -> None:
        """Move each node to the best place in its layer, until no layer gains."""
        while any([self._sift_layer(layer) for layer in self.layers]):
            pass

    def _sift_layer(self, layer: list[int]) -> bool:
        left, right = self._neighbour_places(layer)
        balance = {
            (upper, lower): _balance(left[upper], left[lower]) + _balance(right[upper], right[lower])
            for upper in layer
            for lower in layer
            if upper < lower
        }
        improved = False
        for node in list(layer):
            improved = _sift_node(layer, node, balance) or improved
        self._settle(layer)
        return improved


def _sift_node(layer: list[int], node: int, balance: dict[tuple[int, int], int]) -> bool:
    """Move one node where it causes the fewest crossings; return whether that removed any."""
    at = layer.index(node)

    def gain_under(other: int) -> int:
        return balance[node, other] if node < other else -balance[other, node]

    best, place = 0, at
    total = 0
    for to in range(at + 1, len(layer)):
        total += gain_under(layer[to])
        if total > best:
            best, place = total, to
    total = 0
    for to in range(at - 1, -1, -1):
        total -= gain_under(layer[to])
        if total > best:
            best, place = total, to
    if best == 0:
        return False
    layer.insert(place, layer.pop(at))
    return True


def _balance(upper: list[int], lower: list[int]) -> int:
    """Return the crossings of two nodes' lines in this order less those in the other; both lists sorted."""
    count, size = 0, len(lower)
    for end in upper:
        count += bisect_left(lower, end) - size + bisect_right(lower, end)
    return count
