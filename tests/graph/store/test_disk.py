"""What a disk refuses, met on real disks: full, read-only, closed, too small a limit, a folder in the way."""

import errno
import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import StoreError, StoreUnwritable
from graph.model.acts import AddToShortlist
from graph.store.disk import FAILED, FULL, disk_errors, refusal
from graph.store.log import NewEntry
from graph.store.sqlite_log import SqliteLog

HOME = Path(__file__).resolve().parents[3]
WHOLE = ("没有写入，原有内容完好", "nothing was written, what was there is whole")


def write(path, size=200_000):
    """Write a database of about `size` bytes."""
    with disk_errors(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("CREATE TABLE IF NOT EXISTS t (x)")
            connection.execute("INSERT INTO t VALUES (zeroblob(?))", (size,))
        finally:
            connection.close()


@pytest.fixture
def small_disk(tmp_path):
    place = tmp_path / "small"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def told(path, work=write):
    with pytest.raises(StoreUnwritable) as refused:
        work(path)
    said = str(refused.value)
    assert all(part in said for part in WHOLE)
    assert isinstance(refused.value, StoreError)
    assert "备份" not in said
    return said


def test_a_full_disk(small_disk):
    said = told(small_disk / "a.sqlite")
    assert "磁盘已满，请腾出空间后重试" in said
    assert "the disk is full" in said


def test_a_read_only_disk(small_disk):
    write(small_disk / "a.sqlite", 10)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for name in ("a.sqlite", "new.sqlite"):
        assert "只读" in told(small_disk / name)


IN_A_PROCESS = """
import importlib, os, resource, sys
from pathlib import Path
sys.path[:0] = {paths!r}
write = importlib.import_module("test_disk").write
{before}
write(Path({path!r}))
"""


def in_a_process(path, before):
    """Return what is told where `before` was done to a process first."""
    paths = [str(HOME), str(Path(__file__).parent)]
    code = IN_A_PROCESS.format(paths=paths, before=before, path=str(path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "StoreUnwritable" in done.stderr, done.stderr
    return done.stderr.strip().splitlines()[-1]


@pytest.fixture
def closed_folder(tmp_path):
    for folder in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        folder.chmod(0o755)
    place = tmp_path / "closed"
    place.mkdir()
    write(place / "a.sqlite", 10)
    place.chmod(0o555)
    (place / "a.sqlite").chmod(0o444)
    return place


@pytest.mark.parametrize("name", ["a.sqlite", "new.sqlite"])
def test_a_folder_of_another_account(closed_folder, name):
    before = "os.seteuid(65534)" if os.geteuid() == 0 else ""
    said = in_a_process(closed_folder / name, before)
    assert "没有这个位置的读写权限" in said
    assert "no permission to read and write here" in said


def test_a_limit_on_the_size_of_files(tmp_path):
    said = in_a_process(tmp_path / "a.sqlite", "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))")
    assert "文件超过系统允许的大小" in said


def test_too_many_open_files(tmp_path):
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    opened = [os.open(tmp_path, os.O_RDONLY)]
    # no file may be opened any more: the next number free is the limit itself
    resource.setrlimit(resource.RLIMIT_NOFILE, (opened[0] + 1, limit[1]))
    try:
        said = told(tmp_path / "a.sqlite")
    finally:
        os.close(opened[0])
        resource.setrlimit(resource.RLIMIT_NOFILE, limit)
    assert "打开的文件太多" in said


def entry(name, reason="备注" * 500):
    return NewEntry(act=AddToShortlist(link_id=name), who="市工信局", load_id="0001-aaaa", reason=reason)


def test_the_log_on_a_full_disk_keeps_what_it_has(small_disk):
    log = SqliteLog(small_disk / "log.sqlite")

    def fill(path):
        for place in range(100):
            log.append(entry(f"l{place}"), 0)

    assert "磁盘已满" in told(log.path, fill)
    held = log.entries()
    assert 0 < len(held) < 30
    assert log.last() == len(held)
    assert {path.name for path in small_disk.iterdir()} == {"log.sqlite", "log.sqlite.head"}
    subprocess.run(["mount", "-o", "remount,size=1m", str(small_disk)], check=True)
    assert log.append(entry("more"), 0).sequence == len(held) + 1


def test_a_log_that_could_not_even_begin_begins_later(small_disk):
    fill = small_disk / "fill"
    fill.write_bytes(bytes(60 * 1024))
    log = SqliteLog(small_disk / "log.sqlite")
    assert "磁盘已满" in told(log.path, lambda _: log.append(entry("a"), 0))
    assert (log.last(), log.entries()) == (0, ())
    fill.unlink()
    assert log.append(entry("a"), 0).sequence == 1


def test_the_log_on_a_read_only_disk_is_read(small_disk):
    log = SqliteLog(small_disk / "log.sqlite")
    first = log.append(entry("a"), 0)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert log.entries() == (first,)
    assert "只读" in told(log.path, lambda _: log.append(entry("b"), 0))
    new = SqliteLog(small_disk / "below" / "new.sqlite")
    assert "只读" in told(new.path, lambda _: new.append(entry("a"), 0))
    assert new.entries() == ()


def test_what_stands_in_the_way(tmp_path):
    (tmp_path / "folder.sqlite").mkdir()
    (tmp_path / "file").touch()
    assert "一个文件夹占着" in told(tmp_path / "folder.sqlite")
    assert "不是文件夹" in told(tmp_path / "file" / "a.sqlite")
    assert "太长" in told(tmp_path / ("长" * 300))
    assert "文件夹不在了" in told(tmp_path / "gone" / "a.sqlite")


def test_what_the_system_itself_says(tmp_path):
    def make(path):
        with disk_errors(path):
            path.mkdir(parents=True)

    (tmp_path / "file").touch()
    assert "不是文件夹" in told(tmp_path / "file" / "below", make)
    assert str(refusal(OSError(errno.EDQUOT, "quota"), tmp_path)).startswith(FULL[0])
    assert str(refusal(OSError(errno.ESTALE, "stale"), tmp_path)).startswith(FAILED[0])


def test_what_is_not_the_disk_passes(tmp_path):
    damaged = tmp_path / "a.sqlite"
    damaged.write_bytes(b"not a database" * 500)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        write(damaged)
    with pytest.raises(ZeroDivisionError), disk_errors(damaged):
        1 / 0  # noqa: B018
