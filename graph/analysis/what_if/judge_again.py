"""The judgement after edits, made from the one before: only what the edits can reach is judged again."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from graph.analysis.facts.city import City, read_city
from graph.analysis.judgement import Judgement
from graph.analysis.targets.strategies import Case, grounds_for
from graph.analysis.targets.surroundings import Survey, Verdicts, related_links, surroundings, survey
from graph.analysis.targets.targets import Target, place_of, target_of
from graph.analysis.verdicts.diagnosis import Verdict, diagnose_link, local_firms
from graph.analysis.verdicts.rules import RULES, Measure
from graph.analysis.verdicts.states import LinkState
from graph.analysis.what_if.edits_reach import Reach, reach_of
from graph.store.overlay import OverlayReader

FEW = max(each.threshold for rule in RULES for each in rule.conditions if each.measure is Measure.CHAIN_FIRMS) + 1
"""With more local firms than this, no rule hangs on their number, nor does any threshold moved one step."""


def judge_again(before: Judgement, reader: OverlayReader) -> Judgement:
    """Return the judgement of an overlay, equal to judging all of it; `before` is that of its base."""
    city = read_city(reader)
    reach = reach_of(before.city, city, reader.edits)
    verdicts = {chain: _of_chain(before, city, chain, reach) for chain in city.chains}
    found = _survey(before, city, verdicts, reach)
    links = reach.around | _moved(before, city, found) | _judged_anew(before, verdicts, reach)
    return Judgement(city, verdicts, found, _targets(before, city, verdicts, found, links))


def _of_chain(before: Judgement, city: City, chain_id: str, reach: Reach) -> dict[str, Verdict]:
    """Return the verdicts of a chain, those of links out of reach as they were but for the number of its firms."""
    firms, were = len(local_firms(city, chain_id)), len(local_firms(before.city, chain_id))
    old = before.verdicts[chain_id]
    if min(firms, were) <= FEW and firms != were:
        return {link: diagnose_link(city, chain_id, link, firms) for link in old}
    return {
        link: diagnose_link(city, chain_id, link, firms)
        if link in reach.links
        else (verdict if firms == were else _recounted(verdict, firms))
        for link, verdict in old.items()
    }


def _recounted(verdict: Verdict, firms: int) -> Verdict:
    """Return a verdict with another number of local firms of its chain, on which its rule does not hang."""
    return replace(
        verdict,
        readings=tuple(
            replace(reading, value=firms) if reading.measure is Measure.CHAIN_FIRMS else reading
            for reading in verdict.readings
        ),
        aged=tuple(
            tuple((measure, firms if measure is Measure.CHAIN_FIRMS else value) for measure, value in each)
            for each in verdict.aged
        ),
    )


def _survey(before: Judgement, city: City, verdicts: Verdicts, reach: Reach) -> Survey:
    if reach.sitings:
        return survey(city, verdicts)
    # what holds what hangs on inputs and sitings alone; surveying a city without chains leaves it out, and saves most
    return replace(survey(replace(city, chains={}), verdicts), holds=before.survey.holds)


def _moved(before: Judgement, city: City, found: Survey) -> set[str]:
    """Return the links around which something came, went or changed."""
    old = before.survey
    changed = (old.here ^ found.here) | (old.strong ^ found.strong) | (old.missing ^ found.missing)
    links = set(changed) | (old.fed ^ found.fed) | (old.wanted ^ found.wanted) | (old.core_wanted ^ found.core_wanted)
    for link in changed:
        links |= {edge.start for edge in city.inputs.get(link, ())} | {edge.end for edge in city.uses.get(link, ())}
        links |= related_links(city, link) | related_links(before.city, link)
    return links | {link for link in found.holds if found.holds[link] != old.holds.get(link)}


def _judged_anew(before: Judgement, verdicts: Verdicts, reach: Reach) -> set[str]:
    """Return the links whose rule is another one, and those that the owners of a chain can make a target or not."""
    found = {
        link
        for chain, by_link in verdicts.items()
        for link, verdict in by_link.items()
        if verdict.rule is not before.verdicts[chain][link].rule
    }
    led = {link: verdict for chain in reach.led for link, verdict in verdicts[chain].items()}
    open_to = {link for link, verdict in led.items() if verdict.state is LinkState.MISSING or before.target(link)}
    return found | open_to


def _targets(
    before: Judgement, city: City, verdicts: Verdicts, found: Survey, links: Collection[str]
) -> tuple[Target, ...]:
    """Return all targets, best first, those of other links as they were."""
    kept = [_kept(target, verdicts) for target in before.targets if target.link_id not in links]
    fresh = [target for link in sorted(links) for target in _derive(city, verdicts, found, link)]
    return tuple(sorted((*kept, *fresh), key=lambda target: place_of(city, target)))


def _kept(target: Target, verdicts: Verdicts) -> Target:
    own = {chain: verdicts[chain][target.link_id] for chain in target.chains}
    same = all(own[chain] is verdict for chain, verdict in target.verdicts.items())
    return target if same else replace(target, verdicts=own)


def _derive(city: City, verdicts: Verdicts, found: Survey, link_id: str) -> Iterator[Target]:
    around = surroundings(city, found, link_id)
    cases = {
        edge.start: Case(city, verdicts[edge.start][link_id], around, found) for edge in city.chains_of.get(link_id, ())
    }
    places = {chain: grounds for chain in city.order(cases) if (grounds := grounds_for(cases[chain]))}
    if places:
        yield target_of(city, verdicts, around, link_id, places)
