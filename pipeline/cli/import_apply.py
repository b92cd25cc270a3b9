"""Plans applied, imports listed and acts undone, for the command line: what follows is said, then it is done."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.analysis.records import Records
from graph.errors import InvalidRequest, NotFound
from graph.model.acts import Act, LogEntry
from graph.model.fact_acts import FACT_SUBJECTS, Merge
from loaders.folder import read_facts
from loaders.office.fields import TABLES, TableKind
from loaders.office.progress import Meter
from loaders.office.row import Plain
from pipeline.account import current_account
from pipeline.cli.shared.graph_access import language_of, settings_of
from pipeline.cli.shared.output import CommandResult, Titles
from pipeline.cli.shared.progress_line import progress_line
from pipeline.imports.commit import commit
from pipeline.imports.listed_words import listed_content, listed_lines
from pipeline.imports.past import past_imports
from pipeline.imports.plan_acts import FilePlan, held_rows
from pipeline.imports.prepared import Options, Prepared, prepare
from pipeline.imports.preview import preview, undo_of
from pipeline.imports.preview_words import preview_content, preview_lines
from pipeline.settings import open_log, open_store

SHOWN = 10
LABELS = {each.name: (each.zh, each.en) for kind in TableKind for each in TABLES[kind]}
"""What the columns of office tables are called."""
TITLES: Titles = {
    "previewed": ("还没有导入，导入后会这样：\n{told}", "Nothing was taken in; this is what would follow:\n{told}"),
    "applied": ("已导入，资料版次 {load}。\n{told}", "Taken in; the graph is {load}.\n{told}"),
    "undone": ("已撤销，资料版次 {load}。\n{told}", "Undone; the graph is {load}.\n{told}"),
    "history": ("导入 {count} 次", "{count} imports"),
}
HEADINGS = {
    "sequence": ("序", "#"),
    "time": ("时间", "Time (Beijing)"),
    "who": ("由谁", "By"),
    "dataset": ("资料名", "Dataset"),
    "file": ("文件", "File"),
    "sha": ("校验码", "SHA-256"),
    "rows": ("行", "Rows"),
    "added": ("新增", "Added"),
    "changed": ("改动", "Changed"),
    "removed": ("移除", "Removed"),
    "state": ("现状", "State"),
}
CHANGES = {
    "added": ("新增", "added"),
    "removed": ("移除", "removed"),
    "changed": ("改动", "changed"),
    "renamed": ("更名", "renamed"),
}


def apply_plan(args: Namespace, plan: Path, files: Sequence[Path]) -> CommandResult:
    """Take a plan in: its acts are entered, the graph follows; with --preview only what would follow is said."""
    evidence = (args.source, args.as_of, args.basis)
    options = Options(args.dataset, args.chain, args.take_errors, args.overwrite, *evidence)
    with progress_line(args) as tell:
        meter = Meter(tell)
        ready = prepare(settings_of(args), plan, options, meter)
        content = _followed(ready, args)
        if args.preview:
            return CommandResult(0, {"status": "previewed", **content})
        done = ready.commit(list(files), args.who or current_account(), args.reason, meter)
    content |= {"records": [each.sequence for each in done.entries]}
    return CommandResult(0, {"status": "applied", "load": done.load.id, **content})


def _followed(ready: Prepared, args: Namespace) -> Plain:
    """Return what would follow from a plan, in words and as values."""
    lines = [line for each in ready.plans for line in _file_lines(each, args.lang == "en")]
    lines += preview_lines(ready.found, language_of(args))
    content = {"summary": lines, "files": [_file_content(each) for each in ready.plans]}
    return content | preview_content(ready.found, language_of(args))


def _file_lines(plan: FilePlan, en: bool) -> Iterator[str]:
    act, made = plan.act, plan.made
    yield f"{act.file} → {act.dataset}{': ' if en else '：'}{len(made.rows):,}{' rows' if en else ' 行'}"
    if plan.follows is not None:
        before = plan.follows
        yield (
            f"  next edition of record #{before[0].sequence} ({before[1].file}), which it replaces"
            if en
            else f"  是记录 #{before[0].sequence}（{before[1].file}）的新一期，取代它"
        )
    if plan.changes is not None:
        yield from _changes(plan.changes, en)
    yield from listed_lines(plan, en, SHOWN)
    held = [each for each in made.held if each.source not in plan.listed.rows]
    if held:
        yield f"  held back {len(held):,} rows:" if en else f"  没有导入 {len(held):,} 行："
        yield from (f"    {each.source}{': ' if en else '：'}{each.en if en else each.zh}" for each in held[:SHOWN])
        yield from _more(len(held), en)
    if made.assumed_home:
        count = len(made.assumed_home)
        yield (
            f"  {count:,} new firms without a city were taken as of the home city"
            if en
            else f"  {count:,} 家新企业没写城市，名单按本市读入"
        )
    if made.unplaced:
        parts = [
            f"{_label(name, en)} {count:,}" for name, count in sorted(made.unplaced.items(), key=lambda each: -each[1])
        ]
        said = "no column yet, kept with the entry: " if en else "资料里暂无此项，随记录保存："
        yield f"  {said}{(', ' if en else '、').join(parts[:SHOWN])}"


def _label(name: str, en: bool) -> str:
    """Return what a column of an office table is called."""
    return LABELS[name][en] if name in LABELS else name


def _changes(changes: Plain, en: bool) -> Iterator[str]:
    parts = [f"{words[en]} {len(changes[name]):,}" for name, words in CHANGES.items()]
    yield f"  {'against the edition before: ' if en else '与上一期相比：'}{(', ' if en else '、').join(parts)}"
    lines = [f"    + {each['name']}" for each in changes["added"]]
    lines += [f"    - {each['name']}" for each in changes["removed"]]
    lines += [f"    {each['old_name']} ⇒ {each['name']}" for each in changes["renamed"]]
    for each in changes["changed"]:
        cells = [f"{_label(cell['column'], en)} {cell['old']} → {cell['new']}" for cell in each["columns"]]
        lines.append(f"    ~ {each['name']}{': ' if en else '：'}{'; '.join(cells)}")
    yield from lines[: 2 * SHOWN]
    yield from _more(len(lines), en, 2 * SHOWN)


def _more(count: int, en: bool, shown: int = SHOWN) -> Iterator[str]:
    if count > shown:
        yield f"    … {count - shown:,} more (--json)" if en else f"    … 另有 {count - shown:,} 条（--json 看全部）"


def _file_content(plan: FilePlan) -> Plain:
    return {
        "file": plan.act.file,
        "dataset": plan.act.dataset,
        "rows": len(plan.made.rows),
        "follows": None if plan.follows is None else plan.follows[0].sequence,
        "changes": plan.changes,
        "held": [{"source": each.source, "zh": each.zh, "en": each.en} for each in held_rows([plan])],
        "unplaced": plan.made.unplaced,
        **listed_content(plan),
    }


def undo(args: Namespace) -> CommandResult:
    """Take back one act on facts: the graph becomes what all others make it."""
    settings = settings_of(args)
    facts, log = read_facts(settings.facts), open_log(settings)
    entries = log.entries()
    entry = next((each for each in entries if each.sequence == args.undo), None)
    if entry is None:
        raise NotFound(f"没有这条记录 / no such record: #{args.undo}")
    if not entry.act.subject.startswith(FACT_SUBJECTS):
        raise InvalidRequest(
            f"记录 #{args.undo} 不是导入或改动资料的，请在页面上撤销",
            f"record #{args.undo} is no act on facts: undo it in the app",
        )
    if args.undo in Records(entries).undone:
        raise InvalidRequest(f"记录 #{args.undo} 已经撤销了", f"record #{args.undo} is undone already")
    acts: list[Act] = [undo_of(entry)]
    what = preview(facts, entries, acts)
    lines = [*_still_merged(entry, Records(entries), args.lang == "en"), *preview_lines(what, language_of(args))]
    content = {"summary": lines, **preview_content(what, language_of(args))}
    if args.preview:
        return CommandResult(0, {"status": "previewed", **content})
    done = commit(what, facts, open_store(settings), log, args.who or current_account(), args.reason, settings.kept)
    content |= {"records": [each.sequence for each in done.entries]}
    return CommandResult(0, {"status": "undone", "load": done.load.id, **content})


def _still_merged(entry: LogEntry, records: Records, en: bool) -> Iterator[str]:
    """Yield the later merges of the same things, which stand when an earlier one is undone."""
    undone = entry.act
    if not isinstance(undone, Merge):
        return
    for each, act in records.fact_acts:
        later = isinstance(act, Merge) and each.sequence > entry.sequence and act.kind == undone.kind
        if later and isinstance(act, Merge) and {act.kept, act.other} & {undone.kept, undone.other}:
            told = f"{act.other} → {act.kept}"
            yield f"Merge #{each.sequence} ({told}) stands" if en else f"后来的合并 #{each.sequence}（{told}）仍然有效"


def history(args: Namespace) -> CommandResult:
    """List every import: who, when, which file, what it changed, and whether it stands."""
    records = Records(open_log(settings_of(args)).entries())
    en = args.lang == "en"
    return CommandResult(0, {"status": "history", "rows": past_imports(records, en)}, HEADINGS)
