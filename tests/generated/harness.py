"""One pack on its whole way: check, load, every command, every document, every page; failures are kept, not raised."""

import contextlib
import io
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

import docx
import openpyxl
import pptx

from graph.errors import FactsError
from graph.model.facts import FactSet
from loaders.folder import read_facts
from pipeline.__main__ import main
from reports.catalogue.deliverable import CATALOGUE
from reports.deliverables import DELIVERABLES
from reports.roadmap.deliverable import ROADMAP
from tests.generated.outcome import Outcome, ids
from tests.generated.pages import LANGUAGES, open_pages

DONE, REFUSED = 0, 2
"""Exit codes a command may end with: done, and told that what was asked for cannot be."""


def survive(folder: Path, scratch: Path, chance: Random) -> Outcome:
    """Take a folder of facts the whole way, where the check accepts it; `chance` picks what is not tried in full."""
    outcome = Outcome()
    facts = _read(folder, outcome)
    if facts is None:
        return outcome
    outcome.accepted = True
    store = scratch / "graph.sqlite"
    where = ["--facts", str(folder), "--store", str(store)]
    _commands(facts, where, scratch, chance, outcome)
    if store.exists():
        _documents(where, scratch, chance, outcome)
        with environment({"LIANPU_STORE": str(store), "LIANPU_FACTS": str(folder)}):
            open_pages(facts, chance, outcome)
    return outcome


def _read(folder: Path, outcome: Outcome) -> FactSet | None:
    with outcome.trying("check"), contextlib.suppress(FactsError):
        return read_facts(folder)
    return None


@contextlib.contextmanager
def environment(values: dict[str, str]) -> Iterator[None]:
    """Set variables of the environment for a while."""
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def command(outcome: Outcome, *words: str, codes: tuple[int, ...] = (DONE,)) -> None:
    """Run a command in this process; its exit code must be among `codes`, and its JSON be JSON."""
    said, trouble = io.StringIO(), io.StringIO()
    with outcome.trying(" ".join(words)), contextlib.redirect_stdout(said), contextlib.redirect_stderr(trouble):
        code = main([*words, "--debug"])
        told = f"{' '.join(words)}\n{said.getvalue()[-600:]}\n{trouble.getvalue()[-1500:]}"
        outcome.demand(code in codes, f"{told}\nexit {code}")
        if "--json" in words:
            json.loads(said.getvalue())


def _commands(facts: FactSet, where: list[str], scratch: Path, chance: Random, outcome: Outcome) -> None:
    command(outcome, "check", *where)
    command(outcome, "load", *where)
    command(outcome, "load", *where, "--json")
    kept = str(scratch / "kept.jsonl")
    for words in (
        *(["stats"], ["diagnose"], ["targets"], ["candidates"], ["measures"], ["records"], ["review"]),
        ["keep", "--out", kept],
        ["changes", "--from", kept],
    ):
        command(outcome, *words, *where, *_manner(chance))
    for limits in ([], ["--limit", "1"], ["--near", "1", "--middle", "1", "--far", "1"]):
        command(outcome, "roadmap", *limits, *where, *_manner(chance), codes=(DONE, REFUSED))
    for words in _naming(facts, chance):
        command(outcome, *words, *where, *_manner(chance), codes=(DONE, REFUSED))


def _manner(chance: Random) -> list[str]:
    return chance.choice(([], ["--lang", "en"], ["--json"]))


def _naming(facts: FactSet, chance: Random) -> Iterator[list[str]]:
    """Yield the commands that name things, each of one thing the facts hold; some may well be impossible."""
    link, other, chain = (chance.choice(ids(facts, kind)) for kind in ("Link", "Link", "Chain"))
    yield ["roadmap", "--link", link]
    yield ["roadmap", "--chain", chain, "--budget", "0.5"]
    yield ["candidates", "--link", other]
    yield ["diagnose", "--chain", chain]
    yield ["whatif", "--scarce", link]
    yield ["whatif", "--attract", f":{other}"]
    for firm in ids(facts, "Firm")[:1]:
        yield ["whatif", "--lose", firm, "--attract", f"{firm}:{other}:12.5"]
    for project in ids(facts, "Project")[:1]:
        yield ["whatif", "--finish", project]


def _documents(where: list[str], scratch: Path, chance: Random, outcome: Outcome) -> None:
    """Publish every deliverable in every form, each in one of the languages, and open what was written."""
    for deliverable in DELIVERABLES.values():
        for form in deliverable.forms:
            place = scratch / f"{deliverable.id}-{form}"
            words = ["publish", deliverable.id, "--form", form, "--out", str(place)]
            command(outcome, *words, "--lang", chance.choice(LANGUAGES), *where)
            _open_all(place, outcome)
    since = next(iter((scratch / f"{CATALOGUE.id}-xlsx").glob("*.xlsx")), None)
    if since is None:
        return
    told = ["--since", str(since), "--out", str(scratch / "since"), *where]
    for form in CATALOGUE.forms:
        command(outcome, "publish", CATALOGUE.id, "--form", form, *told)
    command(outcome, "publish", ROADMAP.id, "--form", "md", *told)
    _open_all(scratch / "since", outcome)
    command(outcome, "changes", "--from", str(since), *where)


def _open_all(place: Path, outcome: Outcome) -> None:
    for path in sorted(place.glob("*")):
        with outcome.trying(f"open {path.name}"):
            OPENERS[path.suffix](path)


def _begins(mark: bytes) -> Callable[[Path], None]:
    def opened(path: Path) -> None:
        if not path.read_bytes().startswith(mark):
            raise ValueError(f"{path.name} begins with {path.read_bytes()[:8]!r}")

    return opened


OPENERS: dict[str, Callable[[Path], Any]] = {
    ".xlsx": openpyxl.load_workbook,
    ".docx": lambda path: docx.Document(str(path)),
    ".pptx": lambda path: pptx.Presentation(str(path)),
    ".svg": ElementTree.parse,
    ".md": lambda path: path.read_text("utf-8"),
    ".pdf": _begins(b"%PDF-"),
    ".png": _begins(b"\x89PNG\r\n\x1a\n"),
}
"""What opens a file of a form; each raises where the file is not one."""
