"""Every command is a file, is listed, can be parsed, and stands in both READMEs."""

import re
from pathlib import Path

import pytest

from pipeline.cli.parser import parser
from pipeline.cli.registry import COMMANDS

HOME = Path(__file__).resolve().parents[3]
FILES = [path for path in (HOME / "pipeline" / "cli").glob("*.py") if "\nCOMMAND = " in path.read_text("utf-8")]


def test_every_file_of_a_command_is_listed_and_named_after_it():
    files = [path.stem.removesuffix("_").replace("_", "-") for path in FILES]
    assert sorted(files) == sorted(command.name for command in COMMANDS)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_both_readmes_name_the_command_with_its_own_options(readme, command):
    rows = [line.split("|")[1:3] for line in (HOME / readme).read_text("utf-8").splitlines() if line.startswith("| `")]
    told = "".join("".join(row) for row in rows if re.search(rf"\b{command.name}\b", row[0]))
    options = [argument.names[0] for argument in command.arguments if argument.names[0].startswith("--")]
    assert told
    assert [option for option in options if not re.search(rf"{option}\b", told)] == []


def test_the_command_asked_for_comes_with_what_was_parsed():
    asked = parser().parse_args(["roadmap", "--chain", "a", "--near", "2"])
    assert (asked.chosen.name, asked.chain, asked.near, asked.lang) == ("roadmap", ["a"], 2, "zh")
