"""Rules on money from the treasury: rewards, refunds, tax cuts and subsidies for firms picked out."""

from graph.analysis.competition import word_lists as of
from graph.analysis.competition.rule import Certainty, CompetitionRule, Pattern
from graph.analysis.competition.sources import DECISION, MEASURES, REVIEW, TAX_LAW, TAX_PREFERENCES, Citation

DOUBTFUL = Certainty.DOUBTFUL
OPEN_TERMS_ZH = "改为对符合公开、客观条件的各类企业一视同仁的支持，写明法律、行政法规依据或国务院批准"
OPEN_TERMS_EN = "support all firms that meet open and objective terms, and name the law, decree or approval it rests on"
REWARDS = (Citation(REVIEW, (10,)), Citation(MEASURES, (19,)))
TAXES = (Citation(REVIEW, (10,)), Citation(MEASURES, (18,)), Citation(TAX_LAW, (3,)))

COSTS: tuple[CompetitionRule, ...] = (
    CompetitionRule(
        "F-01",
        "奖励、补贴与纳税额或财政贡献挂钩",
        "Rewards or subsidies tied to tax paid or to what a firm brings the treasury",
        (*REWARDS, Citation(TAX_PREFERENCES, (4,))),
        "改按研发投入、技术改造、节能减排等公开条件支持，不与税收挂钩",
        "tie support to open terms such as research, renewal of plant or energy saved, not to tax",
        (
            Pattern((of.BY, (*of.TAX_PAID, *of.RETAINED), of.REWARD), gap=16, across=True, unless=of.PAID_AS_DUE),
            Pattern(((*of.TAX_PAID, *of.RETAINED), of.REWARD), gap=12, unless=of.PAID_AS_DUE),
            Pattern((of.TAX_REACHES, of.REWARD), gap=20, across=True),
            Pattern((of.REWARD, (*of.TAX_PAID, *of.RETAINED), of.TIED), gap=12),
            Pattern((of.REWARD, of.UP_TO, (*of.TAX_PAID, *of.RETAINED)), gap=8, across=True),
        ),
    ),
    CompetitionRule(
        "F-02",
        "税收返还、先征后返、先缴后返、税收分成或以其他名义退税",
        "Tax given back or shared with the payer, under whatever name",
        (Citation(REVIEW, (10,)), Citation(MEASURES, (18, 19)), Citation(TAX_LAW, (3,))),
        "删去返还和分成的表述；确属国家税收政策的，写明文件名称和文号",
        "strike the refund or share; where it is national tax policy, name the document",
        (
            Pattern((of.REFUND,)),
            Pattern((of.REFUND_BY_LAW,), DOUBTFUL, unless=of.LAWFUL),
            Pattern(
                (("返还", "退还", "返给"), ("增值税", "所得税", "个税", "税款", "税收", "房产税", "土地使用税")), gap=6
            ),
            Pattern(((*of.RETAINED, *of.TAX_PAID), of.GIVE_BACK), gap=20, across=True, unless=of.NOT_A_GIFT),
            Pattern((of.PAID_IN, of.TAX_NAMES, of.GIVE_BACK), gap=14, across=True, unless=of.NATIONAL_TAX),
            Pattern((of.TAX_NAMES, of.GIVE_BACK, of.INVESTOR), gap=16, across=True, unless=of.NATIONAL_TAX),
            Pattern((of.DIFFERENCE,), unless=of.LAND_PRICE),
            Pattern((of.INVESTOR, of.TAXES, of.SHARED), gap=14, unless=of.BETWEEN_STATES),
            Pattern((of.TAXES, of.INVESTOR, of.SHARED), gap=14, unless=of.BETWEEN_STATES),
            Pattern((of.INVESTOR, of.SHARED, of.TAXES), gap=8, unless=of.BETWEEN_STATES),
            Pattern((of.TAXES, of.SHARED, of.INVESTOR), gap=10, unless=of.BETWEEN_STATES),
            Pattern(((*of.TAXES, *of.RETAINED), of.SHARED), DOUBTFUL, gap=4, unless=of.BETWEEN_STATES),
        ),
    ),
    CompetitionRule(
        "F-03",
        "给予特定企业税收优惠，如自定几免几减半",
        "Less tax for firms picked out, such as tax holidays of one's own making",
        TAXES,
        "只写国家统一的税收政策及其文号，不另许减免",
        "name national tax policy and its document only, and promise no other relief",
        (
            Pattern((of.SELECTED, of.TAX_CUT), gap=12, unless=of.LAWFUL, names=(0,)),
            Pattern((of.TAX_CUT, of.SELECTED), gap=12, unless=of.LAWFUL, names=(1,)),
            Pattern((of.HOLIDAY,), unless=of.NATIONAL_TAX),
            Pattern((of.TAX_NAMES, of.WHOLLY, of.BY_HALF), gap=14, across=True, unless=of.NATIONAL_TAX),
            Pattern((of.WHOLLY, of.TAX_NAMES, of.BY_HALF), gap=14, across=True, unless=of.NATIONAL_TAX),
            Pattern((of.WHOLLY, of.BY_HALF, of.TAX_NAMES), gap=14, across=True, unless=of.NATIONAL_TAX),
            Pattern((of.GIVE, of.TAX_CUT), DOUBTFUL, unless=of.LAWFUL),
            Pattern((("免征", "免缴", "减征", "减半征收"), ("税",)), DOUBTFUL, unless=of.LAWFUL),
        ),
    ),
    CompetitionRule(
        "F-04",
        "给予特定企业选择性、差异化的财政奖励或补贴",
        "Selective rewards or subsidies for firms picked out",
        REWARDS,
        OPEN_TERMS_ZH,
        OPEN_TERMS_EN,
        (
            Pattern((of.GIVE, (*of.SELECTED, *of.FIRM), of.SUBSIDY), gap=16, unless=of.LAWFUL, names=(1,)),
            Pattern(((*of.SELECTED, *of.FIRM), of.GIVE, of.SUBSIDY), gap=12, unless=of.LAWFUL, names=(0,)),
            Pattern((of.TAILORED, of.SUBSIDY), DOUBTFUL, gap=14, unless=of.LAWFUL),
            Pattern((of.SELECTED, of.SUBSIDY), DOUBTFUL, gap=6, unless=of.LAWFUL, names=(0,)),
        ),
    ),
    CompetitionRule(
        "F-05",
        "以迁入、注册、纳税或纳统为条件给予奖励",
        "Rewards on condition that a firm moves, registers, pays tax or is counted here",
        REWARDS,
        "不以注册地、纳税地、统计关系为条件，" + OPEN_TERMS_ZH,
        "make no condition of where a firm registers, pays or is counted; " + OPEN_TERMS_EN,
        (
            Pattern((of.MOVED_IN, of.REWARD), gap=18, across=True, unless=of.LAWFUL),
            Pattern((of.REWARD, of.MOVED_IN, ("为条件", "为前提", "为依据")), gap=12, unless=of.LAWFUL),
        ),
    ),
    CompetitionRule(
        "F-16",
        "按固定资产投资或设备投资的一定比例给予补助、奖励",
        "A flat share of fixed investment or equipment paid as a grant or reward",
        REWARDS,
        "有国家、省统一政策的写明文号；本级政策须对符合公开、客观条件的各类企业开放，不在协议里单独约定比例",
        "name the national or provincial policy; a city's own has to be open to all who meet objective terms, and no share "
        "is agreed with one firm",
        (
            Pattern(
                (of.SELECTED, of.INVESTED, of.A_SHARE, of.PAID_OUT), gap=16, across=True, unless=of.LAWFUL, names=(0,)
            ),
            Pattern((of.INVESTED, of.A_SHARE, of.PAID_OUT), DOUBTFUL, gap=14, across=True, unless=of.LAWFUL),
            Pattern((of.INVESTED, of.PAID_OUT, of.A_SHARE), DOUBTFUL, gap=10, unless=of.LAWFUL),
            Pattern((of.PAID_OUT, of.INVESTED, of.A_SHARE), DOUBTFUL, gap=12, unless=of.LAWFUL),
            Pattern((of.INVESTED, of.TIED, of.PAID_OUT), DOUBTFUL, gap=8, unless=of.LAWFUL),
        ),
    ),
    CompetitionRule(
        "F-18",
        "对引荐项目的中介、个人给予引荐奖励（没有条文点名，按财政奖励是否有选择性审查）",
        "Rewards to those who bring an investor (no article names them; reviewed as a selective reward)",
        (*REWARDS, Citation(DECISION)),
        "委托招商服务依法采购，按服务付费；不按到位资金、纳税额提成，公职人员不领取",
        "buy the service in the open and pay for the service; no percentage of capital or tax, nothing to officials",
        (
            Pattern((of.INTRODUCTION,), DOUBTFUL),
            Pattern((of.INTRODUCER, of.PAID), DOUBTFUL, gap=20, across=True),
            Pattern((of.PAID, of.INTRODUCER), DOUBTFUL, gap=6),
            Pattern((of.BROUGHT, of.AGENT, of.PAID), DOUBTFUL, gap=14, across=True, unless=of.NOT_INVESTORS),
            Pattern((of.BROUGHT, of.PAID, of.AGENT), DOUBTFUL, gap=14, across=True, unless=of.NOT_INVESTORS),
        ),
    ),
)
