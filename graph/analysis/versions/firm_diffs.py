"""Firms of two exports compared: who came, went or moved, and what each makes that it did not."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.versions.firm_snapshots import FirmSnapshot
from graph.model.labelled_enum import LabelledEnum
from graph.model.places import same_place, same_province

Firms = Mapping[str, FirmSnapshot]


class FirmDiffKind(LabelledEnum):
    """What became of a firm between two loads."""

    CAME = "came", "新增", "New"
    WENT = "went", "撤去", "Gone"
    MOVED = "moved", "迁址", "Moved"
    CHANGED = "changed", "所做有变", "Makes other things"


@dataclass(frozen=True, slots=True)
class FirmDiff:
    """A firm that is on file on one side only, sits elsewhere, or makes other links or otherwise.

    `gained`, `lost` and `turned` are links: made now, not made any more, made at another stage of production.
    """

    change: FirmDiffKind
    before: FirmSnapshot | None
    after: FirmSnapshot | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    turned: tuple[str, ...]

    @property
    def firm(self) -> FirmSnapshot:
        """Return the firm as the newer side has it, where it does."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a firm is on one side at least")
        return found


def diff_firms(
    old: Iterable[FirmSnapshot], new: Iterable[FirmSnapshot], links: Collection[str], everyone: bool
) -> tuple[FirmDiff, ...]:
    """Return the firms that are others, as far as they make one of `links`; `everyone` adds those that make nothing.

    A firm whose id is another one and whose name is not is the same firm.
    """
    before, after = {firm.id: firm for firm in old}, {firm.id: firm for firm in new}
    found = [diff for one, two in _pairs(before, after) if (diff := _diff(one, two, links, everyone)) is not None]
    order = list(FirmDiffKind)
    return tuple(sorted(found, key=lambda diff: (order.index(diff.change), not diff.firm.local, diff.firm.name)))


def _pairs(before: Firms, after: Firms) -> Iterator[tuple[FirmSnapshot | None, FirmSnapshot | None]]:
    """Yield each firm as it was and is, matched by id, else by name."""
    gone = {firm.name: firm for id, firm in before.items() if id not in after}
    for id, firm in after.items():
        yield before.get(id) or gone.pop(firm.name, None), firm
    for firm in gone.values():
        yield firm, None


def _diff(
    before: FirmSnapshot | None, after: FirmSnapshot | None, links: Collection[str], everyone: bool
) -> FirmDiff | None:
    """Return what became of a firm; None where nothing did, or it makes nothing of what is compared."""
    old, new = (_made(firm, links) for firm in (before, after))
    if not (old or new) and not (everyone and not any(firm and firm.made for firm in (before, after))):
        return None
    gained, lost = (tuple(link for link in one if link not in other) for one, other in ((new, old), (old, new)))
    turned = tuple(link for link in new if link in old and new[link] != old[link])
    change = _change(before, after, bool(gained or lost or turned))
    return None if change is None else FirmDiff(change, before, after, gained, lost, turned)


def _made(firm: FirmSnapshot | None, links: Collection[str]) -> dict[str, str | None]:
    return {} if firm is None else {link: status for link, status in firm.made.items() if link in links}


def _change(before: FirmSnapshot | None, after: FirmSnapshot | None, makes_others: bool) -> FirmDiffKind | None:
    if before is None or after is None:
        return FirmDiffKind.CAME if before is None else FirmDiffKind.WENT
    if _sits_elsewhere(before, after):
        return FirmDiffKind.MOVED
    return FirmDiffKind.CHANGED if makes_others else None


def _sits_elsewhere(before: FirmSnapshot, after: FirmSnapshot) -> bool:
    """Check whether a seat is another one; one that was or is not on file is no move."""
    pairs = (
        (same_province, before.province, after.province),
        (same_place, before.city, after.city),
        (same_place, before.district, after.district),
    )
    return before.local != after.local or any(one and two and not same(one, two) for same, one, two in pairs)
