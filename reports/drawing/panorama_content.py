"""The panorama of a chain put into words: one scene from the judgement, ready to be drawn."""

from collections import Counter

from graph.analysis.facts.age import year_of
from graph.analysis.facts.upstream_downstream import trace_downstream, trace_upstream
from graph.analysis.judgement import Judgement
from graph.analysis.lists.calls import calls
from graph.analysis.lists.field_survey import firms_asked_about, needs_survey
from graph.analysis.measures.direct_inputs import DirectInputs, direct_inputs, unmet
from graph.analysis.verdicts.counts import CountedFact, local_firms
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState, Mark
from graph.model.cells import basis_told
from graph.model.kinds import Basis, Stage, Strength
from graph.model.nodes import Project
from graph.text import Text
from reports.drawing.panorama_scene import InputLine, Lane, Legend, LinkCard, PanoramaScene, PrintSheet, SceneLabels
from reports.wording.card_firms import named_firms
from reports.wording.editions import edition_words
from reports.wording.language import BLANK, Language, beijing_time, count, typeset, without_brackets
from reports.wording.lists import call_text, survey_text
from reports.wording.punctuation import PAUSE, join_names, names_and_count, with_brackets
from reports.wording.sentences import (
    card_subtitle,
    chain_name,
    fact_line,
    firm_name,
    home_name,
    link_name,
    short_name,
    state_label,
)
from reports.wording.targets import reason
from reports.wording.titles import BARE, chain_title, home_before

RANKED = 10
ON_SHEET = 5

TITLE = Text("{city}{chain}全景图", "{city}: panorama of {chain}")
LANE = Text("{links} 环 · 缺 {missing}", "{links} links, {missing} missing")
REACH = Text("上游 {up} 环 · 下游可达 {down} 环，其中缺 {missing}", "{up} upstream · reaches {down}, {missing} missing")
TARGETS = Text("优先目标前五", "Top five targets")
TARGETS_FEW = Text("优先目标", "Top targets")
ASK_FIRST = Text("先问这些链环", "What to ask first")
SURVEY, VERIFY = Text("摸底", "Survey"), Text("核实", "Verify")
READING = Text("读图须知", "How to read it")
RANK = Text("重点{rank}", "Priority {rank}")
HOW = (
    Text(
        "强：本地在做，规模或市场地位有依据，或有两家以上独立企业。已有待核：本地在做，没有弱的迹象，规模还没问到。弱：有明确的弱处，如规模小、只供自用、试产、季节性、只有旧资料、停产。",
        "Strong: made here with evidence of size or market position, or by two independent makers. Here, to verify: "
        "no sign of weakness, size not on file. Weak: on a named sign: small, own use, trial, season, old records.",
    ),
    Text(
        "在建：已开工。拟建：已签约或已公布计划。缺：没有查到，不等于没有。资料不足：现状不清或待摸底；圈中一点为应有待查，先问用户。不招引：外购、装置自用、依托资源等。",
        "Under construction: started. Announced: signed or published. Missing: none found, which does not mean that "
        "none exists. Not enough on file: unclear or not surveyed; with a disc in the ring it must exist. Not "
        "recruited: bought in, captive, resource-bound.",
    ),
    Text(
        "线从左向右，左供右用；实线为核心投入，虚线为辅助投入。投入关系多为行业常识；逐条出处见目录附表。",
        "Left feeds right; full lines are core inputs, dotted ones auxiliary. Sources are listed in the catalogue.",
    ),
)
PROJECTS = Text("{number} 个项目在建", "{number} projects under construction")
NO_OWNER = Text("本链没有链主资料。", "No chain owner on file for this chain.")
MAKES_NONE = Text("没有链主 {owners} 在本链的产品资料。", "Nothing of this chain is on file as made by {owners}.")
NEEDS = Text(
    "链主在产 {made}，另直接用到本链 {needed}：{states}。",
    "Chain owners make {made} and take in {needed} more directly: {states}.",
)
UNMET = Text("未满足：{links}。", " Unmet: {links}.")
OUTSIDE = Text("还用到别链 {links}。", " They also use {links} of other chains.")
VERSION = Text("资料版次 {id} · {time} · 校验码 {digest}", "load {id} · {time} · digest {digest}")


