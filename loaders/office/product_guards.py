"""Words around the name of a link that decide what a text says: denial, trade, machines for it, users of it."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

RULINGS: Mapping[str, str] = {
    "whole": "confirmed",
    "grade": "confirmed",
    "made": "confirmed",
    "kind": "confirmed",
    "near-name": "confirmed",
    "on-file": "confirmed",
    "narrower": "uncertain",
    "other-name": "uncertain",
    "wider": "uncertain",
    "part": "uncertain",
    "project-name": "uncertain",
    "planned": "uncertain",
    "slip": "uncertain",
    "denied": "rejected",
    "longer-name": "rejected",
    "trader": "rejected",
    "machine": "rejected",
    "user": "rejected",
    "service": "rejected",
}
"""What each reason decides."""
REASONS: Mapping[str, tuple[str, str]] = {
    "whole": ("整词相同", "the whole name"),
    "grade": ("整词相同，只多规格用语", "the whole name with a grade"),
    "made": ("写明生产", "said to be made"),
    "kind": ("整词相同，前面只是限定，是其中一种", "the whole name, qualified: a kind of it"),
    "near-name": ("是它的别名，字也相近", "another name of it in nearly its own words"),
    "on-file": ("同样的说法在资料里只指这一环", "on file these words mean this link alone"),
    "narrower": ("名称之前另有限定，可能是其中一种", "qualified, maybe one kind of it"),
    "other-name": ("可能是别名", "maybe another name"),
    "wider": ("说法更宽", "a wider word"),
    "part": ("与其他词连写，分不清", "written together with other words"),
    "project-name": ("项目名称提到", "named by the project"),
    "slip": ("没有这个名称，只差一点，像是写错", "no such name; nearly this one, as by a slip"),
    "planned": ("写明在建、拟建、规划或还在试", "said to be under construction, planned or on trial"),
    "decision": ("按决定", "by a decision"),
    "denied": ("否定", "denied"),
    "longer-name": ("是另一个更长名称的一部分", "part of a longer name"),
    "trader": ("贸易、代理", "trade or agency"),
    "machine": ("是生产它的设备", "machines for it"),
    "user": ("是用它的", "a user of it"),
    "service": ("是有关它的服务", "a service on it"),
}
"""Reasons in both languages."""

_TRADE = re.compile(
    r"贸易|商贸|经贸|工贸(?=公司|有限)|进出口|经销|代理|批发|零售|销售有限|物资公司|供应链|物流|国际货运|商行|经营部"
)
_DEALING = re.compile("物流|仓储|货运|运输|快递|供应|零售|批发|交易|集采|商务|电商|贸易|销售|旅行社|平台|冷库")
_QUANTITY = re.compile(
    r"(?:年产能?|产能|设计产能|年产量|年加工|年处理|日产|年|总产能)?(?:约|达|近)?(?<![a-z\d.-])[\d.,]+(?:-[\d.,]+)?[十百千万亿]*"
    r"(?:吨|公斤|千克|台\(?套\)?|台|套|件|只|个|辆|米|立方米|平方米|立方|平方|片|条|支|升|块|张|千瓦时?|kw|mw|gw|kg|(?:t|m3|m2)(?![a-z]))"
    r"(?:/(?:年|a|天|日|月|h|小时))?(?:的)?"
)
_LEAD = re.compile(
    r"^(?:主要|主营|专业|专门|专注于?|从事|以|集|各类|各种|其他|其它|等|一期|二期|公司|企业|本公司|我公司|现有|目前|拥有|建有|系列)*(?:生产和?销售|生产加工|加工制造|生产制造|研发生产|设计制造|生产|制造|研发|加工|开发|设计)?(?:和?销售)?(?:的|各类|各种|高端|高品质)*"
)
_TAIL = re.compile(
    r"(?:等产品|等系列产品|系列产品|系列|等|产品|的?(?:研发|设计|开发|生产|(?<![深精])加工|制造|销售|和|及|与)*(?:生产|制造|(?<![深精])加工|研发)(?:和?(?:销售|服务|安装))*|为主|业务|项目|生产线|装置)+$"
)
_DENIED = re.compile(
    r"^(?:目前|暂|尚|现|至今)*(?:不产|不生产|未(?:再|正式|实际|批量|规模)*(?:生产|投产|建成|建设|开工|涉及|从事|开展|形成|量产|启动)|没有|停产|停止生产|已停产|不再生产)"
)
_DENIED_SIGN = re.compile(r"^(?:目前|暂)?(?:[无非]|不含)(?P<rest>.+)")
_DENIED_AT_END = re.compile(r"(?:已停产|停产|未生产|未投产|不生产|除外|以外|之外)$")
_WORDS_DENIED = re.compile(r"^(?:生产|制造|相关|该|此类|上述|其他|任何|产品|项目|企业|装置|自产)")
_ENDS_DENIAL = re.compile(r"^(?:但|仅|只|主要|现|生产|改为|转产)")
_MACHINE = re.compile(
    r"^(?:的|生产|专用|加工|制造|用|成套|检测|试验|回收|精炼|裂解|聚合|分离|输送|包装|灌装|切割|焊接|清洗)*"
    r"(?:设备|装备|机械|机组|成套|生产线|模具|反应器|反应釜|炉|釜|塔器|机床|机器|仪器|仪表|机(?!油|组件)|工装|夹具|泵|阀|催化剂|助剂|添加剂|专用料|设施|控制系统|系统)"
)
_USER = re.compile(
    r"^(?:的)?(?:制品|深加工|精深加工|下游|衍生物|衍生品|加工品|包装|涂层|改性|复合|回收|再生|利用|综合利用|应用|管材?|板材?|薄膜|膜|丝|绳|袋|瓶|桶|垫|片材|型材|件|件加工|配件|零部件|部件|附件|结构件)"
)
_USED = re.compile(
    r"(?:以|(?:^|[采利使耗选应])用|采购|外购|消耗|使用|由|将|把)$|^(?:为|作)(?:主要)?(?:原料|材料|燃料)|^(?:为原料)?(?:生产|制成|加工成)(?=.)"
)
_SERVICE = re.compile(
    r"^(?:的)?(?:检测|检验|维修|检修|安装|租赁|运输|仓储|储运|配送|技术服务|咨询|设计(?!制造|生产)|工程|施工|销售|经销|批发|贸易|代理|零售|出口|进口|加油|回收)"
)
_TRADED = re.compile(r"^(?:的)?(?:销售|经销|批发|贸易|代理|零售|进出口|出口|进口)")
_TRADES_IN = re.compile(r"(?:销售|经销|代理|批发|贸易|代销|零售)$")
_GRADES = re.compile(
    r"^(?:高纯|超高纯|高纯度|工业级?|食品级?|医药级?|电子级?|试剂级?|分析纯|优级|优质|普通|精制|粗|高端|高档|高品质|中高端|新型|环保型?|节能型?|大型|小型|中型|中小型|特大型|各型|各种|各类|国标|非标|标准|通用|液体|液态|固体|粉状|颗粒|散装|瓶装|商品|国产|成品|全新|车用|民用|军用|船用|家用|工业用|农用|医用|高性能|高效|智能|精密|重型|轻型|立式|卧式|系列|新能源|绿色|高附加值|特色|自产|自主|合格|一级|特级|a级|出口型?)+$"
)
_CHEMICAL = re.compile(
    r"[聚氯溴氟碘硝氨氰硫磷硅硼甲乙丙丁戊己庚辛壬癸环异正邻间对叔仲伯二三四五六多过氢羟氧苯萘酚醇醛酮酸酯醚胺腈烷烯炔基偏亚次共双]$"
)
_CHEMICAL_NAME = re.compile(r"[烷烯炔醇醛酮酸酯醚胺腈苯酚酐脂胶萘酰脲]$|氯$|碱$|铵$|氨$")
_RUN = re.compile(r"^(?:的)?(?:运营|经营|管理|开发|建设|养殖|种植|选育|繁育|加工|类|产业链|产业|拟建|在建|中试|试产)+$")
"""What is done to a thing, which a maker or an operator of it may do."""
_OTHER_THING = re.compile(
    r"[\d:.,]|废|旧|二手|报废|退役|仿|人造|代用|假|模型|玩具|再生|[氯溴磺卤氟硝氢]化|改性|乳化|硫化|接枝|回收|提取|联产|副产|加工|[与和及]|替代|外购|进口"
    r"|销售|采购|下游|配套|用于|遗留|处理|清洗|检测|维修|更换|维保|规划|[防抗去除脱供为对由从含]$"
)
"""What makes of a thing another one, or says that it is not the thing made."""
_LONGEST_QUALIFIER = 8
_LONGEST_WITHIN, _SHORTEST_PARTED = 3, 4
_HEADS = frozenset(
    [
        "产品",
        "设备",
        "材料",
        "制品",
        "系列",
        "服务",
        "加工",
        "配件",
        "零部件",
        "部件",
        "原料",
        "系统",
        "技术",
        "装备",
        "化工",
        "机械",
        "食品",
        "化工产品",
        "化学品",
        "制造",
        "其他",
        "生产线",
        "工程",
        "原材料",
        "项目",
        "装置",
        "组件",
        "器件",
        "设施",
        "软件",
        "平台",
        "工具",
        "用品",
    ]
)
_REMARK = re.compile(r"[\d.,%]+|.*(?:装置|年产|产能|吨|台|套|线|期|现状|备案|在建|拟建|停产|商标|品牌|公司|分厂).*")


@lru_cache(maxsize=5_000)
def trader_in_name(firm: str) -> str | None:
    """Return the word in a firm's name that says it trades, or None."""
    found = _TRADE.search(firm)
    return None if found is None else found.group()


