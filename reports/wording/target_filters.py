"""What a document is limited to, in words: with the names of the limits, and as a label without them."""

from collections.abc import Iterable

from graph.analysis.judgement import Judgement
from graph.analysis.target_filter import TargetFilter
from graph.analysis.verdicts.states import Strategy
from graph.model.kinds import Basis
from graph.model.labelled_enum import LabelledEnum
from graph.text import Text
from reports.wording.language import Language, without_brackets
from reports.wording.punctuation import join_clauses, join_names, with_label
from reports.wording.sentences import chain_name, firm_name, short_name

LIMITS = (
    Text("产业链", "chains"),
    Text("策略", "strategies"),
    Text("招商专班", "task force"),
    Text("链长部门", "chief department"),
    Text("县区（有企业做它、建它、供它或用它）", "district (a firm there makes, builds, feeds or takes it)"),
    Text("候选企业的证据", "evidence of candidates"),
    Text("链环", "links"),
    Text("企业", "firms"),
)
"""The names of the limits of a scope, in the order of its fields."""
NO_LIMIT = Text("无", "none")


def scope_text(judgement: Judgement, scope: TargetFilter, language: Language) -> str:
    """Return the limits of a scope, each with its name; that there is none where it has none."""
    told = zip(LIMITS, _limits(judgement, scope, language), strict=True)
    parts = [with_label(name.of(language), value, language) for name, value in told if value is not None]
    return join_clauses(parts, language) or NO_LIMIT.of(language)


def scope_label(judgement: Judgement, scope: TargetFilter, language: Language) -> str:
    """Return the limits of a scope without their names, what a file is told from others by; empty where it has none."""
    return join_names(filter(None, _limits(judgement, scope, language)), language)


def _limits(judgement: Judgement, scope: TargetFilter, language: Language) -> tuple[str | None, ...]:
    """Return what a scope is limited to, in the order of LIMITS; None for no limit."""
    chains = None if scope.chains is None else chain_names(judgement, scope.chains_in(judgement), language)
    strategies = None if scope.strategies is None else _labels(Strategy, scope.strategies, language)
    bases = None if scope.bases is None else _labels(Basis, scope.bases, language)
    city = judgement.city
    links = (
        None
        if scope.links is None
        else join_names((short_name(city.links[each], language) for each in scope.links), language)
    )
    firms = None if scope.firms is None else join_names((firm_name(city.firms[each]) for each in scope.firms), language)
    return (chains, strategies, scope.task_force, scope.department, scope.district, bases, links, firms)


def _labels(words: Iterable[LabelledEnum], chosen: frozenset[LabelledEnum], language: Language) -> str:
    return join_names((each.label(language) for each in words if each in chosen), language)


def chain_names(judgement: Judgement, chains: Iterable[str], language: Language) -> str:
    """Return the names of chains, listed."""
    return join_names(
        (without_brackets(chain_name(judgement.city.chains[chain], language)) for chain in chains), language
    )
