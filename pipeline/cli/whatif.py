"""`whatif`: what follows if firms come or go, projects finish or inputs become scarce; nothing is written."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator

from graph.analysis.what_if.assumption_syntax import parse_attract
from graph.analysis.what_if.assumptions import Assumption, AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.analysis.what_if.causes import Cause
from graph.analysis.what_if.consequences import Effect
from graph.analysis.what_if.outcome import Situation, WhatIf, situation_of, what_if
from graph.errors import InvalidRequest
from graph.store.snapshot import take_snapshot
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of, reader_for
from pipeline.cli.shared.output import CommandResult, Content
from reports.wording.language import Language
from reports.wording.measures import ratio_text
from reports.wording.sentences import short_name
from reports.wording.what_if import (
    assumption_text,
    cause_text,
    causes_text,
    effect_text,
    path_text,
    state_change_text,
    step_change_text,
    supply_change_text,
    target_change_text,
    without_feed_text,
)

HEADINGS = {
    "kind_name": ("变化", "Change"),
    "chain_id": ("产业链", "Chain"),
    "link": ("链环", "Link"),
    "change": ("前 → 后", "Before → after"),
    "reason": ("由何而来", "By way of"),
}
KINDS = {
    "state": ("状态", "State"),
    "target": ("目标", "Target"),
    "supply": ("本地配套率", "Local supply"),
    "roadmap": ("路径图", "Roadmap"),
    **{each.value: (each.zh, each.en) for each in Effect},
}


def parse_attracted(text: str) -> AttractFirm:
    """Return what `FIRM:LINK` or `FIRM:LINK:30万吨/年` supposes."""
    try:
        return parse_attract(text)
    except InvalidRequest as error:
        raise ArgumentTypeError(
            f"应为 企业:链环 或 企业:链环:30万吨/年 / FIRM:LINK or FIRM:LINK:30万吨/年, not {text}"
        ) from error


def whatif(args: Namespace) -> CommandResult:
    """Return what is different, a row a change. Raises InvalidRequest where nothing is supposed."""
    supposed: list[Assumption] = args.supposed or []
    if not supposed:
        raise InvalidRequest(
            "没有写假设：用 --attract、--lose、--finish 或 --scarce",
            "nothing is supposed: give --attract, --lose, --finish or --scarce",
        )
    with reader_for(args) as reader:
        before = situation_of(take_snapshot(reader))
    return as_result(what_if(before, supposed), language_of(args))


def as_result(found: WhatIf, language: Language) -> CommandResult:
    """Return a what-if as rows, with what was supposed, the local supply rate before and after, and a remark if any."""
    city, remark = found.before.judgement.city, without_feed_text(found, language)
    content = {
        "status": "whatif",
        "load": city.load.id,
        "supposed": [assumption_text(city, each, language) for each in found.assumptions],
        "local_supply": {
            name: _rate(each, language) for name, each in (("before", found.before), ("after", found.after))
        },
        "remark": remark,
        "rows": list(change_rows(found, language)),
    }
    return CommandResult(0, content, HEADINGS, () if remark is None else (remark,))


def _rate(side: Situation, language: Language) -> str:
    return ratio_text(side.supply[None], language)


def change_rows(found: WhatIf, language: Language) -> Iterator[Content]:
    """Yield every change: states, what lost its supply, targets, local supply, roadmap."""
    city = found.after.judgement.city

    def row(
        kind: str, chain: str | None, link: str | None, change: str, causes: tuple[Cause, ...], **more: object
    ) -> Content:
        return {
            "kind": kind,
            "kind_name": KINDS[kind][language == "en"],
            "chain_id": chain,
            "link_id": link,
            "link": None if link is None else short_name(city.links[link], language),
            "change": change,
            "reason": causes_text(city, causes, language) or None,
            "reasons": [cause_text(city, cause, language) for cause in causes],
            "causes": [{"way": cause.kind.value, "path": list(cause.path)} for cause in causes],
            **more,
        }

    for state in found.states:
        link = state.after.link_id
        chain = found.after.judgement.local_facts(link)
        sides = {"before": state.before.state.value, "after": state.after.state.value}
        yield row("state", chain, link, state_change_text(state, found.stopped, language), state.causes, **sides)
    for each in found.consequences:
        told, way = effect_text(city, each, language), path_text(city, each.path, language)
        yield row(each.effect.value, None, each.link_id, told, (), path=list(each.path), reason=way)
    for target in found.targets:
        ranks = {"rank_before": target.rank_before, "rank_after": target.rank_after}
        yield row("target", None, target.link_id, target_change_text(target, language), target.causes, **ranks)
    for supply in found.supply:
        edges = {
            name: [f"{edge.start}>{edge.end}" for edge in each]
            for name, each in (("gained", supply.gained), ("lost", supply.lost))
        }
        yield row("supply", supply.chain_id, None, supply_change_text(city, supply, language), (), **edges)
    for step in found.steps:
        waits = {
            name: None if each is None else list(each.waits_for)
            for name, each in (("before", step.before), ("after", step.after))
        }
        yield row("roadmap", None, step.link_id, step_change_text(city, step, language), step.causes, **waits)


ASSUMPTIONS: tuple[tuple[str, str, Callable[[str], Assumption], str], ...] = (
    ("--attract", "FIRM:LINK[:CAPACITY]", parse_attracted, "this firm comes to make this link"),
    ("--lose", "FIRM", LoseFirm, "this firm stops"),
    ("--finish", "PROJECT", FinishProject, "this project starts to operate"),
    ("--scarce", "LINK", InputShortage, "this input can be had neither here nor outside"),
)
"""What can be supposed; each may be repeated, and the order given is kept."""

COMMAND = Command(
    name="whatif",
    help="what follows if firms come or go, projects finish, inputs run short",
    run=whatif,
    arguments=tuple(
        argument(name, action="append", dest="supposed", metavar=form, type=kind, help=meaning)
        for name, form, kind, meaning in ASSUMPTIONS
    ),
    titles={
        "whatif": (
            "资料版次 {load}，假设 {supposed}：{count} 处变化",
            "Graph {load}, supposing {supposed}: {count} changes",
        )
    },
)
