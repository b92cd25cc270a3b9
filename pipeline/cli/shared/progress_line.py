"""How far a long command has come, on one line of a terminal that is gone when it ends; never in a file or a pipe."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from loaders.office.progress import Tell, Words, silent

_CLEAR = f"\r{' ' * 60}\r"
"""What blanks the line on any terminal, one that knows no escapes included."""


@contextmanager
def progress_line(args: Namespace) -> Iterator[Tell]:
    """Give what the work tells its stage and share to, in the language of the command."""
    if not sys.stderr.isatty():
        yield silent
        return

    def tell(words: Words, share: float) -> None:
        sys.stderr.write(f"{_CLEAR}{words[args.lang == 'en']} {share:.0%}")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()
