"""Drawings as PDF and PNG: read back with what the files themselves say."""

import struct
import subprocess
import zlib
from shutil import which

import pytest

from reports.drawing.panorama import print_sheet
from reports.drawing.panorama_content import build_scene
from reports.formats.image import A3_LANDSCAPE, Size, characters, size_of, to_pdf, to_png

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="100" height="50" fill="#fff"/>'
    '<text x="5" y="30" font-family="Noto Sans CJK SC" font-size="10">{text}</text></svg>'
)


def chunks(png):
    """Yield the chunks of a PNG, each checked against its sum."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        yield kind, body
        at += 12 + length


def test_a_png_has_the_dots_asked_for_and_says_so():
    found = dict(chunks(to_png(SVG.format(text="链谱"), Size(254, 127), 100)))
    assert struct.unpack(">II", found[b"IHDR"][:8]) == (1000, 500)
    assert struct.unpack(">IIB", found[b"pHYs"]) == (3937, 3937, 1)  # 100 dots an inch


def test_an_a3_sheet_at_300_dots_is_4961_by_3508(tiny):
    sheet = print_sheet(build_scene(tiny, "oil", "zh"))
    header = next(body for kind, body in chunks(to_png(sheet, A3_LANDSCAPE)) if kind == b"IHDR")
    assert struct.unpack(">II", header[:8]) == (4961, 3508)


def test_the_same_drawing_makes_the_same_pdf_and_another_date_another():
    drawing = SVG.format(text="链谱")
    assert to_pdf(drawing, Size(100, 50), 0) == to_pdf(drawing, Size(100, 50), 0)
    assert to_pdf(drawing, Size(100, 50), 0) != to_pdf(drawing, Size(100, 50), 86_400)


def test_a_pdf_carries_its_fonts_and_its_words(tiny, tmp_path):
    if which("pdftotext") is None or which("pdffonts") is None:
        pytest.skip("no poppler: apt-get install poppler-utils")
    path = tmp_path / "sheet.pdf"
    path.write_bytes(to_pdf(print_sheet(build_scene(tiny, "oil", "zh")), A3_LANDSCAPE, 0))
    said = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    assert "甲市石油化工产业链全景图" in said
    assert "聚合催化剂" in said
    fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts
    assert all("NotoSansCJKsc" in line and line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def test_every_character_of_a_name_is_in_the_shipped_fonts(fushun):
    city = fushun.city
    named = (*city.chains.values(), *city.links.values(), *city.firms.values(), *city.projects.values())
    text = "".join(each.name_zh for each in (*named, *city.organisations.values()))
    assert {char for char in text if char not in characters()} == set()


def test_a_character_the_fonts_lack_is_still_drawn():
    assert "\U00020bb7" not in characters()
    assert to_pdf(SVG.format(text="\U00020bb7野家"), Size(100, 50), 0).startswith(b"%PDF")


def test_the_size_of_a_drawing_keeps_its_form():
    assert size_of(SVG, 60) == Size(60, 30)
    with pytest.raises(ValueError, match="viewBox"):
        size_of("<svg/>", 60)
