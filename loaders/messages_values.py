"""What is told of values that are not of the form their column declares, and of facts that do not fit together."""

from loaders.message import Message
from loaders.message import error as _error
from loaders.message import warning as _warning

YI_EN = "hundred million yuan"
"""What 亿元 is called in English."""

VALUES: dict[str, Message] = {
    "cell-unused": _error(
        "必填，这一格的内容却不能采用",
        "Required, but what it holds cannot be used",
        "按上面一条的提示改正",
        "mend it as the line above says",
    ),
    "cells-blank": _warning(
        "这一列有 {count} 格写着 {words}，按空白处理",
        "{count} cells of this column hold {words} and are taken as blank",
        "没有就留空；确有所指就写明",
        "leave them blank, or write what is meant",
    ),
    "cell-ditto": _warning(
        "“{value}”指的是另一格，没有采用",
        "“{value}” points at another cell and is not used",
        "把内容写全",
        "write the content itself",
    ),
    "cells-form": _warning(
        "“{value}”不是 bake 写的逐格出处，没有采用：这一行各格都按本行的出处、依据",
        "“{value}” is no evidence of cells as bake writes it and is not used: every cell has the source of its row",
        "从 bake 写出的表里照抄这一格，或清空",
        "copy the cell from the table that bake wrote, or clear it",
    ),
    "cells-column": _warning(
        "逐格出处里的“{value}”不是这张表的栏目，没有用到",
        "“{value}” in the evidence of cells is no column of this table and is not used",
        "栏目名见 docs/model.md；不要了就从这一格里删去",
        "docs/model.md names the columns; else take it out of the cell",
    ),
    "date-form": _warning(
        "“{value}”看不出是哪一天，没有采用",
        "“{value}” is not understood as a date and is not used",
        "写成 2024、2024-03、2024-03-05 或 2024-Q1",
        "write it as 2024, 2024-03, 2024-03-05 or 2024-Q1",
    ),
    "period-form": _warning(
        "“{value}”看不出是哪个时期，没有采用",
        "“{value}” is not understood as a period and is not used",
        "写成 2024、2024-03、2024Q1、2024H1 或 2021-2025",
        "write it as 2024, 2024-03, 2024Q1, 2024H1 or 2021-2025",
    ),
    "date-number": _warning(
        "“{value}”像是表格软件的日期序号（{date}），没有采用",
        "“{value}” looks like a spreadsheet's day number ({date}) and is not used",
        "写成 {date}，或把单元格设为日期格式",
        "write {date}, or format the cell as a date",
    ),
    "date-cut": _warning(
        "“{value}”可能是 1 月，也可能是丢了末尾 0 的 10 月，只采用 {year} 年",
        "“{value}” may be January, or October without its last zero; only {year} is used",
        "写成 {year}-01 或 {year}-10",
        "write {year}-01 or {year}-10",
    ),
    "date-order": _warning(
        "{column}（{value}）早于{other_column}（{other}）",
        "{column_en} ({value}) comes before {other_column_en} ({other})",
        "检查两格，是不是填反了",
        "check both cells; they may be exchanged",
    ),
    "date-ahead": _warning(
        "“{value}”晚于资料整理的时间 {as_of}",
        "“{value}” is later than {as_of}, when the facts were gathered",
        "检查年份；资料更新了就改 region.yaml 的 as_of",
        "check the year, or bring as_of in region.yaml up to date",
    ),
    "code-cut": _warning(
        "“{value}”是科学计数法，代码的数字已经丢失，没有采用",
        "“{value}” is in scientific notation: the code has lost its digits and is not used",
        "单元格设为文本，重新填写代码",
        "format the column as text and type the code again",
    ),
    "code-length": _warning(
        "“{value}”有 {length} 位，统一社会信用代码应是 18 位，没有采用",
        "“{value}” has {length} signs, a credit code has 18; it is not used",
        "检查后重新填写",
        "check it and type it again",
    ),
    "code-form": _warning(
        "“{value}”不是这种代码的写法，没有采用",
        "“{value}” is not written as such a code and is not used",
        "检查后重新填写",
        "check it and type it again",
    ),
    "code-check": _warning(
        "“{value}”的校验位不对，可能有一位写错",
        "The check digit of “{value}” is wrong; one sign may be mistyped",
        "对照营业执照改",
        "check it against the business licence",
    ),
    "code-zeros": _warning(
        "“{value}”位数不够，可能丢了前面的零{near}，没有采用",
        "“{value}” is too short and may have lost zeros{near_en}; it is not used",
        "单元格设为文本，把代码写全",
        "format the column as text and write the whole code",
    ),
    "code-exchange": _warning(
        "“{value}”没有写交易所或交易所不对{near}，没有采用",
        "“{value}” lacks its exchange, or has a wrong one{near_en}; it is not used",
        "写成 002648.SZ 这样",
        "write it like 002648.SZ",
    ),
    "code-unlisted": _warning(
        "国民经济行业分类（GB/T 4754-2017）里没有“{value}”，没有采用",
        "GB/T 4754-2017 has no code “{value}”; it is not used",
        "检查是不是旧版代码",
        "see whether it is of an older edition",
    ),
    "code-wide": _warning(
        "“{value}”不是 4 位小类代码{near}",
        "“{value}” is no four-digit class{near_en}",
        "写小类代码；丢了零就补上",
        "write the class; put lost zeros back",
    ),
    "code-twice": _warning(
        "{column}“{value}”与 {other} 相同",
        "{column_en} “{value}” is also at {other}",
        "检查是不是同一家，或代码填错",
        "see whether they are one firm, or a code is wrong",
    ),
    "name-twice": _warning(
        "名称“{value}”与 {other} 相同",
        "Name “{value}” is also at {other}",
        "是同一个就合并，不是就把名称写全",
        "merge the rows, or write the names in full",
    ),
    "name-break": _warning(
        "名称里有换行，按“{value}”读",
        "The name holds a line break; it is read as “{value}”",
        "删掉换行；若是两个名称，分两行写",
        "take the break out; where it is two names, write two rows",
    ),
    "name-script": _warning(
        "英文一列里写着中文“{value}”",
        "The English column holds Chinese “{value}”",
        "写英文，或与中文一列对调",
        "write English, or exchange the two columns",
    ),
    "names-exchanged": _warning(
        "这一列有 {count} 格写着中文，像是与“名称”一列填反了",
        "{count} cells of this English column hold Chinese: it looks exchanged with the column of names",
        "对调两列的列名或内容",
        "exchange the two headings or their contents",
    ),
    "name-odd": _warning(
        "“{value}”不像名称",
        "“{value}” does not look like a name",
        "检查列名与内容；确实如此可不改",
        "check the heading and the content; leave it where it is right",
    ),
    "name-longer": _warning(
        "{count} 行的{column}比{other_column}还长，像是两列填反了",
        "In {count} rows {column_en} is longer than {other_column_en}: the two columns look exchanged",
        "检查两列",
        "check both columns",
    ),
    "text-lost": _warning(
        "有认不出的字符“{value}”",
        "Holds characters that were lost: “{value}”",
        "对照原件重新输入",
        "type it again from the original",
    ),
    "text-entity": _warning(
        "有网页转义“{value}”，应是“{meant}”",
        "Holds the web entity “{value}” for “{meant}”",
        "改成“{meant}”",
        "write “{meant}”",
    ),
    "text-address": _warning(
        "写着“{value}”，像是出处",
        "Holds “{value}”, which looks like a source",
        "检查列名，出处写在“出处”一列",
        "check the headings: sources belong to the source column",
    ),
    "province-unknown": _warning(
        "“{value}”不是省级行政区",
        "“{value}” is no province of China",
        "写省名；城市写在城市一列；境外的可不改",
        "write the province, and the city in its own column; leave it where it is abroad",
    ),
    "place-odd": _warning(
        "“{value}”不像地名",
        "“{value}” does not look like a place",
        "检查列名与内容",
        "check the heading and the content",
    ),
    "place-near": _warning(
        "城市“{value}”像是本市“{city}”，又不尽相同，没有算作本地",
        "City “{value}” is only in part the home city “{city}” and is not counted as local",
        "是本市就写“{city}”，县区、开发区写在县区一列",
        "write “{city}” where the home city is meant, and the district in its own column",
    ),
    "place-spelling": _warning(
        "“{value}”与“{other}”是同一处，按“{other}”记",
        "“{value}” and “{other}” are one place, kept as “{other}”",
        "写法最好统一",
        "best written the same everywhere",
    ),
    "number-odd": _warning(
        "{value}{unit}不在常见范围（{limits}）",
        "{value} {unit_en} is not in the usual range ({limits})",
        "检查数与单位；确实如此可不改",
        "check the number and its unit; leave it where it is right",
    ),
    "money-unit": _warning(
        "{value}{unit}远超常见范围，像是万元（即 {meant}{unit}）",
        "{value} {unit_en} is far beyond the usual and looks like tens of thousands of yuan ({meant} {unit_en})",
        "检查单位；确实如此可不改",
        "check the unit; leave it where it is right",
    ),
    "money-column": _warning(
        "这一列的中位数是 {value}{unit}，像是按万元填的",
        "The median of this column is {value} {unit_en}; it looks like tens of thousands of yuan",
        "检查整列的单位",
        "check the unit of the column",
    ),
    "address-broken": _warning(
        "网址“{value}”写得不对，认不出网站",
        "The address “{value}” is not well written and names no host",
        "从浏览器地址栏重新复制；不是网址就只写名称",
        "copy it again from the browser; where it is none, write the name alone",
    ),
    "address-wide": _warning(
        "网址“{value}”里有全角符号，打不开",
        "The address “{value}” holds full-width signs and does not open",
        "从浏览器地址栏重新复制",
        "copy it again from the browser",
    ),
    "address-bare": _warning(
        "“{value}”像网址，却没有 http:// 开头，认不出网站",
        "“{value}” looks like an address without http:// and names no host",
        "补上 https:// 或 http://",
        "put https:// or http:// before it",
    ),
    "inputs-reversed": _warning(
        "{all} 条投入关系里有 {count} 条与上中下游的先后相反，像是“{column}”与“{other_column}”两列填反了",
        "{count} of {all} inputs run against the order of stages: "
        "columns “{column_en}” and “{other_column_en}” look exchanged",
        "对调两列的内容",
        "exchange their contents",
    ),
    "columns-order": _warning(
        "列名“{column}”与“{other_column}”像是写反了（先后与模板相反，或名称写成了编号）",
        "The headings “{column}” and “{other_column}” look exchanged (by their order in the template, or names as ids)",
        "检查这两列；没有写反可不改",
        "check the two columns; leave them where they are right",
    ),
    "cycle-auxiliary": _warning(
        "辅助投入“{start}→{end}”首尾相接：{links}（{rows}），排先后时不算它",
        "The auxiliary input “{start} → {end}” closes a circle: {links} ({rows}); it is left out of the order",
        "确属循环利用可不改，否则删去",
        "leave it where it is recycling, else take it out",
    ),
    "cities-none": _warning(
        "没有一家企业写了城市，看不出谁在本市“{city}”，全部链环都会判成缺口",
        "No firm states its city, so none is local (the home city is “{city}”) and every link would look like a gap",
        "补上“城市”一列；已有就检查它的列名",
        "add the column of cities, or see to its heading where it is there",
    ),
    "local-none": _warning(
        "没有一家企业是本地的（本市是“{city}”），链环的强、弱、缺大多无从判断",
        "No firm is local (the home city is “{city}”): most links cannot be judged",
        "检查企业表的城市与 region.yaml 的 city",
        "check the cities of the firms and city in region.yaml",
    ),
    "chain-foreign": _warning(
        "产业链“{value}”没有一家本地企业、一个本地项目",
        "Chain “{value}” has no local firm and no project here",
        "确实没有可不改；否则补上生产、项目",
        "leave it where that is so, else add makers and projects",
    ),
    "projects-nowhere": _warning(
        "{count} 个项目都没有写城市、县区、园区或业主",
        "None of the {count} projects states a city, a district, a park or an owner",
        "补上城市、县区、所在机构或业主编号",
        "add the city, the district, the park or the owner",
    ),
    "references-missing": _error(
        "没有可用的{kind}表，{count} 处{kind}编号没有着落",
        "There is no usable table of {kind_en}: {count} ids hang on it",
        "补上或改正{kind}表（{file}），这些会随之解决",
        "add or mend the table of {kind_en} ({file}); these follow from it",
    ),
}
