"""The closed vocabularies: each word with its Chinese and its English label."""

from graph.model.labelled_enum import LabelledEnum


class Basis(LabelledEnum):
    """What a fact rests on, from the firmest to the weakest."""

    SOURCE = "source", "有出处", "Sourced", "来源", "Source", "出处", "有来源", "据来源", "原文"
    GENERAL = "general", "行业常识", "General knowledge", "常识", "General", "公知", "一般知识"
    INFERRED = "inferred", "推定", "Inferred", "推断", "推测", "估计", "推算", "分析", "判断"


class HostGrade(LabelledEnum):
    """Standing of a source's host, from the firmest to the weakest."""

    OFFICIAL = "official", "官方", "Official", "政府", "政府网站", "官方网站", "机关"
    FILING = "filing", "公司公告", "Company filing", "披露文件", "Filing", "公告", "年报", "披露", "信息披露", "招股书"
    FIRM = "firm", "企业官网", "Company website", "企业自述", "Firm", "企业", "公司官网", "自述", "公司自述"
    PRESS = "press", "新闻媒体", "Press", "报刊", "媒体", "新闻", "报纸", "新闻报道"
    REFERENCE = "reference", "工具书", "Reference work", "工具书与百科", "Reference", "百科"
    TRADE = "trade", "行业媒体", "Trade press", "行业网站", "行业网", "行业协会"
    AGGREGATOR = "aggregator", "转载网站", "Reprint site", "聚合转载", "Aggregator", "聚合", "转载", "聚合网站"
    WEAK = "weak", "出处存疑", "Doubtful", "弱来源", "Weak", "弱", "自媒体", "不可靠"


class ChainKind(LabelledEnum):
    """Whether a chain is an industrial cluster or a key sector."""

    CLUSTER = "cluster", "产业集群", "Cluster", "集群", "重点产业集群"
    SECTOR = "sector", "重点领域", "Sector", "领域"


class LocalCoverage(LabelledEnum):
    """How well the local firms of a chain are known; a blank cell means that nobody stated it."""

    KNOWN = "known", "已摸底", "Known", "摸底", "摸底完成", "已掌握", "掌握"
    THIN = "thin", "待摸底", "To be surveyed", "掌握很少", "Hardly known", "掌握少", "掌握较少", "未摸底", "不掌握"


class RulingKind(LabelledEnum):
    """What somebody in charge settled about a link of a chain."""

    CONFIRMED_ABSENT = (
        "confirmed_absent", "已核实本地没有", "Confirmed: none here",
        "已核：本地没有", "本地没有", "已核本地没有", "核实本地没有", "已核实没有", "确认没有", "确认缺",
    )  # fmt: skip
    NOT_LOCAL = (
        "not_local", "不招引", "Not recruited",
        "不宜本地", "Not local", "核定不招引", "不宜", "不适合本地", "不宜在本地", "不宜本地发展",
    )  # fmt: skip


class LinkKind(LabelledEnum):
    """What sort of thing a link is."""

    MATERIAL = "material", "材料", "Material", "原材料", "原料"
    PRODUCT = "product", "产品", "Product", "成品", "产成品", "终端产品"
    COMPONENT = "component", "零部件", "Component", "部件", "零件", "组件", "元器件", "配件"
    EQUIPMENT = "equipment", "装备", "Equipment", "设备", "机械", "机械设备"
    ENERGY = "energy", "能源", "Energy", "动力"
    PROCESS = "process", "工艺", "Process", "工序", "加工"
    SERVICE = "service", "服务", "Service", "服务业", "生产性服务"


class Stage(LabelledEnum):
    """Where a link stands in a chain."""

    UPSTREAM = "upstream", "上游", "Upstream", "上", "上游环节", "产业链上游"
    MIDSTREAM = "midstream", "中游", "Midstream", "中", "中游环节", "产业链中游"
    DOWNSTREAM = "downstream", "下游", "Downstream", "下", "下游环节", "产业链下游"
    SUPPORT = "support", "支撑", "Support", "配套", "支撑配套", "支持", "保障", "支撑环节"


