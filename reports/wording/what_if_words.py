"""What is said of a what-if: what was supposed, what is different, and by which way it came."""

from graph.analysis.facts.city import City
from graph.analysis.targets.targets import Target
from graph.analysis.what_if.simulate import StateChange, StepChange, SupplyChange, TargetChange
from graph.analysis.what_if.simulate_causes import Cause, Way
from graph.analysis.what_if.suppositions import Attract, Finish, Lose, Scarce, Supposition
from reports.wording.language import Language, Text, amount
from reports.wording.measure_words import ratio_words
from reports.wording.punctuation import aside, names, titled
from reports.wording.sentences import brief_name, firm_name
from reports.wording.verdict_words import state_words

NO_TARGET = Text("不是目标", "no target")
SOMEBODY = Text("未定企业", "a firm yet to be named")
NOT_PLANNED = Text("不在路径图", "not on the roadmap")


def supposition_words(city: City, supposed: Supposition, language: Language) -> str:
    """Return what was supposed, in one clause."""
    zh = language == "zh"
    match supposed:
        case Attract():
            link = brief_name(city.links[supposed.link_id], language)
            firm = SOMEBODY.of(language) if supposed.firm_id is None else firm_name(city.firms[supposed.firm_id])
            size = None if supposed.capacity is None else amount(supposed.capacity, supposed.unit, language)
            return aside(f"引来{firm}做{link}" if zh else f"{firm} comes to make {link}", size, language)
        case Lose():
            firm = firm_name(city.firms[supposed.firm_id])
            return f"失去{firm}" if zh else f"{firm} is lost"
        case Finish():
            project = city.projects[supposed.project_id].name_zh
            return f"{project}投产" if zh else f"{project} starts to operate"
        case Scarce():
            link = brief_name(city.links[supposed.link_id], language)
            return f"{link}紧缺，本地与外购都难得" if zh else f"{link} can be had neither here nor outside"


def brief_words(city: City, supposed: Supposition, language: Language) -> str:
    """Return what was supposed without the verb, for a list that names its sort: `α-烯烃 · 鼎际得`."""
    match supposed:
        case Attract():
            firm = SOMEBODY.of(language) if supposed.firm_id is None else firm_name(city.firms[supposed.firm_id])
            size = None if supposed.capacity is None else amount(supposed.capacity, supposed.unit, language)
            return aside(f"{brief_name(city.links[supposed.link_id], language)} · {firm}", size, language)
        case Lose():
            return firm_name(city.firms[supposed.firm_id])
        case Finish():
            return city.projects[supposed.project_id].name_zh
        case Scarce():
            return brief_name(city.links[supposed.link_id], language)


def cause_words(city: City, cause: Cause, language: Language) -> str:
    """Return how a change came about: `投入：乙烯 → α-烯烃`; a change of its own facts says so alone."""
    if cause.way is Way.OWN and len(cause.path) == 1:
        return cause.way.label(language)
    return titled(cause.way.label(language), path_words(city, cause.path, language), language)


def path_words(city: City, path: tuple[str, ...], language: Language) -> str:
    """Return links in a row, the first bringing about the next."""
    return " → ".join(brief_name(city.links[link], language) for link in path)


def causes_words(city: City, causes: tuple[Cause, ...], language: Language, most: int = 3) -> str:
    """Return the first few causes of a change."""
    told = names((cause_words(city, cause, language) for cause in causes[:most]), language)
    if len(causes) <= most:
        return told
    return f"{told} 等 {len(causes)} 条" if language == "zh" else f"{told} and {len(causes) - most} more"


def state_change_words(change: StateChange, language: Language) -> str:
    """Return the state before and after: `缺（未见） → 弱`."""
    return f"{state_words(change.before.rule, language)} → {state_words(change.after.rule, language)}"


def target_change_words(change: TargetChange, language: Language) -> str:
    """Return how a link stood as a target and how it stands."""
    return (
        f"{_target(change.before, change.rank_before, language)} → {_target(change.after, change.rank_after, language)}"
    )


def _target(target: Target | None, rank: int | None, language: Language) -> str:
    if target is None:
        return NO_TARGET.of(language)
    place = f"第 {rank}" if language == "zh" else f"#{rank}"
    return aside(f"{target.strategy.label(language)} {target.score.points}", place, language)


def supply_change_words(change: SupplyChange, language: Language) -> str:
    """Return the local supply rate before and after."""
    return f"{ratio_words(change.before, language)} → {ratio_words(change.after, language)}"


def step_change_words(change: StepChange, language: Language) -> str:
    """Return the phase of a step before and after."""
    sides = (
        NOT_PLANNED.of(language) if step is None else step.phase.label(language)
        for step in (change.before, change.after)
    )
    return " → ".join(sides)