def build_scene(judgement: Judgement, chain_id: str, language: Language) -> PanoramaScene:
    """Return the scene of a chain; cards in the order of link ids. Raises KeyError for an unknown chain."""
    city = judgement.city
    verdicts = judgement.inside(chain_id)
    ranks = {target.link_id: rank for rank, target in enumerate(judgement.targets_of(chain_id)[:RANKED], 1)}
    needs = direct_inputs(judgement, chain_id)
    wanting = unmet(judgement, chain_id, needs)
    cards = tuple(
        _card(judgement, chain_id, verdict, ranks.get(link), link in wanting, language)
        for link, verdict in verdicts.items()
    )
    chain = chain_title(without_brackets(chain_name(city.chains[chain_id], language)), BARE, language)
    home = home_name(city.region, language)
    home = home_before(home, chain) if language == "zh" else home
    return PanoramaScene(
        chain_id=chain_id,
        title=TITLE.of(language, city=home, chain=chain),
        lanes=_lanes(cards, language),
        cards=cards,
        lines=_lines(judgement, chain_id),
        legend=tuple(Legend(mark, mark.label(language), number) for mark, number in judgement.tally(chain_id).items()),
        labels=_words(language),
        sheet=_sheet(judgement, chain_id, TITLE.of(language, city=home, chain=chain), language),
        needs=_needs(judgement, chain_id, needs, wanting, language),
    )


def _card(
    judgement: Judgement, chain_id: str, verdict: Verdict, rank: int | None, wanting: bool, language: Language
) -> LinkCard:
    city = judgement.city
    link = city.links[verdict.link_id]
    name, second = link_name(link, language), card_subtitle(city, verdict, language)
    stage = city.stage(chain_id, link.id)
    owner, works = _by_owner(judgement, chain_id, link.id), projects_under_way(verdict)
    target = judgement.target(link.id)
    strategies = target.strategies if target is not None and chain_id in target.chains else ()
    words = _words(language)
    spoken = [name, state_label(verdict, language), stage.label(language), second]
    spoken += [words.owner] if owner else []
    spoken += [RANK.of(language, rank=rank)] if rank is not None else []
    spoken += [strategy.label(language) for strategy in strategies[:1]]
    spoken += [PROJECTS.of(language, number=len(works))] if works else []
    spoken += [words.unmet] if wanting else []
    return LinkCard(
        id=link.id,
        name=short_name(link, language),
        full_name=name,
        detail=second,
        stage=stage,
        mark=verdict.mark,
        owner=owner,
        rank=rank,
        readout=readout(judgement, chain_id, verdict, language),
        label=PAUSE.of(language).join(spoken),
        strategies=strategies,
        works=len(works),
        unmet=wanting,
        firms=named_firms(city, verdict, language),
    )


def projects_under_way(verdict: Verdict) -> tuple[Project, ...]:
    """List the projects that add to a link and are under way, those that lapsed left out."""
    return tuple(fact for fact in verdict.facts_for(Measure.UNDER_WAY) if isinstance(fact, Project))


def _needs(
    judgement: Judgement, chain_id: str, needs: DirectInputs, wanting: tuple[str, ...], language: Language
) -> str:
    """Return the sentence on what the chain owner takes in: how many links in which state, and what is missing."""
    owners = judgement.owners(chain_id)
    if not owners:
        return NO_OWNER.of(language)
    if not needs.made:
        return MAKES_NONE.of(language, owners=join_names((firm_name(firm) for firm in owners), language))
    found = Counter(judgement.mark(link) for link in needs.needed)
    states = join_names((f"{mark.label(language)} {found[mark]}" for mark in Mark if found[mark]), language)
    counted = (needs.made, needs.needed, needs.outside)
    made, needed, outside = (count(language, len(links), "环", "link") for links in counted)
    parts = [NEEDS.of(language, made=made, needed=needed, states=states or BLANK)]
    if wanting:
        links = names_and_count(
            [short_name(judgement.city.links[link], language) for link in wanting], language, most=3
        )
        parts.append(UNMET.of(language, links=links))
    if needs.outside:
        parts.append(OUTSIDE.of(language, links=outside))
    return "".join(parts)


def _by_owner(judgement: Judgement, chain_id: str, link_id: str) -> bool:
    """Return whether a chain owner of the chain makes the link."""
    owners = {lead.start for lead in judgement.city.owner_roles(chain_id)}
    return any(make.start in owners for make in judgement.city.makers.get(link_id, ()))


def readout(judgement: Judgement, chain_id: str, verdict: Verdict, language: Language) -> str:
    """Return the sentence under the picture: name and state, the first facts, and the reach inside the chain."""
    city = judgement.city
    down = trace_downstream(city, chain_id, verdict.link_id)
    missing = sum(judgement.verdicts[link].state is LinkState.MISSING for link in down)
    up = len(trace_upstream(city, chain_id, verdict.link_id))
    link = city.links[verdict.link_id]
    facts = verdict.facts()[:2]
    known = "； ".join(_dated(judgement, fact, language) for fact in facts) or card_subtitle(city, verdict, language)
    works = projects_under_way(verdict)
    if any(work not in facts for work in works):
        known = f"{known} · {PROJECTS.of(language, number=len(works))}"
    reach = REACH.of(language, up=up, down=len(down), missing=missing)
    return f"{link_name(link, language)} · {state_label(verdict, language)}　{known}　{reach}"


