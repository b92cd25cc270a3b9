"""The panorama's layout on every chain of Fushun: time, crossings beside graphviz's, and what the browser is sent.

Aims: 50 ms or less and at most 1.1 times dot's crossings, 80 KB or less for the largest chain. Crossings are counted
fairly: dot is given the same layers, the same passing nodes for long inputs and the same segments between neighbouring
layers, one rank a layer; both orders are then counted by the same function. Inputs inside a column and those of the
support band are in neither.
"""

import json
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence

from benchmarks.fushun import judged
from benchmarks.machine import describe
from reports.drawing.layout.columns import choose_columns
from reports.drawing.layout.layout import Layered, arrange, crossings, layered
from reports.drawing.layout.order import Layers, reduce_crossings
from reports.drawing.layout.pixel_layout import WIDE_CARD, pixel_layout
from reports.drawing.layout.routes import route_lines
from reports.drawing.panorama import print_sheet
from reports.drawing.panorama_content import build_scene
from reports.drawing.panorama_scene import PanoramaScene
from views.panorama.component import payload

RUNS = 9


def main() -> None:
    """Print one line a chain, the largest last."""
    judgement = judged()
    dot = shutil.which("dot")
    print(describe())
    print(f"median of {RUNS} runs; {'crossings of ' + _version(dot) if dot else 'dot is not installed: no peer'}")
    print(f"{'chain':28}{'cards':>6}{'lines':>6}{'ms':>7}{'ours':>7}{'dot':>7}{'ratio':>7}{'KB':>7}{'sheet':>7}")
    scenes = [build_scene(judgement, chain, "zh") for chain in judgement.city.chains]
    for scene in sorted(scenes, key=lambda scene: len(scene.lines)):
        print(_line(scene, dot))


def _line(scene: PanoramaScene, dot: str | None) -> str:
    cards = {card.id: card.stage for card in sorted(scene.cards, key=lambda card: card.id)}
    edges = sorted({(line.start, line.end) for line in scene.lines})
    graph = layered(choose_columns(cards, edges), edges)
    ours = crossings(reduce_crossings(graph.layers, graph.segments), graph.segments)
    theirs = None if dot is None else crossings(_order_by_dot(dot, graph), graph.segments)
    milliseconds = 1000 * _median(lambda: route_lines(pixel_layout(arrange(cards, edges), WIDE_CARD, 1184)))
    sent = len(json.dumps(payload(scene, narrow=False), ensure_ascii=False).encode()) / 1024
    sheet = len(print_sheet(scene).encode()) / 1024
    ratio = "" if theirs is None else f"{ours / max(1, theirs):.2f}"
    return (
        f"{scene.chain_id:28}{len(cards):6}{len(edges):6}{milliseconds:7.1f}{ours:7}"
        f"{'' if theirs is None else theirs:>7}{ratio:>7}{sent:7.1f}{sheet:7.1f}"
    )


def _median(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


def _version(dot: str) -> str:
    return subprocess.run([dot, "-V"], capture_output=True, text=True, check=True).stderr.strip()


def _order_by_dot(dot: str, graph: Layered) -> Layers:
    """Return the layers in the order dot gives them."""
    answer = subprocess.run(
        [dot, "-Tplain"], input=_source(graph.layers, graph.segments), capture_output=True, text=True, check=True
    )
    words = [line.split() for line in answer.stdout.splitlines()]
    height = {int(word[1]): float(word[3]) for word in words if word[0] == "node" and word[1].isdigit()}
    return [sorted(layer, key=lambda node: -height[node]) for layer in graph.layers]


def _source(layers: Layers, segments: Sequence[tuple[int, int]]) -> str:
    """Return the same layered graph for dot; a hidden chain keeps the layers in their order."""
    ranks = [f"{{rank=same; r{at}; {'; '.join(map(str, layer))}}}" for at, layer in enumerate(layers)]
    chain = " -> ".join(f"r{at}" for at in range(len(layers)))
    lines = [f"{start} -> {end}" for start, end in segments]
    return "\n".join(["digraph {", "rankdir=LR", *ranks, f"{chain} [style=invis]", *lines, "}"])


if __name__ == "__main__":
    main()
