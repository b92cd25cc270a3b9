"""Whether a wording is only named to be refused, ended or asked about: `不得给予税收返还`, `先征后返一律取消`.

Such wording is not flagged. A word of refusal reaches over its own clause, over clauses that go on with 或, 以及 and
the like, and over a list it introduces with a colon; it stops at words that turn the sentence, such as 但 and 改为.
"""

import re

_REFUSED = re.compile(
    r"不得(?!不|低于|少于|小于)|不能(?!不|低于|少于)|不可(?!或缺|少|不)|不(?:准|许|应|再|予|会|宜|搞|承诺|约定|采用|采取|执行|安排|提供|接受|列入|写入|同意|以|按|与|设|给|将|把|要|允许|实行|存在|涉及|含|得以)"
    r"|严禁|禁止|杜绝|避免|防止|清理|取消|废止|停止|叫停|纠正|查处|整治|整改|清退|删除|删去|撤销|拒绝|切勿|并非|不是|而非|违反"
    r"|没有(?!法律|依据|国务院|行政法规)|未(?:给|设|含|发现|见|出台|以|按|与|承诺|约定|作|享受|实行|执行|安排|采用|同意|答应)|无(?=税|先[征缴交]|财政|返|地价|限制|任何|代建|引荐|招商|包干|优惠|保底|兜底|差额|固定资产|地方留成|[一二三四五两\d]免|(?:任何|此类|其他|地方|[市区县]级)?$)"
    r"|是否|有无|能否|可否|自查|排查|核查|审查|核实|待核|问清"
)
_TURNS = re.compile(
    r"但|同时|改为|改按|改成|而是|另给|另按|仍|再给|再按|再以|转为|代之|除外|并(?!非|不|禁|严)|后(?=[给按对以予由改])"
)
_AFTER = re.compile(
    r"(?:等|的|类|做法|政策|条款|行为|方式|措施|事项|内容|承诺|约定|协议|规定|办法|制度|文件|机制|合同|优惠|资金|奖励|补贴|表述|字样|问题|一律|均|应当|应|须|需|要"
    r"|予以|进行|开展|加以|组织|已经|已|全部|将|立即|逐步|也|都|坚决|属于|属)*"
    r"(?:取消|废止|清理|停止|禁止|严禁|纠正|叫停|不得(?!低于|少于|不|高于|超过|取消)|不予|不再|不实行|不执行|未实行|未执行|脱钩|违反|违规|违法|不合规|不符合|不合法|删除|删去|撤销|整改)"
    r"|[、和及][^，,；;。！？!?\n]{1,24}?(?:等|均|一律|全部)[^，,；;。！？!?\n]{0,6}?(?:取消|废止|清理|停止|禁止|叫停|纠正|删除|撤销|整改)"
    r"|(?:的?(?:要求|诉求|请求|想法))?[，,]?(?:我方|市里|当场|会上)?(?:已经|已|均|暂)?(?:婉拒|谢绝|未同意|不同意|未答应|不予承诺|予以拒绝|拒绝)"
)
_GOES_ON = re.compile(
    r"或|以及|及|和|与|也不|包括|（[一二三四五六七八九十\d]+）|[(]?\d+[.、)）]|[一二三四五六七八九十]+、"
)
_LISTED = re.compile(r"\s*(?:（[一二三四五六七八九十\d]+）|[(]?\d+[.、)）]|[一二三四五六七八九十]+、|[-•·*])")
_RECEIVED = re.compile(r"(?<![可将能应])(?:曾?获得?(?!批|认|证)|收到)")
SENTENCE = "。！？!?\n"
CLAUSE = "，；,;"


def is_refused(text: str, start: int, end: int) -> bool:
    """Return whether the wording from `start` to `end` is refused, ended or asked about by the words around it."""
    if _AFTER.match(text, end) is not None:
        return True
    head = text[_after_last(text, SENTENCE, start) : start]
    return _refuses(_reaching(head)) or _introduced(head) or _headed(text, start)


def is_received(between: str) -> bool:
    """Return whether words before money say that it was received, which is a fact and no promise: `获省级补助`."""
    return _RECEIVED.search(between) is not None


def refuses(between: str) -> bool:
    """Return whether words between the parts of a wording refuse it: `按纳税额不得给予奖励`."""
    return _refuses(between)


def _refuses(words: str) -> bool:
    """Return whether a refusal stands in `words` with nothing behind it that turns the sentence."""
    found = list(_REFUSED.finditer(words))
    return bool(found) and _TURNS.search(words, found[-1].end()) is None


def _reaching(head: str) -> str:
    """Return the clause before a wording, with those before it that it goes on."""
    clauses = re.split(f"[{CLAUSE}]", head)
    reached = clauses.pop()
    last = reached
    while clauses and _GOES_ON.match(last) is not None:
        last = clauses.pop()
        reached = f"{last}，{reached}"
    return reached


def _introduced(head: str) -> bool:
    """Return whether a refusal before a colon of the same sentence introduces the wording."""
    before, colon, _ = head.replace(":", "：").rpartition("：")
    return bool(colon) and _refuses(_reaching(before))


def _headed(text: str, at: int) -> bool:
    """Return whether the wording stands in a list whose heading line refuses it."""
    lines = text[: _line_end(text, at)].split("\n")
    if _LISTED.match(lines.pop()) is None:
        return False
    while lines and _LISTED.match(lines[-1]) is not None:
        lines.pop()
    heading = lines[-1].rstrip() if lines else ""
    return heading.endswith(("：", ":")) and _refuses(heading)


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def _after_last(text: str, signs: str, before: int) -> int:
    """Return the place behind the last of some signs."""
    return max((text.rfind(sign, 0, before) for sign in signs), default=-1) + 1
