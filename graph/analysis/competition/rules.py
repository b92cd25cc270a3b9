"""The rules of the check, as data; each says in our own words what an article does not allow.

They point to wording to look at. What a department may do by law, by decree of the State Council or under article 12
(exceptions, with an end set to them) is for its own review to decide.
"""

from graph.analysis.competition import terms as of
from graph.analysis.competition.rule import Article, Certainty, CompetitionRule, Pattern

DOUBTFUL = Certainty.DOUBTFUL
OPEN_TERMS_ZH = "改为对符合公开、客观条件的各类企业一视同仁的支持，写明法律、行政法规依据或国务院批准"
OPEN_TERMS_EN = "support all firms that meet open and objective terms, and name the law, decree or approval it rests on"

RULES: tuple[CompetitionRule, ...] = (
    CompetitionRule(
        "F-01",
        "奖励、补贴与纳税额或财政贡献挂钩",
        "Rewards or subsidies tied to tax paid or to what a firm brings the treasury",
        (Article.COST,),
        "改按研发投入、技术改造、节能减排等公开条件支持，不与税收挂钩",
        "tie support to open terms such as research, renewal of plant or energy saved, not to tax",
        (
            Pattern((of.BY, of.TAX_PAID, of.REWARD), gap=16, across=True),
            Pattern((of.TAX_PAID, of.REWARD), gap=12),
            Pattern((of.TAX_REACHES, of.REWARD), gap=20, across=True),
            Pattern((of.REWARD, of.TAX_PAID, of.TIED), gap=12),
            Pattern((of.REWARD, of.UP_TO, of.TAX_PAID), gap=8, across=True),
        ),
    ),
    CompetitionRule(
        "F-02",
        "税收返还、先征后返或以其他名义退税",
        "Tax given back, under whatever name",
        (Article.COST,),
        "删去返还表述；确属国家税收政策的，写明文件名称和文号",
        "strike the refund; where it is national tax policy, name the document",
        (
            Pattern((of.REFUND,)),
            Pattern((of.REFUND_BY_LAW,), DOUBTFUL, unless=of.LAWFUL),
            Pattern(
                (("返还", "退还", "返给"), ("增值税", "所得税", "个税", "税款", "税收", "房产税", "土地使用税")), gap=6
            ),
        ),
    ),
    CompetitionRule(
        "F-03",
        "给予特定企业税收优惠",
        "Less tax for firms picked out",
        (Article.COST,),
        "只写国家统一的税收政策及其文号，不另许减免",
        "name national tax policy and its document only, and promise no other relief",
        (
            Pattern((of.SELECTED, of.TAX_CUT), gap=12, unless=of.LAWFUL, names=(0,)),
            Pattern((of.TAX_CUT, of.SELECTED), gap=12, unless=of.LAWFUL, names=(1,)),
            Pattern((of.GIVE, of.TAX_CUT), DOUBTFUL, unless=of.LAWFUL),
            Pattern((("免征", "免缴", "减征", "减半征收"), ("税",)), DOUBTFUL, unless=of.LAWFUL),
        ),
    ),
    CompetitionRule(
        "F-04",
        "给予特定企业选择性、差异化的财政奖励或补贴",
        "Selective rewards or subsidies for firms picked out",
        (Article.COST,),
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
        (Article.COST,),
        "不以注册地、纳税地、统计关系为条件，" + OPEN_TERMS_ZH,
        "make no condition of where a firm registers, pays or is counted; " + OPEN_TERMS_EN,
        (
            Pattern((of.MOVED_IN, of.REWARD), gap=12, across=True, unless=of.LAWFUL),
            Pattern((of.REWARD, of.MOVED_IN, ("为条件", "为前提", "为依据")), gap=12, unless=of.LAWFUL),
        ),
    ),
    CompetitionRule(
        "F-06",
        "强制在本地注册、设立机构或投资",
        "Firms made to register, to set up a branch or to invest here",
        (Article.FLOW,),
        "注册与设立由企业自主决定，删去强制或变相强制的条件",
        "leave it to the firm where it registers and invests; strike the condition",
        (
            Pattern((of.MUST, of.HERE, of.REGISTER), gap=8),
            Pattern((of.HERE, of.REGISTER, ("为条件", "为前提", "方可", "才可", "才能", "否则")), gap=10),
        ),
    ),
    CompetitionRule(
        "F-07",
        "限定或优先采购、使用本地产品和服务",
        "Purchases limited to, or preferring, local goods and services",
        (Article.ENTRY, Article.FLOW),
        "改为公布需求、组织供需对接，由企业按质量和价格自主选择",
        "publish needs and bring the parties together; let firms choose by quality and price",
        (
            Pattern((of.PREFER, of.BUY, of.LOCAL), gap=6),
            Pattern((of.LIMIT_BUY, of.BUY, of.LOCAL), gap=8),
            Pattern((of.BUY, ("须为", "必须为", "限于", "应为", "只能为", "仅限"), of.LOCAL), gap=6),
            Pattern((of.LOCAL, of.PREFER, (*of.BUY, "中标", "入围")), gap=6),
            Pattern((of.LOCAL_RATE, of.AT_LEAST), DOUBTFUL, gap=6),
        ),
    ),
    CompetitionRule(
        "F-08",
        "限制、排斥外地企业或商品",
        "Firms or goods from elsewhere shut out or treated worse",
        (Article.FLOW,),
        "外地与本地企业同等条件参与，删去地域限制和本地业绩类条件",
        "let firms from elsewhere take part on equal terms; strike limits by place and local proof",
        (
            Pattern((of.SHUT_OUT, of.OUTSIDE), gap=6, refusing=True),
            Pattern(
                (of.OUTSIDE, ("不得", "禁止", "不准", "不允许"), ("参加", "参与", "投标", "进入", "销售", "承接")),
                gap=4,
            ),
            Pattern((of.OUTSIDE, of.BURDEN), gap=8),
            Pattern((of.ONLY, of.LOCAL), gap=6),
            Pattern((of.LOCAL_PROOF, of.BID_TERM), gap=8),
            Pattern((of.BID_TERM, of.LOCAL_PROOF), gap=8),
        ),
    ),
    CompetitionRule(
        "F-09",
        "限制本地企业迁出",
        "Firms kept from moving away",
        (Article.FLOW,),
        "迁移由企业自主决定，改为解决用地、用能、用工等具体困难",
        "leave moving to the firm; help with land, energy or staff instead",
        (
            Pattern((of.STAY, of.LEAVE), gap=6, refusing=True),
            Pattern((of.HOLD_BACK, of.LEAVE), DOUBTFUL, gap=8),
            Pattern((of.LEAVING, of.PAY_BACK), DOUBTFUL, gap=16, across=True),
        ),
    ),
    CompetitionRule(
        "F-10",
        "违规给予土地、用能等要素优惠",
        "Land, energy and other factors on better terms than others have",
        (Article.COST, Article.CONDUCT),
        "土地按公开出让程序和价格，用能按国家和省的价格政策，不单独许诺",
        "land by open procedure and price, energy by national and provincial tariffs; no promise apart",
        (
            Pattern((of.LAND,)),
            Pattern(((*of.SELECTED, *of.FIRM), of.CHEAP), gap=14, unless=of.LAWFUL, names=(0,)),
            Pattern((of.CHEAP, (*of.SELECTED, *of.FIRM)), gap=8, unless=of.LAWFUL, names=(1,)),
            Pattern((of.CHEAP,), DOUBTFUL, unless=of.LAWFUL),
        ),
    ),
    CompetitionRule(
        "F-11",
        "给予特定企业收费、基金、社会保险费优惠",
        "Fees, government funds or social insurance waived for firms picked out",
        (Article.COST,),
        "只执行国家和省统一的减免政策，写明文号",
        "apply national and provincial relief only, and name the document",
        (
            Pattern((of.SELECTED, of.CUT, of.FEES), gap=12, unless=of.LAWFUL, names=(0,)),
            Pattern((of.CUT, of.FEES), DOUBTFUL, gap=8, unless=of.LAWFUL),
            Pattern((of.FEES, of.CUT), DOUBTFUL, gap=8, unless=of.LAWFUL),
        ),
    ),
    CompetitionRule(
        "F-12",
        "承诺市场份额、订单或中标",
        "Shares of a market, orders or awards promised",
        (Article.ENTRY, Article.FLOW),
        "不作市场承诺；政府采购和招标公开进行",
        "promise no market; let public purchases and tenders be open",
        (
            Pattern((of.PROMISE, of.SHARE), gap=10, unless=("公平竞争",)),
            Pattern((of.FOR_THEM, of.PROMISE, of.ORDERS), DOUBTFUL, gap=10),
        ),
    ),
    CompetitionRule(
        "F-13",
        "限定经营者，或未经公平竞争授予特许经营",
        "Business limited to one operator, or a franchise granted without competition",
        (Article.ENTRY,),
        "特许经营依法公开竞争确定；不指定供应商",
        "let a franchise be won in open competition; name no supplier",
        (
            Pattern((of.GRANT, of.EXCLUSIVE), gap=10),
            Pattern((of.GRANT, of.FRANCHISE), DOUBTFUL, gap=8, unless=of.OPEN_BID),
        ),
    ),
    CompetitionRule(
        "F-14",
        "自设审批、备案或歧视性准入条件",
        "Approvals or filings of one's own making, or unequal terms of entry",
        (Article.ENTRY,),
        "清单以外不设审批和前置备案；准入条件不分所有制和地域",
        "set no approval beyond the national list; let terms of entry know neither ownership nor place",
        (
            Pattern((of.CONSENT,), DOUBTFUL, unless=of.LAWFUL),
            Pattern((of.ONLY, of.OWNERSHIP), gap=4),
        ),
    ),
    CompetitionRule(
        "F-15",
        "组织企业协同价格、产量或划分市场，干预市场价格",
        "Firms brought to agree on prices, output or markets, or market prices interfered with",
        (Article.CONDUCT,),
        "价格和产量由企业自主决定，删去协同表述",
        "leave prices and output to the firms; strike what makes them act together",
        (
            Pattern((of.ARRANGE, of.COLLUDE), gap=10),
            Pattern((of.COLLUDE,), DOUBTFUL),
            Pattern((of.SET_PRICE,), unless=of.LAWFUL),
        ),
    ),
)
