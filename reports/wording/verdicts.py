"""What a verdict says beside its rule: how sure a gap is, the remarks that fired, and what would change it."""

from graph.analysis.facts.city import City
from graph.analysis.targets.link_context import LinkContext
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.remarks import Remark
from graph.analysis.verdicts.rules import Rule
from graph.analysis.verdicts.tipping_facts import TippingFact
from graph.model.nodes import Link
from graph.text import Text
from reports.wording.language import Language, count
from reports.wording.punctuation import names_and_count, with_brackets, with_label
from reports.wording.sentences import short_name

STABLE = Text("结论牢靠：多一家、少一家都不变。", "The verdict holds if one maker more or less is counted.")
UNSTABLE = Text("结论易变：再核实一家就可能变。", "The verdict may change once one more maker is verified.")
NEAREST = Text("会改变结论的一件事", "What would change it")
THEN = Text("即判为{state}", "it would then be {state}")


def state_text(rule: Rule, language: Language) -> str:
    """Name the state a rule gives with what tells it apart: `缺（未查到）`, `不招引（外购即可）`, `拟建`."""
    if rule.grade is None:
        return rule.state.label(language)
    grade = rule.grade.label(language)
    return grade if rule.grade.alone else with_brackets(rule.state.label(language), grade, language)


def rule_text(rule: Rule, language: Language) -> str:
    """Return what a rule says."""
    return rule.of(language)


def remark_text(note: Remark, language: Language) -> str:
    """Return one remark; for a regulated link with the regulation and the reason on file."""
    text = note.rule.of(language)
    told = [
        part
        for fact in note.facts
        if isinstance(fact, Link)
        for part in (fact.siting_reason, fact.siting_reference)
        if part
    ]
    stop = "；" if language == "zh" else "; "
    return with_label(text, stop.join(told), language) if told else text


def stable_text(verdict: Verdict, language: Language) -> str:
    """Return whether the verdict holds when each threshold moves one step: one maker more or less."""
    return (STABLE if verdict.stable else UNSTABLE).of(language)


def tipping_fact_text(turn: TippingFact, language: Language) -> str:
    """Return what would change a verdict, and to which state: `在产企业的产能核实入库，即判为强`."""
    event = turn.event.of(language)
    then = THEN.of(language, state=state_text(turn.rule, language))
    return f"{event}，{then}" if language == "zh" else f"{event}: {then}"


def factor_text(city: City, around: LinkContext, language: Language) -> list[str]:
    """Return what a link depends on and what depends on it: inputs here and from outside, users, what it holds up."""
    zh, found = language == "zh", []
    if around.needs:
        here, total = around.met, len(around.needs)
        found.append(f"核心投入 {total} 种，{here} 种在本地" if zh else f"{here} of {total} core needs met here")
    if around.outside_inputs:
        outside = names_and_count(
            [short_name(city.links[edge.start], language) for edge in around.outside_inputs], language
        )
        found.append(f"要从外地来的：{outside}" if zh else f"from outside: {outside}")
    users = len(around.local_users)
    found.append(f"本地 {users} 个链环要用" if zh else count(language, users, "", "local use"))
    if around.dependents:
        held = len(around.dependents)
        found.append(
            f"离不了它的有 {held} 个链环" if zh else f"{count(language, held, '', 'link')} cannot do without it"
        )
    return found


def nearest_tipping_facts_text(verdict: Verdict, language: Language) -> str | None:
    """Return the nearest single fact that would change the verdict, or None where none would."""
    return (
        with_label(NEAREST.of(language), tipping_fact_text(verdict.tipping_facts[0], language), language)
        if verdict.tipping_facts
        else None
    )
