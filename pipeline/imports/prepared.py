"""A plan made ready to be entered: its files as acts and what would follow; the page and the command line begin so."""

from dataclasses import dataclass
from pathlib import Path

from graph.analysis.records import Records
from graph.errors import InvalidRequest
from graph.model.facts import FactSet
from loaders.folder import read_facts
from loaders.office.progress import Meter, Stage
from pipeline.import_plan import nothing_collected
from pipeline.imports.commit import OVERWRITE, Committed, commit, refuse_changed
from pipeline.imports.exported import only_edits
from pipeline.imports.kept_files import keep_files
from pipeline.imports.memory import Memory
from pipeline.imports.plan_acts import FilePlan, read_plan, setting_of, with_evidence
from pipeline.imports.preview import Preview, counted, preview
from pipeline.load import fold_facts
from pipeline.settings import Settings, open_log, open_store

NOTHING = ("没有一个文件能读，没有导入", "none of the files could be read; nothing was taken in")
FACTS = Stage(("读资料", "Reading what is on file"), 0.0, 0.15)
ACTS = Stage(("把行变成资料", "Turning rows into facts"), 0.15, 0.4)
FOLLOWS = Stage(("看会改变什么", "Working out what would change"), 0.4, 0.6)
ENTER = Stage(("写入并重新判断", "Writing and judging anew"), 0.6, 1.0)
"""Stages of taking a plan in."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is chosen beside the plan: the list it is an edition of, a chain for rows without one, two permissions.

    `source`, `as_of` and `basis` are those of the rows that state none.
    """

    dataset: str | None = None
    chain: str | None = None
    takes_errors: bool = False
    overwrites: bool = False
    source: str | None = None
    as_of: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The files of a plan as acts, what is on file, and what would follow from entering them."""

    settings: Settings
    facts: FactSet
    plans: tuple[FilePlan, ...]
    found: Preview

    def commit(self, files: list[Path], who: str, reason: str | None, meter: Meter) -> Committed:
        """Keep the files, enter the acts and load what follows.

        Raises what log and store raise; all is then as it was.
        """
        meter.at(ENTER)
        with nothing_collected():
            keep_files(self.settings, files, {each.act.sha256 for each in self.plans})
            store, log = open_store(self.settings), open_log(self.settings)
            return commit(self.found, self.facts, store, log, who, reason, self.settings.kept)


def prepare(
    settings: Settings, plan: Path, options: Options, meter: Meter, overwrite: tuple[str, str] = OVERWRITE
) -> Prepared:
    """Read a plan and work out what would follow; `overwrite` says what lets it stand over what others have changed.

    Raises InvalidRequest, and what reading the plan, the facts and the log raises.
    """
    with nothing_collected():
        meter.at(FACTS)
        facts, entries = read_facts(settings.facts), open_log(settings).entries()
        before = fold_facts(facts, Records(entries))
        setting = setting_of(before.facts, options.chain, options.takes_errors)
        setting = with_evidence(setting, options.source, options.as_of, options.basis)
        meter.at(ACTS)
        head, plans = read_plan(plan, setting, Memory.of(Records(entries)), options.dataset)
        if not plans:
            raise InvalidRequest(*NOTHING)
        plans = only_edits(plans, before.facts, entries)
        meter.at(FOLLOWS)
        found = preview(facts, entries, [each.act for each in plans], before)
        if not options.overwrites:
            refuse_changed(found, int(head.get("made_on", 0)), overwrite)
        return Prepared(settings, facts, tuple(plans), counted(found, facts))
