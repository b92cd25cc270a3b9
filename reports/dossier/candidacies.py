"""The firms a dossier is made of, and the links each could close here."""

from dataclasses import dataclass

from graph.analysis.candidates.candidates import Candidate, follow_ups
from graph.analysis.judgement import Judgement
from graph.analysis.target_filter import TargetFilter
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.states import Strategy, Tier
from graph.errors import InvalidRequest
from graph.model.nodes import Firm

TIERS = tuple(Tier)


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A firm as candidate for one link of the city: its target, None if the link is none, and its place there."""

    verdict: Verdict
    target: Target | None
    candidate: Candidate
    others: tuple[Candidate, ...]

    @property
    def link_id(self) -> str:
        """The id of the link."""
        return self.verdict.link_id


def candidate_firms(judgement: Judgement, scope: TargetFilter) -> tuple[tuple[str, str], ...]:
    """List the firms to talk to over the targets of a scope, each with its chain, best target first.

    A firm that the scope names is listed although it is a candidate for no target. Raises NotFound for a name the
    facts do not hold, InvalidRequest for a local firm and for one that makes nothing of the city's chains.
    """
    found: dict[str, str] = {}
    for chain in scope.chains_in(judgement):
        for target in scope.targets_of(judgement, chain):
            if target.strategy is not Strategy.SEE_THROUGH:
                for candidate in judgement.candidates(target.link_id):
                    if scope.admits(candidate):
                        found.setdefault(candidate.firm.id, chain)
    for firm in scope.firms or ():
        if firm not in found:
            found[firm] = _chain_of(judgement, judgement.city.firms[firm])
    return tuple(found.items())


def _chain_of(judgement: Judgement, firm: Firm) -> str:
    """Find the chain of the first link that a firm makes. Raises InvalidRequest if it is local or makes none."""
    if firm.local:
        raise InvalidRequest(
            f"{firm.name_zh}是本地企业，没有对接材料；请选外地企业",
            f"{firm.name_zh} is a local firm and has no visit brief; choose a firm from elsewhere",
        )
    links = [edge.end for edge in judgement.city.makes_of.get(firm.id, ()) if edge.end in judgement.verdicts]
    if not links:
        raise InvalidRequest(
            f"{firm.name_zh}没有生产什么的资料，不能出对接材料；请先补充",
            f"what {firm.name_zh} makes is not on file, so it has no visit brief; record what it makes first",
        )
    return judgement.city.chains_of[links[0]][0].start


def candidacies(judgement: Judgement, firm_id: str, scope: TargetFilter) -> tuple[Candidacy, ...]:
    """List what a firm could close here: the targets of a scope before all others; links it merely makes if none.

    Order: when to talk to the firm over it, then the rank of the target.
    """
    links = dict.fromkeys(
        make.end for make in judgement.city.makes_of.get(firm_id, ()) if make.end in judgement.verdicts
    )
    found = [each for link in links if (each := _candidacy(judgement, firm_id, link)) is not None]
    targets = [each for each in found if each.target is not None] or found
    return tuple(sorted(targets, key=lambda each: _place(judgement, scope, each)))


def _candidacy(judgement: Judgement, firm_id: str, link_id: str) -> Candidacy | None:
    target = judgement.target(link_id)
    if target is not None and target.strategy is Strategy.SEE_THROUGH:
        target = None
    ranked = (*judgement.candidates(link_id), *follow_ups(judgement.city, link_id))
    own = next((each for each in ranked if each.firm.id == firm_id), None)
    if own is None:
        return None
    others = tuple(each for each in ranked if each is not own and each.tier is not Tier.WATCH and not each.commitments)
    return Candidacy(judgement.verdicts[link_id], target, own, others)


def _place(judgement: Judgement, scope: TargetFilter, each: Candidacy) -> tuple[bool, int, int, str]:
    asked = each.target is not None and _within(judgement, scope, each.target)
    rank = judgement.ranks.get(each.link_id, len(judgement.ranks))
    return (not asked, TIERS.index(each.candidate.tier), rank, each.link_id)


def _within(judgement: Judgement, scope: TargetFilter, target: Target) -> bool:
    return not set(scope.chains_in(judgement)).isdisjoint(target.chains) and scope.takes(judgement, target)
