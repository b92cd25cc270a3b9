"""Addresses of files for SQLite, of either system."""

import sqlite3
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from graph.store.sqlite.uri import uri_of


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/var/a.sqlite"), "file:///var/a.sqlite?mode=ro"),
        (PureWindowsPath("C:/图谱/a#b.sqlite"), "file:///C:/%E5%9B%BE%E8%B0%B1/a%23b.sqlite?mode=ro"),
        (PureWindowsPath("//server/share/a b.sqlite"), "file:////server/share/a%20b.sqlite?mode=ro"),
    ],
)
def test_a_share_is_part_of_the_path(path, address):
    assert uri_of(path, "mode=ro") == address


def test_signs_of_an_address_are_part_of_a_name(tmp_path):
    path = tmp_path / "图谱?mode=memory#%20.sqlite"
    with closing(sqlite3.connect(uri_of(path, "mode=rwc"), uri=True)) as connection:
        connection.execute("CREATE TABLE t (x)")
    assert path.stat().st_size > 0
