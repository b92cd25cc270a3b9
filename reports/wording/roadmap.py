"""Sentences about a roadmap: why each step is where it is, what comes from outside, what comparable projects took."""

from collections.abc import Iterable

from graph.analysis.facts.city import City
from graph.analysis.facts.comparable_projects import Duration, Investment
from graph.analysis.roadmap.outside_inputs import OutsideReason
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import Roadmap, Step
from graph.analysis.verdicts.counts import ANNOUNCED, UNDER_WAY
from graph.model.kinds import InputRole, MakeStatus, Transport
from graph.text import Text
from reports.wording.language import Language, count, investment, joined_up, number
from reports.wording.punctuation import join_clauses, join_names, names_and_count, with_brackets, with_label
from reports.wording.sentences import carrier_names, firm_name, short_name
from reports.wording.supply_words import restricted, stream_words, taken_name

COMING = frozenset({MakeStatus.BUILDING, MakeStatus.PLANNED})
TO_ESTIMATE = Text("无可比项目", "no comparable project")
NO_CANDIDATE = Text("未收录候选企业，先找线索", "no candidate on file: look for one first")
CHECK_FIRST = Text("先核实现在还做不做", "find out first if it still operates")
FREE = Text("马上能办", "can be begun at once")
FREE_FED = Text(
    "马上能着手，先问清{links}每年可供多少", "can be begun at once, by asking how much {links} there is a year"
)
TALK = Text("可以先谈，条件边谈边落实", "talks can begin; the conditions are still to be met")
ASK_FEEDS = Text("先问清{links}够不够、合不合用", "ask first whether {links} is enough and suits")
ASK_STREAM = Text(
    "先问清产{link}的装置一年产生多少{stream}", "ask first how much {stream} arises at the {link} plant a year"
)
NO_TURN = Text("前一期名额已满，顺延", "the phase before is full")
DEFERRED = Text(
    "机会项目：必要性、可行性都不高，有主动来的再谈",
    "an opportunity: neither pressing nor easy, talk if one comes",
)
BARRED = Text(
    "路线受限、本地料又不够起步规模，落实路线和料再谈",
    "its route is restricted and its feed here is below the smallest plant: settle both before talks",
)
PUSHED = Text("{firms}在办，盯着办成，不另招一家", "{firms} is at it: see it through, recruit no second one")
PUSHED_ONLY = Text(
    "已在办，没有查到由谁承担，先问清；盯着办成，不另招一家",
    "under way, by whom is not on file: ask first, see it through, recruit no second one",
)
PLANNED = Text("{firms}有计划，盯到开工，不另招一家", "{firms} plans it: see it begun, recruit no second one")
PLANNED_ONLY = Text(
    "有计划，没有查到由谁承担，先问清；盯到开工，不另招一家",
    "planned, by whom is not on file: ask first, see it begun, recruit no second one",
)
PREREQUISITE = Text("先行环节：{links}要等它建成", "prerequisite: {links} cannot be built without it")
WAITS = Text(
    "须先建成{links}（近处没有卖的，又运不远）", "{links} must be built first: none near, and it travels short ways"
)
PIPED = Text(
    "须先建成{links}（只能管输，要在一处建）", "{links} must be built first, on one site: it comes by pipe only"
)
JOINT = Text("与{links}同厂联产，一并建", "built together with {links}, in one works")
ASK_USERS = Text("先问用户（{links}）现由谁做", "ask its users first who serves them now ({links})")
FEED_COMING = Text("原料{links}还没投产", "its feed {links} does not run yet")
HOLDS_UP = Text("{links}要等它建成，排在前面", "placed first, as {links} cannot be built without it")
FEEDS_FIRST = Text("供{links}用，提前到同一期", "moved forward to feed {links} in the same phase")
COMES_WITH = Text("要与{links}一起排，前一期排不下", "comes with {links}; the phase before had no room for all")
OPENS = Text("建成后可接{links}", "opens {links}")
FEEDS = Text("供{links}用", "feeds {links}")
HOLDS = (PIPED, JOINT, WAITS)
"""In which ways a step waits for what must be built before it."""
SAME_WORKS = "同厂"
"""The word by which the note of an input says that it is made in the works that takes it."""
YEARS = Text("{first}—{last} 年", "{first}–{last}")
ONE_YEAR, ON = Text("{first} 年", "{first}"), Text("{first} 年起", "from {first}")
AND_PUSHED = Text("，盯办 {count} 环", ", {count} to see through")
ITSELF = Text("本项目", "the project itself")


def link_names(city: City, links: Iterable[str], language: Language, most: int = 3) -> str:
    """List the names of links, the first few of many."""
    return names_and_count([short_name(city.links[link], language) for link in links], language, most)


def years_text(plan: Roadmap, phase: Phase, language: Language) -> str:
    """Write the years of a phase: `2026—2027 年`, `2031 年起`."""
    first, last = plan.span(phase)
    text = ON if last is None else ONE_YEAR if last == first else YEARS
    return text.of(language, first=first, last=last)


