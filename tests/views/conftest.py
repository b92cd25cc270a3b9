"""Visits to served pages that fail when anything is asked of another machine or a script breaks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest


@pytest.fixture
def visit(browser) -> Callable[..., object]:
    """`visit(scheme)` is a context with a page of one visit, in the colours of `scheme`."""

    @contextmanager
    def opened(scheme: str = "light") -> Iterator[object]:
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, color_scheme=scheme, accept_downloads=True
        )
        page = context.new_page()
        outside, errors = [], []
        page.on("request", lambda request: outside.append(request.url) if leaves(request.url) else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        context.close()
        assert outside == [], "nothing is asked of any other machine"
        assert errors == []

    return opened


def leaves(address: str) -> bool:
    """Return whether a request goes to another machine."""
    parts = urlsplit(address)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost")
