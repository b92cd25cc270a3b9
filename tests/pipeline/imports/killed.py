"""A command that kills itself at a moment of its writing, in a process of its own."""

import os
import signal

from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from pipeline.__main__ import main


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def run_until(moment, *words):
    """Run a command; at the moment the process is killed."""
    for kind in (SqliteLog, Neo4jLog):
        kind.append = guarded(kind.append, moment, "to enter", "entered")
    for kind in (SqliteStore, Neo4jStore):
        kind.replace = guarded(kind.replace, moment, "to load", "loaded")
    if moment == "to swap":
        os.replace = swapping(os.replace)
    main(list(words))


def guarded(former, moment, before, after):
    def method(*args, **named):
        if moment == before:
            die()
        found = former(*args, **named)
        if moment == after:
            die()
        return found

    return method


def swapping(former):
    def replaced(*args, **named):
        if str(args[-1]).endswith("graph.sqlite"):
            die()
        return former(*args, **named)

    return replaced
