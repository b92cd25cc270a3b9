"""What acts come to as rows of words, for whoever shows them: facts, states, targets, disagreements, what lacks."""

from collections import Counter

from graph.model.schema import EDGES, NODES
from loaders.office.row import Plain
from pipeline.imports.commit import clashes_of
from pipeline.imports.preview import Preview, kind_of
from pipeline.imports.preview_words import WORDS, changed_cells, names_of, title_of, told_moves
from pipeline.imports.wanting import wanting
from reports.versions.rows import target_rows
from reports.wording.facts import source_text
from reports.wording.language import Language
from reports.wording.versions import link_of, name_of, state_text, why_text


def shown(found: Preview, language: Language) -> Plain:
    """Return what acts come to: `counts` by kind, `facts`, `states`, `targets`, `clashes` by row, and `wanting`."""
    en, diff = language == "en", found.judged
    return {
        "counts": _counts(found, en),
        "facts": _facts(found, language),
        "states": [
            (
                name_of(diff, ("Chain", each.chain_id), language),
                link_of(diff, each.link_id, language),
                state_text(each.before, language),
                state_text(each.after, language),
                why_text(diff, each, language),
            )
            for each in diff.states
        ],
        "targets": [
            tuple("" if cell is None else str(cell) for cell in (row[0], row[1], row[3], row[4]))
            for row in target_rows(diff, language, ranks=False)
        ],
        "clashes": [
            (f"{each.kind} {each.name}", each.column, f"#{each.first} {each.first_value}", str(each.second_value))
            for each in clashes_of(found)
        ],
        "wanting": [each[en] for each in wanting(found.after.facts)],
        "held": max(0, len(found.after.held) - len(found.before.held)),
    }


def _counts(found: Preview, en: bool) -> list[tuple[str, int, int, int]]:
    counts = Counter((move.kind, kind_of(move)) for move in found.moves)
    rows = []
    for name in (*NODES, *EDGES):
        kind = NODES.get(name) or EDGES[name]
        added, changed, removed = (counts[name, change] for change in ("added", "changed", "removed"))
        if added or changed or removed:
            rows.append((kind.EN if en else kind.ZH, added, changed, removed))
    return rows


def _facts(found: Preview, language: Language) -> list[tuple[str, str, str, str]]:
    """Return each fact that is another one: how, its kind, its name, and the cells that differ or where it is from."""
    names, rows, en = names_of(found, language), [], language == "en"
    for move in told_moves(found):
        fact = move.after or move.before
        if fact is None:
            continue
        cells = [f"{label} {old} → {new}" for label, old, new in changed_cells(move, en)]
        title = title_of(fact, [names.get(part, part) for part in move.key])
        said = ("; " if en else "；").join(cells) or source_text(fact, language)
        rows.append((WORDS[kind_of(move)][en], fact.EN if en else fact.ZH, title, said))
    return rows
