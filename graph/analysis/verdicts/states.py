"""What can be said of a link, and what can be done about it."""

from graph.model.labelled_enum import LabelledEnum


def _labels(word: LabelledEnum) -> tuple[str, str, str]:
    """Return the code and the labels of a word, for another that shows it."""
    return word.value, word.zh, word.en


class LinkState(LabelledEnum):
    """State of a link in the city: one state, whatever chain the link is looked at in."""

    STRONG = "strong", "强", "Strong"
    PRESENT = "present", "已有待核", "Here, to verify"
    WEAK = "weak", "弱", "Weak"
    PLANNED = "planned", "在建", "Under way"
    MISSING = "missing", "缺", "Missing"
    UNKNOWN = "unknown", "资料不足", "Not enough on file"
    UNSUITABLE = "not_local", "不招引", "Not recruited"


class Grade(LabelledEnum):
    """What tells links of one state apart: how sure a gap is, how far a plan has come, why a link is not recruited."""

    UNCLEAR = "unclear", "现状待核", "state to be verified"
    BUILDING = "building", "在建", "Under construction"
    ANNOUNCED = "announced", "拟建", "Announced"
    NOT_ON_FILE = "unseen", "未查到", "none found"
    CONFIRMED = "confirmed", "已核实", "confirmed"
    STOPPED = "stopped", "停产多年", "stopped long ago"
    LAPSED = "lapsed", "计划过期", "plans lapsed"
    EXPECTED = "expected", "应有待查", "Must exist, ask the user"
    UNLISTED = "unlisted", "名单不全", "not fully listed"
    UNSURVEYED = "unsurveyed", "待摸底", "to be surveyed"
    RULED = "ruled", "已核定", "ruled"
    BOUGHT = "bought", "外购即可", "bought in"
    CAPTIVE = "captive", "装置自用", "captive"
    RESOURCE = "resource", "依托资源", "resource-bound"
    STOCK = "stock", "须摸底", "to be surveyed"

    @property
    def alone(self) -> bool:
        """Whether the grade is shown instead of its state, not in brackets after it."""
        return self in ALONE


ALONE = frozenset({Grade.BUILDING, Grade.ANNOUNCED, Grade.EXPECTED})


class Mark(LabelledEnum):
    """What a link is drawn as on every page and paper, in the order of legends: its state, or a grade shown instead."""

    STRONG = _labels(LinkState.STRONG)
    PRESENT = _labels(LinkState.PRESENT)
    WEAK = _labels(LinkState.WEAK)
    BUILDING = _labels(Grade.BUILDING)
    ANNOUNCED = _labels(Grade.ANNOUNCED)
    MISSING = _labels(LinkState.MISSING)
    UNKNOWN = _labels(LinkState.UNKNOWN)
    EXPECTED = _labels(Grade.EXPECTED)
    UNSUITABLE = _labels(LinkState.UNSUITABLE)

    @property
    def counted(self) -> "Mark":
        """The mark that it is counted under: what must exist counts as not enough on file."""
        return Mark.UNKNOWN if self is Mark.EXPECTED else self


COUNTED = tuple(mark for mark in Mark if mark.counted is mark)
"""The marks that legends, filters and tables count by."""


def mark_of(state: LinkState, grade: Grade | None) -> Mark:
    """Find the mark of a state and its grade."""
    return MARKS[grade.value if grade is not None and grade.alone else state.value]


MARKS = {mark.value: mark for mark in Mark}


class CandidateKind(LabelledEnum):
    """How a firm would come: anew, by its own plant here, through a firm of its group, or as one that has signed."""

    NEWCOMER = "newcomer", "新引进", "Newcomer"
    REINVESTMENT = "reinvestment", "增资扩产", "Reinvestment"
    SAME_GROUP = "same_group", "同集团引进", "Same group"
    FOLLOW_UP = "follow_up", "转入盯办", "Follow up"


class Tier(LabelledEnum):
    """When to talk to a candidate: first, as well, not before what speaks against it has changed, or only if needed.

    In reserve is whoever makes what somebody has under way here: to be talked to if that comes to nothing.
    """

    FIRST = "first", "先谈", "Talk first"
    POSSIBLE = "possible", "可谈", "May talk"
    WATCH = "watch", "待观察", "On watch"
    RESERVE = "reserve", "备选", "In reserve"


class Strategy(LabelledEnum):
    """The ways to work on a chain; what is under way is seen through, not doubled."""

    SUPPLEMENT = "supplement", "补链", "Supplement"
    EXTEND = "extend", "延链", "Extend"
    STRENGTHEN = "strengthen", "强链", "Strengthen"
    SEE_THROUGH = "see_through", "盯办", "See through"
