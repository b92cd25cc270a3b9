"""The id that a reference to none most likely means: the same in other letters, that of a name, or the nearest."""

import difflib
import re
import unicodedata
from collections import defaultdict

from graph.model.tables import LIST_SEPARATOR
from loaders.tables import ParsedFacts, Reference

_AND = re.compile("以及|[和及与跟]")


class NearIds:
    """The ids of every kind, as they are typed, in small half-width letters, and by the names of what they name."""

    def __init__(self, facts: ParsedFacts) -> None:
        """Collect the ids and names of all tables."""
        self._ids: defaultdict[str, list[str]] = defaultdict(list)
        self._meant: dict[tuple[str, str], str] = {}
        for kind, id in sorted(facts.known_ids):
            self._ids[kind].append(id)
            self._meant.setdefault((kind, _plain(id)), id)
        for (kind, id), node in facts.nodes.items():
            name = getattr(node, "name_zh", None)
            if isinstance(name, str):
                self._meant.setdefault((kind, _plain(name)), id)

    def of(self, reference: Reference, close: bool = True) -> list[str]:
        """Return the id meant, or none; a merely close one, which is slow to find, only where `close`."""
        meant = self._meant.get((reference.kind, _plain(reference.id)))
        if meant is not None:
            return [meant]
        parts = [part for part in _AND.split(reference.id) if part]
        if len(parts) > 1 and all((reference.kind, _plain(part)) in self._meant for part in parts):
            return [LIST_SEPARATOR.join(self._meant[reference.kind, _plain(part)] for part in parts)]
        return difflib.get_close_matches(reference.id, self._ids[reference.kind], 1) if close else []


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
