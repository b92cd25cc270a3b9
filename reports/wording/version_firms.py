"""What is said of a firm that came, went or moved between two versions: where it sits, and what it makes."""

from collections.abc import Iterable

from graph.analysis.versions.diff import VersionDiff
from graph.analysis.versions.firm_diffs import FirmDiff, FirmDiffKind
from graph.analysis.versions.firm_snapshots import FirmSnapshot
from graph.model.kinds import MakeStatus
from graph.model.nodes import Firm, Link
from graph.text import Text
from reports.wording.language import BLANK, Language
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.version_rules import label_of
from reports.wording.versions import name_of

COUNTED = Text("{change} {count} 户", "{count} {change}")
FIRMS = Text("企业", "Firms")
SAME = Text("企业没有来去、迁址", "No firm came, went or moved")
NOT_TOLD = Text("上一版的文件没有记企业，不比较企业来去", "The earlier file holds no firms: they are not compared")
TO_BE_SAID = Text("状态不明", "state unknown")


def firms_summary(diff: VersionDiff, language: Language) -> str:
    """Return how many firms came, went, moved or make other things; or that this is not known."""
    if diff.firms is None:
        return NOT_TOLD.of(language)
    counts = {kind: sum(each.change is kind for each in diff.firms) for kind in FirmDiffKind}
    told = [
        COUNTED.of(language, change=kind.label(language).lower(), count=count)
        for kind, count in counts.items()
        if count
    ]
    return with_label(FIRMS.of(language), join_names(told, language), language) if told else SAME.of(language)


def name_of_firm(diff: VersionDiff, firm: FirmSnapshot) -> str:
    """Return the short name of a firm, else its full one."""
    key = (Firm.KIND, firm.id)
    return name_of(diff, key, "zh") if key in diff.new.names or key in diff.old.names else firm.name


def seat_text(firm: FirmSnapshot | None) -> str | None:
    """Return where a firm sits: province, city, district; None where it is not on file."""
    if firm is None:
        return None
    return " ".join(dict.fromkeys(part for part in (firm.province, firm.city, firm.district) if part)) or BLANK


def links_text(diff: VersionDiff, links: Iterable[str], firm: FirmSnapshot | None, language: Language) -> str | None:
    """Return links, with the stage of production of each where a firm is given; None where there is none."""
    told = (
        with_brackets(_link(diff, link, language), None if firm is None else _status(firm, link, language), language)
        for link in links
    )
    return join_names(told, language) or None


def turns_text(diff: VersionDiff, move: FirmDiff, language: Language) -> str | None:
    """Return the links a firm makes at another stage than before: `乙烯：在建 → 在产`."""
    told = (
        with_label(
            _link(diff, link, language),
            " → ".join(_status(side, link, language) for side in (move.before, move.after)),
            language,
        )
        for link in move.turned
    )
    return join_clauses(told, language) or None


def _link(diff: VersionDiff, link: str, language: Language) -> str:
    return name_of(diff, (Link.KIND, link), language)


def _status(firm: FirmSnapshot | None, link: str, language: Language) -> str:
    status = None if firm is None else firm.made.get(link)
    return TO_BE_SAID.of(language) if status is None else label_of(MakeStatus, status, language).lower()
