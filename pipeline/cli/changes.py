"""`changes`: what is different between two loads, and why."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from graph.analysis.judgement import judge
from graph.analysis.records import Records, with_rulings
from graph.analysis.versions.causes import compare_loads
from graph.analysis.versions.diff import VersionDiff, diff_versions
from graph.analysis.versions.diffs import FactDiff, StateDiff, TargetDiff
from graph.analysis.versions.firm_diffs import FirmDiff
from graph.analysis.versions.version_record import FactSnapshot, TargetSnapshot, VersionRecord, take_version_record
from graph.errors import StoreEmpty
from graph.store.base import Reader
from graph.text import Text
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of, settings_of
from pipeline.cli.shared.output import CommandResult, Content
from pipeline.cli.shared.version_file import LINES, WORKBOOKS, read_version_file
from pipeline.settings import Settings, open_log, open_store
from reports.versions.rows import (
    TARGET_HEADINGS,
    firm_rows,
    shifted_text,
    state_rows,
    target_rows,
    targets_shown,
)
from reports.wording.language import Language
from reports.wording.punctuation import join_clauses, with_label
from reports.wording.version_firms import firms_summary
from reports.wording.version_rules import rule_move_text
from reports.wording.versions import fact_move_text, sources_of, summary_text

TARGET_NAMES = (
    "change_name",
    "link",
    "chains",
    "before",
    "after",
    "rank_before",
    "rank_after",
    "why",
    "ways",
    "sources",
)
STATE_NAMES = ("chains", "link", "before", "after", "why", "ways", "sources")
HEADINGS = {name: (head.zh, head.en) for name, head in zip(TARGET_NAMES, TARGET_HEADINGS, strict=True)}
MAX_SHOWN = ("change_name", "link", "before", "after", "rank_before", "rank_after", "why")
STATE_CHANGED = ("状态", "State")
GAINED, LOST = Text("新做", "makes now"), Text("不再做", "makes no more")


def changes(args: Namespace) -> CommandResult:
    """Return what is different, a row a target and a state. Raises InvalidRequest where the two cannot be compared."""
    return as_result(diff_between(args), language_of(args), args.ranks or args.json)


def diff_between(args: Namespace) -> VersionDiff:
    """Return the comparison asked for: of two stores with the ways changes came, else from the files alone."""
    old, new = _side(args, args.old), _side(args, args.new)
    if isinstance(old, Settings) and isinstance(new, Settings):
        with _opened(old) as before, _opened(new) as after:
            return compare_loads(before, after)
    return diff_versions(_side_text(old), _side_text(new))


def _side(args: Namespace, path: Path | None) -> Settings | VersionRecord:
    if path is None:
        return settings_of(args)
    if path.suffix.lower() in (*WORKBOOKS, *LINES):
        return read_version_file(path)
    if not path.exists():
        raise StoreEmpty(f"没有这个文件 / no such file: {path}")
    return replace(settings_of(args), store=path, server=None)


@contextmanager
def _opened(settings: Settings) -> Iterator[Reader]:
    with open_store(settings).reader() as reader:
        yield with_rulings(reader, Records(open_log(settings).entries()))


def _side_text(side: Settings | VersionRecord) -> VersionRecord:
    if isinstance(side, VersionRecord):
        return side
    with _opened(side) as reader:
        return take_version_record(judge(reader))


def as_result(diff: VersionDiff, language: Language, ranks: bool) -> CommandResult:
    """Return a comparison as rows, with what is different as a whole."""
    targets = zip(targets_shown(diff, ranks), target_rows(diff, language, ranks), strict=True)
    states = zip(diff.states, state_rows(diff, language), strict=True)
    firms = zip(diff.firms or (), firm_rows(diff, language), strict=True)
    shifted = None if ranks else shifted_text(diff, language)
    content = {
        "status": "changes",
        "from": diff.old.load_id,
        "to": diff.new.load_id,
        "chains": list(diff.chains),
        "summary": [*summary_text(diff, language), firms_summary(diff, language), *([shifted] if shifted else [])],
        "counts_of": {change.value: number for change, number in diff.counts().items()},
        "rules": [{"id": move.id, "change": rule_move_text(move, language)} for move in diff.rules],
        "rows": [
            *(target_row(diff, move, cells, language) for move, cells in targets),
            *(state_row(diff, move, cells, language) for move, cells in states),
            *(firm_row(move, cells, language) for move, cells in firms),
        ],
    }
    return CommandResult(0, content, {name: HEADINGS[name] for name in MAX_SHOWN} if content["rows"] else {})


def target_row(diff: VersionDiff, move: TargetDiff, cells: tuple[object, ...], language: Language) -> Content:
    """Return one target that is another one as plain values and words."""
    return {
        "kind": "target",
        "change": move.change.value,
        "link_id": move.link_id,
        **dict(zip(TARGET_NAMES, cells, strict=True)),
        "standings": {"before": _standing(move.before), "after": _standing(move.after)},
        **_behind(diff, move, language),
    }


def state_row(diff: VersionDiff, move: StateDiff, cells: tuple[object, ...], language: Language) -> Content:
    """Return one state that is another one as plain values and words."""
    states = {
        name: None if each is None else each.state for name, each in (("before", move.before), ("after", move.after))
    }
    return {
        "kind": "state",
        "change": "state",
        "change_name": STATE_CHANGED[language == "en"],
        "chain_id": move.chain_id,
        "link_id": move.link_id,
        **dict(zip(STATE_NAMES, cells, strict=True)),
        "rank_before": None,
        "rank_after": None,
        "states": states,
        **_behind(diff, move, language),
    }


def firm_row(move: FirmDiff, cells: tuple[object, ...], language: Language) -> Content:
    """Return one firm that came, went, moved or makes other things as plain values and words."""
    change, name, before, after, gained, lost, turned, sources = cells
    told = ((GAINED, gained), (LOST, lost))
    why = [with_label(text.of(language), str(links), language) for text, links in told if links]
    return {
        "kind": "firm",
        "change": move.change.value,
        "change_name": change,
        "link": name,
        "before": before,
        "after": after,
        "rank_before": None,
        "rank_after": None,
        "why": join_clauses([*why, *([str(turned)] if turned else [])], language),
        "firm_id": move.firm.id,
        "gained": list(move.gained),
        "lost": list(move.lost),
        "turned": list(move.turned),
        "sources": sources,
    }


def _behind(diff: VersionDiff, move: TargetDiff | StateDiff, language: Language) -> Content:
    return {
        "facts": [_fact_move(diff, each, language) for each in move.facts],
        "causes": [{"way": cause.kind.value, "path": list(cause.path)} for cause in move.causes],
        "rules": [each.id for each in move.rules],
        "source_list": list(sources_of(move.facts)),
    }


def _fact_move(diff: VersionDiff, move: FactDiff, language: Language) -> Content:
    return {
        "kind": move.key[0],
        "key": list(move.key[1:]),
        "words": fact_move_text(diff, move, language),
        "before": _fact(move.before),
        "after": _fact(move.after),
    }


def _fact(fact: FactSnapshot | None) -> Content | None:
    if fact is None:
        return None
    return {"values": dict(fact.values), "source": fact.source, "basis": fact.basis, "as_of": fact.as_of}


def _standing(standing: TargetSnapshot | None) -> Content | None:
    if standing is None:
        return None
    names = ("strategy", "grounds", "rank", "score", "known", "check_first", "chains")
    return {name: getattr(standing, name) for name in names}


COMMAND = Command(
    name="changes",
    help="what targets and states are others between two loads, and why",
    run=changes,
    arguments=(
        argument("--from", dest="old", type=Path, required=True, metavar="OLD", help="store, .xlsx or .jsonl"),
        argument("--to", dest="new", type=Path, metavar="NEW", help="the same; the present graph if left out"),
        argument("--ranks", action="store_true", help="list targets of which only the rank is another one too"),
    ),
    titles={"changes": ("{told}", "{told}")},
)