def phase_text(plan: Roadmap, phase: Phase, language: Language) -> str:
    """Name a phase with its years: `近期（2026—2027 年）`."""
    return with_brackets(phase.label(language), years_text(plan, phase, language), language)


def counted_steps(plan: Roadmap, phase: Phase, language: Language) -> str:
    """Count the steps of a phase: `新开 5 步，盯办 2 项`."""
    begun, steps = len(plan.new_steps_of(phase)), len(plan.of_phase(phase))
    if begun == steps:
        return count(language, steps, "步", "step")
    told = f"新开 {begun} 步" if language == "zh" else count(language, begun, "", "new step")
    return told + AND_PUSHED.of(language, count=steps - begun)


def step_text(city: City, step: Step, language: Language) -> str:
    """Say in one sentence why a step is where it is."""
    return join_clauses(step_reasons(city, step, language), language)


def step_reasons(city: City, step: Step, language: Language) -> list[str]:
    """List the reasons of a step: what it waits for, why it is not where it ranks, what comes from outside."""
    return [*place_reasons(city, step, language), *needs_and_use(city, step, language)]


def place_reasons(city: City, step: Step, language: Language) -> list[str]:
    """Say what a step waits for and why it is not where its rank would put it."""
    waits = {text: [link for link in step.waits_for if _hold_up(city, link, step) is text] for text in HOLDS}
    found = [_linked(text, city, links, language) for text, links in waits.items() if links]
    found += moved_reasons(city, step, language)
    if step.is_underway:
        firms = pusher_names(city, step.link_id, language)
        texts = (PUSHED, PUSHED_ONLY) if is_begun(city, step.link_id) else (PLANNED, PLANNED_ONLY)
        return [texts[0].of(language, firms=firms) if firms else texts[1].of(language), *found]
    if found or step.phase is not Phase.NEAR:
        why = BARRED if step.is_barred else DEFERRED if step.is_deferred else NO_TURN
        coming = [_linked(FEED_COMING, city, step.asks.coming, language)] if step.asks.coming else []
        return found or [why.of(language), *coming]
    if step.asks.users:
        return [_linked(ASK_USERS, city, step.asks.users, language)]
    if step.asks.in_doubt:
        return _feeds_to_ask(city, step, language)
    if step.is_ready and step.asks.to_size:
        return [_linked(FREE_FED, city, step.asks.to_size, language)]
    return [(FREE if step.is_ready else TALK).of(language)]


def _hold_up(city: City, link: str, step: Step) -> Text:
    """Say in which way a step waits for a link: made beside it in one works, come by pipe, or by short ways."""
    edge = next((edge for edge in city.inputs.get(step.link_id, ()) if edge.start == link), None)
    if edge is None or edge.transport is not Transport.PIPE:
        return WAITS
    return JOINT if SAME_WORKS in (edge.note or "") else PIPED


def _feeds_to_ask(city: City, step: Step, language: Language) -> list[str]:
    """Say of which feeds it is asked first if they are enough, and how much of which by-product arises."""
    edges = {edge.start: edge for edge in city.inputs.get(step.link_id, ())}
    arising = [link for link in step.asks.in_doubt if edges[link].role is InputRole.BYPRODUCT]
    goods = [link for link in step.asks.in_doubt if link not in arising]
    told = [_linked(ASK_FEEDS, city, goods, language)] if goods else []
    amounts = (
        ASK_STREAM.of(language, link=short_name(city.links[link], language), stream=stream_words(edges[link], language))
        for link in arising
    )
    return [*told, *dict.fromkeys(amounts)]


def moved_reasons(city: City, step: Step, language: Language) -> list[str]:
    """Say why a step is not where its rank would put it, or is here at all."""
    if not step.own:
        return [_linked(PREREQUISITE, city, step.unlocks, language)]
    if step.move is None:
        return []
    held = [link for link in step.move.forward_for if link in step.unlocks]
    fed = [link for link in step.move.forward_for if link not in step.unlocks]
    told = ((HOLDS_UP, held), (FEEDS_FIRST, fed), (COMES_WITH, step.move.back_with))
    return [_linked(text, city, links, language) for text, links in told if links]


def is_begun(city: City, link_id: str) -> bool:
    """Check whether work on a link has begun: what is signed or planned is pushed to its start first."""
    works = any(work.stage in UNDER_WAY for work in city.projects_by_link.get(link_id, ()))
    return works or any(make.status is MakeStatus.BUILDING for make in city.makers.get(link_id, ()))


def pusher_names(city: City, link_id: str, language: Language) -> str:
    """Name the firms that build or plan a link; empty if none is on file. Who only talks carries nothing."""
    works = (work for work in city.projects_by_link.get(link_id, ()) if work.stage in UNDER_WAY | ANNOUNCED)
    owners = [name for work in works for name in carrier_names(city, work)]
    makers = [firm_name(city.firms[make.start]) for make in city.makers.get(link_id, ()) if make.status in COMING]
    return join_names(list(dict.fromkeys([*owners, *makers]))[:2], language)


