"""The name of a workspace: one city's facts, graph, records and settings, apart from every other's."""

import re
import unicodedata

from graph.errors import InvalidRequest

DEFAULT = "default"
"""The workspace that is meant where none is named, and to which whatever carries no name belongs."""
_NAME = re.compile(r"[^\W_][\w-]{0,39}")
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
"""Names that Windows keeps for devices, so that no folder can have them."""


def workspace_name(text: str | None) -> str:
    """Return the name as it is kept, in small letters; of a blank the default's. Raises InvalidRequest.

    A name is the name of a folder too, on file systems that keep capitals apart and on those that do not.
    """
    name = unicodedata.normalize("NFKC", text or "").strip().casefold() or DEFAULT
    if _NAME.fullmatch(name) is None or _DEVICES.fullmatch(name):
        shown = name if len(name) <= 40 else f"{name[:40]}…"
        raise InvalidRequest(
            f"工作区名不成立：{shown}；请用 1 到 40 个汉字、字母、数字、- 或 _，以字或数字开头",
            f"no workspace can have this name: {shown}; use 1 to 40 letters, digits, - or _, beginning with a letter "
            "or a digit",
        )
    return name
