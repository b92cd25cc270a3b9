"""What a command says when it fails: one sentence in both languages with what to do, whatever went wrong."""

import errno
import os
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import FactsError, LianpuError
from pipeline.cli.shared.output import CommandResult, from_issues, from_trouble

WRONG_FACTS, REFUSED, FAILED, STOPPED = 1, 2, 3, 130
"""Exit codes: faulty facts; a store, a file or an id that cannot be used; a fault of ours; stopped from outside."""
DEBUG = "LIANPU_DEBUG"

FILE_TROUBLES: Mapping[int, tuple[str, str]] = {
    errno.EACCES: (
        "没有权限读写 {path}；换一个有权限的位置，或请管理员放开",
        "no permission for {path}; choose another place or ask for it",
    ),
    errno.EROFS: ("{path} 所在的盘只读；换一个可写的位置", "{path} is on a read-only disk; choose another place"),
    errno.ENOSPC: ("磁盘已满；腾出空间后重试：{path}", "the disk is full; make room and try again: {path}"),
    errno.ENOENT: ("没有这个文件或文件夹：{path}；检查路径", "no such file or folder: {path}; check the path"),
    errno.EEXIST: (
        "{path} 已有同名的文件或文件夹；换一个名字，或先把它移开",
        "{path} is taken; name another or move it",
    ),
    errno.EISDIR: (
        "{path} 是文件夹，不是文件；换一个名字，或先把它移开",
        "{path} is a folder; name another or move it",
    ),
    errno.ENOTDIR: ("{path} 的上一级不是文件夹；换一个位置", "{path} lies in what is no folder; choose another place"),
    errno.ENAMETOOLONG: ("名字或路径过长：{path}；换一个短的", "the name or path is too long: {path}; shorten it"),
    errno.EMFILE: ("打开的文件太多；关掉别的程序后重试", "too many files are open; close other programs and try again"),
    errno.EBUSY: ("{path} 正被占用；关闭占用它的程序后重试", "{path} is in use; close the program that uses it"),
}
ALIKE = {errno.EPERM: errno.EACCES, errno.EDQUOT: errno.ENOSPC, errno.ENFILE: errno.EMFILE, errno.ETXTBSY: errno.EBUSY}
OTHER_TROUBLE = ("{path} 读写不了（{why}）；检查路径与磁盘后重试", "{path} cannot be used ({why}); check path and disk")
NO_NAME = "—"
"""What stands for a path the system does not name."""
MAX_SHOWN = 120
"""Characters of a path a sentence repeats."""

NO_MEMORY = (
    "内存不够，没有完成；关掉别的程序，或缩小范围（如 --chain）后重试",
    "not enough memory; close other programs, or ask for less (as with --chain), and try again",
)
UNEXPECTED = (
    "程序出错，没有完成（{name}）；已有的资料与记录不受影响。请再试一次；仍然如此，把 {log} 交给维护者",
    "a fault of the program, not completed ({name}); graph and records are unharmed; try again, or pass {log} on",
)
NO_LOG = ("加 --debug 后的输出", "what --debug prints")
USAGE = (
    "命令写法不对：{what}；写法见 python -m pipeline {command} --help",
    "not written as a command: {what}; see python -m pipeline {command} --help",
)


class InvalidUsage(Exception):
    """A command that is not written as one; told as every other trouble is."""


def result_of(error: BaseException, arguments: Sequence[str], debug: bool) -> CommandResult:
    """Return what a command comes to that raised `error`; where `debug` is set the traceback is printed too."""
    if debug:
        traceback.print_exception(error)
    if isinstance(error, FactsError):
        return CommandResult(WRONG_FACTS, from_issues(error.issues))
    if isinstance(error, LianpuError):
        return _result(REFUSED, str(error))
    if isinstance(error, OSError):
        return _result(REFUSED, _both(_file_trouble(error)))
    if isinstance(error, MemoryError):
        return _result(FAILED, _both(NO_MEMORY))
    log = None if debug else _written(error, arguments)
    zh, en = UNEXPECTED
    name = type(error).__name__
    told = (zh.format(name=name, log=log or NO_LOG[0]), en.format(name=name, log=log or NO_LOG[1]))
    return _result(FAILED, _both(told))


def usage_result(what: str, command: str) -> CommandResult:
    """Return what a command comes to that was not written as one."""
    return _result(
        REFUSED, _both((USAGE[0].format(what=what, command=command), USAGE[1].format(what=what, command=command)))
    )


def _result(code: int, message: str) -> CommandResult:
    return CommandResult(code, from_trouble(message))


def _both(texts: tuple[str, str]) -> str:
    return " / ".join(" ".join(text.split()) for text in texts)


def _file_trouble(error: OSError) -> tuple[str, str]:
    """Return what is wrong with a file and what to do, in both languages."""
    number = error.errno or 0
    zh, en = FILE_TROUBLES.get(ALIKE.get(number, number), OTHER_TROUBLE)
    path = str(error.filename or NO_NAME)
    path = path if len(path) <= MAX_SHOWN else f"{path[:MAX_SHOWN]}…"
    why = error.strerror or type(error).__name__
    return zh.format(path=path, why=why), en.format(path=path, why=why)


def _written(error: BaseException, arguments: Sequence[str]) -> Path | None:
    """Write the traceback with what was asked for into a file of its own; None where that cannot be done."""
    told = "".join(traceback.format_exception(error))
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    try:
        number, name = tempfile.mkstemp(prefix=f"lianpu-{stamp}-", suffix=".log")
        with os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"python -m pipeline {' '.join(arguments)}\n{sys.version}\n\n{told}")
    except OSError:
        return None
    return Path(name)
