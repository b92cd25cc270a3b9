"""What people do about a review: propose an act that waits, accept or return it, and set which kinds wait."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.act import Act
from graph.model.column import Column

PROPOSALS = "proposal/"
"""How the subject of every proposal begins: what it proposes is told by the rest."""
REVIEW_SUBJECTS = "review/"
"""How the subject of every setting of the review begins."""

About = Annotated[str, Column("所报事项", "Subject", "Subject of the act proposed", "报审的那件事说的是什么")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Act):
    """An act is entered and waits: nothing follows from it until somebody else accepts it.

    `inner` is the payload of the act, `ground` the sequence of the last entry on its subject that its maker knew of.
    """

    KIND = "PROPOSE"
    ZH = "报审"
    EN = "Proposed"
    SETS_VALUE = False

    kind: Annotated[str, Column("所报做法", "Kind", "Kind of the act proposed", "报审的是哪一种做法")]
    inner: Annotated[str, Column("所报内容", "Content", "The act proposed, as JSON", "报审的内容，JSON")]
    about: About
    ground: Annotated[
        int, Column("所见记录", "Ground", "Last entry on the subject its maker knew of", "报的人看到的最近一条记录")
    ] = 0

    @property
    def subject(self) -> str:
        """Return that it is a proposal, and on what."""
        return f"{PROPOSALS}{self.about}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAct(Act):
    """What is decided on one proposal."""

    SETS_VALUE = False

    proposal: Annotated[int, Column("所审记录", "Proposal", "Sequence of the proposal", "审的是第几条记录")]
    about: About

    @property
    def names(self) -> tuple[int, str]:
        """Return the proposal and its subject."""
        return self.proposal, f"{PROPOSALS}{self.about}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(ReviewAct):
    """A proposal counts from here on as if its maker had entered it now; undone, it waits again."""

    KIND = "ACCEPT"
    ZH = "审核通过"
    EN = "Accepted"

    @property
    def subject(self) -> str:
        """Return the subject of the act accepted, on which it stands from now on."""
        return self.about


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBack(ReviewAct):
    """A proposal is returned, with the reason."""

    KIND = "RETURN"
    ZH = "退回"
    EN = "Returned"
    NEEDS_REASON = True

    @property
    def subject(self) -> str:
        """Return the subject of the proposal."""
        return f"{PROPOSALS}{self.about}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReview(Act):
    """The city settles whether acts of a kind wait for a review."""

    KIND = "REVIEW_SET"
    ZH = "审核设置"
    EN = "Review set"
    NEEDS_REASON = True

    of: Annotated[str, Column("做法", "Kind", "Kind of act", "哪一种做法")]
    waits: Annotated[bool, Column("要审核", "Waits", "Whether it waits for a review", "要不要审核")]

    @property
    def subject(self) -> str:
        """Return the kind."""
        return f"{REVIEW_SUBJECTS}{self.of}"


REVIEW_ACTS: tuple[type[Act], ...] = (Propose, Accept, SendBack, SetReview)
