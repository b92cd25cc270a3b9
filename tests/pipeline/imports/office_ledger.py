"""A project ledger of 147 rows as an office keeps it, and its next month: title, unit line, sections, totals, notes.

Row n has a planned total of n/10 亿元, every third one is signed, every third started, every third under construction;
what stands where is a rule of n alone, so that every sum can be worked out by hand.
"""

from openpyxl import Workbook

COUNT = 147
HEAD = (
    "序号",
    "项目名称",
    "建设单位",
    "所属县区",
    "建设规模及内容",
    "总投资（亿元）",
    "2026年计划投资",
    "{months}完成投资（统计口径）",
    "到位资金",
    "项目进展",
    "开工时间",
    "签约时间",
    "责任单位",
    "包保单位",
    "包保领导",
    "存在问题",
    "下一步工作计划",
)
DISTRICTS = ("东区", "西区", "甲市高新区")
SECTIONS = {1: "一、工业项目", 100: "二、基础设施项目"}
MOVED = (1, 4, 7, 10)
"""Rows whose step is another one a month later: signed in September, started in October."""


def stage(number, later):
    if number % 3 == 1:
        return "开工" if later and number in MOVED else "签约"
    return "已开工" if number % 3 == 2 else "在建"


def row(number, later):
    done = None if number % 3 == 1 else round(number / 100 + (0.5 if later else 0), 2)
    return (
        number,
        f"甲市第{number}号技改项目",
        f"甲市第{number}厂有限公司",
        DISTRICTS[number % 3],
        f"年产{number}万件",
        number / 10,
        number / 50,
        done,
        "待核" if number == 5 else None if number % 2 else number / 200,
        stage(number, later),
        "拟2026年12月" if number % 3 == 1 else "2026-05-20" if number % 3 == 2 else "2025年8月",
        "2026-03-15" if number % 3 == 1 else None,
        "张三" if number == 6 else "市工信局" if number < 100 else "市交通局",
        "市政府办公室",
        "李四",
        "用地未落实" if number % 10 == 0 else None,
        f"办理手续第{number}批",
    )


def book(path, *, later=False):
    """Write the ledger of September 2026, or of October; in October the last row is gone and a new one is in."""
    work = Workbook()
    sheet = work.active
    sheet.title = "重点项目"
    sheet.append([f"甲市2026年重点项目推进情况台账（{'10' if later else '9'}月）"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEAD))
    until = "2026年10月31日" if later else "2026年9月30日"
    sheet.append([f"填报单位：市发改委　截至{until}", *[None] * 15, "单位：亿元"])
    sheet.append([each.format(months="1-10月" if later else "1-9月") for each in HEAD])
    numbers = [*range(1, COUNT), 148 if later else COUNT]
    for number in numbers:
        if number in SECTIONS:
            sheet.append([SECTIONS[number]])
        sheet.append(row(number, later))
    sheet.append(["合计", None, None, None, None, sum(numbers) / 10])
    sheet.append(["注：表中数据为各县区上报数。"])
    work.save(path)
    return path
