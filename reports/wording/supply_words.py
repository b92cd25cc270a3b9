"""Sentences about feeds that are made here and yet not simply to be had: sold in part, not at all, or not tested."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.analysis.facts.city import City
from graph.analysis.facts.supply import is_untested, makes_for, share_of
from graph.model.edges import InputTo
from graph.model.editions import editions_in, last_editions
from graph.model.kinds import InputRole
from graph.model.nodes import Link
from graph.model.supply import ConditionCheck, ForOthers
from graph.once import once
from graph.text import Text
from reports.wording.language import Language, typeset
from reports.wording.punctuation import names_and_count, with_brackets
from reports.wording.sentences import short_name

MOST = 3
"""Links named in one clause."""
IN_PART = Text("{links}外供有限，余量须问", "{links} sold to others in part: ask what is left")
OWN_USE = Text("{links}以自用为主，余量须问", "{links} mainly for own use: ask what is left")
NOT_SOLD = Text("{links}本地有，但不外供", "{links} made here, but not for others")
NOT_MET = Text("{links}本地有，但不合用：{condition}", "{links} made here, but unfit for this use")
UNTESTED = Text("{links}是否合用待查：{condition}", "{links} to be tested for this use")
STREAMS: Mapping[str, Text] = {
    "尾气": Text("尾气", "off-gas"),
    "解吸气": Text("解吸气", "desorbed gas"),
    "脱碳气": Text("脱碳气", "decarbonation gas"),
    "废剂": Text("废剂", "spent catalyst"),
    "催化剂": Text("废催化剂", "spent catalyst"),
    "水渣": Text("水渣", "granulated slag"),
    "矿渣": Text("矿渣", "slag"),
    "灰渣": Text("灰渣", "ash"),
    "渣": Text("渣", "slag"),
    "污泥": Text("污泥", "sludge"),
    "氯化氢": Text("氯化氢", "hydrogen chloride"),
    "剥离": Text("剥离物", "overburden"),
}
"""What arises beside a product, by the words of the note that say it, the longer ones first."""
RESTRICTED = Text("{feed}路线属限制类，只谈别的路线", "the route from {feed} is restricted: talk of another only")
ONLY_RESTRICTED = Text("本地有料的只有{feed}路线，属限制类", "the one route fed from here, from {feed}, is restricted")
OLD_EDITION = Text("，所据目录已有新版，现行版须核", " by an edition since replaced, to be checked in the last one")
BY_PRODUCT = Text("副产物", "by-product")
ARISING = Text("随{link}产生的{stream}", "{stream} of {link}")
_STREAM = re.compile("|".join(STREAMS))
MANY = 2
"""Parts from which on a name is one of several things."""
_JOINED = re.compile("[与和及]")
_REMARK = re.compile(r"[(（][^()（）]*[)）]")


def restricted(city: City, link_id: str, routes: Collection[str], language: Language) -> Iterator[str]:
    """Yield that the catalogue restricts one route of a link: the only one fed from here, or one not to be used.

    `routes` are the feeds made here of which one is enough. Wherever a link is recommended this is said. The rule is on
    file in Chinese alone.
    """
    link, said = city.links[link_id], restricted_route(city, link_id, routes, language)
    if said is None:
        return
    told = typeset(link.siting_reference) if link.siting_reference and language == "zh" else None
    yield with_brackets(said + (OLD_EDITION.of(language) if _is_replaced(city, link) else ""), told, language)


@once
def _last_editions(city: City) -> dict[str, int]:
    return last_editions(link.siting_reference for link in city.links.values())


def _is_replaced(city: City, link: Link) -> bool:
    """Check whether the permit of a link names an edition of a catalogue older than the last that others name."""
    return any(year < _last_editions(city)[title] for title, year in editions_in(link.siting_reference))


def restricted_route(city: City, link_id: str, routes: Collection[str], language: Language) -> str | None:
    """Say the same without the rule, or None if the catalogue restricts no route of the link."""
    route = city.links[link_id].restricted_route
    if route is None:
        return None
    text = ONLY_RESTRICTED if set(routes) == {route} else RESTRICTED
    return text.of(language, feed=short_name(city.links[route], language))


def taken_name(city: City, edge: InputTo, language: Language) -> str:
    """Name an input by the one part of it that the note names: caustic soda alone, of `烧碱与氯气`."""
    link = city.links[edge.start]
    parts = _JOINED.split(_REMARK.sub("", link.name_zh))
    named = [at for at, part in enumerate(parts) if part in (edge.note or "")]
    listed = _REMARK.search(link.name_en or "")
    names = parts if language == "zh" else [] if listed is None else listed.group()[1:-1].split(", ")
    if len(parts) < MANY or len(named) != 1 or len(names) != len(parts):
        return short_name(link, language)
    return names[named[0]]


def stream_words(edge: InputTo, language: Language) -> str:
    """Name what arises at the plant of a by-product's first link, as its note says it."""
    found = _STREAM.search(edge.note or "")
    return (BY_PRODUCT if found is None else STREAMS[found.group()]).of(language)


def arising(edge: InputTo, link: str, language: Language) -> str:
    """Name an input by its link, or what arises beside that as a by-product: `随环氧乙烷产生的尾气`."""
    if edge.role is not InputRole.BYPRODUCT:
        return link
    return ARISING.of(language, link=link, stream=stream_words(edge, language))


def doubts(city: City, edges: Iterable[InputTo], language: Language) -> Iterator[str]:
    """Yield what is to be asked of inputs that are here in part only: how much is left, and whether it suits."""
    asked = [edge for edge in edges if share_of(city, edge) < 1]
    limited = [edge for edge in asked if not is_untested(edge) and _is_limited(city, edge)]
    own = [edge for edge in asked if not is_untested(edge) and edge not in limited]
    for text, found in ((IN_PART, limited), (OWN_USE, own)):
        if found:
            yield text.of(language, links=_names(city, found, language))
    for edge in asked:
        if is_untested(edge):
            yield _condition(UNTESTED, city, edge, language)


def withheld(city: City, edges: Iterable[InputTo], language: Language) -> Iterator[str]:
    """Yield which inputs are made here and not to be had, and why."""
    unfit = [edge for edge in edges if edge.condition_check is ConditionCheck.NOT_MET]
    kept = [edge for edge in edges if edge not in unfit]
    if kept:
        yield NOT_SOLD.of(language, links=_names(city, kept, language))
    for edge in unfit:
        yield _condition(NOT_MET, city, edge, language)


def _is_limited(city: City, edge: InputTo) -> bool:
    return any(make.for_others is ForOthers.LIMITED for make in makes_for(city, edge.start))


def _names(city: City, edges: Iterable[InputTo], language: Language) -> str:
    links = dict.fromkeys(edge.start for edge in edges)
    return names_and_count([short_name(city.links[link], language) for link in links], language, MOST)


def _condition(text: Text, city: City, edge: InputTo, language: Language) -> str:
    return text.of(language, links=_names(city, [edge], language), condition=typeset(edge.condition or ""))
