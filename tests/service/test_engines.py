"""Both engines give programs the same answers."""

from graph.store.neo4j_log import Neo4jLog
from loaders.folder import read_facts
from service.asking import ask
from service.callers import HERE
from service.standing import Standings
from tests.service.client import ASKED, Kept
from tests.service.conftest import TINY


def test_a_server_answers_as_a_file_does(neo4j_store, standings):
    neo4j_store.replace(read_facts(TINY), by="test")
    served = Standings(Kept({"tiny": (neo4j_store, Neo4jLog(neo4j_store))}))
    for name, given in ASKED[:15]:
        whole = {**given, "limit": 100} if "limit" in given else given
        contents = [ask(each, HERE, name, whole).content for each in (served, standings)]
        for content in contents:
            content["answer"].pop("loaded_at", None)
        assert contents[0] == contents[1], name
