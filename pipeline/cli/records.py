"""`records`: what people did in the app, entry by entry, as the log holds it."""

import json
from argparse import Namespace
from pathlib import Path

from graph.analysis.facts.city import City, read_city
from graph.analysis.records import Records
from graph.errors import StoreEmpty
from graph.model.acts import LogEntry
from pipeline.cli.log_maintenance import ACTIONS, TITLES
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of, settings_of
from pipeline.cli.shared.output import CommandResult, Content
from pipeline.settings import open_log, open_store
from reports.wording.language import Language
from reports.wording.records import about_text, act_text, time_text

HEADINGS = {
    "sequence": ("序", "#"),
    "time": ("时间", "Time (Beijing)"),
    "who": ("记录单位", "Recorded by"),
    "load": ("资料版次", "Data load"),
    "what": ("操作", "Action"),
    "about": ("对象", "Subject"),
    "stands": ("有效", "Stands"),
    "reason": ("理由或备注", "Reason or note"),
}

LONG = ("rows", "recipe", "contents", "ledger")


def listed(args: Namespace) -> CommandResult:
    """Return a row for each entry, in order."""
    folded = Records(open_log(settings_of(args)).entries())
    city, language = _city(args), language_of(args)
    found = [entry_row(folded, entry, city, language) for entry in folded.entries]
    return CommandResult(0, {"status": "records", "rows": found}, HEADINGS)


def _city(args: Namespace) -> City | None:
    """Return the city, None where nothing is loaded: the log can be read all the same."""
    try:
        with open_store(settings_of(args)).reader() as reader:
            return read_city(reader)
    except StoreEmpty:
        return None


def entry_row(folded: Records, entry: LogEntry, city: City | None, language: Language) -> Content:
    """Return one entry as plain values and words; `stands` tells whether it is what counts on its subject now."""
    act = entry.act
    return {
        "sequence": entry.sequence,
        "made_at": entry.made_at,
        "time": time_text(entry),
        "who": entry.who,
        "load": entry.load_id,
        "kind": act.KIND,
        "what": act_text(act, language),
        "subject": act.subject,
        "about": act.subject if city is None else about_text(city, act, language),
        # the rows of a file are what the graph shows; a list of entries is no place for them
        "payload": {name: value for name, value in json.loads(act.payload()).items() if name not in LONG},
        "stands": folded.stands(entry),
        "undone": entry.sequence in folded.undone,
        "reason": entry.reason,
    }


def records(args: Namespace) -> CommandResult:
    """List the log, or do with it what was asked."""
    action = "verify" if args.verify else args.action
    if action == "list":
        return listed(args)
    return ACTIONS[action](open_log(settings_of(args)), args)


COMMAND = Command(
    name="records",
    help="what people did in the app; verify, backup --out FILE, restore FILE, accept keep the log safe",
    run=records,
    arguments=(
        argument("action", nargs="?", choices=("list", *ACTIONS), default="list", help="what to do; else: list"),
        argument("file", nargs="?", type=Path, help="the backup that restore reads"),
        argument("--verify", action="store_true", help="the same as: verify"),
        argument("--out", type=Path, metavar="FILE", help="the file that backup writes, with FILE.head"),
    ),
    titles={"records": ("记录 {count} 条", "{count} records"), **TITLES},
)
