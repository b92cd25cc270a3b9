"""A page with one panorama of six links, hostile texts among them, that writes down what it was told."""

import streamlit as st

from graph.analysis.verdicts.states import COUNTED, Mark, Strategy
from graph.model.kinds import Stage
from reports.drawing.panorama_scene import InputLine, Lane, Legend, LinkCard, PanoramaScene, PrintSheet, SceneLabels
from views.panorama.component import CLOSE, panorama
from views.shared.markup_component import show_markup

HOSTILE = '<img src=x onerror="document.title=\'hit\'"> ]]> & "x"'
LINKS = (
    ("naphtha", "石脑油", Stage.UPSTREAM, Mark.WEAK),
    ("ethylene", "乙烯", Stage.UPSTREAM, Mark.STRONG),
    ("olefin", "α-烯烃", Stage.MIDSTREAM, Mark.MISSING),
    ("lldpe", "线性低密度聚乙烯", Stage.MIDSTREAM, Mark.STRONG),
    ("film", "塑料薄膜", Stage.DOWNSTREAM, Mark.MISSING),
    ("hostile", HOSTILE, Stage.DOWNSTREAM, Mark.UNKNOWN),
    ("catalyst", "催化剂", Stage.SUPPORT, Mark.MISSING),
)
INPUTS = (
    ("naphtha", "ethylene"),
    ("ethylene", "olefin"),
    ("olefin", "lldpe"),
    ("lldpe", "film"),
    ("catalyst", "lldpe"),
)

STRATEGIES = {"olefin": (Strategy.SUPPLEMENT, Strategy.EXTEND), "film": (Strategy.EXTEND,)}

cards = tuple(
    LinkCard(
        id=id,
        name=name,
        full_name=name,
        detail="1 家",
        stage=stage,
        mark=mark,
        owner=id == "ethylene",
        rank=1 if id == "olefin" else None,
        readout=f"{name} · 读数",
        label=f"{name}，{mark.zh}",
        strategies=STRATEGIES.get(id, ()),
        works=1 if id == "lldpe" else 0,
        unmet=id == "catalyst",
    )
    for id, name, stage, mark in LINKS
)
scene = PanoramaScene(
    chain_id="test",
    title=HOSTILE,
    lanes=tuple(Lane(stage, stage.zh, HOSTILE) for stage in Stage),
    cards=cards,
    lines=tuple(InputLine(start, end, core=start != "catalyst") for start, end in INPUTS),
    legend=tuple(Legend(mark, mark.zh, sum(card.mark is mark for card in cards)) for mark in COUNTED),
    labels=SceneLabels("zh", "主", "核心投入", "辅助投入", "链主在产", "位次"),
    sheet=PrintSheet(HOSTILE, (), "", (), "", (), ""),
    needs=f"链主在产 1 环 {HOSTILE}",
)

st.set_page_config(layout="wide")
opened = st.query_params.get("link")


def follow(event: str) -> None:
    """Keep in the address what was clicked."""
    if event == CLOSE:
        st.query_params.pop("link", None)
    else:
        st.query_params["link"] = event


def show(narrow: bool) -> None:
    """Show the picture."""
    panorama(
        scene,
        opened=opened,
        narrow=narrow,
        key="panorama",
        on_press=follow,
    )


st.title("图")
left, *right = st.columns(1 if opened is None else (7, 3))
with left:
    show(narrow=opened is not None)
if opened is not None:
    right[0].write(f"打开 {opened}")

table = '<table><tbody><tr><td data-click="cell">甲</td><td><b data-click="word">乙</b></td></tr></tbody></table>'
pressed = show_markup(table, key="table", css="b{color:var(--lp-accent)}\n")
st.write(f"按下 {pressed}")
