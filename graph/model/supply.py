"""The closed vocabularies of supply: whether others can have a product, and whether an input suits its user."""

from graph.model.labelled_enum import LabelledEnum


class ForOthers(LabelledEnum):
    """Whether a product is sold to others, so that a newcomer can have it as a feed."""

    SOLD = "sold", "有", "Sold", "外供", "外销", "可外供", "是"
    LIMITED = "limited", "有限", "Limited", "少量", "部分外供", "余量外供"
    NONE = "none", "无", "None", "不外供", "全部自用", "专供", "没有", "否"


class ConditionCheck(LabelledEnum):
    """Whether an input that is on file here meets the condition its user sets; blank where there is no condition."""

    MET = "met", "满足", "Met", "已满足", "符合", "合格"
    NOT_MET = "not_met", "不满足", "Not met", "不符合", "不合格"
    UNTESTED = "untested", "未查", "Not checked", "待查", "未测", "待测", "待化验"
