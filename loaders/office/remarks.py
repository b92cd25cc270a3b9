"""What is said of cells and rows: how serious it is, what it is, and what to do, in both languages."""

from dataclasses import dataclass
from enum import StrEnum

from graph.text import InTwoLanguages


class Weight(StrEnum):
    """How serious a remark is: an error leaves a value out, a review asks for a look, a notice only says so."""

    ERROR = "error"
    REVIEW = "review"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Remark(InTwoLanguages):
    """One kind of remark: its weight, what it says, and what to do."""

    weight: Weight
    zh: str
    en: str
    do_zh: str
    do_en: str


def _error(zh: str, en: str, do_zh: str, do_en: str) -> Remark:
    return Remark(Weight.ERROR, zh, en, do_zh, do_en)


def _review(zh: str, en: str, do_zh: str, do_en: str) -> Remark:
    return Remark(Weight.REVIEW, zh, en, do_zh, do_en)


def _notice(zh: str, en: str) -> Remark:
    return Remark(Weight.NOTICE, zh, en, "不用改", "nothing to do")


REMARKS: dict[str, Remark] = {
    "name-missing": _error("这一行没有名称", "the row has no name", "补上名称，或标为不读", "add the name, or leave the row out"),
    "link-missing": _error("企业不在任何链环下面", "the firm is under no link", "写明它属于哪个链环", "say which link it belongs to"),
    "chain-unknown": _review("资料里没有这条产业链", "no such chain is on file", "在问题里选它指哪一条，或先导入链谱", "say in the questions which is meant, or import its chain book first"),
    "link-unknown": _review("资料里没有这个链环", "no such link is on file", "选它指哪个链环，或改正写法", "choose the link that is meant, or mend the name"),
    "name-odd": _review("不像名称", "hardly a name", "检查这一格", "check the cell"),
    "name-cleaned": _notice("去掉了名称前后的序号或记号", "numbers or marks around the name were left out"),
    "code-cut": _error("代码存成了数字，末几位已丢失", "the code was kept as a number and lost its last digits", "把该列设为文本，从原表重新粘贴", "format the column as text and paste it again"),
    "code-length": _error("信用代码不是 18 位", "the credit code does not have 18 characters", "检查后重填", "check it and type it again"),
    "code-form": _error("信用代码含有不会出现的字符", "the credit code holds characters no code has", "检查 0 与 O、1 与 I", "look at 0 and O, 1 and I"),
    "code-check": _error("信用代码的校验位不符", "the check sign of the credit code is wrong", "检查是否抄错一位", "look for a sign mistyped"),
    "code-organisation": _error("是 9 位组织机构代码，不是信用代码", "an organisation code of nine signs, not a credit code", "填 18 位信用代码", "give the credit code of 18 signs"),
    "code-registration": _error("是工商注册号，不是信用代码", "a registration number, not a credit code", "填 18 位信用代码", "give the credit code of 18 signs"),
    "code-zeros": _review("代码前面丢了零，已补上", "zeros before the code were lost and put back", "检查代码", "check the code"),
    "code-exchange": _notice("证券代码没写交易所，已按号段补上", "the stock code lacked its exchange, which its digits tell"),
    "stock-form": _error("不是证券代码，或看不出交易所", "no stock code, or of no known exchange", "写成 002648.SZ", "write it as 002648.SZ"),
    "stock-two-firms": _review("别的行的企业也写这个证券代码", "a firm of another row has this stock code too", "看是哪一家的", "see whose it is"),
    "no-maker": _notice("没写企业，只读链环", "no firm is given; the link alone is read"),
    "industry-form": _error("不是国民经济行业代码", "no code of GB/T 4754", "按 GB/T 4754—2017 填", "give a code of GB/T 4754-2017"),
    "code-two-names": _error("一个信用代码有两个名称，看不出是更名，没有并成一家", "one credit code has two names that no renaming ties; they were not made one", "改正代码；确是同一家，在“谁是谁”里选定", "mend the code, or say in who is who that they are one"),
    "code-renamed": _review("一个信用代码有两个相近的名称，按一家读入", "one credit code has two names alike; read as of one firm", "检查是否同一家", "see whether they are one firm"),
    "name-several": _error("一格里写了几家企业", "several firms in one cell", "一家企业写一行", "give each firm a row of its own"),
    "code-shared": _error("几个名称共用一个信用代码", "several names share one credit code", "检查代码，像是占位的号码", "check the code, it looks like a placeholder"),
    "name-two-codes": _error("一个名称有几个信用代码", "one name has several credit codes", "看哪个是这家的", "see which is its own"),
    "code-other-name": _review("信用代码已收录，名称不同", "the code is on file under another name", "检查是否更名", "see whether the firm was renamed"),
    "date-form": _error("看不出是哪一天", "no date can be read", "写年、年月或日期", "write a year, a month or a day"),
    "date-impossible": _error("没有这一天", "there is no such date", "检查月份和日", "check month and day"),
    "date-span": _error("写的是一段时间", "a span of time", "只写一个时间", "write one date"),
    "date-yearless": _review("日期没写年份，留空", "a date without its year; left blank", "写上年份", "add the year"),
    "date-done": _review("写的是进展，不是时间，留空", "says how far it is and not when; left blank", "填时间；进展写在阶段一栏", "give the date; progress belongs to the stage"),
    "date-short": _review("年份只写两位，按 20 多年读入", "the year has two digits and was taken as of this century", "检查年份", "check the year"),
    "date-cut": _review("像 2024.1，可能是 1 月也可能是 10 月，只取年份", "like 2024.1, January or October; only the year is taken", "检查月份", "check the month"),
    "date-signs": _review("年月日之间用了少见的符号，按日期读入", "uncommon signs between year and month; read as a date", "检查日期", "check the date"),
    "date-future": _review("是将来的时间", "a date that is still to come", "检查年份", "check the year"),
    "span-length": _notice("写的是工期或规划期，没有起止时间，按原文留着", "a length or a plan period without start and end; the text is kept"),
    "date-number": _notice("存成了天数，已换算成日期", "kept as a number of days and turned into a date"),
    "date-words": _notice("日期旁有“预计”等字，只取日期", "words such as “expected” beside the date were left out"),
    "date-vague": _notice("只说到上半年、年底等，取到写明的一级", "only as far as given: half-years and ends of years are taken as the year"),
    "span-form": _error("看不出起止时间", "no start and end can be read", "写成 2023年5月-2025年10月", "write it as 2023-05 to 2025-10"),
    "dates-order": _error("完工早于开工", "the finish is before the start", "检查两个时间", "check both dates"),
    "money-form": _error("不是金额", "no sum of money", "只写数，单位写在列名里", "write the number, the unit in the heading"),
    "money-range": _error("写的是一段范围", "a range", "写一个数", "write one number"),
    "money-foreign": _error("是外币，没有换算", "foreign currency, not converted", "按人民币填", "give it in yuan"),
    "unit-unknown": _review("列名的单位换算不成亿元", "the unit of the heading is none of money", "检查列名的单位", "check the unit of the heading"),
    "unit-missing": _notice("金额没写单位，按这一列的决定读入", "no unit is given; it was read by the decision on the column"),
    "approximate": _notice("写了“约、左右”等，只取数", "words such as “about” were left out"),
    "bracket-left": _review("括号里还有金额，没有取", "sums in brackets were left out", "检查总数", "check the total"),
    "negative": _error("不该是负数", "cannot be negative", "检查这一格", "check the cell"),
    "too-large": _error("大到不可能", "impossibly large", "检查数与单位", "check number and unit"),
    "money-odd": _review("投资额大得少见，像是按万元填的", "an uncommonly large sum, which may be in 万元", "检查单位", "check the unit"),
    "money-small": _review("投资额小得少见，像是按亿元填的", "an uncommonly small sum, which may be in 亿元", "检查单位", "check the unit"),
    "money-huge": _review("数额大得少见，可能是单位不对", "an uncommonly large figure; the unit may be wrong", "检查单位", "check the unit"),
    "number-part": _review("人数不是整数", "a number of people that is not whole", "检查这一格", "check the cell"),
    "money-shared": _review("这个金额是合并单元格，几行共用", "the sum is in a merged cell that several rows share", "检查一下，避免重复相加", "check it, lest it be added twice"),
    "number-form": _error("不是数", "no number", "只写数", "write the number"),
    "number-range": _error("写的是一段范围", "a range", "写一个数", "write one number"),
    "amount-form": _review("看不出一个产能数，按原文留着", "no single capacity can be read; the text is kept", "一个产品写一行", "one row a product"),
    "amount-range": _review("产能写的是范围，按原文留着", "the capacity is a range; the text is kept", "写一个数", "write one number"),
    "amount-tens": _review("格里写了“万”等，单位里也有，按单位读入", "the cell says 万 and so does the unit; the unit holds", "检查有没有差一万倍", "check that it is not 10,000 times off"),
    "amount-rest": _review("产能后面还写了别的，只取数和单位", "more stands behind the capacity; number and unit are taken", "产品写在产品一栏", "give the product its own column"),
    "amount-units": _review("格里的单位与单位栏对不上，按格里的读入", "the unit in the cell is not that of the column of units; the cell holds", "检查单位", "check the unit"),
    "tick-date": _review("该打勾的格写了日期，按打勾读入", "a date where a tick is asked for; read as a tick", "日期写在时间一栏", "give the date a column of its own"),
    "amount-unit": _review("产能没写单位", "the capacity has no unit", "写上单位，如 万吨/年", "add the unit"),
    "word-unknown": _error("不是可选的词", "no word of the list", "改成可选的词，或在决定里说明它指哪个", "use a word of the list, or say in the decisions which it means"),
    "word-inside": _review("按文中的字读成可选的词", "read from the words of a longer text", "看读得对不对", "see whether it was read rightly"),
    "kind-stage": _notice("写的是项目阶段，不是新建、改扩建、技改；这一格留空，没写阶段的按它读入", "a stage of the project and no kind; the kind stays blank, and where no stage is given this one is taken"),
    "stage-ended": _review("写的是停工、缓建、终止一类，阶段里没有这一项，按“不明”读入", "stopped, put off or given up, for which there is no stage; taken as unknown", "在项目台账里记停工或终止；仍在推进就改写阶段", "record it in the project ledger; where work goes on, mend the stage"),
    "tick-unknown": _error("这一列只打勾，写的不是勾", "the column is to be ticked, and this is no tick", "打勾，或写明是哪一项", "tick it, or say which it is"),
    "state-unknown": _review("看不出链环的状态，按原文留着", "no state can be read; the text is kept", "写 强、弱、缺、在建、拟引进", "write 强, 弱, 缺, 在建 or 拟引进"),
    "place-wider": _notice("省份一格里还写了城市", "the cell of the province names a city too"),
    "province-unknown": _review("不是省份", "no province", "检查这一格", "check the cell"),
    "place-unread": _notice("看不出省、市、县，按原文留着", "no province, city or district can be read; the text is kept"),
    "cell-error": _error("是表格的错误值", "an error value of a spreadsheet", "改成真实内容", "write the real content"),
    "formula-blank": _error("是公式，没有存结果", "a formula without a saved result", "在表格软件里打开、保存后再导入", "open and save it in a spreadsheet program first"),
    "formula": _notice("是公式，取存下的结果", "a formula, of which the saved result is taken"),
    "formula-link": _review("公式引用了别的文件，取存下的结果", "a formula on another file, of which the saved result is taken", "看结果是否还对", "see whether the result still holds"),
    "cell-formula": _error("以等号开头，像公式，没有取", "begins like a formula and was not taken", "改成文字或数", "write text or a number"),
    "cell-long": _error("一格超过 32,767 字，没有取", "a cell of over 32,767 characters, not taken", "缩短内容", "shorten it"),
    "cell-scaled": _error("格式显示的数与存的不是一个数", "its format shows another number than is kept", "改成常规格式", "use the General format"),
    "text-lost": _error("有字丢失或是乱码", "characters were lost or are garbled", "重新输入这一格", "type it again"),
    "text-cleaned": _notice("去掉了看不见的字符", "invisible characters were left out"),
    "ditto": _notice("写“同上”，取上一行的内容", "says “as above”; the row above was taken"),
    "ditto-blank": _review("写“同上”，上一行是空的，留空", "says “as above” under a blank; left blank", "写出内容", "write what it is"),
    "continued-name": _review("没有名称，按上一行的企业读入", "no name; read as of the firm above", "检查是否同一家", "see whether it is the same firm"),
    "row-repeated": _review("与前面一行重复", "repeats a row before", "检查后删去一行", "check and take one out"),
    "name-repeated": _review("同一个名称又出现一次，内容不同", "the same name again with other content", "检查以哪一行为准", "see which row holds"),
    "hidden-row": _notice("是隐藏的行，也读了", "a hidden row, read all the same"),
}  # fmt: skip
"""Remarks by code."""
