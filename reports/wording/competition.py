"""What is said of wording that the fair-competition check found: where it stands, which rule, what to write instead."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from graph.analysis.competition.rule import Certainty, CompetitionRule
from graph.analysis.competition.rules import PACK
from graph.analysis.competition.sources import REGULATIONS, Citation, Regulation
from graph.analysis.competition.typed_texts import FlaggedText, TypedText
from graph.analysis.competition.wording import Finding
from graph.analysis.facts.city import City
from graph.model.acts import ACTS, LogEntry
from graph.model.edges import Edge
from graph.model.fact import Fact
from graph.model.news import Signal
from graph.model.nodes import Chain, Figure, Firm, Industry, Link, Node, Organisation, Project
from graph.model.region import Zone
from graph.text import Text
from reports.wording.language import Language, numeral
from reports.wording.punctuation import join_clauses, join_names, with_label
from reports.wording.records import about_text
from reports.wording.sentences import chain_name, firm_name, short_name

NOTHING = Text(
    "按规则包 {date} 版的 {rules} 条规则检查，各处手工填写的文字中没有发现要改或须核的表述。",
    "Checked against the {rules} rules of the pack of {date}: nothing to change or review in the typed text.",
)
SCOPE = Text(
    "只提示，不改动原文；是否违反由起草部门按条例审查认定，第十二条的例外须另行说明。",
    "Texts are flagged, never changed; whether they offend is for the department's own review, article 12 included.",
)
FOUND = Text(
    "按规则包 {date} 版的 {rules} 条规则检查手工填写的文字，{parts}，见“公平竞争”。原文未动。",
    "Checked against the {rules} rules of the pack of {date}, in the texts typed: {parts}; see “Fair competition”. "
    "Nothing was changed.",
)
PACK_TITLE = Text("公平竞争检查的规则", "Rules of the fair-competition check")
REGULATIONS_TITLE = Text("规则依据的法规和文件", "Regulations the rules rest on")
PACK_NOTE = Text(
    "规则包 {date} 版，{rules} 条，依据见各条；此日以后的新规定不在其内。",
    "Rule pack of {date}, {rules} rules, each with what it rests on; what was issued after that day is not in it.",
)
READ = Text(
    "读哪些文字：资料各表每一格文字（备注、理由、名称、产品、动向等）、城市设置里的片区说明，核实记录里仍有效的"
    "清单备注、核定理由、方案名称和假设。编号、代码、日期、地名和出处不读。记录时当场提示；目录和发展路径图写明检查结果；"
    "命令 review 列出每一处；链谱自己的模板句由测试按同样的规则检查。",
    "What is read: every cell of words in the tables as loaded (notes, reasons, names, products, news), the notes on "
    "zones in the city settings, and of the log what is in effect: notes of the shortlist, reasons of rulings, names "
    "and suppositions of scenarios. Ids, codes, dates, places and sources are not read. A page says so at once when "
    "something is recorded, catalogue and roadmap state the result, the command review lists each wording, and a test "
    "holds our own sentences to the same rules.",
)
PART = Text("{finding} {number} 处", "{finding} {number}")
HINT = Text(
    "公平竞争：“{wording}”{finding}。规则 {rule}（{sources}）。可以怎样写：{instead}。",
    'Fair competition, "{wording}": {finding}. Rule {rule} ({sources}). Instead: {instead}.',
)
ZONE = Text("片区（城市设置）", "Zone (city settings)")
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
PACK_HEADINGS = (
    Text("规则", "Rule"),
    Text("不得含有", "What it keeps out"),
    Text("依据", "Rests on"),
    Text("可以怎样写", "What to write instead"),
)
REGULATION_HEADINGS = (Text("引作", "Cited as"), Text("名称、文号、日期", "Title, number, date"))


def summary_text(flags: Collection[FlaggedText], language: Language) -> str:
    """Return how many wordings were found, by how sure it is; that there are none where there are none."""
    pack = {"date": PACK.date, "rules": len(PACK.rules)}
    if not flags:
        return NOTHING.of(language, **pack)
    counted = Counter(flag.finding.certainty for flag in flags)
    parts = (
        PART.of(language, finding=each.label(language), number=counted[each]) for each in Certainty if counted[each]
    )
    return FOUND.of(language, **pack, parts=join_names(parts, language))


def rule_text(rule: CompetitionRule, language: Language) -> str:
    """Return what a rule says behind its id: `F-15 …`."""
    return f"{rule.id} {rule.zh if language == 'zh' else rule.en}"


def pack_text(language: Language) -> str:
    """Return which rule pack is in force and how many rules it has."""
    return PACK_NOTE.of(language, date=PACK.date, rules=len(PACK.rules))


def source_text(rule: CompetitionRule, language: Language) -> str:
    """Return the regulations and articles a rule rests on, by their short names."""
    return join_clauses((citation_text(each, language) for each in rule.sources), language)


def citation_text(cited: Citation, language: Language) -> str:
    """Return articles behind the short name of their regulation: `公平竞争审查条例第十条`."""
    regulation = cited.regulation
    if language == "zh":
        return regulation.short_zh + join_names((f"第{numeral(each)}条" for each in cited.articles), language)
    if not cited.articles:
        return regulation.short_en
    head = "Article" if len(cited.articles) == 1 else "Articles"
    return f"{regulation.short_en}, {head} {join_names(map(str, cited.articles), language)}"


def regulation_text(regulation: Regulation, language: Language) -> str:
    """Return the title of a regulation with its number and date: `《…》（国务院令第783号，2024-08-01 起施行）`."""
    dated = regulation.dated.label(language)
    if language == "zh":
        return f"《{regulation.zh}》（{regulation.number_zh}，{regulation.date} {dated}）"
    return f"{regulation.en} ({regulation.number_en}, {dated} {regulation.date})"


def pack_rows(language: Language) -> list[dict[str, str]]:
    """Return the rules of the pack as rows: id, what it says, what it rests on, what to write instead."""
    heads = [text.of(language) for text in PACK_HEADINGS]
    return [dict(zip(heads, _pack_cells(rule, language), strict=True)) for rule in PACK.rules]


def _pack_cells(rule: CompetitionRule, language: Language) -> tuple[str, ...]:
    said = rule.of(language)
    return rule.id, said, source_text(rule, language), instead_text(rule, language)


def regulation_rows(language: Language) -> list[dict[str, str]]:
    """Return the regulations as rows: the short name a rule cites, and title, number and date."""
    heads = [text.of(language) for text in REGULATION_HEADINGS]
    return [
        dict(
            zip(
                heads,
                (each.short_zh if language == "zh" else each.short_en, regulation_text(each, language)),
                strict=True,
            )
        )
        for each in REGULATIONS
    ]


def instead_text(rule: CompetitionRule, language: Language) -> str:
    """Return what to write instead."""
    return rule.do_zh if language == "zh" else rule.do_en


def context_text(text: str, finding: Finding) -> str:
    """Return a wording with the letters around it, in one line."""
    start, end = max(0, finding.start - AROUND), finding.end + AROUND
    cut = text[start:end]
    return f"{'…' if start else ''}{' '.join(cut.split())}{'…' if end < len(text) else ''}"


def place_text(city: City, where: TypedText, language: Language) -> str:
    """Return where a typed text stands: `核定 #3 · 甲链：乙烯 · 理由或备注`."""
    heading = where.column.of(language)
    if isinstance(where.of, LogEntry):
        act = ACTS[where.kind]
        kind, about = act.ZH if language == "zh" else act.EN, about_text(city, where.of.act, language)
        return " · ".join((f"{kind} #{where.key[0]}", about, heading))
    if isinstance(where.of, Zone):
        return " · ".join((with_label(ZONE.of(language), where.of.name, language), heading))
    record = where.of
    kind = record.ZH if language == "zh" else record.EN
    return " · ".join((with_label(kind, record_name(city, record, language), language), heading))


def record_name(city: City, record: Fact, language: Language) -> str:
    """Return a fact by the names of its node or of its two ends."""
    if isinstance(record, Edge):
        ends = ((record.START, record.start), (record.END, record.end))
        return " → ".join(node_name(city, kind, id, language) for kind, id in ends)
    if isinstance(record, Signal):
        shown_by = (firm for firm, signals in city.signals.items() if record in signals)
        return join_names((node_name(city, Firm.KIND, firm, language) for firm in shown_by), language) or record.id
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
        Industry.KIND: city.industries,
        Figure.KIND: {figure.id: figure for figure in city.figures},
    }
    found = kept.get(kind, {}).get(id)
    match found:
        case Chain():
            return chain_name(found, language)
        case Link():
            return short_name(found, language)
        case Firm():
            return firm_name(found)
        case Project() | Organisation() | Industry() | Figure():
            return found.name_zh
    return id


def flag_text(flag: FlaggedText, language: Language) -> str:
    """Return one finding in a sentence, for whoever typed it: the wording, the rule, what to write instead."""
    return finding_words(flag.finding, language)


def finding_words(finding: Finding, language: Language) -> str:
    """Return what was found in a text in a sentence, for whoever typed it."""
    return HINT.of(
        language,
        finding=finding.certainty.label(language),
        wording=" ".join(finding.wording.split()),
        rule=rule_text(finding.rule, language),
        sources=source_text(finding.rule, language),
        instead=instead_text(finding.rule, language),
    )


def flag_cells(city: City, flag: FlaggedText, language: Language) -> tuple[str, ...]:
    """Return one finding as cells under HEADINGS."""
    finding = flag.finding
    return (
        place_text(city, flag.text, language),
        finding.wording,
        context_text(flag.text.text, finding),
        finding.certainty.label(language),
        rule_text(finding.rule, language),
        source_text(finding.rule, language),
        instead_text(finding.rule, language),
    )


def flag_rows(city: City, flags: Iterable[FlaggedText], language: Language) -> tuple[tuple[str, ...], ...]:
    """Return findings as rows under HEADINGS, for a sheet or a table."""
    return tuple(flag_cells(city, flag, language) for flag in flags)
