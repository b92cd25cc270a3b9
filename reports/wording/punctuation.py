"""Stops and brackets of each language: what joins names and clauses, what sets a title or an aside apart."""

from collections.abc import Iterable, Sequence

from graph.text import Text
from reports.wording.language import Language

END = Text("。", ".")
SENTENCE = Text("。", ". ")
"""Between two sentences."""
AND = Text("、", ", ")
PAUSE = Text("，", ", ")


def join_names(parts: Iterable[str], language: Language) -> str:
    """Return names in a row: `乙烯、丙烯`; empty where there is none."""
    return AND.of(language).join(parts)


def names_and_count(links: Sequence[str], language: Language, most: int = 2) -> str:
    """Return the first `most` names of links and how many there are: `乙烯、丙烯等 5 环`."""
    joined = join_names(links[:most], language)
    if len(links) <= most:
        return joined
    return f"{joined}等 {len(links)} 环" if language == "zh" else f"{joined} and {len(links) - most} more"


def join_clauses(parts: Iterable[str], language: Language) -> str:
    """Return clauses in a row: `供 3 环；无产能`; empty where there is none. A question ends without a semicolon."""
    return "；".join(parts) if language == "zh" else "; ".join(parts).replace("?; ", "? ")


def with_note(text: str, note: str | None, language: Language) -> str:
    """Return a text with a note in brackets, in the brackets it ends with if it does: `甲（公司称，2021年）`."""
    if note is not None and language == "zh" and text.endswith("）"):
        return f"{text[:-1]}，{note}）"
    return with_brackets(text, note, language)


def with_brackets(text: str, note: str | int | None, language: Language) -> str:
    """Append a note in brackets, if there is one."""
    if note is None:
        return text
    return f"{text}（{note}）" if language == "zh" else f"{text} ({note})"


def with_label(title: str, text: str, language: Language) -> str:
    """Return a text behind its title: `风险：停产`."""
    return f"{title}：{text}" if language == "zh" else f"{title}: {text}"
