"""What people do in the app: kinds of act, each declared once, and the entries of the log that keep them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from graph.model.act import Act
from graph.model.column import Column
from graph.model.fact_acts import FACT_ACTS
from graph.model.facts import from_scalar
from graph.model.kinds import RulingKind
from graph.model.ledger_acts import LEDGER_ACTS
from graph.model.review_acts import REVIEW_ACTS, Propose
from graph.model.schema import Property, properties

__all__ = [
    "ACTS",
    "FORMER_ACTS",
    "RULING_SUBJECTS",
    "Act",
    "AddToShortlist",
    "DiscardScenario",
    "FormerAct",
    "LogEntry",
    "MakeRuling",
    "RemoveFromShortlist",
    "RetiredAct",
    "SaveScenario",
    "ScenarioAct",
    "ShortlistAct",
    "Undo",
    "UnknownAct",
    "act_of",
    "propose",
    "proposed",
]

ChainId = Annotated[str, Column("产业链编号", "Chain id", "Id of the chain", "哪条产业链")]
LinkId = Annotated[str, Column("链环编号", "Link id", "Id of the link", "哪个链环")]
FirmId = Annotated[
    str | None,
    Column(
        "企业编号",
        "Firm id",
        "Id of the candidate; blank where it is about the link alone",
        "哪家候选企业；空着就是只列链环",
    ),
]
Name = Annotated[str, Column("方案名称", "Scenario", "Name the scenario is kept under", "方案用什么名字保存")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistAct(Act):
    """What has to do with one place of the shortlist: a link, alone or with one candidate."""

    link_id: LinkId
    firm_id: FirmId = None

    @property
    def subject(self) -> str:
        """Return the place on the shortlist."""
        return f"shortlist/{self.link_id}/{self.firm_id or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddToShortlist(ShortlistAct):
    """A link, alone or with one candidate, is put on the shortlist; the reason is the note beside it."""

    KIND = "SHORTLIST"
    ZH = "列入跟进"
    EN = "Shortlisted"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFromShortlist(ShortlistAct):
    """It is taken off the shortlist."""

    KIND = "DELIST"
    ZH = "移出跟进"
    EN = "Taken off the shortlist"
    SETS_VALUE = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeRuling(Act):
    """A department settled something about a link of a chain; it counts as a relation RULED of the facts does."""

    KIND = "RULING"
    ZH = "核定"
    EN = "Ruled"
    NEEDS_REASON = True

    chain_id: ChainId
    link_id: LinkId
    ruling: Annotated[RulingKind, Column("核定结论", "Ruling", "What was settled", "核定的结论")]

    @property
    def subject(self) -> str:
        """Return the link of the chain."""
        return f"{RULING_SUBJECTS}{self.chain_id}/{self.link_id}"


RULING_SUBJECTS = "ruling/"
"""How the subject of every ruling begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioAct(Act):
    """What has to do with one scenario, told by its name."""

    name: Name

    @property
    def subject(self) -> str:
        """Return the name."""
        return f"scenario/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveScenario(ScenarioAct):
    """Suppositions of a what-if are kept under a name."""

    KIND = "SCENARIO"
    ZH = "保存方案"
    EN = "Scenario saved"

    changes: Annotated[
        str, Column("假设", "Changes", "The suppositions, a JSON list of objects", "各条假设，JSON 列表，一条一个对象")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardScenario(ScenarioAct):
    """A scenario is kept no longer."""

    KIND = "DISCARD"
    ZH = "删去方案"
    EN = "Scenario discarded"
    SETS_VALUE = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Act):
    """An earlier entry is as if it had not been made; an undo can be undone too."""

    KIND = "UNDO"
    ZH = "撤销"
    EN = "Undone"

    entry: Annotated[int, Column("所撤记录", "Entry", "Sequence of the entry undone", "撤销的是第几条记录")]
    about: Annotated[str, Column("所撤事项", "Subject", "Subject of the entry undone", "那一条记录说的是什么")]

    @property
    def subject(self) -> str:
        """Return the subject of the entry undone."""
        return self.about

    @property
    def names(self) -> tuple[int, str]:
        """Return the entry undone and its subject."""
        return self.entry, self.about


