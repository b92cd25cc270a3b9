"""Rules and weights of a version record in words: what one compares, without the names that the program has for it."""

import re

from graph.analysis.verdicts.rules import MEASURES, Measure
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.analysis.versions.diffs import RuleDiff
from graph.analysis.versions.version_record import RuleSnapshot
from graph.model.kinds import Siting
from graph.model.labelled_enum import LabelledEnum
from graph.text import Text
from reports.wording.language import BLANK, Language
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label

FORM = re.compile(r"(?P<state>\w+) if (?P<tests>.+)")
TEST = re.compile(r"(?P<measure>\w+) (?P<sign>[≥<]) (?P<threshold>[\d.]+)")
SITINGS = re.compile(r"siting in (?P<sitings>.+)")
WEIGHT = re.compile(r"(?P<weight>[\d.]+): .*")
RULES_MOVED = Text("口径有变", "Rules have changed")
OTHERWISE = Text("其余都不符合", "nothing else holds")
LIES = Text("落地条件为{sitings}", "siting is {sitings}")
WEIGHS = Text("权重 {weight}", "weight {weight}")
NO_SITING = Text("空白", "blank")


def rule_move_text(move: RuleDiff, language: Language) -> str:
    """Return which rule or weight stands otherwise, and how it compared before and after."""
    text = move.after or move.before
    title = "" if text is None else text.of(language)
    sides = " → ".join(BLANK if side is None else form_text(side, language) for side in (move.before, move.after))
    return with_label(f"{RULES_MOVED.of(language)} {title}", sides, language)


def form_text(rule: RuleSnapshot, language: Language) -> str:
    """Return what a rule compares in words; what no release would have written stays as it is."""
    weighs, decides = WEIGHT.fullmatch(rule.form), FORM.fullmatch(rule.form)
    if weighs:
        return WEIGHS.of(language, weight=weighs["weight"])
    if decides is None:
        return label_of(Strategy, rule.form, language)
    state = label_of(LinkState, decides["state"], language)
    tests = (_test(test, language) for test in decides["tests"].split(" and "))
    return with_brackets(state, join_clauses(tests, language), language)


def _test(test: str, language: Language) -> str:
    met, sited = TEST.fullmatch(test), SITINGS.fullmatch(test)
    if sited:
        names = (
            NO_SITING.of(language) if each == "blank" else label_of(Siting, each, language)
            for each in sited["sitings"].split(", ")
        )
        return LIES.of(language, sitings=join_names(names, language))
    if met is None:
        return OTHERWISE.of(language) if test == "nothing else holds" else test
    label = next((MEASURES[each] for each in Measure if each.value == met["measure"]), None)
    if label is None:
        return test
    name, unit = (label.zh, f" {label.unit_zh}") if language == "zh" else (label.en, "")
    return f"{name} {met['sign']} {met['threshold']}{unit}"


def label_of(vocabulary: type[LabelledEnum], code: object, language: Language) -> str:
    """Return the label of a code; the code itself where this release has no such word."""
    return next((each.label(language) for each in vocabulary if each.value == code), str(code))
