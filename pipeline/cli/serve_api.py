"""`serve-api`: answer programs and assistants over HTTP: REST with OpenAPI, and MCP."""

import sys
from argparse import Namespace

from access.acting import acting_as
from graph.errors import InvalidRequest
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.programs import desk_for, token_file

HOST, PORT = "127.0.0.1", 8502
NO_TOKEN = InvalidRequest(
    "还没有令牌，谁也问不了：先发一个，python -m pipeline tokens add 名称",
    "there is no token, so nobody could ask: make one first, python -m pipeline tokens add NAME",
)
BEYOND = (
    "注意：{host} 不止本机能连，令牌以明文传送；请放在加密的反向代理后面",
    "mind: {host} is reached from other machines and tokens go in the clear; put a proxy with TLS before it",
)


def serve_api(args: Namespace) -> CommandResult:
    """Answer until told to stop. Raises InvalidRequest where it is off or no token was made."""
    desk, tokens = desk_for(settings_of(args)), token_file()
    if not tokens.tokens():
        raise NO_TOKEN
    # the server takes a fifth of a second to import, and only this command needs it
    from service.openapi import ROOT  # noqa: PLC0415
    from service.serving import bind, is_loopback, serve_http  # noqa: PLC0415

    bound = bind(args.host, args.port)
    host, port = bound.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"http://{shown}:{port}{ROOT}/openapi.json", file=sys.stderr, flush=True)
    if not is_loopback(args.host):
        print(BEYOND[args.lang == "en"].format(host=host), file=sys.stderr, flush=True)
    desk.prepare()
    with acting_as(None):
        serve_http(desk, tokens, bound)
    desk.close()
    return CommandResult(0, {"status": "served"})


COMMAND = Command(
    name="serve-api",
    help="answer programs and assistants over HTTP, REST and MCP, read-only; needs a token each",
    run=serve_api,
    arguments=(
        argument("--host", default=HOST, help=f"address to answer on; else {HOST}, which only this machine reaches"),
        argument("--port", type=int, default=PORT, help=f"port; else {PORT}, and 0 for any that is free"),
    ),
    titles={"served": ("已停止", "stopped")},
)
