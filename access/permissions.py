"""May this person do this, and why not: the one answer that door, pages and programs share."""

from dataclasses import dataclass

from access.person import Person
from access.roles import ADMINISTRATORS, BUSINESS, Role, labels
from access.rules import RULES, Rule
from access.scope import Places
from access.whereabouts import Whereabouts
from graph.analysis.ledger_lists import decode_listed
from graph.errors import InvalidRequest
from graph.model.act import Act
from graph.model.acts import Undo
from graph.model.fact_acts import ImportFile


class Refused(InvalidRequest):
    """Somebody may not do what was asked; nothing was written."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something may be done; if not, why, in a sentence of each language."""

    zh: str = ""
    en: str = ""

    @property
    def allowed(self) -> bool:
        """Return whether it may be done."""
        return not self.zh

    def told(self, language: str) -> str | None:
        """Return why not, None where it may be done."""
        return None if self.allowed else self.zh if language == "zh" else self.en

    def demand(self) -> None:
        """Raise Refused where it may not be done."""
        if not self.allowed:
            raise Refused(self.zh, self.en)


YES = Decision()
UNKNOWN = Decision("没有登录，不能做这件事；请先登录", "nobody is signed in; sign in first")
FORMER = Decision(
    "这条记录没有了，或属于旧版，撤销不了", "the entry is gone or of a former version and cannot be undone"
)


def may(person: Person | None, act: Act, known: Whereabouts) -> Decision:
    """Return whether a person may enter an act, by role and by scope."""
    decision = may_kind(person, type(act))
    if person is None or person.trusted or not decision.allowed:
        return decision
    if isinstance(act, Undo):
        return _undo(person, act, known)
    if isinstance(act, ImportFile) and act.ledger:
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
    entry = known.entry(act.entry)
    seen = {act.entry}
    while entry is not None and isinstance(entry.act, Undo) and entry.act.entry not in seen:
        seen.add(entry.act.entry)
        entry = known.entry(entry.act.entry)
    if entry is None or type(entry.act) not in RULES or isinstance(entry.act, Undo):
        return FORMER
    decision = may_kind(person, type(entry.act))
    # a reviewer takes back what reporters entered: that is what a review is for
    if Role.REVIEW in person.roles and not person.roles & ADMINISTRATORS:
        return YES
    return decision if not decision.allowed else _in_scope(person, entry.act, RULES[type(entry.act)], known)
