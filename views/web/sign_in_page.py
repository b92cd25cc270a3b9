"""The sign-in as a document of its own, without a script: nothing of the app is sent to who is not signed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element

from graph.text import Text
from reports.drawing.markup import element, to_html
from reports.drawing.tokens import FONT, css_variables
from reports.wording.language import Language

BRAND = Text("链谱", "Lianpu")
KIND = Text("产业链图谱", "Industry-chain graph")
SIGN_IN, CHANGE = Text("登录", "Sign in"), Text("换口令", "Change password")
NAME, WORD = Text("账号", "Account"), Text("口令", "Password")
OLD, NEW, AGAIN = (
    Text("现在的口令", "Present password"),
    Text("新口令", "New password"),
    Text("新口令再输一次", "New password once more"),
)
SAVE, BACK = Text("保存", "Save"), Text("不换，返回", "Back, change nothing")
HELP = Text(
    "忘了口令请找本单位系统管理岗。口令连错 5 次，锁 15 分钟。登录、退出和每次修改都记入审计，保存 6 个月以上。",
    "Forgot the password? Ask your system administrator. Five wrong tries lock for 15 minutes. Sign-ins, sign-outs and "
    "every change stand in the audit, for 6 months and more.",
)
RULES = Text(
    "12 位以上，与前 5 次不同，不含账号名。换好后其他地方的登录一并退出。",
    "12 characters or more, none of the last five, without the account's name. All other sign-ins end.",
)
_STYLE = (
    f":root{{{css_variables('light')}}}"
    f"@media (prefers-color-scheme:dark){{:root{{{css_variables('dark')}}}}}"
    f"body{{margin:0;background:var(--lp-panel);color:var(--lp-ink);font:14px/20px {FONT}}}"
    "main{width:360px;max-width:calc(100% - 32px);margin:15vh auto 32px}"
    "h1{font-size:22px;line-height:28px;margin:0}h1 small{display:block;font-size:12px;line-height:18px;"
    "font-weight:400;color:var(--lp-ink3)}"
    "form{background:var(--lp-bg);border:1px solid var(--lp-line);border-radius:4px;padding:24px;margin:24px 0 12px}"
    "h2{font-size:15px;margin:0 0 12px}label{display:block;margin:12px 0 4px;font-size:13px}"
    "input{box-sizing:border-box;width:100%;height:36px;padding:0 12px;border:1px solid var(--lp-ink3);"
    "border-radius:4px;background:var(--lp-bg);color:var(--lp-ink);font:inherit}"
    "input:focus{outline:2px solid var(--lp-accent);outline-offset:0}"
    "button{width:100%;height:38px;margin-top:20px;border:0;border-radius:4px;background:var(--lp-accent);"
    "color:var(--lp-on-accent);font:inherit;font-weight:700;cursor:pointer}"
    "button:focus-visible,a:focus-visible{outline:2px solid var(--lp-ink);outline-offset:2px}"
    "p{margin:0 0 12px;font-size:12px;color:var(--lp-ink2)}a{color:var(--lp-accent)}"
    "[role=alert]{margin-top:20px;padding:10px 14px;border:1px solid var(--lp-line);"
    "border-left:3px solid var(--lp-accent);background:var(--lp-bg);color:var(--lp-ink)}"
    "[role=alert] b{display:block;font-size:14px}"
)


@dataclass(frozen=True, slots=True)
class Message:
    """What is said above the form: a sentence, and what follows from it."""

    what: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is drawn with: the language, where it leads then, its token, and what is kept of what was typed."""

    language: Language
    to: str
    form: str
    name: str = ""


def sign_in_document(asked: Asked, message: Message | None = None) -> str:
    """Return the document that asks for account and password; the password is never repeated."""
    fields = (
        _field(asked, NAME, "name", "username", value=asked.name, focus=not asked.name),
        _field(asked, WORD, "password", "current-password", secret=True, focus=bool(asked.name)),
    )
    return _document(asked, SIGN_IN, fields, SIGN_IN, HELP, message)


def change_document(asked: Asked, message: Message | None = None, way_back: str | None = None) -> str:
    """Return the document that asks for the present password and a new one."""
    fields = (
        _field(asked, OLD, "password", "current-password", secret=True, focus=True),
        _field(asked, NEW, "new", "new-password", secret=True),
        _field(asked, AGAIN, "again", "new-password", secret=True),
    )
    return _document(asked, CHANGE, fields, SAVE, RULES, message, way_back)


def _field(
    asked: Asked, label: Text, name: str, complete: str, *, secret: bool = False, value: str = "", focus: bool = False
) -> list[Element]:
    attributes = {"id": name, "name": name, "autocomplete": complete, "type": "password" if secret else "text"}
    attributes |= {"required": "required", "maxlength": "128"}
    if value:
        attributes["value"] = value
    if focus:
        attributes["autofocus"] = "autofocus"
    return [element("label", {"for": name}, label.of(asked.language)), element("input", attributes)]


def _document(
    asked: Asked,
    title: Text,
    fields: Iterable[list[Element]],
    button: Text,
    help: Text,
    message: Message | None,
    way_back: str | None = None,
) -> str:
    language = asked.language
    held = {"to": asked.to, "form": asked.form, "lang": language}
    form = element(
        "form",
        {"method": "post"},
        element("h2", {}, title.of(language)),
        *(each for field in fields for each in field),
        *(element("input", {"type": "hidden", "name": name, "value": value}) for name, value in held.items()),
        element("button", {"type": "submit"}, button.of(language)),
    )
    heading = element("h1", {}, BRAND.of(language), element("small", {}, KIND.of(language)))
    said = [] if message is None else [_alert(message)]
    back = [] if way_back is None else [element("p", {}, element("a", {"href": way_back}, BACK.of(language)))]
    body = element(
        "body", {}, element("main", {}, heading, *said, form, element("p", {}, help.of(language)), *back, _other(asked))
    )
    head = element(
        "head",
        {},
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", {}, f"{title.of(language)} · {BRAND.of(language)}"),
        element("style", {}, _STYLE),
    )
    return "<!DOCTYPE html>\n" + to_html(element("html", {"lang": "zh-CN" if language == "zh" else "en"}, head, body))


def _alert(message: Message) -> Element:
    return element("div", {"role": "alert"}, element("b", {}, message.what), message.more)


def _other(asked: Asked) -> Element:
    """Return the way to the same page in the other language."""
    code, name = ("en", "English") if asked.language == "zh" else ("zh", "中文")
    return element("p", {}, element("a", {"href": f"?lang={code}&to={quote(asked.to, safe='')}"}, name))
