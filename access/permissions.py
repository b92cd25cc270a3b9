"""May this person do this, and why not: the one answer that door, pages and programs share."""

from access.decision import YES, Decision, Refused
from access.person import Person
from access.reviewing import may_decide, may_set, may_withdraw, what_is_undone
from access.roles import ADMINISTRATORS, BUSINESS, Role, labels
from access.rules import RULES, Rule
from access.scope import Places
from access.whereabouts import Whereabouts
from graph.analysis.ledger_lists import decode_listed
from graph.model.act import Act
from graph.model.acts import Undo, proposed
from graph.model.fact_acts import ImportFile
from graph.model.review_acts import Propose, ReviewAct, SendBack, SetReview

__all__ = ["YES", "Decision", "Refused", "may", "may_be", "may_kind", "may_record", "may_see"]


UNKNOWN = Decision("没有登录，不能做这件事；请先登录", "nobody is signed in; sign in first")
FORMER = Decision(
    "这条记录没有了，或属于旧版，撤销不了", "the entry is gone or of a former version and cannot be undone"
)


def may(person: Person | None, act: Act, known: Whereabouts) -> Decision:
    """Return whether a person may enter an act, by role and by scope."""
    decision = may_kind(person, type(act))
    if person is None or person.trusted or not decision.allowed:
        return decision
    return _may_now(person, act, known)


def _may_now(person: Person, act: Act, known: Whereabouts) -> Decision:
    """Return whether somebody whose role is right for it may enter an act, by what it is about."""
    match act:
        case Undo():
            return _undo(person, act, known)
        case Propose():
            return _propose(person, act, known)
        case ReviewAct():
            return may_decide(person, act, known.records)
        case SetReview():
            return may_set(person, act)
        case ImportFile(ledger=told) if told:
            return _listed(person, act)
    return _in_scope(person, act, RULES[type(act)], known)


def may_kind(person: Person | None, *kinds: type[Act]) -> Decision:
    """Return whether a person may enter acts of some kind at all, whatever they are about."""
    if person is None:
        return UNKNOWN
    for kind in () if person.trusted else kinds:
        # an act without a rule is nobody's
        roles = RULES[kind].roles if kind in RULES else frozenset[Role]()
        if not roles & person.roles:
            return _wrong_role(person, f"“{kind.ZH}”", f"“{kind.EN}”", roles)
        if RULES[kind].whole_city and not (person.scope.everything or Role.REVIEW in person.roles):
            return _outside(person, f"“{kind.ZH}”涉及全市", f"“{kind.EN}” concerns the whole city")
    return YES


def may_record(person: Person | None) -> Decision:
    """Return whether a person may enter anything."""
    return may_be(person, frozenset((Role.REPORT, Role.REVIEW)), "登记", "recording")


def may_see(person: Person | None) -> Decision:
    """Return whether a person may see the graph and the papers made of it."""
    return may_be(person, BUSINESS, "看资料和材料", "seeing the graph")


def may_be(person: Person | None, roles: frozenset[Role], zh: str, en: str) -> Decision:
    """Return whether a person has one of some roles; the words say what for."""
    if person is None:
        return UNKNOWN
    return YES if person.trusted or person.roles & roles else _wrong_role(person, zh, en, roles)


def _wrong_role(person: Person, zh: str, en: str, roles: frozenset[Role]) -> Decision:
    return Decision(
        f"{labels(person.roles)}岗不能{zh}；只限{labels(roles)}岗",
        f"{labels(person.roles, 'en')}: no right to {en}; only {labels(roles, 'en')}",
    )


def _in_scope(person: Person, act: Act, rule: Rule, known: Whereabouts) -> Decision:
    """Return whether an act lies in a reporter's scope; reviewers whom the rule names have the whole city."""
    if person.scope.everything or (Role.REVIEW in rule.roles and Role.REVIEW in person.roles):
        return YES
    needed = () if rule.where is None else rule.where(act, known)
    missed = next((each for each in needed if not person.scope.places.touches(each)), None)
    return YES if missed is None else _missed(person, missed)


def _missed(person: Person, missed: Places) -> Decision:
    if not missed:
        return _outside(person, "这一项查不到属于哪个县区、产业链或专班", "nothing on file says whose it is")
    return _outside(person, f"这一项属于{missed.told()}", f"it belongs to {missed.told('en')}")


def _outside(person: Person, zh: str, en: str) -> Decision:
    return Decision(
        f"{zh}，不在本账号的范围（{person.scope.told()}），没有保存",
        f"{en}, outside your scope ({person.scope.told('en')}); nothing was saved",
    )


def _listed(person: Person, act: ImportFile) -> Decision:
    """Return whether a list may say what it says for the ledger: its acts are those of the rules, of the whole city."""
    listed = decode_listed(act.ledger)
    kinds = sorted({type(each) for _, each in listed.acts} if listed is not None else (), key=lambda kind: kind.KIND)
    decision = may_kind(person, *kinds)
    reviewed = Role.REVIEW in person.roles and all(Role.REVIEW in RULES[kind].roles for kind in kinds)
    if not decision.allowed or reviewed or person.scope.everything:
        return decision
    return _outside(person, "名单里各项目涉及全市", "the projects of a list concern the whole city")


def _undo(person: Person, act: Undo, known: Whereabouts) -> Decision:
    """Return whether an entry may be undone: by whoever may enter such an act, or the undo of one."""
    undone = what_is_undone(act, known.records)
    if undone is None or type(undone) not in RULES:
        return FORMER
    match undone:
        case Propose():
            return may_withdraw(person, _proposal_of(act, known), known.records)
        case SetReview():
            return _first(may_kind(person, SetReview), may_set(person, undone))
        case SendBack():
            return may_kind(person, SendBack)
    decision = may_kind(person, type(undone))
    # a reviewer takes back what reporters entered: that is what a review is for
    if Role.REVIEW in person.roles and not person.roles & ADMINISTRATORS:
        return YES
    return decision if not decision.allowed else _in_scope(person, undone, RULES[type(undone)], known)


def _first(*decisions: Decision) -> Decision:
    """Return the first that is against it, else that it may be done."""
    return next((each for each in decisions if not each.allowed), YES)


def _propose(person: Person, act: Propose, known: Whereabouts) -> Decision:
    """Return whether an act may be proposed: by whoever may enter it, if its kind can be reviewed."""
    inner = proposed(act)
    if isinstance(inner, (Propose, ReviewAct, SetReview)):
        return FORMER
    return may(person, inner, known)


def _proposal_of(act: Undo, known: Whereabouts) -> int:
    """Return the number of the proposal that an undo is about in the end."""
    entry = known.records.entry(act.entry)
    return _proposal_of(entry.act, known) if entry is not None and isinstance(entry.act, Undo) else act.entry
