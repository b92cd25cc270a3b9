"""Every page of the app over a store, drawn as a visit draws it, without a browser."""

import contextlib
import traceback
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from graph.model.facts import FactSet
from reports.deliverables import DELIVERABLES
from tests.generated.outcome import Outcome, ids
from views.frame import PAGES

APP = Path(__file__).resolve().parents[2] / "app.py"
LANGUAGES = ("zh", "en")
PATIENCE = 120
"""Seconds a page may take; more is a page that hangs."""

Query = dict[str, Any]


def open_pages(facts: FactSet, chance: Random, outcome: Outcome) -> None:
    """Open every page, without and with what its address may name; the store is the one the environment names."""
    st.cache_resource.clear()
    asked = queries(facts, chance)
    for page in PAGES:
        for query in ({}, *asked.get(page, ())):
            visit(outcome, page, {**query, "lang": chance.choice(LANGUAGES)})


def visit(outcome: Outcome, page: str, query: Query) -> AppTest:
    """Open one page as a visit of its own."""
    app = AppTest.from_file(APP, default_timeout=PATIENCE)
    app.query_params.update(query)
    # pages that are functions are known by the hash of their place in the address; switch_page() takes only files
    app._page_hash = calc_hash("" if page == PAGES[0] else page)
    with _watched(outcome), outcome.trying(f"page {page} {query}"):
        app.run()
        for shown in app.exception:
            outcome.failures.append(f"page {page} {query}\n{''.join(shown.stack_trace or ())[-900:]}\n{shown.message}")
    return app


@contextlib.contextmanager
def _watched(outcome: Outcome) -> Iterator[None]:
    """Keep what a page raises, whatever the frame around it makes of that."""
    modules = [import_module(f"views.{page}.page") for page in PAGES]
    kept = [module.render for module in modules]
    for module in modules:
        module.render = _watch(module.render, outcome)
    try:
        yield
    finally:
        for module, render in zip(modules, kept, strict=True):
            module.render = render


def _watch(render: Callable[..., None], outcome: Outcome) -> Callable[..., None]:
    def drawn(*given: Any) -> None:
        try:
            render(*given)
        except Exception:  # whatever a page raises is a finding; it is raised all the same
            outcome.failures.append(f"page {render.__module__}\n{traceback.format_exc(limit=-5)}")
            raise

    return drawn


def queries(facts: FactSet, chance: Random) -> Mapping[str, list[Query]]:
    """Return what the address of each page may name, of things the facts hold."""
    chain, other, link = (chance.choice(ids(facts, kind)) for kind in ("Chain", "Chain", "Link"))
    end = chance.choice(ids(facts, "Link"))
    # every paper is published in every form besides
    papers = chance.sample(sorted(DELIVERABLES), 5)
    firms, projects = ids(facts, "Firm"), ids(facts, "Project")
    firm, partner = (chance.choice(firms), chance.choice(firms)) if firms else ("none", "none")
    supposed = [f"attract::{link}", *(f"lose:{each}" for each in firms[:1]), *(f"finish:{each}" for each in projects)]
    return {
        "panorama": [{"chain": chain, "link": link}, {"chain": chain, "with": other}],
        "owner": [{"chain": chain}],
        "roadmap": [{"chain": chain}, {"chain": chain, "limit": "1", "budget": "0.5"}],
        "firms": [{"firm": firm}],
        "peers": [{"chain": chain}, {"chain": chain, "near": "bordering"}],
        "map": [{"chain": chain}, {"link": link}],
        "explore": [
            {"open": [f"Chain:{chain}", f"Link:{link}", f"Firm:{firm}"], "pick": f"Firm:{firm}"},
            {"mode": "paths", "from": f"Link:{link}", "to": f"Link:{end}"},
            {"mode": "paths", "from": f"Firm:{firm}", "to": f"Chain:{chain}"},
        ],
        "targets": [{"chain": chain}, {"link": link}],
        "ties": [{"firm": firm, "with": partner}],
        "what_if": [{"chain": chain, "suppose": [f"scarce:{link}"]}, {"suppose": supposed}],
        "documents": [{"what": what, "chain": chance.choice((chain, "*"))} for what in papers],
    }
