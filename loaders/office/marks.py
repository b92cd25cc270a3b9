"""Marks beside names in chain books: what a bracket before or behind a name says of a link or a firm."""

import re
import unicodedata

_BEFORE = re.compile(r"^\s*[(（\[【〔](?P<inside>[^()（）\[\]【】〔〕]{1,20})[)）\]】〕]")
_BEHIND = re.compile(r"[(（\[【〔](?P<inside>[^()（）\[\]【】〔〕]{1,20})[)）\]】〕]\s*$")
_LABEL = re.compile(r"^\s*(?P<inside>[^:：]{1,8})[:：](?=.)")
_APART = re.compile("[、，,；;/\\s]+")
_WORD = re.compile(
    r"(?:已|正|现|目前|暂|均|本地|本市|我市|全市|市内|长期)*"
    r"(?:缺|缺失|空缺|欠缺|短缺|空白|断点|断链|弱|薄弱|较弱|偏弱|强|较强|优势|有|无|没有|短板|在建|建设中|筹建|筹备|待建|拟建|规划|谋划"
    r"|拟引进|拟招引|待引进|待招引|招引|洽谈|在谈|签约|意向|停产|停工|关停|停业|试生产|试运行|在产|链主|龙头|骨干|配套)"
    r"(?:环节|项目|企业|中|阶段|检修)*"
)


def is_mark(text: str) -> bool:
    """Check whether a text says no more than how a link or firm stands: `缺`, `在建中`, `龙头、停产`."""
    parts = mark_parts(unicodedata.normalize("NFKC", text).strip("()[]【】〔〕 "))
    return bool(parts) and all(_WORD.fullmatch(part) for part in parts)


def mark_parts(mark: str) -> list[str]:
    """List what a mark says."""
    return [part for part in _APART.split(mark) if part]


def split_mark(text: str) -> tuple[str, str | None]:
    """Split a name and what the brackets around it say of its state: `双酚A（缺）`, `（拟引进）甲公司`.

    A bracket that says more, `（在建，2027年投产）`, is a mark by its first word.
    """
    plain = unicodedata.normalize("NFKC", text)
    # the name keeps its own signs where folding them changes nothing of its length
    name, marks = (text if len(plain) == len(text) else plain).strip(), list[str]()
    while (found := _mark_of(name)) is not None:
        marks.insert(0, unicodedata.normalize("NFKC", found["inside"]).strip())
        name = f"{name[: found.start()]}{name[found.end() :]}".strip()
    return (name, "、".join(marks)) if marks else (text.strip(), None)


def _mark_of(name: str) -> re.Match[str] | None:
    found = (pattern.search(name) for pattern in (_BEHIND, _BEFORE, _LABEL))
    return next((each for each in found if each is not None and _begins_as_mark(each["inside"])), None)


def _begins_as_mark(inside: str) -> bool:
    parts = mark_parts(unicodedata.normalize("NFKC", inside))
    return bool(parts) and _WORD.fullmatch(parts[0]) is not None
