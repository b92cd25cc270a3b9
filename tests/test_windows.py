"""The program runs on Windows too: no call that only POSIX has, text that reads alike, names any disk takes."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from graph.store.workspace import workspace_name
from reports.wording.file_names import file_stem

HOME = Path(__file__).resolve().parents[1]
PROGRAM = [
    HOME / "app.py",
    *(
        path
        for package in ("access", "graph", "loaders", "reports", "service", "views", "pipeline")
        for path in (HOME / package).rglob("*.py")
    ),
]
ONLY_HERE = HOME / "graph" / "system.py"
"""The one module that may ask what only some systems can answer."""
POSIX_MODULES = {"crypt", "fcntl", "grp", "nis", "posix", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty"}
POSIX_NAMES = {
    "os": "fork forkpty getuid geteuid getgid getegid getpgid getpgrp getgroups setuid setgid setsid setpgid "
    "killpg chown lchown fchown chroot mkfifo mknod nice sync statvfs fstatvfs statvfs_result wait waitid wait3 wait4 "
    "uname openpty getloadavg sched_getaffinity posix_spawn pread pwrite O_DIRECTORY O_NOFOLLOW O_CLOEXEC O_NONBLOCK "
    "O_SYNC ST_RDONLY WNOHANG",
    "signal": "SIGKILL SIGHUP SIGQUIT SIGUSR1 SIGUSR2 SIGALRM SIGCHLD SIGPIPE alarm setitimer pause pthread_sigmask",
    "time": "tzset",
    "asyncio": "open_unix_connection start_unix_server",
    "socket": "AF_UNIX SO_REUSEPORT",
}
POSIX_KEYWORDS = {"preexec_fn", "start_new_session", "process_group", "dir_fd"}
RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
LONGEST = 160
"""Characters of a path inside the project: with a folder of a hundred before it, it is within the 260 of Windows."""


def posix_calls(tree: ast.AST) -> Iterator[str]:
    """Yield each name in a module that Windows does not have, with its line."""
    for node in ast.walk(tree):
        found: list[str] = []
        if isinstance(node, ast.Import):
            found = [each.name for each in node.names if each.name.split(".")[0] in POSIX_MODULES]
        elif isinstance(node, ast.ImportFrom):
            names = POSIX_NAMES.get(node.module or "", "").split()
            found = [each.name for each in node.names if each.name in names]
            found += [node.module] if (node.module or "").split(".")[0] in POSIX_MODULES else []
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found = [node.attr] if node.attr in POSIX_NAMES.get(node.value.id, "").split() else []
        elif isinstance(node, ast.keyword):
            found = [node.arg] if node.arg in POSIX_KEYWORDS else []
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = re.findall(r"%-[dmHIjMSUwWy]|^/(?:tmp|dev|proc|etc)\b", node.value)
        yield from (f"{name} in line {getattr(node, 'lineno', 0)}" for name in found)


def text_without_encoding(tree: ast.AST) -> Iterator[str]:
    """Yield each place that reads or writes text in the encoding, or the line ends, of the machine it runs on."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        said = {each.arg for each in node.keywords}
        given = [*node.args, *(each.value for each in node.keywords if each.arg == "mode")]
        words = [str(each.value) for each in given if isinstance(each, ast.Constant)]
        mode = next((each for each in words if re.fullmatch(r"[rwxabt+]{1,3}", each)), "")
        # a part of an archive is bytes whatever its mode
        plain = isinstance(node.func, ast.Name) or (mode and "force_zip64" not in said)
        opens = name == "open" and plain and "b" not in mode
        positional = name == "read_text" and node.args
        if (opens or name in ("read_text", "write_text")) and "encoding" not in said and not positional:
            yield f"{name} without an encoding in line {node.lineno}"
        if name == "write_text" and "newline" not in said:
            yield f"{name} without its line ends in line {node.lineno}"


@pytest.mark.parametrize("find", [posix_calls, text_without_encoding])
def test_the_program_calls_nothing_that_only_posix_has(find):
    assert len(PROGRAM) > 500
    found = {
        path.relative_to(HOME).as_posix(): told
        for path in PROGRAM
        if path != ONLY_HERE and (told := list(find(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert found == {}


@pytest.mark.parametrize(
    "code",
    [
        "import fcntl",
        "from pwd import getpwnam",
        "os.fork()",
        "from os import getuid",
        "signal.SIGKILL",
        "f(preexec_fn=g)",
        "day.strftime('%-d')",
        "Path('/tmp/x')",
    ],
)
def test_what_only_posix_has_is_found(code):
    assert list(posix_calls(ast.parse(code)))


@pytest.mark.parametrize("code", ["open('a')", "p.open('w')", "p.read_text()", "p.write_text('a', encoding='utf-8')"])
def test_text_in_the_way_of_the_machine_is_found(code):
    assert list(text_without_encoding(ast.parse(code)))


@pytest.mark.parametrize("code", ["p.open('rb')", "store.open(None)", "p.read_text('utf-8')"])
def test_what_reads_alike_everywhere_is_not(code):
    assert list(text_without_encoding(ast.parse(code))) == []


def guarded(function: ast.FunctionDef) -> bool:
    """Return whether a function leaves on Windows before it does anything else."""
    begins = [
        each for each in function.body if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
    ]
    return ast.unparse(begins[0]).startswith("if sys.platform == 'win32':\n    return")


def test_the_one_module_that_may_asks_windows_nothing():
    tree = ast.parse(ONLY_HERE.read_text(encoding="utf-8"))
    asking = [each for each in tree.body if isinstance(each, ast.FunctionDef) and list(posix_calls(each))]
    assert len(asking) >= 3
    assert [each.name for each in asking if not guarded(each)] == []
    outside = [each for each in tree.body if not isinstance(each, ast.FunctionDef) and list(posix_calls(each))]
    assert outside == []


def tracked() -> list[str]:
    """Return the files of the project."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=HOME, capture_output=True, check=True)
    return [name.decode() for name in done.stdout.split(b"\0") if name]


def test_every_file_has_a_name_that_windows_takes():
    names = tracked()
    parts = [part for name in names for part in PurePosixPath(name).parts]
    assert [part for part in parts if re.search(r'[<>:"\\|?*\x00-\x1f]|[ .]$', part)] == []
    assert [part for part in parts if part.split(".")[0].casefold() in RESERVED] == []
    assert [name for name in names if len(name) > LONGEST] == []
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("name", ["CON", "nul", "com1", "Aux.a"])
def test_a_name_that_windows_keeps_for_a_device_is_given_to_no_file(name):
    assert file_stem(name).split(".")[0].casefold() not in RESERVED


def test_a_name_that_windows_keeps_for_a_device_is_given_to_no_workspace():
    with pytest.raises(Exception, match="工作区名不成立"):
        workspace_name("nul")
    assert workspace_name("console") == "console"
