"""Sentences about local firms that could grow into a gap."""

from collections.abc import Sequence

from graph.analysis.candidates.growers import Grower, Growth, GrowthReason
from graph.text import Text
from reports.wording.candidates import DECIDED, DECIDED_ABOVE, decider_names
from reports.wording.certainty import making_mark
from reports.wording.language import Language
from reports.wording.punctuation import PAUSE, join_clauses, join_names, with_brackets, with_label
from reports.wording.sentences import firm_name, short_name
from reports.wording.trouble import trouble_text

LOCAL_FIRST = Text("先找本地企业扩产", "Ask local firms to expand first")
LOCAL_KIND = Text("本地扩产", "Local expansion")
ASK_FIRST = Text("先问能不能扩产", "Ask first if it could expand")
ASK = Text("先问", "Ask first")
VERIFY_KIND = Text("先核实", "Verify first")
REASONS = {
    Growth.MAKES: Text("已在做", "makes it already"),
    Growth.FEED: Text("做原料{links}", "makes its feed {links}"),
    Growth.STREAM: Text("随自家{links}产生", "arises at its own {links}"),
    Growth.PART: Text("做部件{links}", "makes its part {links}"),
    Growth.SAME_FEED: Text("同用{feed}做{links}", "uses {feed} as well, for {links}"),
    Growth.USER: Text("要用它做{links}", "uses it for {links}"),
    Growth.SAME_CLASS: Text("做同类的{links}", "makes {links} of its class"),
}
NAMED = 2
"""Links that one reason names."""


def approach_label(grower: Grower, language: Language) -> str:
    """Say how a local firm is approached: verified first where it is in doubt, asked where it has grave news."""
    if grower.is_doubtful:
        return VERIFY_KIND.of(language)
    return (LOCAL_FIRST if grower.trouble is None else ASK_FIRST).of(language)


def kind_label(grower: Grower, language: Language) -> str:
    """Say the same in a word."""
    if grower.is_doubtful:
        return VERIFY_KIND.of(language)
    return (LOCAL_KIND if grower.trouble is None else ASK).of(language)


def grower_text(grower: Grower, language: Language) -> str:
    """Say why a local firm could grow into a link, and what is on file against it.

    `做原料环氧乙烷，同用环氧乙烷做乙二醇，投资由中国石油定`
    """
    parts = [_reason(grower, kind, language) for kind in dict.fromkeys(reason.kind for reason in grower.reasons)]
    if grower.deciders:
        deciders = decider_names(grower.firm, grower.deciders, language)
        parts.append(DECIDED.of(language, deciders=deciders))
    elif not grower.decides:
        parts.append(DECIDED_ABOVE.of(language))
    if grower.trouble is not None:
        parts.append(trouble_text(grower.trouble, language))
    return PAUSE.of(language).join(parts)


def named_grower(grower: Grower, language: Language) -> str:
    """Name a local firm, marked where it is to be verified first that it still works: `佳化化学抚顺（先核实）`."""
    verify = VERIFY_KIND.of(language).lower() if grower.is_doubtful else None
    return with_brackets(firm_name(grower.firm), verify, language)


def _reason(grower: Grower, kind: Growth, language: Language) -> str:
    """Name the first links of one kind of reason; of a shared feed, those of the first feed."""
    reasons = [reason for reason in grower.reasons if reason.kind is kind]
    shared = reasons[0].shared
    if kind is Growth.MAKES:
        return with_brackets(REASONS[kind].of(language), _mark(reasons[0], language), language)
    told = [_link(reason, language) for reason in reasons if reason.shared == shared]
    feed = "" if shared is None else short_name(shared, language)
    return REASONS[kind].of(language, links=join_names(told[:NAMED], language), feed=feed)


def _link(reason: GrowthReason, language: Language) -> str:
    return with_brackets(short_name(reason.link, language), _mark(reason, language), language)


def _mark(reason: GrowthReason, language: Language) -> str | None:
    """Say that a plant is only being built, or that its state is to be checked; None if it runs."""
    return making_mark(reason.making, language)


def growers_text(growers: Sequence[Grower], language: Language, most: int = 3) -> str:
    """Name the first local firms with their reasons: `抚顺石化：做原料环氧乙烷；佳化化学抚顺（先核实）：…`."""
    told = [(named_grower(grower, language), grower_text(grower, language)) for grower in growers[:most]]
    return join_clauses((with_label(name, text, language) for name, text in told), language)
