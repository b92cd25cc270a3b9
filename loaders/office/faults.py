"""Reasons why an office file is not read, each with what to do, in both languages; and the limits of its size."""

from dataclasses import dataclass

from graph.errors import LianpuError
from graph.unpacking import MEGABYTE


@dataclass(frozen=True, slots=True)
class OfficeLimits:
    """Largest office file: bytes packed and unpacked, ratio of the two, parts, rows of a sheet, cells, sheets, depth."""

    packed: int = 64 * MEGABYTE
    unpacked: int = 400 * MEGABYTE
    ratio: int = 100
    parts: int = 4_000
    strings: int = 64 * MEGABYTE
    rows: int = 200_000
    cells: int = 5_000_000
    sheets: int = 200
    merges: int = 200_000
    depth: int = 60


LIMITS = OfficeLimits()
"""Limits of the files that planners hand in."""
CELL_LIMIT = 32_767
"""Characters a cell of a workbook can hold; what is longer is cut while it is read and reported."""
LAST_ROW = 1_048_576
"""Last row of the largest sheet a spreadsheet program opens."""
LAST_COLUMN = 16_384
"""Last column of the largest sheet a spreadsheet program opens."""


class Unreadable(LianpuError):
    """An office file that is not read; `code` names the reason, `zh` and `en` say it with what to do."""

    def __init__(self, code: str, **values: object) -> None:
        zh, en = REASONS[code]
        self.code = code
        self.zh = zh.format(**values)
        self.en = en.format(**values)
        super().__init__(f"{self.zh} / {self.en}")


REASONS: dict[str, tuple[str, str]] = {
    "missing": ("没有这个文件；请检查路径", "There is no such file; check the path"),
    "folder": ("这是文件夹；请写文件名", "This is a folder; name a file"),
    "denied": ("文件打不开；请关掉占用它的程序，或检查权限", "The file cannot be opened; close what uses it, or check its permissions"),
    "empty": ("文件是空的；请重新拷贝", "The file is empty; copy it again"),
    "large": (
        "文件过大（超过 {limit} MB）；请删去无关的表和图片，或拆成几个文件",
        "The file is too large (over {limit} MB); take out sheets and images not needed, or split it",
    ),
    "unpacked": (
        "文件展开后过大（超过 {limit} MB）；请删去无关内容后另存",
        "The file unpacks to too much (over {limit} MB); take out what is not needed and save it again",
    ),
    "bomb": (
        "压缩比异常，像是压缩炸弹，没有打开；请用表格软件重新另存",
        "The file is packed beyond any real table, like a zip bomb, and was not opened; save it again",
    ),
    "parts": (
        "压缩包里的部件太多或重名，没有打开；请用表格软件重新另存",
        "The package holds too many parts, or one twice, and was not opened; save it again",
    ),
    "rows": (
        "工作表“{sheet}”超过 {limit} 行；请拆成几个文件",
        "Sheet “{sheet}” has more than {limit} rows; split the file",
    ),
    "cells": (
        "单元格太多（超过 {limit} 个，含只有格式的空格）；请删去无关的行列后另存",
        "There are too many cells (over {limit}, formatted blanks included); delete rows and columns not needed",
    ),
    "sheets": ("工作表超过 {limit} 张；请拆成几个文件", "There are more than {limit} sheets; split the file"),
    "merges": (
        "工作表“{sheet}”的合并单元格太多；请取消无关的合并后另存",
        "Sheet “{sheet}” has too many merged cells; unmerge those not needed and save it again",
    ),
    "locked": ("文件加了密码；请去掉密码后另存", "The file is protected by a password; take it out and save it again"),
    "entities": (
        "文件里有不该有的文档类型声明，没有打开；请用表格软件重新另存",
        "The file declares a document type, which no table does, and was not opened; save it again",
    ),
    "depth": (
        "文件内部嵌套过深，没有打开；请用表格软件重新另存",
        "The file is nested too deeply and was not opened; save it again",
    ),
    "broken": (
        "文件打不开（损坏或没有拷全）；请重新拷贝，或用表格软件重新另存",
        "The file does not open (damaged or cut off); copy it again or save it again",
    ),
    "kind": (
        "这是{what}，不是表格；请把其中的表格另存为 .xlsx 或 .csv",
        "This is {what_en}, not a table; save the table in it as .xlsx or .csv",
    ),
    "binary": (
        "认不出文件类型；请用表格软件打开后另存为 .xlsx",
        "The type of the file is unknown; open it in a spreadsheet program and save it as .xlsx",
    ),
    "plan": (
        "这不是本程序写的导入计划，或已损坏；请换一份，或去掉这个选项",
        "This is no import plan of ours, or it is damaged; name another, or leave the option out",
    ),
    "old": (
        "是 Excel 95 或更早的格式；请用表格软件另存为 .xlsx",
        "The file is of Excel 95 or older; save it as .xlsx",
    ),
}  # fmt: skip
"""What a file is refused with: what is wrong and what to do."""
