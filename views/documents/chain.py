"""The choice of the chain a document is about, or of every chain."""

import streamlit as st

from graph.text import Text
from reports.wording.sentences import chain_name
from views.shared import texts
from views.shared.context import PageContext
from views.shared.query_params import keep, requested_among, settle

EVERY_CHAIN = Text("全部 {count} 条（打包）", "All {count} (as one archive)")
ALL_CHAINS = "*"
"""What stands for every chain in the choice of one."""


def choose_chain(context: PageContext, first: str | None = None, *, with_all: bool = True) -> str:
    """Draw the choice of a chain; `first` is chosen if the address names none."""
    chains = [*context.city.chains, *([ALL_CHAINS] if with_all else [])]
    every = context.text(EVERY_CHAIN, count=len(context.city.chains))
    chosen = st.selectbox(
        context.text(texts.CHAIN),
        chains,
        format_func=lambda chain: (
            every if chain == ALL_CHAINS else chain_name(context.city.chains[chain], context.language)
        ),
        width=360,
        key=requested_among("chain", "documents-chain", chains, first or chains[0]),
        on_change=keep,
        args=("documents-chain", "chain"),
    )
    settle("chain", chosen)
    return chosen
