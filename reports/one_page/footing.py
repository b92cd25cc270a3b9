"""What the targets of a chain rest upon that is not surely here: under way, on old records, of unseen state."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.facts.age import reference_year, year_of
from graph.analysis.facts.certainty import Certainty, LocalMaking, local_making
from graph.analysis.facts.supply import share_of
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.counts import RUNNING_STAGES
from graph.analysis.verdicts.states import Strategy
from graph.model.edges import InputTo
from graph.model.fact import Fact
from graph.text import Text
from reports.one_page.context import OnePageContext
from reports.one_page.steps import users_named
from reports.wording.certainty import making_mark
from reports.wording.punctuation import PAUSE

SILENT_AFTER = 2
"""Years without news from which on the silence is told."""
SILENT = Text("{year}年后没有消息", "no news since {year}")


@dataclass(frozen=True, slots=True)
class Footing:
    """A link that is not surely here, its mark with the silence, the targets that rest on it, the latest fact."""

    link_id: str
    mark: str
    targets: tuple[Target, ...]
    latest: tuple[Fact, ...]


def footings(context: OnePageContext) -> list[Footing]:
    """List the links not surely here that targets rest upon, those first upon which most rest."""
    found: dict[str, list[Target]] = {}
    for target in context.targets:
        for link in dict.fromkeys(_unsure(context, target)):
            found.setdefault(link, []).append(target)
    told = [_footing(context, link, tuple(targets)) for link, targets in found.items()]
    return sorted(told, key=lambda each: (-len(each.targets), each.link_id))


def _unsure(context: OnePageContext, target: Target) -> Iterator[str]:
    """Yield the feeds here that are not sure, the first user where none is sure, and the link itself.

    What is somebody's project already is not sure once nothing has been heard of it for years.
    """
    if target.strategy is Strategy.SEE_THROUGH:
        yield from [target.link_id] if _silence(context, target.link_id) else ()
        return
    if target.strategy is Strategy.STRENGTHEN and _is_unsure(context, target.link_id):
        yield target.link_id
    for need in target.context.needs:
        yield from (edge.start for edge in need.local if _is_unsure(context, edge.start))
    users = users_named(target)
    if users and all(_is_unsure(context, link) for link in users):
        yield users[0]


def _is_unsure(context: OnePageContext, link_id: str) -> bool:
    making = _making(context, link_id)
    if making is not None:
        return making.certainty is not Certainty.RUNS
    return bool(_works(context, link_id))


def _making(context: OnePageContext, link_id: str) -> LocalMaking | None:
    return local_making(context.city, context.city.makers.get(link_id, ()))


def _works(context: OnePageContext, link_id: str) -> list[Fact]:
    works = context.city.projects_by_link.get(link_id, ())
    return [work for work in works if work.stage not in RUNNING_STAGES]


def _footing(context: OnePageContext, link_id: str, targets: tuple[Target, ...]) -> Footing:
    making, year = _making(context, link_id), _silence(context, link_id)
    state = context.link_name(link_id).removeprefix(context.link(link_id)).strip("（）() ")
    told = [making_mark(making, context.language) or state]
    if year and (making is None or making.certainty is not Certainty.OLD):
        told.append(SILENT.of(context.language, year=year))
    mark = context.tight(PAUSE.of(context.language).join(part for part in told if part))
    return Footing(link_id, mark, targets, tuple(_latest(context, link_id)))


def _latest(context: OnePageContext, link_id: str) -> list[Fact]:
    """Return the latest fact on file of who makes or builds a link; empty if there is none."""
    making = _making(context, link_id)
    facts: list[Fact] = [*(() if making is None else making.makes), *_works(context, link_id)]
    return sorted(facts, key=lambda fact: -(year_of(fact) or 0))[:1]


def _silence(context: OnePageContext, link_id: str) -> int | None:
    """Return the year since which nothing has been heard of a link; None if that is not long ago, or not known."""
    year = next((year_of(fact) for fact in _latest(context, link_id)), None)
    silent = year is not None and reference_year(context.city) - year >= SILENT_AFTER
    return year if silent else None


def limited_feeds(context: OnePageContext) -> list[InputTo]:
    """List the feeds here of which targets can have a part only, so that the rest must be asked for."""
    needs = (need for target in context.targets for need in target.context.needs if need.local)
    held = (
        edge for need in needs if all(share_of(context.city, edge) < 1 for edge in need.local) for edge in need.local
    )
    return list({edge.start: edge for edge in held}.values())
