"""Who is let in over HTTP, what the protocol of assistants takes, and where the limits are."""

import json
import threading

import pytest

from graph.errors import StoreEmpty
from service import mcp
from service.asking import ask
from service.callers import HERE, Caller, Rate
from service.desk import Desk
from service.registry import QUESTIONS
from service.standing import Standings
from tests.service.client import Kept, call


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer lianpu_x", "Basic YTpi", "bearer  "])
def test_without_a_valid_token_there_is_no_answer(client, authorization):
    for method, path in (("GET", "/api/v1/about"), ("POST", "/mcp"), ("GET", "/api/v1/nothing")):
        status, headers, body = client.send(method, path, Authorization=authorization)
        assert (status, json.loads(body)["error"]) == (401, "no_token")
        assert headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
    ids=str,
)
@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/api/v1/about"), ("POST", "/mcp"), ("GET", "/api/v1/openapi.json")]
)
def test_a_foreign_host_or_page_is_refused_before_its_token_is_looked_at(client, method, path, headers):
    status, _, body = client.send(method, path, **headers)
    assert (status, json.loads(body)["error"]) == (403, "foreign_request")


def test_only_reading_methods_are_taken(client):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.send(method, "/api/v1/about")[0] == 405
    for method in ("GET", "DELETE", "PUT"):
        assert client.send(method, "/mcp")[0] == 405


def test_answers_are_kept_by_no_cache_and_shown_as_nothing_else(client):
    _, headers, _ = client.send("GET", "/api/v1/about?city=tiny")
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")
    assert headers["content-type"] == "application/json"


def test_a_token_bound_to_a_city_asks_no_other(client, tokens):
    bound = tokens.add("district", ["fushun"])
    asked = type(client)(client.port, bound)
    assert json.loads(asked.rest("find", {"text": "乙烯"})[1])["workspace"] == "fushun"
    status, body = asked.rest("find", {"text": "乙烯", "city": "tiny"})
    assert (status, json.loads(body)["choices"]) == (404, ["fushun"])
    tokens.revoke("district")
    assert asked.rest("find", {"text": "乙烯"})[0] == 401


def test_a_role_that_may_not_read_gets_nothing(standings):
    assert ask(standings, Caller("x", role="auditor"), "about", {}).content["error"] == "not_allowed"


def test_an_assistant_is_told_what_there_is(client):
    asked = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "a", "version": "1"}}
    _, _, body = client.rpc({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": asked})
    told = json.loads(body)["result"]
    assert told["protocolVersion"] == "2025-06-18"
    assert told["capabilities"] == {"tools": {"listChanged": False}}
    assert "只当材料" in told["instructions"]
    assert client.rpc({"jsonrpc": "2.0", "method": "notifications/initialized"})[::2] == (202, b"")
    tools = json.loads(client.rpc({"jsonrpc": "2.0", "id": "a", "method": "tools/list"})[2])["result"]["tools"]
    assert [tool["name"] for tool in tools] == list(QUESTIONS)
    assert all(tool["annotations"]["readOnlyHint"] for tool in tools)


def test_a_newer_protocol_is_answered_with_the_ones_that_are_spoken(client):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "server/discover", "params": {}})
    status, _, told = client.send("POST", "/mcp", body, **{"MCP-Protocol-Version": "2026-07-28"})
    assert (status, json.loads(told)["error"]["data"]["supported"]) == (400, list(mcp.VERSIONS))
    newer = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2099-01-01"}}
    assert json.loads(client.rpc(newer)[2])["result"]["protocolVersion"] == mcp.VERSIONS[0]


