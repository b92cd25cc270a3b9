"""Rules on who may sell, buy, move and set prices: entry, the free flow of goods and firms, and conduct."""

from graph.analysis.competition import word_lists as of
from graph.analysis.competition import word_lists_markets as trade
from graph.analysis.competition.rule import Certainty, CompetitionRule, Pattern
from graph.analysis.competition.sources import BIDDING, MEASURES, REVIEW, Citation

DOUBTFUL = Certainty.DOUBTFUL

MARKETS: tuple[CompetitionRule, ...] = (
    CompetitionRule(
        "F-06",
        "强制在本地注册、设立机构或投资",
        "Firms made to register, to set up a branch or to invest here",
        (Citation(REVIEW, (9,)), Citation(MEASURES, (14,)), Citation(BIDDING, (6,))),
        "注册与设立由企业自主决定，删去强制或变相强制的条件",
        "leave it to the firm where it registers and invests; strike the condition",
        (
            Pattern((trade.MUST, trade.HERE, trade.REGISTER), gap=8),
            Pattern((trade.HERE, trade.REGISTER, ("为条件", "为前提", "方可", "才可", "才能", "否则")), gap=10),
        ),
    ),
    CompetitionRule(
        "F-07",
        "限定或优先采购、使用本地产品和服务，包括“同等条件下优先本地”",
        'Purchases limited to, or preferring, local goods and services, "other things equal" included',
        (Citation(REVIEW, (8, 9)), Citation(MEASURES, (11, 15)), Citation(BIDDING, (5, 7))),
        "改为公布需求、组织供需对接，由企业按质量和价格自主选择",
        "publish needs and bring the parties together; let firms choose by quality and price",
        (
            Pattern((trade.PREFER, trade.BUY, trade.LOCAL), gap=6),
            Pattern((trade.EQUAL, trade.PREFER, trade.LOCAL), gap=10, across=True),
            Pattern((trade.EQUAL, trade.LOCAL, trade.PREFER), gap=10, across=True),
            Pattern((trade.EQUAL, ("优先{地}", "{地}优先")), gap=4),
            Pattern((trade.PREFER, trade.LOCAL), gap=0),
            Pattern((trade.LIMIT_BUY, trade.BUY, trade.LOCAL), gap=8),
            Pattern((trade.FROM, trade.LOCAL, trade.BUY), gap=6),
            Pattern((trade.BUY, ("须为", "必须为", "限于", "应为", "只能为", "仅限"), trade.LOCAL), gap=6),
            Pattern((trade.LOCAL, trade.PREFER, (*trade.BUY, "中标", "入围")), gap=6),
            Pattern((trade.LOCAL_RATE, trade.AT_LEAST), DOUBTFUL, gap=6),
        ),
    ),
    CompetitionRule(
        "F-08",
        "限制、排斥外地企业或商品",
        "Firms or goods from elsewhere shut out or treated worse",
        (Citation(REVIEW, (9,)), Citation(MEASURES, (13, 15, 16, 17)), Citation(BIDDING, (6, 7))),
        "外地与本地企业同等条件参与，删去地域限制和本地业绩类条件",
        "let firms from elsewhere take part on equal terms; strike limits by place and local proof",
        (
            Pattern((trade.SHUT_OUT, trade.OUTSIDE), gap=6, refusing=True),
            Pattern(
                (trade.OUTSIDE, ("不得", "禁止", "不准", "不允许"), ("参加", "参与", "投标", "进入", "销售", "承接")),
                gap=4,
            ),
            Pattern((trade.OUTSIDE, trade.BURDEN), gap=8),
            Pattern((trade.ONLY, trade.LOCAL), gap=6),
            Pattern((trade.LOCAL_PROOF, trade.BID_TERM), gap=8),
            Pattern((trade.BID_TERM, trade.LOCAL_PROOF), gap=8),
        ),
    ),
    CompetitionRule(
        "F-09",
        "限制本地企业迁出",
        "Firms kept from moving away",
        (Citation(REVIEW, (9,)), Citation(MEASURES, (13,))),
        "迁移由企业自主决定，改为解决用地、用能、用工等具体困难",
        "leave moving to the firm; help with land, energy or staff instead",
        (
            Pattern((trade.STAY, trade.LEAVE), gap=6, refusing=True),
            Pattern((trade.HOLD_BACK, trade.LEAVE), DOUBTFUL, gap=8),
            Pattern((trade.LEAVING, trade.PAY_BACK), DOUBTFUL, gap=16, across=True),
        ),
    ),
    CompetitionRule(
        "F-12",
        "承诺市场份额、订单、中标、保底收购或兜底采购",
        "Shares of a market, orders or awards promised, or a sale the treasury stands in for",
        (Citation(REVIEW, (8, 9)), Citation(MEASURES, (11, 15))),
        "不作市场承诺；政府采购和招标公开进行，供需由企业自行签约",
        "promise no market; let public purchases and tenders be open, and firms sign their own contracts",
        (
            Pattern((trade.PROMISE, trade.SHARE), gap=10, unless=("公平竞争",)),
            Pattern((trade.FOR_THEM, trade.SAFE_SALE), gap=10, unless=trade.NATIONAL_SALE),
            Pattern((trade.SAFE_SALE,), DOUBTFUL, unless=trade.NATIONAL_SALE),
            Pattern((trade.FOR_THEM, trade.ALL_BOUGHT), gap=8, unless=trade.NATIONAL_SALE),
            Pattern((trade.FOR_THEM, trade.PROMISE, trade.ORDERS), DOUBTFUL, gap=10),
        ),
    ),
    CompetitionRule(
        "F-13",
        "限定经营者，或未经公平竞争授予特许经营",
        "Business limited to one operator, or a franchise granted without competition",
        (Citation(REVIEW, (8,)), Citation(MEASURES, (10, 11))),
        "特许经营依法公开竞争确定；不指定供应商",
        "let a franchise be won in open competition; name no supplier",
        (
            Pattern((trade.GRANT, trade.EXCLUSIVE), gap=10),
            Pattern((trade.GRANT, trade.FRANCHISE), DOUBTFUL, gap=8, unless=trade.OPEN_BID),
        ),
    ),
    CompetitionRule(
        "F-14",
        "自设审批、备案或歧视性准入条件",
        "Approvals or filings of one's own making, or unequal terms of entry",
        (Citation(REVIEW, (8,)), Citation(MEASURES, (9, 12))),
        "清单以外不设审批和前置备案；准入条件不分所有制和地域",
        "set no approval beyond the national list; let terms of entry know neither ownership nor place",
        (
            Pattern((trade.CONSENT,), DOUBTFUL, unless=of.LAWFUL),
            Pattern((trade.ONLY, trade.OWNERSHIP), gap=4),
        ),
    ),
    CompetitionRule(
        "F-15",
        "组织企业协同价格、产量或划分市场，干预市场价格",
        "Firms brought to agree on prices, output or markets, or market prices interfered with",
        (Citation(REVIEW, (11,)), Citation(MEASURES, (21, 22, 23))),
        "价格和产量由企业自主决定，删去协同表述",
        "leave prices and output to the firms; strike what makes them act together",
        (
            Pattern((trade.ARRANGE, trade.COLLUDE), gap=10),
            Pattern((trade.COLLUDE,), DOUBTFUL),
            Pattern((trade.SET_PRICE,), unless=of.LAWFUL),
        ),
    ),
)
