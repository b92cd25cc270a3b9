"""Sentences about a what-if: what was supposed, what is different, by which way it came, and why a rate moves."""

from collections.abc import Mapping

from graph.analysis.facts.city import City
from graph.analysis.roadmap.roadmap import StepPosition
from graph.analysis.targets.targets import Target
from graph.analysis.what_if.assumptions import Assumption, AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.analysis.what_if.causes import Cause, CauseKind
from graph.analysis.what_if.consequences import Consequence, Effect
from graph.analysis.what_if.outcome import StateChange, StepChange, SupplyChange, TargetChange, WhatIf
from graph.text import Text
from reports.wording.language import Language, amount, joined_up, number
from reports.wording.measures import ratio_text
from reports.wording.punctuation import PAUSE, join_clauses, join_names, names_and_count, with_brackets, with_label
from reports.wording.sentences import firm_name, short_name
from reports.wording.verdicts import state_text

MAX_LINKS = 4
"""Links named in one clause; of more the number is given."""
LEFT = Text("{links}不再在产，它们的用料不再计", "{links} no longer made here, so their inputs no longer count")
JOINED = Text("{links}在产，它们的用料新计入", "{links} made here, so their inputs count")
WHOLE = Text("分母由 {before} 变为 {after}：{why}", "the whole goes from {before} to {after}: {why}")
WITHOUT_FEED = Text(
    "{count} 个目标因原料断了而退出或下降（{links}）", "{count} targets fall for want of feed ({links})"
)
NO_PROGRESS = Text(
    "目标由 {before} 个变为 {after} 个，不是变好：{why}", "{before} targets become {after}, no progress: {why}"
)
PREREQUISITE = Text("先行环节", "prerequisite")
NO_TARGET = Text("不是目标", "not a target")
SOMEBODY = Text("未定企业", "a firm yet to be named")
NOT_PLANNED = Text("不在路径图", "not on the roadmap")


def assumption_text(city: City, assumption: Assumption, language: Language) -> str:
    """Write what was supposed, in one clause."""
    zh = language == "zh"
    match assumption:
        case AttractFirm():
            link = short_name(city.links[assumption.link_id], language)
            firm = SOMEBODY.of(language) if assumption.firm_id is None else firm_name(city.firms[assumption.firm_id])
            size = None if assumption.capacity is None else amount(assumption.capacity, assumption.unit, language)
            if zh:
                return f"引进{with_brackets(firm, PAUSE.zh.join(part for part in (link, size) if part), 'zh')}"
            return with_brackets(f"{firm} comes to make {link}", size, language)
        case LoseFirm():
            firm = firm_name(city.firms[assumption.firm_id])
            return f"{firm}停产或迁出" if zh else f"{firm} stops or leaves"
        case FinishProject():
            project = city.projects[assumption.project_id].name_zh
            return f"{project}投产" if zh else f"{project} starts to operate"
        case InputShortage():
            link = short_name(city.links[assumption.link_id], language)
            return f"{link}断货，本地和外地都买不到" if zh else f"{link} is unavailable both locally and from outside"


def short_assumption_text(city: City, assumption: Assumption, language: Language) -> str:
    """Return what was supposed without the verb, for a list that names its sort: `α-烯烃 · 鼎际得`."""
    match assumption:
        case AttractFirm():
            firm = SOMEBODY.of(language) if assumption.firm_id is None else firm_name(city.firms[assumption.firm_id])
            size = None if assumption.capacity is None else amount(assumption.capacity, assumption.unit, language)
            return with_brackets(f"{short_name(city.links[assumption.link_id], language)} · {firm}", size, language)
        case LoseFirm():
            return firm_name(city.firms[assumption.firm_id])
        case FinishProject():
            return city.projects[assumption.project_id].name_zh
        case InputShortage():
            return short_name(city.links[assumption.link_id], language)


def cause_text(city: City, cause: Cause, language: Language) -> str:
    """Return how a change came about: `投入：乙烯 → α-烯烃`; a change of its own facts says so alone."""
    if cause.kind is CauseKind.OWN and len(cause.path) == 1:
        return cause.kind.label(language)
    return with_label(cause.kind.label(language), path_text(city, cause.path, language), language)


