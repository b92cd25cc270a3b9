"""A plan as acts: one for each file, with its rows as facts, under the name of the list it is an edition of."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from graph.errors import InvalidRequest
from graph.model.dates import read_date
from graph.model.edges import Includes
from graph.model.fact_acts import Covers, ImportFile
from graph.model.fact_rows import encode_rows
from graph.model.facts import FactSet
from graph.model.kinds import Basis
from graph.model.nodes import Chain, Firm
from loaders.labels import match_label
from loaders.office.as_facts import FactMaker, HeldRow, MadeRows, Setting, keep_known_owners
from loaders.office.changes import Edition, compare
from loaders.office.context import new_chain_id
from loaders.office.editions import edition_from, edition_text
from loaders.office.plan_file import read_head, read_rows
from loaders.office.row import Plain
from pipeline.imports.listed_rows import Listed, ListedMaker
from pipeline.imports.memory import Memory, Standing

_LONGEST_NAME, _LONGEST_SOURCE = 60, 300
_SIGNS = re.compile(r"[^\w\-.（）()]+")


@dataclass(slots=True)
class FilePlan:
    """One file of a plan ready to be entered: its act, the edition it follows, what changed, and what is left out."""

    act: ImportFile
    made: MadeRows
    listed: Listed
    follows: Standing | None = None
    changes: Plain | None = None


@dataclass(slots=True)
class _Parts:
    """What a plan says of one file, while its rows are read."""

    maker: FactMaker
    listed: ListedMaker
    edition: Edition = field(default_factory=Edition)


def setting_of(facts: FactSet, chain: str | None, takes_errors: bool) -> Setting:
    """Return what rows are made facts with. Raises InvalidRequest for a chain that is not there.

    A chain is given by id or name; in a city that has none yet a name begins one.
    """
    chains: dict[str, tuple[str, ...]] = {}
    for edge in facts.edges:
        if isinstance(edge, Includes):
            chains[edge.end] = (*chains.get(edge.end, ()), edge.start)
    there = {each.id: each for each in facts.nodes if isinstance(each, Chain)}
    named = next((each.id for each in there.values() if chain in (each.id, each.name_zh)), None)
    if chain is not None and named is None and there:
        raise InvalidRequest(f"没有这条产业链：{chain}（有：{'、'.join(sorted(there))}）", f"no such chain: {chain}")
    begun = chain if chain is not None and named is None else None
    firms = frozenset(each.id for each in facts.nodes if isinstance(each, Firm))
    rank = max((each.rank for each in there.values()), default=0)
    id = named if begun is None else new_chain_id(begun)
    return Setting(facts.region.city_zh, firms, chains, id, takes_errors, rank, begun)


def with_evidence(setting: Setting, source: str | None, as_of: str | None, basis: str | None) -> Setting:
    """Return a setting with the source, date and basis of rows that state none. Raises InvalidRequest."""
    date = None if not as_of else read_date(as_of)
    if as_of and date is None:
        raise InvalidRequest(
            f"截至“{as_of}”看不出是哪一天，写成 2024、2024-12 或 2024-12-31", f"“{as_of}” is no date: write 2024-12-31"
        )
    if source and len(source) > _LONGEST_SOURCE:
        raise InvalidRequest(
            f"出处太长，请不超过 {_LONGEST_SOURCE} 字", f"a source has at most {_LONGEST_SOURCE} signs"
        )
    taken = Basis.SOURCE if not basis else match_label(basis, Basis)
    if not isinstance(taken, Basis):
        words = "、".join(each.zh for each in Basis)
        raise InvalidRequest(f"依据写 {words}", "the basis is source, general or inferred")
    return replace(setting, source=source or None, as_of=date, basis=taken)


def read_plan(path: Path, setting: Setting, memory: Memory, dataset: str | None) -> tuple[Plain, list[FilePlan]]:
    """Return the head of a plan and each of its files that was read as an act. Raises Unreadable, InvalidRequest."""
    head = read_head(path)
    if not all(isinstance(head.get(name), list) for name in ("files", "tables")) or "tables" not in head.get(
        "recipe", ()
    ):
        raise _spoilt("files, tables, recipe")
    names = [file["name"] for file in head["files"] if "refused" not in file]
    if dataset is not None and len(names) > 1:
        raise InvalidRequest("--dataset 一次只能用于一个文件", "--dataset is for one file at a time")
    files = _take_rows(head, names, path, setting, memory)
    found = [_file_plan(head, name, files[name], memory, dataset) for name in names]
    _refuse_twins(found)
    return head, found


def _take_rows(head: Plain, names: Sequence[str], path: Path, setting: Setting, memory: Memory) -> Mapping[str, _Parts]:
    kinds = {table["id"]: _kind(table["kind"]) for table in head["tables"]}
    seats = {table["id"]: table["seat"] for table in head["tables"] if "seat" in table}
    own = {table["id"]: _file_of(table["source"], names) for table in head["tables"]}
    files = {
        name: _Parts(FactMaker(kinds, setting, seats), ListedMaker(head, name, memory.opened, setting.takes_errors))
        for name in names
    }
    for number, row in enumerate(read_rows(path), 1):
        try:
            parts = files[own[row["table"]]]
            parts.maker.take(row)
            parts.listed.take(row)
            parts.edition.take(row)
        except (KeyError, TypeError, ValueError, AttributeError, StopIteration) as error:
            raise _spoilt(f"rows {number}") from error
    keep_known_owners((parts.maker.made for parts in files.values()), setting.firms)
    return files


def _spoilt(where: str) -> InvalidRequest:
    return InvalidRequest(
        f"计划的 {where} 被改坏了，没有导入；请重新生成计划，更正写在 corrections 里",
        f"{where} of the plan cannot be understood; nothing was taken in: make the plan again, write corrections there",
    )


def _kind(kind: str) -> str:
    return "chain_book" if kind == "chain_picture" else kind


def _file_of(source: str, names: Iterable[str]) -> str:
    """Return the file that a table of `file!sheet` is in; names may hold the mark themselves."""
    found = [name for name in names if source.startswith(f"{name}!")]
    if not found:
        raise InvalidRequest(f"计划里没有这张表的文件：{source}", f"the plan does not list the file of {source}")
    return max(found, key=len)


def _file_plan(head: Plain, name: str, parts: _Parts, memory: Memory, dataset: str | None) -> FilePlan:
    sheets = {table["source"] for table in head["tables"] if table["source"].startswith(f"{name}!")}
    recipe = head["recipe"]
    tables = [
        table
        for table in recipe["tables"]
        if any(source.removeprefix(f"{name}!") == table["sheet"] for source in sheets)
    ]
    shapes = sorted({table["fingerprint"] for table in tables}) or [_picture_shape(head, name)]
    made = parts.maker.made
    follows = memory.earlier(shapes, dataset or dataset_name(name), parts.edition)
    if dataset is not None:
        follows = next(((entry, act) for entry, act in memory.imports if act.dataset == dataset), None)
    file = next(file for file in head["files"] if file["name"] == name)
    act = ImportFile(
        dataset=dataset or (_free_name(name, memory) if follows is None else follows[1].dataset),
        file=PurePath(name).name[-200:],
        sha256=file["sha256"],
        shapes=" ".join(shapes),
        recipe=json.dumps({**recipe, "tables": tables}, ensure_ascii=False),
        rows=encode_rows(made.rows),
        contents=edition_text(parts.edition),
        ledger=parts.listed.listed.encoded(),
        covers=Covers.CELL,
    )
    changes = None if follows is None else compare(edition_from(follows[1].contents), parts.edition)
    return FilePlan(act, made, parts.listed.listed, follows, changes)


def _picture_shape(head: Plain, name: str) -> str:
    """Return what stands for the headings of a file that has none: a drawn chain book, by its sheets."""
    sheets = [table["source"].removeprefix(f"{name}!") for table in head["tables"] if table["kind"] == "chain_picture"]
    return "picture:" + ",".join(sorted(sheets)).replace(" ", "_")


def dataset_name(file: str) -> str:
    """Return the name of a list by that of its file, without what changes from quarter to quarter."""
    stem = PurePath(file).stem
    bare = re.sub(r"\d{2,4}年?度?|[一二三四1-4]季度|\d{1,2}月份?|[（(]\d+[)）]|副本|最终|终稿|修改|更新|版", "", stem)
    cleaned = _SIGNS.sub("-", re.sub(r"[（(]\s*[)）]", "", bare)).strip("-._ ")
    return (cleaned or _SIGNS.sub("-", stem).strip("-") or "list")[:_LONGEST_NAME]


def _free_name(file: str, memory: Memory) -> str:
    taken = {act.dataset for _, act in memory.imports}
    base = dataset_name(file)
    names = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _refuse_twins(files: Sequence[FilePlan]) -> None:
    """Raise InvalidRequest where two files of one plan would stand in one another's place."""
    names = [each.act.dataset for each in files]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InvalidRequest(
            f"两个文件都是“{twice}”的新一期，请分开导入，用 --dataset 取名",
            f"two files are editions of “{twice}”: import them apart, and name them by --dataset",
        )


def held_rows(files: Iterable[FilePlan]) -> list[HeldRow]:
    """List the rows of all files that are held back."""
    return [held for each in files for held in each.made.held]
