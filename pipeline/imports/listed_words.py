"""What an import says of the project ledger: how much came in, what moved since the edition before, what was left."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from graph.model.ledger_acts import OpenProject, RecordAmount
from graph.model.ledger_words import AmountKind
from graph.text import Text
from loaders.office.as_facts import HeldRow
from loaders.office.row import Plain
from pipeline.imports.plan_acts import FilePlan
from reports.wording.language import Language
from reports.wording.punctuation import with_label
from reports.wording.records import act_text

TAKEN = Text("项目台账：{count:,} 个项目，截至 {day}{guess}", "project ledger: {count:,} projects as of {day}{guess}")
GUESS = Text("（文件没写日期，按今天）", " (the file gives no day: today)")
AMOUNTS = Text("{kind} {count:,} 笔（口径待核 {open:,}）", "{kind} {count:,} (rule to be verified {open:,})")
MOVED = Text("阶段有变的 {count:,} 个：", "{count:,} moved:")
MOVE = Text("{title}：{old} → {new}", "{title}: {old} → {new}")
ONLY = Text("只进台账、没有进资料的 {count:,} 行：", "{count:,} rows are in the ledger alone and not in the graph:")
LEFT = Text("没有记进台账的 {count:,} 处：", "{count:,} cells were not taken into the ledger:")
ONE = Text("{why}：{count:,} 处，如 {first}", "{why}: {count:,}, as in {first}")
EDITED = Text("台账导出（记录 #{last}）改了 {count:,} 处：", "export of the ledger (record #{last}), {count:,} edits:")
MORE = Text("… 另有 {count:,} 条（--json 看全部）", "… {count:,} more (--json)")


def listed_lines(plan: FilePlan, en: bool, shown: int) -> Iterator[str]:
    """Yield what a file brings to the ledger, in words."""
    listed = plan.listed
    language: Language = "en" if en else "zh"
    if listed.exported is not None:
        yield from _edits(plan, language, shown)
        return
    if not listed.acts:
        return
    projects = {act.project_id for _, act in listed.acts if isinstance(act, OpenProject) and act.same_as_id is None}
    guess = "" if listed.day_is_told else GUESS.of(language)
    yield "  " + TAKEN.of(language, count=len(projects), day=listed.day, guess=guess)
    counts = [AMOUNTS.of(language, kind=kind.label(language), count=n, open=o) for kind, n, o in _counts(plan)]
    if counts:
        yield "    " + (", " if en else "、").join(counts)
    moved = listed.moved("" if plan.follows is None else plan.follows[1].ledger)
    if moved:
        yield "    " + MOVED.of(language, count=len(moved))
        lines = [MOVE.of(language, title=t, old=a.label(language), new=b.label(language)) for t, a, b in moved]
        yield from (f"      {line}" for line in lines[:shown])
        if len(lines) > shown:
            yield "      " + MORE.of(language, count=len(lines) - shown)
    yield from _grouped(ONLY, [each for each in plan.made.held if each.source in listed.rows], language)
    yield from _grouped(LEFT, listed.left, language)


def _edits(plan: FilePlan, language: Language, shown: int) -> Iterator[str]:
    """Yield what was edited in an export of the ledger."""
    acts, titles = plan.listed.acts, plan.listed.titles
    yield "  " + EDITED.of(language, count=len(acts), last=plan.listed.exported)
    lines = [with_label(titles[act.project_id], act_text(act, language), language) for _, act in acts]
    yield from (f"    {line}" for line in lines[:shown])
    if len(lines) > shown:
        yield "    " + MORE.of(language, count=len(lines) - shown)
    yield from _grouped(LEFT, plan.listed.left, language)


def _counts(plan: FilePlan) -> Iterator[tuple[AmountKind, int, int]]:
    acts = [act for _, act in plan.listed.acts if isinstance(act, RecordAmount)]
    every = Counter(act.amount for act in acts)
    blank = Counter(act.amount for act in acts if act.counted_by is None)
    yield from ((kind, every[kind], blank[kind]) for kind in AmountKind if every[kind])


def _grouped(head: Text, left: Sequence[HeldRow], language: Language) -> Iterator[str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in left:
        found[each.en if language == "en" else each.zh].append(each.source)
    if found:
        yield "    " + head.of(language, count=len(left))
    for why, sources in found.items():
        yield "      " + ONE.of(language, why=why, count=len(sources), first=sources[0])


def listed_content(plan: FilePlan) -> Plain:
    """Return what a file brings to the ledger as plain values."""
    listed = plan.listed
    moved = listed.moved("" if plan.follows is None else plan.follows[1].ledger)
    return {
        "ledger": {
            "day": listed.day,
            "day_is_told": listed.day_is_told,
            "projects": len({act.project_id for _, act in listed.acts}),
            "moved": [{"title": title, "old": old.value, "new": new.value} for title, old, new in moved],
            "edits": None if listed.exported is None else len(listed.acts),
            "left": [{"source": each.source, "zh": each.zh, "en": each.en} for each in listed.left],
        }
    }
