"""Office files: what is within the limits comes out whole, every way to lie or to overfill is named."""

import io
import random
import struct
import zipfile

import openpyxl
import pytest

from graph.unpacking import UPLOAD_LIMITS, UnpackingFault, UnpackingLimits, UnreadablePackage, unpack

SMALL = UnpackingLimits(packed=3_000_000, unpacked=4_000_000, cells=20, parts=5)
SHEET = '<worksheet xmlns="x"><sheetData>{}</sheetData></worksheet>'


def packed(*parts: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return held.getvalue()


def fault(content: bytes, limits: UnpackingLimits = SMALL) -> UnpackingFault:
    with pytest.raises(UnreadablePackage) as raised:
        unpack(content, limits)
    return raised.value.fault


def patched(content: bytes, at: int, old: int, new: int) -> bytes:
    """Change a number of four bytes in the directory of a package, which must be the one given."""
    start = content.index(b"PK\x01\x02") + at
    assert struct.unpack_from("<I", content, start) == (old,)
    return content[:start] + struct.pack("<I", new) + content[start + 4 :]


def test_a_workbook_comes_out_as_the_archive_holds_it():
    book = openpyxl.Workbook()
    book.active.append(["编号", 1])
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as archive:
        assert unpack(held.getvalue()) == {name: archive.read(name) for name in archive.namelist()}


def test_names_have_slashes_and_only_wanted_parts_are_inflated():
    content = packed(("xl\\a.txt", "甲"), ("/b.txt", "乙"), ("docProps/app.xml", "no XML"))
    assert unpack(content, SMALL, lambda name: name.endswith("txt")) == {
        "xl/a.txt": "甲".encode(),
        "b.txt": "乙".encode(),
    }


def test_the_limits_of_uploads():
    assert (UPLOAD_LIMITS.packed, UPLOAD_LIMITS.unpacked, UPLOAD_LIMITS.ratio) == (10 * 2**20, 64 * 2**20, 100)
    assert fault(bytes(10 * 2**20 + 1), UPLOAD_LIMITS) is UnpackingFault.PACKED


NOISE = random.Random(1).randbytes(2_500_000)


def test_size_and_ratio():
    half = NOISE[:1_250_000].hex()
    assert (
        fault(packed(("a", NOISE), ("b", NOISE[:1_600_000])), UnpackingLimits(9_000_000, 4_000_000, 20))
        is UnpackingFault.UNPACKED
    )
    assert fault(packed(("a", half + half[:1_500_001]))) is UnpackingFault.UNPACKED
    assert fault(packed(("a", bytes(3_000_000)))) is UnpackingFault.RATIO
    assert unpack(packed(("a", bytes(1_000_000))), SMALL) == {"a": bytes(1_000_000)}


def test_the_ratio_counts_over_all_parts():
    assert fault(packed(*[(name, bytes(900_000)) for name in "abcd"])) is UnpackingFault.RATIO


def test_a_declared_size_that_lies_is_found_while_inflating():
    bomb = packed(("a", bytes(3_000_000)))
    assert fault(patched(bomb, 24, 3_000_000, 10)) is UnpackingFault.RATIO
    honest = packed(("a", "甲乙"))
    assert fault(patched(honest, 24, 6, 3)) is UnpackingFault.BROKEN
    assert fault(patched(honest, 24, 6, 5_000_000)) is UnpackingFault.UNPACKED


def test_parts_too_many_or_twice():
    assert fault(packed(*[(str(number), "") for number in range(6)])) is UnpackingFault.PARTS
    with pytest.warns(UserWarning, match="Duplicate"):
        assert fault(packed(("a", "1"), ("a", "2"))) is UnpackingFault.TWICE
    assert fault(packed(("xl/A.xml", "1"), ("xl\\a.xml", "2"))) is UnpackingFault.TWICE


def test_markup():
    deep = "<a>" * 101 + "</a>" * 101
    assert fault(packed(("a.xml", deep))) is UnpackingFault.DEPTH
    assert unpack(packed(("a.xml", deep[3:-4])), SMALL)
    assert fault(packed(("a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))) is UnpackingFault.ENTITIES
    assert fault(packed(("a.rels", "<a>"))) is UnpackingFault.BROKEN


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ('<row r="1"/>' + '<row r="2">' + "<c/>" * 21 + "</row>", UnpackingFault.CELLS),
        ('<row r="2"/><row r="2"/>', UnpackingFault.BROKEN),
        ('<row r="3"/><row r="2"/>', UnpackingFault.BROKEN),
        ('<row r="1048577"/>', UnpackingFault.BROKEN),
        ('<row r="-1"/>', UnpackingFault.BROKEN),
        ('<row r="1"><c r="B1"/><c r="A1"/></row>', UnpackingFault.BROKEN),
        ('<row r="1"><c r="A1"/><c r="A1"/></row>', UnpackingFault.BROKEN),
        ('<row r="1"><c r="A2"/></row>', UnpackingFault.BROKEN),
        ('<row r="1"><c r="XFE1"/></row>', UnpackingFault.BROKEN),
    ],
)
def test_rows_and_cells(rows, found):
    assert fault(packed(("xl/worksheets/sheet1.xml", SHEET.format(rows)))) is found


def test_rows_and_cells_without_references_or_with_gaps():
    rows = '<row><c/><c/></row><row r="7"><c r="C7"/><c/></row><row r="1048576"><c r="XFD1048576"/></row>'
    assert unpack(packed(("s.xml", SHEET.format(rows))), SMALL)


def test_no_package_a_locked_one_and_unknown_packing():
    assert fault(b"") is UnpackingFault.BROKEN
    assert fault(b"\xd0\xcf\x11\xe0" + bytes(600)) is UnpackingFault.LOCKED
    assert fault(packed(("a", "甲" * 50), method=zipfile.ZIP_BZIP2)) is UnpackingFault.BROKEN
    flagged = bytearray(packed(("a", "甲")))
    flagged[flagged.index(b"PK\x01\x02") + 8] |= 1
    assert fault(bytes(flagged)) is UnpackingFault.LOCKED


def test_any_damage_is_named():
    good = packed(("a.xml", SHEET.format('<row r="1"><c r="A1"/></row>')), ("b", "甲乙丙丁" * 20))
    whole, chance = unpack(good, SMALL), random.Random(3)
    for _ in range(500):
        content = bytearray(good)
        for _ in range(chance.choice((1, 4, 40))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            parts = unpack(bytes(content), SMALL)
        except UnreadablePackage as error:
            assert str(error)  # noqa: PT017 (damage that touches nothing that counts is read as it was)
        else:
            assert all(data in whole.values() for data in parts.values())


def test_every_fault_has_its_own_words():
    assert (
        len({fault.zh for fault in UnpackingFault})
        == len({fault.en for fault in UnpackingFault})
        == len(UnpackingFault)
    )
