"""Earlier catalogues as they come back: damaged, changed, odd or hostile files are one sentence, never an accident."""

import io
import json
import zipfile
from dataclasses import replace
from random import Random

import pytest
from openpyxl import Workbook

from graph.analysis.versions.diff import diff_versions
from graph.analysis.versions.record_lines import MAX_LINE, from_lines, to_lines
from graph.analysis.versions.version_record import take_version_record
from graph.errors import InvalidRequest
from reports.catalogue.content import build_catalogue
from reports.catalogue.workbook import write_catalogue
from reports.version_sheet import SHEET, read_lines, read_version
from reports.versions.rows import firm_rows, rule_rows, state_rows, target_rows
from reports.wording.version_firms import firms_summary
from reports.wording.versions import summary_text


@pytest.fixture(scope="module")
def export(tiny):
    return take_version_record(tiny)


@pytest.fixture(scope="module")
def parts(tiny):
    """The parts of a catalogue's file."""
    kept = io.BytesIO()
    write_catalogue(build_catalogue(tiny), kept)
    with zipfile.ZipFile(kept) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return kept.getvalue()


def read(content):
    """Return what a file is read as, or the sentence it is refused with."""
    try:
        return read_version(io.BytesIO(content))
    except InvalidRequest:
        return None


def sheet(lines):
    book = Workbook()
    for line in lines:
        book.create_sheet(SHEET) if SHEET not in book.sheetnames else None
        book[SHEET].append([line])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_catalogue_damaged_anywhere_is_told_or_read_as_it_was(parts, export):
    whole = packed(parts)
    assert read(whole) == export
    chance, told = Random(5), 0
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 4, 40))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        found = read(bytes(damaged[: chance.randrange(1, len(damaged))] if chance.random() < 0.2 else damaged))
        told += found is None
        assert found in (None, export)
    assert told > 40


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_part_that_says_something_else_is_told_or_makes_no_difference(parts, export, part):
    chance = Random(len(part))
    odd = (b"<", b"&x;", b'"', b"99999999999", b"-1", b"NaN", b"1e999", b"\xef\xbf\xbe", b"", b"_x0041_", b"true")
    for _ in range(15):
        data = bytearray(parts[part])
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(12)] = chance.choice(odd)
        assert read(packed({**parts, part: bytes(data)})) in (None, export)


@pytest.mark.parametrize("missing", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"])
def test_a_part_that_is_missing_is_told(parts, missing):
    assert read(packed({name: data for name, data in parts.items() if name != missing})) is None


def test_a_bomb_is_told_before_it_is_unpacked(parts):
    with pytest.raises(InvalidRequest, match="压缩"):
        read_version(io.BytesIO(packed({**parts, "xl/worksheets/sheet1.xml": b" " * 20_000_000})))


@pytest.mark.parametrize("at", [0, 5, -2, -1])
def test_a_line_that_is_missing_twice_or_changed_is_told(export, at):
    lines = list(to_lines(export))
    changed = [*lines]
    changed[at] = changed[at].replace("a", "b").replace("0", "1")
    without = [*lines]
    del without[at]
    for odd in (without, [*lines, lines[at]], changed):
        with pytest.raises(InvalidRequest, match="导出"):
            from_lines(odd)
        assert read(sheet(odd)) is None


@pytest.mark.parametrize(
    "line",
    [
        "[" * 30_000,
        '["facts",' + "[" * 30_000,
        '["head",{"facts":3}]',
        '["head",[]]',
        "{}",
        "3",
        '["nothing",1]',
        '["piece",[0,3]]',
        '["piece",["x","y"]]',
        '["facts",{"n":' + "9" * 6_000 + "}]",
        "\ud800",
        "x" * 70_000,
    ],
)
def test_a_line_that_is_none_of_ours_is_told(export, line):
    head, *rest = to_lines(export)
    for lines in ([line], [head, line], [head, *rest[:-1], line]):
        with pytest.raises(InvalidRequest, match="版本记录"):
            from_lines(lines)


def unsealed(export):
    """Return the record as earlier releases wrote it: without a seal."""
    return [line.replace("lianpu-version/4", "lianpu-version/2") for line in to_lines(export)[:-1]]


def test_records_of_earlier_releases_have_no_seal_and_are_read(export):
    assert from_lines(unsealed(export)) == replace(export, edition=None, firms=None)


def test_what_is_read_without_a_seal_can_be_compared_or_is_told(export):
    """Values of a record are exchanged for others; what is taken must be fit for every table and sentence."""
    chance = Random(3)
    values = (None, -1, 3, 1e308, True, "", "x", "\n", [], {}, [None], ["x"], {"x": 1})
    lines = [json.loads(line) for line in unsealed(export)]
    taken = 0
    for _ in range(120):
        odd = json.loads(json.dumps(lines))
        place = odd[chance.randrange(len(odd))]
        spot = place[1]
        while chance.random() < 0.6 and isinstance(spot, (list, dict)) and spot:
            key = chance.choice(list(spot) if isinstance(spot, dict) else range(len(spot)))
            place, spot = spot, spot[key]
            if not isinstance(spot, (list, dict)) or chance.random() < 0.3:
                place[key] = chance.choice(values)
                break
        try:
            found = diff_versions(from_lines(json.dumps(line) for line in odd), export)
        except InvalidRequest:
            continue
        taken += 1
        for language in ("zh", "en"):
            summary_text(found, language)
            target_rows(found, language, ranks=True)
            state_rows(found, language)
            firms_summary(found, language)
            firm_rows(found, language)
            rule_rows(found, language)
    assert taken > 5


def test_a_fact_longer_than_a_cell_comes_back_whole(export):
    (key, fact), *_ = export.facts.items()
    long = replace(export, facts={**export.facts, key: replace(fact, source='长"\\' * 20_000)})
    assert max(map(len, to_lines(long))) <= MAX_LINE
    assert from_lines(to_lines(long)) == long
    assert read(sheet(to_lines(long))) == long


@pytest.mark.parametrize("text", ["_x0041_", "\x7f\x85\u2028", "\ud800 \ufffe", "\x01\x1f"])
def test_what_a_sheet_cannot_hold_comes_back_as_it_was(export, text):
    odd = replace(export, city=text)
    assert from_lines(to_lines(odd)) == odd
    assert read(sheet(to_lines(odd))) == odd


def test_a_text_file_that_is_none_is_told(tmp_path):
    path = tmp_path / "kept.jsonl"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(InvalidRequest, match=r"kept[.]jsonl"):
        list(read_lines(path))
