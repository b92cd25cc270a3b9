"""Tokens are shown once, kept as digests alone, and end at once."""

import stat
import sys

import pytest

from graph.errors import InvalidRequest, NotFound
from service.tokens import TokenFile


@pytest.fixture
def file(tmp_path):
    return TokenFile(tmp_path / "home" / "tokens.json")


def test_a_token_opens_and_its_text_is_not_kept(file):
    made = file.add("助手", ["fushun"])
    caller = file.caller(made)
    assert (caller.name, caller.role, caller.cities) == ("token 助手", "viewer", ("fushun",))
    assert made not in file.path.read_text("utf-8")
    assert len(made) >= 43
    assert [file.caller(text) for text in ("", made[:-1], made + "x", made.upper(), "\ud800")] == [None] * 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")
def test_the_file_is_readable_to_its_account_alone(file):
    file.add("a")
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_a_revoked_token_ends_in_every_process_at_once(file):
    made = file.add("a")
    other = TokenFile(file.path)
    assert other.caller(made) is not None
    file.revoke("a")
    assert other.caller(made) is None
    with pytest.raises(NotFound):
        file.revoke("a")


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 61, "<b>"])
def test_a_name_that_cannot_be_is_refused(file, name):
    with pytest.raises(InvalidRequest):
        file.add(name)


def test_a_name_is_taken_once_and_a_broken_file_is_told(file):
    file.add("a")
    with pytest.raises(InvalidRequest):
        file.add("a")
    file.path.write_text("[{", "utf-8")
    with pytest.raises(InvalidRequest, match="tokens"):
        file.tokens()
