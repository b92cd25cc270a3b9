"""Evidence beside a value: the badge of its basis, its best source and that source's standing."""

import re

from graph.model.evidence import Evidence, best_host_grade, host_of
from graph.model.fact import Fact
from graph.model.kinds import Basis, HostGrade
from graph.text import Text
from reports.wording.facts import GENERAL, own_cells
from reports.wording.language import Language, typeset
from reports.wording.punctuation import join_clauses, with_label
from views.shared import texts
from views.shared.context import Shown

COLOURS = {Basis.SOURCE: "blue", Basis.GENERAL: "gray", Basis.INFERRED: "orange"}
CORRECTED = Text("“{column}”另有出处：", "“{column}” has its own source:")
CORRECTED_BY = Text("（{who}，{day}）", "({who}, {day})")
MARKDOWN = str.maketrans({char: "\\" + char for char in "\\`*_{}[]()<>#+-!|$:~&@="})
_POINT = re.compile(r"(?<=\bwww)\.|(?<=^\d)\.|(?<=^\d\d)\.", re.IGNORECASE)
"""Points that would make a link of `www.`, or a list of a text that begins with a number."""
_BREAK = re.compile("[\n\r\t\v\f\x85\u2028\u2029]+")


def escape_markdown(text: str) -> str:
    """Return a text from the data so that Markdown shows it as it is, with Chinese stops where it is Chinese."""
    line = _BREAK.sub(" ", typeset(text)).strip()
    return _POINT.sub(r"\\.", line.translate(MARKDOWN))


def basis_badge(basis: Basis, language: Language) -> str:
    """Return the badge of a basis, in Markdown."""
    return f":{COLOURS[basis]}-badge[{basis.label(language)}]"


def sources_by_standing(context: Shown, evidence: Evidence) -> tuple[str, ...]:
    """Return the sources of a fact, the best standing first, equals in the order given."""
    order = list(HostGrade)
    grades = context.city.grades

    def place(source: str) -> int:
        host = host_of(source)
        return order.index(grades[host]) if host is not None and host in grades else len(order)

    return tuple(sorted(evidence.sources, key=place))


def best_source(context: Shown, evidence: Evidence) -> str:
    """Return the best source of a fact in a few words: its host with its standing, or what it is called."""
    source = sources_by_standing(context, evidence)[0]
    host = host_of(source)
    grade = best_host_grade(evidence, context.city.grades)
    if host is None:
        return context.text(GENERAL) if source == GENERAL.zh else source
    standing = f" {grade.label(context.language)}" if grade is not None else ""
    return f"{host}{standing}"


def has_only_weak_sources(context: Shown, evidence: Evidence) -> bool:
    """Return whether the fact was read, but on weak hosts alone."""
    return evidence.basis is Basis.SOURCE and best_host_grade(evidence, context.city.grades) is HostGrade.WEAK


def evidence_text(context: Shown, fact: Fact) -> str:
    """Return basis, standing and date of a fact as plain words, for tables; corrected cells each with their own."""
    own = (
        with_label(name, _in_words(context, told.evidence), context.language)
        for name, told in own_cells(fact, context.language)
    )
    return join_clauses((_in_words(context, fact.evidence), *own), context.language)


def _in_words(context: Shown, evidence: Evidence) -> str:
    parts = [evidence.basis.label(context.language), best_source(context, evidence)]
    if has_only_weak_sources(context, evidence):
        parts.append(context.text(texts.TO_CHECK))
    if evidence.as_of is not None:
        parts.append(evidence.as_of)
    return " · ".join(parts)


def evidence_line(context: Shown, fact: Fact) -> str:
    """Return badge, source, standing and date of a fact in Markdown; behind it corrected cells, each with its own."""
    own = (
        f"{escape_markdown(context.text(CORRECTED, column=name))} {_in_markdown(context, told.evidence)} "
        f"{escape_markdown(context.text(CORRECTED_BY, who=told.who, day=told.when[:10]))}"
        for name, told in own_cells(fact, context.language)
    )
    return " · ".join((_in_markdown(context, fact.evidence), *own))


def _in_markdown(context: Shown, evidence: Evidence) -> str:
    parts = [basis_badge(evidence.basis, context.language), escape_markdown(best_source(context, evidence))]
    if has_only_weak_sources(context, evidence):
        parts.append(f":orange-badge[{context.text(texts.TO_CHECK)}]")
    if evidence.as_of is not None:
        parts.append(escape_markdown(evidence.as_of))
    return " ".join(parts)
