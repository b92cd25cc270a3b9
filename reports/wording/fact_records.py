"""What is said of entries that changed facts: the file taken in, the cell corrected, who is one, what a text means."""

import json

from graph.analysis.facts.city import City
from graph.model.act import Act
from graph.model.fact_acts import (
    Correct,
    FactAct,
    ImportFile,
    MatchProduct,
    OtherName,
    PairAct,
    RemoveFact,
    WithdrawImport,
)
from graph.model.fact_rows import fact_key, kind_named
from graph.model.labelled_enum import LabelledEnum
from graph.model.schema import Property, properties
from graph.text import Text
from reports.wording.language import Language
from reports.wording.punctuation import with_label
from reports.wording.sentences import chain_name, firm_name, short_name

BLANK = Text("（空白）", "(blank)")
MOVED = Text("{what}：{old} → {new}", "{what}: {old} → {new}")
SAME = Text("{other} 并入 {kept}", "{other} merged into {kept}")
APART = Text("{kept} 与 {other}", "{kept} and {other}")
MATCHED = Text("{firm}“{words}” → {link}：{ruling}", "{firm}, “{words}” → {link}: {ruling}")
NAMED = Text("“{word}”指 {target}", "“{word}” means {target}")
NOBODY = Text("“{word}”谁都不是", "“{word}” is nobody")
TAKEN = Text("{file}（{dataset}）{counts}", "{file} ({dataset}){counts}")
COUNTED = Text(
    "：新增 {added}、改动 {changed}、移除 {removed}", ": {added} added, {changed} changed, {removed} removed"
)


def fact_act_text(city: City, act: FactAct, language: Language) -> str:
    """Return what an act on facts is about, by name; what the present facts do not hold by its id."""
    match act:
        case ImportFile():
            return TAKEN.of(language, file=act.file, dataset=act.dataset, counts=_counts(act, language))
        case WithdrawImport():
            return act.dataset
        case Correct():
            told = {"old": _value(act, act.was, language), "new": _value(act, act.value, language)}
            thing = fact_title(city, act.kind, act.fact, language)
            return MOVED.of(language, what=f"{thing} · {_column(act, language)}", **told)
        case RemoveFact():
            return fact_title(city, act.kind, act.fact, language)
        case PairAct():
            kept, other = (fact_title(city, act.kind, id, language) for id in (act.kept, act.other))
            return (SAME if act.KIND == "MERGE" else APART).of(language, kept=kept, other=other)
    return _of_words(city, act, language)


def _of_words(city: City, act: Act, language: Language) -> str:
    if isinstance(act, MatchProduct):
        firm, link = (_name(city, kind, id, language) for kind, id in (("Firm", act.firm_id), ("Link", act.link_id)))
        return MATCHED.of(language, firm=firm, link=link, words=act.words, ruling=act.ruling.label(language))
    if isinstance(act, OtherName):
        if act.target is None:
            return NOBODY.of(language, word=act.word)
        return NAMED.of(language, word=act.word, target=fact_title(city, act.kind, act.target, language))
    raise AssertionError(act.KIND)


def _counts(act: ImportFile, language: Language) -> str:
    found = json.loads(act.counts)
    return COUNTED.of(language, **found) if found else ""


def fact_title(city: City, kind: str, fact: str, language: Language) -> str:
    """Return what sort of fact it is and which: `企业：甲公司`, of a relation both ends by their ids or names."""
    declared = kind_named(kind)
    if declared is None:
        return f"{kind} {fact}"
    label = declared.ZH if language == "zh" else declared.EN
    key = fact_key(kind, fact)
    ends = [getattr(declared, name, kind) for name in ("START", "END")] if len(key) > 1 else [kind]
    named = [_name(city, end, id, language) for end, id in zip(ends, key, strict=False)]
    return with_label(label, " → ".join(named) + (f" · {key[2]}" if len(key) > 2 and key[2] else ""), language)


def _name(city: City, kind: str, id: str, language: Language) -> str:
    if kind == "Firm" and id in city.firms:
        return firm_name(city.firms[id])
    if kind == "Link" and id in city.links:
        return short_name(city.links[id], language)
    if kind == "Chain" and id in city.chains:
        return chain_name(city.chains[id], language)
    if kind == "Project" and id in city.projects:
        return city.projects[id].name_zh
    return id


def _column(act: Correct, language: Language) -> str:
    found = _declared(act)
    return act.column if found is None else found.column.of(language)


def _value(act: Correct, value: str | None, language: Language) -> str:
    if value is None:
        return BLANK.of(language)
    found = _declared(act)
    if found is not None and issubclass(found.type, LabelledEnum):
        words = {str(word.value): word for word in found.type}
        return words[value].label(language) if value in words else value
    return value


def _declared(act: Correct) -> Property | None:
    kind = kind_named(act.kind)
    return None if kind is None else next((each for each in properties(kind) if each.name == act.column), None)
