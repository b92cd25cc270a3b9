"""Every command is a file, is listed, can be parsed, and stands in both READMEs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.parser import parser
from pipeline.cli.registry import NAMES, command, commands_for

HOME = Path(__file__).resolve().parents[3]
FILES = [path for path in (HOME / "pipeline" / "cli").glob("*.py") if "\nCOMMAND = " in path.read_text("utf-8")]


def test_every_file_of_a_command_is_listed_and_named_after_it():
    files = [path.stem.removesuffix("_").replace("_", "-") for path in FILES]
    assert sorted(files) == sorted(NAMES)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("name", NAMES)
def test_both_readmes_name_the_command_with_its_own_options(readme, name):
    rows = [line.split("|")[1:3] for line in (HOME / readme).read_text("utf-8").splitlines() if line.startswith("| `")]
    told = "".join("".join(row) for row in rows if re.search(rf"\b{name}\b", row[0]))
    options = [argument.names[0] for argument in command(name).arguments if argument.names[0].startswith("--")]
    assert told
    assert [option for option in options if not re.search(rf"{option}\b", told)] == []


def test_the_command_asked_for_comes_with_what_was_parsed():
    asked = parser().parse_args(["roadmap", "--chain", "a", "--near", "2"])
    assert (asked.chosen.name, asked.chain, asked.near, asked.lang) == ("roadmap", ["a"], 2, "zh")


def test_a_command_bears_the_name_it_is_listed_under():
    assert [command(name).name for name in NAMES] == list(NAMES)
    with pytest.raises(KeyError):
        command("parser")


def test_a_line_needs_the_command_it_begins_with_alone():
    assert [each.name for each in commands_for(["new-city", "load"])] == ["new-city"]
    for line in ([], ["--help"], ["nonsense"], ["parser"]):
        assert [each.name for each in commands_for(line)] == list(NAMES)


def test_the_help_of_a_command_is_the_same_whether_it_is_known_alone(capsys):
    told = []
    for given in ((), ("import", "--help")):
        with pytest.raises(SystemExit):
            parser(given).parse_args(["import", "--help"])
        told.append(capsys.readouterr().out)
    assert "--history" in told[0]
    assert told[0] == told[1]


def test_the_help_of_the_program_lists_every_command(capsys):
    with pytest.raises(SystemExit):
        parser(["--help"]).parse_args(["--help"])
    told = capsys.readouterr().out
    assert [name for name in NAMES if not re.search(rf"^ +{name}( |$)", told, re.MULTILINE)] == []


def test_checking_facts_does_not_import_what_other_commands_need():
    asked = "import sys; from pipeline.cli.parser import parser; parser(['check']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=HOME)
    modules = done.stdout.split()
    assert "pipeline.cli.check" in modules
    assert not {"pipeline.cli.publish", "reports.deliverables", "docx", "pptx", "starlette"}.intersection(modules)
