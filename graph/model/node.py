"""What every kind of node shares: its id, and the columns that several kinds have."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column
from graph.model.fact import Fact
from graph.model.forms import Form

Id = Annotated[
    str,
    Column(
        "编号",
        "Id",
        "Unique within its table; letters, digits and hyphens",
        "本表内不重复；用字母、数字、连字符",
        said_only=True,
        told_elsewhere=True,
    ),
]
NameZh = Annotated[
    str, Column("名称", "Name", "Name in Chinese", "中文名称", form=Form.NAME, said_only=True, told_elsewhere=True)
]
NameEn = Annotated[
    str | None,
    Column(
        "英文名称",
        "English name",
        "Name in English",
        "英文名称",
        form=Form.LATIN_NAME,
        said_only=True,
        told_elsewhere=True,
    ),
]
District = Annotated[
    str | None, Column("县区", "District", "District or county, as read", "县区，按出处的写法", form=Form.PLACE)
]
Note = Annotated[
    str | None,
    Column(
        "备注",
        "Note",
        "Anything else the source says, conflicts included",
        "出处里的其他说法，互相矛盾的也写",
        said_only=True,
    ),
]
OtherNames = Annotated[
    str | None,
    Column(
        "别名",
        "Other names",
        "Former and other names, several separated by `;`",
        "曾用名、俗称等其他叫法，几个用 `;` 隔开",
        said_only=True,
        told_elsewhere=True,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Fact):
    """What every node has: an id unique within its kind."""

    id: Id
