"""The Model Context Protocol over the questions: JSON-RPC in, JSON-RPC out, stateless, tools and nothing else.

Written out here, for it is this page, while the official SDK brings fifteen packages more, three of them compiled, that
a closed network would have to carry and keep up; the tests speak to it as clients do.
https://modelcontextprotocol.io/specification/2025-11-25
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from service.asking import FENCE, Reply, answer_schema
from service.declaration import Question
from service.registry import QUESTIONS
from service.shapes import OPEN, Json

VERSIONS = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
"""Revisions of the protocol that are spoken, the newest first."""
PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602
UNSUPPORTED_VERSION = -32022
LONGEST = 65_536
"""Bytes of one message."""
SERVER = {"name": "lianpu", "title": "链谱 Lianpu", "version": "1"}
INSTRUCTIONS = (
    f"链谱是一座城市的产业链图谱，只读。先问 about；名称用 find 换成编号；数的出处用 cite 查。{FENCE.zh}\n"
    "Lianpu is the industry-chain graph of a city, read-only. Ask about first; find turns names into ids; cite gives "
    f"the source of a number. {FENCE.en}"
)
Answerer = Callable[[str, Mapping[str, object]], Reply]
"""What answers a question by name with its parameters."""


def read(text: bytes) -> object:
    """Return a message as sent. Raises ValueError for what is no JSON, is too long or too deep."""
    if len(text) > LONGEST:
        raise ValueError("too long")
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("too deep") from error


def handle(message: object, answer: Answerer) -> Json | None:
    """Return the response to a message, None where none is due: to a notification or a response."""
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        return failure(None, INVALID_REQUEST, "a JSON-RPC 2.0 request is wanted; batches are not taken")
    if "method" not in message and ("result" in message or "error" in message):
        return None
    id, method, params = message.get("id"), message.get("method"), message.get("params", {})
    if not isinstance(method, str) or ("id" in message and (isinstance(id, bool) or not isinstance(id, str | int))):
        return failure(None, INVALID_REQUEST, "a request has a method, and an id that is text or a whole number")
    if id is None:
        return None
    return _answered(id, method, params, answer)


def _answered(id: str | int, method: str, params: object, answer: Answerer) -> Json:
    if not isinstance(params, dict):
        return failure(id, INVALID_PARAMS, "params must be an object")
    if method == "tools/call":
        return _call(id, params, answer)
    known: Mapping[str, Callable[[Json], Json]] = {
        "initialize": _initialize,
        "ping": lambda _: {},
        "tools/list": lambda _: {"tools": tools()},
    }
    if method not in known:
        return failure(id, NO_METHOD, "no such method; there are tools and nothing else")
    return _result(id, known[method](params))


def tools() -> list[Json]:
    """Return the questions as tools."""
    return [_tool(question) for question in QUESTIONS.values()]


@cache
def _tool(question: Question) -> Json:
    envelope, shapes = answer_schema(question)
    return {
        "name": question.name,
        "title": f"{question.title.zh} / {question.title.en}",
        "description": str(question.about),
        "inputSchema": question.schema(),
        "outputSchema": _bare({**envelope, OPEN: shapes}),
        "annotations": {
            "title": f"{question.title.zh} / {question.title.en}",
            "readOnlyHint": True,
            "destructiveHint": False,
            "idempotentHint": True,
            "openWorldHint": False,
        },
    }


def _bare(schema: Any) -> Any:
    """Return a schema without its descriptions, which OpenAPI has: an assistant carries the list of tools along."""
    if isinstance(schema, list):
        return [_bare(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {name: _bare(each) for name, each in schema.items() if name != "description" or isinstance(each, dict)}


def _initialize(params: Json) -> Json:
    asked = params.get("protocolVersion")
    return {
        "protocolVersion": asked if asked in VERSIONS else VERSIONS[0],
        "capabilities": {"tools": {"listChanged": False}},
        "serverInfo": SERVER,
        "instructions": INSTRUCTIONS,
    }


def _call(id: str | int, params: Json, answer: Answerer) -> Json:
    name, given = params.get("name"), params.get("arguments") or {}
    if not isinstance(name, str) or name not in QUESTIONS:
        return failure(id, INVALID_PARAMS, f"no such tool; there are {', '.join(QUESTIONS)}")
    if not isinstance(given, dict):
        return failure(id, INVALID_PARAMS, "arguments must be an object")
    reply = answer(name, given)
    told: dict[str, Any] = {"content": [{"type": "text", "text": reply.body.decode()}]}
    if reply.status != 200:
        return _result(id, {**told, "isError": True})
    return _result(id, {**told, "structuredContent": reply.content, "isError": False})


def _result(id: str | int, result: Json) -> Json:
    return {"jsonrpc": "2.0", "id": id, "result": result}


def failure(id: str | int | None, code: int, message: str, data: Json | None = None) -> Json:
    """Return an error of the protocol."""
    error: Json = {"code": code, "message": message}
    return {"jsonrpc": "2.0", "id": id, "error": error if data is None else {**error, "data": data}}
