"""Words of Streamlit's own that no setting translates, put in ours by style: its uploader and its lost connection."""

from graph.unpacking import MEGABYTE, UPLOAD_LIMITS
from reports.wording.language import Language, Text

MAX_MEGABYTES = UPLOAD_LIMITS.packed // MEGABYTE
"""Megabytes of a file put up; `server.maxUploadSize` says the same."""
CHOOSE = Text("选文件", "Choose a file")
LIMIT = Text("不超过 {most} MB，.xlsx", "Up to {most} MB, .xlsx")
NOT_TAKEN = Text(
    "没有收下：只收不超过 {most} MB 的 .xlsx 文件。请删去无关内容另存后再选；仍不行就刷新本页。",
    "Not taken: choose an .xlsx file of up to {most} MB. Save it again without what does not belong; if that does not "
    "help, reload the page.",
)
LOST = Text("连接断开了", "The connection was lost")
LOST_REMEDY = Text(
    "正在自动重连，连上后这个框会消失。已记下的内容没有丢；一直连不上，请看网络，或请管理员看服务是否在运行。",
    "Reconnecting; this box goes away once it is back. Nothing recorded is lost. If it stays, check the network, or "
    "ask your administrator whether the service runs.",
)
UPLOADER = "[data-testid=stFileUploader]"
# a dialog of ours holds blocks; the framework's holds text alone
AWAY = (
    "body:has([data-testid=stApp]:not([data-test-connection-state=CONNECTED])) "
    "section[role=dialog]:not(:has([data-testid=stVerticalBlock]))"
)


def framework_style(language: Language) -> str:
    """Return the style that shows our words in place of Streamlit's."""
    not_taken = (
        f"{UPLOADER}:has([aria-invalid=true])::after{{content:{_quoted(NOT_TAKEN, language)};display:block;"
        "margin-top:6px;font-size:13px;max-width:600px;color:var(--lp-error-text)}"
    )
    return "".join(
        (
            _instead(f"{UPLOADER} section > span [data-testid=stMarkdownContainer] p", CHOOSE, language),
            _instead(f"{UPLOADER} [data-testid=stFileUploaderDropzoneInstructions] span", LIMIT, language),
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
