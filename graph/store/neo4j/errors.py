"""Driver errors as one-sentence messages that never contain credentials."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import AuthError, DriverError, IncompleteCommit, Neo4jError, WriteServiceUnavailable

from graph.errors import StoreBusy, StoreError, StoreSlow, StoreUnreachable

BUSY = ("LockClientStopped", "LockAcquisitionTimeout", "DeadlockDetected")
SLOW = ("TransactionTimedOut",)
READ_ONLY = ("ReadOnly", "NotALeader", "AccessMode", "ForbiddenOnFollower")
"""Parts of the server's codes: others hold what is wanted; it took too long; it takes no writes here."""

SILENT = "Neo4j 太慢，到时限还没有回答，请稍后再试 / Neo4j is too slow and gave no answer in time; try again later"
NO_WRITES = (
    "Neo4j 在这里不接受写入（只读），没有写入，读取照常 / the server accepts no writes here; reading goes on working"
)
UNFINISHED = (
    "提交时断了线，不知道有没有写进去，请先看再重试"
    " / cut off while writing: look whether it was written before trying again"
)
NO_HOST = "找不到 NEO4J_URI 里的主机，请检查主机名 / no such host; check NEO4J_URI"
UNTRUSTED = (
    "Neo4j 的 TLS 证书不被信任；自签名证书请用 +ssc / its certificate is not trusted; for a self-signed one use +ssc"
)
NO_TLS = (
    "TLS 没有接通；服务器没有开 TLS 的话，请去掉 NEO4J_URI 里的 +s / no TLS there; then leave out the +s in NEO4J_URI"
)
NOT_BOLT = (
    "NEO4J_URI 那里不是 Neo4j 的 Bolt，请检查端口（一般是 7687） / it is not Neo4j's Bolt there; check the port (7687)"
)
HUNG_UP = (
    "Neo4j 一接通就断开：可能还在启动，或只接受 TLS（请用 +s）"
    " / Neo4j hung up at once: it may still be starting, or takes TLS only (use +s)"
)
AWAY = "连不上 Neo4j，请确认服务已启动、地址可达 / cannot reach Neo4j"
TIMED_OUT = frozenset({"SocketDeadlineExceededError", "ConnectionAcquisitionTimeoutError"})
FOREIGN = frozenset({"BoltProtocolError", "UnsupportedServerProduct"})
"""Errors of the driver by name, for not all of them are its to import."""

SENTENCES: tuple[tuple[tuple[str, ...], type[StoreError], str], ...] = (
    (READ_ONLY, StoreUnreachable, NO_WRITES),
    (SLOW, StoreSlow, SILENT),
    (BUSY, StoreBusy, "资料正忙，请稍后再试 / the graph is busy; try again later"),
    (
        ("OutOfMemory", "MemoryPoolOutOfMemory", "TransactionOutOfMemory", "StoreFull", "LogFailure", "NoSpace"),
        StoreUnreachable,
        "Neo4j 空间或内存不足，没有写入 / Neo4j is out of space or memory; nothing was written",
    ),
    (
        ("AuthenticationRateLimit",),
        StoreUnreachable,
        "登录失败次数太多，Neo4j 暂不接受，请稍候再试 / too many wrong log-ins; wait, then try again",
    ),
    (
        ("CredentialsExpired",),
        StoreUnreachable,
        "Neo4j 要求先改密码，请改好后设 NEO4J_PASSWORD / Neo4j wants a new password first; then set NEO4J_PASSWORD",
    ),
    (
        ("Security.Forbidden",),
        StoreUnreachable,
        "Neo4j 不允许这个账号这样做，写入要有写权限 / the Neo4j account lacks permission to write",
    ),
    (
        ("DatabaseNotFound",),
        StoreUnreachable,
        "Neo4j 没有这个库，请检查 NEO4J_DATABASE / no such database; check NEO4J_DATABASE",
    ),
    (
        ("DatabaseUnavailable",),
        StoreUnreachable,
        "Neo4j 的这个库还没有启动好，请稍后再试 / the database is not up yet; try again later",
    ),
    (
        ("Security.",),
        StoreUnreachable,
        "Neo4j 不接受登录，请检查 NEO4J_USERNAME 与 NEO4J_PASSWORD / Neo4j refuses the log-in",
    ),
)
"""What is said by parts of the server's code; the first that fits counts."""


def is_cut_off(error: Neo4jError) -> bool:
    """Return whether the server ended a transaction because its time was over, whatever it waited for."""
    return any(name in (error.code or "") for name in (*BUSY, *SLOW))


@contextmanager
def translate_errors(place: str) -> Iterator[None]:
    """Say in one sentence what the server or the way to it is missing.

    What the driver said is not handed on with it: it may repeat an address as it was typed, log-in and all.
    """
    try:
        yield
    except StoreError:
        raise
    except Neo4jError as error:
        told = _of_server(error, place)
    except (DriverError, OSError, UnicodeError) as error:
        told = _of_way(error, place)
    else:
        return
    raise told from None


def _of_server(error: Neo4jError, place: str) -> StoreError:
    code = error.code or ""
    for names, kind, sentence in SENTENCES:
        if any(name in code for name in names):
            return kind(f"{sentence}: {place}")
    if isinstance(error, AuthError):
        return StoreUnreachable(f"{SENTENCES[-1][2]}: {place}")
    return StoreUnreachable(f"Neo4j 没有完成这一步（{code}） / Neo4j could not complete the operation: {place}")


def _of_way(error: Exception, place: str) -> StoreError:
    """Return what is said of the way to a server, by what lies at the bottom of the driver's error."""
    causes = tuple(_causes(error))
    if any(isinstance(each, IncompleteCommit) for each in causes):
        return StoreUnreachable(f"{UNFINISHED}: {place}")
    if any(isinstance(each, WriteServiceUnavailable) for each in causes):
        return StoreUnreachable(f"{NO_WRITES}: {place}")
    return _of_connection(causes, place)


def _of_connection(causes: tuple[BaseException, ...], place: str) -> StoreError:
    def has(*kinds: type[BaseException]) -> bool:
        return any(isinstance(each, kinds) for each in causes)

    names = {type(each).__name__ for each in causes}
    texts = " ".join(map(str, causes))
    signs = (
        (has(socket.gaierror, UnicodeError), NO_HOST),
        (has(ssl.SSLCertVerificationError), UNTRUSTED),
        (has(TimeoutError) or bool(names & TIMED_OUT), SILENT),
        (has(ssl.SSLError) or "BoltSecurityError" in names, NO_TLS),
        (bool(names & FOREIGN) or "looks like HTTP" in texts, NOT_BOLT),
        ("incomplete handshake" in texts, HUNG_UP),
    )
    sentence = next((said for there, said in signs if there), AWAY)
    return (StoreSlow if sentence is SILENT else StoreUnreachable)(f"{sentence}: {place}")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and whatever led to it, down to the socket; a router's error holds one for each address."""
    yield error
    within = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    for each in (*within, error.__cause__, None if error.__cause__ else error.__context__):
        if each is not None:
            yield from _causes(each)
