"""An export as lines of text, for a sheet or a file, and back; a line never exceeds what a cell of a sheet can hold."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any, TypeVar

from graph.analysis.versions.export import Export, Fact, FactKey, Limits, RuleText, Standing, StateStanding
from graph.errors import Impossible

S = TypeVar("S", Standing, StateStanding)

FORMAT = "lianpu-version/2"
LONGEST = 32_000
"""Characters a line may have; a cell of a workbook holds 32,767."""
HEAD = ("load_id", "loaded_at", "digest", "city", "facts_year", "chains")


def to_plain(export: Export) -> dict[str, Any]:
    """Return an export as plain values that JSON can hold; facts are named by their place in the list of facts."""
    at = {key: place for place, key in enumerate(export.facts)}

    def told(standing: Standing | StateStanding) -> dict[str, Any]:
        return {**asdict(standing), "facts": [at[key] for key in standing.facts]}

    return {
        "format": FORMAT,
        **{name: getattr(export, name) for name in HEAD},
        "limits": asdict(export.limits),
        "rules": [[id, rule.zh, rule.en, rule.form] for id, rule in export.rules.items()],
        "names": [[*key, *name] for key, name in export.names.items()],
        "facts": [{**asdict(fact), "values": dict(fact.values)} for fact in export.facts.values()],
        "states": [told(each) for each in export.states],
        "targets": [told(each) for each in export.targets],
    }


def of_plain(plain: Any) -> Export:
    """Return the export that `to_plain` took apart. Raises Impossible where it is none of ours."""
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise Impossible(
            "不是可以比较的版本记录，或由别的程序版本写成；请用本程序导出的文件",
            "no version record, or one of another release; use a file this program has exported",
        )
    try:
        return _export(plain)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise Impossible(
            f"版本记录残缺（{error!r}）；请重新导出这份文件",
            f"the version record is damaged ({error!r}); export the file again",
        ) from error


def _export(plain: dict[str, Any]) -> Export:
    facts = [Fact(**{**each, "key": tuple(each["key"])}) for each in plain["facts"]]
    keys = [fact.key for fact in facts]
    return Export(
        **{name: plain[name] for name in HEAD if name != "chains"},
        chains=tuple(plain["chains"]),
        limits=_limits(**plain["limits"]),
        rules={id: RuleText(*rest) for id, *rest in plain["rules"]},
        names={(kind, id): (zh, en) for kind, id, zh, en in plain["names"]},
        facts={fact.key: fact for fact in facts},
        states=tuple(_made(StateStanding, each, keys) for each in plain["states"]),
        targets=tuple(_made(Standing, each, keys) for each in plain["targets"]),
    )


def _limits(strategies: list[str] | None, district: str | None) -> Limits:
    return Limits(None if strategies is None else tuple(strategies), district)


def _made(kind: Callable[..., S], plain: dict[str, Any], keys: list[FactKey]) -> S:
    listed = {name: tuple(value) for name, value in plain.items() if isinstance(value, list)}
    return kind(**{**plain, **listed, "facts": tuple(keys[place] for place in plain["facts"])})


def to_lines(export: Export) -> tuple[str, ...]:
    """Return an export as lines of JSON: the head, then each rule, name, fact, state and target by itself."""
    plain = to_plain(export)
    lists = {name: value for name, value in plain.items() if isinstance(value, list) and name != "chains"}
    head = {name: value for name, value in plain.items() if name not in lists}
    lines = [_line(["head", head]), *(_line([name, each]) for name, value in lists.items() for each in value)]
    longest = max(lines, key=len)
    if len(longest) > LONGEST:
        raise Impossible(
            f"版本记录有一行过长（{len(longest):,} 字），写不进表格：{longest[:60]}…",
            f"a line of the version record is too long for a sheet ({len(longest):,} characters): {longest[:60]}…",
        )
    return tuple(lines)


def of_lines(lines: Iterable[str]) -> Export:
    """Return the export that `to_lines` took apart. Raises Impossible where the lines are none of ours."""
    plain: dict[str, Any] = {name: [] for name in ("rules", "names", "facts", "states", "targets")}
    try:
        for line in lines:
            name, value = json.loads(line)
            if name == "head":
                plain.update(value)
            else:
                plain[name].append(value)
    except (ValueError, KeyError, TypeError) as error:
        raise Impossible(
            f"版本记录读不懂（{error}）；请用本程序导出的文件",
            f"the version record cannot be read ({error}); use a file this program has exported",
        ) from error
    return of_plain(plain)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
