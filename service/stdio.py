"""MCP over standard input and output: a message a line, for an assistant that starts the program itself."""

from functools import partial
from typing import BinaryIO

from service import mcp
from service.callers import HERE
from service.desk import Desk
from service.shapes import Json, as_bytes


def serve_stdio(desk: Desk, given: BinaryIO, told: BinaryIO) -> int:
    """Answer messages until the input ends; return how many there were."""
    served = 0
    for line in iter(partial(given.readline, mcp.LONGEST + 2), b""):
        text = line.strip()
        if not text:
            continue
        served += 1
        if len(text) > mcp.LONGEST:
            _skip_line(given, line)
        response = _answered(desk, text)
        if response is not None:
            told.write(as_bytes(response) + b"\n")
            told.flush()
    return served


def _answered(desk: Desk, text: bytes) -> Json | None:
    try:
        message = mcp.read(text)
    except ValueError as error:
        return mcp.failure(None, mcp.PARSE_ERROR, f"not read: {type(error).__name__}")
    return mcp.handle(message, partial(desk.answer, HERE))


def _skip_line(given: BinaryIO, line: bytes) -> None:
    """Read what is left of a line that is too long."""
    while line and not line.endswith(b"\n"):
        line = given.readline(mcp.LONGEST)
