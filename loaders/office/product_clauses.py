"""A product text taken apart: what it lists, each with what the words around the list say of all of it."""

import datetime
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from loaders.office import product_guards as guards

_CLAUSE = re.compile("[;。]")
_APART = re.compile(r"[、,，\n|+—–→]")
_SUCH_AS = re.compile("等(?=[^等])")
_AND = re.compile(r"以及|[和与及]|(?<!\d)/|/(?!\d)")
_LABEL = re.compile(r"^(?P<label>[^:]{1,10}):(?P<rest>.+)")
_FROM = re.compile(
    r"(?:以|用|采用|利用)(?P<feed>.{1,12}?)(?:为|作)?(?:主要)?(?:原料|材料|基料)?(?:来)?(?:生产|制造|加工|制取|合成|制备)(?P<made>.+)"
)
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_MAKES = re.compile("生产|制造|加工|研发|炼制|产销|自产")
_TRADES = re.compile("^(?:主要|专业|专门|主营|兼营|从事)*(?:代理|经销|代销|销售|批发|零售|贩卖|分销|进口|转售)")
_BUYS = re.compile(
    "^(?:主要|每年|年|长期|大量|对外)*(?:采购|外购|购买|购进|收购|消耗|耗用|使用|需求|需要|所需|原料|原材料|进料)"
)
_BEFORE = re.compile("^(?:原|原先|曾|曾经|过去|以前|此前)(?:主要|主营|来)?(?:生产|制造|加工|从事|经营)")
_PLANS = re.compile(
    "^(?:目前|现|正|正在|公司|企业|未来|将|下一步)*(?:在建|拟建|筹建|谋划|待建|拟上|拟投产|预计|计划|拟生产|正在建设|规划(?!设计|咨询|编制))"
)
_LEAVES = re.compile("^(?:已|拟|计划|逐步|全面|将|现已)*(?:退出|淘汰|关停|关闭|剥离|停止|放弃|拆除|转让)")
_ALL_TRADED = re.compile("(?:销售|经销|批发|贸易|代理|零售|进出口|代销)(?:业务|为主|等)?$")
_ALL_SERVED = re.compile("(?:仓储|储运|运输|物流|配送|检测|检验|维修|检修|安装|租赁|咨询|回收)(?:业务|服务|为主|等)*$")
_HEAD = re.compile(
    "(?:设备|装备|机械|生产线|系统|软件|工程|服务|检测|维修|运维|零部件|配件|部件|铸件|锻件|催化剂|助剂|添加剂|制品|下游|下游产品|深加工|回收|再生"
    "|贸易|销售|流通|运输|仓储|物流|装置|模具|技术|饮片|原料|包装|项目)$"
)
_LATIN = re.compile("[a-z]")
_PLANT = re.compile("(?:生产线|装置)(?:项目)?$")
"""A plant: one's own where its size is told, else as likely one that is sold."""
_MACHINES = re.compile("[机器炉泵阀塔釜床仪窑车置]$")


