"""Office files as offices make them, built on the spot: firms, ledgers, candidates, chain books; names are invented."""

import io
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(number: int, region: str = "210400") -> str:
    """Make a credit code that is right by its check sign."""
    body = f"91{region}MA{number:07d}"
    total = sum(SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + SIGNS[-total % 31]


class Builder:
    """A workbook that is written cell by cell into memory."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self.book = xlsxwriter.Workbook(self._out, {"in_memory": True, "strings_to_formulas": False})
        self.bold = self.book.add_format({"bold": True})

    def sheet(self, name: str, rows: Sequence[Sequence[object]] = (), bold: bool = False) -> Worksheet:
        """Add a sheet with rows from its first one on."""
        sheet = self.book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if value is not None and value != "":
                    sheet.write(row, column, value, self.bold if bold else None)
        return sheet

    def format(self, code: str) -> Format:
        """Return a number format."""
        return self.book.add_format({"num_format": code})

    def content(self) -> bytes:
        """Return the workbook as bytes."""
        self.book.close()
        return self._out.getvalue()


FIRM_HEADS = ("序号", "企业名称", "基本情况", None, None, "经营情况", None, "备注")
FIRM_SUBHEADS = (None, None, "统一社会信用代码", "所属县（区）", "主要产品", "2023年营业收入（万元）", "从业人数", None)


def firms(
    codes: Sequence[str | None] = (credit_code(1), credit_code(2), None, credit_code(4), credit_code(5)),
) -> bytes:
    """Make a list of firms with a title, a line of units, two levels of headings, sections, totals and notes."""
    made = Builder()
    rows: list[Sequence[object]] = [
        ("明州市重点工业企业名单（2023年）",),
        ("填报单位：明州市工业和信息化局", None, None, None, None, "单位：万元", None, None),
        FIRM_HEADS,
        FIRM_SUBHEADS,
        ("一、石化产业（2家）",),
        (1, "明州甲化工有限公司", codes[0], "东湖区", "乙烯、聚乙烯", 32000, 120, "  "),
        (2, "明州乙新材料有限责任公司", codes[1], "东湖区", "碳五石油树脂", "1.2亿", "约300人", "规上"),
        (None, "小计", None, None, None, 44000, 420, None),
        ("续表",),
        FIRM_HEADS,
        FIRM_SUBHEADS,
        ("二、冶金产业",),
        (3, "明州丙特钢厂", codes[2], "西山县", "超高强度钢", "—", "/", None),
        (4, "明州丁商贸有限公司", codes[3], "西山县", "石蜡销售", 800.5, 12, "暂无"),
        (5, "明州戊机械有限公司", codes[4], "西山县", "乙烯裂解炉、齿轮箱", 0, 45, None),
        ("合  计", None, None, None, None, 44800.5, 477, None),
        ("注：1.营业收入为快报数；2.本表由企业填报。",),
        ("填表人：王某某", None, None, None, "联系电话：024-1234567"),
    ]
    sheet = made.sheet("重点企业", rows)
    for top in (2, 9):
        for column in (0, 1, 7):
            sheet.merge_range(top, column, top + 1, column, FIRM_HEADS[column])
        sheet.merge_range(top, 2, top, 4, "基本情况")
        sheet.merge_range(top, 5, top, 6, "经营情况")
    for row in (0, 4, 8, 11, 16):
        sheet.merge_range(row, 0, row, 7, rows[row][0])
    return made.content()


def projects() -> bytes:
    """Make a project ledger: sections by stage, money and dates in all forms, an address in one cell."""
    made = Builder()
    month, day = made.format('yyyy"年"m"月"'), made.format("yyyy/m/d")
    rows: list[Sequence[object]] = [
        ("附件2",),
        ("明州市2024年重点项目推进台账",),
        ("序号", "项目名称", "建设单位", "建设地点", "总投资\n（亿元）", "累计完成投资（万元）", "建设起止年限", "开工时间", "进展情况", "责任单位", "包保领导"),
        ("一", "在建项目（3个）", None, None, 28.5),
        (1, "年产10万吨双酚A项目", "明州甲化工有限公司", "明州市东湖区化工园", 12, 30500, "2023-2025", None, "主体施工", "市工信局", "李某"),
        (2, "特种蜡扩建项目", "明州己蜡业有限公司", "西山县", "约3.5亿元", "1200万", "2023年5月—2024年10月", 45352, "已开工", "西山县政府", "赵某"),
        (3, "高端轴承产业园", "明州庚轴承股份有限公司", "高新区", "13亿元（其中设备5亿元）", None, None, 45383, "正在进行设备安装", "高新区管委会", None),
        ("二", "签约项目"),
        (4, "钠电池项目", "外地辛能源有限公司", "待定", "5000万美元", None, None, "2024年底", "已签约", "市商务局", None),
        (5, "氢能装备项目", "外地壬氢能科技有限公司", "东湖区", 50000, None, "2025年3月-2024年1月", "2024-13", "推进中", "市发改委", None),
        ("合计", "5个", None, None, "—"),
        ("说明：总投资含流动资金。",),
    ]  # fmt: skip
    sheet = made.sheet("台账", rows)
    sheet.write_number(5, 7, 45352, month)
    sheet.write_number(6, 7, 45383, day)
    return made.content()


def candidates() -> bytes:
    """Make a list of candidates of another city."""
    made = Builder()
    rows: list[Sequence[object]] = [
        ("海东市新材料产业链招商目标企业名单",),
        ("序号", "补链环节", "目标企业", "所在地", "主营产品", "产能", "证券代码", "招引理由", "对接进展", "联系人"),
        (
            1,
            "双酚A",
            "万丰化学集团股份有限公司",
            "山东烟台",
            "双酚A、聚碳酸酯",
            "年产24万吨",
            2648,
            "原料在本地",
            "已对接",
            "孙某",
        ),
        (
            2,
            None,
            "利安化工股份有限公司",
            "江苏省常州市",
            "环氧丙烷",
            "12万吨/年",
            "600309",
            "有北方布局意向",
            "未对接",
            None,
        ),
        (3, "特种蜡", "宁海蜡业有限公司", "浙江", "特种蜡", "3-5万吨", "—", "同上", "洽谈中", None),
    ]
    sheet = made.sheet("目标企业", rows)
    sheet.merge_range(2, 1, 3, 1, "双酚A")
    return made.content()


def chain_picture() -> bytes:
    """Make a chain book drawn as a picture: stages over columns, links in bold, firms below them."""
    made = Builder()
    sheet = made.sheet("图谱", [("明州市石化产业链图谱",)])
    for column, stage in ((0, "上游（原料）"), (2, "中游"), (4, "下游应用")):
        sheet.merge_range(1, column, 1, column + 1, stage)
    links = {
        (2, 0): "石脑油",
        (2, 1): "乙烯",
        (2, 2): "环氧乙烷（缺）",
        (2, 4): "聚醚单体",
        (5, 0): "混合碳四",
        (5, 2): "双酚A（在建）",
        (5, 4): "清洗剂（拟引进）",
    }
    firms = {
        (3, 0): "明州石化公司", (3, 1): "明州石化公司", (4, 1): "明州甲化工有限公司（在建）", (3, 4): "明州聚醚厂、明州乙新材料有限公司",
        (6, 0): "明州石化公司", (6, 2): "明州三木化工有限公司", (6, 4): "上海洁净股份有限公司（拟引进）",
    }  # fmt: skip
    for (row, column), text in links.items():
        sheet.write(row, column, text, made.bold)
    for (row, column), text in firms.items():
        sheet.write(row, column, text)
    sheet.write(8, 0, "注：（缺）为本地没有企业，（拟引进）为招商目标。")
    return made.content()


def chain_table() -> bytes:
    """Make a long chain book whose cells are merged downwards."""
    made = Builder()
    rows: list[Sequence[object]] = [
        ("产业链", "环节", "细分领域", "现状", "本地企业", "拟引进企业"),
        ("石油化工", "上游", "乙烯", "强", "明州石化公司、明州甲化工有限公司", None),
        (None, None, "混合碳四", "有", "明州石化公司", None),
        (None, "中游", "双酚A", "缺", "无", "万丰化学集团股份有限公司\n利安化工股份有限公司"),
        (None, None, "环氧丙烷", "在建", "明州三木化工有限公司（在建）", "—"),
        ("冶金", "下游", "高温合金", "弱", "明州丙特钢厂等", "抚钢股份有限公司"),
    ]
    sheet = made.sheet("链条", rows)
    sheet.merge_range(1, 0, 4, 0, "石油化工")
    sheet.merge_range(1, 1, 2, 1, "上游")
    sheet.merge_range(3, 1, 4, 1, "中游")
    return made.content()


def long_table() -> bytes:
    """Make a list in which a firm's cells are merged over the rows of its products."""
    made = Builder()
    rows: list[Sequence[object]] = [
        ("序号", "企业名称", "所属园区", "产品名称", "产能", "单位", "状态"),
        (1, "明州石化公司", "化工园", "乙烯", 80, "万吨/年", "在产"),
        (None, None, None, "丙烯", 40, "万吨/年", "停产检修"),
        (2, "明州聚醚厂", "化工园", "聚醚单体", "约5", "万吨/年", "正常生产"),
    ]
    sheet = made.sheet("Sheet1", rows)
    for column, text in ((0, 1), (1, "明州石化公司"), (2, "化工园")):
        sheet.merge_range(1, column, 2, column, text)
    return made.content()


def two_panels() -> bytes:
    """Make a list printed in two panels side by side, and a second table below it."""
    made = Builder()
    made.sheet(
        "名录",
        [
            ("序号", "企业名称", "地址", "序号", "企业名称", "地址"),
            (1, "甲一有限公司", "东湖区1号", 3, "丙三有限公司", "西山县3号"),
            (2, "乙二有限公司", "东湖区2号"),
            (),
            ("项目名称", "总投资", "项目阶段", "业主单位"),
            ("一号项目", "2亿元", "谋划", "甲一有限公司"),
        ],
    )
    return made.content()


def organisations() -> bytes:
    """Make a list of task forces with the chains they serve."""
    made = Builder()
    made.sheet(
        "专班",
        [
            ("明州市产业招商专班一览表",),
            ("序号", "专班名称", "牵头部门", "负责产业链", "联系电话"),
            (1, "石化专班", "市工信局", "石油化工产业链", "123"),
            (2, "装备专班", "市发改委", "装备制造、冰雪经济", "456"),
        ],
    )
    return made.content()


def hidden_and_computed() -> bytes:
    """Make a workbook with a hidden sheet, computed cells and a code kept as a number with zeros by format."""
    made = Builder()
    sheet = made.sheet("企业", [("企业名称", "行业代码", "营业收入（万元）", "从业人数", "成立时间")])
    sheet.write_row(1, 0, ["甲一有限公司"])
    sheet.write_number(1, 1, 111, made.format("0000"))
    sheet.write_formula(1, 2, "=100+20", None, 120)
    sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
    sheet.write_number(1, 4, 45352, made.format('yyyy"年"m"月"'))
    sheet.write_row(2, 0, ["乙二有限公司", 251])
    sheet.write_formula(2, 2, "='[别的文件.xlsx]表'!A1", None, 7)
    sheet.write_string(2, 3, "=cmd|'/c calc'!A1")
    other = made.sheet("旧名单", [("企业名称", "地址"), ("旧厂", "东湖区")])
    other.hide()
    return made.content()


GB_CSV = (
    "明州市规上企业信息表,,,,\r\n"
    "企业名称,统一社会信用代码,成立日期,注册资本,经营状态\r\n"
    f"明州甲化工有限公司,{credit_code(1)},2003/5/6,5000万元,存续\r\n"
    "明州乙新材料有限责任公司,9.12104E+17,1998年3月,壹亿元,停产\r\n"
    '明州丙特钢厂,91210400MAOOOOOOOW,二〇〇五年,"3,000万",正常\r\n'
    ",,,,\r\n"
    "明州丁商贸有限公司,12345678-9,2024-02-30,面议,运转不详\r\n"
)

HTML_XLS = """<html><head><meta charset="gbk"><script>alert(1)</script></head><body>
<table border=1><tr><th colspan=3>导出结果</th></tr>
<tr><th>企业名称</th><th>所在区县</th><th>主要产品</th></tr>
<tr><td rowspan=2>甲一有限公司</td><td rowspan=2>东湖区</td><td>乙烯</td></tr>
<tr><td>丙烯&nbsp;</td></tr>
<tr><td>乙二&lt;集团&gt;有限公司</td><td>西山县</td><td>苯<br>甲苯</td></tr></table></body></html>"""


def write(path: Path, content: bytes) -> Path:
    """Write a file and return its path."""
    path.write_bytes(content)
    return path
