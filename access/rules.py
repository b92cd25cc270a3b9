"""Which roles may enter which kind of act, and by what of it the scope is told: a rule for every declared act."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from access.roles import Role
from access.scope import NOWHERE, Places
from access.whereabouts import Whereabouts
from graph.model import acts, fact_acts, ledger_acts, ledger_city_acts, review_acts
from graph.model.act import Act

Where = Callable[[Any, Whereabouts], tuple[Places, ...]]
"""Returns the places of an act, each of which a scope must touch."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may enter an act: the roles, and for reporters the places it must be in; None: anybody's, with no scope.

    `reviewable` is what a city may want reviewed before it counts, when a reporter enters it.
    """

    roles: frozenset[Role]
    where: Where | None = None
    whole_city: bool = False
    reviewable: bool = False


def _link(act: Any, known: Whereabouts) -> tuple[Places, ...]:
    return (known.link(act.link_id),)


def _project(act: Any, known: Whereabouts) -> tuple[Places, ...]:
    return (known.project(act.project_id),)


def _opened(act: Any, known: Whereabouts) -> tuple[Places, ...]:
    """Return where a project will be and where it was: opening it anew takes it out of nobody's hands.

    What the act leaves blank is as the facts have it.
    """
    before, after = known.project(act.project_id), known.opened(act) | known.project_of_facts(act.project_id)
    return (after, *([before] if before else []))


def _lead(act: Any, known: Whereabouts) -> tuple[Places, ...]:
    return (known.lead(act),)


def _followed(act: Any, known: Whereabouts) -> tuple[Places, ...]:
    before = known.last_followed(act)
    return (known.link(act.link_id) | known.followed(act), *([] if before is None else [known.lead(act)]))


def _unit(act: Any, _: Whereabouts) -> tuple[Places, ...]:
    return (Places.of((act.unit,), (), (act.unit,)),)


def _fact(act: Any, known: Whereabouts) -> tuple[Places, ...]:
    return (known.fact(act.kind, act.fact),)


def _corrected(act: Any, known: Whereabouts) -> tuple[Places, ...]:
    """Return where a fact is, and where it will be if its district is what is set: nobody gives it away alone."""
    after = Places.of((act.value,)) if act.column == "district" else NOWHERE
    return (known.fact(act.kind, act.fact), *([after] if after else []))


def _pair(act: Any, known: Whereabouts) -> tuple[Places, ...]:
    return (known.fact(act.kind, act.kept), known.fact(act.kind, act.other))


def _product(act: Any, known: Whereabouts) -> tuple[Places, ...]:
    return (known.link(act.link_id) | known.firm(act.firm_id),)


def _named(act: Any, known: Whereabouts) -> tuple[Places, ...]:
    return (NOWHERE if act.target is None else known.fact(act.kind, act.target),)


def _reports(where: Where) -> Rule:
    return Rule(frozenset((Role.REPORT,)), where, reviewable=True)


def _both(where: Where | None) -> Rule:
    # nothing rests on what lies nowhere, so there is nothing to review
    return Rule(frozenset((Role.REPORT, Role.REVIEW)), where, reviewable=where is not None)


_REVIEWS = Rule(frozenset((Role.REVIEW,)))
_WHOLE_CITY = Rule(frozenset((Role.REPORT, Role.REVIEW)), whole_city=True, reviewable=True)
_OF_ENTRY = Rule(frozenset((Role.REPORT, Role.REVIEW)))
"""An undo goes by the rule of the entry it undoes, a proposal by that of its act; `permissions` looks that up."""

RULES: dict[type[Act], Rule] = {
    acts.AddToShortlist: _both(_link),
    acts.RemoveFromShortlist: _both(_link),
    acts.MakeRuling: _REVIEWS,
    acts.SaveScenario: _both(None),
    acts.DiscardScenario: _both(None),
    acts.Undo: _OF_ENTRY,
    fact_acts.ImportFile: _WHOLE_CITY,
    fact_acts.WithdrawImport: _WHOLE_CITY,
    fact_acts.Correct: _both(_corrected),
    fact_acts.RemoveFact: _both(_fact),
    fact_acts.Merge: _both(_pair),
    fact_acts.KeepApart: _both(_pair),
    fact_acts.MatchProduct: _both(_product),
    fact_acts.OtherName: _both(_named),
    ledger_city_acts.FollowLead: _reports(_followed),
    ledger_city_acts.DropLead: _reports(_lead),
    ledger_acts.OpenProject: _reports(_opened),
    ledger_acts.FileProof: _reports(_project),
    ledger_acts.MoveProject: _reports(_project),
    ledger_acts.StepTold: _both(_project),
    ledger_acts.RecordAmount: _reports(_project),
    ledger_acts.SetPlan: _reports(_project),
    ledger_acts.RaiseProblem: _reports(_project),
    ledger_acts.AnswerProblem: _reports(_project),
    ledger_acts.NoteProject: _reports(_project),
    ledger_acts.AcceptReason: _REVIEWS,
    ledger_city_acts.ReportFigure: _reports(_unit),
    ledger_city_acts.AdoptTable: _REVIEWS,
    review_acts.Propose: _OF_ENTRY,
    review_acts.Accept: _REVIEWS,
    review_acts.SendBack: _REVIEWS,
    review_acts.SetReview: _REVIEWS,
}
REVIEWABLE = tuple(kind for kind, rule in RULES.items() if rule.reviewable)
"""The kinds of act that a city may want reviewed."""


class NoRule(RuntimeError):
    """A declared act has no rule, or a rule is of no act: the program does not start so."""


def check_complete(declared: Iterable[type[Act]], ruled: Iterable[type[Act]]) -> None:
    """Raise NoRule where acts and rules do not agree."""
    left = {kind.KIND for kind in declared} ^ {kind.KIND for kind in ruled}
    if left:
        raise NoRule(f"acts without a rule in access/rules.py, or rules without an act: {', '.join(sorted(left))}")


check_complete(acts.ACTS.values(), RULES)
