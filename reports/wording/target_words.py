"""Why a link is a target, in sentences made of the facts of its grounds."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.analysis.targets.strategies import Ground
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.model.edges import InputTo, Makes
from graph.model.nodes import Project
from reports.wording.language import Language, count, joined_up
from reports.wording.punctuation import clauses, listed, names, titled
from reports.wording.sentences import brief_name, firm_name


def reason(city: City, target: Target, language: Language) -> str:
    """Return why a link is a target, in one sentence made of the facts of its main ground."""
    return ground_words(city, target, target.grounds[0], language)


def reasons(city: City, target: Target, language: Language) -> list[str]:
    """Return a sentence for each ground of a target, the main one first, behind the strategy it calls for."""
    return [
        titled(ground.rule.strategy.label(language), ground_words(city, target, ground, language), language)
        for ground in target.grounds
    ]


def ground_words(city: City, target: Target, ground: Ground, language: Language) -> str:
    """Return one ground in a sentence made of its facts."""
    return GROUNDS[ground.rule.id](city, target, language)


def _link_names(city: City, ids: Iterable[str], language: Language) -> list[str]:
    return [brief_name(city.links[each], language) for each in ids]


def _core_here(target: Target) -> str:
    return f"{len(target.around.core_here)}/{len(target.around.core_inputs)}"


def _waited_for(city: City, target: Target, language: Language) -> str:
    users = listed(_link_names(city, (edge.end for edge in target.around.users_here), language), language)
    waiting = f"{users}在本地要用" if language == "zh" else f"Used here by {users}"
    if not target.around.core_inputs:
        return waiting
    share = _core_here(target)
    return waiting + (f"；核心投入 {share} 在本地" if language == "zh" else f"; core inputs here {share}")


def _supplied(city: City, target: Target, language: Language) -> str:
    inputs = listed(_link_names(city, (edge.start for edge in target.around.core_here), language), language)
    share = _core_here(target)
    if language == "zh":
        return f"核心投入 {share} 在本地（{inputs}），往下游还有本地链环"
    return f"Core inputs here {share} ({inputs}); links made here lie further down"


def _extends(city: City, target: Target, language: Language) -> str:
    inputs = listed(_link_names(city, (edge.start for edge in target.around.core_here), language), language)
    share = _core_here(target)
    if language == "zh":
        return f"核心投入 {share} 在本地（{inputs}），其后尚无本地去向"
    return f"Core inputs here {share} ({inputs}); no local use beyond it"


def _owner_waits(city: City, target: Target, language: Language) -> str:
    upward = "本地没有它的上游，向上游延" if language == "zh" else "nothing here feeds it: an extension upstream"
    return clauses((owner_need(city, target, language), upward), language)


def _weakness_and_uses(_: City, target: Target, language: Language) -> str:
    return weakness(target.verdict, language) + _feeds(len(target.around.users_here), language)


def _single_supplied(city: City, target: Target, language: Language) -> str:
    makers = names(_makers(city, target.verdict), language)
    users = listed(_link_names(city, _independent(target), language), language)
    if language == "zh":
        return joined_up("只有", makers, "一家供应，而别家做的", users, "以它为核心投入")
    return f"Only {makers} supplies it, while {users}, made by others, takes it as a core input"


def _independent(target: Target) -> list[str]:
    ground = next(each for each in target.grounds if each.rule.id == "S-06")
    return list(dict.fromkeys(fact.end for fact in ground.facts if isinstance(fact, InputTo)))


def _makers(city: City, verdict: Verdict) -> Iterator[str]:
    """Yield the names of the firms behind the facts on a link's operating suppliers, each once."""
    found: dict[str, None] = {}
    for fact in verdict.facts_for(Measure.OPERATING):
        if isinstance(fact, Makes):
            found[firm_name(city.firms[fact.start])] = None
        elif isinstance(fact, Project):
            found |= {firm_name(firm): None for firm in city.owners.get(fact.id, ())}
    return iter(found)


def _critical_stopped(city: City, target: Target, language: Language) -> str:
    held = listed(_link_names(city, sorted(target.around.holds), language), language)
    if language == "zh":
        return joined_up("本地装置停产，而", held, "非它不可达")
    return f"The local plant has stopped, and {held} cannot be reached without it"


GROUNDS: Mapping[str, Callable[[City, Target, Language], str]] = {
    "S-01": _waited_for,
    "S-02": _supplied,
    "S-03": _extends,
    "S-04": _owner_waits,
    "S-05": _weakness_and_uses,
    "S-06": _single_supplied,
    "S-07": _critical_stopped,
}


def weakness(verdict: Verdict, language: Language) -> str:
    """Return what makes a link weak."""
    if verdict.value(Measure.OPERATING) == 0:
        return "本地装置停产" if language == "zh" else "The local plant has stopped"
    if verdict.value(Measure.CURRENT) == 0:
        years = [year for fact in verdict.facts_for(Measure.OPERATING) if (year := year_of(fact)) is not None]
        latest = max(years)
        return f"在产记录止于 {latest} 年，须复核" if language == "zh" else f"Last on record in {latest}; to be checked"
    return "仅 1 家在产，产能未知" if language == "zh" else "One maker, capacity unknown"


def _feeds(users: int, language: Language) -> str:
    if not users:
        return "；本地未见去向" if language == "zh" else "; no local use seen"
    return f"；供 {users} 个本地链环" if language == "zh" else f"; feeds {count(language, users, '', 'local link')}"


def owner_need(city: City, target: Target, language: Language) -> str:
    """Return whether a chain owner uses the link, and which."""
    term = next(term for term in target.score.terms if term.declared.id == "owner")
    if term.value is None:
        return "所在链未见链主资料" if language == "zh" else "No chain owner on file"
    if term.value == 0:
        return "链主未见直接需求" if language == "zh" else "No direct need of a chain owner seen"
    used = {edge.end for edge in target.around.uses}
    leads = [lead for chain in target.chains for lead in city.owner_leads(chain)]
    firms = dict.fromkeys(
        firm_name(city.firms[lead.start])
        for lead in leads
        if used & {make.end for make in city.makes_of.get(lead.start, ())}
    )
    owners = names(firms, language)
    return joined_up("链主", owners, "要用") if language == "zh" else f"Chain owner {owners} uses it"
