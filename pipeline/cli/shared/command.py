"""What a command of the command line is: a record of its name, its arguments, what runs it and what it says."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.cli.shared.output import CommandResult, Titles


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command: its names, and what argparse is to know of it."""

    names: tuple[str, ...]
    settings: Mapping[str, Any]


def argument(*names: str, **settings: Any) -> Argument:
    """Return an argument as argparse takes it."""
    return Argument(names, settings)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it does in one line, what runs it, and its own arguments.

    `titles` are the first lines of its outcomes in Chinese and English, by the status of each.
    """

    name: str
    help: str
    run: Callable[[Namespace], CommandResult]
    arguments: tuple[Argument, ...] = ()
    titles: Titles = field(default_factory=dict)


CHAIN = argument("--chain", action="append", default=[], metavar="ID", help="only this chain; may be repeated")
LINK = argument("--link", action="append", default=[], metavar="ID", help="only this link; may be repeated")
WRITING = (
    argument("--allow-removal", action="store_true", help="let a load remove a large share of the graph"),
    argument("--another-city", action="store_true", help="let the facts of another city replace those held"),
    argument("--in-parts", action="store_true", help="let a large change go to the server in several steps"),
)
"""What whatever writes a graph takes."""
