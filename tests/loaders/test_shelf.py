"""A city that asks for the shared shelf is told what it took from it."""

import shutil

import pytest

from loaders.folder import read_facts
from tests.views.served import TINY


@pytest.fixture
def folder(tmp_path):
    """The tiny city, asking for the shelf."""
    found = tmp_path / "facts"
    shutil.copytree(TINY, found)
    region = found / "region.yaml"
    region.write_text(region.read_text(encoding="utf-8").rstrip() + "\nshelf: true\n", encoding="utf-8")
    return found


def test_what_is_taken_from_the_shelf_is_told_once_at_the_setting(folder):
    told = [each for each in read_facts(folder).warnings if each.code == "shelf-taken"]
    assert [(each.file, each.row, each.column) for each in told] == [("region.yaml", None, "shelf")]


def test_a_city_that_does_not_ask_takes_nothing():
    assert not any(each.code == "shelf-taken" for each in read_facts(TINY).warnings)