def is_trade(link: str) -> bool:
    """Check whether a link is itself trade, storage or carriage, which those who trade may well do."""
    return _DEALING.search(link) is not None


def strip_quantities(text: str) -> str:
    """Return a text without amounts."""
    return _QUANTITY.sub("", text) if any(map(str.isdecimal, text)) else text


@lru_cache(maxsize=5_000)
def strip_making(mention: str) -> str:
    """Return a mention without words for making around it."""
    core = _LEAD.sub("", mention)
    return _TAIL.sub("", core) or core or mention


def is_denied(mention: str, whole: Container[str]) -> bool:
    """Check whether a mention and what is listed behind it are denied, by a word before it.

    `无` and `非` deny a name or what is done; they are part of a word in 无缝钢管, 无溶剂涂料 and 非标设备.
    """
    if _DENIED.search(mention) is not None:
        return True
    found = _DENIED_SIGN.match(mention)
    rest = "" if found is None else found["rest"]
    if not rest or rest in whole or _WORDS_DENIED.match(rest) is not None:
        return bool(rest)
    # of 无苯酚配方 the name is denied, in 无溶剂环氧树脂 the first one only says which kind the second is
    begun = [end for end in range(2, len(rest)) if rest[:end] in whole]
    ends = any(rest[at:] in whole for at in range(max(begun, default=0), len(rest) - 1))
    return strip_making(rest) in whole or (bool(begun) and not ends)


