"""What made a firm score under a term: which of its products, industries, look-alikes or relations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.leads.alias_match import INSIDE, NAME_FADE, likelihood, match_strength
from graph.analysis.leads.model import FittedModel, QueryScores, head_terms
from graph.analysis.leads.product_index import Vector
from graph.analysis.leads.text import normalise
from graph.analysis.leads.walk_graph import RESTART
from graph.model.labelled_enum import LabelledEnum

MAX_SHOWN = 3
MIN_SHARE = 0.05


class LeadReasonKind(LabelledEnum):
    """What a reason points at."""

    PRODUCT = "product", "产品", "Product"
    INDUSTRY = "industry", "行业", "Industry"
    MAKER = "maker", "在做企业", "Known maker"
    NAME = "name", "企业名称", "Firm name"


@dataclass(frozen=True, slots=True)
class LeadReason:
    """One thing that made a firm score: its kind, its name, its id where it has one, and its share of the term, 0..1.

    Of a term that products, industries and name add up to, shares are of what speaks for the firm. `of` counts firms
    of an industry and `makers` the known makers among them; `via` names what led a walk to it.
    """

    kind: LeadReasonKind
    text: str
    share: float
    id: str | None = None
    makers: int | None = None
    of: int | None = None
    via: str | None = None


def by_words(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    """Return the firm's products that share most with the query, each with the cosine of the two names."""
    words = fitted.words
    products = words.makes[[row]].indices
    near = words.named[products] @ words.vector(found.query, words.product_rare)
    return _first(
        LeadReason(LeadReasonKind.PRODUCT, words.products[at], float(value))
        for at, value in zip(products, near, strict=True)
    )


