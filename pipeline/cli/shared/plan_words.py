"""A plan of an import in a few lines: what was read, what must be looked at, what needs a decision."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from loaders.office.lines import REASONS

SHOWN = 6
"""Groups of problems and questions that are shown; the plan holds all of them."""
STATUSES = {"ok": ("可用", "ready"), "review": ("要看", "to review"), "error": ("要改", "to fix")}
WEIGHTS = {"error": ("要改", "error"), "review": ("要看", "review"), "notice": ("提示", "notice")}
UNREAD = {
    "hidden": ("是隐藏的，没有读（要读加 --read-hidden）", "hidden and not read (--read-hidden reads it)"),
    "headings": (
        "没有认出表头，没有读；在计划的 corrections 里写 heading_rows 和 columns 再运行一次",
        "no headings known, not read; write heading_rows and columns into corrections of the plan and run it again",
    ),
    "own": (
        "是本系统自己的表，按编号认行，导入不读；放回资料文件夹，再更新",
        "a table of our own, whose rows go by ids: not read; put it into the folder of facts and load",
    ),
    "inputs": (
        "写的是上下游的投入关系，导入不读；填进资料表“投入关系”（inputs），再更新",
        "tells inputs between links: not read; fill in the table “Inputs” of the facts and load",
    ),
    "kind": (
        "看不出是哪一种表，没有读；在问题里选定，或在 corrections 里写 kinds",
        "the headings tell no kind of table, not read; answer the question, or write kinds into corrections",
    ),
}
DECISIONS = {
    "questions": ("其他问题", "other questions"),
    "who": ("可能是同一家", "maybe the same firm"),
    "links": ("可能的链环", "maybe a link"),
}
CHANGES = {
    "added": ("新增", "added"),
    "removed": ("移除", "removed"),
    "changed": ("改动", "changed"),
    "renamed": ("更名", "renamed"),
}
Plain = dict[str, Any]


def summary_of(head: Plain, language: str) -> Iterator[str]:
    """Yield a plan in words, in one language."""
    en = language == "en"
    yield from _of_files(head, en)
    yield from _of_tables(head, en)
    yield from _of_skipped(head, en)
    yield from _of_problems(head, en)
    yield from _of_decisions(head, en)
    if "changes" in head:
        yield from _of_changes(head["changes"], en)


def _of_files(head: Plain, en: bool) -> Iterator[str]:
    for file in head["files"]:
        if "refused" in file:
            yield f"[{'refused' if en else '没有读'}] {file['name']}: {file['refused']['en' if en else 'zh']}"
            continue
        for note in file["notes"]:
            yield f"{file['name']}: {note['en' if en else 'zh']}"
        for sheet in file["sheets"]:
            if sheet.get("why") in UNREAD:
                yield f"{file['name']}!{sheet['name']}{': ' if en else '：'}{UNREAD[sheet['why']][en]}"


def _of_tables(head: Plain, en: bool) -> Iterator[str]:
    for table in head["tables"]:
        counts = [f"{words[en]} {table[status]:,}" for status, words in STATUSES.items()]
        if en:
            yield f"{table['source']}: {table['en']}, {table['rows']:,} rows ({', '.join(counts)})"
        else:
            yield f"{table['source']}：按{table['zh']}读，{table['rows']:,} 行（{'，'.join(counts)}）"
        left = [column["heading"] for column in table.get("columns", ()) if column["field"] is None]
        if left:
            said = "kept as they are, no column for them" if en else "这些列没有对应的项，内容留在计划里"
            yield _listed(f"  {said}", left, en)


def _of_skipped(head: Plain, en: bool) -> Iterator[str]:
    counts = Counter(each["reason"] for each in head["skipped"])
    if counts:
        parts = [f"{REASONS[reason][en]} {count:,}" for reason, count in counts.items()]
        yield _listed("Lines left out" if en else "没有当作内容的行", parts, en)


def _of_problems(head: Plain, en: bool) -> Iterator[str]:
    groups = [each for each in head["problems"] if each["weight"] != "notice"]
    for each in groups[:SHOWN]:
        first = each["first"][0]
        what, todo = (each["en"], each["do_en"]) if en else (each["zh"], each["do_zh"])
        text = f" “{first['text']}”" if "text" in first else ""
        begin = f"[{WEIGHTS[each['weight']][en]}] {each['column'] or ''} ×{each['count']:,} {first['source']}{text}"
        yield f"{begin}: {what} → {todo}" if en else f"{begin}：{what}；{todo}"
    if len(groups) > SHOWN:
        more = len(groups) - SHOWN
        yield f"… {more} more kinds in the plan" if en else f"… 另有 {more} 类，见计划的 problems"


def _of_decisions(head: Plain, en: bool) -> Iterator[str]:
    questions = head["questions"]
    for each in questions[:SHOWN]:
        begin = f"[{'decide' if en else '要定'}] {each['where']}"
        if en:
            yield f"{begin}: {each['en']} (without an answer: {each['default']})"
        else:
            yield f"{begin}：{each['zh']}（不答按 {each['default']}）"
    left = {"questions": max(0, len(questions) - SHOWN), "who": len(head["who"]), "links": len(head["links"])}
    parts = [f"{DECISIONS[name][en]} {count:,}" for name, count in left.items() if count]
    if parts:
        yield _listed("To decide in the plan" if en else "还可在计划里定", parts, en)


def _of_changes(changes: Plain, en: bool) -> Iterator[str]:
    parts = [f"{words[en]} {len(changes[name]):,}" for name, words in CHANGES.items()]
    yield _listed("Against the edition before" if en else "与上一期相比", parts, en)


def _listed(begin: str, parts: Sequence[str], en: bool) -> str:
    return f"{begin}: {', '.join(parts)}" if en else f"{begin}：{'、'.join(parts)}"