class Siting(LabelledEnum):
    """Whether a maker of the link can sensibly be attracted to a new place."""

    ATTRACTABLE = "attractable", "可招引", "Attractable", "可招商", "可引进", "适合招引", "宜招引"
    OPERATED = "operated", "运营服务", "Operator-run", "运营商", "运营", "可引进运营商", "委托运营"
    BOUGHT = "bought", "外购即可", "Bought in", "外购", "采购", "外采", "外部采购"
    SERVICE = "service", "一般服务", "General service", "普通服务", "Ordinary service"
    RESOURCE = "resource", "依托资源", "Resource-bound", "依资源", "资源型", "资源依赖"
    CAPTIVE = "captive", "装置自用", "Captive", "自用", "装置内自用", "自产自用"
    REGULATED = "regulated", "限制新增", "New capacity restricted", "受管控", "Regulated", "管控", "受限", "限制"
    STOCK = "stock", "存量资产", "Existing stock", "闲置资产", "存量"
    PUBLIC = "public", "公共供给", "Public supply", "公共服务", "公用", "公用事业"


class Market(LabelledEnum):
    """How far a product usually travels to its buyers."""

    LOCAL = "local", "本地", "Local", "本市", "市内"
    REGIONAL = "regional", "区域", "Regional", "周边", "区域内"
    NATIONAL = "national", "全国", "National", "国内"
    EXPORT = "export", "出口", "Export", "国际", "全球", "海外"


class Outlook(LabelledEnum):
    """How demand for a product stands to the capacity to make it."""

    SHORT = "short", "紧缺", "Short", "短缺", "供不应求", "紧张"
    GROWING = "growing", "成长", "Growing", "增长", "扩张期"
    BALANCED = "balanced", "平衡", "Balanced", "稳定", "平稳"
    SURPLUS = "surplus", "过剩", "Surplus", "产能过剩", "供过于求"
    RESTRICTED = "restricted", "限制类", "Restricted class", "受限", "Restricted", "限制"
    PHASED_OUT = "phased_out", "淘汰类", "Phase-out class", "淘汰", "Phased out", "退出"


class InputRole(LabelledEnum):
    """What an input is to the link it feeds."""

    MATERIAL = "material", "原料", "Material", "材料", "原材料"
    COMPONENT = "component", "部件", "Component", "零部件", "配件", "零件"
    BYPRODUCT = "byproduct", "副产", "By-product", "伴生", "副产物", "伴生物"
    ENERGY = "energy", "能源", "Energy", "动力", "燃料"
    EQUIPMENT = "equipment", "设备", "Equipment", "装备"
    SERVICE = "service", "服务", "Service", "配套服务"


class Strength(LabelledEnum):
    """How much a link depends on an input."""

    CORE = "core", "核心", "Core", "核心投入", "主要", "关键", "强"
    AUXILIARY = "auxiliary", "辅助", "Auxiliary", "辅助投入", "次要", "辅料", "弱"


class Transport(LabelledEnum):
    """How far an input can travel to where it is used."""

    PIPE = "pipe", "管道", "By pipe", "管输", "厂内", "就地"
    SHORT_HAUL = "short_haul", "短途", "Short haul", "近距离", "短距离"
    LONG_HAUL = "long_haul", "长途", "Long haul", "自由贸易", "远距离"


class Scale(LabelledEnum):
    """Size of a plant among its kind, or that it serves its owner alone or only tries."""

    LARGE = "large", "大", "Large", "大型", "规模大"
    MEDIUM = "medium", "中", "Medium", "中型", "规模中"
    SMALL = "small", "小", "Small", "小型", "规模小"
    OWN_USE = "own_use", "自用", "Own use", "内部自用", "仅自用"
    TRIAL = "trial", "试验", "Trial", "中试", "试验线", "示范"


