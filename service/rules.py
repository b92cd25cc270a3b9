"""Every number that is worked out and not read: its rule in words, its value, and the rows it was worked out from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.facts.ratio import Ratio
from graph.model.fact import Fact
from graph.text import Text
from service import sums
from service.standing import Standing

ROWS, POINTS, SHARE = (
    Text("条", "rows"),
    Text("分（满 100）", "points of 100"),
    Text("比值（1 为全部）", "share (1 is all)"),
)
LINKS, PLACE, INPUTS = Text("环", "links"), Text("位", "in order"), Text("条投入", "inputs")
INDEX = Text("指数（0–1）", "index (0–1)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it comes to in words, its unit, what it is asked of, its value and the rows behind it.

    What is `counted` only counts rows on file; all else is inferred.
    """

    id: str
    text: Text
    unit: Text
    subjects: tuple[str, ...]
    value: Callable[..., float | None]
    facts: Callable[..., Iterable[Fact]]
    counted: bool = False


def _ratio(
    id: str, zh: str, en: str, of: tuple[Text, Text, str], ratio: Callable[[Standing, str], Ratio]
) -> list[Rule]:
    """Return the rules of a share: itself, its numerator, its denominator, and what is not known of it."""
    unit, counted, over = of
    parts: list[tuple[str, Text, Text, Callable[[Ratio], float | None], Callable[[Ratio], Iterable[Fact]]]] = [
        ("", Text(zh, en), unit, lambda r: r.value, lambda r: r.denominator_facts),
        ("-part", Text(f"{zh}：分子", f"{en}: numerator"), counted, lambda r: r.part, lambda r: r.numerator_facts),
        (
            "-whole",
            Text(f"{zh}：分母", f"{en}: denominator"),
            counted,
            lambda r: r.whole,
            lambda r: r.denominator_facts,
        ),
        (
            "-unknown",
            Text(f"{zh}：分母里查不清的", f"{en}: what of the denominator is not known"),
            counted,
            lambda r: r.unknown,
            lambda r: r.unknown_facts or r.denominator_facts,
        ),
    ]
    return [
        Rule(
            f"{id}{end}",
            text,
            shown,
            (over,),
            lambda standing, chain, value=value: value(ratio(standing, chain)),
            lambda standing, chain, facts=facts: (*facts(ratio(standing, chain)), *sums.about_chain(standing, chain)),
        )
        for end, text, shown, value, facts in parts
    ]


_RULES = [
    Rule("kind-count", Text("这一类的条数", "rows of this kind"), ROWS, ("kind",), sums.kind_count, sums.of_kind, True),
    Rule(
        "basis-count",
        Text("这一类里这种依据的条数", "rows of this kind with this basis"),
        ROWS,
        ("kind", "basis"),
        sums.basis_count,
        sums.of_basis,
        counted=True,
    ),
    Rule(
        "chain-links",
        Text("链上的链环数", "links of the chain"),
        LINKS,
        ("chain",),
        sums.link_count,
        sums.of_chain,
        True,
    ),
    Rule(
        "mark-count",
        Text("链上判为这一状态的链环数", "links of the chain judged to be so"),
        LINKS,
        ("chain", "mark"),
        sums.mark_count,
        sums.of_mark,
    ),
    Rule(
        "target-count",
        Text("链上的目标数", "targets of the chain"),
        LINKS,
        ("chain",),
        sums.target_count,
        sums.of_targets,
    ),
    Rule(
        "link-count",
        Text("判定时数出来的数", "what was counted to judge the link"),
        Text("个", "counted"),
        ("link", "measure"),
        sums.measure_count,
        sums.of_measure,
    ),
    Rule(
        "target-rank",
        Text("目标在全市的名次，按得分", "place of the target in the whole city, by score"),
        PLACE,
        ("link",),
        sums.rank,
        sums.of_target,
    ),
    Rule(
        "target-score",
        Text("目标得分：必要与可行各项加权", "score of the target: terms of merit and feasibility, weighted"),
        POINTS,
        ("link",),
        sums.score,
        sums.of_target,
    ),
    Rule(
        "target-merit",
        Text("目标得分里“必要”各项", "the terms of merit of the score"),
        POINTS,
        ("link",),
        sums.merit,
        sums.of_target,
    ),
    Rule(
        "target-feasible",
        Text("目标得分里“可行”各项", "the terms of feasibility of the score"),
        POINTS,
        ("link",),
        sums.feasible,
        sums.of_target,
    ),
    Rule(
        "target-known",
        Text("得分各项里有资料的权重占比", "share of the score's weight that rests on facts"),
        SHARE,
        ("link",),
        sums.known,
        sums.of_target,
    ),
    Rule(
        "target-steadiness",
        Text("随机改变权重后仍在前十的比例", "share of draws of other weights in which it is among the first ten"),
        SHARE,
        ("link",),
        sums.steadiness,
        sums.of_target,
    ),
    Rule(
        "target-term",
        Text("得分的一项，0–1", "one term of the score, 0–1"),
        INDEX,
        ("link", "term"),
        sums.term,
        sums.of_term,
    ),
    Rule(
        "fit-score",
        Text("候选企业与链环的匹配度", "how well a candidate fits the link"),
        POINTS,
        ("link", "firm"),
        sums.fit,
        sums.of_fit,
    ),
    *_ratio(
        "local-supply",
        "本地配套率：在本地所做链环的核心投入里，本地也做的占比",
        "local supply rate: share of the core inputs of what is made here that is made here too",
        (SHARE, INPUTS, "scope"),
        lambda standing, chain: standing.supply(chain),
    ),
    *_ratio(
        "completeness",
        "完整度：可做的链环里本地在做或在建的占比",
        "completeness: share of the links that could be here that are made or being built here",
        (SHARE, LINKS, "chain"),
        lambda standing, chain: standing.measures.chains[chain].completeness,
    ),
    Rule(
        "gap-index",
        Text(
            "缺口指数：缺环连同它牵住的链环占已判链环的比重",
            "gap index: weight of missing links and what hangs on them",
        ),
        INDEX,
        ("chain",),
        lambda standing, chain: standing.measures.chains[chain].gap_index.value,
        lambda standing, chain: standing.measures.chains[chain].gap_index.denominator_facts,
    ),
    *(
        Rule(
            f"what-if-rank-{when}",
            Text(f"假设{zh}，目标在全市的名次", f"place of the target in the city {when} what is supposed"),
            PLACE,
            ("lines", "link"),
            lambda standing, lines, link, when=when: sums.supposed_rank(standing, lines, link, when),
            lambda standing, lines, link, when=when: sums.of_supposed(standing, lines, link, when),
        )
        for when, zh in (("before", "之前"), ("after", "之后"))
    ),
    *(
        Rule(
            f"what-if-supply-{when}",
            Text(f"假设{zh}的本地配套率", f"local supply rate {when} what is supposed"),
            SHARE,
            ("lines", "scope"),
            lambda standing, lines, chain, when=when: sums.supposed_supply(standing, lines, chain, when).value,
            lambda standing, lines, chain, when=when: (
                *sums.supposed_supply(standing, lines, chain, when).denominator_facts,
                *sums.about_chain(standing, chain),
            ),
        )
        for when, zh in (("before", "之前"), ("after", "之后"))
    ),
]
RULES: Mapping[str, Rule] = {rule.id: rule for rule in _RULES}
"""Every rule by its id."""
