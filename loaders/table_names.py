"""Names of files and sheets: which table each means, numbering and suffixes aside."""

import difflib
import re
import unicodedata
from collections.abc import Mapping

from graph.model.tables import TABLES, TABLES_BY_NAME

TABLE_NAMES = {
    spelling.lower(): table.name for table in TABLES for spelling in (table.name, table.zh, table.en, *table.also)
}
"""Every name a file or a sheet may have, in lower case, with its table."""

_BEFORE = re.compile(r"^(附?[件表]\s*\d{0,3}\s*[:.、_\-\s]+|\(?\d{1,3}\)?[.、:_\-\s]*|[一二三四五六七八九十]{1,3}、)")
_AFTER = re.compile(
    r"(\s*\([^()]*\)|[\s_\-]*\d{4}年?度?|[\s_\-]*(副本|copy|final|终稿)|[\s_\-]+\d{1,3}|[\s_]*表|[\s_\-])$"
)


def match_table(name: str, tables: Mapping[str, str] = TABLE_NAMES) -> tuple[str | None, bool]:
    """Return the table a name means, and whether it is the table's own name; None if it means none.

    Numbers before a name, and brackets, years, `表` and words for copies after it are taken off: `1.企业`, `企业（2）`.
    """
    text = unicodedata.normalize("NFKC", name).strip().lower()
    if text in tables:
        return tables[text], True
    for start in dict.fromkeys((text, _BEFORE.sub("", text))):
        bare = start
        while bare and bare not in tables:
            shorter = _AFTER.sub("", bare)
            if shorter == bare:
                break
            bare = shorter
        if bare in tables:
            return tables[bare], False
    return None, False


def near_names(name: str) -> list[str]:
    """List the name of a table that a name holds or nearly is, if any."""
    text = unicodedata.normalize("NFKC", name).strip().lower()
    inside = [table.zh for table in TABLES if table.zh in text]
    close = difflib.get_close_matches(text, TABLE_NAMES, 1)
    return sorted(inside, key=len, reverse=True)[:1] or [TABLES_BY_NAME[TABLE_NAMES[each]].zh for each in close]
