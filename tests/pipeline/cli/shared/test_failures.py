"""Whatever goes wrong on the command line is one sentence in both languages, an exit code, and JSON where asked."""

import errno
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.cli.registry import command
from pipeline.cli.shared import failures

HOME = Path(__file__).resolve().parents[4]


@pytest.fixture
def break_measures(monkeypatch, tmp_path):
    """`break_measures(error)` makes the command `measures` raise it; logs go to a folder of the test."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def broken(error):
        def raising(_):
            raise error

        monkeypatch.setattr(type(command("measures")), "run", property(lambda self: raising))

    return broken


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError(), KeyError("链"), ZeroDivisionError()])
def test_a_fault_of_ours_is_a_sentence_with_a_log(run, break_measures, error, tmp_path):
    break_measures(error)
    code, out = run("measures")
    assert code == failures.FAILED
    assert out.count("\n") == 1
    assert "Traceback" not in out
    (log,) = tmp_path.glob("lianpu-*.log")
    assert str(log) in out
    assert type(error).__name__ in log.read_text("utf-8")
    assert "python -m pipeline measures" in log.read_text("utf-8")


def test_with_debug_the_traceback_is_printed_and_no_log_written(break_measures, tmp_path, capsys):
    break_measures(ValueError("x"))
    code = main(["measures", "--debug"])
    told = capsys.readouterr()
    assert code == failures.FAILED
    assert "Traceback" in told.err
    assert "Traceback" not in told.out
    assert list(tmp_path.glob("lianpu-*.log")) == []


def test_without_memory_less_is_to_be_asked_for(run, break_measures):
    break_measures(MemoryError())
    code, out = run("measures", "--json")
    assert code == failures.FAILED
    assert json.loads(out)["message"].startswith("内存不够")


@pytest.mark.parametrize("number", [*failures.FILE_TROUBLES, *failures.ALIKE, errno.EIO, 0])
def test_every_trouble_with_a_file_is_told_with_a_remedy(run, break_measures, number):
    break_measures(OSError(number, os.strerror(number), "/盘/文件"))
    code, out = run("measures")
    assert code == failures.REFUSED
    assert out.count("\n") == 1
    zh, en = out.split(" / ", 1)
    assert "；" in zh
    assert ";" in en


@pytest.mark.parametrize(
    "words", [[], ["nothing"], ["load", "--what"], ["roadmap", "--limit", "x"], ["publish"], ["stats", "--lang", "fr"]]
)
def test_what_is_not_written_as_a_command_is_told(run, words):
    code, out = run(*words)
    assert code == failures.REFUSED
    assert out.startswith("命令写法不对")
    assert json.loads(run(*words, "--json")[1])["status"] == "store"


def test_a_file_in_the_place_of_a_folder_and_the_other_way_round(say, tmp_path):
    (tmp_path / "taken").write_text("x", "utf-8")
    (tmp_path / "folder.jsonl").mkdir()
    places = [("publish", "catalogue", "--form", "xlsx", "--out", tmp_path / "taken")]
    places += [("publish", "catalogue", "--form", "xlsx", "--out", tmp_path / "taken" / "deeper")]
    places += [("keep", "--out", tmp_path / "folder.jsonl"), ("keep", "--out", tmp_path / "none" / "x.jsonl")]
    places += [("template", "--out", tmp_path / "taken"), ("changes", "--from", tmp_path / "none.xlsx")]
    places += [("changes", "--from", tmp_path / "folder.jsonl"), ("changes", "--from", tmp_path)]
    for words in places:
        code, out = say(*words)
        assert code == failures.REFUSED, words
        assert out.count("\n") == 1, words
    assert sorted(path.name for path in tmp_path.iterdir() if "part" in path.name or "publish" in path.name) == []


@pytest.fixture
def small_files():
    """Let no file grow beyond some letters, as a disk does that is full."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limit[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)


@pytest.mark.parametrize(
    "words", [("publish", "catalogue", "--form", "xlsx", "--out"), ("keep", "--out"), ("template", "--out")]
)
def test_a_disk_that_takes_no_more_leaves_what_was_there(say, tmp_path, words, small_files):
    out = tmp_path / "out"
    out.mkdir()
    if words[0] == "keep":
        out = out / "k.jsonl"
        out.write_text("before", "utf-8")
    code, told = say(*words, out)
    assert code == failures.REFUSED
    assert told.startswith("文件超过系统允许的大小，请管理员放宽限制后重试；没有写入，原有内容完好")
    assert "nothing was written" in told
    assert [path.read_text("utf-8") for path in (tmp_path / "out").iterdir()] == ["before"] * (words[0] == "keep")


def test_nothing_is_put_in_place_where_a_folder_has_the_name_of_a_file(say, tmp_path):
    out = tmp_path / "out"
    (out / "甲市石油化工产业链全景图.svg").mkdir(parents=True)
    assert say("publish", "panorama", "--form", "pdf", "--form", "svg", "--out", out)[0] == failures.REFUSED
    assert [path.name for path in out.iterdir()] == ["甲市石油化工产业链全景图.svg"]


@pytest.mark.parametrize(
    "odd", ["none", "", " ", "\udcff", "../x", "x" * 5_000, "\x1b[31m", "甲:乙", "::", "NaN", "-1"]
)
def test_ids_that_are_not_there_are_told(say, odd):
    for words in (
        ("diagnose", f"--chain={odd}"),
        ("roadmap", f"--link={odd}"),
        ("candidates", f"--link={odd}"),
        ("whatif", f"--lose={odd}"),
        ("whatif", f"--finish={odd}"),
        ("whatif", f"--scarce={odd}"),
        ("whatif", f"--attract={odd}"),
        ("publish", "catalogue", f"--district={odd}"),
    ):
        code, out = say(*words)
        assert code == failures.REFUSED, words
        assert "\x1b" not in out
        assert "\n" not in out.rstrip("\n")


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "1e308", "9" * 400, "１"])
def test_odd_limits_are_taken_or_told(say, value):
    for limit in ("--limit", "--budget", "--near", "--middle", "--far"):
        assert say("roadmap", f"{limit}={value}")[0] in (0, failures.REFUSED), limit


def pipeline(*words, **options):
    environment = {**os.environ, "LIANPU_STORE": "/dev/null/none.sqlite"}
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *words],
        cwd=HOME,
        env=environment,
        stderr=subprocess.PIPE,
        check=False,
        **options,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")
def test_an_output_that_takes_nothing_is_told():
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = pipeline("stats", stdout=full)
    assert done.returncode == failures.FAILED
    assert done.stderr.decode().startswith("结果写不出去")
    assert b"Traceback" not in done.stderr


def test_a_reader_that_stops_is_no_trouble():
    reading, writing = os.pipe()
    os.close(reading)
    done = pipeline("stats", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
