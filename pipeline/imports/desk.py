"""The import of one file as a page walks it: read, decided on, looked at, entered whole or not at all, undone.

A page is handed a desk; what it returns are words and plain values in the language asked for.
"""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from itertools import islice
from pathlib import Path, PurePath
from weakref import finalize

from graph.analysis.records import Records
from graph.analysis.versions.version_record import VersionRecord
from graph.errors import InvalidRequest, NotFound
from graph.model.fact_acts import FACT_SUBJECTS
from graph.model.facts import FactSet
from loaders.folder import read_facts
from loaders.office.decided import Decided
from loaders.office.fields import KINDS, TABLES, TableKind
from loaders.office.plan_file import read_rows
from loaders.office.progress import Meter, Tell, silent
from loaders.office.row import Plain
from pipeline.former import read_former
from pipeline.import_plan import known_of, plan_files
from pipeline.imports.act_desk import ActDesk
from pipeline.imports.commit import Committed, commit
from pipeline.imports.deciding import PageReview, ReviewDesk
from pipeline.imports.listed_words import listed_lines
from pipeline.imports.marked import marked_copy
from pipeline.imports.memory import Memory
from pipeline.imports.past import past_acts
from pipeline.imports.plan_acts import FilePlan, held_rows
from pipeline.imports.prepared import Options, prepare
from pipeline.imports.preview import Preview, preview, undo_of
from pipeline.imports.shown import shown
from pipeline.settings import Settings, open_log, open_store
from reports.wording.language import Language

OVERWRITE = ("请勾选“别人改过的也以这份为准”", "tick “let this file stand over what others changed”")
LISTED = 200
"""Rows told on a page of what a list says for the ledger."""
_LONGEST_NAME = 60
_SAMPLED, _SAMPLES = 40, 3
"""Rows looked at for samples of a column, and samples of one."""


@dataclass
class Draft:
    """One file that was read and is not entered: its plan, with what was decided on it.

    File and plan lie in a folder of their own that goes when the draft is let go.
    """

    settings: Settings
    name: str
    content: InitVar[bytes]
    tell: InitVar[Tell] = silent
    head: Plain = field(default_factory=dict)
    asked: dict[str, Plain] = field(default_factory=dict)
    _decided: Decided = field(default_factory=Decided)

    def __post_init__(self, content: bytes, tell: Tell) -> None:
        """Write the file down and read it."""
        folder = Path(tempfile.mkdtemp(prefix="lianpu-import-"))
        finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._file, self._plan = folder / _safe_name(self.name), folder / "plan.json"
        self._file.write_bytes(content)
        self._read(tell)

    def _read(self, tell: Tell) -> None:
        memory = Memory.of(Records(open_log(self.settings).entries()))
        self.head = plan_files(
            [self._file], self._plan, lambda: known_of(self.settings)[0], self._decided, memory=memory, tell=tell
        )
        for name in ("questions", "who", "links"):
            self.asked |= {each["id"]: each | {"group": name} for each in self.head[name]}

    @property
    def answers(self) -> Mapping[str, str | None]:
        """Return what was answered so far, by question."""
        return self._decided.answers

    def decide(
        self, answers: Mapping[str, str], columns: Mapping[str, str], kinds: Mapping[str, str], tell: Tell = silent
    ) -> None:
        """Read the file again by answers, columns by heading and kinds of table by sheet. Raises what reading does."""
        corrections = dict(self._decided.corrections)
        corrections["columns"] = {**corrections.get("columns", {}), **columns}
        corrections["kinds"] = {**corrections.get("kinds", {}), **kinds}
        self._decided = Decided({**self._decided.answers, **answers}, dict(self._decided.recipes), corrections)
        self._read(tell)

    def samples(self) -> dict[str, list[str]]:
        """Return by table and column the first few texts that stand there."""
        found: dict[str, list[str]] = {}
        for row in islice(read_rows(self._plan), _SAMPLED):
            cells = [cell for record in row["records"] for cell in record["cells"]]
            # a cell that gives several values, such as an amount and its unit, is shown once
            first: dict[str, str] = {}
            for cell in (*cells, *row.get("unplaced", ())):
                first.setdefault(cell["source"], str(cell.get("text", cell["value"])))
            for source, text in first.items():
                column = source.rpartition("!")[2].rstrip("0123456789")
                texts = found.setdefault(f"{row['table']} {column}", [])
                if len(texts) < _SAMPLES and text not in texts:
                    texts.append(text)
        return found

    def marked(self, language: Language) -> bytes:
        """Return the file as a workbook with reasons beside the rows to look at."""
        return marked_copy(self.head, self._plan, [self._file], language)

    def preview(self, language: Language, options: Options, tell: Tell = silent) -> Plain:
        """Return what would follow if the file was entered now, and what of it would be left out."""
        ready = prepare(self.settings, self._plan, options, Meter(tell), OVERWRITE)
        return shown(ready.found, language) | {"files": [_about(each, language) for each in ready.plans]}

    def commit(self, options: Options, who: str, reason: str | None, tell: Tell = silent) -> tuple[int, str]:
        """Enter the file and load what follows; return the number of its record and the load.

        Raises what log and store raise; all is then as it was.
        """
        meter = Meter(tell)
        done = prepare(self.settings, self._plan, options, meter, OVERWRITE).commit([self._file], who, reason, meter)
        return done.entries[-1].sequence, done.load.id