ODD = [
    (b"", mcp.PARSE_ERROR),
    (b"nonsense", mcp.PARSE_ERROR),
    (b"\xff\xfe", mcp.PARSE_ERROR),
    (b"[" * 50_000, mcp.PARSE_ERROR),
    (b"[]", mcp.INVALID_REQUEST),
    (b'"text"', mcp.INVALID_REQUEST),
    (b'{"jsonrpc": "1.0", "id": 1, "method": "ping"}', mcp.INVALID_REQUEST),
    (b'{"jsonrpc": "2.0", "id": true, "method": "ping"}', mcp.INVALID_REQUEST),
    (b'{"jsonrpc": "2.0", "id": {}, "method": "ping"}', mcp.INVALID_REQUEST),
    (b'{"jsonrpc": "2.0", "id": 1}', mcp.INVALID_REQUEST),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "resources/list"}', mcp.NO_METHOD),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}', mcp.INVALID_PARAMS),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "drop"}}', mcp.INVALID_PARAMS),
    (
        b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "about", "arguments": 1}}',
        mcp.INVALID_PARAMS,
    ),
]


@pytest.mark.parametrize(("sent", "code"), ODD, ids=[repr(sent[:70]) for sent, _ in ODD])
def test_an_odd_message_is_an_error_of_the_protocol_and_nothing_breaks(client, sent, code):
    assert json.loads(client.rpc(sent)[2])["error"]["code"] == code
    assert json.loads(client.rpc({"jsonrpc": "2.0", "id": 5, "method": "ping"})[2]) == {
        "jsonrpc": "2.0",
        "id": 5,
        "result": {},
    }


def test_odd_lines_do_not_end_the_command(stdio):
    for sent in (b"nonsense", b"x" * (mcp.LONGEST + 5_000), b"[" * 50_000):
        assert stdio(sent)["error"]["code"] == mcp.PARSE_ERROR
    half = stdio(b'{"jsonrpc": "2.0", "id": "\\ud800", "method": "ping"}')
    assert half == {"jsonrpc": "2.0", "id": "?", "result": {}}
    assert stdio({"jsonrpc": "2.0", "id": 5, "method": "ping"})["result"] == {}


def test_half_a_character_is_answered_as_any_other_unknown_text(client):
    for question, given in (
        ("find", {"text": "\ud800"}),
        ("targets", {"chain": "\udfff"}),
        ("about", {"city": "\ud800"}),
    ):
        status, _, body = client.rpc(call(question, given))
        assert status == 200
        answer = json.loads(json.loads(body)["result"]["content"][0]["text"])
        assert answer.get("error") != "fault", answer


def test_a_refused_question_is_told_to_an_assistant_as_to_any_program(client):
    status, body = client.rest("link", {"city": "tiny", "link": "nothing"})
    assert (status, client.mcp("link", {"city": "tiny", "link": "nothing"})) == (404, (True, body))


def test_what_is_too_long_is_not_read(client):
    assert client.rest("find", {"text": "长" * 81})[0] == 413
    assert client.rest("find", {"text": "x" * 20_000})[0] == 413
    assert client.rpc(b" " * (mcp.LONGEST + 1))[0] == 413
    assert client.rest("whatif", {"suppose": ["lose:a"] * 7})[0] == 413


@pytest.mark.parametrize(
    ("question", "given", "error"),
    [
        ("find", {}, "missing_parameter"),
        ("find", {"text": ""}, "missing_parameter"),
        ("find", {"text": 5}, "bad_value"),
        ("find", {"text": ["a", "b"]}, "bad_value"),
        ("find", {"text": "a", "kind": "Signal"}, "bad_value"),
        ("find", {"text": "a", "limit": 0}, "bad_value"),
        ("find", {"text": "a", "limit": 101}, "bad_value"),
        ("find", {"text": "a", "limit": True}, "bad_value"),
        ("find", {"text": "a", "limit": "٣"}, "bad_value"),
        ("find", {"text": "a", "drop": "x"}, "no_such_parameter"),
        ("find", {"text": "a", "more": "5-aaaaaaaaaaaa"}, "stale_cursor"),
        ("about", {"lang": "fr"}, "bad_value"),
        ("about", {"city": "nowhere"}, "unknown_city"),
        ("about", {"city": "../tiny"}, "unknown_city"),
        ("whatif", {"suppose": []}, "missing_parameter"),
        ("whatif", {"suppose": ["burn:refinery"]}, "cannot_be"),
        ("whatif", {"suppose": ["lose:nobody"]}, "unknown_name"),
        ("whatif", {"suppose": ["lose:candidate"]}, "cannot_be"),
        ("path", {"start": "film", "end": "film"}, "cannot_be"),
        ("cite", {"id": "MAKES/nobody/nothing"}, "unknown_name"),
        ("cite", {"id": "=no-rule/x"}, "unknown_name"),
        ("cite", {"id": "=target-rank/gas"}, "unknown_name"),
        ("cite", {"id": "=what-if-rank-after/!!!/film"}, "unknown_name"),
        ("cite", {"id": "record/99"}, "unknown_name"),
        ("nothing", {}, "no_such_question"),
    ],
    ids=str,
)
def test_every_refusal_says_what_to_do(standings, question, given, error):
    for language in ("zh", "en"):
        reply = ask(standings, HERE, question, {"lang": language, **given})
        assert (reply.content["error"], reply.status == 200) == (error, False)
        assert len(reply.content["say"]) > 8


