"""The project as a whole: its papers are true to its code, and its walls stand."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.analysis.candidates import candidates
from graph.analysis.targets import attraction
from graph.analysis.targets.targets import RANKED_SHARE
from graph.analysis.verdicts.rules import RULES

HOME = Path(__file__).resolve().parents[1]
PACKAGES = ("graph", "loaders", "reports", "views", "pipeline")
MODULES = [path for package in PACKAGES for path in sorted((HOME / package).rglob("*.py"))]


def text(name):
    return (HOME / name).read_text(encoding="utf-8")


def test_imports_point_one_way():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


QUERY = re.compile(
    r"\b(SELECT\b.+\bFROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE (TABLE|INDEX)|MATCH \(|MERGE \()"
)


def test_query_text_stands_in_the_store_alone():
    outside = [path for path in MODULES if not path.is_relative_to(HOME / "graph" / "store")]
    found = [
        f"{path.name}:{node.lineno}"
        for path in outside
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and QUERY.search(node.value)
    ]
    assert found == []
    assert QUERY.search("SELECT a FROM b"), "the pattern can find one"


def test_nothing_drawn_is_fetched():
    drawn = [*HOME.glob("views/**/*.js"), *HOME.glob("views/**/*.css"), *HOME.glob("views/**/*.svg")]
    assert drawn
    for path in drawn:
        found = re.findall(r"(?:href|src|url|import|fetch)\s*[=(]\s*['\"]?https?:[^'\")\s]*", path.read_text("utf-8"))
        assert found == [], path.name


def test_no_module_is_over_300_lines():
    assert [path.name for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 300] == []


def test_locks_hold_hashes_and_no_address():
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = text(name)
        assert "://" not in lock
        packages = re.findall(r"^[a-z0-9_.-]+==", lock, re.MULTILINE)
        assert len(packages) > 20
        assert lock.count("--hash=sha256:") >= len(packages)


def test_both_readmes_keep_step():
    heads = [re.findall(r"^(#+) ", text(name), re.MULTILINE) for name in ("README.md", "README.zh-CN.md")]
    assert heads[0] == heads[1]
    commands = [
        re.findall(r"(?:^    |`)(python -m pipeline [a-z]+|make [a-z]+)", text(name), re.M)
        for name in ("README.md", "README.zh-CN.md")
    ]
    assert set(commands[0]) == set(commands[1])


def test_what_the_readme_names_exists():
    for name in ("README.md", "README.zh-CN.md"):
        for path in re.findall(r"\]\(([^)#:]+)\)", text(name)):
            assert (HOME / path).exists(), path
    targets = re.findall(r"^(\w+):", text("Makefile"), re.MULTILINE)
    assert {"run", "test", "check", "bench", "load"} <= set(targets)


def test_what_contributing_names_exists():
    paths = [each for each in re.findall(r"`([\w./*-]+)`", text("CONTRIBUTING.md")) if "/" in each]
    assert len(paths) > 80
    assert [path for path in paths if not list(HOME.glob(path))] == []


def test_contributing_names_every_room():
    packages = ("graph/analysis", "graph/store", "reports")
    rooms = [path.parent for package in packages for path in HOME.glob(f"{package}/*/__init__.py")]
    names = [room.relative_to(HOME).as_posix() for room in rooms]
    assert len(names) > 15
    assert [name for name in names if f"`{name}`" not in text("CONTRIBUTING.md")] == []


def test_the_changelog_speaks_to_both():
    assert "### For planners" in text("CHANGELOG.md")
    assert "### For developers" in text("CHANGELOG.md")


def test_methods_name_every_rule_with_its_state_and_thresholds():
    rows = dict(re.findall(r"^\| (D-\d+) \| (.+?) \|$", text("docs/methods.md"), re.MULTILINE))
    assert list(rows) == [rule.id for rule in RULES]
    for rule in RULES:
        cells = rows[rule.id].split(" | ")
        assert cells[0] == rule.state.value
        for condition in rule.conditions:
            assert f"{condition.measure.value} {'≥' if condition.least else '<'} {condition.threshold}" in cells[1]
        for siting in rule.sitings or ():
            assert siting.value in cells[1]


@pytest.mark.parametrize("weights", [attraction.WEIGHTS, candidates.WEIGHTS])
def test_methods_name_every_weight(weights):
    methods = text("docs/methods.md")
    for weight in weights:
        assert f"| {weight.id} | {weight.weight} |" in methods
    assert f"less than {RANKED_SHARE:.0%}".replace("%", " %") in methods
