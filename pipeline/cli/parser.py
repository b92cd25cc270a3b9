"""The parser of the command line: what every command takes, and each command's own arguments."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from pipeline.cli.registry import commands_for
from pipeline.cli.shared.command import Command
from pipeline.cli.shared.failures import DEBUG, InvalidUsage


class Parser(argparse.ArgumentParser):
    """A parser that raises what it would print, so that it can be said in both languages and as JSON."""

    def error(self, message: str) -> NoReturn:
        """Raise InvalidUsage."""
        raise InvalidUsage(message)


def parser(given: Sequence[str] = ()) -> Parser:
    """Return the parser of a command line; what it parses has the command asked for under `chosen`.

    It knows the command that the line begins with, and all of them where it begins with none.
    """
    made = Parser(prog="python -m pipeline", description="链谱 Lianpu: facts in, graph out")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    shared = _shared()
    for command in commands_for(given):
        _add(commands.add_parser(command.name, help=command.help, description=command.help, parents=[shared]), command)
    return made


def _shared() -> Parser:
    """Return what every command takes."""
    shared = Parser(add_help=False)
    shared.add_argument("--workspace", metavar="NAME", help="the city's workspace; else LIANPU_WORKSPACE's")
    shared.add_argument("--facts", type=Path, help="folder of facts")
    shared.add_argument("--store", type=Path, help="file of the embedded store")
    shared.add_argument("--json", action="store_true", help="one JSON object instead of words")
    shared.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the words")
    shared.add_argument("--debug", action="store_true", help=f"print the traceback of what fails, as {DEBUG}=1")
    shared.add_argument("--all", action="store_true", help="each message on the facts, none only counted")
    return shared


def _add(own: argparse.ArgumentParser, command: Command) -> None:
    for each in command.arguments:
        own.add_argument(*each.names, **each.settings)
    own.set_defaults(chosen=command)
