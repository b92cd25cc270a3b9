"""The command line: `python -m pipeline COMMAND`; `--help` lists the commands."""

import contextlib
import io
import json
import os
import re
import sys
from argparse import Namespace
from collections.abc import Sequence

from access.acting import acting_as
from access.person import at_command_line
from graph.model.characters import INVISIBLE
from pipeline.account import current_account
from pipeline.cli.parser import parser
from pipeline.cli.shared import failures
from pipeline.cli.shared.output import CommandResult, Titles, as_text

OUTPUT = (
    "结果写不出去（磁盘已满，或输出已关闭）；换一处输出后重试",
    "the output cannot be written (disk full, or closed); send it elsewhere and try again",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 for faulty facts, 2 for a store, file or id that cannot be used, 3 for our fault.

    Whatever is raised is said in one sentence; only a pipe that was closed and a stop from outside are passed on.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = Namespace(json="--json" in given, lang="zh", all=False)
    titles: Titles = {}
    debug = "--debug" in given or os.environ.get(failures.DEBUG) not in (None, "", "0")
    try:
        asked = parser(given).parse_args(given)
        titles = asked.chosen.titles
        with acting_as(at_command_line(current_account())):
            outcome: CommandResult = asked.chosen.run(asked)
        text = _printed(outcome, titles, asked)
    except failures.InvalidUsage as error:
        outcome = failures.usage_result(str(error), next((each for each in given if not each.startswith("-")), ""))
        text = _printed(outcome, titles, asked)
    except BrokenPipeError:
        raise
    except Exception as error:  # the last resort: no planner is shown a traceback  # noqa: BLE001
        outcome = failures.result_of(error, given, debug)
        text = _printed(outcome, titles, asked)
    print(text)
    return outcome.code


def _printed(outcome: CommandResult, titles: Titles, args: Namespace) -> str:
    if args.json:
        text = json.dumps(outcome.content, ensure_ascii=False, indent=2)
    else:
        text = as_text(outcome, titles, args.lang, args.all)
    return INVISIBLE.sub(_escaped, text)


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
        # The reader, `head` for one, closed the pipe
        code = 0
    except KeyboardInterrupt:
        _complain("已中止；没有写完的不会留下 / stopped; nothing half written is left")
        code = failures.STOPPED
    except OSError as error:
        _complain(f"{OUTPUT[0]} / {OUTPUT[1]} ({error.strerror})")
        code = failures.FAILED
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
