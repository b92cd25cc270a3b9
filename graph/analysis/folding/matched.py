"""Product texts matched to links: confirmed they are a make, rejected they are none."""

from collections.abc import Iterable

from graph.analysis.folding.corrected import PLACE
from graph.analysis.folding.held import HeldReason
from graph.analysis.folding.merged import Winners
from graph.analysis.folding.table import FactTable
from graph.model.acts import LogEntry
from graph.model.evidence import Evidence
from graph.model.fact_acts import MatchProduct, MatchRuling
from graph.model.production import Makes


def take_matches(table: FactTable, matches: Iterable[tuple[LogEntry, MatchProduct]], winners: Winners) -> None:
    """Add a make for each text that was confirmed, take away what was rejected."""
    for entry, act in matches:
        firm, link = (winners.get(end, end[1]) for end in (("Firm", act.firm_id), ("Link", act.link_id)))
        key = (Makes.KIND, firm, link, act.words)
        if act.ruling is MatchRuling.REJECTED:
            table.facts.pop(key, None)
        elif not table.ends_are_there(Makes, firm, link):
            table.hold(entry.sequence, PLACE.format(sequence=entry.sequence), key, HeldReason.NO_END)
        elif key not in table.facts:
            evidence = Evidence(source=act.source, basis=act.basis, as_of=act.as_of)
            table.put(Makes(start=firm, end=link, product=act.words, evidence=evidence))
