"""What is said of roadmaps: each step with what it waits for, what it opens, how long the like took and cost."""

from collections.abc import Iterable

from graph.analysis.facts.city import City
from graph.analysis.facts.like_projects import Duration, Investment
from graph.analysis.roadmap.needs import Elsewhere
from graph.analysis.roadmap.roadmap import Roadmap, Step
from reports.wording.language import Language, Text, count, investment, joined_up, number
from reports.wording.punctuation import clauses, listed, names, titled
from reports.wording.sentences import brief_name

TO_ESTIMATE = Text("待测算", "to be estimated")
NO_CANDIDATE = Text("在库无人可谈，先摸排", "nobody on file to ask: to be looked for first")
CHECK_FIRST = Text("先核实产能与现状", "capacity and present state are to be checked first")
HELPER = Text("本身不是目标，是后续目标缺的核心投入", "no target itself, but a core input that later targets lack")


def link_names(city: City, links: Iterable[str], language: Language, most: int = 3) -> str:
    """Return the names of links, the first few of many."""
    return listed([brief_name(city.links[link], language) for link in links], language, most)


def step_words(city: City, step: Step, language: Language) -> str:
    """Return why a step stands where it stands, in one sentence made of its facts."""
    return clauses(step_reasons(city, step, language), language)


def step_reasons(city: City, step: Step, language: Language) -> list[str]:
    """Return the reasons of a step one by one: what it waits for, then the others."""
    zh = language == "zh"
    if step.waits_for:
        waits = link_names(city, step.waits_for, language)
        return [joined_up("等", waits, "先立") if zh else f"waits for {waits}", *further_reasons(city, step, language)]
    return ["不等别的链环" if zh else "waits for nothing", *further_reasons(city, step, language)]


def further_reasons(city: City, step: Step, language: Language) -> list[str]:
    """Return what else is to be said of a step: why it is there, what comes from outside, what it opens."""
    helper = [HELPER.of(language)] if step.strategy is None else []
    return [*helper, *needs_and_use(city, step, language)]


def needs_and_use(city: City, step: Step, language: Language) -> list[str]:
    """Return what a step needs from outside, what it opens, and what is to be done first."""
    zh = language == "zh"
    found = [_outside(city, step, why, language) for why in Elsewhere if any(each.why is why for each in step.outside)]
    if step.opens:
        opened = link_names(city, step.opens, language)
        found.append(joined_up("建成后可接", opened) if zh else f"opens {opened}")
    if step.check_first:
        found.append(CHECK_FIRST.of(language))
    if not step.asked:
        found.append(NO_CANDIDATE.of(language))
    return found


def _outside(city: City, step: Step, why: Elsewhere, language: Language) -> str:
    links = [each.link_id for each in step.outside if each.why is why]
    return titled(why.label(language), link_names(city, links, language), language)


def duration_words(found: Duration | None, language: Language) -> str:
    """Return how long like projects took, with how many there are: `3～26 个月（2 个同类项目）`."""
    if found is None:
        return TO_ESTIMATE.of(language)
    likes = len(found.projects)
    if found.least == found.most:
        span = f"{found.most} 个月" if language == "zh" else count(language, found.most, "", "month")
    else:
        span = f"{found.least}～{found.most} 个月" if language == "zh" else f"{found.least} to {found.most} months"
    return f"{span}（{likes} 个同类项目）" if language == "zh" else f"{span} ({_likes(likes)})"


def investment_words(found: Investment | None, language: Language) -> str:
    """Return what like projects cost, with how many there are."""
    if found is None:
        return TO_ESTIMATE.of(language)
    likes = len(found.projects)
    sums = tuple(dict.fromkeys((found.least, found.most)))
    if language == "zh":
        told = f"{'～'.join(number(each) for each in sums)} 亿元"
    else:
        told = " to ".join(investment(each, language) for each in sums)
    return f"{told}（{likes} 个同类项目）" if language == "zh" else f"{told} ({_likes(likes)})"


def _likes(projects: int) -> str:
    return count("en", projects, "", "like project")


def like_names(found: Duration | Investment | None) -> list[str]:
    """Return the names of the projects a figure rests on."""
    return [] if found is None else [project.name_zh for project in found.projects]


def failure_words(city: City, roadmap: Roadmap, language: Language) -> str | None:
    """Return what hangs on the step that most others wait for, or None where no step waits for another."""
    step = max(roadmap.steps, key=lambda each: (len(each.opens), -each.order), default=None)
    if step is None or not step.opens:
        return None
    name, waiting = link_names(city, [step.link_id], language), link_names(city, step.opens, language)
    if language == "zh":
        return f"“{name}”不成，{waiting}须改外购或顺延"
    return f"without {name}, {waiting} must be supplied from outside or wait"


def left_out_words(city: City, roadmap: Roadmap, language: Language) -> list[str]:
    """Return what was left out of a roadmap, by reason."""
    reasons = dict.fromkeys(roadmap.left_out.values())
    return [
        titled(
            why.label(language),
            names(
                (brief_name(city.links[link], language) for link, each in roadmap.left_out.items() if each is why),
                language,
            ),
            language,
        )
        for why in reasons
    ]
