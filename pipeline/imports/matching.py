"""Product texts and the links they name: what waits for a person, what was decided, and the acts that decide it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.records import Records
from graph.errors import InvalidRequest
from graph.model.acts import LogEntry
from graph.model.cells import basis_told, evidence_of
from graph.model.evidence import Evidence
from graph.model.fact_acts import MatchProduct, MatchRuling
from graph.model.facts import FactSet
from graph.model.kinds import Basis
from graph.model.nodes import Firm
from graph.model.production import Makes
from loaders.office.product_cells import own_words
from loaders.office.product_guards import REASONS
from loaders.office.product_names import link_names
from loaders.office.products import ProductReader, Ruling, Verdict
from loaders.office.row import Plain
from pipeline.import_plan import known_from

_PRODUCT = "MAKES.product"
"""What a row of an import calls its product text."""
_LOOSE = ("part", "wider")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a text says of one link, in which words and because of which; `decided` is the record that ruled."""

    link: str
    name: str
    ruling: str
    words: str
    reason: tuple[str, str]
    because: str
    decided: int | None = None


@dataclass(frozen=True, slots=True)
class ProductText:
    """What a firm wrote of its products, with its evidence and what it says of links the firm is not on file for."""

    firm: str
    firm_name: str
    text: str
    evidence: Evidence
    proposals: tuple[Proposal, ...]

    @property
    def id(self) -> str:
        """Return what tells this text from all others."""
        return f"{self.firm}|{self.text}"

    @property
    def waits(self) -> bool:
        """Return whether something of it is to be decided."""
        return any(each.decided is None and each.ruling != Ruling.REJECTED.value for each in self.proposals)


def reader_of(facts: FactSet) -> ProductReader:
    """Return what reads product texts by the names of links on file, and by the makes on file."""
    return ProductReader(link_names(known_from(facts.nodes, facts.edges, facts.region).links))


def texts_of(facts: FactSet, records: Records, reader: ProductReader) -> list[ProductText]:
    """List the product texts of firms that name a further link, those with something to decide first."""
    firms = {node.id: node.name_zh for node in facts.nodes if isinstance(node, Firm)}
    made: dict[str, set[str]] = {}
    for edge in facts.edges:
        if isinstance(edge, Makes):
            made.setdefault(edge.start, set()).add(edge.end)
    ruled = {act.subject: (entry.sequence, act) for entry, act in _rulings(records)}
    found: dict[tuple[str, str], ProductText] = {}
    placed = {(edge.start, edge.product) for edge in facts.edges if isinstance(edge, Makes)}
    for firm, text, evidence in (*_of_makes(facts), *_of_imports(records)):
        if firm in firms and (firm, text) not in found:
            verdicts = [
                each
                for each in reader.read(text, firms[firm])
                # a text that stands on file under a link says little of others in words it shares with them
                if (firm, text) not in placed or each.reason not in _LOOSE
            ]
            proposals = tuple(_proposals(firm, text, verdicts, made.get(firm, set()), ruled, reader))
            found[firm, text] = ProductText(firm, firms[firm], text, evidence, proposals)
    kept = [each for each in found.values() if each.proposals]
    return sorted(kept, key=lambda each: not each.waits)


def _rulings(records: Records) -> Iterator[tuple[LogEntry, MatchProduct]]:
    return ((entry, act) for entry, act in records.fact_acts if isinstance(act, MatchProduct))


def _of_makes(facts: FactSet) -> Iterator[tuple[str, str, Evidence]]:
    """Yield the texts of makes on file that were read at a source: only a firm's own words count."""
    for edge in facts.edges:
        if isinstance(edge, Makes) and edge.product is not None and basis_told(edge, "product") is Basis.SOURCE:
            yield edge.start, edge.product, evidence_of(edge, "product")


def _of_imports(records: Records) -> Iterator[tuple[str, str, Evidence]]:
    for _, act in records.imports:
        for kind, id, _, source, values in json.loads(act.contents):
            text = values.get(_PRODUCT) if isinstance(values, dict) else None
            if kind == Firm.KIND and isinstance(text, str) and text.strip():
                yield id, text.strip(), Evidence(source=source, basis=Basis.SOURCE)


def _proposals(
    firm: str,
    text: str,
    verdicts: Iterable[Verdict],
    made: set[str],
    ruled: Mapping[str, tuple[int, MatchProduct]],
    reader: ProductReader,
) -> Iterator[Proposal]:
    for verdict in verdicts:
        words = own_words(text, verdict.words)
        sequence, act = ruled.get(f"match/{firm}/{verdict.link}/{words}", (None, None))
        if act is not None:
            ruling = act.ruling.value
            yield Proposal(
                verdict.link, reader.title(verdict.link), ruling, words, REASONS["decision"], words, sequence
            )
        elif verdict.link not in made and not (verdict.ruling is Ruling.REJECTED and made):
            name, reason = reader.title(verdict.link), REASONS[verdict.reason]
            yield Proposal(verdict.link, name, verdict.ruling.value, words, reason, verdict.words)


def ruling_act(item: ProductText, link: str, words: str, is_so: bool) -> MatchProduct:
    """Return the act by which a person decides on a text and a link, with the evidence of the text."""
    return MatchProduct(
        firm_id=item.firm,
        link_id=link,
        words=words,
        ruling=MatchRuling.CONFIRMED if is_so else MatchRuling.REJECTED,
        source=item.evidence.source,
        basis=item.evidence.basis,
        as_of=item.evidence.as_of,
    )


def acts_of(items: Sequence[ProductText], decisions: Mapping[tuple[str, str], bool]) -> list[MatchProduct]:
    """Return the acts of decisions by text and link. Raises InvalidRequest for what is no longer proposed."""
    by_id = {each.id: each for each in items}
    acts = []
    for (id, link), is_so in decisions.items():
        item = by_id.get(id)
        proposal = None if item is None else next((each for each in item.proposals if each.link == link), None)
        if item is None:
            raise InvalidRequest(f"没有这条产品原文了：{id}", f"no such product text any more: {id}")
        words = item.text if proposal is None else proposal.words
        acts.append(ruling_act(item, link, words, is_so))
    return acts


def as_plain(item: ProductText, en: bool) -> Plain:
    """Return a text as plain values."""
    return {
        "id": item.id,
        "firm": item.firm,
        "firm_name": item.firm_name,
        "text": item.text,
        "source": item.evidence.source,
        "basis": item.evidence.basis.label("en" if en else "zh"),
        "as_of": item.evidence.as_of,
        "waits": item.waits,
        "proposals": [
            {
                "link": each.link,
                "name": each.name,
                "ruling": each.ruling,
                "words": each.words,
                "reason": each.reason[en],
                "because": each.because,
                "decided": each.decided,
            }
            for each in item.proposals
        ],
    }
