"""The document a browser is given for a page: Streamlit's own, told where the app stands, its navigation mended."""

from collections.abc import Iterable
from pathlib import Path

import streamlit
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit import config

DOCUMENT = Path(streamlit.__file__).parent / "static" / "index.html"
# Opened at a page, Streamlit's front end takes the page for the folder of the app, asks there first, is told 404 and
# then asks one level up, with two errors in the console at each visit. All pages stand directly under the app, so the
# folder they are in is where it is, behind any proxy too; this is how a host of Streamlit says it.
WITH_BASE = '<script>window.__streamlit={BACKEND_BASE_URL:new URL(".",location.href).href}</script>'
PATCHED = f"<script>{(Path(__file__).parent / 'shared' / 'navigation.js').read_text(encoding='utf-8')}</script>"


def documents() -> tuple[str, str]:
    """Return the documents browsers are given: Streamlit's own at any other address, ours at a page."""
    own = DOCUMENT.read_text(encoding="utf-8")
    return own, own.replace("<head>", f"<head>{WITH_BASE}{PATCHED}", 1)


class NameConvertor(StringConvertor):
    """Names an address may give for a page, also for none of ours; files of Streamlit have a dot in theirs."""

    regex = "[^/.]+"


register_url_convertor("page", NameConvertor())


def page_routes(names: Iterable[str]) -> list[Route]:
    """Return the routes of the pages, at the root and under any path the app is served under, and of unknown pages."""
    pages = [Route(f"{before}/{name}", _page) for name in names for before in ("", "/{before:path}")]
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return [*pages, Route(f"/{base}/" if base else "/", _page), Route("/{name:page}", _page)]


def _page(request: Request) -> HTMLResponse:
    del request
    return HTMLResponse(documents()[1], headers={"Cache-Control": "no-cache"})
