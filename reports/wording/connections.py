"""Ways between firms in words: what joins them, step by step, and each fact it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.exploration.connection_hops import ConnectionKind, Hop
from graph.analysis.exploration.connections import Connection
from graph.analysis.facts.city import City
from graph.model.cells import basis_told
from graph.model.edges import InputTo, Makes, PresentIn, RelatedTo
from graph.model.evidence import weakest_basis
from graph.model.fact import Fact
from graph.model.kinds import Basis
from graph.text import Text
from reports.wording.language import Language, typeset
from reports.wording.sentences import firm_name, link_name, short_name

KINDS = {
    ConnectionKind.PARENT: Text("母子公司", "Parent"),
    ConnectionKind.GROUP: Text("同一集团", "One group"),
    ConnectionKind.SHAREHOLDER: Text("股东", "Shareholder"),
    ConnectionKind.DUPLICATE: Text("疑似同一企业", "Possible duplicate"),
    ConnectionKind.PROJECT: Text("同一项目", "One project"),
    ConnectionKind.SUPPLIER: Text("供应商", "Supplier"),
    ConnectionKind.CUSTOMER: Text("客户", "Customer"),
    ConnectionKind.CORE_INPUT: Text("核心投入", "Core input"),
    ConnectionKind.INPUT: Text("辅助投入", "Auxiliary input"),
    ConnectionKind.SAME_LINK: Text("同业", "Same link"),
    ConnectionKind.PLACE: Text("同处一地", "Same place"),
}
PHRASES = {
    ConnectionKind.PARENT: Text("{first} 是 {second} 的母公司", "{first} is the parent of {second}"),
    ConnectionKind.SHAREHOLDER: Text("{first} 是 {second} 的股东", "{first} holds shares in {second}"),
    ConnectionKind.DUPLICATE: Text("{first} 与 {second} 疑似同一企业", "{first} and {second} may be one firm"),
    ConnectionKind.PROJECT: Text("{first} 与 {second} 同在一个项目", "{first} and {second} share a project"),
    ConnectionKind.SUPPLIER: Text("{first} 是 {second} 的供应商", "{first} supplies {second}"),
    ConnectionKind.CUSTOMER: Text("{first} 是 {second} 的客户", "{first} buys from {second}"),
    ConnectionKind.GROUP: Text("{first} 与 {second} 同属 {via}", "{first} and {second} both belong to {via}"),
    ConnectionKind.CORE_INPUT: Text(
        "{second} 做 {taken}，可能要买 {first} 的 {given}（核心投入）",
        "{given} of {first} is a core input of {taken}, made by {second}",
    ),
    ConnectionKind.INPUT: Text(
        "{second} 做 {taken}，可能要买 {first} 的 {given}（辅助投入）",
        "{given} of {first} is an auxiliary input of {taken}, made by {second}",
    ),
    ConnectionKind.SAME_LINK: Text("{first} 与 {second} 都做 {given}", "{first} and {second} both make {given}"),
    ConnectionKind.PLACE: Text("{first} 与 {second} 都在 {via}", "{first} and {second} are both present in {via}"),
}
IN_PROJECT = Text("{first} 与 {second} 同在项目“{via}”", '{first} and {second} share the project "{via}"')


@dataclass(frozen=True, slots=True)
class HopText:
    """One step in words, and all facts it rests on."""

    kind: ConnectionKind
    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ConnectionText:
    """One way in words; ways by the same links, projects or places are told once, with the facts of all of them."""

    hops: tuple[HopText, ...]
    basis: Basis


def connection_texts(city: City, ties: Iterable[Connection], language: Language) -> tuple[ConnectionText, ...]:
    """Return ties in words, in their order, those by the same links, projects or places merged."""
    found: dict[tuple[tuple[str, str, tuple[str, ...]], ...], list[Connection]] = {}
    for tie in ties:
        way = tuple((hop_text(city, step, language), step.end, step.via) for step in tie.hops)
        found.setdefault(way, []).append(tie)
    return tuple(_merged([words for words, *_ in way], alike) for way, alike in found.items())


def _merged(words: list[str], alike: list[Connection]) -> ConnectionText:
    """Return ways by the same things as one, as firm as the firmest of them."""
    steps = []
    for at, told in enumerate(words):
        facts = dict.fromkeys(fact for tie in alike for fact in tie.hops[at].facts)
        steps.append(HopText(alike[0].hops[at].kind, told, tuple(facts)))
    order = list(Basis)
    return ConnectionText(tuple(steps), min((tie.basis for tie in alike), key=order.index))


def hop_text(city: City, step: Hop, language: Language) -> str:
    """Return what joins the two firms of a step, in the direction the facts say it."""
    first, second = _ends(step)
    names = {"first": _name(city, first), "second": _name(city, second)}
    links = [short_name(city.links[id], language) for id in step.via if id in city.links]
    if links:
        names |= {"given": links[0], "taken": links[-1]}
    elif step.kind is ConnectionKind.PROJECT and step.via:
        project = city.projects[step.via[0]]
        return IN_PROJECT.of(language, via=typeset(project.name_zh), **names)
    elif step.via:
        names |= {"via": typeset(step.via[0])}
    return PHRASES[step.kind].of(language, **names)


def _ends(step: Hop) -> tuple[str, str]:
    """Return the firms of a step as the facts order them: who is the customer, who makes the input."""
    for fact in step.facts:
        if isinstance(fact, RelatedTo):
            return fact.start, fact.end
        if isinstance(fact, InputTo):
            makers = [each for each in step.facts if isinstance(each, Makes)]
            giver = next(each.start for each in makers if each.end == fact.start)
            return giver, step.end if giver == step.start else step.start
    return step.start, step.end


def _name(city: City, firm_id: str) -> str:
    return typeset(firm_name(city.firms[firm_id]))


def kinds_of(connections: Iterable[ConnectionText]) -> tuple[ConnectionKind, ...]:
    """Return the kinds of step that ways have, the firmest first."""
    found = {step.kind for way in connections for step in way.hops}
    return tuple(kind for kind in ConnectionKind if kind in found)


def fact_ends(city: City, fact: Fact, language: Language) -> str:
    """Return what a fact of a step is about: `抚顺石化 → 乙烯`."""
    match fact:
        case Makes():
            return f"{_name(city, fact.start)} → {link_name(city.links[fact.end], language)}"
        case InputTo():
            return f"{link_name(city.links[fact.start], language)} → {link_name(city.links[fact.end], language)}"
        case RelatedTo():
            return f"{_name(city, fact.start)} → {_name(city, fact.end)}"
        case PresentIn():
            return f"{_name(city, fact.start)} → {typeset(fact.end)}"
    return typeset(str(getattr(fact, "name_zh", "")))


def hop_basis(step: HopText) -> Basis:
    """Return the weakest basis among the facts of a step."""
    found = weakest_basis([basis_told(fact) for fact in step.facts])
    if found is None:
        raise ValueError("a step without facts")
    return found
