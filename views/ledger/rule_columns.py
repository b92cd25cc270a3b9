"""The columns of the tables of rules as the page heads them, with a choice of words where only some are known."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.analysis.ledger.adopting import NEEDS, PURCHASE
from graph.analysis.ledger.dispatch import Cause
from graph.analysis.ledger.formulas import FORMULAS
from graph.analysis.ledger.lights import SIGNS, Colour
from graph.analysis.ledger.progress import MEASURES
from graph.model.labelled_enum import LabelledEnum
from graph.model.ledger_words import RAIL, Dimension
from graph.text import Text
from reports.wording.language import Language
from reports.wording.ledger import MEASURES as MEASURED

HEADS: Mapping[str, Text] = {
    "scheme": Text("赛马办法", "Scheme"),
    "part": Text("部分（代号）", "Part (id)"),
    "zh": Text("中文名", "Chinese name"),
    "en": Text("英文名", "English name"),
    "facet": Text("比什么", "Compared"),
    "formula": Text("算法", "Formula"),
    "full": Text("满分", "Full points"),
    "terms": Text("由哪些数算", "Figures"),
    "cap": Text("最多", "At most"),
    "floor": Text("最少", "At least"),
    "tiers": Text("名次给分", "Points by rank"),
    "source": Text("出处", "Source"),
    "profile": Text("口径名", "Profile"),
    "dimension": Text("看哪方面", "Light"),
    "measure": Text("读什么", "Measure"),
    "colour": Text("颜色", "Colour"),
    "sign": Text("比较", "Sign"),
    "bound": Text("界线", "Bound"),
    "step": Text("阶段", "Step"),
    "item": Text("凭证项（代号）", "Item (id)"),
    "need": Text("要求", "Need"),
    "replaced_by": Text("可由哪些代替", "Replaced by"),
    "from_yi": Text("多少亿元起", "From 亿元"),
    "purchase": Text("纯购置", "Purchase only"),
    "when": Text("什么情况", "When"),
    "asks_zh": Text("谁来问", "Who asks (Chinese)"),
    "asks_en": Text("谁来问（英文）", "Who asks"),
    "hands_in_zh": Text("要交什么", "To hand in (Chinese)"),
    "hands_in_en": Text("要交什么（英文）", "To hand in"),
    "workdays": Text("几个工作日", "Working days"),
    "from_days_left": Text("剩几天起", "From days left"),
}
NEEDED = (
    Text("必须有", "required"),
    Text("必须知道", "known"),
    Text("可代替", "replaceable"),
    Text("可后补", "may follow"),
)
BOUGHT = (Text("都要", "both"), Text("只对纯购置", "purchases alone"), Text("纯购置不要", "not of purchases"))
CALCULATED: Mapping[str, Text] = {
    "ratio": Text("完成率", "ratio"),
    "share": Text("占最多的", "share of the most"),
    "share_of_sum": Text("占合计的", "share of the sum"),
    "efficacy": Text("功效系数", "efficacy"),
    "rank": Text("名次分", "rank"),
    "add": Text("加分", "add"),
    "subtract": Text("减分", "subtract"),
    "rated": Text("他人评分", "rated"),
}


def _labels(kinds: type[LabelledEnum] | tuple[LabelledEnum, ...], language: Language) -> dict[str, str]:
    return {each.value: each.label(language) for each in kinds}


def words_of(column: str, language: Language) -> Mapping[str, str] | None:
    """Return the words a column may hold with how they read, None where it holds any."""
    match column:
        case "formula":
            return {name: CALCULATED[name].of(language) for name in FORMULAS}
        case "measure":
            return {name: MEASURED[name].of(language) for name in MEASURES}
        case "need":
            return {name: text.of(language) for name, text in zip(NEEDS, NEEDED, strict=True)}
        case "purchase":
            return {name: text.of(language) for name, text in zip(PURCHASE, BOUGHT, strict=True)}
        case "sign":
            return {sign: sign for sign in SIGNS}
    kinds = {"dimension": Dimension, "colour": Colour, "when": Cause, "step": RAIL}
    return _labels(kinds[column], language) if column in kinds else None  # type: ignore[arg-type]  # each has labels


def column_of(column: str, language: Language) -> Any:
    """Return how the page shows a column."""
    head, words = HEADS[column].of(language), words_of(column, language)
    if words is None:
        return st.column_config.TextColumn(head)
    return st.column_config.SelectboxColumn(
        head, options=list(words), format_func=lambda each: words.get(str(each), str(each))
    )
