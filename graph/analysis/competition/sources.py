"""The regulations the rules rest on, each with its number and its date, and how an article of one is cited.

They say in titles, numbers and articles where to read; no text of theirs is kept here.
"""

from dataclasses import dataclass

from graph.model.labelled_enum import LabelledEnum
from graph.text import InTwoLanguages


class Dated(LabelledEnum):
    """What the date of a regulation is the date of."""

    IN_FORCE = "in_force", "起施行", "in force since"
    ISSUED = "issued", "印发", "issued"


@dataclass(frozen=True, slots=True)
class Regulation(InTwoLanguages):
    """A law, regulation or notice: titles, a short name, number, and its date (ISO 8601) with what that dates."""

    id: str
    zh: str
    en: str
    short_zh: str
    short_en: str
    number_zh: str
    number_en: str
    date: str
    dated: Dated = Dated.IN_FORCE


@dataclass(frozen=True, slots=True)
class Citation:
    """Articles of one regulation by their numbers; none where the whole is meant."""

    regulation: Regulation
    articles: tuple[int, ...] = ()


REVIEW = Regulation(
    "review",
    "公平竞争审查条例",
    "Fair Competition Review Regulation",
    "公平竞争审查条例",
    "Fair Competition Review Regulation",
    "国务院令第783号",
    "State Council decree 783",
    "2024-08-01",
)
MEASURES = Regulation(
    "measures",
    "公平竞争审查条例实施办法",
    "Measures for Implementing the Fair Competition Review Regulation",
    "实施办法",
    "Implementing Measures",
    "国家市场监督管理总局令第99号",
    "State Administration for Market Regulation decree 99",
    "2025-04-20",
)
BIDDING = Regulation(
    "bidding",
    "招标投标领域公平竞争审查规则",
    "Rules for Fair Competition Review in Tendering",
    "招标投标审查规则",
    "Tendering Review Rules",
    "国家发展改革委等部门令2024年第16号",
    "decree 16 of 2024 by the National Development and Reform Commission and others",
    "2024-05-01",
)
TAX_LAW = Regulation(
    "tax",
    "中华人民共和国税收征收管理法",
    "Law on the Administration of Tax Collection",
    "税收征收管理法",
    "Tax Collection Law",
    "主席令第49号",
    "President's decree 49",
    "2001-05-01",
)
POWER_LAW = Regulation(
    "power",
    "中华人民共和国电力法",
    "Electric Power Law",
    "电力法",
    "Electric Power Law",
    "主席令第60号",
    "President's decree 60",
    "1996-04-01",
)
TAX_PREFERENCES = Regulation(
    "tax_preferences",
    "国务院关于税收等优惠政策相关事项的通知",
    "State Council Notice on Tax and Other Preferences",
    "国发〔2015〕25号",
    "Guofa [2015] 25",
    "国发〔2015〕25号",
    "Guofa [2015] 25",
    "2015-05-10",
    Dated.ISSUED,
)
LAND_REVENUE = Regulation(
    "land",
    "国务院办公厅关于规范国有土地使用权出让收支管理的通知",
    "State Council Office Notice on Revenue from State Land",
    "国办发〔2006〕100号",
    "Guobanfa [2006] 100",
    "国办发〔2006〕100号",
    "Guobanfa [2006] 100",
    "2006-12-17",
    Dated.ISSUED,
)
DECISION = Regulation(
    "decision",
    "中共中央关于进一步全面深化改革、推进中国式现代化的决定",
    "Decision of the Central Committee on Further Comprehensive Reform",
    "进一步全面深化改革的决定",
    "Decision on Further Reform",
    "党的二十届三中全会通过",
    "third plenum of the 20th Central Committee",
    "2024-07-18",
    Dated.ISSUED,
)
REGULATIONS = (REVIEW, MEASURES, BIDDING, TAX_LAW, POWER_LAW, TAX_PREFERENCES, LAND_REVENUE, DECISION)
