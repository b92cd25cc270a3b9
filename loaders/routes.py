"""Checks of makes against the inputs: a route by what the link does not take, a reason that names what nobody makes."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph.model.edges import Builds, InputTo, Makes
from graph.model.kinds import MakeStatus, Siting
from graph.model.nodes import Firm, Link
from graph.model.product_text import stated_in, taken_as_here
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts


def check_routes(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of each make by a feed that is no input of its link: nothing is concluded from such a route."""
    inputs = {(edge.start, edge.end) for edge in facts.edges.values() if isinstance(edge, InputTo)}
    for key, edge in facts.edges.items():
        if isinstance(edge, Makes) and edge.route is not None and (edge.route, edge.end) not in inputs:
            issues.add("route-loose", facts.places[key], route=edge.route, link=edge.end)


def check_stated(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of each reason why a firm elsewhere is wanted that takes as here what nobody here makes or builds."""
    local = {node.id for node in facts.nodes.values() if isinstance(node, Firm) and node.local}
    here, beside = _made(facts, local), _beside(facts)
    for key, edge in facts.edges.items():
        if isinstance(edge, Makes) and edge.start not in local:
            for link in _taken(edge, beside):
                if link.id not in here:
                    issues.add("stated-absent", facts.places[key], link=link.name_zh)


@dataclass(frozen=True, slots=True)
class _Beside:
    """The links by id, and the feeds and users of each that do not come with the land."""

    links: Mapping[str, Link]
    feeds: Mapping[str, Mapping[str, str]]
    users: Mapping[str, Mapping[str, str]]


def _beside(facts: ParsedFacts) -> _Beside:
    links = {node.id: node for node in facts.nodes.values() if isinstance(node, Link)}
    names = {id: link.name_zh for id, link in links.items() if link.siting is not Siting.RESOURCE}
    feeds: defaultdict[str, dict[str, str]] = defaultdict(dict)
    users: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for edge in facts.edges.values():
        if isinstance(edge, InputTo):
            feeds[edge.end] |= {id: names[id] for id in (edge.start,) if id in names}
            users[edge.start] |= {id: names[id] for id in (edge.end,) if id in names}
    return _Beside(links, feeds, users)


def _taken(make: Makes, beside: _Beside) -> Iterator[Link]:
    own, feeds, users = beside.links[make.end].name_zh, beside.feeds[make.end], beside.users[make.end]
    for text in stated_in(make.note):
        yield from (beside.links[link] for link in taken_as_here(text, own, feeds, users))


def _made(facts: ParsedFacts, local: Collection[str]) -> set[str]:
    makes = (edge for edge in facts.edges.values() if isinstance(edge, Makes) and edge.start in local)
    made = {make.end for make in makes if make.status is not MakeStatus.STOPPED}
    return made | {edge.end for edge in facts.edges.values() if isinstance(edge, Builds)}
