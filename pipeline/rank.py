"""`rank`: firms that could make what is asked, over a nation's listings, by the ranking the app suggests with."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from graph.analysis.leads.rank import fit, rank
from graph.analysis.leads.universe import Listing, Universe, universe
from graph.analysis.leads.vocabulary import general
from graph.errors import FactsError
from loaders.listings import Listings, read_listings
from pipeline import report
from pipeline.commands import Command
from pipeline.writing import write_lines

WRONG = 1


def options(parser: ArgumentParser) -> None:
    """Add where to read and where to write."""
    parser.add_argument("--data", type=Path, required=True, help="folder of train/*.json and queries.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="file of rankings, one JSON object a query")


def rank_listings(asked: Namespace) -> report.Outcome:
    """Answer every query of a folder, or tell everything that is wrong with it and write nothing."""
    try:
        listings = read_listings(asked.data)
    except FactsError as error:
        return report.Outcome(WRONG, report.of_issues(error.issues) | {"status": "unranked"})
    write_lines(asked.out, answers(listings))
    told = {"queries": len(listings.queries), "firms": len(listings.firms), "file": str(asked.out)}
    return report.Outcome(0, {"status": "ranked", **told, "issues": [issue.as_json() for issue in listings.warnings]})


def answers(listings: Listings) -> Iterator[str]:
    """Yield one JSON object a query: its id, and the codes of firms, best first."""
    fitted = fit(universe_of_listings(listings))
    for query in listings.queries:
        found = rank(fitted, query.text, query.known, query.most)
        yield json.dumps({"qid": query.id, "ranking": list(found)}, ensure_ascii=False)


def universe_of_listings(listings: Listings) -> Universe:
    """Return listings as the universe that is ranked."""
    firms = (Listing(firm.code, firm.name, firm.industries, firm.products) for firm in listings.firms)
    return universe(firms, listings.industries, listings.relations, general())


COMMANDS = (
    Command("rank", "who else could make it: rank listed firms for every query of a folder", options, rank_listings),
)