def by_head_terms(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    """Return the firm's products that end like the query."""
    products = fitted.words.makes[[row]].indices
    ending = head_terms(fitted.words, found.query)
    same = [at for at in products if ending[at]]
    return _first(LeadReason(LeadReasonKind.PRODUCT, fitted.words.products[at], 1 / len(same)) for at in same)


def by_names(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    """Return the firm's name and industries, where they share a run of two characters or more with the query."""
    firm, industries = fitted.universe.firms[row], fitted.universe.industries
    texts = [(LeadReasonKind.NAME, firm.name, firm.id)]
    texts += [(LeadReasonKind.INDUSTRY, industries[code], code) for code in firm.industries if code in industries]
    asked = pairs(found.query)
    return _first(LeadReason(kind, text, len(asked & pairs(text)) / max(len(asked), 1), id) for kind, text, id in texts)


def by_makers(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    """Return the known makers it resembles most, each with the cosine of their products."""
    near = (found.makers @ fitted.words.profiles[[row]].T).toarray().ravel()
    firms = [fitted.universe.firms[maker] for maker in found.known]
    return _first(
        LeadReason(LeadReasonKind.MAKER, firm.name, float(value), firm.id)
        for firm, value in zip(firms, near, strict=True)
    )


def by_industries(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    """Return the firm's industries that hold known makers, with how many of how many firms."""
    members = fitted.sides.members
    among, all_firms = np.asarray(members[found.known].sum(axis=0)).ravel(), np.asarray(members.sum(axis=0)).ravel()
    return _first(
        LeadReason(
            LeadReasonKind.INDUSTRY,
            _industry(fitted, column),
            float(among[column] / all_firms[column]),
            fitted.sides.codes[column],
            makers=int(among[column]),
            of=int(all_firms[column]),
        )
        for column in members[[row]].indices
    )


def by_trade_names(fitted: FittedModel, row: int, names: Sequence[str]) -> tuple[LeadReason, ...]:
    """Return the firm's products that are called by one of some names, the closest first; shares are of those shown.

    What only holds a name is no kind of it and is not told: transformer oil is no reason to make transformers.
    """
    words = fitted.words
    closest = {
        words.products[at]: max(
            NAME_FADE**place * match_strength(normalise(name), words.plain_products[at])
            for place, name in enumerate(names)
        )
        for at in words.makes[[row]].indices
    }
    shown = sorted(((product, value) for product, value in closest.items() if value > INSIDE), key=_strength)[
        :MAX_SHOWN
    ]
    total = sum(value for _, value in shown)
    return _first(LeadReason(LeadReasonKind.PRODUCT, product, value / total) for product, value in shown)


def _strength(found: tuple[str, float]) -> tuple[float, str]:
    product, value = found
    return -round(value, 6), product


def by_usual_industries(fitted: FittedModel, row: int, names: Sequence[str]) -> tuple[LeadReason, ...]:
    """Return the firm's industries among those named or told by code, the likelier ones first."""
    industries = fitted.universe.industries
    places = {
        code: [at for at, name in enumerate(names) if name in (code, industries.get(code))]
        for code in fitted.universe.firms[row].industries
    }
    return _first(
        LeadReason(LeadReasonKind.INDUSTRY, industries.get(code, code), likelihood(min(at)), code)
        for code, at in places.items()
        if at
    )


def by_features(fitted: FittedModel, row: int, direction: Vector) -> tuple[LeadReason, ...]:
    """Return what moves a firm in a direction: its products, its industries and its name, by their share."""
    speaking = [part for part in _contributions(fitted, row, direction) if part[-1] > 0]
    total = sum(value for *_, value in speaking)
    return _first(LeadReason(kind, text, value / total, id) for kind, text, id, value in speaking)


def _contributions(
    fitted: FittedModel, row: int, direction: Vector
) -> Iterator[tuple[LeadReasonKind, str, str | None, float]]:
    """Yield what each feature of a firm adds; a gram's part is shared among the products that hold it."""
    latent, words, sides = fitted.latent, fitted.words, fitted.sides
    own = latent.features[[row]]
    added = np.zeros(latent.features.shape[1])
    added[own.indices] = own.data * (latent.basis[own.indices] @ direction)
    grams = np.zeros(len(words.columns))
    grams[latent.grams] = added[: len(latent.grams)]
    held = words.counts[[row]].toarray().ravel()
    each = np.divide(grams, held, out=np.zeros_like(grams), where=held > 0)
    for product in words.makes[[row]].indices:
        yield LeadReasonKind.PRODUCT, words.products[product], None, float((words.counted[[product]] @ each)[0])
    beside = added[len(latent.grams) :]
    for column in sides.members[[row]].indices:
        yield LeadReasonKind.INDUSTRY, _industry(fitted, column), sides.codes[column], float(beside[column])
    firm = fitted.universe.firms[row]
    yield LeadReasonKind.NAME, firm.name, firm.id, float(beside[len(sides.codes) :].sum())


def by_paths(fitted: FittedModel, found: QueryScores, row: int) -> tuple[LeadReason, ...]:
    """Return the products and industries through which walks reach a firm, each with where they came from."""
    steps = fitted.walk.flow[[row]]
    arriving = steps.data * found.visited[steps.indices]
    total = float(arriving.sum()) or 1.0
    found_nodes = (
        (*_node(fitted, int(node)), float(value) / total, int(node))
        for node, value in zip(steps.indices, arriving, strict=True)
    )
    return _first(
        LeadReason(kind, text, share, id, via=_before(fitted, found, node, row))
        for kind, text, id, share, node in found_nodes
    )


def _before(fitted: FittedModel, found: QueryScores, node: int, row: int) -> str | None:
    """Return the name of the node that most walks to a node came from, None where most start in it."""
    steps = fitted.walk.flow[[node]]
    arriving = np.where(steps.indices == row, 0.0, (1 - RESTART) * steps.data * found.visited[steps.indices])
    if not arriving.any() or arriving.max() <= RESTART * found.start[node]:
        return None
    return _node(fitted, int(steps.indices[arriving.argmax()]))[1]


def _node(fitted: FittedModel, node: int) -> tuple[LeadReasonKind, str, str | None]:
    walk, codes = fitted.walk, fitted.sides.codes
    if node < walk.firms:
        firm = fitted.universe.firms[node]
        return LeadReasonKind.MAKER, firm.name, firm.id
    at = node - walk.firms
    if at < len(walk.products):
        return LeadReasonKind.PRODUCT, walk.products[at], None
    column = at - len(walk.products)
    return LeadReasonKind.INDUSTRY, _industry(fitted, column), codes[column]


def _industry(fitted: FittedModel, column: int) -> str:
    code = fitted.sides.codes[column]
    return fitted.universe.industries.get(code, code)


def pairs(text: str) -> set[str]:
    """Return the runs of two characters of a text, the whole text where it is shorter."""
    letters = normalise(text)
    return {letters[at : at + 2] for at in range(len(letters) - 1)} or {letters}


def _first(reasons: Iterable[LeadReason]) -> tuple[LeadReason, ...]:
    """Return the strongest reasons that count, at most `MAX_SHOWN`; equal ones by name."""
    ranked = sorted(reasons, key=lambda reason: (-round(reason.share, 6), reason.text))
    return tuple(reason for reason in ranked if reason.share >= MIN_SHARE)[:MAX_SHOWN]
