"""Match products: what firms wrote of their products, which link is meant, decided by keys, entered after a look."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from graph.model.fact_acts import MatchProduct
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.sentences import link_name
from views.matching import queue
from views.matching.drawing import key_line, proposal_row, queue_list, text_box
from views.shared import texts
from views.shared.act_form import LOOKING, acts_of, look_and_enter, told
from views.shared.context import PageContext
from views.shared.empty_state import NO_FIRMS, NO_FIRMS_REMEDY, empty_state
from views.shared.importing import Plain
from views.shared.markup_component import show_markup
from views.shared.record_form import why_not
from views.shared.waiting import of_kinds, waiting_part

FOLDER = Path(__file__).parent
CSS = (FOLDER / "queue.css").read_text(encoding="utf-8")
HELP = Text(
    "企业写的产品，归到哪一环。只有企业自己写的字才算数；定了的先存着，看过会改变什么再写入。",
    "Which link is meant by what firms wrote of their products. Only a firm's own words count; what is decided is "
    "kept aside and entered after a look at what it changes.",
)
SHOW, WAITING, ALL = (
    Text("看哪些", "Show"),
    Text("等着定 {count}", "Waiting {count}"),
    Text("全部 {count}", "All {count}"),
)
EMPTY = Text("没有等着归环的产品。", "No product text waits.")
PLACE = Text("第 {place} / {count} 条", "{place} of {count}")
NOW = Text("现选 {place} {name}", "At {place} {name}")
OTHER = Text("都不是，另选一环", "None of these: another link")
CHOOSE = Text("请选链环", "Choose a link")
TAKE = Text("按这一环定", "Decide for this link")
BACK, LATER = Text("撤上一步", "Take back"), Text("先放着", "Later")
LOOK = Text("看会改变什么（已选 {count}）", "See what changes ({count} chosen)")
NOT_YET = Text("已选 {count} 条，还没有写入。", "{count} chosen, nothing is written yet.")
TITLE = Text("写入 {count} 条配对", "Enter {count} decisions")
SHOWN = 10
BESIDE = (288, 860)
_keys = st.components.v2.component("lianpu-keys", js=(FOLDER / "keys.js").read_text(encoding="utf-8"))


def render(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.text(texts.MATCHING), anchor=False)
    st.caption(context.text(HELP))
    closed = why_not(context)
    if closed is not None:
        st.info(closed)
    if not context.city.firms:
        empty_state(context, NO_FIRMS, NO_FIRMS_REMEDY)
        return
    found = _texts(context)
    waiting = [each for each in found if each["waits"]]
    labels = {
        "waits": context.text(WAITING, count=len(waiting)),
        "all": context.text(ALL, count=len(found)),
    }
    shown = st.segmented_control(
        context.text(SHOW),
        list(labels),
        default="waits",
        required=True,
        format_func=labels.__getitem__,
        key=f"matching-shown-{context.language}",
        label_visibility="collapsed",
    )
    items = found if shown == "all" else waiting
    if not items:
        st.markdown(context.text(EMPTY))
        return
    _queue(context, items)
    waiting_part(context, "matching", of_kinds(MatchProduct))


def _texts(context: PageContext) -> list[Plain]:
    """Return the texts, read once for a load and what the log holds; those of links that are targets first."""
    entries = context.records.entries
    asked = (context.key, context.language, entries[-1].sequence if entries else 0)
    kept = st.session_state.get("matching-texts")
    if kept is None or kept[0] != asked:
        found: list[Plain] = []
        if not told(context, LOOKING, lambda: found.extend(acts_of(context).texts(context.language))):
            return []
        wanted = {target.link_id for target in context.judgement.targets}
        found.sort(key=lambda each: (not each["waits"], -sum(one["link"] in wanted for one in each["proposals"])))
        kept = st.session_state["matching-texts"] = (asked, found)
    texts_: list[Plain] = kept[1]
    return texts_


def _queue(context: PageContext, items: Sequence[Plain]) -> None:
    pressed = _keys(key="matching-keys", data={"keys": list(queue.KEYS)}, on_key_change=_nothing).key
    if pressed is not None:
        queue.press(items, str(pressed))
    now = queue.at(items)
    left, right = st.columns(BESIDE, gap="medium")
    with left:
        first = now // SHOWN * SHOWN
        part = queue_list(items[first : first + SHOWN], first, now, queue.decisions())
        _clicked(items, show_markup(to_text(part), key="matching-list", css=CSS))
        st.caption(context.text(PLACE, place=now + 1, count=len(items)))
    with right:
        _text(context, items, items[now], now)
    _foot(context, items)


def _text(context: PageContext, items: Sequence[Plain], item: Plain, now: int) -> None:
    chosen = queue.chosen(item)
    rows = [proposal_row(context, item, place, chosen, queue.decisions()) for place in range(len(item["proposals"]))]
    said = context.text(NOW, place=chosen + 1, name=item["proposals"][chosen]["name"])
    tree = element("div", {}, text_box(context, item, chosen), *rows, key_line(context, said))
    _clicked(items, show_markup(to_text(tree), key="matching-text", css=CSS))
    with st.expander(context.text(OTHER)):
        names = {id: link_name(link, context.language) for id, link in context.city.links.items()}
        link = st.selectbox(
            context.text(CHOOSE),
            list(names),
            index=None,
            format_func=names.__getitem__,
            key=f"matching-other-{now}",
        )
        if st.button(context.text(TAKE), key="matching-take", disabled=link is None) and link is not None:
            queue.decide(item["id"], link, True, now)
            st.rerun()


def _clicked(items: Sequence[Plain], said: str | None) -> None:
    if said is not None:
        queue.press(items, said)
        st.rerun()


def _foot(context: PageContext, items: Sequence[Plain]) -> None:
    count = len(queue.decisions())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(context.text(NOT_YET, count=count), width="stretch")
        st.button(context.text(BACK), key="matching-back", on_click=queue.press, args=(items, "back"))
        st.button(context.text(LATER), key="matching-later", on_click=queue.press, args=(items, "later"))
        look = st.button(
            context.text(LOOK, count=count),
            type="primary",
            key="matching-look",
            disabled=context.read_only or not count,
            help=why_not(context),
        )
    if look:
        st.dialog(context.text(TITLE, count=count), width="large")(_enter)(context)


def _enter(context: PageContext) -> None:
    wish = acts_of(context).wish(matches=dict(queue.decisions()))
    look_and_enter(context, wish, "matching", False, queue.forget)


def _nothing() -> None:
    """Stand as the callback that makes Streamlit keep the value."""