class ImportDesk:
    """Imports of one workspace."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @classmethod
    def of(cls, workspace: str | None) -> "ImportDesk":
        """Return the desk of a workspace, of the environment's where none is named."""
        return cls(Settings.from_environment(workspace))

    @property
    def acts(self) -> ActDesk:
        """Return where facts are changed one by one."""
        return ActDesk(self.settings)

    @property
    def review(self) -> "PageReview":
        """Return the desk of decisions on what waits."""
        return PageReview(ReviewDesk(self.settings))

    def read(self, name: str, content: bytes, tell: Tell = silent) -> Draft:
        """Read a file into a draft; one that is refused says why in its head. `tell` is told how far that has come."""
        return Draft(self.settings, name, content, tell)

    def options(
        self,
        dataset: str | None,
        chain: str | None,
        takes_errors: bool,
        overwrites: bool,
        evidence: tuple[str | None, str | None, str | None] = (None, None, None),
    ) -> Options:
        """Return what is chosen beside a plan; `evidence` is source, date and basis of rows that state none."""
        return Options(dataset, chain, takes_errors, overwrites, *evidence)

    @staticmethod
    def fields(kind: str) -> dict[str, tuple[str, str]]:
        """Return the fields of a kind of table by name, with their labels in both languages."""
        known = TABLES[TableKind(kind)] if kind in set(TableKind) else ()
        return {each.name: (each.zh, each.en) for each in known}

    @staticmethod
    def labels() -> dict[str, tuple[str, str]]:
        """Return the labels of all fields by name, in both languages."""
        return {each.name: (each.zh, each.en) for kind in TableKind for each in TABLES[kind]}

    @staticmethod
    def kinds() -> dict[str, tuple[str, str]]:
        """Return the kinds of table with their labels in both languages."""
        return {kind.value: labels for kind, labels in KINDS.items()}

    def history(self, language: Language) -> list[Plain]:
        """List what was imported and otherwise changed in the facts, the latest first."""
        return past_acts(Records(open_log(self.settings).entries()), language)[::-1]

    def former(self) -> VersionRecord | None:
        """Return how the city stood before its last load; None where that was not kept."""
        return read_former(self.settings.kept)

    def preview_undo(self, sequence: int, language: Language) -> Plain:
        """Return what would follow if an act on facts was taken back. Raises NotFound, InvalidRequest."""
        return shown(self._undoing(sequence)[1], language)

    def undo(self, sequence: int, who: str, reason: str | None) -> tuple[int, str]:
        """Take back an act on facts; return the number of the record and the load."""
        facts, found = self._undoing(sequence)
        done: Committed = commit(
            found, facts, open_store(self.settings), open_log(self.settings), who, reason, self.settings.kept
        )
        return done.entries[-1].sequence, done.load.id

    def _undoing(self, sequence: int) -> tuple[FactSet, Preview]:
        facts, entries = read_facts(self.settings.facts), open_log(self.settings).entries()
        entry = next((each for each in entries if each.sequence == sequence), None)
        if entry is None or not entry.act.subject.startswith(FACT_SUBJECTS):
            raise NotFound(f"没有这条记录 / no such record: #{sequence}")
        if sequence in Records(entries).undone:
            raise InvalidRequest(f"记录 #{sequence} 已经撤销了", f"record #{sequence} is undone already")
        return facts, preview(facts, entries, [undo_of(entry)])


def _safe_name(name: str) -> str:
    """Return a name that a file on disk can have, its end kept."""
    path = PurePath(name.replace("\\", "/").replace("\0", ""))
    stem = path.stem.strip(". ")[:_LONGEST_NAME] or "file"
    return f"{stem}{path.suffix[:10]}"


def _about(plan: FilePlan, language: Language) -> Plain:
    en, made = language == "en", plan.made
    return {
        "file": plan.act.file,
        "dataset": plan.act.dataset,
        "rows": len(made.rows),
        "follows": None if plan.follows is None else plan.follows[0].sequence,
        "changes": None if plan.changes is None else {name: len(each) for name, each in plan.changes.items()},
        "held": [
            (each.source, each.en if en else each.zh)
            for each in held_rows([plan])
            if each.source not in plan.listed.rows
        ],
        "assumed_home": len(made.assumed_home),
        "unplaced": dict(made.unplaced),
        "ledger": list(listed_lines(plan, en, LISTED)),
    }
