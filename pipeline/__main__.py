"""The command line: `python -m pipeline check | load | stats | docs`."""

import argparse
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from graph.errors import FactsError, StoreError
from loaders.folder import read_facts
from pipeline import report
from pipeline.docs import write_docs
from pipeline.load import load_facts
from pipeline.settings import Settings, open_store

WRONG_FACTS, WRONG_STORE = 1, 2


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    settings = Settings.from_environment()
    made = argparse.ArgumentParser(prog="python -m pipeline", description="链谱 Lianpu: facts in, graph out")
    made.add_argument("command", choices=("check", "load", "stats", "docs"))
    made.add_argument("--facts", type=Path, default=settings.facts, help="folder of facts")
    made.add_argument("--store", type=Path, default=settings.store, help="file of the embedded store")
    made.add_argument("--json", action="store_true", help="one JSON object instead of words")
    made.add_argument("--allow-removal", action="store_true", help="let a load remove a large share of the graph")
    made.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the words")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 where the facts hold errors, or 2 where the store cannot be used."""
    asked = parser().parse_args(arguments)
    try:
        outcome = _run(asked)
    except FactsError as error:
        outcome = report.Outcome(WRONG_FACTS, report.of_issues(error.issues))
    except StoreError as error:
        outcome = report.Outcome(WRONG_STORE, report.of_trouble(str(error)))
    except OSError as error:
        outcome = report.Outcome(WRONG_STORE, report.of_trouble(f"{error.strerror}: {error.filename}"))
    print(_printed(outcome, asked))
    return outcome.code


def _run(asked: argparse.Namespace) -> report.Outcome:
    store = open_store(Settings(asked.facts, asked.store))
    match asked.command:
        case "check":
            return report.Outcome(0, report.of_facts(read_facts(asked.facts)))
        case "load":
            return report.Outcome(0, report.of_load(*load_facts(asked.facts, store, asked.allow_removal)))
        case "stats":
            with store.reader() as reader:
                return report.Outcome(0, report.of_store(reader))
        case "docs":
            return report.Outcome(0, {"status": "docs", "written": write_docs()})
    raise AssertionError(asked.command)


def _printed(outcome: report.Outcome, asked: argparse.Namespace) -> str:
    if asked.json:
        return json.dumps(outcome.content, ensure_ascii=False, indent=2)
    return report.words(outcome.content, asked.lang)


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
