"""What can be said of a link, and what can be done about it."""

from graph.model.word import Word


class LinkState(Word):
    """State of a link in a chain, as the rules decide it."""

    STRONG = "strong", "强", "Strong"
    WEAK = "weak", "弱", "Weak"
    MISSING = "missing", "缺", "Missing"
    PLANNED = "planned", "在建", "Building"
    UNKNOWN = "unknown", "数据不足", "No data"
    NOT_LOCAL = "not_local", "不宜本地", "Not local"


class MissingGrade(Word):
    """How sure it is that a missing link is missing."""

    UNSEEN = "unseen", "未见", "none seen"
    CONFIRMED = "confirmed", "已核", "confirmed"


class LeadKind(Word):
    """What sort of lead a candidate is."""

    NEWCOMER = "newcomer", "新引进", "Newcomer"
    REINVESTMENT = "reinvestment", "增资扩产", "Reinvestment"
    FOLLOW_UP = "follow_up", "转入盯办", "Follow up"


class Strategy(Word):
    """The three ways to work on a chain."""

    SUPPLEMENT = "supplement", "补链", "Supplement"
    EXTEND = "extend", "延链", "Extend"
    STRENGTHEN = "strengthen", "强链", "Strengthen"