class LegalForm(LabelledEnum):
    """Whether a firm decides on its investments itself."""

    COMPANY = "company", "公司", "Company", "独立法人", "法人", "企业"
    SUBSIDIARY = "subsidiary", "子公司", "Subsidiary", "全资子公司", "控股子公司", "工厂公司"
    BRANCH = "branch", "分公司", "Branch", "分厂", "分支机构"
    INSTITUTE = "institute", "研究院所", "Institute", "研究院", "研究所", "科研院所", "高校"
    PUBLIC_BODY = "public_body", "国家机构或事业单位", "Public body", "事业单位", "国家机构", "机关"
    OPERATOR = "operator", "运营商", "Operator", "运营企业", "运营公司"
    TRADER = "trader", "贸易商", "Trader", "贸易公司", "经销商"
    COOPERATIVE = "cooperative", "农合组织", "Cooperative", "合作社", "农民专业合作社"


class ProjectKind(LabelledEnum):
    """What a project builds: only a new plant or an expansion adds to a link."""

    NEW = "new", "新建", "New", "新上", "新建项目"
    EXPANSION = "expansion", "扩建", "Expansion", "改扩建", "扩产", "扩能"
    UPGRADE = "upgrade", "技改", "Upgrade", "技术改造", "改造"
    OVERHAUL = "overhaul", "检修", "Overhaul", "大修", "全厂检修"
    INFRASTRUCTURE = "infrastructure", "基础设施", "Infrastructure", "配套设施", "园区基础设施"
    EVENT = "event", "活动", "Event", "节会", "赛事"


class MakeStatus(LabelledEnum):
    """Production status of a maker; blank means unknown."""

    OPERATING = (
        "operating",
        "在产",
        "Operating",
        "生产中",
        "正常生产",
        "正在生产",
        "生产",
        "投产",
        "达产",
        "满产",
        "运行",
        "运行中",
        "运营",
        "运营中",
        "投运",
    )
    SEASONAL = "seasonal", "季节", "Seasonal", "季节性", "季节性生产", "季节性运营"
    TRIAL = "trial", "试产", "Trial run", "试生产", "试运行", "中试"
    BUILDING = "building", "在建", "Building", "在建中", "建设中", "正在建设", "建设", "续建", "开工", "施工中"
    PLANNED = "planned", "拟建", "Planned", "规划", "规划中", "筹建", "筹建中", "计划", "谋划", "拟新建", "拟投资"
    STOPPED = "stopped", "停产", "Stopped", "停工", "关停", "停业", "停止生产", "长期停产", "关闭"


class LeadRole(LabelledEnum):
    """Role of a firm in a chain."""

    CHAIN_OWNER = "chain_owner", "链主", "Chain owner", "链主企业"
    LEADING = "leading", "龙头", "Leading", "龙头企业", "领军", "领军企业"
    BACKBONE = "backbone", "骨干", "Backbone", "骨干企业", "重点企业"
    SUPPORTING = "supporting", "配套", "Supporting", "配套企业"


class ProjectStage(LabelledEnum):
    """How far a project has come."""

    PLANNED = "planned", "谋划", "Planned", "谋划中", "谋划储备", "储备", "拟建", "规划", "规划中", "策划", "待建"
    TALKS = "talks", "洽谈", "Talks", "洽谈中", "在谈", "意向", "对接", "对接中", "在洽谈"
    SIGNED = "signed", "签约", "Signed", "落地", "签约落地", "完成签约"
    STARTED = "started", "开工", "Started", "开工建设", "新开工", "动工", "开建"
    BUILDING = (
        "building",
        "在建",
        "Building",
        "在建中",
        "建设中",
        "续建",
        "施工",
        "施工中",
        "正在建设",
        "正在施工",
        "建设",
    )
    COMPLETED = "completed", "竣工", "Completed", "完工", "建成", "竣工验收", "建设完成"
    OPERATING = (
        "operating",
        "投产",
        "Operating",
        "投产运营",
        "投运",
        "运营",
        "运营中",
        "投用",
        "投入使用",
        "投入运营",
        "建成投产",
        "竣工投产",
    )
    AT_CAPACITY = "at_capacity", "达产", "At capacity", "满产", "达产达效", "全面达产"
    UNKNOWN = "unknown", "不明", "Unknown", "不详", "未知", "不清楚", "情况不明", "待核"


