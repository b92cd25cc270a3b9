"""A program that asks: over REST, over MCP by HTTP; and what it looks for in answers."""

import http.client
import json
from dataclasses import dataclass
from urllib.parse import urlencode

from graph.errors import NotFound


class Kept:
    """Cities by name; the first is asked where none is named."""

    def __init__(self, held):
        self.held = held

    def names(self):
        return tuple(self.held)

    def open(self, name):
        chosen = name or next(iter(self.held))
        if chosen not in self.held:
            raise NotFound(chosen)
        return chosen, *self.held[chosen]


@dataclass
class Client:
    port: int
    token: str

    def send(self, method, path, body=None, **headers):
        """Return status, headers and body of one request; a header of None is left out."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=180)
        sent = {"Authorization": f"Bearer {self.token}", **headers}
        connection.request(method, path, body, {name: value for name, value in sent.items() if value is not None})
        answer = connection.getresponse()
        found = answer.status, dict(answer.headers), answer.read()
        connection.close()
        return found

    def rest(self, question, given):
        status, _, body = self.send("GET", f"/api/v1/{question}?{urlencode(given, doseq=True)}")
        return status, body

    def rpc(self, message):
        body = message if isinstance(message, bytes) else json.dumps(message).encode()
        return self.send("POST", "/mcp", body, **{"Content-Type": "application/json"})

    def mcp(self, question, given):
        """Return what a tool answers: whether it failed, and its text as bytes."""
        result = json.loads(self.rpc(call(question, given))[2])["result"]
        return result["isError"], result["content"][0]["text"].encode()


def call(question, given, id=7):
    """Return the message that calls a tool."""
    return {"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": {"name": question, "arguments": given}}


def numbers(content, inside=None):
    """Yield every number of an answer with the object it stands in and under which name."""
    if isinstance(content, dict):
        for name, value in content.items():
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield content, name
            else:
                yield from numbers(value)
    elif isinstance(content, list):
        for value in content:
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield inside, "list"
            yield from numbers(value)


def cites(content):
    """Yield every citation id of an answer."""
    if isinstance(content, dict):
        if "cite" in content:
            yield content["cite"]
        yield from content.get("cites", ())
        yield from content.get("inputs", ())
        for value in content.values():
            yield from cites(value)
    elif isinstance(content, list):
        for value in content:
            yield from cites(value)


def outside_quotes(content):
    """Yield every text of an answer that is not fenced."""
    if isinstance(content, dict):
        for name, value in content.items():
            if name != "quoted":
                yield from outside_quotes(value)
    elif isinstance(content, list):
        for value in content:
            yield from outside_quotes(value)
    elif isinstance(content, str):
        yield content


ASKED = [
    ("about", {"city": "tiny"}),
    ("find", {"city": "tiny", "text": "乙烯"}),
    ("find", {"city": "tiny", "text": "julixi"}),
    ("find", {"city": "tiny", "text": "甲市", "kind": "Firm", "limit": 2}),
    ("link", {"city": "tiny", "link": "polyethylene"}),
    ("link", {"city": "tiny", "link": "乙烯", "lang": "en"}),
    ("firm", {"city": "tiny", "firm": "candidate"}),
    ("firm", {"city": "tiny", "firm": "甲炼"}),
    ("path", {"city": "tiny", "start": "naphtha", "end": "film"}),
    ("path", {"city": "tiny", "start": "refinery", "end": "candidate"}),
    ("gaps", {"city": "tiny"}),
    ("targets", {"city": "tiny", "chain": "oil"}),
    ("whatif", {"city": "tiny", "suppose": ["lose:refinery"]}),
    ("project", {"city": "tiny", "project": "p1"}),
    ("cite", {"city": "tiny", "id": "=target-score/polyethylene"}),
    ("about", {"city": "fushun"}),
    ("find", {"city": "fushun", "text": "fssh"}),
    ("link", {"city": "fushun", "link": "ethylene", "limit": 5}),
    ("link", {"city": "fushun", "link": "改性塑料"}),
    ("firm", {"city": "fushun", "firm": "fushun-petrochem", "limit": 10}),
    ("firm", {"city": "fushun", "firm": "daqinghuake"}),
    ("path", {"city": "fushun", "start": "ethylene", "end": "modified-plastics"}),
    ("gaps", {"city": "fushun", "chain": "petrochem-new-materials", "limit": 10}),
    ("gaps", {"city": "fushun", "state": "weak"}),
    ("targets", {"city": "fushun", "limit": 15}),
    ("targets", {"city": "fushun", "chain": "农产品", "lang": "en"}),
    ("whatif", {"city": "fushun", "suppose": ["scarce:乙烯"], "limit": 30}),
    ("whatif", {"city": "fushun", "suppose": ["attract::modified-plastics:30万吨/年", "lose:fushun-petrochem"]}),
    ("project", {"city": "fushun", "project": "p065"}),
    ("cite", {"city": "fushun", "id": "=local-supply/-", "limit": 40}),
]
"""Thirty questions, every kind of them, of both cities."""
