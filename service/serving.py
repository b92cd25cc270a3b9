"""The process that answers programs over HTTP, on an address of its own."""

import ipaddress
import socket

import uvicorn

from service.desk import Desk
from service.http import application
from service.tokens import TokenFile

AT_ONCE = 64
"""Connections held at once; what comes beyond them is told to come again."""
KEEP_ALIVE = 10


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address: whoever comes before the server does is kept waiting.

    Raises OSError where the address is taken or not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen()
    except OSError:
        bound.close()
        raise
    return bound


def is_loopback(host: str) -> bool:
    """Return whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve_http(desk: Desk, tokens: TokenFile, bound: socket.socket) -> None:
    """Answer on a bound socket until the process is told to stop. Addresses asked for are not logged."""
    config = uvicorn.Config(
        application(desk, tokens),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=AT_ONCE,
        timeout_keep_alive=KEEP_ALIVE,
    )
    with bound:
        uvicorn.Server(config).run(sockets=[bound])
