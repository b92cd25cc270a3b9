"""Rules on what a firm needs: land, energy, plant, fees and social insurance on better terms than others have."""

from graph.analysis.competition import word_lists as of
from graph.analysis.competition import word_lists_factors as needed
from graph.analysis.competition.rule import Certainty, CompetitionRule, Pattern
from graph.analysis.competition.sources import LAND_REVENUE, MEASURES, POWER_LAW, REVIEW, Citation

DOUBTFUL = Certainty.DOUBTFUL
FIRM_OR_PROJECT = (*of.SELECTED, *of.FIRM)

FACTORS: tuple[CompetitionRule, ...] = (
    CompetitionRule(
        "F-10",
        "违规给予土地、用能等要素优惠，如零地价、地价差额返还、包干电价",
        "Land, energy and other factors on better terms than others have: land for nothing, a power price of one's own",
        (
            Citation(REVIEW, (10, 11)),
            Citation(MEASURES, (20, 22)),
            Citation(LAND_REVENUE),
            Citation(POWER_LAW, (43,)),
        ),
        "土地按公开出让程序和价格，用能按国家和省的价格政策或电力市场交易，不单独许诺",
        "land by open procedure and price, energy by national and provincial tariffs or on the market; no promise apart",
        (
            Pattern((needed.LAND,)),
            Pattern(
                ((*needed.LAND_USE, *of.LAND_PRICE, "出让", "供地"), needed.UNDER_PRICE),
                gap=10,
                unless=("不低于", "不得低于"),
            ),
            Pattern((of.LAND_PRICE, needed.SURPLUS, needed.THE_REST, needed.MADE_UP), gap=14, across=True),
            Pattern((of.LAND_PRICE, of.DIFFERENCE), gap=20, across=True),
            Pattern((of.LAND_PRICE, of.A_SHARE, (*needed.MADE_UP, "的资金")), gap=14, across=True),
            Pattern((of.LAND_PRICE, needed.LAND_CUT), gap=6),
            Pattern((needed.LESS, of.LAND_PRICE), gap=6),
            Pattern((of.LAND_PRICE, needed.SET_AT), DOUBTFUL, gap=4),
            Pattern((needed.RENT, needed.RENT_PAID), DOUBTFUL, gap=12, unless=of.LAWFUL),
            Pattern((needed.LAND_USE, needed.FOR_NOTHING), gap=8),
            Pattern((needed.FOR_NOTHING, needed.LAND_USE), gap=6),
            Pattern((needed.POWER_FIXED,)),
            Pattern((needed.POWER, needed.HELD_AT), gap=8, unless=needed.MARKET),
            Pattern((needed.POWER, needed.BELOW, ("元", "分钱", "{数}分")), DOUBTFUL, gap=8, unless=needed.MARKET),
            Pattern((needed.POWER, needed.POWER_SURPLUS, needed.TREASURY, needed.MADE_GOOD), gap=14, across=True),
            Pattern((FIRM_OR_PROJECT, needed.CHEAP), gap=14, unless=of.LAWFUL, names=(0,)),
            Pattern((needed.CHEAP, FIRM_OR_PROJECT), gap=8, unless=of.LAWFUL, names=(1,)),
            Pattern((("给予", "对", "为", "给"), ("项目",), needed.CHEAP), gap=12, unless=of.LAWFUL),
            Pattern((needed.CHEAP,), DOUBTFUL, unless=of.LAWFUL),
        ),
    ),
    CompetitionRule(
        "F-11",
        "给予特定企业收费、基金、社会保险费优惠",
        "Fees, government funds or social insurance waived for firms picked out",
        (Citation(REVIEW, (10,)), Citation(MEASURES, (20,))),
        "只执行国家和省统一的减免政策，写明文号",
        "apply national and provincial relief only, and name the document",
        (
            Pattern((of.SELECTED, needed.CUT, needed.FEES), gap=12, unless=of.LAWFUL, names=(0,)),
            Pattern((needed.CUT, needed.FEES), DOUBTFUL, gap=8, unless=of.LAWFUL),
            Pattern((needed.FEES, needed.CUT), DOUBTFUL, gap=8, unless=of.LAWFUL),
        ),
    ),
    CompetitionRule(
        "F-17",
        "为特定企业代建厂房并约定回购、回租",
        "Plant built for one firm, to be bought back or leased back by agreement",
        (Citation(REVIEW, (10,)), Citation(MEASURES, (20,))),
        "标准厂房面向各类企业公开招租、招售，价格经评估并公开；不以财政资金承诺回购",
        "let or sell standard plant to all in the open at an appraised price; promise no buy-back from the treasury",
        (
            Pattern((needed.BUILT_FOR, needed.BOUGHT_BACK), DOUBTFUL, gap=20, across=True, unless=needed.PRICED),
            Pattern((needed.BOUGHT_BACK, needed.BUILT_FOR), DOUBTFUL, gap=10, unless=needed.PRICED),
            Pattern((needed.TREASURY, needed.BOUGHT_BACK, needed.PLANT), DOUBTFUL, gap=8, unless=needed.PRICED),
            Pattern(
                (needed.PLANT, needed.TREASURY, needed.BOUGHT_BACK), DOUBTFUL, gap=18, across=True, unless=needed.PRICED
            ),
        ),
    ),
)
