"""The judgement after edits, of which only what they reach is judged; it equals a load of the changed facts."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.facts.city import City
from graph.analysis.facts.places import is_in_separate_zone
from graph.analysis.judgement import Judgement
from graph.analysis.targets.link_context import LinkSets, Verdicts, link_context, link_sets
from graph.analysis.targets.rule_context import RuleContext
from graph.analysis.targets.targets import Target, founded_links, sort_key, target_of
from graph.analysis.verdicts.counts import CityContext, city_context, update_city_context
from graph.analysis.verdicts.diagnosis import diagnose
from graph.analysis.what_if.affected_links import AffectedLinks, moved_between
from graph.model.edges import Includes, InputTo
from graph.model.nodes import Chain, Link
from graph.store.edits import Edits

FIXED = (Link.KIND, InputTo.KIND, Includes.KIND, Chain.KIND)
"""Kinds on which it rests what of a chain cannot be reached without a link."""


@dataclass(frozen=True)
class JudgedCity:
    """A judgement with what judging again starts from, worked out once."""

    judgement: Judgement

    @cached_property
    def behind(self) -> CityContext:
        """What every reading looked at."""
        return city_context(self.judgement.city)

    @cached_property
    def founded(self) -> frozenset[str]:
        """The missing links that are targets by what is here already."""
        judgement = self.judgement
        around = {link: judgement.context_of(link) for link in judgement.verdicts}
        return founded_links(judgement.city, judgement.verdicts, judgement.link_sets, around)


def rejudge(footing: JudgedCity, city: City, edits: Edits) -> Judgement:
    """Judge a city that differs from another by edits, from the judgement of the other."""
    before, reach = footing.judgement, AffectedLinks(footing.judgement.city, city, edits)
    behind = update_city_context(footing.behind, city, reach.produced, reach.firms | reach.projects)
    judged = reach.judged(footing.behind, behind)
    verdicts = {link: diagnose(city, link, behind) if link in judged else old for link, old in before.verdicts.items()}
    near = None if _is_next_door(reach) else before.link_sets.in_adjacent_city
    holds = None if any(kind in edits for kind in FIXED) else before.link_sets.dependents
    found = link_sets(city, verdicts, near, holds)
    moved = moved_between(before.link_sets, found)
    aimed = reach.aimed_at(judged, moved, footing.behind, behind) & verdicts.keys()
    targets = _targets(footing, reach, verdicts, found, behind, aimed)
    return Judgement(city, verdicts, found, tuple(sorted(targets, key=lambda target: sort_key(city, target))))


def _is_next_door(reach: AffectedLinks) -> bool:
    """Check whether edits touch a firm in a zone governed apart."""
    named = (city.firms[firm] for city in reach.cities for firm in reach.firms if firm in city.firms)
    return any(is_in_separate_zone(reach.after.region, firm.city) for firm in named)


def _targets(
    footing: JudgedCity,
    reach: AffectedLinks,
    verdicts: Verdicts,
    found: LinkSets,
    behind: CityContext,
    aimed: Collection[str],
) -> list[Target]:
    """List the targets, those of links that edits reach derived anew."""
    city = reach.after
    around = {link: link_context(city, found, link) for link in aimed}
    fresh = founded_links(city, {link: verdicts[link] for link in aimed}, found, around)
    founded = (footing.founded - set(aimed)) | fresh
    anew = {*aimed, *reach.neighbours(founded ^ footing.founded)} & verdicts.keys()
    targets = []
    for link, verdict in verdicts.items():
        if link not in anew:
            target = footing.judgement.target(link)
        else:
            nearby = around[link] if link in around else link_context(city, found, link)
            target = target_of(RuleContext(city, verdict, nearby, found, founded), behind.surveyed)
        if target is not None:
            targets.append(target)
    return targets
