"""The address at which a browser asks while one types: a visit is given a token, and the token opens its index."""

import hmac
import secrets
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from views.search.answers import Question, answer
from views.search.index import GROUPS, SearchIndex

FOLDER = "search"
MAX_OPEN = 16
"""Indexes kept: loads of several cities in both languages. A visit whose index was dropped asks for it again."""
MAX_RECENT = 12
SECRET = secrets.token_bytes(16)
"""What makes tokens that nobody can work out who was not shown a page."""


class OpenIndexes:
    """The indexes that visits may ask, by token; the one not used for longest is dropped first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, SearchIndex] = OrderedDict()
        self._lock = Lock()

    def open(self, name: str, index: SearchIndex) -> str:
        """Keep an index under its name, and return the token that opens it."""
        token = hmac.new(SECRET, name.encode(), "sha256").hexdigest()[:32]
        with self._lock:
            self._kept.setdefault(token, index)
            self._kept.move_to_end(token)
            while len(self._kept) > MAX_OPEN:
                self._kept.popitem(last=False)
        return token

    def get(self, token: str) -> SearchIndex | None:
        """Return the index of a token, or None if there is none."""
        with self._lock:
            index = self._kept.get(token)
            if index is not None:
                self._kept.move_to_end(token)
        return index


INDEXES = OpenIndexes()


def search_routes(base: str = "") -> list[Route]:
    """Return the routes of the search, at the root and under `base`, the path the app is served under.

    Under no other: what stands behind a path that is open to everybody would be open with it.
    """
    return [Route(f"{before}/{FOLDER}/{{token}}", _answer) for before in dict.fromkeys(("", base))]


def _answer(request: Request) -> Response:
    """Answer what was typed, or null for a token that opens nothing, which a browser would tell as an error.

    Runs in a thread of its own, so that other visits are not kept waiting.
    """
    index = INDEXES.get(request.path_params["token"])
    if index is None:
        return JSONResponse(None, headers={"Cache-Control": "no-store"})
    asked = request.query_params
    if not asked.get("text"):
        index.prepare()
    question = Question(
        text=asked.get("text", ""),
        only=_known(asked.getlist("only")) or tuple(GROUPS),
        group=next(iter(_known([asked.get("group", "")])), None),
        recent=asked.getlist("recent")[:MAX_RECENT],
    )
    return JSONResponse(answer(index, question), headers={"Cache-Control": "no-store"})


def _known(groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(group for group in groups if group in GROUPS)
