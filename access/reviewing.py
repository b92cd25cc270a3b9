"""The review: which entries wait for one, and who may decide on which; asked where entries are appended."""

from collections.abc import Iterator

from access.decision import YES, Decision
from access.person import Person
from access.roles import Role
from access.rules import RULES
from access.whereabouts import Whereabouts
from graph.analysis.ledger_lists import decode_listed
from graph.analysis.proposals import Proposal, Standing
from graph.analysis.records import Records
from graph.model.act import Act
from graph.model.acts import ACTS, Undo
from graph.model.fact_acts import ImportFile
from graph.model.review_acts import Propose, ReviewAct, SetReview

OWN = Decision(
    "这一条是自己报的，要由别的审核岗来审，没有保存",
    "this is your own proposal; another reviewer has to decide on it",
)
NO_SUCH = Decision("没有这条待审，没有保存", "there is no such proposal; nothing was saved")
NOT_YOURS = Decision(
    "待审的一条只能由报的人自己撤回；审核岗请用“退回”",
    "only its maker withdraws a proposal; a reviewer returns it",
)
REPORTS_TOO = Decision(
    "兼填报岗的账号不能改审核设置，要由只任审核岗的账号来改",
    "an account that reports too cannot set what is reviewed; one that only reviews can",
)


def must_wait(person: Person | None, act: Act, known: Whereabouts) -> bool:
    """Return whether what a person is about to enter waits for a review: what reporters enter of a kind that is set.

    A reporter who reviews too waits as well, so that nobody accepts his own; commands on the server do not.
    """
    if person is None or person.trusted or Role.REPORT not in person.roles or isinstance(act, (Propose, ReviewAct)):
        return False
    return bool(known.records.reviewed & set(_kinds(act, known)))


def _kinds(act: Act, known: Whereabouts) -> Iterator[str]:
    """Yield the kinds an act counts as: an undo as what it undoes, a list as what it says for the ledger too."""
    told = what_is_undone(act, known.records) if isinstance(act, Undo) else act
    if told is not None:
        yield told.KIND
    listed = decode_listed(told.ledger) if isinstance(told, ImportFile) else None
    yield from () if listed is None else {each.KIND for _, each in listed.acts}


def what_is_undone(act: Undo, records: Records) -> Act | None:
    """Return what an undo is about in the end, through undos of undos; an acceptance is what it accepted."""
    entry, seen = records.entry(act.entry), {act.entry}
    while entry is not None and isinstance(entry.act, Undo) and entry.act.entry not in seen:
        seen.add(entry.act.entry)
        entry = records.entry(entry.act.entry)
    return None if entry is None or isinstance(entry.act, Undo) else entry.act


def may_decide(person: Person | None, act: ReviewAct, records: Records, who: str = "") -> Decision:
    """Return whether a proposal waits and is somebody else's; `who` signs where no account does."""
    found = records.proposals.all.get(act.proposal)
    if found is None:
        return NO_SUCH
    if found.standing is not Standing.WAITING:
        return _settled(found)
    return OWN if is_own(person, found, who) else YES


def is_own(person: Person | None, proposal: Proposal, who: str = "") -> bool:
    """Return whether a proposal is a person's own: an account keeps its name, whichever office it is in."""
    maker = proposal.entry.who
    if person is None or person.trusted:
        return bool(who.strip()) and maker == who.strip()
    return maker in (person.name, person.signature) or maker.endswith(f"（{person.name}）")


def _settled(found: Proposal) -> Decision:
    by = "" if found.decision is None else f"{found.decision.who} #{found.decision.sequence}"
    return Decision(
        f"这一条{found.standing.zh}（{by}），没有再改",
        f"the proposal is {found.standing.en.lower()} already ({by}); nothing was changed",
    )


def may_set(person: Person, act: SetReview) -> Decision:
    """Return whether a person may set whether acts of a kind wait."""
    known = is_reviewable(act.of)
    return REPORTS_TOO if known.allowed and Role.REPORT in person.roles else known


def is_reviewable(kind: str) -> Decision:
    """Return whether acts of a kind, by its name in the log, can wait for a review."""
    declared = ACTS.get(kind)
    if declared is not None and RULES[declared].reviewable:
        return YES
    return Decision(f"{kind} 这种做法不能设为要审核", f"acts of kind {kind} cannot be reviewed")


def may_withdraw(person: Person, proposal: int, records: Records) -> Decision:
    """Return whether a person may take a proposal back, or an undo of that: who made it, while nobody has decided."""
    found = records.proposals.all.get(proposal)
    if found is None:
        return NO_SUCH
    if found.standing in (Standing.ACCEPTED, Standing.RETURNED):
        return _settled(found)
    return YES if is_own(person, found) else NOT_YOURS
