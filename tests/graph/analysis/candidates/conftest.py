"""A feed, a gap and a user: what candidates are sought for."""

import pytest


@pytest.fixture
def base(build):
    """a (made here by f1) -> x -> b (made here by f2): x is what candidates are sought for."""
    for link in ("a", "x", "b"):
        build.link(link)
    for firm in ("f1", "f2"):
        build.firm(firm)
    build.make("f1", "a")
    build.make("f2", "b")
    build.feed("a", "x")
    build.feed("x", "b")
    build.chain("c", "a", "x", "b")
    return build


@pytest.fixture
def far(base):
    """Add firms far away that make x, with what is stated of them."""

    def add(*firms, make=None, **more):
        for firm in firms:
            base.firm(firm, city="杭州", province="浙江", **more)
            base.make(firm, "x", **(make or {}))

    return add
