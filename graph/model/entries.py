"""What people do in the app: kinds of act, each declared once, and the entries of the log that keep them."""

import json
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from graph.model.column import Column
from graph.model.facts import scalar, typed
from graph.model.kinds import RulingKind
from graph.model.schema import properties

ChainId = Annotated[str, Column("产业链编号", "Chain id", "Id of the chain", "哪条产业链")]
LinkId = Annotated[str, Column("链环编号", "Link id", "Id of the link", "哪个链环")]
FirmId = Annotated[
    str | None,
    Column(
        "企业编号",
        "Firm id",
        "Id of the candidate; blank where it is about the link alone",
        "哪家候选企业；空白指链环本身",
    ),
]
Name = Annotated[str, Column("方案名称", "Scenario", "Name the scenario is kept under", "方案用什么名字保存")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What somebody did. Acts on one subject follow one another; the last that was not undone stands.

    `STANDS` tells whether anything is there after the act, `REASONED` whether it may not go without a reason.
    """

    KIND: ClassVar[str]
    ZH: ClassVar[str]
    EN: ClassVar[str]
    STANDS: ClassVar[bool] = True
    REASONED: ClassVar[bool] = False

    @property
    def subject(self) -> str:
        """Return what the act is about: two people who act on it without knowing of one another collide."""
        raise NotImplementedError

    def payload(self) -> str:
        """Return the declared properties as JSON."""
        values = {each.name: scalar(getattr(self, each.name)) for each in properties(type(self))}
        return json.dumps(values, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnShortlist(Act):
    """What has to do with one place of the shortlist: a link, alone or with one candidate."""

    link_id: LinkId
    firm_id: FirmId = None

    @property
    def subject(self) -> str:
        """Return the place on the shortlist."""
        return f"shortlist/{self.link_id}/{self.firm_id or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortlist(OnShortlist):
    """A link, alone or with one candidate, is put on the shortlist; the reason is the note beside it."""

    KIND = "SHORTLIST"
    ZH = "列入清单"
    EN = "Shortlisted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delist(OnShortlist):
    """It is taken off the shortlist."""

    KIND = "DELIST"
    ZH = "移出清单"
    EN = "Taken off the shortlist"
    STANDS = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(Act):
    """A department settled something about a link of a chain; it counts as a relation RULED of the facts does."""

    KIND = "RULING"
    ZH = "核定"
    EN = "Ruled"
    REASONED = True

    chain_id: ChainId
    link_id: LinkId
    ruling: Annotated[RulingKind, Column("核定结论", "Ruling", "What was settled", "核定的结论")]

    @property
    def subject(self) -> str:
        """Return the link of the chain."""
        return f"{RULINGS}{self.chain_id}/{self.link_id}"


RULINGS = "ruling/"
"""How the subject of every ruling begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnScenario(Act):
    """What has to do with one scenario, told by its name."""

    name: Name

    @property
    def subject(self) -> str:
        """Return the name."""
        return f"scenario/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(OnScenario):
    """Suppositions of a what-if are kept under a name."""

    KIND = "SCENARIO"
    ZH = "保存方案"
    EN = "Scenario saved"

    changes: Annotated[
        str, Column("假设", "Changes", "The suppositions, a JSON list of objects", "各条假设，JSON 列表，一条一个对象")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discard(OnScenario):
    """A scenario is kept no longer."""

    KIND = "DISCARD"
    ZH = "删去方案"
    EN = "Scenario discarded"
    STANDS = False


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


ACTS: dict[str, type[Act]] = {kind.KIND: kind for kind in (Shortlist, Delist, Ruling, Scenario, Discard, Undo)}


def act_of(kind: str, payload: str) -> Act:
    """Return the act that `payload` took apart. Raises KeyError or ValueError where it is none of ours."""
    declared = ACTS[kind]
    stored = json.loads(payload)
    values: dict[str, Any] = {each.name: typed(each.type, stored[each.name]) for each in properties(declared)}
    return declared(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the log: an act, who did it, when, on which load, and why.

    `who` is a department or an account; `made_at` is UTC in ISO 8601.
    """

    sequence: int
    who: str
    made_at: str
    load_id: str
    act: Act
    reason: str | None = None
