"""`mcp`: answer an assistant that starts this program, over standard input and output."""

import os
import sys
from argparse import Namespace

from pipeline.cli.shared.command import Command
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.programs import desk_for


def mcp(args: Namespace) -> CommandResult:
    """Answer messages until the input ends. Whatever else would be printed goes where errors go."""
    # it brings what only this command needs
    from service.stdio import serve_stdio  # noqa: PLC0415

    desk = desk_for(settings_of(args))
    desk.prepare()
    sys.stdout.flush()
    with os.fdopen(os.dup(1), "wb") as told, os.fdopen(os.dup(0), "rb") as given:
        os.dup2(2, 1)
        served = serve_stdio(desk, given, told)
    desk.close()
    return CommandResult(0, {"status": "mcp", "served": served})


COMMAND = Command(
    name="mcp",
    help="answer an assistant that starts this program: MCP over standard input and output, read-only",
    run=mcp,
    titles={"mcp": ("对话结束，共 {served} 条消息", "ended after {served} messages")},
)
