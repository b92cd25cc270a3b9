"""Remarks grouped by table, column and kind, with their number and the first ten cells; none is cut silently."""

from collections import Counter
from dataclasses import dataclass, field

from loaders.office.remarks import REMARKS
from loaders.office.row import Plain

FIRST = 10
"""Cells of a group that are named."""
MOST_WORDS = 50
"""Different unknown words of a column that are asked about one by one."""


@dataclass(slots=True)
class _Group:
    count: int = 0
    first: list[Plain] = field(default_factory=list)


class Problems:
    """What is said of all rows, as it comes."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, str | None, str], _Group] = {}
        self.unknown_words: dict[tuple[str, str], Counter[str]] = {}
        self._near: dict[str, str] = {}

    def take(self, row: Plain) -> None:
        """Count the remarks of a row."""
        for remark in row.get("remarks", ()):
            key = (row["table"], remark.get("column"), remark["code"])
            group = self._groups.get(key)
            if group is None:
                group = self._groups[key] = _Group()
            group.count += 1
            if len(group.first) < FIRST:
                group.first.append({name: remark[name] for name in ("source", "text", "near") if name in remark})
            if remark["code"] == "word-unknown":
                words = self.unknown_words.setdefault((row["table"], remark["column"]), Counter())
                words[remark["text"]] += 1
                if "near" in remark:
                    self._near[remark["text"]] = remark["near"]

    def near(self, word: str) -> str | None:
        """Return what an unknown word may mean, or None."""
        return self._near.get(word)

    def groups(self) -> list[Plain]:
        """List the groups, errors first, the largest first."""
        order = [weight.value for weight in type(REMARKS["name-missing"].weight)]
        found = [_plain(key, group) for key, group in self._groups.items()]
        return sorted(found, key=lambda each: (order.index(each["weight"]), -each["count"]))


def _plain(key: tuple[str, str | None, str], group: _Group) -> Plain:
    table, column, code = key
    remark = REMARKS[code]
    return {
        "table": table,
        "column": column,
        "code": code,
        "weight": remark.weight.value,
        "count": group.count,
        "zh": remark.zh,
        "en": remark.en,
        "do_zh": remark.do_zh,
        "do_en": remark.do_en,
        "first": group.first,
    }
