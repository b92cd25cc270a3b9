"""The project as a whole: its papers are true to its code, and its walls stand."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from graph.analysis.candidates import candidates
from graph.analysis.targets import target_score
from graph.analysis.targets.strategies import STRATEGY_RULES
from graph.analysis.verdicts.rule_book import RULES
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Mark
from reports.wording.marks import MEANINGS
from reports.wording.rule_reasons import RULE_REASONS, STRATEGY_REASONS

HOME = Path(__file__).resolve().parents[1]
PACKAGES = ("access", "graph", "loaders", "reports", "service", "views", "pipeline")
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


def rows_of(pattern):
    """Return the rows of the tables of methods whose first cell matches a pattern: that cell, and the others."""
    lines = re.findall(rf"^\| ({pattern}) \| (.+?) \|$", text("docs/methods.md"), re.MULTILINE)
    return {first: rest.split(" | ") for first, rest in lines}


def test_methods_name_every_rule_with_its_state_thresholds_and_reason():
    rows = rows_of(r"D-\d+")
    assert list(rows) == [rule.id for rule in RULES]
    assert set(RULE_REASONS) == set(rows)
    for rule in RULES:
        state, when, grade, why = rows[rule.id]
        assert state == rule.state.value
        assert grade.strip() == ("" if rule.grade is None else rule.grade.value)
        for condition in rule.conditions:
            assert f"{condition.measure.value} {'≥' if condition.is_minimum else '<'} {condition.threshold}" in when
        for siting in rule.sitings or ():
            assert ("blank" if siting is None else siting.value) in when
        assert why == RULE_REASONS[rule.id].en


def test_methods_name_every_strategy_with_its_condition_and_reason():
    wanted = {rule.id: [rule.strategy.value, rule.en, STRATEGY_REASONS[rule.id].en] for rule in STRATEGY_RULES}
    assert rows_of(r"S-\d+") == wanted


def test_methods_explain_every_measure_and_mark():
    named = {name for cell in rows_of(r"[a-z_, ]+") for name in cell.split(", ")}
    assert {measure.value for measure in Measure} <= named
    told = rows_of("|".join(mark.zh for mark in Mark))
    assert told == {mark.zh: [mark.value, MEANINGS[mark].en] for mark in Mark}


def test_methods_name_every_weight_and_how_it_counts():
    methods = text("docs/methods.md")
    for weight in target_score.WEIGHTS:
        side = "merit" if weight in target_score.ATTRACTIVENESS else "feasibility"
        assert f"| {weight.id} | {weight.weight} | {side} | {weight.doc_en} |" in methods
    for weight in candidates.WEIGHTS:
        assert f"| {weight.id} | {weight.weight} |" in methods
