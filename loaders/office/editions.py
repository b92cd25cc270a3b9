"""What a file says row by row, kept for the next edition to be compared with."""

import json
from collections.abc import Iterable

from loaders.office.changes import Content, Edition


def edition_text(edition: Edition) -> str:
    """Return an edition as the entry of its import keeps it."""
    rows = [
        [each.kind, each.id, each.name, each.source, dict(each.values)]
        for group in edition.contents.values()
        for each in group
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def edition_from(text: str) -> Edition:
    """Return the edition that `edition_text` wrote."""
    return edition_of(Content(kind, id, name, values, source) for kind, id, name, source, values in json.loads(text))


def edition_of(contents: Iterable[Content]) -> Edition:
    """Return what rows say as an edition."""
    found = Edition()
    for each in contents:
        found.contents[each.kind, each.id].append(each)
    return found
