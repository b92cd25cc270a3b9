"""The words that patterns are made of, each set under the name of what it says.

They are matched as they stand, but for what stands in braces: `{地}` is any word for a place, `{的}` may join a place
and a thing, `{数}` is a number in Chinese or in digits, `{税}` any tax, and at `{隔}` a comma or 后 may stand.
"""

Words = tuple[str, ...]
TAX_PAID: Words = (
    "纳税额", "纳税总额", "纳税贡献", "纳税规模", "纳税情况", "缴税额", "税收入库", "税收贡献", "税收总额", "税收总量", "税收增量", "税收实绩",
    "新增税收", "亩均税收", "财政贡献", "地方贡献", "经济贡献", "综合贡献", "财力贡献", "贡献额", "贡献度", "地方财力", "实际缴纳",
    *(f"{paid}{{税}}" for paid in ("缴纳", "缴纳的", "实缴", "已缴", "所缴", "上缴", "上缴的", "上交", "入库", "交纳", "应缴")),
)  # fmt: skip
"""What a firm pays into the treasury."""
RETAINED: Words = (
    "留成", "留存部分", "地方留存", "级留存", "所得部分", "地方所得", "级所得", "级财政所得", "级实得", "地方实得", "地方分成部分",
    "本级可用财力", "级可用财力", "地方财力部分",
)  # fmt: skip
"""The share of a tax that stays with the city."""
TAX_REACHES: Words = (
    "纳税达",
    "纳税满",
    "纳税超",
    "纳税每",
    "缴税达",
    "缴税满",
    "缴税超",
    "税收达",
    "税收超",
    "纳税额达",
    "纳税额超",
)
"""A sum of tax from which something is given."""
PAID_AS_DUE: Words = ("按规定缴", "按时缴", "按期缴", "按时足额", "按期足额", "足额缴", "依法缴", "依法纳税")
"""Tax paid as the law asks, from which nothing follows."""
BY: Words = ("按", "依据", "根据", "以", "视", "参照", "对应", "比照", "等额")
REWARD: Words = (
    "奖励", "奖补", "补贴", "补助", "扶持", "兑现", "资金支持", "支持资金", "专项资金", "产业资金", "以奖代补", "贴息", "奖给", "补给",
)  # fmt: skip
"""Money given by the treasury."""
GIVE_BACK: Words = (
    "返还", "返回", "返奖", "奖返", "返给", "退给", "退还", "退回给", "拨还", "返补", "全返", "返一半", "返{数}成", "全额拨付", "拨给", "拨付给企业", "退返",
)  # fmt: skip
"""Money that goes back to where it came from."""
UP_TO: Words = ("按", "以", "不超过", "不低于", "不得低于", "不少于", "相当于", "等于", "参照", "最高", "等同")
TIED: Words = ("挂钩", "为依据", "为条件", "为基数", "为标准", "相匹配", "确定额度", "成正比", "联动")
REFUND: Words = (
    "税收返还", "返还税收", "返还税款", "税款返还", "退还税款", "返税", "先征后返", "税收奖返", "税收奖补", "税收奖励", "列收列支",
    "税收全额返还", "返还增值税", "返还所得税", "返还企业所得税", "返还个人所得税", "增值税返还", "所得税返还", "留成返还",
    "返还地方留成", "返还留成", "财税返还", "税费返还", "返还税费", "财政返还", "税收让利", "即征即返", "即缴即返", "差额返税",
    *(f"先{paid}{{隔}}{back}" for paid in ("征", "征收", "缴", "缴纳", "交", "上缴") for back in ("返", "奖", "补")), "先缴{隔}退", "先交{隔}退",
)  # fmt: skip
"""Tax given back under any name; 先征后退 is one that national law has too."""
DIFFERENCE: Words = ("差额返还", "差额退还", "差额返补", "差额奖补", "差额部分返还", "差价返还")
TAXES: Words = ("税收", "税款", "税金", "财税", "地方税", "新增税", "财政收入", "所得税", "增值税")
SHARED: Words = ("分成", "分享", "分账", "分润")
PAID_IN: Words = ("上缴", "上交", "缴纳", "交纳", "实现")
INVESTOR: Words = (
    "企业",
    "投资方",
    "投资人",
    "投资者",
    "乙方",
    "开发商",
    "运营商",
    "公司",
    "项目方",
    "园区运营方",
    "业主",
)
BETWEEN_STATES: Words = (
    "中央", "国家", "国务院", "省与市", "市与县", "市县", "上级", "财政体制", "两地", "两市", "跨区域", "跨省", "飞地", "转出地", "转入地", "区际", "法定",
)  # fmt: skip
"""Who shares a tax where governments do among themselves."""
REFUND_BY_LAW: Words = ("即征即退", "先征后退")
"""Ways of refund that national tax law has too, for instance for goods made from waste."""
TAX_CUT: Words = (
    "税收优惠", "税收减免", "减免税", "免税", "免征", "减征", "减半征收", "免缴", "减免企业所得税", "减免增值税", "减免房产税",
    "减免土地使用税", "减免契税", "减免个人所得税", "核定征收", "税率优惠", "优惠税率",
)  # fmt: skip
"""Less tax than the law asks for."""
NOT_A_GIFT: Words = ("留抵", "出口退税", "多缴", "误缴", "国务院", "财政部", "税务总局")
"""Tax that goes back by law."""
HOLIDAY: Words = (
    "{数}免{隔}{数}减半", "{数}免{隔}{数}减", "{数}年免{隔}{数}年减", "免{数}年{隔}减{数}年", "免{数}{隔}减{数}", "{数}免{数}年", "{数}年免税",
)  # fmt: skip
"""Years without tax and years at half of it, by whatever number."""
TAX_NAMES: Words = (
    "所得税", "增值税", "房产税", "土地使用税", "土地增值税", "契税", "印花税", "个税", "消费税", "税收", "税款", "税金", "税费",
)  # fmt: skip
WHOLLY: Words = ("免征", "全免", "免缴", "免交", "免收", "全额免", "免除", "免纳")
BY_HALF: Words = ("减半", "减征", "按半", "减按", "减{数}成")
NATIONAL_TAX: Words = (
    "国家", "依法", "法定", "税法", "行政法规", "国务院", "财政部", "税务总局", "按规定", "按照规定", "环境保护、节能节水", "公共基础设施项目",
    "集成电路", "软件企业", "目录内", "留抵", "出口退税", "多缴", "误缴",
)  # fmt: skip
"""Words by which years without tax rest on national law."""
LAWFUL: Words = (
    "国家", "依法", "依规", "法定", "法律", "行政法规", "国务院", "财政部", "税务总局", "按规定", "按照规定", "研发费用",
    "高新技术企业", "小微企业", "小型微利", "西部大开发", "普惠",
)  # fmt: skip
"""Words by which a clause rests on national law or applies to all alike."""
SELECTED: Words = (
    "该企业", "该公司", "该项目", "其公司", "对其", "给其", "特定企业", "个别企业", "指定企业", "特定经营者", "引进企业", "落户企业",
    "入驻企业", "入园企业", "签约企业", "链主企业", "重点企业", "龙头企业", "头部企业", "目标企业", "名录内企业", "白名单企业", "本地企业",
    "落地项目", "引进项目", "招商项目", "签约项目", "入园项目", "落户项目", "新引进", "新落户", "乙方",
)  # fmt: skip
"""Firms picked out by name or list rather than by open conditions."""
TAILORED: Words = ("一企一策", "一事一议", "量身定制", "点对点")
FIRM: Words = ("有限公司", "股份公司", "集团", "公司")
GIVE: Words = (
    "给予", "给到", "兑现", "安排", "拨付", "承诺", "同意", "发放", "提供", "予以", "支付", "享受", "落实", "协调", "单独", "奖给",
)  # fmt: skip
SUBSIDY: Words = (
    "财政奖励", "财政补贴", "资金奖励", "奖励", "补贴", "奖补", "补助", "扶持资金", "扶持政策", "资金扶持", "资金支持", "政策支持",
    "优惠政策", "专项资金", "贴息",
)  # fmt: skip
MOVED_IN: Words = (
    "迁入", "迁至{地}", "迁移至本", "迁到{地}", "迁来", "注册地迁", "注册地变更", "总部迁", "新落户", "落户的", "落户企业", "落户项目", "落户{地}的", "纳统", "纳入{地}统计", "升规入统",
    "在{地}注册", "在{地}纳税", "在{地}缴税", "在{地}缴纳税", "在{地}入统",
)  # fmt: skip
"""Where a firm is registered, pays its tax or is counted."""
LAND_PRICE: Words = (
    "土地价款", "地价", "出让金", "土地款", "出让价款", "土地出让价", "土地成交价", "土地成本", "用地价格", "土地价格", "土地使用权价款",
)  # fmt: skip
INVESTED: Words = (
    "固定资产投资", "固定资产总投资", "固定资产投入", "固投", "设备投资", "设备购置", "设备投入", "设备采购额", "设备总额", "购置设备", "生产设备", "生产性设备", "设备金额", "设备总价", "购买设备", "购入设备", "建设成本", "购房款", "设备款", "设备价款", "设备发票", "设备额",
    "实际投资", "实际投入", "实际完成投资", "到位资金", "到位投资", "投资总额", "总投资额", "项目投资额", "建设投资", "厂房投资", "厂房建设费用",
)  # fmt: skip
"""What a firm puts into its plant."""
A_SHARE: Words = (
    "{数}%",
    "{数}‰",
    "百分之{数}",
    "千分之{数}",
    "{数}成",
    "{数}个百分点",
    "一定比例",
    "相应比例",
    "同比例",
    "等额",
)
INTRODUCTION: Words = (
    "引荐奖励", "引荐奖", "引荐人奖励", "引荐人奖", "引资奖励", "引资奖", "中介奖励", "中介招商奖励", "招商中介奖励", "招商中介奖", "招商佣金", "引荐费", "招商引资奖励", "招商奖励", "引资提成", "招商提成",
    "以商招商奖励", "引荐有奖",
)  # fmt: skip
INTRODUCER: Words = (
    "引荐人", "引荐单位", "引荐机构", "引荐方", "引荐者", "招商中介", "引资人", "引资中介", "中介引资", "招商代理", "招商大使", "招商顾问", "委托招商机构",
    "项目中间人", "引进人",
)  # fmt: skip
"""Who brings an investor."""
BROUGHT: Words = ("引荐", "引进", "招引", "招商", "引资")
NOT_INVESTORS: Words = ("人才", "团队", "技术", "设备", "品种", "标准")
"""What else is brought to a city, and rewarded under other rules."""
AGENT: Words = (
    "部门",
    "单位",
    "招商人员",
    "干部",
    "中介机构",
    "中介组织",
    "商会",
    "协会",
    "个人",
    "介绍人",
    "经办人",
    "有功人员",
)
PAID: Words = ("奖励", "奖金", "奖补", "补助", "佣金", "提成", "兑现", "重奖")
PAID_OUT: Words = (*REWARD, "资助", "奖金", "给付", "返还")