def _linked(text: Text, city: City, links: Iterable[str], language: Language) -> str:
    """Fill links into a text, a space only where Latin letters meet Chinese."""
    named = link_names(city, links, language)
    if language == "en":
        return text.of(language, links=named)
    return joined_up(*(part for part in text.zh.replace("{links}", f"\0{named}\0").split("\0") if part))


def needs_and_use(city: City, step: Step, language: Language) -> list[str]:
    """Say what a step has from outside, what it opens and feeds, and what is to be done first."""
    found = [
        _outside(city, step, why, language)
        for why in OutsideReason
        if any(each.reason is why for each in step.outside_inputs)
    ]
    found += restricted(city, step.link_id, step.routes_here, language)
    if step.unlocks and step.own:
        found.append(_linked(OPENS, city, step.unlocks, language))
    fed = [link for link in step.feeds if step.move is None or link not in step.move.forward_for]
    if fed:
        found.append(_linked(FEEDS, city, fed, language))
    if step.verify_first:
        found.append(CHECK_FIRST.of(language))
    if not step.has_contact and not step.is_underway:
        found.append(NO_CANDIDATE.of(language))
    return found


def _outside(city: City, step: Step, why: OutsideReason, language: Language) -> str:
    names = outside_names(city, step, why, language)
    return with_label(why.label(language), names_and_count(names, language, 3), language)


def outside_names(city: City, step: Step, why: OutsideReason, language: Language) -> list[str]:
    """List what a step has from outside in one way, each by what it takes of it."""
    edges = {edge.start: edge for edge in city.inputs.get(step.link_id, ())}
    return [taken_name(city, edges[each.link_id], language) for each in step.outside_inputs if each.reason is why]


def duration_text(found: Duration | None, language: Language, itself: bool = False) -> str:
    """Say how long comparable projects took, and how many there are: `3～26 个月（2 个可比项目）`."""
    if found is None:
        return TO_ESTIMATE.of(language)
    if found.minimum == found.maximum:
        span = f"{found.maximum} 个月" if language == "zh" else count(language, found.maximum, "", "month")
    else:
        span = (
            f"{found.minimum}～{found.maximum} 个月"
            if language == "zh"
            else f"{found.minimum} to {found.maximum} months"
        )
    return with_brackets(span, _comparable(len(found.projects), language, itself), language)


def investment_text(found: Investment | None, language: Language, itself: bool = False) -> str:
    """Say what comparable projects cost, and how many there are; `itself` names a project that is the step's own."""
    if found is None:
        return TO_ESTIMATE.of(language)
    sums = tuple(dict.fromkeys((found.minimum, found.maximum)))
    if language == "zh":
        told = f"{'～'.join(number(each) for each in sums)} 亿元"
    else:
        told = " to ".join(investment(each, language) for each in sums)
    return with_brackets(told, _comparable(len(found.projects), language, itself), language)


def _comparable(projects: int, language: Language, itself: bool) -> str:
    if itself and projects == 1:
        return ITSELF.of(language)
    return count(language, projects, "个可比项目", "comparable project")


def comparable_names(found: Duration | Investment | None) -> list[str]:
    """List the names of the projects a figure rests on."""
    return [] if found is None else [project.name_zh for project in found.projects]


def failure_text(city: City, roadmap: Roadmap, language: Language) -> str | None:
    """Say what depends on the step that most others need, or None if no step needs another."""
    step = max(roadmap.steps, key=lambda each: (len(each.unlocks) + len(each.feeds), -each.order), default=None)
    if step is None or not (step.unlocks or step.feeds):
        return None
    name = link_names(city, [step.link_id], language)
    parts = []
    if step.unlocks:
        waiting = link_names(city, step.unlocks, language)
        parts.append(joined_up(waiting, "推迟") if language == "zh" else f"{waiting} must wait")
    if step.feeds:
        fed = link_names(city, step.feeds, language)
        parts.append(joined_up(fed, "改为外购") if language == "zh" else f"{fed} buys it in")
    told = join_names(parts, language)
    return joined_up("如", name, "未办成，", told) if language == "zh" else f"Without {name}: {told}"


def waiting_text(city: City, roadmap: Roadmap, language: Language) -> list[str]:
    """Say of each step that is held up what it waits for: `碳酸二甲酯等碳酸乙烯酯建成`; empty where none waits."""
    told = []
    for step in roadmap.steps:
        if step.waits_for:
            name, awaited = link_names(city, [step.link_id], language), link_names(city, step.waits_for, language)
            told.append(joined_up(name, "等", awaited, "建成") if language == "zh" else f"{name} waits for {awaited}")
    return told


def left_out_text(city: City, roadmap: Roadmap, language: Language) -> list[str]:
    """List what was left out of a roadmap, by reason."""
    reasons = dict.fromkeys(roadmap.left_out.values())
    return [
        with_label(
            why.label(language),
            join_names(
                (short_name(city.links[link], language) for link, each in roadmap.left_out.items() if each is why),
                language,
            ),
            language,
        )
        for why in reasons
    ]
