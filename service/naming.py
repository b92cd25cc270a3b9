"""Which thing a caller means: an id, a whole name, else what is near to it."""

from collections.abc import Collection, Mapping

from graph.analysis.exploration.name_search import Grade, Match, near_names, search_names
from graph.errors import InvalidRequest
from graph.model.node import Node
from graph.model.nodes import Chain, Firm, Link, Organisation, Project
from graph.model.schema import NODES
from reports.wording.language import Language, without_brackets
from service.declaration import Asked
from service.refusals import CANNOT_BE, SEVERAL, UNKNOWN_NAME, Near, Refusal
from service.shapes import Quoted
from service.standing import Standing

NEAREST = 6
"""Near names told at most."""
SUPPOSED = {"lose": (Firm.KIND,), "finish": (Project.KIND,), "scarce": (Link.KIND,), "attract": (Firm.KIND, Link.KIND)}
"""What each supposition names, by the word it is written with."""


def kind_name(kind: str, language: Language) -> str:
    """Return what a kind of node is called."""
    node = NODES[kind]
    return node.ZH if language == "zh" else node.EN


def thing(standing: Standing, asked: Asked, parameter: str, *kinds: str) -> tuple[str, str]:
    """Return kind and id of what a required parameter names. Raises Refusal with what is near."""
    return _found(standing, asked.language, parameter, asked.needed(parameter), kinds)


def optional(standing: Standing, asked: Asked, parameter: str, kind: str) -> str | None:
    """Return the id of what a parameter names, None where it was left out. Raises Refusal with what is near."""
    text = asked.text(parameter)
    return None if text is None else _found(standing, asked.language, parameter, text, (kind,))[1]


def supposition(standing: Standing, language: Language, line: str) -> str:
    """Return a line of a what-if with ids in the place of names. Raises Refusal."""
    word, _, rest = line.partition(":")
    if word not in SUPPOSED:
        error = InvalidRequest(
            "写成 attract:企业:链环、lose:企业、finish:项目 或 scarce:链环",
            "write attract:FIRM:LINK, lose:FIRM, finish:PROJECT or scarce:LINK",
        )
        raise Refusal(CANNOT_BE, "suppose", detail=error.of(language))
    parts = rest.split(":")
    for at, kind in enumerate(SUPPOSED[word]):
        # whom a link is supposed to attract may be left open
        if at < len(parts) and parts[at]:
            parts[at] = _found(standing, language, "suppose", parts[at].strip(), (kind,))[1]
    return ":".join((word, *parts))


def _found(
    standing: Standing, language: Language, parameter: str, text: str, kinds: Collection[str]
) -> tuple[str, str]:
    for kind, held in _held(standing).items():
        if kind in kinds and text in held:
            return kind, text
    things = [each for each in standing.things[language] if each.group in kinds]
    matches = search_names(things, text)
    whole = [match for match in matches if _is_whole(match, text)]
    if len(whole) == 1:
        kind, _, id = whole[0].found.key.partition(":")
        return kind, id
    if whole:
        raise Refusal(SEVERAL, parameter, near=tuple(map(as_near, whole[:NEAREST])))
    near = matches[:NEAREST] or near_names(things, text, NEAREST)
    raise Refusal(UNKNOWN_NAME, parameter, near=tuple(map(as_near, near)))


def _is_whole(match: Match, text: str) -> bool:
    """Return whether a match is the whole name, or all of it but its brackets."""
    return match.grade is Grade.EXACT or any(without_brackets(name.text) == text for name in match.found.names)


def as_near(match: Match) -> Near:
    """Return a match as a name that was perhaps meant."""
    kind, _, id = match.found.key.partition(":")
    return Near(id, kind, Quoted(match.found.names[0].text))


def _held(standing: Standing) -> Mapping[str, Mapping[str, Node]]:
    city = standing.city
    return {
        Link.KIND: city.links,
        Firm.KIND: city.firms,
        Project.KIND: city.projects,
        Chain.KIND: city.chains,
        Organisation.KIND: city.organisations,
    }