_AROUND = (
    r"(?:目前|现|已|已于|于|自|仅|只|均|均为|都|全部|以上|上述|部分|主要|尚|尚未|项目|长期|一期|首期|预计|计划|力争"
    r"|20\d\d年|\d{1,2}月|[年月]?[底初末]|起|前|以来)*(?:%s)+(?:中|的|项目|产品|业务|为主|阶段|期)*"
)
_NOT_MADE = "停产|关停|停用|退出|淘汰|拆除|未投产|未生产|不生产|不再生产|无"
_NOT_YET = (
    "在建|拟建|规划|筹建|谋划|拟上|待建|未建|建设|筹备|拟投产|待投产|备案|试生产|试产|试运行|中试|小试|在研|研发中|研发阶段"
    r"|(?:预计|计划|力争)[\d年月底初末前至-]*(?:投产|建成|竣工|达产)"
)
_SOLD = "销售|代理|经销|贸易|贴牌|代工|委托加工|委外|外购|外协|进口|采购|分销|分装|转售|库存|委托.{0,4}(?:加工|生产)"
_STANDING = (
    ("\ue010", "denied", re.compile(_AROUND % _NOT_MADE)),
    ("\ue011", "planned", re.compile(_AROUND % _NOT_YET)),
    ("\ue012", "trader", re.compile(_AROUND % _SOLD)),
)
"""What a bracket says of the one product before it: the sign that stands for it meanwhile, by code, and the words."""
_BEGINS = re.compile(
    r"(?:将|于|拟)*(?P<year>20\d\d)年?(?:\d{1,2}月|[年月]?[底初末]|[上下]半年|前后?)*(?:正式|全面|建成)?(?:投产|建成|竣工|达产|投用|投入生产)"
)
"""What a bracket says of the year in which a product begins to be made."""
_OF_ALL, _ALL = re.compile("(?:目前|现)?(?:均|都|全部|以上|上述)"), "\ue01f"
"""How a bracket begins that speaks of all that is listed before it, and the sign that tells so."""
_SAID_BY = {sign: said for sign, said, _ in _STANDING}


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that a text lists, and by code what the text says of it, None where it only names it."""

    text: str
    said: str | None = None


def mentions(plain: str, whole: Container[str]) -> Iterator[Mention]:
    """Yield what a folded text lists, what stands in brackets last; `whole` holds names that are not to be split."""
    if plain in whole:
        yield Mention(plain)
        return
    bare = guards.strip_quantities(plain)
    sized = bare != plain
    for clause in _CLAUSE.split(_BRACKETS.sub(_standing, bare)):
        for each in _clause(clause, whole):
            sold = not sized and each.said is None and _PLANT.search(each.text) and each.text not in whole
            yield Mention(each.text, "shared-head") if sold else each
    for text in _BRACKETS.findall(bare):
        for part in _APART.split(text):
            if not guards.is_remark(part.strip()) and not _sign_of(text):
                yield from _pieces(part.strip(), whole, None)


def _standing(bracket: re.Match[str]) -> str:
    sign = _sign_of(bracket[1])
    return f"{_ALL}{sign}" if sign and _OF_ALL.match(bracket[1]) else sign


def _sign_of(inside: str) -> str:
    """Return the sign for what a bracket says of the product before it, empty where it says something else."""
    begins = _BEGINS.fullmatch(inside.strip())
    if begins is not None and int(begins["year"]) > datetime.datetime.now(datetime.UTC).year:
        return "\ue011"
    whole = next((sign for sign, _, words in _STANDING if words.fullmatch(inside.strip())), "")
    # beside sizes and the like a bracket says whether a product is made, but trade beside other work is not all of it
    parts = [part.strip() for part in _APART.split(inside)]
    return whole or next((sign for sign, _, words in _STANDING[:2] if any(map(words.fullmatch, parts))), "")


def _clause(clause: str, whole: Container[str]) -> Iterator[Mention]:
    """Yield what one clause lists; what is said before the first, or after the last, is said of all."""
    parts = [part.strip() for part in _APART.split(clause) if part.strip()]
    carried = _said_at_end(clause, parts)
    of_all = next((_SAID_BY[part[-1]] for part in parts if _ALL in part), None)
    parts = [part.replace(_ALL, "") for part in parts]
    for part in parts:
        own, mark = (part[:-1].strip(), _SAID_BY[part[-1]]) if part[-1] in _SAID_BY else (part, None)
        label = _LABEL.search(part)
        if label is not None:
            carried = _said_before(label["label"], whole)
            if carried is None:
                yield from _pieces(label["label"], whole, None)
            own = label["rest"]
        carried = _said_before(own, whole) or (None if _ends(own) and carried != "traded" else carried)
        here = mark or of_all or ("denied" if guards.is_denied_at_end(own) else None)
        found = list(_pieces(own, whole, carried))
        # what stands behind a product is said of it alone
        yield from found[:-1]
        yield from (Mention(each.text, here or each.said) for each in found[-1:])


def _said_at_end(clause: str, parts: list[str]) -> str | None:
    if len(parts) < 2 or _MAKES.search(clause):
        return None
    if _ALL_TRADED.search(parts[-1]):
        return "traded"
    return "served" if _ALL_SERVED.search(parts[-1]) else None


def _said_before(text: str, whole: Container[str]) -> str | None:
    if guards.is_denied(text, whole) or _LEAVES.search(text) or _BEFORE.search(text):
        return "denied"
    if _PLANS.search(text):
        return "planned"
    if _MAKES.search(text):
        return None
    if _TRADES.search(text):
        return "trader"
    return "user" if _BUYS.search(text) else None


def _ends(text: str) -> bool:
    return guards.ends_denial(text) or _MAKES.match(text) is not None


def _pieces(part: str, whole: Container[str], said: str | None) -> Iterator[Mention]:
    made = _FROM.search(part)
    if made is not None:
        yield Mention(made["feed"], "user")
        part = made["made"]
    for such in _shared(_SUCH_AS.split(part) if part not in whole else [part]):
        text = such.text
        several = [text] if text in whole or not _AND.search(text) else _AND.split(text)
        for piece in _shared(several):
            if piece.text.strip():
                yield Mention(piece.text.strip(), said or such.said or piece.said)


def _shared(pieces: list[str]) -> Iterator[Mention]:
    """Yield the pieces of a phrase; a last one that ends in a head, as 设备, may be the head of those before it too."""
    last = pieces[-1].strip()
    head = _HEAD.search(last) or (None if last.isascii() else _LATIN.match(last))
    for piece in pieces:
        is_own = piece is pieces[-1] or _HEAD.search(piece) or _MACHINES.search(piece)
        # of EVA/POE胶膜 both are film
        other = head is not None and not is_own and (head.re is _HEAD or piece.isascii())
        yield Mention(piece, "shared-head" if other else None)
