"""Two small chains beside each other, worked out by hand."""

from graph.analysis.judgement import judge
from graph.analysis.measures.chain_pair import pair_chains


def ends(edges):
    return [(edge.start, edge.end) for edge in edges]


def test_two_chains_share_links_and_feed_each_other(build, snapshot):
    """one: ore → steel → tube; two: steel → car, glass → car; tube → car and glass → ore go across."""
    for link in ("ore", "steel", "tube", "glass", "car"):
        build.link(link)
    build.chain("one", "ore", "steel", "tube")
    build.chain("two", "steel", "glass", "car", rank=2)
    for start, end in (("ore", "steel"), ("steel", "tube"), ("steel", "car"), ("glass", "car"), ("tube", "car")):
        build.feed(start, end)
    build.feed("glass", "ore")
    judgement = judge(snapshot(build))
    pair = pair_chains(judgement, "one", "two")
    assert (pair.shared, pair.only_first, pair.only_second) == (("steel",), ("ore", "tube"), ("car", "glass"))
    assert ends(pair.forward) == [("tube", "car")], "steel lies in both, so what it feeds goes not across"
    assert ends(pair.backward) == [("glass", "ore")]
    other = pair_chains(judgement, "two", "one")
    assert (other.forward, other.backward) == (pair.backward, pair.forward)
