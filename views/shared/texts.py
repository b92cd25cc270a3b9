"""The words of the pages, in both languages: one name, two texts."""

from graph.text import Text

BRAND = Text("链谱", "Lianpu")
HOME = Text("{city}", "{city}, {province}")
LANGUAGE = Text("界面语言", "Interface language")
FOOT = Text(
    "{chains} 条链 · {links} 链环  \n{firms} 企业 · {projects} 项目  \n{engine}",
    "{chains} chains · {links} links  \n{firms} firms · {projects} projects  \n{engine}",
)

SEE = Text("看现状", "View")
DECIDE = Text("定目标", "Decide")
DELIVER = Text("抓推进", "Deliver")
CHECK = Text("查资料", "Verify")

OVERVIEW = Text("全市总览", "City overview")
PANORAMA = Text("全景图", "Panorama")
OWNER = Text("链主", "Chain owners")
EXPLORE = Text("关系图", "Explore")
FIRMS = Text("企业档案", "Firm profile")
ROADMAP = Text("发展路径图", "Roadmap")
PEERS = Text("城市对照", "Cities compared")
MAP = Text("分布图", "Map")
TIES = Text("以商招商", "Business connections")
TARGETS = Text("目标看板", "Targets")
WHAT_IF = Text("假设推演", "What-if")
SHORTLIST = Text("跟进与核实", "Shortlist and rulings")
LEDGER = Text("项目台账", "Project ledger")
DOCUMENTS = Text("目录与材料", "Documents")
ACCOUNTS = Text("账号与审计", "Accounts and audit")
IMPORTS = Text("资料导入", "Import data")
REVIEW = Text("待审", "Waiting for review")
MATCHING = Text("产品归环", "Match products")
EVIDENCE = Text("资料与出处", "Data and evidence")
METHODS = Text("口径与名词", "Methods and glossary")

AGAIN = Text("重试", "Try again")
EMPTY_STORE = Text("还没有资料", "The graph is empty")
EMPTY_STORE_REMEDY = Text(
    "资料文件没有动。请在程序所在文件夹运行 `make load`（Windows：`python -m pipeline load`），更新后刷新本页。",
    "Your source files are unchanged. Run `make load` (Windows: `python -m pipeline load`) in the program's folder, "
    "then reload this page.",
)
BUSY_STORE = Text("正在更新资料", "New data is being loaded")
BUSY_STORE_REMEDY = Text(
    "原有内容没有丢。更新完就能看，请稍后重试。", "Nothing has been lost. Please try again when loading has finished."
)
FAR_STORE = Text("现在连不上图数据库", "The graph database is not reachable")
FAR_STORE_REMEDY = Text(
    "刚才的操作没有写入，资料文件没有动。请确认数据库已启动、网络通畅，然后重试。",
    "Nothing was written and your source files are unchanged. Check that the database is "
    "running and reachable, then try again.",
)
SHUT_PLACE = Text("文件所在的位置现在不能读写", "The folder of the files cannot be read or written")
SHUT_PLACE_REMEDY = Text(
    "原有内容完好，什么都没有写入。请把下面这句话告诉管理员，处理好后重试。",
    "Your data is intact; nothing was written. Pass the message below to your administrator, then try again.",
)
SLOW_STORE = Text("图数据库太慢，还没有回答", "The graph database is too slow to answer")
SLOW_STORE_REMEDY = Text(
    "原有内容没有丢，也没有别的更新在进行。请稍后重试；总是这样，请查看数据库所在的机器是否卡住、内存是否够用。",
    "Nothing has been lost, and no other load is in progress. Try again shortly; if it persists, check whether the "
    "database machine hangs or is short of memory.",
)
BROKEN_STORE = Text("资料打不开", "The graph cannot be opened")
BROKEN_STORE_REMEDY = Text(
    "资料文件没有动。请重新更新：`python -m pipeline load`，然后刷新本页。",
    "Your source files are unchanged. Load again: `python -m pipeline load`, then reload this page.",
)
OLD_STORE = Text("资料要重新更新一次", "The graph must be loaded again")
OLD_STORE_REMEDY = Text(
    "程序换了新版，资料的存法变了。资料文件和记录都没有动。请运行 `python -m pipeline load`，然后刷新本页。",
    "The new version stores the graph in a different format. Source files and records are unchanged. Run "
    "`python -m pipeline load`, then reload this page.",
)
BROKEN_LOG = Text("跟进和核实记录打不开", "The activity log cannot be opened")
BROKEN_LOG_REMEDY = Text(
    "资料没有动。记录里是跟进清单、核实和方案，请勿删除；缺了什么、怎么办见下面这句话，处理好后刷新本页。",
    "The graph is unchanged. The log holds the shortlist, rulings and scenarios: do not delete it. The message below "
    "says what is missing and what to do; then reload this page.",
)
OTHER_LOG = Text("记录是更新的版本写的", "A newer version wrote the activity log")
OTHER_LOG_REMEDY = Text(
    "记录完好，资料没有动。请更新程序，然后刷新本页。",
    "The log is intact and the graph unchanged. Update the program, then reload this page.",
)
NOT_THERE = Text("资料里没有要看的内容", "The content of this page is not on file")
NOT_THERE_REMEDY = Text(
    "它可能刚随资料更新改名或移除。请重试，或从总览、搜索再找。",
    "It may just have been renamed or removed by new data. Try again, or find it from the overview or by search.",
)
CANNOT = Text("这一步做不了", "This cannot be done")
CANNOT_REMEDY = Text(
    "没有保存，也没有改动资料。请照下面的话改了再试。",
    "Nothing was saved or changed. Follow the line below and try again.",
)
FAILED = Text("本页没有显示出来", "This page could not be shown")
FAILED_REMEDY = Text(
    "资料和已记下的内容都没有动。请先重试；仍不行就回到总览，"
    "并把编号 **{reference}** 告诉管理员（原因记在服务器日志里）。",
    "The data and what was recorded are untouched. Try again first; if it fails again, return to the overview and give "
    "your administrator the number **{reference}** (the server's log holds the reason).",
)
TO_OVERVIEW = Text("回到总览", "To the overview")
NOT_SEEN = Text("没有查到，不等于没有", "Not on file does not mean it does not exist")
ALL = Text("全部", "All")
CHAIN = Text("产业链", "Chain")
LINK = Text("链环", "Link")
FIRM = Text("企业", "Firm")
STRATEGY = Text("策略", "Strategy")
REASON = Text("理由", "Reason")
BRIEF = Text("对接材料", "visit brief")
CANDIDATES = Text("候选企业", "Candidates")
EVIDENCE_COLUMN = Text("依据", "Evidence")
DATE = Text("时间", "Date")
PLACE = Text("所在地", "Place")
CLOSE = Text("关闭", "Close")
CLEAR = Text("清除全部筛选", "Clear all filters")
TO_CHECK = Text("待核", "unverified")
CUT = Text(
    "只列出前 {shown} / {total} 条。请缩小范围，或在“目录与材料”导出全部。",
    "Showing the first {shown} of {total}. Narrow the selection, or export everything under Documents.",
)
