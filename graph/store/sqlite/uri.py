"""The address by which SQLite opens a file, with what it is opened for."""

from pathlib import PurePath


def uri_of(path: PurePath, query: str) -> str:
    """Return the address of an absolute path; `query` is as SQLite reads it: `mode=ro`.

    SQLite takes no host in an address, so that of a share of Windows moves into the path: `file:////server/share/x`.
    """
    address = path.as_uri()
    if not address.startswith("file:///"):
        address = f"file://{address.removeprefix('file:')}"
    return f"{address}?{query}"
