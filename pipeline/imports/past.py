"""What was imported so far: who, when, which file, what it changed, and whether it stands."""

import json

from graph.analysis.records import Records
from graph.model.acts import LogEntry, Undo
from graph.model.fact_acts import FactAct, ImportFile, WithdrawImport
from loaders.office.row import Plain
from reports.wording.language import Language
from reports.wording.records import act_text, time_text

STATES = {
    "stands": ("有效", "stands"),
    "followed": ("已有新一期 #{by}", "followed by #{by}"),
    "undone": ("已撤销", "undone"),
    "withdrawn": ("已撤下 #{by}", "withdrawn by #{by}"),
}


def past_imports(records: Records, en: bool) -> list[Plain]:
    """List every import as plain values, the first first."""
    return [_past(records, entry, en) for entry in records.counted if isinstance(entry.act, ImportFile)]


def past_acts(records: Records, language: Language) -> list[Plain]:
    """List whatever changed facts as plain values, imports with their file, other acts in words, the first first."""
    en = language == "en"
    found = []
    for entry in records.counted:
        if isinstance(entry.act, ImportFile):
            found.append(_past(records, entry, en))
        elif isinstance(entry.act, FactAct):
            found.append(_act(records, entry, language))
    return found


def _act(records: Records, entry: LogEntry, language: Language) -> Plain:
    return {
        "sequence": entry.sequence,
        "time": time_text(entry),
        "who": entry.who,
        "dataset": entry.act.subject,
        "file": act_text(entry.act, language),
        "sha": "",
        "rows": 0,
        "added": None,
        "changed": None,
        "removed": None,
        "state": _state(records, entry, language == "en"),
        "is_undone": entry.sequence in records.undone,
        "reason": entry.reason,
    }


def _past(records: Records, entry: LogEntry, en: bool) -> Plain:
    act = entry.act
    if not isinstance(act, ImportFile):
        raise TypeError(act.KIND)
    counts = json.loads(act.counts)
    return {
        "sequence": entry.sequence,
        "time": time_text(entry),
        "made_at": entry.made_at,
        "who": entry.who,
        "dataset": act.dataset,
        "file": act.file,
        "sha256": act.sha256,
        "sha": act.sha256[:12],
        "rows": len(json.loads(act.rows)),
        **{name: counts.get(name) for name in ("added", "changed", "removed")},
        "state": _state(records, entry, en),
        "is_undone": entry.sequence in records.undone,
        "reason": entry.reason,
    }


def _state(records: Records, entry: LogEntry, en: bool) -> str:
    if entry.sequence in records.undone:
        return STATES["undone"][en]
    on_it = [
        each
        for each in records.counted
        if each.act.subject == entry.act.subject
        and not isinstance(each.act, Undo)
        and each.sequence not in records.undone
        and each.sequence > entry.sequence
    ]
    if not on_it:
        return STATES["stands"][en]
    last = on_it[-1]
    return STATES["withdrawn" if isinstance(last.act, WithdrawImport) else "followed"][en].format(by=last.sequence)
