"""What is said of wording that the fair-competition check found: where it stands, which rule, what to write instead."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from graph.analysis.competition.rule import Certainty, CompetitionRule
from graph.analysis.competition.rules import RULES
from graph.analysis.competition.typed import Flag, TypedText
from graph.analysis.competition.wording import Finding
from graph.analysis.facts.city import City
from graph.model.edges import Edge
from graph.model.entries import ACTS, Entry
from graph.model.nodes import Chain, Firm, Link, Node, Organisation, Project
from graph.model.record import Record
from reports.wording.language import Language, Text
from reports.wording.punctuation import names, titled
from reports.wording.record_words import about_words
from reports.wording.sentences import brief_name, chain_name, firm_name

REGULATION = Text("公平竞争审查条例", "Fair Competition Review Regulation")
NOTHING = Text(
    "按 {rules} 条规则检查，手工填写的文字中没有发现要改或须核的表述。",
    "Checked against {rules} rules: nothing to be changed or checked in the texts typed.",
)
SCOPE = Text(
    "只提示，不改动原文；是否违反由起草部门按条例审查认定，第十二条的例外须另行说明。",
    "Texts are flagged, never changed; whether they offend is for the department's own review, article 12 included.",
)
FOUND = Text(
    "按 {rules} 条规则检查手工填写的文字，{parts}，见“公平竞争”。原文未动。",
    "Checked against {rules} rules, in the texts typed: {parts}; see “Fair competition”. Nothing was changed.",
)
PART = Text("{finding} {number} 处", "{finding} {number}")
AROUND = 20
"""Letters shown on each side of a wording."""
HEADINGS: tuple[Text, ...] = (
    Text("所在", "Where"),
    Text("表述", "Wording"),
    Text("上下文", "In its text"),
    Text("结论", "Finding"),
    Text("规则", "Rule"),
    Text("依据", "Rests on"),
    Text("怎样改", "What to write instead"),
)


def summary_words(flags: Collection[Flag], language: Language) -> str:
    """Return how many wordings were found, by how sure it is; that there are none where there are none."""
    rules = len(RULES)
    if not flags:
        return NOTHING.of(language, rules=rules)
    counted = Counter(flag.finding.certainty for flag in flags)
    parts = (
        PART.of(language, finding=each.label(language), number=counted[each]) for each in Certainty if counted[each]
    )
    return FOUND.of(language, rules=rules, parts=names(parts, language))


def rule_text(rule: CompetitionRule, language: Language) -> str:
    """Return what a rule says behind its id: `F-15 …`."""
    return f"{rule.id} {rule.zh if language == 'zh' else rule.en}"


def article_words(rule: CompetitionRule, language: Language) -> str:
    """Return the regulation and the articles a rule rests on."""
    articles = names((article.label(language) for article in rule.articles), language)
    return f"{REGULATION.zh}{articles}" if language == "zh" else f"{REGULATION.en}, {articles}"


def instead_words(rule: CompetitionRule, language: Language) -> str:
    """Return what to write instead."""
    return rule.do_zh if language == "zh" else rule.do_en


def context_words(text: str, finding: Finding) -> str:
    """Return a wording with the letters around it, in one line."""
    start, end = max(0, finding.start - AROUND), finding.end + AROUND
    cut = text[start:end]
    return f"{'…' if start else ''}{' '.join(cut.split())}{'…' if end < len(text) else ''}"


def place_words(city: City, where: TypedText, language: Language) -> str:
    """Return where a typed text stands: `核定 #3 · 甲链：乙烯 · 理由或备注`."""
    heading = where.column.zh if language == "zh" else where.column.en
    if isinstance(where.of, Entry):
        act = ACTS[where.kind]
        kind, about = act.ZH if language == "zh" else act.EN, about_words(city, where.of.act, language)
        return " · ".join((f"{kind} #{where.key[0]}", about, heading))
    record = where.of
    kind = record.ZH if language == "zh" else record.EN
    return " · ".join((titled(kind, record_name(city, record, language), language), heading))


def record_name(city: City, record: Record, language: Language) -> str:
    """Return a fact by the names of its node or of its two ends."""
    if isinstance(record, Edge):
        ends = ((record.START, record.start), (record.END, record.end))
        return " → ".join(node_name(city, kind, id, language) for kind, id in ends)
    if isinstance(record, Node):
        return node_name(city, record.KIND, record.id, language)
    raise TypeError(f"neither node nor relation: {record!r}")


def node_name(city: City, kind: str, id: str, language: Language) -> str:
    """Return the name of a node on file, its id where it is not or has none."""
    kept: Mapping[str, Mapping[str, Node]] = {
        Chain.KIND: city.chains,
        Link.KIND: city.links,
        Firm.KIND: city.firms,
        Project.KIND: city.projects,
        Organisation.KIND: city.organisations,
    }
    found = kept.get(kind, {}).get(id)
    match found:
        case Chain():
            return chain_name(found, language)
        case Link():
            return brief_name(found, language)
        case Firm():
            return firm_name(found)
        case Project() | Organisation():
            return found.name_zh
    return id


def flag_cells(city: City, flag: Flag, language: Language) -> tuple[str, ...]:
    """Return one finding as cells under HEADINGS."""
    finding = flag.finding
    return (
        place_words(city, flag.where, language),
        finding.wording,
        context_words(flag.where.text, finding),
        finding.certainty.label(language),
        rule_text(finding.rule, language),
        article_words(finding.rule, language),
        instead_words(finding.rule, language),
    )


def flag_rows(city: City, flags: Iterable[Flag], language: Language) -> tuple[tuple[str, ...], ...]:
    """Return findings as rows under HEADINGS, for a sheet or a table."""
    return tuple(flag_cells(city, flag, language) for flag in flags)