ACTS: dict[str, type[Act]] = {
    kind.KIND: kind for kind in (AddToShortlist, RemoveFromShortlist, MakeRuling, SaveScenario, DiscardScenario, Undo)
}
ACTS |= {kind.KIND: kind for kind in FACT_ACTS}
ACTS |= {kind.KIND: kind for kind in (*LEDGER_ACTS, *REVIEW_ACTS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerAct:
    """How an act is read that an earlier version kept under another name, or with other fields or words.

    `kind` is its present name, None where the act is retired. `fields` maps former names of fields to present ones,
    None where one was dropped; `words` maps former words to present ones, by the present name of their field.
    """

    kind: str | None
    fields: Mapping[str, str | None] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


FORMER_ACTS: dict[str, FormerAct] = {}
"""By the kind in the log, where it is not read as ACTS declares it. A row is never removed: logs live for years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetiredAct(Act):
    """An act no version makes any more: it is listed, and nothing follows from it."""

    KIND = "RETIRED"
    ZH = "旧版记录"
    EN = "Entry of a former version"
    SETS_VALUE = False

    former: str
    content: str

    @property
    def subject(self) -> str:
        """Return the former kind."""
        return f"retired/{self.former}"

    def payload(self) -> str:
        """Return the payload as it was kept."""
        return self.content


class UnknownAct(ValueError):
    """Something of an act that this version does not know; said as what follows “entry 7”, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(en)


def act_of(kind: str, payload: str) -> Act:
    """Return the act that `payload` took apart; optional fields it lacks take their declared default.

    Raises UnknownAct where this version does not know its kind, a field or a word, ValueError or
    TypeError where it is no JSON object.
    """
    reading = FORMER_ACTS.get(kind, FormerAct(kind=kind))
    if reading.kind is None:
        return RetiredAct(former=kind, content=payload)
    if reading.kind not in ACTS:
        raise UnknownAct(f"是这一版不认识的做法 {kind}", f"is of a kind this version does not know, {kind}")
    stored = json.loads(payload)
    if not isinstance(stored, dict):
        raise TypeError(f"not an object: {payload[:40]}")
    found = _read(ACTS[reading.kind], _present(stored, reading))
    if isinstance(found, Propose):
        # what is proposed must be known too, or the proposal is not
        proposed(found)
    return found


def propose(act: Act, ground: int) -> Propose:
    """Return the proposal of an act; `ground` is the last entry on its subject that its maker knew of."""
    return Propose(kind=act.KIND, inner=act.payload(), about=act.subject, ground=ground)


def proposed(act: Propose) -> Act:
    """Return the act that is proposed. Raises what `act_of` does."""
    return act_of(act.kind, act.inner)


def _present(stored: Mapping[str, Any], reading: FormerAct) -> dict[str, Any]:
    """Return fields under their present names, words as the present ones."""
    named = {reading.fields.get(name, name): value for name, value in stored.items()}
    return {
        name: reading.words.get(name, {}).get(value, value) if isinstance(value, str) else value
        for name, value in named.items()
        if name is not None
    }


def _read(declared: type[Act], stored: Mapping[str, Any]) -> Act:
    known = {each.name: each for each in properties(declared)}
    for name in stored:
        if name not in known:
            raise UnknownAct(f"有这一版不认识的一栏 {name}", f"has a field this version does not know, {name}")
    for name, each in known.items():
        if name not in stored and not each.optional:
            raise UnknownAct(f"缺少这一版要有的一栏“{each.column.zh}”", f"lacks a field this version needs, {name}")
    return declared(**{name: _value(known[name], value) for name, value in stored.items()})


def _value(declared: Property, value: Any) -> object:
    try:
        return from_scalar(declared.type, value)
    except ValueError as error:
        raise UnknownAct(
            f"的“{declared.column.zh}”用了这一版没有的词 {value}",
            f"uses a word this version does not have for {declared.name}, {value}",
        ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One entry of the log: an act, who did it, when, on which load, and why.

    `who` is a department or an account; `made_at` is UTC in ISO 8601.
    """

    sequence: int
    who: str
    made_at: str
    load_id: str
    act: Act
    reason: str | None = None
