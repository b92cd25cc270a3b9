"""Who goes and when: cells to be filled, with the units on file as suggestions; and what follows from the visit."""

from collections.abc import Iterable, Iterator

from graph.analysis.candidates.candidates import Candidacy
from graph.analysis.candidates.local_links import Neighbour
from graph.analysis.facts.places import is_in_separate_zone
from graph.analysis.measures.sites import suggested_sites
from graph.analysis.verdicts.states import Strategy, Tier
from graph.model.kinds import InputRole
from graph.model.nodes import Firm
from graph.text import Text
from reports.dossier.draft import FirmDraft
from reports.formats.document import text_span
from reports.one_page.page import RULE, Grid, GridColumn, Prose
from reports.one_page.units import chief, is_chief_known, task_force
from reports.wording.candidates import decider_names
from reports.wording.language import typeset
from reports.wording.punctuation import join_clauses, join_names, with_brackets
from reports.wording.sentences import firm_name

HEAD = Text("九、谁去、何时去", "9. Who goes, and when")
COLUMNS = (
    GridColumn(Text("带队单位", "Led by"), 45.0),
    GridColumn(Text("参加单位", "With"), 55.0),
    GridColumn(Text("拟去时间", "When"), 36.0),
    GridColumn(Text("回来报送时间", "Report by"), 44.0),
)
LEAD = Text("牵头部门（链长部门）{unit}", "lead department {unit}")
SUGGESTED = Text("建议带队：{units}", "Could lead: {units}")
WITH = Text("建议参加：{units}", "Could join: {units}")
PARK = Text("{place}（用地和公用工程，推定）", "{place} (land and utilities, inferred)")
FEEDER = Text("{firm}（{feed}）", "{firm} ({feed})")
INFERRED = Text("推定", "inferred")
DIRECT = Text("省直管片区的企业，只商请，不派任务", "of a zone governed apart: ask, do not assign")
GROUP = Text(
    "投资由{deciders}定，由市领导会见其总部时一并提出", "{deciders} decides: raise it when city leaders meet them"
)
SAME_TRIP = Text("同一趟可顺访：{firms}", "On the same trip: {firms}")
ON_THE_WAY = 3
"""Other candidates of the same city that are named."""

AFTER = Text("十、去过之后", "10. After the visit")
WILLING = Text(
    "愿谈：登记线索，写明下次时间和责任单位。",
    "If willing: record the lead with the next date and the unit in charge. ",
)
UNWILLING = Text("不愿谈：写明原因，转谈{others}。", "If not: record why and turn to {others}. ")
UNWILLING_ALONE = Text("不愿谈：写明原因，另找线索。", "If not: record why and look for other leads. ")
NO_FEED = Text(
    "本地原料不够：{link}退出本年清单，先核实{feed}可供多少。",
    "If feed here is short: {link} leaves this year's list, verify first how much {feed} can be had.",
)


def visit(draft: FirmDraft) -> Grid:
    """Return the row to be filled, with suggestions below it."""
    return Grid(draft.text(HEAD), COLUMNS, (((), (), (), ()),), text_span(_suggestions(draft)), draft.setting.row)


def _suggestions(draft: FirmDraft) -> str:
    parts = [draft.text(SUGGESTED, units=join_names(_leaders(draft), draft.language))]
    joining = list(dict.fromkeys(_joining(draft)))
    parts += [draft.text(WITH, units=join_names(joining, draft.language))] if joining else []
    parts += _cautions(draft)
    nearby = list(_same_trip(draft))
    if nearby:
        parts.append(draft.text(SAME_TRIP, firms=join_names(map(firm_name, nearby[:ON_THE_WAY]), draft.language)))
    return draft.ended(join_clauses(parts, draft.language))


def _leaders(draft: FirmDraft) -> Iterator[str]:
    """Yield the department that leads the chain and its task force, if on file; a blank to write on if neither is."""
    lead, force = chief(draft), task_force(draft)
    if lead == RULE:
        yield RULE
    else:
        mark = None if is_chief_known(draft) else draft.text(INFERRED)
        yield draft.text(LEAD, unit=with_brackets(lead, mark, draft.language))
    if force not in (lead, RULE):
        yield force


def _joining(draft: FirmDraft) -> Iterator[str]:
    """Yield the park that could take it, and the maker of its feed here."""
    if draft.first.target is not None:
        for place in suggested_sites(draft.judgement, draft.first.target)[:1]:
            yield draft.text(PARK, place=typeset(place.name))
    for feed in draft.feeds_of(draft.first)[:1]:
        yield draft.text(FEEDER, firm=firm_name(feed.makers[0]), feed=draft.thing(feed))


def _cautions(draft: FirmDraft) -> Iterator[str]:
    if draft.candidate.in_separate_zone:
        yield draft.text(DIRECT)
    deciders = draft.candidate.deciders
    if deciders:
        yield draft.text(GROUP, deciders=decider_names(draft.firm, deciders, draft.language))


def _same_trip(draft: FirmDraft) -> Iterable[Firm]:
    """Find other candidates of the chain in the city the firm is in that are not on watch, by the rank of targets."""
    place = draft.firm.city
    if place is None or is_in_separate_zone(draft.city.region, place):
        return ()
    leads = (
        (draft.city.firms[firm], found) for firm, found in draft.judgement.candidacies.items() if firm != draft.firm.id
    )
    return (firm for firm, found in leads if firm.city == place and any(_is_to_see(draft, each) for each in found))


def _is_to_see(draft: FirmDraft, lead: Candidacy) -> bool:
    target = draft.judgement.target(lead.link_id)
    gap = target is not None and draft.chain_id in target.chains and target.strategy is not Strategy.SEE_THROUGH
    return gap and lead.candidate.tier is not Tier.WATCH


def is_material(feed: Neighbour) -> bool:
    """Check whether a feed is a material, without which nothing can be made, not a part that can come from anywhere."""
    return feed.edge is not None and feed.edge.role is InputRole.MATERIAL


def after(draft: FirmDraft) -> Prose:
    """Return what follows if the firm is willing, if it is not, and if there is not enough feed."""
    others = join_names((firm_name(each.firm) for each in draft.first.others[:2]), draft.language)
    told = [draft.text(WILLING), draft.text(UNWILLING, others=others) if others else draft.text(UNWILLING_ALONE)]
    feed = next((each for each in draft.feeds_of(draft.first) if is_material(each)), None)
    if feed is not None and draft.is_good(feed.link.id):
        told.append(draft.text(NO_FEED, link=draft.link(draft.first.link_id), feed=draft.link(feed.link.id)))
    return Prose(draft.text(AFTER), text_span("".join(told)))
