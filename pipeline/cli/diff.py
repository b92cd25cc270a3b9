"""`diff`: what tells two stores apart."""

from argparse import Namespace
from typing import Any

from graph.store.contents import Content, contents_by_kind
from pipeline.cli.shared.command import Command
from pipeline.cli.shared.engines import PAIR, facts_of, named
from pipeline.cli.shared.output import CommandResult
from pipeline.settings import Settings, open_log, open_store

HEADINGS = {
    "kind": ("类别", "Kind"),
    "id": ("编号", "Id"),
    "what": ("差别", "Difference"),
    "properties": ("属性", "Properties"),
}


def diff(args: Namespace) -> CommandResult:
    """Return what the two stores do not have in common; the exit code is 1 where they differ."""
    first, second = (_content_of(named(args, engine)) for engine in args.engines)
    found = [row for kind in first for row in _differences(kind, first[kind], second[kind])]
    heads = HEADINGS if found else {}
    content_ = {"status": "diff", "stores": list(args.engines), "rows": found}
    return CommandResult(1 if found else 0, content_, heads)


def _content_of(settings: Settings) -> dict[str, Content]:
    with open_store(settings).reader() as reader:
        facts = facts_of(reader)
    log: Content = {(f"#{row.sequence}",): dict(row.as_dict()) for row in open_log(settings).rows()}
    return {**contents_by_kind((*facts.nodes, *facts.edges)), "RECORDS": log}


def _differences(kind: str, first: Content, second: Content) -> list[dict[str, Any]]:
    rows = [_row(kind, key, "only_first") for key in sorted(first.keys() - second.keys())]
    rows += [_row(kind, key, "only_second") for key in sorted(second.keys() - first.keys())]
    for key in sorted(first.keys() & second.keys()):
        names = sorted(name for name, value in first[key].items() if second[key].get(name) != value)
        if names:
            rows.append(_row(kind, key, "properties", names))
    return rows


def _row(kind: str, key: tuple[str, ...], what: str, names: list[str] | None = None) -> dict[str, Any]:
    return {"kind": kind, "id": " → ".join(part for part in key if part), "what": what, "properties": names or []}


COMMAND = Command(
    name="diff",
    help="what two stores do not have in common; exit code 1 where they differ",
    run=diff,
    arguments=(PAIR,),
    titles={"diff": ("{first} 与 {second}：{count} 处差别", "{first} and {second}: {count} differences")},
)
