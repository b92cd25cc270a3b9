"""What people write for "nothing" where a cell should stay blank, and for "the same as above"."""

NOTHING = frozenset(
    {
        *("无", "没有", "暂无", "暂缺", "缺", "空", "空白", "空缺", "不详", "未详", "未知", "待定", "待补", "待补充"),
        *("待填", "未填", "未填写", "未提供", "无数据", "无资料", "暂无数据", "暂无资料", "不适用", "不清楚"),
        *("不知道", "N/A", "n/a", "NA", "na", "N.A.", "n.a.", "#N/A", "null", "NULL", "Null", "none", "None", "NONE"),
        *("nil", "NaN", "nan", "NAN", "TBD", "tbd", "unknown", "Unknown", "UNKNOWN", "(null)", "(空)", "(无)"),
        *("(blank)", "-", "--", "---", "–", "—", "——", "―", "−", "~", "_", "__", "/", "//", "\\", "|", ".", ".."),
        *("...", "…", "……", "。", "、", ",", ";", ":", "*", "**", "#", "?", "??", "???", "x", "X", "×", "○", "〇"),
        *("□", "■", "·", "'", "`"),
    }
)
"""Whole cells that say that there is nothing to say, with half-width signs."""
ABOVE = frozenset(
    {"同上", "同前", "同左", "同右", "同下", "〃", "″", '"', '""', "``", "ditto", "Ditto", "上同", "如上", "见上"}
)
"""Whole cells that point at another cell."""


def is_nothing(text: str) -> bool:
    """Return whether the whole text of a cell stands for a blank."""
    return _folded(text) in NOTHING


def points_elsewhere(text: str) -> bool:
    """Return whether the whole text of a cell only points at another cell."""
    return _folded(text) in ABOVE


def _folded(text: str) -> str:
    """Return text without spaces and with its full-width signs made half-width."""
    kept = "".join(text.split())
    return "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in kept)
