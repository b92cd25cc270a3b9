"""What is told of a filled survey form: why a row becomes no row of facts, or what is to be seen to."""

from loaders.message import Message
from loaders.message import error as _error
from loaders.message import warning as _warning

ANSWERS: dict[str, Message] = {
    "answers-form": _error(
        "没有找到摸底表：缺少列 {names}",
        "No survey form was found: the columns {names} are missing",
        "用《摸底方案》附的 Excel 填报，列名不要改",
        "answer in the workbook of the survey plan and leave its headings as they are",
    ),
    "answers-chain": _error(
        "“{value}”不是已收录的产业链编号",
        "“{value}” is not the id of a chain on file",
        "第一行的产业链编号照原表抄回",
        "copy the id in the first row from the form that was handed out",
    ),
    "answers-link": _error(
        "“{value}”不是已收录的链环编号",
        "“{value}” is not the id of a link on file",
        "链环编号照原表抄，不要改",
        "copy the id from the form that was handed out",
    ),
    "answers-choice": _error(
        "“有没有”没有填，这一行却写了别的",
        "Made here is blank, though other cells of the row are filled in",
        "选“有”“没有”或“不知道”",
        "choose yes, no or unknown",
    ),
    "answers-firm": _error(
        "答了“有”，没有写企业名称", "Made here is yes, but no firm is named", "写企业全称", "write the firm's full name"
    ),
    "answers-unit": _error(
        "没有写填报单位，不知道是谁答的",
        "Who answered is blank",
        "写部门、县区、园区或企业，不写个人",
        "write a department, district, park or firm, no person",
    ),
    "answers-unit-of-capacity": _error(
        "写了产能，没有写单位", "A capacity has no unit", "单位另写一格，如 万吨/年", "write the unit in its own cell"
    ),
    "answers-differ": _warning(
        "“{value}”有的答“有”，有的答“没有”，以“有”为准",
        "Some answer yes and some no of “{value}”; yes holds",
        "再问一次答“没有”的单位",
        "ask the unit again that says no",
    ),
    "answers-on-file": _warning(
        "答“没有”，资料里却有本地企业在做：{value}",
        "The answer is no, though local firms are on file: {value}",
        "先问清这几家，这一行没有写成核定",
        "ask these firms first; the row was not taken as a ruling",
    ),
    "answers-again": _warning(
        "资料里已有这家企业这一产品的记录",
        "A record of this firm and product is on file",
        "更新前用这一行替换旧行，不要两行都留",
        "replace the old row by this one before loading; do not keep both",
    ),
    "answers-unknown": _warning(
        "答“不知道”，没有写入", "The answer is unknown; nothing was taken", "换一个单位再问", "ask another unit"
    ),
}
