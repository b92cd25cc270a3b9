"""Small cities made from a seed: folders of facts as planners write them, of odd but legal shapes."""

import csv
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

from graph.model.forms import Form
from graph.model.kinds import Stage
from graph.model.labelled_enum import LabelledEnum
from graph.model.schema import Property
from graph.model.tables import ALL_IDS, TABLES_BY_NAME, Table
from loaders.numbers import max_digits_of

PLAIN = ("滤材", "聚丙烯", "熔喷布", "滤袋", "铁矿石", "冰雪旅游", "石油化工", "算力", "预制菜", "无人机")
TAILS = ("", "", "产业链", "产业", "产业集群", "链", "产业链产业链", " chain", "（试行）", "(新)产业链")
ODD = (
    "𠮷野家𰻞面",
    "😀工厂🏭",
    "e\u0301" * 30,
    "שלום",
    "a/b\\c:d*e?f[g]",
    "'单引号'",
    "../../甲",
    "CON",
    "-1",
    "+2-3",
    "@SUM(A1)",
    "$\\int x$ 与 $y$",
    ":red[红] :material/home:",
    "[点我](javascript:alert(1))",
    "**粗** _斜_ `码` | 竖 ~~删~~",
    "{value} %s {0} {{7*7}}",
    "#标题",
    "1. 一",
    "> 引",
    "第一行\n第二行",
    '&lt;b&gt; & < > "双"',
    "超" * 60,
    "很长的名字" * 120,
    "W" * 300,
    "甲",
    "0.0",
    "　全角　空格　",
    "ﷺﷺﷺ",
    "١٢٣ ½ ² Ⅷ",
    '#include "a.typ"',
    '#image("x.svg")',
)
SOURCES = (
    "行业常识",
    "https://www.example.gov.cn/a.html",
    "https://www.example.gov.cn/a.html ; 市工信局调研",
    "http://[抚顺日报]第3版",
    "http://www.example.gov.cn／2023/a.html",
    "https://mp.weixin.qq.com？a=1",
    "http://",
    "https://[::1",
    "https://例子.中国/路径?q=（中文）&b=c",
    "https://user:pw@host:99999/x#y",
    "ftp://x/y",
    "；；甲报",
    " ; 甲报 ; ",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "a.xlsx；b.docx",
    "https://e.com/" + "long" * 400,
)
DATES = ("2024", "2024-03", "2024-03-01", "1949", "2099-12", "2023", "2025-06")
ODD_DATES = ("2024年3月", "十四五", "2024Q3", "2024上半年", "9999", "0001", "不详", "2024-13")
NUMBERS = (0.0, 1.0, 0.1, 12.5, 3.0, 120.0, 1e-9, 9999.0)
ODD_NUMBERS = (1e15, 1e308, -1.0, 0.30000000000000004, 1e-300, 123456789012.345)
"""Numbers as they come out of other programs; written without an exponent, which no planner types."""
DATED = frozenset({Form.DATE, Form.YEAR, Form.PERIOD})
CODES = {"gbt4754": ("2651", "2319"), "stock_code": ("002648.SZ", "600028.SH"), "uscc": ("",)}
PLACED = {
    "city": ("甲市", "甲市", "甲", "戊市", "延边朝鲜族自治州"),
    "district": ("东区", "甲市新区", "乙省新区", "𠮷野家𰻞面"),
    "park": ("化工园", "东区", "很长的名字" * 120),
    "province": ("乙省", "丙省"),
}
UNITS = ("万吨/年", "亿元", "台", "%", "条雪道(一期)", "万m²", "")
GROUPS = ("甲组", "乙组", "route", "𠮷野家𰻞面")
"""Names of groups of alternatives: few, so that inputs share one."""


