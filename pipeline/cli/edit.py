"""`edit`: a cell corrected, a fact removed, two things found to be one or not, a text matched, a name given."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypedDict

from graph.analysis.folding.corrected import value_of
from graph.analysis.folding.table import Unfit, scalar, typed
from graph.analysis.records import Records
from graph.errors import EntryConflict, InvalidRequest, NotFound
from graph.model.fact import Fact
from graph.model.fact_acts import (
    Correct,
    FactAct,
    KeepApart,
    MatchProduct,
    MatchRuling,
    Merge,
    OtherName,
    RemoveFact,
)
from graph.model.fact_rows import fact_key
from graph.model.facts import FactSet, identity
from graph.model.kinds import Basis
from graph.model.labelled_enum import LabelledEnum
from graph.model.schema import properties
from graph.store.base import all_facts
from loaders.folder import read_facts
from loaders.labels import match_label
from pipeline.account import current_account
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of, settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.imports.commit import commit
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
        done = commit(found, facts, open_store(settings), log, args.who or current_account(), args.reason)
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


def _fact(kind: str, name: str, facts: FactSet) -> Fact:
    """Return a fact by its kind and name. Raises NotFound."""
    key = fact_key(kind, name)
    found = next((each for each in all_facts(facts) if kind == each.KIND and identity(each) == key), None)
    if found is None:
        raise NotFound(f"没有这条资料 / no such fact: {kind} {name}")
    return found


class _Evidence(TypedDict):
    source: str
    basis: Basis
    as_of: str | None


def _evidence(args: Namespace) -> _Evidence:
    if not args.source:
        raise InvalidRequest("请写明来源：--source 网址或文件名", "name the source: --source ADDRESS or FILE")
    basis = match_label(args.basis, Basis)
    if basis is None:
        raise InvalidRequest("依据是来源、常识或推定", "the basis is source, general or inferred")
    return {"source": args.source, "basis": basis, "as_of": args.as_of}  # type: ignore[typeddict-item]  # a Basis


def _set(args: Namespace, facts: FactSet) -> FactAct:
    kind, name, column, *value = _words(args, 3, 4)
    fact = _fact(kind, name, facts)
    found = next(
        (each for each in properties(type(fact)) if column in (each.name, each.column.zh, each.column.en)), None
    )
    if found is None or found.column.derived or found.name == "id":
        known = "、".join(each.name for each in properties(type(fact)) if not each.column.derived and each.name != "id")
        raise InvalidRequest(f"{kind} 没有这一栏：{column}（有：{known}）", f"{kind} has no column {column}: {known}")
    text = value[0] if value and value[0] else None
    if text is not None and issubclass(found.type, LabelledEnum):
        word = match_label(text, found.type)
        text = text if word is None else str(word.value)
    try:
        typed(kind, {found.name: value_of(type(fact), found.name, text)})
    except Unfit as unfit:
        raise InvalidRequest(
            f"{found.column.zh}：{unfit.reason.zh}（{text}）", f"{found.column.en}: {unfit.reason.en}"
        ) from unfit
    before = scalar(fact, found.name)
    was = None if before is None else str(before)
    return Correct(kind=kind, fact=name, column=found.name, value=text, was=was, **_evidence(args))


def _remove(args: Namespace, facts: FactSet) -> FactAct:
    kind, name = _words(args, 2, 2)
    _fact(kind, name, facts)
    return RemoveFact(kind=kind, fact=name)


def _pair(args: Namespace, facts: FactSet) -> FactAct:
    kind, kept, other = _words(args, 3, 3)
    if kept == other:
        raise InvalidRequest("两个编号是同一个", "the two ids are one")
    for id in (kept, other) if args.what == "same" else ():
        _fact(kind, id, facts)
    made = Merge if args.what == "same" else KeepApart
    return made(kind=kind, kept=kept, other=other)


def _match(args: Namespace, facts: FactSet) -> FactAct:
    firm, link, words, ruling = _words(args, 4, 4)
    _fact("Firm", firm, facts)
    _fact("Link", link, facts)
    if ruling not in YES:
        raise InvalidRequest(f"写法是 edit {FORMS['match']}", f"write edit {FORMS['match']}")
    return MatchProduct(firm_id=firm, link_id=link, words=words, ruling=YES[ruling], **_evidence(args))


def _name(args: Namespace, facts: FactSet) -> FactAct:
    kind, id, word = _words(args, 3, 3)
    _fact(kind, id, facts)
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
        f"这一格已不是“{seen}”：{who}“{act.was or ''}”，您要写“{act.value or ''}”；没有保存，看过再改",
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
        "edited": ("已记录，图谱为 {load}。\n{told}", "Recorded; the graph is {load}.\n{told}"),
        "previewed": ("还没有改，改后会这样：\n{told}", "Nothing was changed; this is what would follow:\n{told}"),
    },
)
