"""What other weights do to the order of the targets, in words."""

from collections.abc import Iterable, Sequence

from graph.analysis.facts.city import City
from graph.analysis.facts.score import Criterion, Score
from graph.analysis.targets.reweight import DECLARED, WATCHED_RANKS, RankMove, Weights
from graph.analysis.targets.target_score import WEIGHTS
from graph.text import Text
from reports.wording.language import Language
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.sentences import short_name

CHANGED = Text("“{name}”由 {declared} 改为 {weight}", '"{name}" at {weight} instead of {declared}')
IF = Text("若{changes}", "With {changes}")
SAME = Text("次序不变", "the order stays as it is")
SAME_FIRST = Text("前 {first} 位不变，其后有变动", "the top {first} are unchanged; the order below them changes")
MOVED = Text("{name} 第 {before} → 第 {after}", "{name} {before} → {after}")
NO_RECORD = Text("{name}无资料", "no record of {name}")
MORE = Text("前 {first} 位内外还有 {count} 个变了位次", "{count} more moves in and out of the first {first}")
SIDES = {"attractive": Text("必要性", "Merit"), "feasible": Text("可行性", "Feasibility")}
"""The two sides of a target's score, named alike everywhere."""
GRADES = ((70, Text("高", "high")), (45, Text("中", "medium")), (0, Text("低", "low")))
"""What a side of a score is called from how many points on."""
NO_FACTS = Text("无资料", "no record")
MAX_SHOWN = 3
"""Moves told one by one."""


def grade_label(points: int, language: Language) -> str:
    """Call a score high, medium or low."""
    return next(text.of(language) for least, text in GRADES if points >= least)


def term_text(score: Score, language: Language) -> str:
    """Write the terms of a score that apply with their values: `本地要用 100% · 有买方 无资料`."""
    told = [
        f"{term.criterion.zh if language == 'zh' else term.criterion.en} "
        + (NO_FACTS.of(language) if term.value is None else f"{round(100 * term.value)}%")
        for term in score.parts
        if term.applies
    ]
    return " · ".join(told)


def weight_name(weight: Criterion, language: Language) -> str:
    """Return the name of a term as it stands inside a sentence."""
    return weight.zh if language == "zh" else weight.en[0].lower() + weight.en[1:]


def weights_text(weights: Weights, language: Language) -> str:
    """Return which weights differ from the declared ones: `若“链主需要”由 15 改为 0`; empty where none does."""
    changes = [
        CHANGED.of(
            language,
            name=weight_name(weight, language),
            declared=weight.weight,
            weight=weights[weight.id],
        )
        for weight in WEIGHTS
        if weights.get(weight.id, weight.weight) != DECLARED[weight.id]
    ]
    return IF.of(language, changes=join_names(changes, language)) if changes else ""


def move_text(city: City, move: RankMove, language: Language) -> str:
    """Return one move: `工业气体 第 9 → 第 25（链主需要 100%）`; the bracket holds what decided it."""
    zh = language == "zh"
    before, after = (place if zh else ordinal(place) for place in (move.before, move.after))
    told = MOVED.of(language, name=short_name(city.links[move.link_id], language), before=before, after=after)
    return with_brackets(told, _why(move, language), language)


def _why(move: RankMove, language: Language) -> str | None:
    """Return what decided a move, or None where it was others that moved."""
    if move.cause is None:
        return None
    name = weight_name(move.cause.criterion, language)
    return NO_RECORD.of(language, name=name) if move.cause.value is None else f"{name} {round(100 * move.cause.value)}%"


def change_text(
    city: City, weights: Weights, found: Sequence[RankMove], same: bool, language: Language, most: int = MAX_SHOWN
) -> str:
    """Return the whole sentence: which weights were changed and where that leads; empty where none was changed.

    `found` are the moves in and out of the first, `same` says whether the whole order stayed.
    """
    head = weights_text(weights, language)
    if not head:
        return ""
    stop = "。" if language == "zh" else "."
    return with_label(head, join_clauses(_moves_text(city, found, same, language, most), language), language) + stop


def _moves_text(city: City, found: Sequence[RankMove], same: bool, language: Language, most: int) -> Iterable[str]:
    if not found:
        yield SAME.of(language) if same else SAME_FIRST.of(language, first=WATCHED_RANKS)
    for move in found[:most]:
        yield move_text(city, move, language)
    if len(found) > most:
        yield MORE.of(language, first=WATCHED_RANKS, count=len(found) - most)


def ordinal(place: int) -> str:
    """Return a place in English: `1st`, `2nd`, `13th`, `22nd`."""
    if place % 100 in (11, 12, 13):
        return f"{place}th"
    return f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th') }"
