"""What a document has to carry so that it can be compared later: how everything stood, and on which facts."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.facts.age import OLD_AFTER, is_old, reference_year
from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement
from graph.analysis.target_filter import TargetFilter, districts_near
from graph.analysis.targets.strategies import STRATEGY_RULES
from graph.analysis.targets.target_score import WEIGHTS
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rule_book import RULES
from graph.analysis.verdicts.rules import Rule
from graph.analysis.verdicts.states import Strategy
from graph.analysis.versions.firm_snapshots import FirmSnapshot, take_firms
from graph.model.cells import basis_told, evidence_told
from graph.model.edges import Edge, Makes, RelatedTo
from graph.model.evidence import SEPARATOR
from graph.model.fact import Fact
from graph.model.facts import Scalar, identity, to_scalar
from graph.model.nodes import Chain, Firm, Link, Node, Project
from graph.model.schema import NODES, Property, properties
from graph.text import InTwoLanguages

FactKey = tuple[str, ...]
"""The kind of a fact and what tells it from others of its kind."""

OLD = "old"
"""Beside the properties of a fact: whether it has grown too old to carry a verdict on its own."""


@dataclass(frozen=True, slots=True)
class FactSnapshot:
    """One fact read by a verdict or a score: what of it the rules read, and its evidence."""

    key: FactKey
    values: Mapping[str, Scalar]
    source: str
    basis: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class StateSnapshot:
    """The state of a link in a chain, the rule that decided, and the facts read."""

    chain_id: str
    link_id: str
    state: str
    rule: str
    facts: tuple[FactKey, ...]


@dataclass(frozen=True, slots=True)
class TargetSnapshot:
    """How a link stood as a target: its chains, strategy, grounds, place in the whole city, score, and the facts read.

    `known` is the share of the score's weight that rests on facts, 0..1; `strategies` are all it carries, the main one
    first, `districts` those it lies in as the filters take it.
    """

    link_id: str
    chains: tuple[str, ...]
    strategy: str
    strategies: tuple[str, ...]
    districts: tuple[str, ...]
    grounds: tuple[str, ...]
    rank: int
    score: int
    known: float
    check_first: bool
    facts: tuple[FactKey, ...]


@dataclass(frozen=True, slots=True)
class VersionLimits:
    """Which targets a document was about, beside its chains; None means no limit.

    What a document limits candidates to, as the evidence they rest on, leaves its targets as they are and is not here.
    """

    strategies: tuple[str, ...] | None = None
    district: str | None = None
    links: tuple[str, ...] | None = None

    def admit(self, target: TargetSnapshot) -> bool:
        """Return whether a target is among those the document was about."""
        if self.links is not None and target.link_id not in self.links:
            return False
        if self.strategies is not None and set(self.strategies).isdisjoint(target.strategies):
            return False
        return self.district is None or self.district in target.districts


NO_LIMITS = VersionLimits()


def limits_of(scope: TargetFilter) -> VersionLimits:
    """Return what of a scope limits targets, beside their chains."""
    chosen = None if scope.strategies is None else tuple(each.value for each in Strategy if each in scope.strategies)
    return VersionLimits(chosen, scope.district, scope.links)


@dataclass(frozen=True, slots=True)
class RuleSnapshot(InTwoLanguages):
    """One rule or weight as it stood: in words, and what it compares."""

    zh: str
    en: str
    form: str


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """How a city stood on one load; everything a comparison needs, and nothing it has to ask for.

    `chains` are those the document was about, `limits` says which of their targets it showed; states, targets and firms
    are those of the whole city, since a reason may lie in a chain beside. `names` holds Chinese and English names by
    kind and id, `edition` counts loads. Records of earlier releases hold their chains alone, and neither edition nor
    firms (None).
    """

    load_id: str
    edition: int | None
    loaded_at: str
    digest: str
    city: str
    facts_year: int
    chains: tuple[str, ...]
    limits: VersionLimits
    rules: Mapping[str, RuleSnapshot]
    names: Mapping[FactKey, tuple[str, str | None]]
    states: tuple[StateSnapshot, ...]
    targets: tuple[TargetSnapshot, ...]
    facts: Mapping[FactKey, FactSnapshot]
    firms: tuple[FirmSnapshot, ...] | None


def take_version_record(
    judgement: Judgement, chains: Collection[str] | None = None, limits: VersionLimits = NO_LIMITS
) -> VersionRecord:
    """Return how a city stands, for a document about the chains named (all where None) and of them what is in `limits`.

    A document about no chain is about nothing.
    """
    city = judgement.city
    asked = city.order(city.chains if chains is None else chains)
    held = tuple(city.chains) if asked else ()
    kept: dict[FactKey, Fact] = {}
    states = tuple(_state(city, chain, verdict, kept) for chain in held for verdict in judgement.inside(chain).values())
    targets = tuple(_standing(city, target, rank, kept) for rank, target in enumerate(judgement.targets, 1) if held)
    return VersionRecord(
        load_id=city.load.id,
        edition=city.load.number,
        loaded_at=city.load.loaded_at,
        digest=city.load.digest,
        city=city.region.city_zh,
        facts_year=reference_year(city),
        chains=asked,
        limits=limits,
        rules=rule_book(),
        names=dict(_names(city, held, kept)),
        states=states,
        targets=targets,
        facts={key: _fact(city, key, record) for key, record in kept.items()},
        firms=(take_firms(city) if held else ()) or None,
    )


def _state(city: City, chain_id: str, verdict: Verdict, kept: dict[FactKey, Fact]) -> StateSnapshot:
    facts = _keep(city, (city.links[verdict.link_id], *verdict.facts()), kept)
    return StateSnapshot(chain_id, verdict.link_id, verdict.state.value, verdict.rule.id, facts)


def _standing(city: City, target: Target, rank: int, kept: dict[FactKey, Fact]) -> TargetSnapshot:
    verdicts = target.verdict.facts()
    grounds = (fact for ground in target.grounds for fact in ground.facts)
    terms = (fact for term in target.score.parts for fact in term.facts)
    return TargetSnapshot(
        link_id=target.link_id,
        chains=target.chains,
        strategy=target.strategy.value,
        strategies=tuple(each.value for each in target.strategies),
        districts=tuple(sorted(districts_near(city, target))),
        grounds=tuple(ground.rule.id for ground in target.grounds),
        rank=rank,
        score=target.score.points,
        known=round(target.score.evidence_share, 4),
        check_first=target.verify_first,
        facts=_keep(city, (city.links[target.link_id], *verdicts, *grounds, *terms), kept),
    )


def _keep(city: City, records: Iterable[Fact], kept: dict[FactKey, Fact]) -> tuple[FactKey, ...]:
    """Return the keys of facts read, with the firms behind them and what binds these, and keep them all."""
    found = {key_of(record): record for record in _with_firms(city, tuple(records))}
    kept.update(found)
    return tuple(found)


def _with_firms(city: City, records: tuple[Fact, ...]) -> Iterator[Fact]:
    firms: dict[str, Firm] = {}
    for record in records:
        yield record
        if isinstance(record, Makes):
            firms[record.start] = city.firms[record.start]
        elif isinstance(record, Project):
            firms.update({firm.id: firm for firm in city.owners.get(record.id, ())})
    yield from firms.values()
    related = {edge for firm in firms for edge in city.relations.get(firm, ())}
    between = (edge for edge in related if edge.start != edge.end and edge.start in firms and edge.end in firms)
    yield from sorted(between, key=_place)


def _place(edge: RelatedTo) -> tuple[str, ...]:
    return edge.start, edge.end, edge.key


def key_of(record: Fact) -> FactKey:
    """Return the kind of a fact and what tells it from others of its kind."""
    return (record.KIND, *identity(record))


def values_of(record: Fact) -> dict[str, Scalar]:
    """Return what rules and scores can read of a fact, blanks left out."""
    told = ((each.name, getattr(record, each.name)) for each in read_by_rules(type(record)))
    return {name: to_scalar(value) for name, value in told if value is not None}


def read_by_rules(kind: type[Fact]) -> Iterator[Property]:
    """Yield the properties of a kind that rules and scores can read."""
    return (each for each in properties(kind) if not each.column.said_only)


def _fact(city: City, key: FactKey, record: Fact) -> FactSnapshot:
    values = values_of(record)
    if is_old(city, record):
        values[OLD] = True
    source = SEPARATOR.join(dict.fromkeys(each for told in evidence_told(record) for each in told.sources))
    return FactSnapshot(key, values, source, basis_told(record).value, record.evidence.as_of)


def _names(
    city: City, chains: Iterable[str], kept: Mapping[FactKey, Fact]
) -> Iterator[tuple[FactKey, tuple[str, str | None]]]:
    """Yield the names of the chains, of all firms, and of every node that a fact kept is or has an end at."""
    known: Mapping[str, Mapping[str, Node]] = {
        Chain.KIND: city.chains,
        Link.KIND: city.links,
        Firm.KIND: city.firms,
        Project.KIND: city.projects,
    }
    ends = [(Chain.KIND, chain) for chain in chains]
    ends += [(Firm.KIND, firm) for firm in city.firms if ends]
    for record in kept.values():
        if isinstance(record, Edge):
            ends += [(record.START, record.start), (record.END, record.end)]
        elif isinstance(record, Node):
            ends.append((record.KIND, record.id))
    for kind, id in dict.fromkeys(ends):
        node = known.get(kind, {}).get(id)
        if node is not None:
            yield (kind, id), _name(node)


def _name(node: Node) -> tuple[str, str | None]:
    name = getattr(node, "short_name", None) or getattr(node, "name_zh", None) or node.id
    return str(name), getattr(node, "name_en", None)


def rule_book() -> dict[str, RuleSnapshot]:
    """Return every rule, ground and weight as it stands now, by id."""
    found = {rule.id: RuleSnapshot(rule.zh, rule.en, _form(rule)) for rule in RULES}
    found |= {rule.id: RuleSnapshot(rule.zh, rule.en, rule.strategy.value) for rule in STRATEGY_RULES}
    found |= {each.id: RuleSnapshot(each.zh, each.en, f"{each.weight}: {each.doc_en}") for each in WEIGHTS}
    found["old_after"] = RuleSnapshot("记录过旧的年数", "Years after which a record is old", str(OLD_AFTER))
    return found


def _form(rule: Rule) -> str:
    tests = [f"{each.measure.value} {'≥' if each.is_minimum else '<'} {each.threshold}" for each in rule.conditions]
    if rule.sitings is not None:
        tests.append(
            f"siting in {', '.join(sorted('blank' if siting is None else siting.value for siting in rule.sitings))}"
        )
    return f"{rule.state.value} if {' and '.join(tests) or 'nothing else holds'}"


KINDS = frozenset(NODES)
"""Kinds of fact that are nodes."""
