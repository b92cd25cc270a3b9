"""Ids of what office files name and nothing on file is."""

import hashlib


def new_id(kind: str, text: str) -> str:
    """Return an id that one text has in every file: `f-3c9a…`."""
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
