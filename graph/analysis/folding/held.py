"""What a fold could not do and what it found to disagree: told with entry and place, never passed over."""

from dataclasses import dataclass

from graph.model.facts import Scalar
from graph.model.labelled_enum import LabelledEnum


class HeldReason(LabelledEnum):
    """Why something an entry says was held back."""

    NO_KIND = "no_kind", "这一版没有这种资料", "this version has no such kind"
    NO_COLUMN = "no_column", "这一版没有这一栏", "this version has no such column"
    BAD_VALUE = "bad_value", "这一栏放不下这个值", "the column cannot hold the value"
    INCOMPLETE = "incomplete", "缺必填的栏，没有建", "a required column is blank; not made"
    NO_END = "no_end", "所指的企业、链环等现在的资料里没有", "what it names is not in the present facts"
    GONE = "gone", "现在的资料里没有它", "it is not in the present facts"
    APART = "apart", "另有认定说它们不是同一个", "it was ruled that they are not one"


@dataclass(frozen=True, slots=True)
class Held:
    """One thing held back: by which entry, where it was said, which fact, and why."""

    sequence: int
    at: str
    kind: str
    name: str
    reason: HeldReason


@dataclass(frozen=True, slots=True)
class Clash:
    """One cell that two entries set to different values: the later one counts."""

    kind: str
    name: str
    column: str
    first: int
    first_value: Scalar
    second: int
    second_value: Scalar
