"""How the tables of facts are filled in, in words: for the blank workbook and for the paper of columns."""

import json

from graph.model.forms import Form
from graph.model.labelled_enum import LabelledEnum
from graph.model.region import Region
from graph.model.schema import NODES, Property
from graph.model.tables import ALL_IDS, LIST_SEPARATOR, Table
from graph.text import Text
from reports.wording.language import Language
from reports.wording.punctuation import join_names

FIRST = (
    Text(
        "先填：产业链、链环、链环所在的链、投入关系、企业、生产。填了这六张就能看全景图和诊断，其余的有多少填多少。",
        "Begin with chains, links, chain links, inputs, firms and makes: these six give panoramas and verdicts; the "
        "others as far as known.",
    ),
    Text(
        "可以整本放进一个文件夹，也可以按链拆成几本；同名的工作表会合并。不用的工作表空着即可。",
        "One workbook may hold everything, or there may be one a chain; sheets of one name are merged. Leave unused "
        "sheets empty.",
    ),
)
FILLING = (
    Text(
        "第一行是列名，中英文都认，不要改；工作簿不要合并单元格，不要公式，代码列设为文本。",
        "The first row holds the headings, Chinese or English: leave it as it is; no merged cells, no formulas, code "
        "columns formatted as text.",
    ),
    Text(
        "空白就是没有资料，不要填 0；填了无、/、暂无等，按空白处理并报告。",
        "A blank means no record: write no 0; none, a dash and the like are taken as blank and told.",
    ),
    Text(
        "每行写明出处和依据。有出处：读到所列原文；行业常识：业内公认，未读原文；推定：按资料判断。"
        "几个出处用 ` ; ` 隔开，最好的放前面。",
        "Every row states source and basis; several sources are separated by ` ; `, best first.",
    ),
    Text(
        "整张表出处相同的，在列名上方写一次 `出处：…`、`依据：…`、`截至：…`，行里空着的都用它；"
        "某一行不同就写在那一行。",
        "Where a whole table has one source, write `Source: …`, `Basis: …`, `As of: …` once above the headings; rows "
        "that give their own keep it.",
    ),
    Text(
        f"一格写几个编号时用 `{LIST_SEPARATOR}` 隔开；`{ALL_IDS}` 表示全部。",
        f"Several ids in a cell are separated by `{LIST_SEPARATOR}`; `{ALL_IDS}` means all.",
    ),
    Text(
        "本地企业不用标：所在市是本市、或归本市管的片区，即为本地，写不写“市”都行。",
        "Local firms need no mark: a seat in this city, or in a zone it governs, is local.",
    ),
    Text(
        "先检查再更新：`python -m pipeline check`，`python -m pipeline load`。",
        "Check first, then load: `python -m pipeline check`, `python -m pipeline load`.",
    ),
)
FORMS = {
    Form.DATE: Text(
        "年、年月、日期或季度（2024、2024-03、2024-03-05、2024-Q1）", "year, month, date or quarter (2024-Q1)"
    ),
    Form.PERIOD: Text("时期（2024、2024Q1、2024H1、2021-2025）", "period (2024, 2024Q1, 2024H1, 2021-2025)"),
    Form.YEAR: Text("年份（也可写到月、日）", "year, or a month or date"),
    Form.PROVINCE: Text("省级行政区", "province"),
    Form.PLACE: Text("地名，写不写市、区、县都行", "place, with or without what sort it is"),
    Form.CREDIT_CODE: Text("18 位代码", "code of 18 signs"),
    Form.STOCK_CODE: Text("代码.交易所", "code.exchange"),
    Form.INDUSTRY_CLASS: Text("4 位代码", "code of 4 digits"),
    Form.INDUSTRY_CODE: Text("2 至 4 位代码", "code of 2 to 4 digits"),
    Form.ADDRESS: Text("网址或文件名", "address or name"),
    Form.HOST: Text("主机名", "host name"),
}
KINDS = {str: Text("文字", "text"), int: Text("整数", "whole number"), float: Text("数", "number")}
UNIT = Text("{kind}（{unit}）", "{kind} ({unit})")
ID_OF = Text("{kind}编号", "id of a {kind}")
NEEDS = Text("{label}（{name}）：必填 {columns}", "{label} ({name}): {columns} required")


def content_of(column: Property, language: Language) -> str:
    """Return what a cell of a column holds: one of some words, an id, a text or a number with its unit."""
    if issubclass(column.type, LabelledEnum):
        return join_names((word.of(language) for word in column.type), language)
    if column.column.references is not None:
        kind = NODES[column.column.references]
        return ID_OF.of(language, kind=kind.ZH if language == "zh" else kind.EN.lower())
    kind_of = FORMS.get(column.column.form, KINDS[column.type]).of(language)
    return kind_of if column.column.unit is None else UNIT.of(language, kind=kind_of, unit=column.column.unit)


def needs_of(table: Table, language: Language) -> str:
    """Return a table's label and name, and which of its columns every row must fill."""
    needed = [column.column for column in table.columns() if not column.optional]
    columns = "、".join(each.zh for each in needed) if language == "zh" else ", ".join(each.en for each in needed)
    return NEEDS.of(language, label=table.of(language), name=table.name, columns=columns)


WORKBOOK = Text("产业链资料.xlsx", "facts.xlsx")
"""Name of the file of blank tables."""
REGION = """\
# 本市是哪里，按注释填好再检查。 / The home city of these facts: fill in and check.
city:            # 市，如 抚顺 / as the facts write it
city_en:         # 如 Fushun
province:        # 省，如 辽宁
province_en:     # 如 Liaoning
# 资料整理到何时，如 2026-03；事实的新旧按它算。 / When the facts were gathered; their age is counted up to it.
as_of:
# 接壤的城市：那里的企业算邻近。 / Cities that border this one.
neighbours: []   # [沈阳, 本溪]
# 更大的区域，含本省。 / Provinces of the wider region, the home province included.
wider: []        # [辽宁, 吉林]
# 单独管理的片区；home: true 表示那里的企业算本地。 / Areas governed apart; home says whether firms there are local.
zones: []
#  - name: 某示范区
#    home: false
# 链环留空的选址、运输、市场、前景取自共用链环库，依据为推定。 / Blank columns of links come from the shared shelf.
shelf: false
"""
"""The setting of a city yet to be filled in; a check tells what of it is still blank."""


def region_text(home: Region) -> str:
    """Return the setting of a city with what is known of it filled in, which takes over the shared shelf."""
    known = {"city": home.city, "city_en": home.city_en, "province": home.province, "province_en": home.province_en}
    text = REGION
    for name, value in known.items():
        text = text.replace(f"{name}: ", f"{name}: {_quoted(value)} ", 1)
    for name, values in (("neighbours", home.neighbours), ("wider", home.wider)):
        text = text.replace(f"{name}: []", f"{name}: [{', '.join(map(_quoted, values))}]", 1)
    as_of = "as_of:" if home.as_of is None else f"as_of: {_quoted(home.as_of)}"
    return text.replace("as_of:", as_of, 1).replace("shelf: false", "shelf: true", 1)


def _quoted(value: str) -> str:
    """Return a name as YAML takes it, whatever signs it holds."""
    return json.dumps(value, ensure_ascii=False)
