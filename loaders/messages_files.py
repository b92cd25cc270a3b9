"""What is told of files, workbooks and sheets as wholes."""

from loaders.message import Message
from loaders.message import error as _error
from loaders.message import warning as _warning

FILES: dict[str, Message] = {
    "shelf-taken": _warning(
        "{links} 个链环的空栏和 {inputs} 条投入取自共用链环库，依据为推定",
        "Blank columns of {links} links and {inputs} inputs come from the shared shelf, as inferred",
        "不用改；知道得更准的填进自己的表，就不再取",
        "nothing to do; what you know better goes into your own tables and is then left alone",
    ),
    "file-missing": _error("缺少 {name}", "{name} is missing", "补上这个文件", "add this file"),
    "file-unknown": _warning(
        "不认识这个文件，没有读{near}",
        "Unknown file, not read{near_en}",
        "改名为表名，或移出文件夹",
        "rename it to a table's name, or move it out",
    ),
    "file-other": _warning(
        "{suffix} 文件不是表格，没有读",
        "{suffix} files are no tables; not read",
        "要读的另存为 .xlsx 或 CSV UTF-8，不用的移出文件夹",
        "save what is to be read as .xlsx or CSV UTF-8, move the rest out",
    ),
    "file-format": _error(
        "{suffix} 文件读不了",
        "{suffix} files cannot be read",
        "另存为 .xlsx 或 CSV UTF-8",
        "save it as .xlsx or CSV UTF-8",
    ),
    "file-deep": _error(
        "放得太深，没有读",
        "Nested too deeply; not read",
        "移到上一层文件夹，不用的移出",
        "move it one folder up, or out",
    ),
    "file-closed": _error(
        "文件打不开（被占用或没有权限）",
        "The file cannot be opened (in use, or not permitted)",
        "关闭占用它的程序后重试",
        "close the program that uses it and retry",
    ),
    "file-large": _error(
        "工作簿展开后过大",
        "The workbook is too large when unpacked",
        "删去无关的内容后另存",
        "remove unrelated content and save again",
    ),
    "file-empty": _error(
        "文件是空的", "The file is empty", "补上表头与内容，或删掉文件", "add a header and rows, or delete it"
    ),
    "file-binary": _error(
        "不是文字表格（像是程序或压缩文件）",
        "Not a text table (it looks like a program or an archive)",
        "另存为 CSV UTF-8，或存成 .xlsx",
        "save it as CSV UTF-8, or as .xlsx",
    ),
    "file-encoding": _error("文字编码认不出", "Unknown text encoding", "另存为 CSV UTF-8", "save it as CSV UTF-8"),
    "file-damaged": _error(
        "这一行有坏字符，文件可能没有拷全",
        "A broken character in this row; the file may be cut off",
        "重新拷贝，或另存为 CSV UTF-8",
        "copy it again, or save it as CSV UTF-8",
    ),
    "file-broken": _error(
        "工作簿打不开（损坏或没有拷全）",
        "The workbook does not open (damaged or cut off)",
        "重新拷贝，或用表格软件重新另存",
        "copy it again, or save it again",
    ),
    "file-csv": _error(
        "CSV 引号没有成对", "Unbalanced quotes in the CSV", "检查这一行的引号", "check the quotes in this row"
    ),
    "file-locked": _error(
        "工作簿加了密码，或是旧格式 .xls",
        "The workbook is protected by a password, or of the old .xls kind",
        "去掉密码，另存为 .xlsx",
        "take the password out and save it as .xlsx",
    ),
    "file-bomb": _error(
        "工作簿内部异常（压缩比、部件或嵌套超限），没有打开",
        "The workbook is packed or nested as no table is, and was not opened",
        "用表格软件打开自己的文件重新另存；来路不明的删掉",
        "save your own file again with a spreadsheet program; delete one of unknown origin",
    ),
    "yaml-broken": _error("写法有误：{why}", "Invalid syntax: {why_en}", "按说明改写", "write it as the README shows"),
    "sheet-unknown": _warning(
        "不认识这张工作表，没有读{near}",
        "Unknown sheet, not read{near_en}",
        "改名为表名，或删掉",
        "rename it to a table's name, or delete it",
    ),
    "sheet-hidden": _warning(
        "这张工作表是隐藏的，照样读入了",
        "This sheet is hidden and was read all the same",
        "检查内容；不用就删掉这张表",
        "look it over; delete the sheet if it is not needed",
    ),
    "sheets-bare": _warning(
        "这些工作表只有列名，没有内容：{names}",
        "These sheets hold headings and no rows: {names}",
        "补上内容；本来就没有的不用管",
        "fill them in, or leave them where there is nothing to tell",
    ),
    "table-bare": _warning(
        "只有列名，没有内容",
        "Holds headings and no rows",
        "检查是否漏拷；本来就没有的可删掉文件",
        "see whether rows were lost, or delete the file",
    ),
    "book-nothing": _error(
        "工作簿里没有读到任何一行（工作表：{names}）",
        "The workbook gave no row at all (sheets: {names})",
        "工作表改名为表名（如“企业”），第一行写列名，下面写内容",
        "name the sheet after a table, such as “Firms”, with headings in the first row and rows below",
    ),
    "book-bare": _error(
        "工作簿里只有列名，没有一行内容",
        "The workbook holds headings and not one row",
        "在列名下面填写内容，再检查",
        "fill in rows below the headings and check again",
    ),
    "city-begins": _warning(
        "表格还没有一行内容，本市从空白开始",
        "The tables hold no row yet: the city begins",
        "导入链谱、企业名单或项目台账，或在表格里填写；判断状态至少要有一条链、它的链环和生产它们的企业",
        "import a chain book, a list of firms or a ledger, or fill in the tables; states need a chain, its links and "
        "firms that make them",
    ),
    "book-styles": _warning(
        "单元格格式读不了，日期可能成了数字，代码可能少了前面的零",
        "The formats of cells cannot be read: dates may come as numbers, codes without leading zeros",
        "用表格软件重新另存，日期和代码设为文本",
        "save it again with a spreadsheet program, with dates and codes as text",
    ),
    "name-taken": _warning(
        "“{value}”按“{table}”表读入",
        "“{value}” was read as the table “{table_en}”",
        "改名为表名；不是这张表就移出",
        "name it after the table, or move it out if it is another",
    ),
}
