"""A real Neo4j for the tests: fetched by Maven into a cache outside the tree, started on a fresh home."""

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, ServiceUnavailable, TransientError

from graph.errors import StoreBusy, StoreSlow
from graph.model.evidence import Evidence
from graph.model.facts import FactSet
from graph.model.kinds import Basis, LinkKind
from graph.model.nodes import Link
from graph.model.region import Region
from graph.store.neo4j import Neo4jStore

HERE = Path(__file__).resolve().parent / "neo4j"
CACHE = Path(os.environ.get("LIANPU_CACHE") or Path.home() / ".cache" / "lianpu") / "neo4j"
JAVA_OPTIONS = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
# the jars are checked when they are fetched; to check each class again is a quarter of a start
JAVA_OPTIONS += ["-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"]
ONE_LINK = FactSet(
    region=Region(city="甲市", city_en="Jia", province="乙省", province_en="Yi"),
    nodes=(Link(id="x", name_zh="环", kind=LinkKind.PRODUCT, evidence=Evidence(source="s", basis=Basis.SOURCE)),),
    edges=(),
)
PATIENCE = 300.0
INSTALL = "sudo apt-get install maven default-jdk-headless"


class Unavailable(Exception):
    """The server cannot be had here; the text says what is missing and what to type."""


def jars() -> Path:
    """Return the folder of the server's jars, fetched where it is not there yet. Raises Unavailable."""
    done = CACHE / "complete"
    if done.exists() and done.read_text() == (HERE / "pom.xml").read_text():
        return CACHE / "lib"
    if shutil.which("mvn") is None:
        raise Unavailable("no Maven: to run the Neo4j tests too, type: sudo apt-get install maven default-jdk-headless")
    CACHE.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "pom.xml", CACHE / "pom.xml")
    command = ["mvn", "-q", "-B", "-f", str(CACHE / "pom.xml"), "dependency:copy-dependencies"]
    fetched = subprocess.run(
        [*command, "-DincludeScope=runtime", f"-DoutputDirectory={CACHE / 'lib'}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if fetched.returncode != 0:
        raise Unavailable(f"Maven could not fetch Neo4j: {(fetched.stdout + fetched.stderr)[-400:]}")
    done.write_text((HERE / "pom.xml").read_text())
    return CACHE / "lib"


@dataclass
class Server:
    """One server: its home, its port and its password; `start` may be called again after `kill`."""

    home: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="lianpu-neo4j-")))
    port: int = 0
    password: str = field(default_factory=lambda: secrets.token_hex(8))
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def uri(self) -> str:
        """Return the address the driver is given."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def environment(self) -> Mapping[str, str]:
        """Return the environment that makes the product use this server."""
        return {"NEO4J_URI": self.uri, "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": self.password}

    def start(self) -> None:
        """Start the server and return when it answers and has taken a load. Raises Unavailable."""
        library = jars()
        if shutil.which("java") is None:
            raise Unavailable(f"no Java: to run the Neo4j tests too, type: {INSTALL}")
        self.port = self.port or _free_port()
        settings = self.home / "neo4j.conf"
        settings.write_text(_settings(self.port), encoding="utf-8")
        with (self.home / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    "java",
                    *JAVA_OPTIONS,
                    "-cp",
                    f"{library}/*",
                    str(HERE / "Server.java"),
                    str(self.home),
                    str(settings),
                ],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
            )
        self._wait()
        self._warm()

    def _warm(self) -> None:
        """Load a link and remove it: what a fresh server does first takes it longer than a load may wait."""
        store = Neo4jStore(self.uri, "neo4j", self.password)
        for _ in range(30):
            with contextlib.suppress(StoreBusy, StoreSlow):
                store.within("warm").replace(ONE_LINK, by="test")
                break
        store.close()
        self.run("MATCH (n {workspace: 'warm'}) DETACH DELETE n")

    def _wait(self) -> None:
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit and self.process is not None and self.process.poll() is None:
            if self._answers():
                return
            time.sleep(0.3)
        raise Unavailable(f"Neo4j did not start: {(self.home / 'server.log').read_text(errors='replace')[-800:]}")

    def _answers(self) -> bool:
        try:
            with GraphDatabase.driver(self.uri, auth=("neo4j", self.password)) as driver:
                # the database comes up after the port does
                driver.execute_query("RETURN 1")
        except (ServiceUnavailable, TransientError):
            return False
        except AuthError:
            # the first log-in of a fresh server may only set a new password
            with GraphDatabase.driver(self.uri, auth=("neo4j", "neo4j")) as driver:
                change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
                driver.execute_query(change, password=self.password, database_="system")
            return False
        return True

    def run(self, query: str, **values: object) -> list[dict[str, object]]:
        """Return the rows a statement gives, as a planner's own tool would see them."""
        with GraphDatabase.driver(self.uri, auth=("neo4j", self.password)) as driver:
            return [record.data() for record in driver.execute_query(query, values).records]

    def empty(self) -> None:
        """Remove every node there is."""
        self.run("MATCH (n) DETACH DELETE n")

    def kill(self) -> None:
        """Kill the server as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            if self.process.stdin is not None:
                self.process.stdin.close()

    def stop(self) -> None:
        """End the server and remove its home; nothing of it is wanted any more, so it need not end in good order."""
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _settings(port: int) -> str:
    return "\n".join(
        [
            "server.bolt.enabled=true",
            f"server.bolt.listen_address=127.0.0.1:{port}",
            f"server.bolt.advertised_address=127.0.0.1:{port}",
            "dbms.security.auth_enabled=true",
            "server.memory.pagecache.size=128m",
            "db.tx_log.preallocate=false",
            "dbms.usage_report.enabled=false",
            # tests fill and empty the graph all the time, after which every statement would be planned anew
            "dbms.cypher.min_replan_interval=1h",
            "",
        ]
    )
