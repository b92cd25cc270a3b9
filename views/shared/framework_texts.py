"""Words of Streamlit's own that no setting translates, put in ours: exact words by a script, whole texts by style."""

import json
from collections.abc import Mapping
from pathlib import Path

from graph.text import Text
from graph.unpacking import MEGABYTE, UPLOAD_LIMITS
from reports.wording.language import Language

SCRIPT = Path(__file__).parent / "framework_words.js"
WORDS: Mapping[str, str] = {
    "Skip to main content": "跳到正文",
    "Sidebar": "侧栏",
    "App pages": "目录",
    "Navigate to home page": "回到总览",
    "Logo": "链谱",
    "Collapse sidebar": "收起侧栏",
    "Expand sidebar": "展开侧栏",
    "Main menu": "菜单",
    "Running...": "正在运行",
    "Stop": "停止",
    "Close": "关闭",
    "Help": "说明",
    "Link to heading": "本节链接",
    "Open": "展开选项",
    "No results": "没有找到",
    "Choose an option": "请选择",
    "Choose options": "请选择",
    "Clear value": "清除",
    "Clear all": "全部清除",
    "Clear entry": "清除",
    "Select all": "全选",
    "Selected values": "已选",
    "Press Enter to apply": "按回车确定",
    "Increment": "加",
    "Decrement": "减",
    "Scroll tabs left": "向左看更多",
    "Scroll tabs right": "向右看更多",
    "Show/hide columns": "显示或隐藏列",
    "Download as CSV": "下载 CSV",
    "Search": "搜索",
    "Fullscreen": "全屏",
    "Close fullscreen": "退出全屏",
    "Type to search": "输入要找的字",
    "Previous Result": "上一处",
    "Next Result": "下一处",
    "Close Search": "关闭搜索",
    "Sort ascending": "升序",
    "Sort descending": "降序",
    "Format": "格式",
    "Autosize": "适合列宽",
    "Pin column": "固定此列",
    "Unpin column": "取消固定",
    "Hide column": "隐藏此列",
    "Copy column name": "复制列名",
    "No data": "没有资料",
}
"""What the framework says, and what a Chinese page says instead."""
PATTERNS: Mapping[str, str] = {
    r"^Press (Ctrl|⌘)\+Enter to apply$": "按 $1+回车确定",
    r"^(\d+) options? available\.$": "有 $1 项可选",
    r"^(.+), selected$": "$1，已选",
    r"^Help for (.+)$": "$1的说明",
    r"^(\d+) of (\d+) results?$": "第 $1 处，共 $2 处",
    r"^(\d+) results?$": "$1 处",
    r"^You can only select up to (\d+) options?\. Remove an option first\.$": "最多选 $1 项，先去掉一项再选",
}
"""The same for texts that hold a number or a name."""
MAX_MEGABYTES = UPLOAD_LIMITS.packed // MEGABYTE
"""Megabytes of a file put up; `server.maxUploadSize` says the same."""
CHOOSE = Text("选文件", "Choose a file")
LIMIT = Text("不超过 {most} MB，.xlsx", "Up to {most} MB, .xlsx")
NOT_TAKEN = Text(
    "没有接收：只收不超过 {most} MB 的 .xlsx 文件。请删去无关内容另存后再选；仍不行就刷新本页。",
    "Not taken: choose an .xlsx file of up to {most} MB. Save it again without what does not belong; if that does not "
    "help, reload the page.",
)
LOST = Text("连接断开了", "The connection was lost")
LOST_REMEDY = Text(
    "正在自动重连，连上后这个框会消失。已记下的内容没有丢；一直连不上，请看网络，或请管理员看服务是否在运行。",
    "Reconnecting; this box goes away once it is back. Nothing recorded is lost. If it stays, check the network, or "
    "ask your administrator whether the service runs.",
)
OFFICE_LIMIT = Text("不超过 {most} MB，xlsx、xls、ods、csv 等", "Up to {most} MB: xlsx, xls, ods, csv and kin")
OFFICE_NOT_TAKEN = Text(
    "没有接收：只收不超过 {most} MB 的办公表格（xlsx、xls、xlsm、xlsb、ods、csv、网页表格）。"
    "请另存后再选；仍不行就刷新本页。",
    "Not taken: choose an office table (xlsx, xls, xlsm, xlsb, ods, csv, HTML) of up to {most} MB; if that does not "
    "help, reload the page.",
)
UPLOADER = "[data-testid=stFileUploader]"
OFFICE_UPLOADER = f".st-key-imports-upload {UPLOADER}"
"""Where any office table is taken, not workbooks of ours alone."""
# a dialog of ours holds blocks; the framework's holds text alone
AWAY = (
    "body:has([data-testid=stApp]:not([data-test-connection-state=CONNECTED])) "
    "section[role=dialog]:not(:has([data-testid=stVerticalBlock]))"
)


def framework_script() -> str:
    """Return the script that puts the framework's words into the language that `framework_style` says."""
    patterns = ",".join(f"[new RegExp({_json(found)}),{_json(said)}]" for found, said in PATTERNS.items())
    return f"{SCRIPT.read_text(encoding='utf-8').strip()}({_json(WORDS)},[{patterns}]);"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def framework_style(language: Language) -> str:
    """Return the style that shows our words in place of Streamlit's, and says the language to its script."""
    not_taken = (
        f"{UPLOADER}:has([aria-invalid=true])::after{{content:{_quoted(NOT_TAKEN, language)};display:block;"
        "margin-top:6px;font-size:13px;max-width:600px;color:var(--lp-error-text)}"
        f"{OFFICE_UPLOADER}:has([aria-invalid=true])::after{{content:{_quoted(OFFICE_NOT_TAKEN, language)}}}"
    )
    return "".join(
        (
            f":root{{--lp-language:{language}}}",
            _instead(f"{UPLOADER} section > span [data-testid=stMarkdownContainer] p", CHOOSE, language),
            _instead(f"{UPLOADER} [data-testid=stFileUploaderDropzoneInstructions] span", LIMIT, language),
            _instead(
                f"{OFFICE_UPLOADER} [data-testid=stFileUploaderDropzoneInstructions] span", OFFICE_LIMIT, language
            ),
            f"{UPLOADER} [role=alert],[data-testid=stTooltipErrorContent]{{display:none}}",
            not_taken,
            _instead(f"{AWAY} h2", LOST, language, 20),
            _instead(f"{AWAY} h2 + div", LOST_REMEDY, language),
        )
    )


def _instead(selector: str, text: Text, language: Language, size: int = 14) -> str:
    """Return the style that hides what stands in an element and shows a text, `size` pixels high."""
    after = f"{selector}::after{{content:{_quoted(text, language)};font-size:{size}px}}"
    return f"{selector},{selector} *{{font-size:0}}{after}"


def _quoted(text: Text, language: Language) -> str:
    words = text.of(language, most=MAX_MEGABYTES)
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
