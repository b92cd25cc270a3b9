"""The panorama as a deliverable: the scene of a chain, printed on A3, and its groups on a 16:9 sheet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.text import Text
from reports.deliverable import Commission, Deliverable, Published, for_each_chain

if TYPE_CHECKING:
    from reports.formats.image import Size


@dataclass(frozen=True)
class Panorama:
    """The panorama of a chain, each of its sheets drawn when it is asked for."""

    commission: Commission
    chain_id: str

    @cached_property
    def sheet(self) -> str:
        """The A3 sheet as SVG."""
        from reports.drawing.panorama import print_sheet
        from reports.drawing.panorama_content import build_scene

        return print_sheet(build_scene(self.commission.judgement, self.chain_id, self.commission.language))

    @cached_property
    def wide(self) -> str:
        """The 16:9 sheet as SVG."""
        from reports.drawing.wide_svg import to_svg
        from reports.formats.deck import placed
        from reports.one_page.context import OnePageContext
        from reports.panorama.wide_sheet import wide_slide

        slide = wide_slide(OnePageContext(self.commission.judgement, self.chain_id, self.commission.language))
        return to_svg(placed(slide), slide.title)


Writer = Callable[[Panorama, str, int], Iterator[Published]]


def _a3(panorama: Panorama) -> "tuple[str, Size]":
    from reports.formats.image import A3_LANDSCAPE

    return panorama.sheet, A3_LANDSCAPE


def _wide(panorama: Panorama) -> "tuple[str, Size]":
    from reports.formats.image import WIDE

    return panorama.wide, WIDE


def _pdf(drawn: "Callable[[Panorama], tuple[str, Size]]", form: str) -> Writer:
    def write(panorama: Panorama, stem: str, made_at: int) -> Iterator[Published]:
        from reports.formats.image import to_pdf

        yield Published(f"{stem}.{form}", to_pdf(*drawn(panorama), made_at))

    return write


def _png(drawn: "Callable[[Panorama], tuple[str, Size]]", form: str) -> Writer:
    def write(panorama: Panorama, stem: str, _: int) -> Iterator[Published]:
        from reports.formats.image import to_png

        yield Published(f"{stem}.{form}", to_png(*drawn(panorama)))

    return write


def _svg(drawn: "Callable[[Panorama], tuple[str, Size]]", form: str) -> Writer:
    def write(panorama: Panorama, stem: str, _: int) -> Iterator[Published]:
        yield Published(f"{stem}.{form}", drawn(panorama)[0].encode())

    return write


PANORAMA = Deliverable(
    id="panorama",
    label=Text("产业链全景图", "Chain panorama"),
    contents=for_each_chain(Panorama),
    forms={
        "pdf": _pdf(_a3, "pdf"),
        "png": _png(_a3, "png"),
        "svg": _svg(_a3, "svg"),
        "16x9.pdf": _pdf(_wide, "16x9.pdf"),
        "16x9.png": _png(_wide, "16x9.png"),
        "16x9.svg": _svg(_wide, "16x9.svg"),
    },
    shows_changes=False,
    preview=lambda panorama: panorama.sheet,
)
