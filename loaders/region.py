"""region.yaml: the home city of the facts, its neighbours, and zones governed apart."""

from typing import Any

import yaml

from graph.model.region import Region, Zone
from loaders.messages import Place
from loaders.rows import Findings

NAME = "region.yaml"
_NAMES = ("city", "city_en", "province", "province_en")
_LISTS = ("neighbours", "wider")


def load(content: bytes, findings: Findings) -> Region | None:
    """Return the region a file describes, or None where it cannot be taken and why is reported."""
    before = len(findings.issues)
    plain = load_mapping(content, NAME, {*_NAMES, *_LISTS, "zones"}, findings)
    if plain is None:
        return None
    for name in _NAMES:
        if not isinstance(plain.get(name), str) or not plain[name].strip():
            findings.add("yaml-broken", Place(NAME, column=name), why=f"{name} 要填文字 / must be a text")
    for name in _LISTS:
        if not _texts(plain.get(name, [])):
            findings.add("yaml-broken", Place(NAME, column=name), why=f"{name} 要填一列名称 / must list names")
    zones = _zones(plain.get("zones", []), findings)
    if len(findings.issues) > before:
        return None
    lists = {name: tuple(plain.get(name, [])) for name in _LISTS}
    return Region(
        city=plain["city"],
        city_en=plain["city_en"],
        province=plain["province"],
        province_en=plain["province_en"],
        neighbours=lists["neighbours"],
        wider=lists["wider"],
        zones=zones,
    )


def load_mapping(content: bytes, file: str, known: set[str] | None, findings: Findings) -> dict[str, Any] | None:
    """Return what a YAML file maps; keys other than the `known` are reported, unless any may stand there."""
    try:
        plain = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        findings.add("yaml-broken", Place(file), why=str(error).splitlines()[0])
        return None
    if not isinstance(plain, dict):
        findings.add("yaml-broken", Place(file), why="应是“名称: 内容”各行 / lines of `name: content` expected")
        return None
    for key in plain:
        if known is not None and key not in known:
            findings.add("yaml-broken", Place(file, column=str(key)), why=f"不认识 {key} / unknown name")
    return plain


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)


def _zones(value: object, findings: Findings) -> tuple[Zone, ...]:
    if not isinstance(value, list):
        findings.add("yaml-broken", Place(NAME, column="zones"), why="zones 要填一列 / must be a list")
        return ()
    zones = []
    for each in value:
        if not isinstance(each, dict) or not {"name", "home"} <= each.keys() <= {"name", "home", "note"}:
            why = "每个 zone 要有 name、home，可有 note / a zone has name, home and maybe note"
            findings.add("yaml-broken", Place(NAME, column="zones"), why=why)
        elif not isinstance(each["home"], bool) or not isinstance(each["name"], str):
            why = "home 填 true 或 false，name 填文字 / home is true or false, name a text"
            findings.add("yaml-broken", Place(NAME, column="zones"), why=why)
        else:
            zones.append(Zone(name=each["name"], home=each["home"], note=each.get("note")))
    return tuple(zones)
