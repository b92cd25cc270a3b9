"""What the command line says of acts folded into the facts: how many, and what was held back."""

from collections.abc import Iterator

from graph.analysis.folding.fold import Fold

ACTS = (
    "  并入记录里的做法 {acts:,} 件（至记录 #{last}）",
    "  {acts:,} acts of the log folded in (up to record #{last})",
)
HELD = ("  其中 {held:,} 处没有并入，见提醒", "  {held:,} things of them held back: see the warnings")


def acts_lines(folded: Fold, language: str) -> Iterator[str]:
    """Yield how many acts are in the facts, where there are any, and how much was held back."""
    en = language == "en"
    if folded.acts:
        yield ACTS[en].format(acts=folded.acts, last=folded.last)
    if folded.held:
        yield HELD[en].format(held=len(folded.held))
