"""How many steps a phase has room for: what finds none moves on to a later phase, and nothing comes before its time."""

from collections.abc import Collection, Mapping, Sequence

Room = Sequence[int | None]
"""The most steps of each phase, the first phase first; None where there is no limit."""


def spread(
    order: Sequence[str], earliest: Mapping[str, int], after: Mapping[str, Collection[str]], room: Room
) -> dict[str, int]:
    """Return the phase of each link that finds room, each phase filled in the order given.

    A link comes no earlier than its earliest phase and in a later one than all it comes after; in the last phase it
    may stand behind them in the same one. `order` has every link behind those it comes after.
    """
    placed: dict[str, int] = {}
    last = len(room) - 1
    for phase, most in enumerate(room):
        # what stands in an earlier phase, and in the last one what stands before it in the same
        settled = placed if phase == last else dict(placed)
        free = len(order) if most is None else most
        for link in order:
            ready = link not in placed and earliest[link] <= phase and all(each in settled for each in after[link])
            if ready and free:
                placed[link] = phase
                free -= 1
    return placed


def fit(
    order: Sequence[str],
    earliest: Mapping[str, int],
    after: Mapping[str, Collection[str]],
    worth: Collection[str],
    room: Room,
) -> dict[str, int]:
    """Return `spread` without links that stand there only for others that found no room; their room goes on.

    `worth` are the links that stand for themselves.
    """
    links = list(order)
    while True:
        placed = spread(links, earliest, {link: set(after[link]) & set(links) for link in links}, room)
        idle = placed.keys() - _needed(placed.keys() & worth, after)
        if not idle:
            return placed
        gone = idle | {link for link in links if link not in placed and _needed([link], after) & idle}
        links = [link for link in links if link not in gone]


def _needed(starts: Collection[str], after: Mapping[str, Collection[str]]) -> set[str]:
    """Return links with all they come after, directly or through others."""
    found, ahead = set(starts), list(starts)
    while ahead:
        fresh = set(after[ahead.pop()]) - found
        found |= fresh
        ahead.extend(fresh)
    return found
