"""Backups of workspaces: whole while somebody writes, the same answers elsewhere, nothing taken on trust."""

import hashlib
import json
import shutil
import sqlite3
import threading
import zipfile
from pathlib import Path

import pytest

from graph.errors import InvalidRequest
from graph.store.sqlite.seal import LENGTH, add_seal
from graph.store.sqlite_log import SqliteLog
from pipeline.backups.archive import ArchiveLimits, is_safe, unpack
from pipeline.backups.make import back_up
from pipeline.backups.restore import restore
from pipeline.settings import Settings, open_log
from tests.pipeline.backups.conftest import enter

LOGS = Path(__file__).resolve().parents[2] / "data" / "logs"
ASKED = (
    ("targets", "--json"),
    ("diagnose", "--json"),
    ("candidates", "--json"),
    ("stats", "--json"),
    ("records", "--json"),
)


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_restored_workspace_gives_the_same_answers_in_another_home(jia, home, run, tmp_path, monkeypatch):
    before = [run(*asked, "--workspace", "jia") for asked in ASKED]
    assert all(code == 0 for code, _ in before)
    code, told = run("backup", tmp_path / "jia.zip", "--workspace", "jia", "--json")
    (row,) = json.loads(told)["rows"]
    assert (code, row["records"], row["kept"], row["graph"]) == (0, 1, 1, True)
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path / "elsewhere"))
    assert run("restore", tmp_path / "jia.zip", "--workspace", "bing")[0] == 0
    assert [run(*asked, "--workspace", "bing") for asked in ASKED] == before
    held, now = files_of(home / "jia"), files_of(tmp_path / "elsewhere" / "bing")
    for name in held.keys() - {"lianpu.sqlite.lock", "lianpu-records.sqlite", "lianpu-records.sqlite.head"}:
        assert now[name] == held[name], name
    assert open_log(Settings.from_environment("bing")).rows() == SqliteLog(open_log(jia).path).rows()
    assert run("records", "verify", "--workspace", "bing")[0] == 0


def test_a_backup_is_whole_while_somebody_writes(jia, tmp_path):
    begun, over = threading.Event(), threading.Event()

    def write():
        number = 0
        while not over.is_set():
            enter(jia, f"link-{number}")
            number += 1
            if number == 5:
                begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert begun.wait(120)
        made = [back_up(jia, tmp_path / f"{number}.zip") for number in range(3)]
    finally:
        over.set()
        writer.join()
    rows = open_log(jia).rows()
    for backup in made:
        unpack(backup.file, tmp_path / backup.file.stem)
        held = SqliteLog(tmp_path / backup.file.stem / "records.sqlite").rows()
        assert len(held) == backup.records >= 6
        assert held == rows[: len(held)]


def test_a_living_workspace_is_replaced_only_where_that_is_meant_and_is_kept(jia, home, run, tmp_path):
    back_up(jia, tmp_path / "a.zip")
    enter(jia, "propylene")
    before = files_of(home / "jia")
    code, told = run("restore", tmp_path / "a.zip", "--workspace", "jia")
    assert (code, "--over" in told) == (2, True)
    assert files_of(home / "jia") == before
    assert run("restore", tmp_path / "a.zip", "--workspace", "jia", "--over")[0] == 0
    assert len(open_log(jia).rows()) == 1
    (aside,) = (home / "jia").glob("aside-*")
    assert len(SqliteLog(aside / "lianpu-records.sqlite").rows()) == 2
    assert (aside / "lianpu.sqlite").read_bytes() == before["lianpu.sqlite"]
    assert not list((home / "jia").glob(".restoring-*"))


def test_the_facts_of_the_default_workspace_are_never_written_over(home, facts, run, tmp_path, monkeypatch):
    monkeypatch.setenv("LIANPU_FACTS", str(facts))
    assert run("load")[0] == 0
    assert run("backup", tmp_path / "a.zip")[0] == 0
    (facts / "expectations.yaml").write_text("", encoding="utf-8")
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path / "other"))
    code, told = run("restore", tmp_path / "a.zip", "--json")
    place = Path(json.loads(told)["facts"])
    assert (code, place.parent) == (0, tmp_path / "other")
    assert (place / "expectations.yaml").read_bytes()
    assert not (facts / "expectations.yaml").read_bytes()