def _dated(judgement: Judgement, fact: CountedFact, language: Language) -> str:
    line = fact_line(judgement.city, fact, language)
    year = year_of(fact)
    return line if year is None else f"{line}（{year}）" if language == "zh" else f"{line} ({year})"


def _lanes(cards: tuple[LinkCard, ...], language: Language) -> tuple[Lane, ...]:
    total = Counter(card.stage for card in cards)
    missing = Counter(card.stage for card in cards if card.mark is Mark.MISSING)
    return tuple(
        Lane(stage, stage.label(language), LANE.of(language, links=total[stage], missing=missing[stage]))
        for stage in Stage
        if total[stage]
    )


def _lines(judgement: Judgement, chain_id: str) -> tuple[InputLine, ...]:
    inside = judgement.inside(chain_id).keys()
    return tuple(
        InputLine(edge.start, edge.end, edge.strength is Strength.CORE)
        for link in inside
        for edge in judgement.city.inputs.get(link, ())
        if edge.start in inside
    )


def _words(language: Language) -> SceneLabels:
    if language == "zh":
        return SceneLabels("zh", "主", "核心投入", "辅助投入", "链主在产", "重点：本链优先目标（链靶）位次")
    return SceneLabels(
        "en",
        "O",
        "core input",
        "auxiliary",
        "chain owner",
        "priority",
        works_badge="P",
        works="project",
        unmet="chain owner needs it, missing",
    )


def head_facts(judgement: Judgement, chain_id: str, language: Language) -> tuple[tuple[str, str, Basis | None], ...]:
    """Return what a chain's head says: caption, value and basis of owner, chief department, task force and firms."""
    city, zh = judgement.city, language == "zh"
    leads = city.owner_roles(chain_id)
    chiefs = city.chiefs.get(chain_id, ())
    unknown = "无资料" if zh else "not on file"
    owners = join_names((firm_name(city.firms[lead.start]) for lead in leads), language) or unknown
    departments = join_names((city.organisations[chief.start].name_zh for chief in chiefs), language) or unknown
    firms = f"{len(local_firms(city, chain_id))} 家" if zh else str(len(local_firms(city, chain_id)))
    return (
        ("链主" if zh else "Chain owner", owners, basis_told(leads[0]) if leads else None),
        ("链长部门" if zh else "Chief department", departments, basis_told(chiefs[0]) if chiefs else None),
        ("招商专班" if zh else "Task force", _task_force(judgement, chain_id, language), None),
        ("收录本地企业" if zh else "Local firms on file", firms, None),
    )


def _task_force(judgement: Judgement, chain_id: str, language: Language) -> str:
    known = judgement.city.chains[chain_id].task_force
    if known is None:
        return "无资料" if language == "zh" else "not on file"
    return typeset(known)


Row = tuple[str, str, str, str]


def _first_rows(judgement: Judgement, chain_id: str, language: Language) -> tuple[Text, tuple[Row, ...]]:
    """Return what is to be done first: the top targets, or of a chain without any what to find out."""
    city, targets = judgement.city, judgement.targets_of(chain_id)[:ON_SHEET]
    if targets:
        rows = [(target.link_id, target.strategy.label(language), reason(city, target, language)) for target in targets]
    elif needs_survey(judgement, chain_id):
        items = firms_asked_about(judgement, chain_id)[:ON_SHEET]
        rows = [(item.link_id, SURVEY.of(language), survey_text(city, item, language)) for item in items]
    else:
        found = calls(judgement, chain_id)[:ON_SHEET]
        rows = [(call.link_id, VERIFY.of(language), call_text(city, call, language)) for call in found]
    title = (TARGETS if len(targets) == ON_SHEET else TARGETS_FEW) if targets else ASK_FIRST
    numbered = enumerate(rows, 1)
    return title, tuple(
        (RANK.of(language, rank=at) if targets else str(at), short_name(city.links[link], language), what, why)
        for at, (link, what, why) in numbered
    )


def _sheet(judgement: Judgement, chain_id: str, title: str, language: Language) -> PrintSheet:
    city = judgement.city
    facts = tuple(
        with_brackets(
            f"{caption} {value}", basis.label(language).lower() if basis is Basis.INFERRED else None, language
        )
        for caption, value, basis in head_facts(judgement, chain_id, language)[:2]
    )
    first, rows = _first_rows(judgement, chain_id, language)
    load = city.load
    version = VERSION.of(language, id=load.id, time=beijing_time(load.loaded_at), digest=load.digest[:8])
    return PrintSheet(
        title=title,
        facts=(" · ".join(facts), edition_words(load, language)),
        targets_title=first.of(language),
        targets=rows,
        reading_title=READING.of(language),
        reading=tuple(text.of(language) for text in HOW),
        foot=version,
    )
