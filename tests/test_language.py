"""Both languages are complete: no text of ours lacks one, and neither stands in the other's place."""

import ast
import re
from functools import cache
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
ROOMS = ("access", "graph", "loaders", "pipeline", "reports", "service", "views")
MODULES = {path.relative_to(HOME).as_posix(): path for room in ROOMS for path in sorted((HOME / room).rglob("*.py"))}
CHINESE = re.compile(r"[\u3400-\u9fff]")
KEPT = re.compile(r"亿元|万吨|链谱|公平竞争审查条例|中文|强/弱/缺")
"""Chinese that English texts keep: a unit, our name, the name of a regulation."""

WORDS = HOME / "docs" / "words.md"
READERS = re.compile(
    r"loaders/(notes|table_names|office/(?!faults|remarks|as_facts))|graph/analysis/competition/|graph/unpacking"
    r"|graph/analysis/facts/places|graph/model/(blanks|product_text)|loaders/defaults|pipeline/imports/listed_cells"
)
"""Modules whose Chinese is what they look for in texts of others, not what they show."""


@cache
def tree(name):
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


@cache
def texts():
    """Return where each `Text(zh, en)` and each word of an enumeration stands, with both its languages."""
    return tuple(found_texts())


def found_texts():
    for name in MODULES:
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text" and len(node.args) == 2:
                said = [told(each) for each in node.args]
                if None not in said:
                    yield f"{name}:{node.lineno}", *said
            if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "LabelledEnum" for base in node.bases):
                for each in node.body:
                    if isinstance(each, ast.Assign) and isinstance(each.value, ast.Tuple) and len(each.value.elts) >= 3:
                        yield f"{name}:{each.lineno}", *map(told, each.value.elts[1:3])


def told(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def shown():
    """Yield where each Chinese string of the program stands, except what only reads what others wrote."""
    for name in MODULES:
        if READERS.match(name):
            continue
        left = set(unseen(tree(name)))
        for node in ast.walk(tree(name)):
            value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and CHINESE.search(value) and id(node) not in left:
                yield f"{name}:{node.lineno}", value


def unseen(module):
    """Yield the ids of nodes that are no text shown: docstrings, other spellings of words and headings, regexes."""
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            yield from map(id, ast.walk(node))
        if isinstance(node, ast.keyword) and node.arg == "also":
            yield from map(id, ast.walk(node.value))
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "LabelledEnum" for base in node.bases):
            for each in node.body:
                if isinstance(each, ast.Assign) and isinstance(each.value, ast.Tuple):
                    yield from map(id, each.value.elts[3:])


def retired():
    """Return the words of `docs/words.md` that are no longer printed, each with what may still hold it."""
    rows = [line.split("|")[1:4] for line in WORDS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {word.strip(): [each for each in held.strip().split("、") if each] for word, _, held in rows[2:]}


def test_retired_words_are_no_longer_printed():
    words = retired()
    assert len(words) > 60
    used = [
        (where, word, text)
        for where, text in shown()
        for word, held in words.items()
        if word in re.sub("|".join(map(re.escape, held)) or "$^", "", text)
    ]
    assert used == []


def test_there_are_many_texts_and_each_has_both_languages():
    found = texts()
    assert len(found) > 800
    # a measure word such as 个 has no English, and no unit is no unit in both
    assert [
        where for where, zh, en in found if (not zh.strip() and en.strip()) or (len(zh) > 1 and not en.strip())
    ] == []


def test_english_texts_are_english():
    assert [(where, en) for where, _, en in texts() if CHINESE.search(KEPT.sub("", en))] == []


def test_chinese_texts_are_chinese_unless_they_are_a_name_or_a_sign():
    plain = [(where, zh) for where, zh, _ in texts() if not CHINESE.search(zh)]
    assert [each for each in plain if re.search(r"[a-z]{4,} [a-z]{2,}", each[1])] == []


def test_both_languages_have_the_same_places_to_fill():
    def places(text):
        return set(re.findall(r"\{(\w+)", text))

    # where a language needs a count that the other leaves out, it has it in words of its own
    assert [
        (where, zh, en) for where, zh, en in texts() if places(en) - places(zh) - {"more", "rest", "province", "stop"}
    ] == []