class Pack:
    """One small city being made up: what it holds follows from the seed alone.

    `blank` is the share of optional cells left blank, `odd` that of texts, numbers and dates of an odd kind.
    """

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.blank = self.chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        self.odd = self.chance.choice((0.0, 0.0, 0.1, 0.3, 0.8))
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self.city = self.chance.choice(("甲市", "甲", "延边朝鲜族自治州", "乙盟"))
        self._make()

    def _make(self) -> None:
        number = self.chance.choice
        chains = self._nodes("chains", number((1, 1, 2, 3, 5)))
        links = self._nodes("links", number((1, 1, 2, 4, 8, 16)))
        firms = self._nodes("firms", number((0, 1, 2, 6, 14)))
        orgs = self._nodes("organisations", number((0, 0, 1, 4)))
        self._inside(chains, links)
        self._inputs(links)
        self._pairs("makes", firms, links, number((0, 1, 8, 20)))
        self._pairs("chain_firms", firms, chains, number((0, 1, 4)))
        self._pairs("chiefs", orgs, chains, number((0, 1, 3)))
        self._pairs("relations", firms, firms, number((0, 2, 6)))
        self._pairs("presence", firms, ("甲市", "丙省丁市", "沈阳 铁西", "😀", "CON"), number((0, 1, 5)))
        self._nodes("projects", number((0, 0, 1, 5)))
        self._nodes("signals", number((0, 1, 5)) if firms else 0)
        self._nodes("figures", number((0, 0, 3)))
        self._hosts()
        self._join()

    def _nodes(self, table: str, count: int) -> list[str]:
        for at in range(count):
            self.rows.setdefault(table, []).append(self._row(TABLES_BY_NAME[table], {"id": self._id(table, at)}))
        return [row["id"] for row in self.rows.get(table, ()) if "id" in row]

    def _id(self, table: str, at: int) -> str:
        return self.chance.choice((f"{table[0]}{at}", f"{table}-{at}", f"编号{table[:2]}{at}", f"{at}.{table}"))

    def _row(self, table: Table, given: dict[str, Any]) -> dict[str, Any]:
        columns = [each for each in table.columns() if each.name in given or not _names_another(each, table)]
        row = {each.name: given[each.name] if each.name in given else self._value(each, table) for each in columns}
        for number, unit in ((each.name, each.column.unit_in) for each in columns if each.column.unit_in is not None):
            if (row.get(number) is None) != (not row.get(unit)):
                row[number], row[unit] = None, ""
        return row

    def _value(self, column: Property, table: Table) -> Any:
        if column.optional and self.chance.random() < self.blank:
            return None
        odd = self.chance.random() < self.odd
        if issubclass(column.type, LabelledEnum):
            return self.chance.choice(list(column.type)).zh
        if column.type in (int, float):
            return self._number(column, odd)
        return self._text(column, table, odd)

    def _number(self, column: Property, odd: bool) -> float | int:
        least, most = column.column.minimum, column.column.maximum
        found = self.chance.choice(ODD_NUMBERS if odd else NUMBERS)
        found = found if least is None else max(found, least)
        found = min(found, max_digits_of(column.column) if most is None else most)
        return int(min(found, 10**9)) if column.type is int else found

    def _text(self, column: Property, table: Table, odd: bool) -> str:
        name = column.name
        if column.column.form is Form.ADDRESS:
            return self.chance.choice(SOURCES if self.chance.random() < max(self.odd, 0.1) else SOURCES[:3])
        if column.column.form in DATED:
            return self.chance.choice(ODD_DATES if odd else DATES)
        if column.column.code or name in PLACED or name in _UNIT_OF[table.name]:
            return self.chance.choice(CODES.get(name) or PLACED.get(name) or UNITS)
        if name == "alternatives":
            return self.chance.choice(GROUPS)
        if odd:
            return self.chance.choice(ODD)
        tail = self.chance.choice(TAILS) if table.name == "chains" and name.startswith("name") else ""
        return f"{self.chance.choice(PLAIN)}{self.chance.choice(('', '', self.chance.randrange(99)))}{tail}"

    def _inside(self, chains: Sequence[str], links: Sequence[str]) -> None:
        share = self.chance.choice((0.0, 0.5, 1.0, 1.0))
        stages = self.chance.choice(([*Stage], [Stage.MIDSTREAM], [Stage.SUPPORT], [Stage.UPSTREAM, Stage.DOWNSTREAM]))
        pairs = [(chain, link) for chain in chains for link in links if self.chance.random() < share]
        for chain, link in pairs or [(chains[0], links[0])][: self.chance.randrange(2)]:
            given = {"chain_id": chain, "link_id": link, "stage": self.chance.choice(stages).zh}
            self._add("chain_links", given)
            if self.chance.random() < 0.1:
                self._add("rulings", {"chain_id": chain, "link_id": link})

    def _inputs(self, links: Sequence[str]) -> None:
        """Add inputs that run one way, and sometimes an auxiliary one that closes a circle."""
        pairs = [(a, b) for at, a in enumerate(links) for b in links[at + 1 :]]
        for start, end in self.chance.sample(pairs, min(len(pairs), self.chance.choice((0, 1, 6, 30)))):
            self._add("inputs", {"from_link": start, "to_link": end})
        if pairs and self.chance.random() < 0.1:
            start, end = self.chance.choice(pairs)
            self._add("inputs", {"from_link": end, "to_link": start, "strength": "辅助"})

    def _pairs(self, table: str, starts: Sequence[str], ends: Sequence[str], count: int) -> None:
        first, second = TABLES_BY_NAME[table].ends or ()
        pairs = [(start, end) for start in starts for end in ends if start != end]
        for start, end in self.chance.sample(pairs, min(count, len(pairs))):
            self._add(table, {first.name: start, second.name: end})

    def _add(self, table: str, given: dict[str, Any]) -> None:
        self.rows.setdefault(table, []).append(self._row(TABLES_BY_NAME[table], given))

    def _hosts(self) -> None:
        for host in ("www.example.gov.cn", "mp.weixin.qq.com")[: self.chance.randrange(3)]:
            self._add("source_hosts", {"id": host})
        for code in ("26", "2651")[: self.chance.randrange(3)]:
            self._add("industries", {"id": code})

    def _join(self) -> None:
        """Name other nodes in the columns that join a table to others: owners, chains, links, parks."""
        for table in (TABLES_BY_NAME[name] for name in self.rows):
            for join in table.joins:
                known = [row["id"] for row in self.rows.get(_TABLE_OF[join.kind], ())]
                for row in self.rows[table.name]:
                    row[join.name] = self._joined(known, join.required, join.many)
        self._refer()

    def _refer(self) -> None:
        """Name other nodes in the columns of a row's own record that may."""
        for row in self.rows.get("links", ()):
            row["captive_in"] = self._other(row["id"], "links") if row.get("siting") == "装置自用" else None
        for row in self.rows.get("figures", ()):
            row["other_reading_of"] = self._other(row["id"], "figures")
        for row in self.rows.get("projects", ()):
            row["same_as"] = self._other(row["id"], "projects")
        for row in self.rows.get("makes", ()):
            row["route"] = self._other(row["link_id"], "links")
        for row in self.rows.get("firms", ()):
            row["decided_by"] = self._other(row["id"], "firms") or row["decided_by"]

    def _joined(self, known: list[str], required: bool, many: bool) -> str | None:
        if not known or (not required and self.chance.random() < 0.4):
            return None
        if many and self.chance.random() < 0.2:
            return ALL_IDS
        return ";".join(self.chance.sample(known, min(len(known), self.chance.choice((1, 2)) if many else 1)))

    def _other(self, id: str, table: str) -> str | None:
        others = [row["id"] for row in self.rows[table] if row["id"] != id]
        return self.chance.choice(others) if others and self.chance.random() < 0.3 else None

    def region(self) -> dict[str, Any]:
        """Return what `region.yaml` says."""
        chance = self.chance
        zones = [{"name": "甲市新区", "home": True}, {"name": "乙省新区", "home": False, "note": "由省直管"}]
        return {
            "city": self.city,
            "city_en": chance.choice(("Jia", "Jia City", "A/B")),
            "province": "乙省",
            "province_en": "Yi",
            "neighbours": chance.choice(([], ["戊市"])),
            "wider": chance.choice(([], ["乙省", "丙省"])),
            "zones": zones[: chance.randrange(3)],
            **chance.choice(({}, {"as_of": "2025-12"}, {"as_of": 2025})),
        }


_UNIT_OF = {table.name: {each.column.unit_in for each in table.columns()} for table in TABLES_BY_NAME.values()}
"""The columns of each table that hold the unit of a number."""
_TABLE_OF = {"Firm": "firms", "Chain": "chains", "Link": "links", "Organisation": "organisations"}


def _names_another(column: Property, table: Table) -> bool:
    """Return whether a column holds the id of another node, which is filled once all are there."""
    return column.column.references is not None or column.name in {join.name for join in table.joins}


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.310f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def write_pack(folder: Path, seed: int) -> Path:
    """Write the city of a seed as a folder of facts and return it."""
    pack = Pack(seed)
    folder.mkdir(parents=True)
    (folder / "region.yaml").write_text(yaml.safe_dump(pack.region(), allow_unicode=True), encoding="utf-8")
    for name, rows in pack.rows.items():
        columns = TABLES_BY_NAME[name].columns()
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as target:
            writer = csv.writer(target)
            writer.writerow([column.column.zh for column in columns])
            writer.writerows([[_cell(row.get(column.name)) for column in columns] for row in rows])
    return folder
