"""What a server, or the way to it, may be short of, each told in one sentence in which no log-in ever stands."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from graph.errors import StoreBusy, StoreError, StoreUnreachable

FULL = ("OutOfMemory", "MemoryPoolOutOfMemory", "TransactionOutOfMemory", "StoreFull", "LogFailure", "NoSpace")
BUSY = ("TransactionTimedOut", "LockClientStopped", "LockAcquisitionTimeout", "DeadlockDetected")


def is_busy(error: Neo4jError) -> bool:
    """Return whether others keep the server from doing it now."""
    return any(name in (error.code or "") for name in BUSY)


@contextmanager
def plain_errors(place: str) -> Iterator[None]:
    """Say in one sentence what the server or the way to it is missing; no log-in ever stands in it."""
    try:
        yield
    except StoreError:
        raise
    except AuthError as error:
        raise StoreUnreachable(
            f"Neo4j 不接受登录，请核对 NEO4J_USERNAME 与 NEO4J_PASSWORD / Neo4j refuses the log-in: {place}"
        ) from error
    except (ConfigurationError, ValueError) as error:
        raise StoreUnreachable(
            f"NEO4J_URI 写得不对，应如 neo4j://主机:7687 / NEO4J_URI should look like neo4j://host:7687: {place}"
        ) from error
    except (ServiceUnavailable, DriverError, OSError) as error:
        raise StoreUnreachable(f"连不上 Neo4j，请确认服务已启动、地址可达 / cannot reach Neo4j: {place}") from error
    except Neo4jError as error:
        raise _told(error, place) from error


def _told(error: Neo4jError, place: str) -> StoreError:
    code = error.code or ""
    if any(name in code for name in FULL):
        return StoreUnreachable(f"Neo4j 空间或内存不足，没有写入 / Neo4j is out of space or memory: {place}")
    if is_busy(error):
        return StoreBusy("图谱正忙，请稍后再试 / the graph is busy; try again later")
    if "Security" in code:
        return StoreUnreachable(f"Neo4j 不允许这个账号这样做 / Neo4j forbids this to the account: {place}")
    if "DatabaseNotFound" in code:
        return StoreUnreachable(f"Neo4j 没有这个库，请核对 NEO4J_DATABASE / no such database: {place}")
    return StoreUnreachable(f"Neo4j 没有完成这一步（{code}） / Neo4j did not do it: {place}")
