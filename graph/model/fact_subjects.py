"""What an act on facts is about: the nodes it names, itself or by a relation between them."""

from collections.abc import Iterator

from graph.model.act import Act
from graph.model.fact_acts import BY_HAND, Correct, ImportFile, MatchProduct, OtherName, PairAct, RemoveFact
from graph.model.fact_rows import decode_rows, fact_key
from graph.model.schema import EDGES

NodeName = tuple[str, str]
"""Kind and id of a node."""


def nodes_of(act: Act) -> frozenset[NodeName]:
    """Return the nodes an act on single facts is about; of an import of a file none, as it may be about thousands."""
    match act:
        case Correct() | RemoveFact():
            return frozenset(_nodes(act.kind, fact_key(act.kind, act.fact)))
        case PairAct():
            return frozenset({(act.kind, act.kept), (act.kind, act.other)})
        case MatchProduct():
            return frozenset({("Firm", act.firm_id), ("Link", act.link_id)})
        case OtherName():
            return frozenset() if act.target is None else frozenset({(act.kind, act.target)})
        case ImportFile() if act.shapes == BY_HAND:
            facts = (fact for row in decode_rows(act.rows) for fact in row.facts)
            return frozenset(node for fact in facts for node in _nodes(fact.kind, fact.key))
    return frozenset()


def _nodes(kind: str, key: tuple[str, ...]) -> Iterator[NodeName]:
    if kind in EDGES:
        yield EDGES[kind].START, key[0]
        yield EDGES[kind].END, key[1]
    else:
        yield kind, key[0]