class OrgKind(LabelledEnum):
    """What sort of organisation it is."""

    DEPARTMENT = "department", "部门", "Department", "单位", "委办局", "政府部门", "市直部门"
    TASK_FORCE = "task_force", "招商专班", "Task force", "专班", "工作专班", "产业专班"
    PARK = "park", "园区", "Park", "开发区", "产业园", "产业园区", "工业园区", "工业园", "高新区"
    DISTRICT = "district", "县区", "District", "区县", "县(区)", "县市区", "区", "县"
    MECHANISM = "mechanism", "工作机制", "Mechanism", "机制"
    VENUE = "venue", "场所", "Venue", "集散地", "活动地", "交易场所"


class SignalKind(LabelledEnum):
    """What a dated piece of news about a firm tells."""

    EXPANSION = "expansion", "扩张", "Expansion", "扩产", "增资", "增资扩产", "扩建"
    RELOCATION = "relocation", "迁移", "Relocation", "搬迁", "外迁", "转移", "产能转移"
    REGION_PRESENCE = "region_presence", "在本区域有布局", "Present in the wider region", "本区域有布局"
    PROVINCE_PRESENCE = "province_presence", "在本省有布局", "Present in the province", "本省有布局", "省内有布局"
    CITY_CONTACT = "city_contact", "与本市有接触", "Contact with the city", "接触", "对接", "与本市对接", "来访", "考察"
    RISK = "risk", "风险", "Risk", "风险提示", "负面", "利空"


class RelationKind(LabelledEnum):
    """How one firm stands to another."""

    PARENT_OF = "parent_of", "母公司", "Parent of", "控股", "控股公司", "控股母公司"
    CUSTOMER_OF = "customer_of", "客户", "Customer of", "采购方", "买方"
    SUPPLIER_OF = "supplier_of", "供应商", "Supplier of", "供货商", "供货方", "供应"
    SHAREHOLDER_OF = "shareholder_of", "股东", "Shareholder of", "持股", "参股", "参股股东"
    SAME_PROJECT = "same_project", "同一项目", "Same project", "共同项目", "合作项目"
    POSSIBLE_DUPLICATE = (
        "possible_duplicate",
        "疑似同一企业",
        "Possible duplicate",
        "疑为同一企业",
        "疑似重复",
        "疑似同一",
    )


class PresenceKind(LabelledEnum):
    """How a firm is present in a place; signed, negotiating and planned are not yet presence."""

    SEAT = "seat", "总部", "Seat", "本部", "总部所在地"
    PLANT = "plant", "工厂", "Plant", "生产基地", "基地", "厂", "厂区", "生产厂"
    BRANCH = "branch", "分支机构", "Branch", "分公司", "办事处", "分支"
    SUBSIDIARY = "subsidiary", "子公司", "Subsidiary", "全资子公司", "控股子公司"
    AFFILIATE_PLANT = "affiliate_plant", "关联企业工厂", "Affiliate's plant", "关联工厂", "关联企业"
    PROJECT = "project", "项目", "Project", "投资项目"
    SIGNED = "signed", "已签约", "Signed", "签约"
    NEGOTIATING = "negotiating", "在谈", "Negotiating", "洽谈", "在洽谈", "洽谈中", "在谈中"
    PLANNED = "planned", "拟布局", "Planned", "拟建", "规划", "计划布局", "意向"


PENDING_PRESENCE = frozenset({PresenceKind.SIGNED, PresenceKind.NEGOTIATING, PresenceKind.PLANNED})
