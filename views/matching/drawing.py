"""The queue of product texts and the text at hand as markup: words that decide lit, a key beside each choice."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from graph.text import Text
from reports.drawing.markup import element
from views.shared.context import PageContext
from views.shared.importing import Plain

RULINGS = {
    "confirmed": Text("确认", "Confirmed"),
    "uncertain": Text("不确定", "Uncertain"),
    "rejected": Text("否", "No"),
}
LIT = {"confirmed": "settles", "uncertain": "wide", "rejected": "against"}
YES, NO = Text("是", "Yes"), Text("不是", "No")
TEXT = Text("产品原文", "Product text")
DECIDED = Text("已定（记录 #{number}）", "Decided (record #{number})")
TO_ENTER = Text("已选：{ruling}", "Chosen: {ruling}")
KEYS = Text("键盘", "Keys")
SHORTCUTS = (
    ("1–9", Text("选一环", "choose a link")),
    ("Y", Text("是", "yes")),
    ("X", Text("不是", "no")),
    ("U", Text("先放着", "later")),
    ("J K", Text("下一条、上一条", "next, previous")),
    ("Z", Text("撤上一步", "take back")),
)
Decisions = Mapping[tuple[str, str], bool]


def queue_list(items: Sequence[Plain], first: int, now: int, decisions: Decisions) -> Element:
    """Return the texts of a page of the queue, numbered from `first`, the one at hand marked."""
    rows = []
    for place, item in enumerate(items, first):
        done = sum(id == item["id"] for id, _ in decisions)
        attributes = {"data-click": f"item {place}", "class": "now" if place == now else ""}
        mark = f" ✓{done}" if done else ""
        head = element("div", {}, element("b", {}, str(item["firm_name"])), element("small", {}, mark))
        rows.append(element("div", attributes, head, element("small", {}, str(item["text"]))))
    return element("div", {"class": "list"}, *rows)


def text_box(context: PageContext, item: Plain, chosen: int) -> Element:
    """Return the text at hand with the words of the chosen proposal lit, and where it was read."""
    proposal = item["proposals"][chosen]
    said = " · ".join(str(part) for part in (item["basis"], item["source"], item["as_of"]) if part)
    return element(
        "div",
        {"class": "text"},
        element("small", {}, f"{context.text(TEXT)} · {item['firm_name']}"),
        element("p", {}, *lit(str(item["text"]), str(proposal["because"]), str(proposal["ruling"]))),
        element("small", {}, said),
    )


def lit(text: str, words: str, ruling: str) -> list[Element | str]:
    """Return a text with the words that decide marked, whatever their case."""
    at = text.lower().find(words.lower())
    if at < 0 or not words:
        return [text]
    end = at + len(words)
    return [text[:at], element("mark", {"class": LIT[ruling]}, text[at:end]), text[end:]]


def proposal_row(context: PageContext, item: Plain, place: int, chosen: int, decisions: Decisions) -> Element:
    """Return one proposal: its key, the link, what is proposed and why, and the two answers."""
    each = item["proposals"][place]
    answer = decisions.get((item["id"], each["link"]))
    state = "" if each["decided"] is None else context.text(DECIDED, number=each["decided"])
    if answer is not None:
        state = context.text(TO_ENTER, ruling=context.text(YES if answer else NO))
    return element(
        "div",
        {"class": "proposal now" if place == chosen else "proposal"},
        element("button", {"data-click": f"pick {place}"}, str(place + 1)),
        element("div", {}, element("b", {}, str(each["name"])), element("br", {}), element("small", {}, state)),
        element("span", {}, context.text(RULINGS[each["ruling"]])),
        element("div", {}, *lit(str(each["because"]), str(each["because"]), each["ruling"]), " ", str(each["reason"])),
        element(
            "div",
            {},
            element("button", _answer(place, "yes", answer is True), f"{context.text(YES)} Y"),
            " ",
            element("button", _answer(place, "no", answer is False), f"{context.text(NO)} X"),
        ),
    )


def _answer(place: int, name: str, is_chosen: bool) -> dict[str, str]:
    return {"data-click": f"{name} {place}", "class": "chosen" if is_chosen else ""}


def key_line(context: PageContext, said: str) -> Element:
    """Return the line that says what the keys do, and what is chosen."""
    parts = [element("span", {}, element("b", {}, key), f" {context.text(does)}") for key, does in SHORTCUTS]
    return element("div", {"class": "keys"}, element("b", {}, context.text(KEYS)), *parts, element("span", {}, said))
