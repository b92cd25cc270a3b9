"""The panorama as a deliverable: the scene of a chain, printed on A3."""

from collections.abc import Iterator

from reports.deliverable import Commission, Deliverable, Published, for_each_chain
from reports.wording.language import Text


def _sheet(commission: Commission, chain: str) -> str:
    from reports.drawing.panorama import print_sheet
    from reports.drawing.panorama_content import build_scene

    return print_sheet(build_scene(commission.judgement, chain, commission.language))


def _pdf(svg: str, stem: str, made_at: int) -> Iterator[Published]:
    from reports.formats.image import A3_LANDSCAPE, to_pdf

    yield Published(f"{stem}.pdf", to_pdf(svg, A3_LANDSCAPE, made_at))


def _png(svg: str, stem: str, _: int) -> Iterator[Published]:
    from reports.formats.image import A3_LANDSCAPE, to_png

    yield Published(f"{stem}.png", to_png(svg, A3_LANDSCAPE))


def _svg(svg: str, stem: str, _: int) -> Iterator[Published]:
    yield Published(f"{stem}.svg", svg.encode())


PANORAMA = Deliverable(
    id="panorama",
    label=Text("产业链全景图", "Chain panorama"),
    contents=for_each_chain(_sheet),
    forms={"pdf": _pdf, "png": _png, "svg": _svg},
    shows_changes=False,
)
