"""The weak links of a chain, by what hangs on them."""

from graph.analysis.lists.weakest import WeakLink, weakest


def test_weak_links_come_by_what_depends_on_them_then_by_id(fushun):
    found = weakest(fushun, "fine-chemicals")
    assert {each.link_id for each in found} == {
        link for link, verdict in fushun.inside("fine-chemicals").items() if verdict.mark.value == "weak"
    }
    assert list(found) == sorted(found, key=lambda each: (-each.hanging, each.link_id))


def test_what_needs_a_weak_link_as_core_input_hangs_on_it(fushun):
    # mesophase pitch is spun to carbon fibre, and to nothing else
    assert weakest(fushun, "petrochem-new-materials")[0] == WeakLink("mesophase-pitch", 1)
