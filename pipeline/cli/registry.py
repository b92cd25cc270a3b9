"""The commands there are, in the order `--help` lists them; one is imported when it is asked for."""

from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

from pipeline.cli.shared.command import Command

NAMES = (
    "check",
    "import",
    "edit",
    "match",
    "bake",
    "answers",
    "load",
    "run",
    "stats",
    "docs",
    "diagnose",
    "candidates",
    "targets",
    "roadmap",
    "whatif",
    "measures",
    "copy",
    "diff",
    "records",
    "proposals",
    "rank",
    "publish",
    "review",
    "keep",
    "changes",
    "template",
    "new-city",
    "shelf",
    "workspaces",
    "backup",
    "restore",
    "upgrade",
    "ledger",
    "dispatch",
    "race",
    "totals",
    "accounts",
    "audit",
    "tokens",
    "serve-api",
    "mcp",
)


def command(name: str) -> Command:
    """Return the command of a name. Raises KeyError where there is none."""
    if name not in NAMES:
        raise KeyError(name)
    module = name.replace("-", "_")
    found: Command = import_module(f"pipeline.cli.{module}{'_' * iskeyword(module)}").COMMAND
    return found


def commands_for(given: Sequence[str]) -> tuple[Command, ...]:
    """Return the command that a line begins with, alone; all of them where it begins with none, as for `--help`."""
    return tuple(map(command, given[:1] if given and given[0] in NAMES else NAMES))
