"""Tables of firms and projects with one cell to look at, and what is found in them."""

from collections.abc import Callable
from pathlib import Path

Change = Callable[[Path], None]
FIRMS, MAKES = "shared/firms.csv", "oil/makes.csv"
FIRM_HEAD = "编号,名称,简称,省份,城市,所属集团,证券代码,统一社会信用代码,来源,依据,逐格出处\n"
PROJECT_HEAD = "编号,名称,产业链编号,业主编号,投资额,阶段,开工,完工,县区,来源,依据,截至\n"


def firms(**cells: str) -> str:
    """Return a table of the two firms of the folder, the first with other cells."""
    first = {"编号": "f1", "名称": "一厂", "城市": "抚顺", "来源": "s", "依据": "常识", **cells}
    second = {"编号": "f2", "名称": "二厂", "城市": "抚顺", "来源": "s", "依据": "常识"}
    return table(FIRM_HEAD, first, second)


def projects(*rows: dict[str, str]) -> str:
    usual = {"名称": "项目", "产业链编号": "oil", "阶段": "在建", "县区": "东洲区", "来源": "s", "依据": "常识"}
    return table(PROJECT_HEAD, *({"编号": f"p{n}", **usual, "名称": f"项目{n}", **row} for n, row in enumerate(rows)))


def table(head: str, *rows: dict[str, str]) -> str:
    names = head.strip().split(",")
    assert all(set(row) <= set(names) for row in rows)
    return head + "".join(",".join(f'"{row.get(name, "")}"' for name in names) + "\n" for row in rows)


def put(name: str, text: str) -> Change:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def of_firm(**cells: str) -> Change:
    return put(FIRMS, firms(**cells))


def of_projects(*rows: dict[str, str]) -> Change:
    return put("oil/projects.csv", projects(*rows))
