"""What the figures of a race are called, and how points are worked out; what a city made up is called what it wrote."""

from collections.abc import Mapping
from decimal import Decimal

from graph.analysis.ledger.formulas import Part, Term
from graph.text import Text
from reports.wording.language import Language
from reports.wording.punctuation import join_clauses

INDICATORS: Mapping[str, Text] = {
    "signed_count": Text("签约项目数", "Signed projects"),
    "signed_count_target": Text("签约项目数目标", "Target of signed projects"),
    "signed_amount": Text("签约金额（亿元）", "Amount signed (亿元)"),
    "signed_amount_target": Text("签约金额目标（亿元）", "Target of the amount signed (亿元)"),
    "new_yi": Text("新引进亿元以上项目数", "New projects of 100 million yuan or more"),
    "signed_3_10": Text("签约 3 亿至 10 亿元项目数", "Signed, 300 million to below 1 billion yuan"),
    "signed_10_20": Text("签约 10 亿至 20 亿元项目数", "Signed, 1 to below 2 billion yuan"),
    "signed_20": Text("签约 20 亿元以上项目数", "Signed, 2 billion yuan or more"),
    "arrived": Text("当年到位资金（亿元）", "Funds arrived in the year (亿元)"),
    "year_done": Text("本年完成（亿元）", "Done in the year (亿元)"),
    "ongoing": Text("在手项目数", "Projects on hand"),
    "ongoing_linked": Text("在手项目中属于链上的", "Of those, on a link of a chain"),
    "overdue_unstarted": Text("过计划月未开工项目数", "Not started in the month planned"),
    "outside_rate": Text("省外新签到位率", "Rate of new investment from outside the province"),
    "fdi_rate": Text("外资完成率", "Rate of foreign direct investment"),
    "awards": Text("表彰数", "Awards"),
    "key_firms": Text("重点企业数", "Key firms"),
    "provincial_signed": Text("省级签约数", "Signed at provincial level"),
    "falsified": Text("弄虚作假数", "Falsified reports"),
    "sites_rated": Text("载体评分", "Rating of sites"),
    "team_rated": Text("招商队伍评分", "Rating of the team"),
    "extra_points": Text("加分", "Extra points"),
}


def indicator_text(name: str, language: Language) -> str:
    """Return what a figure is called."""
    return INDICATORS[name].of(language) if name in INDICATORS else name


FORMULAS: Mapping[str, Text] = {
    "ratio": Text("{terms}，乘满分 {full}", "{terms}, times {full}"),
    "share": Text("{terms}，与最多的相比，乘满分 {full}", "{terms}, as a share of the most, times {full}"),
    "share_of_sum": Text("{terms}，占合计的份额，乘满分 {full}", "{terms}, as a share of the sum, times {full}"),
    "efficacy": Text(
        "{terms}：（本单位 − 最低）÷（最高 − 最低）× 40 + 60", "{terms}: (own - least) / (most - least) × 40 + 60"
    ),
    "rank": Text("{terms}，按名次给分", "{terms}, points by rank"),
    "add": Text("{terms}，相加", "{terms}, added up"),
    "subtract": Text("从 {full} 里减去{terms}", "{full} less {terms}"),
    "rated": Text("{terms}，由他人评分", "{terms}, rated by others"),
}
CAP, FLOOR = Text("最多 {points}", "at most {points}"), Text("最少 {points}", "at least {points}")
LACKING = Text("（不足 {need} 的{name}）", "({name}: short of {need})")


def part_text(part: Part, language: Language) -> str:
    """Return how the points of a part are worked out: its formula in words, with its limits."""
    terms = " + ".join(_term(each, language) for each in part.terms)
    told = [FORMULAS[part.formula].of(language, terms=terms, full=1 if part.full is None else plain(part.full))]
    told += [] if part.cap is None else [CAP.of(language, points=plain(part.cap))]
    told += [] if part.floor is None else [FLOOR.of(language, points=plain(part.floor))]
    return join_clauses(told, language)


def _term(term: Term, language: Language) -> str:
    name = indicator_text(term.name, language)
    if term.need is not None:
        name = LACKING.of(language, name=name, need=plain(term.need))
    under = "" if term.under is None else f" ÷ {indicator_text(term.under, language)}"
    return f"{name}{under}" if term.weight == 1 else f"{name}{under} × {plain(term.weight)}"


def plain(value: Decimal) -> str:
    """Return a figure with as few decimals as tell it, four at most."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
