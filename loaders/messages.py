"""Every issue a file can be reported with: one code, what is wrong and what to do, in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import Issue
from graph.model.characters import printable
from loaders.message import Message
from loaders.message import error as _error
from loaders.message import warning as _warning
from loaders.messages_answers import ANSWERS
from loaders.messages_files import FILES
from loaders.messages_values import VALUES

MAX_SHOWN = 40
"""Longest piece of a cell that a message repeats."""
MAX_VALUE = 400
"""Longest list of ids or rows in a message."""
QUOTED = frozenset(
    {"value", "column", "other_column", "link", "chain", "start", "end", "format", "other", "city", "meant"}
)
"""What a message repeats from a file; the rest is of our own making and stays whole."""


@dataclass(frozen=True, slots=True)
class CellRef:
    """Where in the files something stands."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def label(self) -> str:
        """Return the place in short, for use inside another message."""
        return " ".join(str(part) for part in (self.file, self.sheet, self.row) if part is not None)


MESSAGES: dict[str, Message] = {
    "folder-missing": _error("没有这个文件夹", "No such folder", "检查路径", "check the path"),
    **FILES,
    **ANSWERS,
    "header-missing": _error(
        "找不到列名", "No known headings were found", "写上列名（必填：{names}），各列用逗号隔开；打开是乱码就另存为 CSV UTF-8", "write the headings (required: {names}), separated by commas; save as CSV UTF-8 what opens as gibberish"
    ),
    "column-blank": _error("第 {number} 列没有列名", "Column {number} has no heading", "补上列名，或删掉这一列", "add its heading, or take the column out"),
    "column-missing": _error(
        "缺少必填列“{column}”", "Required column “{column}” is missing", "补上这一列", "add this column"
    ),
    "column-unknown": _error(
        "列名“{column}”不在模板里，又缺少必填列“{meant}”", "Unknown column “{column}”, and the required “{meant}” is missing", "是同一列就把列名改成“{meant}”；不是就补上“{meant}”", "if they are one rename it “{meant}”, else add “{meant}”"
    ),
    "column-twice": _error("列“{column}”出现两次", "Column “{column}” appears twice", "只留一列", "keep one"),
    "column-near": _warning(
        "列名“{column}”不在模板里，没有读{near}", "Unknown column “{column}”, not read{near_en}", "是这一列就改成它的列名，否则不用管", "rename it if it is that column, else leave it"
    ),
    "columns-left": _warning(
        "这些列没有读：{columns}", "These columns were not read: {columns}", "本表不收这些内容；要用的改成说明里的列名", "this table does not take them; rename those that matter"
    ),
    "header-lower": _warning(
        "列名在第 {row} 行，上面有 {number} 行没有读", "The headings stand in row {row}; {number} rows above were not read", "检查；标题行可以删掉", "look them over; titles can be taken out"
    ),
    "evidence-default": _warning(
        "{count} 行没写{column}，用表头上方写的“{value}”", "{count} rows give no {column_en}; the “{value}” above the headings is taken", "检查；某一行另有{column}就写在那一行", "look it over; give rows that differ their own {column_en}"
    ),
    "unit-converted": _warning(
        "按“{value}”读，已换算成{unit}", "Read in “{value}” and converted to {unit}", "检查；最好直接按{unit}填", "look it over; better give it in {unit}"
    ),
    "unit-unknown": _error(
        "单位“{value}”换算不成{unit}", "The unit “{value}” cannot be converted to {unit}", "改按{unit}填，列名里写明", "give it in {unit} and say so in the heading"
    ),
    "row-note": _warning(
        "这一行像是附注或合计（“{value}”），没有读", "This row looks like a note or a total (“{value}”) and was not read", "检查；不是内容的可以删掉", "look it over; what is no content can be taken out"
    ),
    "row-length": _error(
        "这一行有 {found} 格，表头有 {expected} 格",
        "This row has {found} cells, the header {expected}",
        "检查多余或缺少的逗号",
        "check for an extra or missing comma",
    ),
    "rows-apart": _error(
        "{all} 行里有 {count} 行的格数与表头（{expected} 格）不同",
        "{count} of {all} rows do not have the {expected} cells of the header",
        "表头与内容用同一种分隔符，每行格数与表头相同",
        "separate headings and rows by the same sign, and give each row as many cells as the header",
    ),
    "cell-blank": _error("必填，却是空的", "Required but blank", "补上内容", "fill it in"),
    "cell-long": _error(
        "一格有 {length:,} 字，超过 32,767", "A cell of {length:,} characters, over 32,767", "缩短内容", "shorten it"
    ),
    "cell-control": _error("含有看不见的控制字符", "Holds invisible control characters", "重新输入这一格", "type it again"),
    "cell-formula": _error(
        "是公式“{value}”", "Contains a formula: “{value}”", "复制后选择性粘贴为数值", "paste it as a value"
    ),
    "cell-markup": _error(
        "含有网页代码“{value}”", "Contains HTML “{value}”", "只留文字，去掉尖括号里的代码", "keep the text and take the tags out"
    ),
    "cell-error": _error("是错误值“{value}”", "Is an error value “{value}”", "改成真实内容，没有就留空", "write the real content, or leave it blank"),
    "cell-merged": _error(
        "合并了单元格 {value}", "Cells {value} are merged", "取消合并，每格都填上内容", "unmerge them and fill in each cell"
    ),
    "cell-scaled": _error(
        "格式“{format}”显示的数与存的“{value}”不是一个数", "The format “{format}” shows another number than the “{value}” that is stored", "改成常规格式，按列名的单位填", "use the General format and the unit of the heading"
    ),
    "code-number": _warning(
        "代码存成了数字，可能丢了前面的零", "A code was kept as a number; leading zeros may be lost", "设为文本再填", "format the column as text and type it again"
    ),
    "code-digits": _error(
        "“{value}”存成了数字，15 位以后已经丢失", "“{value}” was kept as a number and lost its digits after the 15th", "设为文本再填", "format the column as text and type it again"
    ),
    "cell-number": _error("“{value}”不是数", "“{value}” is not a number", "只写数{how}", "enter the number only{how_en}"),
    "cell-range": _error("“{value}”超出范围（{limits}）", "“{value}” is out of range ({limits})", "检查数与单位", "check the number and its unit"),
    "cell-whole": _error("“{value}”不是整数", "“{value}” is not a whole number", "改成整数", "write a whole number"),
    "cell-word": _error(
        "“{value}”不是可选项{near}", "“{value}” is not an allowed value{near_en}", "改为 {words}", "use one of {words_en}"
    ),
    "cell-id": _error(
        "编号“{value}”不合规",
        "Id “{value}” is not allowed",
        "只用字母、数字、汉字与 - _ .，不超过 64 字",
        "use letters, digits and - _ . only, at most 64",
    ),
    "id-twice": _error(
        "编号“{value}”与 {other} 重复", "Id “{value}” is already used at {other}", "合并或换编号", "merge the rows or change the id"
    ),
    "table-twice": _error(
        "{count} 行在别处已有，像是一张表的副本（第一处：{first}）", "{count} rows stand elsewhere too; it looks like a copy of a table (the first: {first_en})", "只留一份", "keep one of them"
    ),
    "row-twice": _error("与 {other} 重复", "Duplicate of {other}", "合并成一行", "keep one row"),
    "reference": _error(
        "{kind}表里没有“{value}”{near}", "No {kind_en} “{value}”{near_en}", "改成已有的编号，或先补上它", "use an id that exists, or add it"
    ),
    "columns-swapped": _error(
        "“{column}”与“{other_column}”两列像是填反了",
        "Columns “{column}” and “{other_column}” look swapped",
        "对调两列的内容",
        "exchange their contents",
    ),
    "id-list": _error(
        "“{value}”是几个编号，这一列只收一个", "“{value}” is several ids, and this column takes one", "只留一个，其余另起一行", "keep one, and give the others rows of their own"
    ),
    "unit-missing": _error("有{column}，没有单位", "{column_en} without a unit", "补上单位", "add the unit"),
    "value-missing": _error("有单位，没有{column}", "A unit without {column_en}", "补上数，或删掉单位", "add the number or drop the unit"),
    "ends-same": _error("两端是同一个", "Both ends are the same", "改正其中一端", "correct one end"),
    "cycle": _error(
        "投入关系首尾相接：{links}（{rows}）", "The inputs form a cycle: {links} ({rows})", "去掉其中一条", "take one of them out"
    ),
    "rows-few": _error(
        "只有 {found} 行，至少应有 {least} 行", "Only {found} rows, at least {least} expected",
        "看是否漏了行；确实减少了就改 expectations.yaml", "see whether rows were lost, else change expectations.yaml",
    ),
    "rows-many": _error(
        "有 {found} 行，至多应有 {most} 行", "{found} rows, at most {most} expected",
        "检查是否重复；确实增加了就改 expectations.yaml", "see whether rows repeat, else change expectations.yaml",
    ),
    "table-missing": _error(
        "没有任何{table}表", "There is no table of {table_en}", "补上 {name}.csv", "add {name}.csv"
    ),
    "source-name": _warning(
        "依据写“有出处”，却没有写出处", "Basis is “source”, but no source is named", "写出网址或文件名，或改依据", "name it, or change the basis"
    ),
    "link-loose": _warning(
        "链环“{value}”不在任何产业链里", "Link “{value}” is in no chain", "在 chain_links 里补上", "add it to chain_links"
    ),
    "links-loose": _warning(
        "有 {count} 个链环不在任何产业链里，像是少了“链环所在的链”一表", "{count} links are in no chain; the table of chain links seems to be missing", "补上“链环所在的链”表（chain_links）", "add the table of chain links (chain_links)"
    ),
    "stage-back": _warning(
        "产业链“{chain}”里，{stage}的“{start}”投入{other}的“{end}”，与上中下游的先后相反",
        "In chain “{chain}”, {stage_en} “{start}” feeds {other_en} “{end}”: against the order of stages",
        "检查两者的上中下游；确属循环利用可不改",
        "check both stages; ignore this if it is real recycling",
    ),
    "make-doubtful": _warning(
        "产品“{product}”不像链环“{link}”本身，像它的用户或设备商所做",
        "Product “{product}” does not look like link “{link}”, but like what its user or a vendor of equipment makes",
        "检查；不生产这一环的改挂到它所做的链环，确实生产的写明产品",
        "look it over; move it to the link it makes, or name the product if it does make this one",
    ),
    "figure-general": _warning(
        "产能写明了年份（{year}），依据却是常识：有年份的数字总是从哪里读到的",
        "The capacity is of a year ({year}) but rests on general knowledge: a dated figure was read somewhere",
        "写上读到它的出处，依据改为“有出处”；找不到的，删去这个数字",
        "name where it was read and make the basis a source; without one, take the figure out",
    ),
    "works-unnamed": _warning(
        "“{link}”只有在办的项目，名称、说明和产品里却没有一个字说到它：做的可能是别的",
        "Only works under way stand for {link}, and nothing on file of them says a word of it: it may be another thing",
        "向业主问清做不做这一环；做的写进产品或说明，不做的改挂别的链环",
        "ask the owner whether it does this; if so say it in product or note, else record it with another link",
    ),
    "edition-old": _warning(
        "管控依据写的是{title}（{year}年本），别处已引{last}年本：旧本已被代替",
        "The permit names the {year} edition of {title}; the {last} edition, cited elsewhere, replaced it",
        "按{last}年本重新核实：还受限就改年份，不受限就改选址性质",
        "check it against the {last} edition: correct the year if it is still restricted, or else the siting",
    ),
    "route-loose": _warning(
        "原料路线“{route}”不是链环“{link}”的投入，判不出这条路线合不合",
        "The route “{route}” is no input of link “{link}”, so nothing follows from it",
        "在 inputs.csv 补上这一投入，或改正编号；隔几道的原料可不改",
        "add the input to inputs.csv, or correct the id; leave it where the feed is some steps up",
    ),
    "stated-absent": _warning(
        "招引理由写到“{link}”，而本地没有它的生产或项目，这条理由不算数",
        "The reason why it is wanted names “{link}”, which nobody here makes or builds, so it counts for nothing",
        "检查：本地有就在 makes.csv 补上，没有就改掉这条理由",
        "check it: add the maker to makes.csv if there is one, else change the reason",
    ),
    "measure-founded": _error(
        "成立时间写在“时间”一列，“数值”空着", "The time of founding stands under “Date”, with “Value” blank", "把年、月或日期写到“时间”", "write the year, month or date under “Date”"
    ),
    "measure-blank": _error("{measure}没有数", "{measure_en} without a figure", "补上数，或删掉这一行", "add the figure or take the row out"),
    "measure-unit": _error(
        "{measure}的单位不能是“{value}”", "{measure_en} cannot be in “{value}”", "金额写 元、万元、亿元，人数写 人", "write sums in yuan, ten thousand or a hundred million yuan, staff in persons"
    ),
    "ruling-link": _error(
        "链环 {link} 不在产业链 {chain} 里，核定没有着落",
        "Link {link} is not in chain {chain}, so the ruling has no effect",
        "改正编号，或先在 chain_links.csv 里补上这一环",
        "correct the ids, or add the link to chain_links.csv first",
    ),
    "project-link": _warning(
        "项目所建链环“{link}”不在产业链“{chain}”里",
        "The project's link “{link}” is not in chain “{chain}”",
        "改链环或产业链，或在 chain_links 里补上",
        "change either, or add it to chain_links",
    ),
    "firm-loose": _warning(
        "企业“{value}”没写生产什么", "Firm “{value}” is not connected to anything", "补上它生产什么，或删掉", "add what it makes, or delete it"
    ),
    "product-named": _warning(
        "企业“{firm}”的名称或产品里写着“{product}”，生产表里没有它与链环“{link}”的记录",
        "Firm “{firm}” has “{product}” in its name or products, but no row of makes records it with link “{link}”",
        "在 makes.csv 补上“{row}”这一行，状态不明就空着；只是名称如此可不改",
        "add the row “{row}” to makes.csv, status blank if unknown; leave it where it is only a name",
    ),
    "line-json": _error("这一行不是一个 JSON 对象", "This line is not one JSON object", "改成一行一个对象", "write one object a line"),
    "field-missing": _error("缺少字段“{column}”", "Field “{column}” is missing", "补上这个字段", "add this field"),
    "field-type": _error("应是{kind}", "Should be {kind_en}", "改成这种内容", "write it so"),
    "field-unknown": _warning(
        "不认识字段“{column}”，没有用", "Unknown field “{column}”, not used", "检查字段名；确实不用可删去", "check its name, or drop it"
    ),
    **VALUES,
}  # fmt: skip


