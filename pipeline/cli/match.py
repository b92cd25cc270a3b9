"""`match`: which links product texts name, and what waits for a person to decide."""

import csv
import io
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from graph.analysis.records import Records
from graph.errors import InvalidRequest
from graph.text import Text
from loaders.folder import read_facts
from loaders.office.product_guards import REASONS
from loaders.office.products import ProductReader, Ruling
from loaders.office.row import Plain
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of, settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.imports.matching import as_plain, reader_of, texts_of
from pipeline.imports.preview import preview
from pipeline.settings import open_log

RULINGS = {
    "confirmed": Text("确认", "confirmed"),
    "uncertain": Text("不确定", "uncertain"),
    "rejected": Text("否", "rejected"),
}
MOST_BYTES = 8 * 2**20
"""Size of a file of texts that is read."""


def run(args: Namespace) -> CommandResult:
    """Read texts, or list what waits; write nothing."""
    settings = settings_of(args)
    records = Records(open_log(settings).entries())
    facts = preview(read_facts(settings.facts), records.entries, ()).after.facts
    reader, en = reader_of(facts), language_of(args) == "en"
    if args.text or args.file:
        texts = [(args.firm, each) for each in args.text or ()] + list(_texts_in(args.file))
        found = [_read(reader, firm, text, en) for firm, text in texts]
        return _result("read", found, found, en)
    items = [as_plain(each, en) for each in texts_of(facts, records, reader)]
    waiting = items if args.decided else [each for each in items if each["waits"]]
    return _result("waits" if waiting else "none", items, waiting, en)


def _result(status: str, items: list[Plain], shown: list[Plain], en: bool) -> CommandResult:
    counts = {
        ruling: sum(each["ruling"] == ruling for item in items for each in item["proposals"]) for ruling in RULINGS
    }
    lines = [line for item in shown for line in _lines(item, en)]
    return CommandResult(
        0, {"status": status, "summary": lines, "number": len(shown), "rulings": counts, "texts": shown}
    )


def _texts_in(file: Path | None) -> Iterator[tuple[str | None, str]]:
    """Yield firm and text of a CSV with a column `text`, and one `firm` if it has it; of other files every line."""
    if file is None:
        return
    try:
        content = file.read_bytes()
        told = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequest(
            f"读不了 {file.name}：请给 UTF-8 的文本或 CSV", f"{file.name} cannot be read: give a text or CSV in UTF-8"
        ) from error
    if len(content) > MOST_BYTES:
        raise InvalidRequest(f"{file.name} 超过 8 MB，请拆开", f"{file.name} is larger than 8 MB; split it")
    rows = csv.DictReader(io.StringIO(told))
    names = {name.strip(): name for name in rows.fieldnames or () if name}
    column = next((names[name] for name in ("text", "产品", "主营产品") if name in names), None)
    if column is None:
        yield from ((None, line.strip()) for line in told.splitlines() if line.strip())
        return
    firm = next((names[name] for name in ("firm", "企业名称") if name in names), None)
    for row in rows:
        if (row[column] or "").strip():
            yield (row[firm] or None) if firm is not None else None, row[column].strip()


def _read(reader: ProductReader, firm: str | None, text: str, en: bool) -> Plain:
    proposals = [
        {
            "link": each.link,
            "name": reader.title(each.link),
            "ruling": each.ruling.value,
            "words": each.words,
            "reason": REASONS[each.reason][en],
            "decided": None,
        }
        for each in reader.read(text, firm)
    ]
    waits = any(each["ruling"] == Ruling.UNCERTAIN.value for each in proposals)
    return {"firm": None, "firm_name": firm, "text": text, "waits": waits, "proposals": proposals}


def _lines(item: Plain, en: bool) -> Iterator[str]:
    id = "" if item["firm"] is None else f"（{item['firm']}）"
    yield f"{item['firm_name'] or ''}{id} “{item['text']}”"
    for each in item["proposals"]:
        ruling = RULINGS[each["ruling"]].of("en" if en else "zh")
        record = "" if each["decided"] is None else f" #{each['decided']}"
        yield f"  {ruling}{record} {each['name']}（{each['link']}） “{each['words']}” {each['reason']}"


COMMAND = Command(
    name="match",
    help="which links product texts name: of --text or FILE, else the texts on file that wait for a decision",
    run=run,
    arguments=(
        argument(
            "file", nargs="?", type=Path, metavar="FILE", help="CSV with a column text (firm too), or lines of text"
        ),
        argument("--text", action="append", metavar="TEXT", help="a product text; may be given again"),
        argument("--firm", metavar="NAME", help="the name of the firm that --text is of"),
        argument("--decided", action="store_true", help="list what is decided too"),
    ),
    titles={
        "read": (
            "读了 {number} 条产品原文；确认才算数，写入用 edit match。\n{told}",
            "{number} product texts read; only confirmed ones count.\n{told}",
        ),
        "waits": (
            "{number} 条产品原文等着定；用 edit match 企业 链环 说法 yes|no 定，或在产品归环页定。\n{told}",
            "{number} product texts wait; decide by edit match FIRM LINK WORDS yes|no, or in the app.\n{told}",
        ),
        "none": ("没有等着配对的产品。", "No product text waits."),
    },
)
