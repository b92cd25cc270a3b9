"""The document a browser is given for a page: Streamlit's own, told where the app stands, its navigation mended."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import quote

import streamlit
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit import config

from views.shared.framework_texts import framework_script
from views.shared.unknown_page import PART

DOCUMENT = Path(streamlit.__file__).parent / "static" / "index.html"
# Opened at a page, Streamlit's front end takes the page for the folder of the app, asks there first, is told 404 and
# then asks one level up, with two errors in the console at each visit. All pages stand directly under the app, so the
# folder they are in is where it is, behind any proxy too; this is how a host of Streamlit says it.
WITH_BASE = '<script>window.__streamlit={BACKEND_BASE_URL:new URL(".",location.href).href}</script>'
NO_SCRIPT = "<noscript><p>请在浏览器里允许 JavaScript，再打开本页。</p><p>Allow JavaScript, then reload.</p></noscript>"
REPLACED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile('<html lang="en">'), '<html lang="zh-CN">'),
    (re.compile("<title>.*?</title>"), "<title>链谱 Lianpu</title>"),
    (re.compile("<noscript>.*?</noscript>", re.DOTALL), NO_SCRIPT),
    (re.compile(r'<link\s+rel="preload"[^>]*\.woff2"[^>]*>'), ""),
)
"""What of Streamlit's document a visitor would meet in English, what stands there instead; and a type not used here."""
PATCHED = f"<script>{(Path(__file__).parent / 'shared' / 'navigation.js').read_text(encoding='utf-8')}</script>"

USED_FIRST = ("BidiComponent", "ButtonGroup", "Button", "Html", "PageLink")
"""Scripts of elements that every first page has; Streamlit asks for each only once it comes to draw one."""
IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


@cache
def documents() -> tuple[str, str]:
    """Return the documents browsers are given: Streamlit's own at any other address, ours at a page."""
    own = DOCUMENT.read_text(encoding="utf-8")
    ours = own.replace("<head>", f"<head>{WITH_BASE}{PATCHED}<script>{framework_script()}</script>", 1)
    early = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in early_scripts(own))
    ours = ours.replace("</head>", f"{early}</head>", 1)
    for found, said in REPLACED:
        ours = found.sub(said, ours, count=1)
    return own, ours


def early_scripts(document: str, folder: Path = DOCUMENT.parent / "static" / "js") -> list[str]:
    """Return the scripts of the elements every page has, with what they import and the document does not name.

    A browser fetches them beside the others, instead of one after another while a page is drawn.
    """
    waiting = [found.name for name in USED_FIRST for found in sorted(folder.glob(f"{name}.*.js"))]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop()
        if name in found or name in document or not (folder / name).is_file():
            continue
        found[name] = None
        waiting += IMPORTED.findall((folder / name).read_text(encoding="utf-8"))
    return sorted(found)


class NameConvertor(StringConvertor):
    """Names an address may give for a page, also for none of ours; files of Streamlit have a dot in theirs."""

    regex = "[^/.]+"


class DeepConvertor(StringConvertor):
    """Paths of several parts that are no page of ours and nothing of Streamlit's or of the search."""

    regex = r"(?!(?:.*/)?(?:_stcore|static|media|component|app|auth|search)/)[^.]+/[^.]*"


register_url_convertor("page", NameConvertor())
register_url_convertor("deep", DeepConvertor())


def page_routes(names: Iterable[str]) -> list[Route]:
    """Return the routes of the pages, at the root and under any path the app is served under, and of unknown pages."""
    pages = [Route(f"{before}/{name}", _page) for name in names for before in ("", "/{before:path}")]
    base = base_path()
    return [
        *pages,
        Route(f"{base}/" if base else "/", _page),
        Route("/{name:page}", _page),
        Route("/{path:deep}", _to_unknown_page),
    ]


def base_path() -> str:
    """Return the path the app is served under, with a slash before it; empty at the root."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def _page(request: Request) -> Response:
    before = request.path_params.get("before")
    if before is not None and f"/{before.strip('/')}" != base_path():
        # the scripts of the document are looked for beside it, and there are none
        return _to_unknown_page(request)
    return HTMLResponse(documents()[1], headers={"Cache-Control": "no-cache"})


def _to_unknown_page(request: Request) -> Response:
    """Lead a path of several parts to the page that says what it names; as one part, which a page's name can be."""
    path = request.url.path.removeprefix(base_path()).strip("/")
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{base_path()}/{quote(path.replace('/', PART), safe=PART)}{query}", 307)
