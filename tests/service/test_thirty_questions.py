"""A scripted client asks thirty questions by every way; the answers are the same bytes and every number is on file."""

import json

import jsonschema
import pytest

from service.asking import answer_schema, ask
from service.callers import HERE
from service.registry import QUESTIONS
from service.shapes import OPEN
from tests.service.client import ASKED, call, cites, numbers

SAID = {at: f"{at:02}-{name}-{given['city']}" for at, (name, given) in enumerate(ASKED)}


def test_there_are_thirty_and_every_question_is_among_them():
    assert len(ASKED) == 30
    assert {name for name, _ in ASKED} == set(QUESTIONS)
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("at", SAID, ids=SAID.values())
def test_rest_and_mcp_answer_the_same_bytes(client, stdio, at):
    name, given = ASKED[at]
    status, body = client.rest(name, given)
    assert status == 200, body.decode()
    assert client.mcp(name, given) == (False, body)
    result = stdio(call(name, given))["result"]
    assert result["content"][0]["text"].encode() == body
    assert result["structuredContent"] == json.loads(body)


@pytest.mark.parametrize("at", SAID, ids=SAID.values())
def test_an_answer_has_the_declared_shape_and_every_number_its_citation(standings, at):
    name, given = ASKED[at]
    content = ask(standings, HERE, name, given).content
    envelope, shapes = answer_schema(QUESTIONS[name])
    jsonschema.validate(content, {**envelope, OPEN: shapes})
    for holder, key in numbers(content):
        assert key == "value", holder
        assert holder["cite"], holder
        assert holder["basis"], holder


@pytest.mark.parametrize("at", SAID, ids=SAID.values())
def test_every_citation_resolves_to_rows_on_file(standings, at):
    name, given = ASKED[at]
    content, city = ask(standings, HERE, name, given).content, given["city"]
    for id in dict.fromkeys(cites(content)):
        reply = ask(standings, HERE, "cite", {"city": city, "id": id})
        assert reply.status == 200, id
        cited = reply.content["answer"]
        if cited["what"] == "derived":
            assert cited["rule"], id
            assert cited["inputs"], id
            assert set(cited["inputs"]) <= set(standings.of(city).by_citation), id
        else:
            assert on_file(cited), id


def on_file(cited):
    """Return whether a row has source, publisher, standing, basis and date, or says that it has none."""
    row = cited["row"]
    sources = [(each["text"]["quoted"], each["publisher"]["quoted"], each["standing"]) for each in cited["sources"]]
    return bool(row["basis"] and row["as_of"] and sources) and all(all(each) for each in sources)


def test_what_is_worked_out_says_by_which_rule(standings):
    content = ask(standings, HERE, "targets", {"city": "tiny"}).content
    used = {each["id"] for each in content["rules"]}
    assert {"target-rank", "target-score"} <= used
    for holder, _ in numbers(content):
        assert holder["basis"] == "推定"
        assert holder["rule"] in used


def test_nothing_leaves_this_machine(cities, monkeypatch):
    import socket  # noqa: PLC0415

    from service.standing import Standings  # noqa: PLC0415

    called = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: called.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **_: called.append(given))
    asked = Standings(cities)
    assert [ask(asked, HERE, name, given).status for name, given in ASKED[:15]] == [200] * 15
    assert called == []
