"""How many files the server keeps for a visit and for all visits, and when it lets them go."""

import asyncio
import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Protocol

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.runtime import Runtime, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

UPLOAD = re.compile(r"/_stcore/upload_file/(?P<visit>[^/]+)/(?P<file>[^/]+)$")
MAX_FILES = 4
"""Files kept for one visit; a page takes one at a time."""
MAX_BYTES = 128 * 2**20
"""Bytes kept for all visits together."""
TOO_MANY = (
    "没有收下：服务器上存着的文件太多，请刷新本页后再试。\nNot taken: too many files are kept; reload the page.\n"
)


class StoredUploads(Protocol):
    """The files Streamlit keeps, by visit and by file."""

    @property
    def file_storage(self) -> Mapping[str, Mapping[str, UploadedFileRec]]:
        """The files of each visit by their ids."""

    def remove_session_files(self, session_id: str) -> None:
        """Drop all files of a visit."""


def drop_files_of_ended_visits(kept: StoredUploads, visits: Collection[str]) -> None:
    """Drop the files of all visits but the given ones."""
    for visit in set(kept.file_storage) - set(visits):
        kept.remove_session_files(visit)


class BoundedUploads:
    """ASGI middleware that refuses a file beyond the limits, and drops the files of a visit once it has ended."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.arriving: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a file beyond the limits is refused before it is read."""
        found = UPLOAD.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if found is not None:
            await self._take(found["visit"], found["file"], scope, receive, send)
            return
        await self.app(scope, receive, send)
        if scope["type"] == "websocket":
            # a visit whose line broke may come back for a while
            delay = config.get_option("server.disconnectedSessionTTL") + 1
            asyncio.get_running_loop().call_later(delay, _drop)

    async def _take(self, visit: str, file: str, scope: Scope, receive: Receive, send: Send) -> None:
        _drop()
        files = _files(get_instance())
        if not self.has_room(files.file_storage, visit, file):
            await PlainTextResponse(TOO_MANY, 413)(scope, receive, send)
            return
        self.arriving[visit] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.arriving -= Counter([visit])

    def has_room(self, kept: Mapping[str, Mapping[str, UploadedFileRec]], visit: str, file: str) -> bool:
        """Check that one more file fits: those still arriving count, at the size they may have at most."""
        own = kept.get(visit, {})
        if file not in own and len(own) + self.arriving[visit] >= MAX_FILES:
            return False
        most = config.get_option("server.maxUploadSize") * 2**20
        held = sum(len(each.data) for files in kept.values() for each in files.values())
        return bool(held + (self.arriving.total() + 1) * most <= MAX_BYTES)


def _files(runtime: Runtime) -> MemoryUploadedFileManager:
    files = runtime.uploaded_file_mgr
    if not isinstance(files, MemoryUploadedFileManager):
        raise TypeError("Streamlit keeps uploads in a way that is not bounded here")
    return files


def _drop() -> None:
    runtime = get_instance()
    # Streamlit has no public list of the visits it keeps
    visits = [each.session.id for each in runtime._session_mgr.list_sessions()]
    drop_files_of_ended_visits(_files(runtime), visits)