def did_you_mean(near: Sequence[str]) -> dict[str, str]:
    """Return what a message says of a near miss, empty where there is none."""
    name = _shortened(near[0]) if near else ""
    return {
        "near": f"，是不是“{name}”" if near else "",
        "near_en": f"; did you mean “{name}”?" if near else "",
    }


def make_issue(code: str, cell_ref: CellRef, **values: object) -> Issue:
    """Return the issue of a code at a place; what is quoted from a cell is shortened with an ellipsis."""
    declared = MESSAGES[code]
    short = {name: _shortened(value) if name in QUOTED else _shown(value) for name, value in values.items()}
    return Issue(
        severity=declared.severity,
        code=code,
        file=printable(cell_ref.file),
        sheet=None if cell_ref.sheet is None else printable(cell_ref.sheet),
        row=cell_ref.row,
        column=None if cell_ref.column is None else _shortened(cell_ref.column),
        zh=declared.zh.format(**short),
        en=declared.en.format(**short),
        do_zh=declared.do_zh.format(**short),
        do_en=declared.do_en.format(**short),
        count=count if isinstance(count := values.get("count", 1), int) else 1,
    )


def _shortened(value: object) -> str:
    text = printable(str(value))
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"


def _shown(value: object) -> object:
    """Return what a message says of its own making, in one line that is not endless."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return text if len(text) <= MAX_VALUE else f"{text[:MAX_VALUE]}…"
