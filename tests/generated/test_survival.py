"""Whatever the check accepts, every command, document and page survives."""

import shutil
from pathlib import Path
from random import Random

import pytest

from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.generated.harness import environment, survive
from tests.generated.mutations import mutate
from tests.generated.outcome import Outcome
from tests.generated.packs import write_pack
from tests.generated.pages import visit
from views.frame import PAGES

QUICK = (3921,)
"""Seeds of cities with two chains, four links, two firms, every column filled, and many odd names and numbers."""
MANY = range(1_000, 1_300)
TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"


def taken(tmp_path, folder, seed):
    outcome = survive(folder, tmp_path, Random(seed))
    assert outcome.failures == []
    return outcome


@pytest.mark.parametrize("seed", QUICK)
def test_a_city_of_odd_facts_survives(tmp_path, seed):
    outcome = taken(tmp_path, write_pack(tmp_path / "facts", seed), seed)
    assert outcome.accepted
    assert outcome.tried > 60


@pytest.mark.long
@pytest.mark.parametrize("seed", MANY)
def test_many_cities_of_odd_facts_survive(tmp_path, seed):
    taken(tmp_path, write_pack(tmp_path / "facts", seed), seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", MANY)
def test_what_is_accepted_of_many_accidents_survives(tmp_path, seed):
    folder = write_pack(tmp_path / "facts", seed)
    mutate(folder, Random(seed))
    taken(tmp_path, folder, seed)


@pytest.fixture
def chains_and_links(tmp_path):
    """The tiny city as it begins: its chain, its links and what feeds what, and nothing else."""
    folder = tmp_path / "facts"
    folder.mkdir()
    shutil.copy(TINY / "region.yaml", folder)
    for name in ("chains", "links", "chain_links", "inputs"):
        shutil.copy(TINY / "oil" / f"{name}.csv", folder)
    return folder


def test_a_city_that_begins_is_told_what_is_missing_on_every_page(tmp_path, chains_and_links):
    outcome, store = Outcome(), tmp_path / "graph.sqlite"
    SqliteStore(store).replace(read_facts(chains_and_links), by="test")
    with environment({"LIANPU_STORE": str(store)}):
        drawn = {page: visit(outcome, page, {}) for page in PAGES}
    assert outcome.failures == []
    told = {page: [head.value for head in app.subheader] for page, app in drawn.items()}
    assert told["roadmap"] == ["还没有可排的步骤"]
    assert told["firms"] == told["ties"] == ["还没有企业"]


def test_a_neighbour_in_no_chain_is_told_so(tmp_path, chains_and_links):
    table = chains_and_links / "chain_links.csv"
    head, *rows = table.read_text("utf-8-sig").splitlines()
    kept = [row for row in rows if ",ethylene," not in row]
    assert len(kept) < len(rows)
    table.write_text("\n".join([head, *kept]) + "\n", "utf-8")
    outcome, store = Outcome(), tmp_path / "graph.sqlite"
    SqliteStore(store).replace(read_facts(chains_and_links), by="test")
    with environment({"LIANPU_STORE": str(store)}):
        for link in ("naphtha", "polyethylene"):
            visit(outcome, "panorama", {"chain": "oil", "link": link})
    assert outcome.failures == []
