"""The command line: `python -m pipeline COMMAND`; `--help` lists the commands."""

import argparse
import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from graph.model.signs import UNSEEN
from pipeline import (
    changes,
    failing,
    judging,
    loading,
    measures,
    publish,
    rank,
    recording,
    report,
    review,
    roadmap,
    stores,
    template,
    what_if,
    workspaces,
)
from pipeline.commands import Command

COMMANDS: tuple[Command, ...] = (
    *loading.COMMANDS,
    *judging.COMMANDS,
    *roadmap.COMMANDS,
    *what_if.COMMANDS,
    *measures.COMMANDS,
    *stores.COMMANDS,
    *recording.COMMANDS,
    *rank.COMMANDS,
    *publish.COMMANDS,
    *review.COMMANDS,
    *changes.COMMANDS,
    *template.COMMANDS,
    *workspaces.COMMANDS,
)

OUTPUT = (
    "结果写不出去（磁盘已满，或输出已关闭）；换一处输出后重试",
    "the output cannot be written (disk full, or closed); send it elsewhere and try again",
)


class Misused(Exception):
    """A command that is not written as one; told as every other trouble is."""


class Parser(argparse.ArgumentParser):
    """A parser that raises what it would print, so that it can be said in both languages and as JSON."""

    def error(self, message: str) -> NoReturn:
        """Raise Misused."""
        raise Misused(message)


def parser() -> Parser:
    """Return the parser of the command line."""
    shared = Parser(add_help=False)
    shared.add_argument("--workspace", metavar="NAME", help="the city's workspace; else LIANPU_WORKSPACE's")
    shared.add_argument("--facts", type=Path, help="folder of facts")
    shared.add_argument("--store", type=Path, help="file of the embedded store")
    shared.add_argument("--json", action="store_true", help="one JSON object instead of words")
    shared.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the words")
    shared.add_argument("--debug", action="store_true", help=f"print the traceback of what fails, as {failing.DEBUG}=1")
    shared.add_argument("--all", action="store_true", help="each message on the facts, none only counted")
    made = Parser(prog="python -m pipeline", description="链谱 Lianpu: facts in, graph out")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.help, description=command.help, parents=[shared])
        command.options(own)
        own.set_defaults(run=command.run)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 for faulty facts, 2 for a store, file or id that cannot be used, 3 for our fault.

    Whatever is raised is said in one sentence; only a pipe that was closed and a stop from outside are passed on.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = argparse.Namespace(json="--json" in given, lang="zh", all=False)
    debug = "--debug" in given or os.environ.get(failing.DEBUG) not in (None, "", "0")
    try:
        asked = parser().parse_args(given)
        outcome: report.Outcome = asked.run(asked)
        text = _printed(outcome, asked)
    except Misused as error:
        outcome = failing.misused(str(error), next((each for each in given if not each.startswith("-")), ""))
        text = _printed(outcome, asked)
    except BrokenPipeError:
        raise
    except Exception as error:  # the last resort: no planner is shown a traceback  # noqa: BLE001
        outcome = failing.outcome_of(error, given, debug)
        text = _printed(outcome, asked)
    print(text)
    return outcome.code


def _printed(outcome: report.Outcome, asked: argparse.Namespace) -> str:
    if asked.json:
        text = json.dumps(outcome.content, ensure_ascii=False, indent=2)
    else:
        text = report.words(outcome.content, asked.lang, outcome.heads, asked.all)
    return UNSEEN.sub(_escaped, text)


def _escaped(sign: re.Match[str]) -> str:
    """Return a sign that a terminal might obey as JSON writes it in plain letters."""
    return json.dumps(sign.group())[1:-1]


def run() -> int:
    """Run the command of this process and return its exit code; what its output meets is told too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = main()
        print(end="", flush=True)
    except BrokenPipeError:
        # whoever read us has stopped, as `head` does
        code = 0
    except KeyboardInterrupt:
        _complain("已中止；没有写完的不会留下 / stopped; nothing half written is left")
        code = failing.STOPPED
    except OSError as error:
        _complain(f"{OUTPUT[0]} / {OUTPUT[1]} ({error.strerror})")
        code = failing.FAILED
    else:
        return code
    # what is left in the pipe would be complained of once more while Python closes it
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _complain(text: str) -> None:
    """Say what cannot be said on the output; where even that is closed the exit code alone tells it."""
    with contextlib.suppress(OSError, AttributeError):
        sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(run())
