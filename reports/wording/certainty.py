"""The one mark of what is made here and not surely so, and the one caveat of what can be had in part only."""

from graph.analysis.facts.certainty import Certainty, LocalMaking, SupplyDoubt
from graph.text import Text
from reports.wording.language import Language

OLD = Text("{year} 年资料，待核实", "on file in {year}, to be verified")


def making_mark(making: LocalMaking | None, language: Language) -> str | None:
    """Mark a link by how far it is from being surely made: `在建`, `2010 年资料，待核实`; None if it runs."""
    if making is None or making.certainty is Certainty.RUNS:
        return None
    if making.certainty is Certainty.OLD:
        return OLD.of(language, year=making.year)
    return making.certainty.label(language)


def doubt_text(doubt: SupplyDoubt | None, language: Language) -> str | None:
    """Say what is to be asked of a feed before anybody builds on it; None if nothing is."""
    return None if doubt is None else doubt.label(language)
