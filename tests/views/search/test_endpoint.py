"""The address of the search: only a token that a page was given opens an index, and what is asked is bounded."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from graph.analysis.judgement import judge
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.views.served import TINY
from views.search.endpoint import INDEXES, MAX_OPEN, OpenIndexes, search_routes
from views.search.index import SearchIndex

PAGES = dict.fromkeys(("panorama", "targets", "firms", "ties", "roadmap", "owner", "documents", "explore"), "page")


@pytest.fixture(scope="module")
def token(tmp_path_factory):
    store = SqliteStore(tmp_path_factory.mktemp("tiny") / "graph.sqlite")
    store.replace(read_facts(TINY), by="test")
    with store.reader() as reader:
        return INDEXES.open("tiny", SearchIndex(judge(reader), "zh", PAGES))


def ask(path, **query):
    """Return status, headers and content of an answer, None where there is no such address."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": urlencode(query, doseq=True).encode(),
        "headers": [],
    }
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, Starlette(routes=search_routes("/city/lianpu"))(scope, receive, send)).result()
    if sent[0]["status"] == 404:
        return None
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, json.loads(b"".join(part.get("body", b"") for part in sent[1:]))


def test_a_token_opens_the_index_where_the_app_is_and_nothing_is_kept(token):
    for before in ("", "/city/lianpu"):
        status, headers, content = ask(f"{before}/search/{token}", text="乙烯")
        assert status == 200
        assert headers["cache-control"] == "no-store"
        assert content["groups"][0]["rows"][0]["key"] == "Link:ethylene"


@pytest.mark.parametrize("before", ["/static", "/static/js", "/api/v1", "/elsewhere"])
def test_behind_another_path_which_may_be_open_nothing_is_answered(token, before):
    assert ask(f"{before}/search/{token}", text="乙烯") is None


@pytest.mark.parametrize("token", ["x", "0" * 32, "tiny", "%2e%2e"])
def test_without_a_token_nothing_is_answered(token):
    assert ask(f"/search/{token}", text="乙烯")[::2] == (200, None)


def test_what_is_asked_is_bounded(token):
    groups = ask(f"/search/{token}", text="乙" * 100_000, only=["Link", "Nothing"], group="Nothing")[2]
    assert groups["total"] == 0
    many = ask(f"/search/{token}", recent=[f"Link:{number}" for number in range(99)] + ["Link:ethylene"])[2]
    assert [group["id"] for group in many["groups"]] == ["targets"]


def test_the_index_used_least_is_dropped_and_the_same_name_has_the_same_token():
    indexes, index = OpenIndexes(), SimpleNamespace()
    first = indexes.open("first", index)
    others = [indexes.open(str(number), index) for number in range(MAX_OPEN - 1)]
    assert indexes.open("first", index) == first
    indexes.open("one more", index)
    assert indexes.get(first) is index
    assert indexes.get(others[0]) is None
    assert len({first, *others}) == MAX_OPEN
