"""What the last load changed, as a planner would tell it: states of links, targets, firms that came, went or moved."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.analysis.versions.diff import VersionDiff, diff_versions
from graph.analysis.versions.diffs import DiffKind, StateDiff
from graph.analysis.versions.firm_diffs import FirmDiff, FirmDiffKind
from graph.analysis.versions.version_record import take_version_record
from graph.errors import LianpuError
from graph.text import Text
from reports.wording.language import Language
from reports.wording.punctuation import join_clauses, join_names, with_label
from reports.wording.version_firms import name_of_firm
from reports.wording.versions import link_of, state_text
from views.shared.context import PageContext
from views.shared.kept import kept

NAMED = 3
"""Things named in a line; of more the number is told."""
STATES, TARGETS, FIRMS, RULES = (
    Text("链环", "Links"),
    Text("目标", "Targets"),
    Text("企业", "Firms"),
    Text("口径", "Rules"),
)
TURNED = Text("{link}由{before}变为{after}", "{link}: {before} → {after}")
AMONG = Text("等 {count} 处", "{count} in all")
SOME = Text("等 {count} 个", "{count} in all")
OTHERWISE = Text("{count} 个得分或理由有变", "{count} with another score or reason")
MOVED_TO = Text("{firm}迁到{place}", "{firm} to {place}")
RULES_MOVED = Text(
    "有 {count} 条规则或权重变了，判断随之不同", "{count} rules or weights are others: verdicts may differ"
)
NOTHING = Text("状态、目标和企业都没有变", "No state, target or firm is another")

Line = tuple[Text, str, str]
"""What it is about, the sentence, and the page that tells more."""


def since_last_load(context: PageContext) -> VersionDiff | None:
    """Return how the city differs from before its last load; None where that was not kept, or is of another load."""
    return None if context.desk is None else _compared(context, context.key)


@kept(4)
def _compared(_context: PageContext, key: str) -> VersionDiff | None:
    del key
    former = None if _context.desk is None else _context.desk.former()
    if former is None or former.edition != _context.city.load.number - 1:
        return None
    try:
        return diff_versions(former, take_version_record(_context.judgement))
    except LianpuError:
        return None


def changed_lines(diff: VersionDiff, language: Language) -> list[Line]:
    """Return the lines, or that nothing of it changed."""
    found = [line for tell in (_states, _targets, _firms, _rules) for line in tell(diff, language)]
    return found or [(STATES, NOTHING.of(language), "evidence")]


def _states(diff: VersionDiff, language: Language) -> Iterator[Line]:
    links = {move.link_id: move for move in diff.states}
    told = [_turned(diff, move, language) for move in links.values()]
    if told:
        yield STATES, _some(told, AMONG, language), "panorama"


def _turned(diff: VersionDiff, move: StateDiff, language: Language) -> str:
    before, after = (state_text(side, language) for side in (move.before, move.after))
    return TURNED.of(language, link=link_of(diff, move.link_id, language), before=before, after=after)


def _targets(diff: VersionDiff, language: Language) -> Iterator[Line]:
    named = {
        kind: [link_of(diff, move.link_id, language) for move in diff.targets if move.change is kind]
        for kind in (DiffKind.CAME, DiffKind.WENT)
    }
    told = [_labelled(kind, names, language) for kind, names in named.items() if names]
    others = diff.counts()[DiffKind.CHANGED]
    told += [OTHERWISE.of(language, count=others)] if others else []
    if told:
        yield TARGETS, join_clauses(told, language), "targets"


def _firms(diff: VersionDiff, language: Language) -> Iterator[Line]:
    told = [
        _labelled(kind, [word(diff, move, language) for move in diff.firms or () if move.change is kind], language)
        for kind, word in FIRM_WORDS.items()
        if any(move.change is kind for move in diff.firms or ())
    ]
    if told:
        yield FIRMS, join_clauses(told, language), "firms"


def _named(diff: VersionDiff, move: FirmDiff, language: Language) -> str:
    del language
    return name_of_firm(diff, move.firm)


def _moved(diff: VersionDiff, move: FirmDiff, language: Language) -> str:
    """Return a firm with the narrowest place that is another one."""
    before, after = move.before, move.after
    if before is None or after is None:
        return name_of_firm(diff, move.firm)
    pairs = ((before.city, after.city), (before.district, after.district), (before.province, after.province))
    place = next((new for old, new in pairs if new and old != new), None)
    name = name_of_firm(diff, move.firm)
    return name if place is None else MOVED_TO.of(language, firm=name, place=place)


FIRM_WORDS: dict[FirmDiffKind, Callable[[VersionDiff, FirmDiff, Language], str]] = {
    FirmDiffKind.CAME: _named,
    FirmDiffKind.WENT: _named,
    FirmDiffKind.MOVED: _moved,
    FirmDiffKind.CHANGED: _named,
}


def _rules(diff: VersionDiff, language: Language) -> Iterator[Line]:
    if diff.rules:
        yield RULES, RULES_MOVED.of(language, count=len(diff.rules)), "methods"


def _labelled(kind: DiffKind | FirmDiffKind, names: Sequence[str], language: Language) -> str:
    return with_label(kind.label(language), _some(names, SOME, language), language)


def _some(told: Iterable[str], more: Text, language: Language) -> str:
    """Return the first few of what is told, and how many there are where there are more."""
    all_of = list(told)
    shown = join_names(all_of[:NAMED], language)
    if len(all_of) <= NAMED:
        return shown
    rest = more.of(language, count=len(all_of))
    return f"{shown}{rest}" if language == "zh" else f"{shown} ({rest})"
