"""Rows for the cards of ordered columns: a grid with empty slots allowed, each card near what it is joined to."""

from collections.abc import Sequence, Set
from math import inf

from reports.drawing.layout.order import Layers, Segments

PASSES = 5
# How strongly a line is kept straight: between two cards, a card and a passing place, two passing places.
STRAIGHT = (1.0, 2.0, 4.0)
# Beside the distance itself, its square counts a little, so that one long line costs more than two short ones.
SQUARE, CENTRE, PULL = 0.05, 0.01, 0.3

Joined = list[list[tuple[int, float]]]


def assign_rows(layers: Layers, segments: Segments, pulled: Set[int], cards: int, rows: int) -> list[int]:
    """Return the place of each node in half rows: a card in row r stands at 2r + 1, a line passes anywhere between.

    Nodes below `cards` are cards, the others passing lines; `pulled` ones draw to the foot; each layer keeps its
    order. Each pass puts one layer after the other where the distances to its neighbours are least, exactly, by
    dynamic programming.
    """
    # The last place stands for the foot of the lanes.
    place = [0] * sum(len(layer) for layer in layers) + [2 * rows]
    joined: Joined = [[] for _ in place]
    for start, end in segments:
        weight = STRAIGHT[(start >= cards) + (end >= cards)]
        joined[start].append((end, weight))
        joined[end].append((start, weight))
    for node in pulled:
        joined[node].append((-1, PULL))
    for layer in layers:
        _stack(layer, cards, rows, place)
    for turn in range(PASSES):
        for layer in layers if turn % 2 == 0 else reversed(layers):
            _fit(layer, joined, cards, rows, place)
    return place


def _stack(layer: Sequence[int], cards: int, rows: int, place: list[int]) -> None:
    """Put the cards of a layer in the middle without gaps, the passing lines between them."""
    row = (rows - sum(node < cards for node in layer)) // 2
    for node in layer:
        place[node] = 2 * row + 1 if node < cards else 2 * row
        row += node < cards


def _fit(layer: Sequence[int], joined: Joined, cards: int, rows: int, place: list[int]) -> None:
    """Put the nodes of one layer, in their order, where their distances to their neighbours are least in sum."""
    spare = rows - sum(node < cards for node in layer)
    before: Sequence[int] = (-1,)
    window: Sequence[int]
    totals: list[float] = [0.0]
    trail: list[tuple[Sequence[int], list[int]]] = []
    row, after_card = 0, True
    for node in layer:
        is_card = node < cards
        window = range(2 * row + is_card, 2 * (row + spare) + 1 + is_card, 1 + is_card)
        reached, picks = _reach(window, before, totals, apart=is_card or after_card)
        wanted = [(place[other], weight) for other, weight in joined[node]]
        totals = [total + _cost(at, wanted, rows) for at, total in zip(window, reached, strict=True)]
        trail.append((window, picks))
        before, after_card, row = window, is_card, row + is_card
    chosen = min(range(len(totals)), key=totals.__getitem__)
    for node, (window, picks) in zip(reversed(layer), reversed(trail), strict=True):
        place[node] = window[chosen]
        chosen = picks[chosen]


def _reach(
    window: Sequence[int], before: Sequence[int], totals: list[float], apart: bool
) -> tuple[list[float], list[int]]:
    """Return for each place of a window the least total of the places before it, and which of them has it."""
    least, pick, following = inf, -1, 0
    reached, picks = [], []
    for at in window:
        while following < len(before) and before[following] <= at - apart:
            if totals[following] < least:
                least, pick = totals[following], following
            following += 1
        reached.append(least)
        picks.append(pick)
    return reached, picks


def _cost(at: int, wanted: list[tuple[int, float]], rows: int) -> float:
    cost = CENTRE * abs(at - rows)
    for place, weight in wanted:
        distance = abs(at - place)
        cost += weight * distance * (1 + SQUARE * distance)
    return cost