def is_denied_at_end(mention: str) -> bool:
    """Check whether a mention alone is denied, by a word behind it."""
    return _DENIED_AT_END.search(mention) is not None


def ends_denial(mention: str) -> bool:
    """Check whether a mention ends a denial that held for a list."""
    return _ENDS_DENIAL.search(mention) is not None


def is_remark(inside: str) -> bool:
    """Check whether a bracket only remarks on what stands before it."""
    return _REMARK.fullmatch(inside) is not None


def is_telling_word(core: str) -> bool:
    """Check whether a word is long and particular enough to be a wider name of something."""
    return 2 <= len(core) <= 8 and core not in _HEADS


def is_qualifier(before: str) -> bool:
    """Check whether what stands before a name only says which kind of the thing it is."""
    return len(before) <= _LONGEST_QUALIFIER and _OTHER_THING.search(before) is None


def is_chemical(name: str) -> bool:
    """Check whether a name ends as names of chemicals do, where what stands before makes another substance."""
    return _CHEMICAL_NAME.search(name) is not None


def is_parted(mention: str, name: str) -> bool:
    """Check whether a mention is a name with a short word put in, or taken out, between two parts of it."""
    more = len(mention) - len(name)
    if min(len(mention), len(name)) < _SHORTEST_PARTED or is_chemical(name):
        return False
    if 0 < more <= _LONGEST_WITHIN:
        return any(_OTHER_THING.search(within) is None for within in _within(mention, name, 2))
    return 0 < -more <= 2 and any(_within(name, mention, 3))


def _within(longer: str, shorter: str, first: int) -> Iterator[str]:
    """Yield what a longer text has within that a shorter one has not, after `first` signs and before two."""
    more = len(longer) - len(shorter)
    for at in range(first, len(shorter) - 1):
        if longer[:at] == shorter[:at] and longer[at + more :] == shorter[at:]:
            yield longer[at : at + more]


def judge_around(before: str, name: str, after: str) -> tuple[str, str]:
    """Return the reason by which a name within a mention counts or not, and the words that decided."""
    if not before and not after:
        return "whole", name
    whole = f"{before}{name}{after}"
    if after:
        return _judge_after(after), whole
    return _judge_before(before, name), whole


def _judge_after(after: str) -> str:
    if _TRADED.match(after):
        return "trader"
    if _MACHINE.match(after):
        return "machine"
    if _SERVICE.match(after):
        return "service"
    if _USER.match(after) or _USED.search(after):
        return "user"
    return "part" if _RUN.match(after) else "longer-name"


def _judge_before(before: str, name: str) -> str:
    if _TRADES_IN.search(before):
        return "trader"
    if re.search(r"(?:无|非|不含|免)$", before):
        return "denied"
    if _USED.search(before):
        return "user"
    if _GRADES.match(before):
        return "grade"
    if _CHEMICAL_NAME.search(name) and _CHEMICAL.search(before):
        return "longer-name"
    return "narrower"
