"""A workspace of an earlier version made one of today's: backed up first, and nothing of it lost."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from graph.errors import InvalidRequest, StoreBusy, StoreEmpty, StoreError
from graph.store.log_chain import EntryRow
from loaders.folder import read_facts
from pipeline.backups.make import back_up
from pipeline.load import load_folded
from pipeline.settings import Settings, open_log, open_store


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did: the backup before it, records, whether they were given marks and the graph was made anew."""

    backup: Path
    records: int
    marked: bool
    loaded: bool


def upgrade(settings: Settings) -> Upgraded:
    """Bring log and graph to today's format, where they are of another; what they hold stays as it is.

    Raises FactsError, RemovalRefused, LogUnreadable: what was there is then as it was, and in the backup.
    """
    if settings.read_only:
        raise InvalidRequest("这里是只读的，没有升级", "this copy is read-only and was not upgraded")
    backup = back_up(settings, _free_name(settings.store.with_name("backups")))
    log = open_log(settings)
    before = log.rows()
    marked = bool(before) and log.head() is None
    if marked:
        log.copy_from(before)
    _compare(before, log.rows())
    loaded = not _opens(settings)
    if loaded:
        load_folded(read_facts(settings.facts), open_store(settings), log)
    return Upgraded(backup.file, len(before), marked, loaded)


def _free_name(folder: Path) -> Path:
    """Return where the backup goes: named by the second, and numbered where another was made in it."""
    stem = f"before-upgrade-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    names = (folder / f"{stem}{'' if at == 1 else f'-{at}'}.zip" for at in count(1))
    return next(path for path in names if not path.exists())


def _compare(before: tuple[EntryRow, ...], after: tuple[EntryRow, ...]) -> None:
    """Raise StoreBusy where entries are not the ones there were: somebody writes meanwhile."""
    if [row.values for row in after[: len(before)]] != [row.values for row in before]:
        raise StoreBusy("记录正被改动，请停用后再升级 / records are being changed: stop the app, then upgrade")


def _opens(settings: Settings) -> bool:
    """Return whether the graph can be read as it is, or there never was one; what ails it is mended by a load."""
    try:
        with open_store(settings).reader() as reader:
            reader.load()
    except StoreEmpty:
        return not settings.facts.is_dir()
    except StoreError:
        return False
    return True
