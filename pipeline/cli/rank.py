"""`rank`: firms that could make what is asked, over a nation's listings, by the ranking the app suggests with."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from graph.analysis.leads.corpus import CorpusFirm, FirmCorpus, make_corpus
from graph.analysis.leads.model import fit, rank
from graph.analysis.leads.vocabulary import general
from graph.errors import FactsError
from loaders.national_listings import Listings, read_listings
from pipeline.cli.shared import output
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.file_output import write_lines

WRONG = 1


def rank_listings(args: Namespace) -> output.CommandResult:
    """Answer every query of a folder, or tell everything that is wrong with it and write nothing."""
    try:
        listings = read_listings(args.data)
    except FactsError as error:
        return output.CommandResult(WRONG, output.from_issues(error.issues) | {"status": "unranked"})
    write_lines(args.out, answers(listings))
    told = {"queries": len(listings.queries), "firms": len(listings.firms), "file": str(args.out)}
    return output.CommandResult(
        0, {"status": "ranked", **told, "issues": [issue.as_json() for issue in listings.warnings]}
    )


def answers(listings: Listings) -> Iterator[str]:
    """Yield one JSON object a query: its id, and the codes of firms, best first."""
    fitted = fit(universe_of_listings(listings))
    for query in listings.queries:
        found = rank(fitted, query.text, query.known, query.most)
        yield json.dumps({"qid": query.id, "ranking": list(found)}, ensure_ascii=False)


def universe_of_listings(listings: Listings) -> FirmCorpus:
    """Return listings as the universe that is ranked."""
    firms = (CorpusFirm(firm.code, firm.name, firm.industries, firm.products) for firm in listings.firms)
    return make_corpus(firms, listings.industries, listings.relations, general())


COMMAND = Command(
    name="rank",
    help="who else could make it: rank listed firms for every query of a folder",
    run=rank_listings,
    arguments=(
        argument("--data", type=Path, required=True, help="folder of train/*.json and queries.jsonl"),
        argument("--out", type=Path, required=True, help="file of rankings, one JSON object a query"),
    ),
    titles={
        "ranked": (
            "已为 {queries:,} 个问题给 {firms:,} 家企业排序，写入 {file}。",
            "Ranked {firms:,} firms for {queries:,} queries: {file}.",
        ),
        "unranked": (
            "没有排序，没有写文件：有 {errors} 处要改。",
            "Not ranked, nothing written: {errors} to mend.",
        ),
    },
)
