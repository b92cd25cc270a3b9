"""The closed vocabularies: each word with its Chinese and its English label."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A coded word: its value is kept in the graph, its labels are shown and accepted in files."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str, en: str) -> Self:
        """Make the word from its code and its two labels."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.zh = zh
        word.en = en
        return word

    def label(self, language: str = "zh") -> str:
        """Return the label in `language` (`zh` or `en`)."""
        return self.zh if language == "zh" else self.en


class Basis(Word):
    """What a fact rests on, from the firmest to the weakest."""

    SOURCE = "source", "来源", "Source"
    GENERAL = "general", "常识", "General"
    INFERRED = "inferred", "推定", "Inferred"


class HostGrade(Word):
    """Standing of a source's host, from the firmest to the weakest."""

    OFFICIAL = "official", "官方", "Official"
    FILING = "filing", "披露文件", "Filing"
    FIRM = "firm", "企业自述", "Firm"
    PRESS = "press", "报刊", "Press"
    REFERENCE = "reference", "工具书与百科", "Reference"
    TRADE = "trade", "行业媒体", "Trade press"
    AGGREGATOR = "aggregator", "聚合转载", "Aggregator"
    WEAK = "weak", "弱来源", "Weak"


class ChainKind(Word):
    """Whether a chain is an industrial cluster or a key sector."""

    CLUSTER = "cluster", "产业集群", "Cluster"
    SECTOR = "sector", "重点领域", "Sector"


class LocalSide(Word):
    """How well the local firms of a chain are known; a blank cell means that nobody stated it."""

    KNOWN = "known", "已摸底", "Known"
    THIN = "thin", "掌握很少", "Hardly known"


class RulingKind(Word):
    """What somebody in charge settled about a link of a chain."""

    CONFIRMED_ABSENT = "confirmed_absent", "已核：本地没有", "Confirmed: none here"
    NOT_LOCAL = "not_local", "不宜本地", "Not local"


class LinkKind(Word):
    """What sort of thing a link is."""

    MATERIAL = "material", "材料", "Material"
    PRODUCT = "product", "产品", "Product"
    COMPONENT = "component", "零部件", "Component"
    EQUIPMENT = "equipment", "装备", "Equipment"
    ENERGY = "energy", "能源", "Energy"
    PROCESS = "process", "工艺", "Process"
    SERVICE = "service", "服务", "Service"


class Stage(Word):
    """Where a link stands in a chain."""

    UPSTREAM = "upstream", "上游", "Upstream"
    MIDSTREAM = "midstream", "中游", "Midstream"
    DOWNSTREAM = "downstream", "下游", "Downstream"
    SUPPORT = "support", "支撑", "Support"


class Siting(Word):
    """Whether a maker of the link can sensibly be attracted to a new place."""

    ATTRACTABLE = "attractable", "可招引", "Attractable"
    BOUGHT = "bought", "外购", "Bought in"
    SERVICE = "service", "普通服务", "Ordinary service"
    RESOURCE = "resource", "依资源", "Resource-bound"
    CAPTIVE = "captive", "装置自用", "Captive"
    REGULATED = "regulated", "受管控", "Regulated"
    PUBLIC = "public", "公共供给", "Public supply"


class InputRole(Word):
    """What an input is to the link it feeds."""

    MATERIAL = "material", "原料", "Material"
    COMPONENT = "component", "部件", "Component"
    ENERGY = "energy", "能源", "Energy"
    EQUIPMENT = "equipment", "设备", "Equipment"
    SERVICE = "service", "服务", "Service"


class Strength(Word):
    """How much a link depends on an input."""

    CORE = "core", "核心", "Core"
    AUXILIARY = "auxiliary", "辅助", "Auxiliary"


class MakeStatus(Word):
    """State of a maker's production; a blank cell means it is not known."""

    OPERATING = "operating", "在产", "Operating"
    BUILDING = "building", "在建", "Building"
    PLANNED = "planned", "拟建", "Planned"
    STOPPED = "stopped", "停产", "Stopped"


class LeadRole(Word):
    """Role of a firm in a chain."""

    CHAIN_OWNER = "chain_owner", "链主", "Chain owner"
    LEADING = "leading", "龙头", "Leading"
    BACKBONE = "backbone", "骨干", "Backbone"
    SUPPORTING = "supporting", "配套", "Supporting"


class ProjectStage(Word):
    """How far a project has come."""

    PLANNED = "planned", "谋划", "Planned"
    SIGNED = "signed", "签约", "Signed"
    STARTED = "started", "开工", "Started"
    BUILDING = "building", "在建", "Building"
    COMPLETED = "completed", "竣工", "Completed"
    OPERATING = "operating", "投产", "Operating"
    AT_CAPACITY = "at_capacity", "达产", "At capacity"
    UNKNOWN = "unknown", "不明", "Unknown"


class OrgKind(Word):
    """What sort of organisation it is."""

    DEPARTMENT = "department", "部门", "Department"
    TASK_FORCE = "task_force", "招商专班", "Task force"
    PARK = "park", "园区", "Park"
    DISTRICT = "district", "县区", "District"
    MECHANISM = "mechanism", "工作机制", "Mechanism"


class SignalKind(Word):
    """What a dated piece of news about a firm tells."""

    EXPANSION = "expansion", "扩张", "Expansion"
    RELOCATION = "relocation", "迁移", "Relocation"
    REGION_PRESENCE = "region_presence", "在本区域有布局", "Present in the wider region"
    PROVINCE_PRESENCE = "province_presence", "在本省有布局", "Present in the province"
    CITY_CONTACT = "city_contact", "与本市有接触", "Contact with the city"
    RISK = "risk", "风险", "Risk"


class RelationKind(Word):
    """How one firm stands to another."""

    PARENT_OF = "parent_of", "母公司", "Parent of"
    CUSTOMER_OF = "customer_of", "客户", "Customer of"
    SUPPLIER_OF = "supplier_of", "供应商", "Supplier of"
    SHAREHOLDER_OF = "shareholder_of", "股东", "Shareholder of"
    SAME_PROJECT = "same_project", "同一项目", "Same project"
    POSSIBLE_DUPLICATE = "possible_duplicate", "疑为同一企业", "Possible duplicate"


class PresenceKind(Word):
    """How a firm is present in a place; signed, negotiating and planned are not yet presence."""

    SEAT = "seat", "总部", "Seat"
    PLANT = "plant", "工厂", "Plant"
    BRANCH = "branch", "分支机构", "Branch"
    SUBSIDIARY = "subsidiary", "子公司", "Subsidiary"
    AFFILIATE_PLANT = "affiliate_plant", "关联企业工厂", "Affiliate's plant"
    PROJECT = "project", "项目", "Project"
    SIGNED = "signed", "已签约", "Signed"
    NEGOTIATING = "negotiating", "在谈", "Negotiating"
    PLANNED = "planned", "拟布局", "Planned"


NOT_YET_PRESENCE = frozenset({PresenceKind.SIGNED, PresenceKind.NEGOTIATING, PresenceKind.PLANNED})
