"""The contract of the log of records: entries are added at the end, and nothing is ever edited or removed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from graph.errors import Impossible, LogDamaged, NotFound, Overtaken
from graph.model.entries import Act, Entry, Scenario, Undo, act_of

LONGEST = 2_000
"""Characters a reason may have."""
DAMAGED = "记录文件打不开，请勿删除，从备份恢复 / the log of records cannot be read; do not delete it, restore a backup"

COLUMNS = ("sequence", "subject", "who", "made_at", "load_id", "kind", "payload", "reason")
"""What is kept of an entry, in both engines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An act about to be entered: by which department or account, on which load, and why."""

    act: Act
    who: str
    load_id: str
    reason: str | None = None


class Log(Protocol):
    """A log of records; several processes may append to it at once."""

    def last(self) -> int:
        """Return the sequence of the last entry, 0 where there is none. Raises LogDamaged."""

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, by sequence. Raises LogDamaged."""

    def append(self, draft: Draft, expected: int) -> Entry:
        """Enter an act and return its entry, durable when this returns.

        `expected` is the sequence of the last entry on the act's subject that its maker knew of, 0 where there was
        none. Raises Overtaken where another stands there now, NotFound where an undo names no entry, Impossible
        where a reason is missing, and the store's errors; nothing is written then.
        """

    def take_over(self, entries: Sequence[Entry]) -> int:
        """Add the entries of another log behind those held, as they are; return how many were added.

        Raises Impossible where what is held is not the beginning of them; nothing is written then.
        """


def checked(draft: Draft) -> Draft:
    """Return a draft with its reason trimmed. Raises Impossible where what it needs is missing."""
    reason = (draft.reason or "").strip()
    if draft.act.REASONED and not reason:
        raise Impossible("没有写理由，没有保存", "no reason was given; nothing was saved")
    if len(reason) > LONGEST:
        raise Impossible(f"理由不能超过 {LONGEST:,} 字", f"a reason has at most {LONGEST:,} characters")
    if not draft.who.strip():
        raise Impossible("没有写由谁记录，没有保存", "not told by whom; nothing was saved")
    if isinstance(draft.act, Scenario):
        _check_scenario(draft.act)
    return Draft(act=draft.act, who=draft.who.strip(), load_id=draft.load_id, reason=reason or None)


def _check_scenario(act: Scenario) -> None:
    if not act.name.strip():
        raise Impossible("方案没有名字", "the scenario has no name")
    try:
        changes = json.loads(act.changes)
    except ValueError:
        changes = None
    if not isinstance(changes, list) or not all(isinstance(each, dict) for each in changes):
        raise Impossible("方案的假设应为 JSON 对象的列表", "the changes of a scenario are a JSON list of objects")


def entered(draft: Draft, last: int, on_subject: int, undone: str | None, expected: int) -> Entry:
    """Return the entry a draft becomes behind entry `last`, if `on_subject` is still what its maker expected.

    `undone` is the subject of the entry an undo names, None where there is no such entry.
    """
    if isinstance(draft.act, Undo) and undone != draft.act.about:
        raise NotFound(f"没有这条记录 / no such record: #{draft.act.entry}")
    if on_subject != expected:
        raise Overtaken(expected, on_subject)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Entry(
        sequence=last + 1, who=draft.who, made_at=now, load_id=draft.load_id, act=draft.act, reason=draft.reason
    )


def missing(held: Sequence[Entry], entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries behind those held. Raises Impossible where the two logs parted ways."""
    if tuple(held) != tuple(entries[: len(held)]):
        raise Impossible(
            "两边的记录不是同一份，没有复制；请先决定留哪一份",
            "the two logs parted ways; nothing was copied: decide which one to keep",
        )
    return entries[len(held) :]


def entry_values(entry: Entry) -> dict[str, str | int | None]:
    """Return an entry as both engines keep it, by the names of COLUMNS."""
    return {
        "sequence": entry.sequence,
        "subject": entry.act.subject,
        "who": entry.who,
        "made_at": entry.made_at,
        "load_id": entry.load_id,
        "kind": entry.act.KIND,
        "payload": entry.act.payload(),
        "reason": entry.reason,
    }


def entries_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Entry, ...]:
    """Return what `entry_values` took apart. Raises LogDamaged where a row is none of ours."""
    try:
        return tuple(
            Entry(
                sequence=row["sequence"],
                who=row["who"],
                made_at=row["made_at"],
                load_id=row["load_id"],
                act=act_of(row["kind"], row["payload"]),
                reason=row.get("reason"),
            )
            for row in rows
        )
    except (KeyError, ValueError, TypeError) as error:
        raise LogDamaged(DAMAGED) from error
