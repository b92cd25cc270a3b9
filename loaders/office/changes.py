"""Two editions of a table compared: what was added, removed, changed and renamed, row by row and cell by cell."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders.office.headings import take_apart
from loaders.office.row import Plain

_MAIN = ("Project", "Firm", "Organisation", "Link")
_NAMES = ("name_zh", "firm")
_RARE = 5
"""Rows that may share a value which still points at one of them."""
_ALIKE = 0.6
_LEAST_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Content:
    """What a row says: its record by kind and id, its name, its values by column, and its cell."""

    kind: str
    id: str
    name: str
    values: Mapping[str, object]
    source: str


@dataclass(slots=True)
class Edition:
    """The rows of an edition by what they are about."""

    contents: defaultdict[tuple[str, str], list[Content]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[str] = field(default_factory=Counter)

    def take(self, row: Plain) -> None:
        """Take a row of a plan."""
        self.statuses[row["status"]] += 1
        content = content_of(row)
        if content is not None:
            self.contents[content.kind, content.id].append(content)


def content_of(row: Plain) -> Content | None:
    """Return what a row says, None if it names nothing."""
    main = next((each for kind in _MAIN for each in row["records"] if each["kind"] == kind and "id" in each), None)
    if main is None:
        return None
    values: dict[str, object] = {}
    counts: Counter[str] = Counter()
    for record in row["records"]:
        for cell in record["cells"]:
            _enter(values, counts, f"{record['kind']}.{cell['column']}", cell["value"])
    for cell in row.get("unplaced", ()):
        named = f"{cell['record']}.{cell['column']}" if cell["column"] else take_apart(str(cell["heading"])).base
        _enter(values, counts, named, cell["value"])
    name = str(next((cell["value"] for cell in main["cells"] if cell["column"] in _NAMES), ""))
    return Content(main["kind"], str(main["id"]), name, values, row["source"])


def _enter(values: dict[str, object], counts: Counter[str], column: str, value: object) -> None:
    counts[column] += 1
    values[column if counts[column] == 1 else f"{column} {counts[column]}"] = value


def compare(old: Edition, new: Edition) -> Plain:
    """Return what is different between two editions."""
    added: list[Content] = []
    removed: list[Content] = []
    changed: list[Plain] = []
    renamed: list[Plain] = []
    for key in dict.fromkeys((*old.contents, *new.contents)):
        _compare_one(old.contents.get(key, []), new.contents.get(key, []), added, removed, changed, renamed)
    _pair_named(removed, added, changed)
    likely = _pair_renamed(removed, added)
    renamed += [_renamed(before, after, "alike") for before, after in likely]
    gone = {id(before) for before, _ in likely} | {id(after) for _, after in likely}
    for before, after in likely:
        columns = _different(before, after)
        if len(columns) > 1:
            changed.append(_changed(before, after, columns))
    return {
        "added": [_brief(each) for each in added if id(each) not in gone],
        "removed": [_brief(each) for each in removed if id(each) not in gone],
        "changed": changed,
        "renamed": renamed,
    }


def _compare_one(
    before: Sequence[Content],
    after: Sequence[Content],
    added: list[Content],
    removed: list[Content],
    changed: list[Plain],
    renamed: list[Plain],
) -> None:
    """Compare the rows about one thing: equal ones fall away, the others are paired by what they share most."""
    left, right = [], list(after)
    for each in before:
        same = next((place for place, other in enumerate(right) if other.values == each.values), None)
        if same is None:
            left.append(each)
        else:
            del right[same]
    while left and right:
        one, other = max(((a, b) for a in left for b in right), key=lambda pair: _shared(*pair))
        left = [each for each in left if each is not one]
        right = [each for each in right if each is not other]
        columns = _different(one, other)
        if one.name != other.name:
            renamed.append(_renamed(one, other, "id"))
            columns = [each for each in columns if each["column"].rpartition(".")[2] != "name_zh"]
        if columns:
            changed.append(_changed(one, other, columns))
    added += right
    removed += left


def _pair_named(removed: list[Content], added: list[Content], changed: list[Plain]) -> None:
    """Take rows of one name, which stands once on either side, as about one thing though its id is another.

    The id of a project follows its owner, who may be another one now.
    """
    once = [{key: found[0] for key, found in _by_name(side).items() if len(found) == 1} for side in (removed, added)]
    pairs = [(found, once[1][key]) for key, found in once[0].items() if key in once[1]]
    for before, after in pairs:
        columns = _different(before, after)
        if columns:
            changed.append(_changed(before, after, columns))
    gone = {id(each) for pair in pairs for each in pair}
    for side in (removed, added):
        side[:] = [each for each in side if id(each) not in gone]


def _by_name(side: Sequence[Content]) -> Mapping[tuple[str, str], list[Content]]:
    found: defaultdict[tuple[str, str], list[Content]] = defaultdict(list)
    for each in side:
        found[each.kind, each.name].append(each)
    return found


def _shared(one: Content, other: Content) -> int:
    return sum(other.values.get(column) == value for column, value in one.values.items())


def _different(one: Content, other: Content) -> list[Plain]:
    columns = dict.fromkeys((*one.values, *other.values))
    return [
        {"column": column, "old": one.values.get(column), "new": other.values.get(column)}
        for column in columns
        if one.values.get(column) != other.values.get(column)
    ]


def _brief(content: Content) -> Plain:
    return {"kind": content.kind, "id": content.id, "name": content.name, "source": content.source}


def _changed(one: Content, other: Content, columns: Sequence[Plain]) -> Plain:
    return {**_brief(other), "was": one.source, "columns": list(columns)}


def _renamed(one: Content, other: Content, by: str) -> Plain:
    return {**_brief(other), "old_name": one.name, "old_id": one.id, "was": one.source, "by": by, "certain": by == "id"}


def _pair_renamed(removed: Sequence[Content], added: Sequence[Content]) -> list[tuple[Content, Content]]:
    """Pair rows removed and added that say nearly the same but for the name: proposals, marked as alike."""
    index: defaultdict[tuple[str, str, object], list[Content]] = defaultdict(list)
    for each in removed:
        for column, value in each.values.items():
            index[each.kind, column, str(value)].append(each)
    pairs, used = [], set()
    for other in added:
        counts: Counter[int] = Counter()
        found: dict[int, Content] = {}
        for column, value in other.values.items():
            rows = index.get((other.kind, column, str(value)), ())
            for each in rows if len(rows) <= _RARE else ():
                counts[id(each)] += 1
                found[id(each)] = each
        best = next((key for key, _ in counts.most_common() if key not in used and _is_alike(found[key], other)), None)
        if best is not None:
            used.add(best)
            pairs.append((found[best], other))
    return pairs


def _is_alike(one: Content, other: Content) -> bool:
    """Check whether most values but the name are the same."""
    columns = [
        column for column in dict.fromkeys((*one.values, *other.values)) if column.rpartition(".")[2] != "name_zh"
    ]
    same = sum(one.values.get(column) == other.values.get(column) for column in columns)
    return same >= _LEAST_ALIKE and same >= _ALIKE * len(columns)
