"""`edit`: a cell corrected, a fact removed, two things found to be one or not, a text matched, a name given."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypedDict

from graph.analysis.records import Records
from graph.errors import EntryConflict, InvalidRequest
from graph.model.fact_acts import (
    Correct,
    Covers,
    FactAct,
    KeepApart,
    MatchProduct,
    MatchRuling,
    Merge,
    OtherName,
)
from graph.model.facts import FactSet
from graph.model.kinds import Basis
from loaders.folder import read_facts
from pipeline.account import current_account
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of, settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.imports.commit import commit
from pipeline.imports.edits import Given, correction, fact_named, given, removal
from pipeline.imports.preview import preview
from pipeline.imports.preview_words import preview_content, preview_lines
from pipeline.settings import open_log, open_store

FORMS = {
    "set": "set KIND ID COLUMN [VALUE]",
    "remove": "remove KIND ID",
    "same": "same KIND KEPT OTHER",
    "apart": "apart KIND ONE OTHER",
    "match": "match FIRM LINK WORDS yes|no",
    "name": "name KIND ID WORDS",
}
YES = {
    "yes": MatchRuling.CONFIRMED,
    "是": MatchRuling.CONFIRMED,
    "no": MatchRuling.REJECTED,
    "不是": MatchRuling.REJECTED,
}


def run(args: Namespace) -> CommandResult:
    """Enter one act on facts and bring the graph up to it; with --preview only say what would follow."""
    settings = settings_of(args)
    facts, log = read_facts(settings.facts), open_log(settings)
    entries = log.entries()
    present = preview(facts, entries, ()).after.facts
    act = MAKE[args.what](args, present)
    _refuse_changed(args, act, Records(entries))
    found = preview(facts, entries, [act])
    content = {"summary": list(preview_lines(found, language_of(args))), **preview_content(found, language_of(args))}
    if args.preview:
        return CommandResult(0, {"status": "previewed", **content})
    try:
        done = commit(
            found, facts, open_store(settings), log, args.who or current_account(), args.reason, settings.kept
        )
    except EntryConflict:
        if isinstance(act, Correct):
            _refuse_overtaken(act, Records(log.entries()))
        raise
    content |= {"records": [entry.sequence for entry in done.entries]}
    return CommandResult(0, {"status": "edited", "load": done.load.id, **content})


def _words(args: Namespace, least: int, most: int) -> list[str]:
    if not least <= len(args.words) <= most:
        raise InvalidRequest(f"写法是 edit {FORMS[args.what]}", f"write edit {FORMS[args.what]}")
    return list(args.words)


class _Evidence(TypedDict):
    source: str
    basis: Basis
    as_of: str | None


def _given(args: Namespace) -> Given:
    return given(args.source or "", args.basis, args.as_of or "")


def _evidence(args: Namespace) -> _Evidence:
    found = _given(args)
    return {"source": found.source, "basis": found.basis, "as_of": found.as_of}


def _set(args: Namespace, facts: FactSet) -> FactAct:
    kind, name, column, *value = _words(args, 3, 4)
    return correction(fact_named(kind, name, facts), column, value[0] if value else None, _given(args))


def _remove(args: Namespace, facts: FactSet) -> FactAct:
    kind, name = _words(args, 2, 2)
    return removal(fact_named(kind, name, facts))


def _pair(args: Namespace, facts: FactSet) -> FactAct:
    kind, kept, other = _words(args, 3, 3)
    if kept == other:
        raise InvalidRequest("两个编号是同一个", "the two ids are one")
    for id in (kept, other) if args.what == "same" else ():
        fact_named(kind, id, facts)
    if args.what == "same":
        return Merge(kind=kind, kept=kept, other=other, covers=Covers.CELL)
    return KeepApart(kind=kind, kept=kept, other=other)


def _match(args: Namespace, facts: FactSet) -> FactAct:
    firm, link, words, ruling = _words(args, 4, 4)
    fact_named("Firm", firm, facts)
    fact_named("Link", link, facts)
    if ruling not in YES:
        raise InvalidRequest(f"写法是 edit {FORMS['match']}", f"write edit {FORMS['match']}")
    return MatchProduct(firm_id=firm, link_id=link, words=words, ruling=YES[ruling], **_evidence(args))


def _name(args: Namespace, facts: FactSet) -> FactAct:
    kind, id, word = _words(args, 3, 3)
    fact_named(kind, id, facts)
    if kind not in ("Firm", "Link"):
        raise InvalidRequest("别名只用于企业和链环（Firm、Link）", "only firms and links have other names (Firm, Link)")
    return OtherName(kind=kind, word=word, target=id)


MAKE: Mapping[str, Callable[[Namespace, FactSet], FactAct]] = {
    "set": _set,
    "remove": _remove,
    "same": _pair,
    "apart": _pair,
    "match": _match,
    "name": _name,
}


def _refuse_changed(args: Namespace, act: FactAct, records: Records) -> None:
    """Raise InvalidRequest where a cell is not what its maker saw, with both values."""
    if not isinstance(act, Correct) or args.was is None or (act.was or "") == args.was:
        return
    _refuse(act, records, args.was)


def _refuse_overtaken(act: Correct, records: Records) -> None:
    """Raise InvalidRequest for a cell that somebody set between the look and the entry, with both values."""
    entry = records.entry(records.expected(act.subject))
    if entry is not None and isinstance(entry.act, Correct):
        _refuse(replace(act, was=entry.act.value), records, act.was or "")


def _refuse(act: Correct, records: Records, seen: str) -> None:
    entry = records.entry(records.expected(act.subject))
    who = "" if entry is None else f"{entry.who} #{entry.sequence} "
    raise InvalidRequest(
        f"这一格已不是“{seen}”：{who}“{act.was or ''}”，要写“{act.value or ''}”；没有保存，看过再改",
        f"the cell is no longer “{seen}”: {who}“{act.was or ''}”, you write “{act.value or ''}”; nothing was saved",
    )


COMMAND = Command(
    name="edit",
    help="correct a cell, remove a fact, join two firms, match a product, add a name: " + "; ".join(FORMS.values()),
    run=run,
    arguments=(
        argument("what", choices=tuple(FORMS), help="what to do"),
        argument(
            "words", nargs="*", metavar="…", help="kind, ids, column and value, as above; KIND as in docs/model.md"
        ),
        argument("--source", metavar="SOURCE", help="where it was read: an address or the name of a file"),
        argument("--basis", default="source", metavar="BASIS", help="source, general or inferred"),
        argument("--as-of", metavar="DATE", help="when it held"),
        argument("--was", metavar="VALUE", help="the value you saw; where it is another one now, nothing is saved"),
        argument("--preview", action="store_true", help="show what would follow, and write nothing"),
        argument("--who", metavar="NAME", help="department that does it; else the account"),
        argument("--reason", metavar="TEXT", help="why, kept with the entry; needed to correct, remove or join"),
    ),
    titles={
        "edited": ("已记录，资料版次 {load}。\n{told}", "Recorded; the graph is {load}.\n{told}"),
        "previewed": ("还没有改，改后会这样：\n{told}", "Nothing was changed; this is what would follow:\n{told}"),
    },
)
