"""Moving a project from its card: to any step ahead with what its gates ask for, or stopped with a reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from graph.analysis.ledger.drafts import items_before, open_steps, with_acts
from graph.analysis.ledger.gates import AMOUNTS, REPLACED, GateItem, ItemState, check_move
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.act import Act
from graph.model.ledger_acts import FileProof, MoveProject, OpenProject, RecordAmount
from graph.model.ledger_words import CountedBy, Step
from graph.text import Text
from reports.wording.ledger import TO_VERIFY
from views.shared.context import PageContext
from views.shared.ledger_form import check_units, day_field, save_acts

STEP = Text("推进到哪一步", "Move to")
NEEDED = Text("这一步要的（缺一项不收）", "What this step asks for (refused where one lacks)")
LISTED = Text("可以后补的", "What may follow")
PROOFS = Text("凭证填文件名、文号或网址；空着的不入档", "A proof is a file, number or address; blanks are not filed")
COMPLETE = Text("这一步要的都已在档。", "All it asks for is on file.")
INSTEAD = Text("没有{item}、由他项代替的理由", "Why others stand in for {item}")
YI = Text("{item}：亿元", "{item}: 亿元")
RULE = Text("{item}：口径", "{item}: counted by")
PROOF = Text("{item}：凭证", "{item}: proof")
STOPPED = Text(
    "中止后不再算作在建或拟建；复工从中止前的一步起。", "A stopped project builds nothing; it resumes where it stopped."
)
REASON = Text("中止理由", "Why it is stopped")


@dataclass
class Filled:
    """What was filled in for a gate: proofs by item, amounts, and units of the project."""

    proofs: dict[str, str] = field(default_factory=dict)
    amounts: list[RecordAmount] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)

    def acts(self, opened: OpenProject, day: str) -> list[Act]:
        """Return the acts that enter it."""
        changed = [replace(opened, day=max(day, opened.day), **self.units)] if self.units else []  # type: ignore[arg-type]  # texts all
        filed = (
            FileProof(project_id=opened.project_id, day=day, item=at, proof=text) for at, text in self.proofs.items()
        )
        return [*changed, *self.amounts, *filed]


def move_form(context: PageContext, ledger: Ledger, project: ProjectFile, opened: OpenProject) -> None:
    """Ask for a step and for what lacks before it; what still lacks then is told, and nothing is filed."""
    step = st.selectbox(
        context.text(STEP),
        open_steps(project),
        format_func=lambda each: each.label(context.language),
        key="ledger-step",
    )
    day = day_field(context)
    items = items_before(ledger, project, step)
    filled = Filled()
    st.caption(f"**{context.text(NEEDED)}** {context.text(PROOFS)}")
    lacking = [each for each in items if each.state is ItemState.MISSING]
    if not lacking:
        st.caption(context.text(COMPLETE))
    for row in _rows(lacking):
        for column, item in zip(st.columns(2), row, strict=False):
            with column:
                _item(context, project, item, day, filled)
    listed = [each for each in items if each.state is ItemState.LISTED]
    if listed:
        with st.expander(context.text(LISTED)):
            for row in _rows(listed):
                for column, item in zip(st.columns(2), row, strict=False):
                    with column:
                        _proof(context, item, filled)
    acts = filled.acts(opened, day)

    def check() -> None:
        check_units(context.city, filled.units.values())
        check_move(ledger, with_acts(project, acts), step, day)

    save_acts(context, [*acts, MoveProject(project_id=project.id, step=step, day=day)], check)


def stop_form(context: PageContext, ledger: Ledger, project: ProjectFile) -> None:
    """Ask why a project is stopped, and since when."""
    st.caption(context.text(STOPPED))
    day = day_field(context)
    reason = st.text_area(context.text(REASON), key="ledger-reason").strip()
    act = MoveProject(project_id=project.id, step=Step.STOPPED, day=day)
    save_acts(context, [act], lambda: check_move(ledger, project, Step.STOPPED, day, why=reason), reason)


def _rows(items: Sequence[GateItem]) -> Iterator[Sequence[GateItem]]:
    """Yield items two by two: a gate of ten is seen whole."""
    return (items[at : at + 2] for at in range(0, len(items), 2))


def _item(context: PageContext, project: ProjectFile, item: GateItem, day: str, filled: Filled) -> None:
    sort, _, name = item.item.partition(":")
    if sort == "amount":
        _amount(context, project, item, day, filled)
    elif sort == "unit":
        text = st.text_input(_name(context, item), key=f"ledger-unit-{name}").strip()
        filled.units |= {name: text} if text else {}
    else:
        _proof(context, item, filled)


def _proof(context: PageContext, item: GateItem, filled: Filled) -> None:
    name = _name(context, item)
    text = st.text_input(name, key=f"ledger-proof-{item.item}").strip()
    filled.proofs |= {item.item: text} if text else {}
    if item.replaced_by:
        why = st.text_input(context.text(INSTEAD, item=name), key=f"ledger-instead-{item.item}").strip()
        filled.proofs |= {f"{REPLACED}{item.item}": why} if why else {}


def _amount(context: PageContext, project: ProjectFile, item: GateItem, day: str, filled: Filled) -> None:
    """Ask for an amount and how it was counted; what is on file without its rule is offered again."""
    kind, name = AMOUNTS[item.item.partition(":")[2]], _name(context, item)
    held = project.amount(kind)
    left, right, last = st.columns(3)
    yi = left.number_input(
        context.text(YI, item=name),
        min_value=0.0,
        value=None if held is None else held.yi,
        format="%.4f",
        key=f"ledger-yi-{kind.value}",
    )
    rule = right.selectbox(
        context.text(RULE, item=name),
        list(CountedBy),
        index=None,
        placeholder=context.text(TO_VERIFY),
        format_func=lambda each: each.label(context.language),
        key=f"ledger-rule-{kind.value}",
    )
    proof = last.text_input(context.text(PROOF, item=name), key=f"ledger-amount-proof-{kind.value}").strip() or None
    if yi is not None:
        act = RecordAmount(project_id=project.id, amount=kind, yi=round(yi, 4), day=day, counted_by=rule, proof=proof)
        filled.amounts.append(act)


def _name(context: PageContext, item: GateItem) -> str:
    return item.of(context.language)
