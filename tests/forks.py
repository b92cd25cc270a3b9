"""Processes of tests: each forked from a server that has loaded the program once, so that none starts anew."""

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

PATIENCE = 180
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["pytest", "tests.loaded_once"])


def forked(work: Callable[..., None], *given: object) -> tuple[BaseProcess, Connection]:
    """Start a process that does `work`, a function of a module, and return it with a line to it, given to it last.

    What is asked of the line once the process has ended raises EOFError.
    """
    here, there = FORKS.Pipe()
    process = started(work, *given, there)
    there.close()
    return process, here


def end_of(work: Callable[..., None], *given: object) -> int | None:
    """Return the exit code of a process that does `work`; what a signal ended has its number, negative."""
    process = started(work, *given)
    process.join(PATIENCE)
    return process.exitcode


def started(work: Callable[..., None], *given: object) -> BaseProcess:
    """Start a process that does `work`, a function of a module, in the environment of this moment."""
    process = FORKS.Process(target=_in_environment, args=(dict(os.environ), work, *given), daemon=True)
    process.start()
    return process


def _in_environment(environment: dict[str, str], work: Callable[..., None], *given: object) -> None:
    # the server has the environment of the moment when it was started
    os.environ.clear()
    os.environ.update(environment)
    work(*given)
