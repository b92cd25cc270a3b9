"""`run` tells what keeps the app from starting, before anything is loaded and with what to do."""

import socket
from contextvars import copy_context

import pytest

from access.acting import acting
from tests.conftest import free_port


def test_a_port_that_is_taken_is_told_and_nothing_is_loaded(run, facts, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, out = run("run", "--port", port, "--facts", facts, "--store", tmp_path / "a.sqlite")
    assert (code, f"127.0.0.1:{port} 用不了" in out, "--port" in out) == (2, True, True)
    assert not (tmp_path / "a.sqlite").exists()


@pytest.mark.parametrize("port", [70_000, -1])
def test_a_port_that_cannot_be_is_told(run, port):
    assert run("run", "--port", port)[0] == 2


def test_faulty_facts_with_no_earlier_graph_start_nothing(run, facts, tmp_path):
    (facts / "region.yaml").unlink()
    code, out = run("run", "--port", free_port(), "--facts", facts, "--store", tmp_path / "a.sqlite", "--lang", "en")
    assert code == 1
    assert out.startswith("Not started")


def test_nobody_who_asks_the_app_is_taken_for_whoever_started_it(run, monkeypatch, tmp_path):
    served = []
    monkeypatch.setattr("pipeline.cli.run._serve", lambda *_: served.append(copy_context().run(acting)))
    assert run("run", "--no-load", "--port", free_port(), "--store", tmp_path / "a.sqlite")[0] == 0
    assert served == [None]
