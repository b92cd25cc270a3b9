"""region.yaml: the home city of the facts, its neighbours, and zones governed apart."""

from dataclasses import fields
from typing import Any

from graph.model.blanks import is_nothing
from graph.model.characters import INVISIBLE, one_line
from graph.model.dates import read_date
from graph.model.region import Region, Zone
from loaders.messages import CellRef
from loaders.rows import IssueCollector
from loaders.yaml_file import load_mapping

NAME = "region.yaml"
SHELF = "shelf"
"""Setting of a folder of facts: whether what its links leave blank is taken from the shared shelf."""
_NAMES = {field.name for field in fields(Region)} | {SHELF}


def load(content: bytes, issues: IssueCollector) -> Region | None:
    """Return the region a file describes, or None where it cannot be taken and why is reported."""
    before = len(issues.issues)
    plain = load_mapping(content, NAME, _NAMES, issues)
    if plain is None:
        return None
    found = Region(
        city=_city(plain, issues),
        city_en=_name(plain, "city_en", issues),
        province=_name(plain, "province", issues),
        province_en=_name(plain, "province_en", issues),
        neighbours=_list(plain, "neighbours", issues),
        wider=_list(plain, "wider", issues),
        zones=_zones(plain.get("zones", []), issues),
        as_of=_date(plain.get("as_of"), issues),
    )
    if _answer(plain.get(SHELF) or False) is None:
        why = {"why": "写 true 或 false", "why_en": "write true or false"}
        issues.add("yaml-broken", CellRef(NAME, column=SHELF), **why)
    return None if len(issues.issues) > before else found


def takes_shelf(content: bytes) -> bool:
    """Return whether a file asks for the shared shelf; what is wrong with it is reported elsewhere."""
    plain = load_mapping(content, NAME, _NAMES, IssueCollector())
    return plain is not None and _answer(plain.get(SHELF) or False) is True


def _name(plain: dict[str, Any], name: str, issues: IssueCollector) -> str:
    value = plain.get(name)
    if not isinstance(value, str) or not value.strip() or is_nothing(value):
        issues.add("yaml-broken", CellRef(NAME, column=name), why="要填文字", why_en="must be a text")
        return ""
    return _plain(value, CellRef(NAME, column=name), issues)


def _city(plain: dict[str, Any], issues: IssueCollector) -> str:
    name = _name(plain, "city", issues)
    if name.endswith(("省", "自治区")):
        issues.add(
            "yaml-broken", CellRef(NAME, column="city"), why="这里写城市，不写省", why_en="no province goes here"
        )
    return name


def _plain(value: str, cell_ref: CellRef, issues: IssueCollector) -> str:
    """Return a name in one line; one with signs nobody sees is reported."""
    if INVISIBLE.search(value):
        issues.add("cell-control", cell_ref)
    return one_line(value)


def _list(plain: dict[str, Any], name: str, issues: IssueCollector) -> tuple[str, ...]:
    value = plain.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        why = {"why": "要填一列名称，如 [沈阳, 本溪]", "why_en": "must list names, as in [沈阳, 本溪]"}
        issues.add("yaml-broken", CellRef(NAME, column=name), **why)
        return ()
    return tuple(_plain(each, CellRef(NAME, column=name), issues) for each in value)


def _date(value: object, issues: IssueCollector) -> str | None:
    """Return a year, year-month or date as text; YAML itself reads a year as a number and a date as a date."""
    kept = None if value is None else read_date(str(value))
    if value is None or kept is not None:
        return kept
    why = {"why": "写年、年月或日期，如 2026-03", "why_en": "write a year, year-month or date, as in 2026-03"}
    issues.add("yaml-broken", CellRef(NAME, column="as_of"), **why)
    return None


def _zones(value: object, issues: IssueCollector) -> tuple[Zone, ...]:
    zones = []
    for each in value if isinstance(value, list) else [value]:
        home = _answer(each.get("home")) if isinstance(each, dict) else None
        if isinstance(each, dict) and home is not None and _is_zone(each):
            name = _plain(each["name"], CellRef(NAME, column="zones"), issues)
            zones.append(Zone(name=name, home=home, note=each.get("note")))
        else:
            why = "每个片区写 name（文字）、home（true 或 false），可写 note（文字）"
            why_en = "each zone has name (text), home (true or false) and maybe note (text)"
            issues.add("yaml-broken", CellRef(NAME, column="zones"), why=why, why_en=why_en)
    return tuple(zones)


def _is_zone(value: dict[Any, Any]) -> bool:
    if not {"name", "home"} <= value.keys() <= {"name", "home", "note"}:
        return False
    named = isinstance(value["name"], str) and bool(value["name"].strip())
    return named and isinstance(value.get("note"), str | None)


def _answer(value: object) -> bool | None:
    """Return yes or no, which YAML leaves a word in Chinese; None for anything else."""
    if isinstance(value, bool):
        return value
    return {"是": True, "否": False}.get(value) if isinstance(value, str) else None
