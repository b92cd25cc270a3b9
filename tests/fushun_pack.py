"""The pack the facts of Fushun came from, and its texts as they are written here."""

import csv
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]
PACK = HOME.parent / "shared" / "facts" / "fushun"
ANNOTATIONS = HOME.parent / "shared" / "facts_v2"


def of(records, kind):
    return [record for record in records if isinstance(record, kind)]


pack = pytest.mark.skipif(
    not (PACK.is_dir() and ANNOTATIONS.is_dir()), reason="the fact pack the data came from is not beside the project"
)


def rows(table):
    with (PACK / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REPOSITORY_TEXTS = {
    "table of China PE units": "全国聚乙烯装置表",
    "list of sodium-ion battery standards": "钠离子电池标准与起草单位名单",
}
"""Texts read in a public repository, by the words the pack describes them with."""


SAME = "2023年市综述与上半年稿件把央地合作列为谋划主题(23个项目、637亿元);属招商主题,不是产品链。"
LISTED = "东洲区2024年清单把冰雪文旅、闲置资产盘活、央地合作与产业并列在后,恰为三项"
MENDED = {
    f"中:同上句;{SAME}": f"中:{LISTED};{SAME}",
    "业主未写,firm_id为推断": "来源未写业主,所列业主为推定",
}
"""Texts of the pack that point at another row or name a column of its own, as they read standing alone."""


def source(text):
    """Return a source as this project writes it: general knowledge and missing addresses in Chinese."""
    parts = []
    for part in text.split(" ; "):
        said = part.strip().replace("general industry knowledge", "行业常识")
        for missing in (" (web page; address not recorded)", " (web page, address not recorded)"):
            said = said.replace(missing, "（网页，未记地址）")
        listed = next((each for words, each in REPOSITORY_TEXTS.items() if words in said), None)
        parts.append(said if listed is None else f"{listed}（公开代码仓库，未记地址）")
    return " ; ".join(parts)


def told(record):
    return record.evidence.source, record.evidence.basis.value


def value(text):
    return MENDED.get(text, text) if text != "" else None


def code(word):
    return None if word is None else word.value


def changed(found, expected):
    """Return the keys of the pack whose values differ or that are gone."""
    return {key for key, row in expected.items() if found.get(key) != row}
