"""Two small chains beside each other, worked out by hand."""

from graph.analysis.judgement import judge
from graph.analysis.measures.chain_pair import pair_chains
from graph.model.kinds import LocalCoverage


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


def test_a_shared_link_has_one_state_even_where_one_chain_is_hardly_known(build, snapshot):
    """The thin chain alone would leave a open; the other is surveyed, and one surveyed chain is enough: missing."""
    for link in ("a", "b", "c", "d"):
        build.link(link)
    build.chain("known", "a", "b", "c", "d")
    build.chain("thin", "a", rank=2, local_side=LocalCoverage.THIN)
    for firm, link in (("x", "b"), ("y", "c"), ("z", "d")):
        build.firm(firm)
        build.make(firm, link)
    judgement = judge(snapshot(build))
    assert [judgement.inside(chain)["a"].rule.id for chain in ("known", "thin")] == ["D-27", "D-27"]