def path_text(city: City, path: tuple[str, ...], language: Language) -> str:
    """Return links in a row, the first bringing about the next."""
    return " → ".join(short_name(city.links[link], language) for link in path)


def causes_text(city: City, causes: tuple[Cause, ...], language: Language, most: int = 3) -> str:
    """Return the first few causes of a change."""
    told = join_names((cause_text(city, cause, language) for cause in causes[:most]), language)
    if len(causes) <= most:
        return told
    return f"{told} 等 {len(causes)} 条" if language == "zh" else f"{told} and {len(causes) - most} more"


def state_change_text(change: StateChange, stopped: Mapping[str, Effect], language: Language) -> str:
    """Write the state before and after: `缺（未查到） → 已有待核`; what stands still says why: `强 → 断供`."""
    before = state_text(change.before.rule, language)
    return f"{before} → {after_text(change, stopped, language)}"


def after_text(change: StateChange, stopped: Mapping[str, Effect], language: Language) -> str:
    """Name the state after, or for what stands still as a consequence why it does."""
    found = stopped.get(change.after.link_id)
    return state_text(change.after.rule, language) if found is None else found.label(language)


def effect_text(city: City, found: Consequence, language: Language) -> str:
    """Write what becomes of a link and for want of which: `断供（缺乙烯）`."""
    name = short_name(city.links[found.lacks], language)
    if found.effect is Effect.ALONG:
        note = joined_up("主装置：", name) if language == "zh" else f"plant: {name}"
    else:
        note = joined_up("缺", name) if language == "zh" else f"for want of {name}"
    return with_brackets(found.effect.label(language), note, language)


def target_change_text(change: TargetChange, language: Language) -> str:
    """Write how a link stood as a target and how it stands."""
    return (
        f"{_target(change.before, change.rank_before, language)} → {_target(change.after, change.rank_after, language)}"
    )


def _target(target: Target | None, rank: int | None, language: Language) -> str:
    if target is None:
        return NO_TARGET.of(language)
    place = f"第 {rank}" if language == "zh" else f"#{rank}"
    return with_brackets(f"{target.strategy.label(language)} {target.score.points}", place, language)


def supply_change_text(city: City, change: SupplyChange, language: Language) -> str:
    """Write the local supply rate before and after, and why the whole differs if it does."""
    rates = f"{ratio_text(change.before, language)} → {ratio_text(change.after, language)}"
    why = whole_text(city, change, language)
    return rates if why is None else join_clauses([rates, why], language)


def whole_text(city: City, change: SupplyChange, language: Language) -> str | None:
    """Say why the whole of a rate differs, or None if it does not."""
    told = []
    for text, links in ((LEFT, change.left), (JOINED, change.joined)):
        if links:
            named = names_and_count([short_name(city.links[link], language) for link in links], language, MAX_LINKS)
            told.append(text.of(language, links=named))
    if not told:
        return None
    before, after = number(change.before.whole), number(change.after.whole)
    return WHOLE.of(language, before=before, after=after, why=join_names(told, language))


def without_feed_text(found: WhatIf, language: Language) -> str | None:
    """Say which targets fall for want of feed, and that fewer of them is no progress; None if none does."""
    links = found.without_feed
    if not links:
        return None
    city = found.before.judgement.city
    named = names_and_count([short_name(city.links[link], language) for link in links], language, MAX_LINKS)
    before, after = (len(each.judgement.targets) for each in (found.before, found.after))
    why = WITHOUT_FEED.of(language, count=len(links), links=named)
    return NO_PROGRESS.of(language, before=before, after=after, why=why) if after < before else why


def step_change_text(city: City, change: StepChange, language: Language) -> str:
    """Write how a link stood on the roadmap and how it stands."""
    return " → ".join(_step(city, step, language) for step in (change.before, change.after))


def _step(city: City, step: StepPosition | None, language: Language) -> str:
    if step is None:
        return NOT_PLANNED.of(language)
    strategy = PREREQUISITE.of(language) if step.strategy is None else step.strategy.label(language)
    if not step.waits_for:
        return strategy
    waits = join_names((short_name(city.links[link], language) for link in step.waits_for), language)
    return with_brackets(strategy, joined_up("须先建成", waits) if language == "zh" else f"after {waits}", language)