def test_no_file_is_written_over_and_no_half_one_is_left(jia, tmp_path):
    target = tmp_path / "a.zip"
    target.write_bytes(b"mine")
    with pytest.raises(InvalidRequest, match="已经在了"):
        back_up(jia, target)
    assert target.read_bytes() == b"mine"
    jia.store.with_name("lianpu-records.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 9000)
    with pytest.raises(Exception, match="/"):
        back_up(jia, tmp_path / "b.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "var"]


def test_a_damaged_graph_keeps_no_record_from_being_backed_up(jia, run, tmp_path):
    content = jia.store.read_bytes()
    jia.store.write_bytes(content[:5000] + b"?" + content[5001:])
    made = back_up(jia, tmp_path / "a.zip")
    assert (made.graph, made.records) == (False, 1)
    assert run("restore", tmp_path / "a.zip", "--workspace", "bing")[0] == 0
    assert run("load", "--workspace", "bing")[0] == 0


def test_every_workspace_is_backed_up_and_only_so_many_are_kept(jia, home, facts, run, tmp_path):
    shutil.copytree(facts, home / "bing" / "facts")
    assert run("load", "--workspace", "bing")[0] == 0
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in ("20250101", "20250102"):
        for name in ("jia", "bing", "jia-2"):
            (folder / f"{name}-{day}T000000.zip").write_bytes(b"")
    (folder / "jia.zip").write_bytes(b"mine")
    assert run("backup", folder, "--every", "--keep", 2)[0] == 0
    names = sorted(path.name for path in folder.iterdir())
    assert [name for name in names if name.startswith("jia-2025")] == ["jia-20250102T000000.zip"]
    untouched = ["jia-2-20250101T000000.zip", "jia-2-20250102T000000.zip"]
    assert [name for name in names if name.startswith("jia-2-")] == untouched
    assert len([name for name in names if name.startswith("bing-")]) == 2
    assert "jia.zip" in names


SAFE = ("graph.sqlite", "facts/region.yaml", "facts/链/makes.csv", "kept/a b.xlsx")
UNSAFE = (
    "../x", "/etc/passwd", "facts/../../x", "facts", "facts/", "C:/x", "facts\\..\\x", "facts//x", "other.txt",
    "kept/a:b", "facts/./x", "facts/x.", "kept/\x00", "graph.sqlite/x", "facts/..",
)  # fmt: skip


@pytest.mark.parametrize(("name", "safe"), [*((each, True) for each in SAFE), *((each, False) for each in UNSAFE)])
def test_only_names_that_stay_inside_are_safe(name, safe):
    assert is_safe(name) is safe


def altered(source, target, change):
    """Write an archive again with its parts changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()}
        change(parts)
        for name, content in parts.items():
            new.writestr(name, content)
    return target


def restated(parts, name, content):
    """Put a part in, with a manifest that says so."""
    told = json.loads(parts["MANIFEST.json"])
    told["files"][name] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    parts |= {name: content, "MANIFEST.json": json.dumps(told).encode()}


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: restated(parts, "../outside.txt", b"x"),
        lambda parts: restated(parts, "facts/../../outside.txt", b"x"),
        lambda parts: restated(parts, "/tmp/outside.txt", b"x"),
        lambda parts: parts.update({"facts/more.csv": b"x"}),
        lambda parts: parts.update({"facts/region.yaml": b"x"}),
        lambda parts: parts.pop("facts/region.yaml"),
        lambda parts: parts.pop("MANIFEST.json"),
        lambda parts: parts.update({"MANIFEST.json": b"[]"}),
        lambda parts: parts.update({"MANIFEST.json": b"{"}),
        lambda parts: parts.update({"MANIFEST.json": json.dumps({"format": 1, "files": sorted(parts)[1:]}).encode()}),
        lambda parts: parts.update({"MANIFEST.json": b"[" * 100_000}),
        lambda parts: parts.update({"MANIFEST.json": b'{"format": 2, "files": {}}'}),
        lambda parts: restated(parts, "graph.sqlite", parts["graph.sqlite"][:-200]),
        lambda parts: restated(parts, "records.sqlite", b"SQLite format 3\0" + b"x" * 900),
        lambda parts: restated(parts, "kept/bomb", b"\0" * 40_000_000),
    ],
)
def test_what_is_no_whole_backup_is_refused_and_leaves_nothing(jia, home, tmp_path, change):
    back_up(jia, tmp_path / "a.zip")
    bad = altered(tmp_path / "a.zip", tmp_path / "bad.zip", change)
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(Exception, match=" / "):
        restore(bad, Settings.from_environment("bing"))
    assert [path.name for path in (home / "bing").iterdir()] == []
    assert {path.name for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_backup_packed_in_another_way_is_refused_before_it_is_unpacked(jia, tmp_path, way):
    back_up(jia, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as old, zipfile.ZipFile(tmp_path / "b.zip", "w", way) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    with pytest.raises(InvalidRequest, match="压缩方式"):
        unpack(tmp_path / "b.zip", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("where", [0.0, 0.3, 0.6, 0.99])
def test_a_backup_that_was_cut_or_altered_is_refused(jia, home, tmp_path, where):
    content = back_up(jia, tmp_path / "a.zip").file.read_bytes()
    place = int(len(content) * where)
    (tmp_path / "cut.zip").write_bytes(content[:place])
    (tmp_path / "bit.zip").write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
    for name in ("cut.zip", "bit.zip"):
        try:
            restore(tmp_path / name, Settings.from_environment("bing"))
        except InvalidRequest:
            continue
        # a byte of the archive's own dates or comments says nothing of what it holds
        assert files_of(home / "bing" / "facts") == files_of(home / "jia" / "facts")
        shutil.rmtree(home / "bing")


def test_limits_are_counted_and_not_believed(jia, tmp_path):
    back_up(jia, tmp_path / "a.zip")
    for limits in (ArchiveLimits(unpacked=1000), ArchiveLimits(parts=3), ArchiveLimits(manifest=10)):
        with pytest.raises(InvalidRequest):
            unpack(tmp_path / "a.zip", tmp_path / "out", limits)


@pytest.mark.parametrize("name", ["format-1", "format-2"])
def test_a_workspace_of_an_earlier_release_is_upgraded_and_loses_nothing(home, facts, run, name):
    shutil.copytree(facts, home / "jia" / "facts")
    for ending in ("", ".head"):
        if (LOGS / f"{name}.sqlite{ending}").exists():
            shutil.copy(LOGS / f"{name}.sqlite{ending}", home / "jia" / f"lianpu-records.sqlite{ending}")
    # a graph of the facts, in a schema of then
    assert run("load", "--workspace", "jia")[0] == 0
    settings = Settings.from_environment("jia")
    age(settings.store)
    before = [row.values for row in SqliteLog(settings.store.with_name("lianpu-records.sqlite")).rows()]
    assert len(before) == 8
    assert run("stats", "--workspace", "jia")[0] == 2, "a graph of another schema is not read"
    code, told = run("upgrade", "--workspace", "jia", "--json")
    done = json.loads(told)
    assert (code, done["records"], done["loaded"], done["marked"]) == (0, 8, True, name == "format-1")
    assert [row.values for row in open_log(settings).rows()] == before
    assert run("records", "verify", "--workspace", "jia")[0] == 0
    assert run("stats", "--workspace", "jia")[0] == 0
    unpack(Path(done["backup"]), home / "read")
    assert [row.values for row in SqliteLog(home / "read" / "records.sqlite").rows()] == before
    again = run("upgrade", "--workspace", "jia", "--json")[1]
    assert json.loads(again)["status"] == "up_to_date", again


def age(store):
    """Give a graph another schema, sealed as every graph is."""
    content = store.read_bytes()
    store.write_bytes(content[:-LENGTH])
    connection = sqlite3.connect(store)
    connection.execute("UPDATE meta SET value = 'of then' WHERE name = 'schema'")
    connection.commit()
    connection.close()
    add_seal(store)
