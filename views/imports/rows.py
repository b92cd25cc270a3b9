"""The fourth step of an import: rows at fault by reason, and which firms and links are meant."""

from collections.abc import Mapping

import streamlit as st

from graph.text import Text
from reports.deliverable import MIMES
from reports.wording.language import BLANK
from views.imports.questions import ask, choose, first
from views.imports.visit import field_text, in_words
from views.shared.context import PageContext
from views.shared.handing_over import handed
from views.shared.importing import Draft, Plain
from views.shared.plain_table import show_rows

COUNTS = Text(
    "{rows} 行：{ok} 行可用，{review} 行要看，{error} 行要改",
    "{rows} rows: {ok} ready, {review} to review, {error} to fix",
)
HEADS = (
    Text("轻重", "Weight"),
    Text("列", "Column"),
    Text("处", "Cells"),
    Text("是什么", "What"),
    Text("怎么办", "What to do"),
    Text("哪些格", "Which cells"),
)
WEIGHTS = {"error": Text("要改", "To fix"), "review": Text("要看", "Review"), "notice": Text("提示", "Notice")}
FINE = Text("每一行都读得通。", "Every row is understood.")
MARKED = Text("下载标注副本（问题写在各行旁边）", "Download a marked copy (reasons beside the rows)")
MARKED_NAME = Text("{stem}-标注.xlsx", "{stem}-marked.xlsx")
WORDS = Text("读不懂的词", "Words not known")
WHO = Text("谁是谁：可能是同一家", "Who is who: maybe the same firm")
WHO_HELP = Text(
    "没有信用代码或全名证实的，不自动合并；不答就当另一家。",
    "Without a credit code or the full name nothing is joined by itself; unanswered, it is a firm of its own.",
)
NEW = Text("不是，另一家", "No, another firm")
IS = Text("是 {name}（{why}）", "Yes, {name} ({why})")
LINKS = Text("产品是不是这个链环", "Whether a product is this link")
MEANS = Text("“{words}”是“{name}”吗？{count} 处；{why}", "Is “{words}” {name}? {count} times; {why}")
YES, NO = Text("是", "Yes"), Text("不是", "No")


def rows_step(context: PageContext, made: Draft) -> Mapping[str, Mapping[str, str]]:
    """Draw what is at fault and what is to be decided; return the answers that were changed."""
    st.subheader(context.text(COUNTS, **{name: f"{n:,}" for name, n in _counts(made).items()}), anchor=False)
    problems = made.head["problems"]
    if not problems:
        st.caption(context.text(FINE))
    else:
        show_rows(context, HEADS, [_problem(context, each) for each in problems], "problems")
        st.download_button(
            context.text(MARKED),
            handed(context, "import-marked.xlsx", lambda: made.marked(context.language)),
            file_name=context.text(MARKED_NAME, stem=made.name.rpartition(".")[0]),
            mime=MIMES["xlsx"],
            on_click="ignore",
            key="imports-marked",
        )
    answers: dict[str, str] = {}
    if any(each.startswith("word:") for each in made.asked):
        st.subheader(context.text(WORDS), anchor=False)
        answers |= ask(context, made, ("word:",))
    answers |= _who(context, made) | _links(context, made)
    return {"answers": answers}


def _counts(made: Draft) -> dict[str, int]:
    return {name: made.head["counts"][name] for name in ("rows", "ok", "review", "error")}


def _problem(context: PageContext, each: Plain) -> tuple[str, ...]:
    cells = [_cell(one) for one in each["first"]]
    more = " …" if each["count"] > len(cells) else ""
    return (
        context.text(WEIGHTS[each["weight"]]),
        field_text(context, each["column"]) if each["column"] else BLANK,
        f"{each['count']:,}",
        in_words(context, each),
        in_words(context, each, "do_"),
        "，".join(cells) + more if context.language == "zh" else ", ".join(cells) + more,
    )


def _cell(one: Plain) -> str:
    text = f" “{one['text'][:20]}”" if "text" in one else ""
    return f"{one['source'].rpartition('!')[2]}{text}"


def _who(context: PageContext, made: Draft) -> dict[str, str]:
    asked = [each for each in made.asked.values() if each["group"] == "who"]
    if not asked:
        return {}
    st.subheader(f"{context.text(WHO)} {len(asked)}", anchor=False)
    st.caption(context.text(WHO_HELP))
    found: dict[str, str] = {}
    for number, each in enumerate(first(context, made, asked)):
        options = {"new": context.text(NEW)}
        for one in each["may_be"]:
            options[one["id"]] = context.text(IS, name=one["name"], why=in_words(context, one))
        answer = choose(context, made, each, each["name"], options, f"who{number}")
        found |= {} if answer is None else {each["id"]: answer}
    return found


def _links(context: PageContext, made: Draft) -> dict[str, str]:
    asked = [each for each in made.asked.values() if each["group"] == "links"]
    if not asked:
        return {}
    st.subheader(f"{context.text(LINKS)} {len(asked)}", anchor=False)
    found: dict[str, str] = {}
    for number, each in enumerate(first(context, made, asked)):
        label = context.text(
            MEANS, words=each["words"], name=each["name"], count=each["count"], why=in_words(context, each)
        )
        options = {"yes": context.text(YES), "no": context.text(NO)}
        answer = choose(context, made, each, label, options, f"link{number}")
        found |= {} if answer is None else {each["id"]: answer}
    return found
