"""region.yaml: the home city of the facts, its neighbours, and zones governed apart."""

from dataclasses import fields
from typing import Any

from graph.model.blanks import is_nothing
from graph.model.characters import INVISIBLE, one_line
from graph.model.dates import read_date
from graph.model.region import Region, Zone
from loaders.messages import Place
from loaders.rows import Findings
from loaders.yaml_file import load_mapping

NAME = "region.yaml"
_NAMES = {field.name for field in fields(Region)}


def load(content: bytes, findings: Findings) -> Region | None:
    """Return the region a file describes, or None where it cannot be taken and why is reported."""
    before = len(findings.issues)
    plain = load_mapping(content, NAME, _NAMES, findings)
    if plain is None:
        return None
    found = Region(
        city=_city(plain, findings),
        city_en=_name(plain, "city_en", findings),
        province=_name(plain, "province", findings),
        province_en=_name(plain, "province_en", findings),
        neighbours=_list(plain, "neighbours", findings),
        wider=_list(plain, "wider", findings),
        zones=_zones(plain.get("zones", []), findings),
        as_of=_date(plain.get("as_of"), findings),
    )
    return None if len(findings.issues) > before else found


def _name(plain: dict[str, Any], name: str, findings: Findings) -> str:
    value = plain.get(name)
    if not isinstance(value, str) or not value.strip() or is_nothing(value):
        findings.add("yaml-broken", Place(NAME, column=name), why="要填文字", why_en="must be a text")
        return ""
    return _plain(value, Place(NAME, column=name), findings)


def _city(plain: dict[str, Any], findings: Findings) -> str:
    name = _name(plain, "city", findings)
    if name.endswith(("省", "自治区")):
        findings.add(
            "yaml-broken", Place(NAME, column="city"), why="这里写城市，不写省", why_en="no province goes here"
        )
    return name


def _plain(value: str, place: Place, findings: Findings) -> str:
    """Return a name in one line; one with signs nobody sees is reported."""
    if INVISIBLE.search(value):
        findings.add("cell-control", place)
    return one_line(value)


def _list(plain: dict[str, Any], name: str, findings: Findings) -> tuple[str, ...]:
    value = plain.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        why = {"why": "要填一列名称，如 [沈阳, 本溪]", "why_en": "must list names, as in [沈阳, 本溪]"}
        findings.add("yaml-broken", Place(NAME, column=name), **why)
        return ()
    return tuple(_plain(each, Place(NAME, column=name), findings) for each in value)


def _date(value: object, findings: Findings) -> str | None:
    """Return a year, year-month or date as text; YAML itself reads a year as a number and a date as a date."""
    kept = None if value is None else read_date(str(value))
    if value is None or kept is not None:
        return kept
    why = {"why": "写年、年月或日期，如 2026-03", "why_en": "write a year, year-month or date, as in 2026-03"}
    findings.add("yaml-broken", Place(NAME, column="as_of"), **why)
    return None


def _zones(value: object, findings: Findings) -> tuple[Zone, ...]:
    zones = []
    for each in value if isinstance(value, list) else [value]:
        home = _answer(each.get("home")) if isinstance(each, dict) else None
        if isinstance(each, dict) and home is not None and _is_zone(each):
            name = _plain(each["name"], Place(NAME, column="zones"), findings)
            zones.append(Zone(name=name, home=home, note=each.get("note")))
        else:
            why = "每个片区写 name（文字）、home（true 或 false），可写 note（文字）"
            why_en = "each zone has name (text), home (true or false) and maybe note (text)"
            findings.add("yaml-broken", Place(NAME, column="zones"), why=why, why_en=why_en)
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
