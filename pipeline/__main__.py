"""The command line: `python -m pipeline COMMAND`; `--help` lists the commands."""

import argparse
import io
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from graph.errors import FactsError, Impossible, NotFound, StoreError
from graph.model.signs import UNSEEN
from pipeline import (
    changes,
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
)
from pipeline.commands import Command
from pipeline.settings import Settings

WRONG_FACTS, WRONG_STORE = 1, 2
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
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    settings = Settings.from_environment()
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--facts", type=Path, default=settings.facts, help="folder of facts")
    shared.add_argument("--store", type=Path, default=settings.store, help="file of the embedded store")
    shared.add_argument("--json", action="store_true", help="one JSON object instead of words")
    shared.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the words")
    shared.add_argument("--all", action="store_true", help="each message on the facts, none only counted")
    made = argparse.ArgumentParser(prog="python -m pipeline", description="链谱 Lianpu: facts in, graph out")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.help, description=command.help, parents=[shared])
        command.options(own)
        own.set_defaults(run=command.run)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 where the facts hold errors, or 2 where the store or an id cannot be used."""
    asked = parser().parse_args(arguments)
    try:
        outcome: report.Outcome = asked.run(asked)
    except FactsError as error:
        outcome = report.Outcome(WRONG_FACTS, report.of_issues(error.issues))
    except (StoreError, NotFound, Impossible) as error:
        outcome = report.Outcome(WRONG_STORE, report.of_trouble(str(error)))
    except OSError as error:
        outcome = report.Outcome(WRONG_STORE, report.of_trouble(f"{error.strerror}: {error.filename}"))
    print(_printed(outcome, asked))
    return outcome.code


def _printed(outcome: report.Outcome, asked: argparse.Namespace) -> str:
    if asked.json:
        return UNSEEN.sub(_escaped, json.dumps(outcome.content, ensure_ascii=False, indent=2))
    return report.words(outcome.content, asked.lang, outcome.heads, asked.all)


def _escaped(sign: re.Match[str]) -> str:
    """Return a sign that a terminal might obey as JSON writes it in plain letters."""
    return json.dumps(sign.group())[1:-1]


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        sys.exit(main())
    except BrokenPipeError:
        # whoever read us has stopped, as `head` does; Python would complain again while closing the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
