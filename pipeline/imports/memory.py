"""What earlier imports left behind: how files of a shape are read, what was decided, what the last edition said."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.analysis.records import Records
from graph.model.acts import LogEntry
from graph.model.fact_acts import ImportFile
from loaders.office.changes import Edition
from loaders.office.decided import Decided
from loaders.office.editions import edition_from
from pipeline.imports.listed_rows import opened_by_hand

SAME_LIST = 0.3
"""Share of the things named in the smaller of two editions that both must name to be editions of one list."""

Standing = tuple[LogEntry, ImportFile]


@dataclass(frozen=True, slots=True)
class Memory:
    """The imports that stand, and by title the projects that people opened in the ledger."""

    imports: Sequence[Standing] = ()
    made_on: int = 0
    opened: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Records) -> "Memory":
        """Return what the log remembers."""
        last = records.entries[-1].sequence if records.entries else 0
        return cls(records.imports, last, opened_by_hand(records))

    def before(self, shapes: Sequence[str], name: str) -> Callable[[Edition], Edition | None]:
        """Return what tells, once the rows are read, which edition a file follows."""

        def found(edition: Edition) -> Edition | None:
            standing = self.earlier(shapes, name, edition)
            return None if standing is None else edition_from(standing[1].contents)

        return found

    def of_shapes(self, shapes: Iterable[str]) -> list[Standing]:
        """List the imports whose tables have exactly these headings, the latest first."""
        wanted = set(shapes)
        found = [(entry, act) for entry, act in self.imports if wanted and set(act.shapes.split()) == wanted]
        return found[::-1]

    def decided(self, shapes: Iterable[str], present: Decided) -> Decided | None:
        """Return what was decided on files of a shape with what is decided now over it, None for a new shape."""
        found = self.of_shapes(shapes)
        if not found:
            return None
        fresh = Decided(read_hidden=present.read_hidden)
        for _, act in reversed(found):
            fresh.take_over({"recipe": json.loads(act.recipe)}, is_earlier=True)
        fresh.answers |= present.answers
        fresh.recipes |= present.recipes
        fresh.corrections |= present.corrections
        return fresh

    def earlier(self, shapes: Iterable[str], name: str, edition: Edition) -> Standing | None:
        """Return the import of which a file is the next edition: of one shape or name, about the same things."""
        of_name = [(entry, act) for entry, act in self.imports if act.dataset == name]
        best, most = None, SAME_LIST
        for entry, act in (*self.of_shapes(shapes), *of_name):
            share = _shared(edition_from(act.contents), edition)
            if share >= most:
                best, most = (entry, act), share
        return best


def _shared(one: Edition, other: Edition) -> float:
    """Return the share of the things of the smaller edition that the other names too."""
    first, second = set(one.contents), set(other.contents)
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0
