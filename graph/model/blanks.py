"""What people write for "nothing" where a cell should stay blank, and for "the same as above"."""

import re

NOTHING = frozenset(
    {
        *(
            "无",
            "没有",
            "暂无",
            "暂缺",
            "缺",
            "空",
            "空白",
            "空缺",
            "不详",
            "未详",
            "未知",
            "待定",
            "未定",
            "待补",
            "待补充",
        ),
        *(
            "待填",
            "未填",
            "未填写",
            "未提供",
            "无数据",
            "无资料",
            "暂无数据",
            "暂无资料",
            "不适用",
            "不清楚",
            "待确定",
            "未确定",
        ),
        *("不知道", "N/A", "n/a", "NA", "na", "N.A.", "n.a.", "#N/A", "null", "NULL", "Null", "none", "None", "NONE"),
        *("nil", "NaN", "nan", "NAN", "TBD", "tbd", "unknown", "Unknown", "UNKNOWN", "(null)", "(空)", "(无)"),
        *("(blank)", "-", "--", "---", "–", "—", "——", "―", "−", "~", "_", "__", "/", "//", "\\", "|", ".", ".."),
        *("...", "…", "……", "。", "、", ",", ";", ":", "*", "**", "#", "?", "??", "???", "x", "X", "×", "○", "〇"),
        *("□", "■", "·", "'", "`"),
    }
)
"""Whole cells that say that there is nothing to say, with half-width signs."""
_LATIN = frozenset({"N/A", "N.A", "NA", "NULL", "NONE", "NIL", "NAN", "TBD", "UNKNOWN", "UNDEFINED", "BLANK", "空"})
_AROUND = "。.，,；;、！!（）()【】[]〔〕<>《》“”\"'/\\"
"""Signs around a word that change nothing."""
_SIGNS = re.compile(r"[-–—―−‐‑~_./\\|…。、，,;:*#?!·'`^<>()\[\]□■×]+")
_CROSSES = re.compile("[xX×○〇*]{2,}")
ABOVE = frozenset(
    {"同上", "同前", "同左", "同右", "同下", "〃", "″", '"', '""', "``", "ditto", "Ditto", "上同", "如上", "见上"}
)
"""Whole cells that point at another cell."""


NO_NAMES = frozenset(
    {"0", "00", "000", "1", "是", "否", "有", "有的", "√", "待核", "待核实", "待查", "待查证", "待确认"}
)
"""Whole cells that stand for a blank where a name should be."""
_MISSING = re.compile(
    r"(?:暂|暂时|尚|目前|均|都)?(?:"
    r"(?:无|無|没有|未有)(?:此项|该项|数据|资料|信息|内容|记录|相关(?:信息|资料|数据|内容)|集团|所属集团|母公司|上级公司)?|"
    r"(?:未|不|没有|无法)(?:填写?|填报|提供|披露|公开|公布|掌握|明确|明|详|祥|确定|查到|查询到|涉及|适用|清楚|知道?|知晓|统计|落实|采集)|"
    r"待(?:定|补充?|填写?|填报|确定|完善|明确)|缺(?:项|失)?|略|保密|不便(?:透露|公开))"
)
_POINTER = re.compile(r"(?:详见|参见|见)(?:备注|附件|附表|附注|说明|上表?|下表?|上行|上一?行|原件|原文|文件)")


def is_nothing(text: str) -> bool:
    """Return whether the whole text of a cell stands for a blank."""
    plain = _folded(text)
    bare = plain.strip(_AROUND)
    if plain in NOTHING or bare in NOTHING or bare.upper() in _LATIN:
        return True
    return plain not in ABOVE and bool(_SIGNS.fullmatch(plain) or _MISSING.fullmatch(bare))


def is_no_name(text: str) -> bool:
    """Return whether the whole text of a cell stands for a blank in a column of names."""
    return _folded(text).strip(_AROUND) in NO_NAMES or bool(_CROSSES.fullmatch(_folded(text)))


def refers_above(text: str) -> bool:
    """Return whether the whole text of a cell only points at another cell."""
    plain = _folded(text)
    return plain in ABOVE or bool(_POINTER.fullmatch(plain.strip(_AROUND)))


def _folded(text: str) -> str:
    """Return text without spaces and with its full-width signs made half-width."""
    kept = "".join(text.split())
    return "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in kept)