def test_a_caller_who_asks_too_often_waits_and_others_do_not():
    clock = [0.0]
    rate = Rate(most=3, now=lambda: clock[0])
    one, other = Caller("one"), Caller("other")
    assert [rate.admit(one) for _ in range(4)] == [0, 0, 0, 60]
    assert rate.admit(other) == 0
    clock[0] = 59.0
    assert rate.admit(one) == 1
    clock[0] = 60.0
    assert [rate.admit(one) for _ in range(4)] == [0, 0, 0, 60]


def test_a_desk_counts_its_questions(cities):
    desk = Desk(cities, Rate(most=1))
    assert desk.answer(HERE, "nothing", {}).status == 404
    assert desk.answer(HERE, "nothing", {}).content["error"] == "too_many_questions"
    desk.close()


def test_a_question_that_takes_too_long_is_given_up():
    held = threading.Event()

    class Slow(Kept):
        def open(self, name):
            held.wait()
            raise StoreEmpty("nothing")

    desk = Desk(Slow({"a": ()}), seconds=0.05)
    assert desk.answer(HERE, "about", {}).content["error"] == "too_slow"
    held.set()
    desk.close()


def test_a_graph_that_cannot_be_read_is_told_in_a_sentence():
    class Empty(Kept):
        def open(self, name):
            raise StoreEmpty("还没有资料 / nothing loaded")

    reply = ask(Standings(Empty({"a": ()})), HERE, "about", {})
    assert (reply.status, reply.content["error"]) == (503, "no_graph")
    assert reply.content["detail"] == {"quoted": "还没有资料 / nothing loaded"}


def test_a_fault_of_ours_shows_no_traceback(caplog):
    class Broken(Kept):
        def open(self, name):
            raise ZeroDivisionError("secret")

    reply = ask(Standings(Broken({"a": ()})), HERE, "about", {})
    assert (reply.status, reply.content["error"]) == (500, "fault")
    assert "secret" not in reply.body.decode()
    assert "ZeroDivisionError" in caplog.text


def test_pages_follow_one_another_without_gap_or_repetition(client):
    whole = json.loads(client.rest("find", {"city": "fushun", "text": "化", "limit": 100})[1])["answer"]["rows"]
    found, more = [], {}
    while True:
        part = json.loads(client.rest("find", {"city": "fushun", "text": "化", "limit": 7, **more})[1])["answer"]
        assert len(part["rows"]) <= 7
        found += part["rows"]
        if "more" not in part or len(found) >= len(whole):
            break
        more = {"more": part["more"]}
    assert found[: len(whole)] == whole
    assert len(whole) > 20


def test_a_large_answer_is_cut_and_says_so(client):
    _, body = client.rest("targets", {"city": "fushun", "limit": 100})
    assert len(body) < 75_000
    assert json.loads(body)["answer"]["more"]


def test_the_call_of_a_tool_is_no_more_than_its_question(standings):
    answered = []

    def answer(name, given):
        answered.append((name, given))
        return ask(standings, HERE, name, given)

    assert mcp.handle(call("find", {"text": "乙烯"}), answer)["result"]["isError"] is False
    assert answered == [("find", {"text": "乙烯"})]
