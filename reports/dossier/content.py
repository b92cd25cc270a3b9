"""What the two sides say, in fixed order: facts on the first, what is taken along on the second."""

from collections.abc import Iterator, Mapping

from graph.analysis.exploration.connections import connections_to_local_firms
from graph.analysis.judgement import Judgement
from graph.analysis.target_filter import TargetFilter
from graph.text import Text
from reports.dossier.candidacies import candidacies
from reports.dossier.doubts import doubts
from reports.dossier.draft import FirmDraft
from reports.dossier.faces import SETTINGS, Setting, dossier_faces
from reports.dossier.flow import flow
from reports.dossier.grounds import grounds
from reports.dossier.height import fits
from reports.dossier.identity import identity
from reports.dossier.links import links
from reports.dossier.news import news
from reports.dossier.offers import NO_OFFER, offers
from reports.dossier.page import Dossier, DossierPart
from reports.dossier.products import products
from reports.dossier.questions import questions
from reports.dossier.ties import ties
from reports.dossier.visit import after, visit
from reports.one_page.content import DATE
from reports.one_page.units import MONTHS
from reports.wording.editions import version_words
from reports.wording.language import Language, typeset, without_brackets
from reports.wording.sentences import chain_name
from reports.wording.titles import BARE, chain_title

SUBJECT = Text("企业对接材料　{chain}", "Visit brief · {chain}")
EDITION = Text("讨论稿　第{number}版　{date}", "Draft for discussion, edition {number}, {date}")
SUBTITLE = Text("拜访前用两页", "Two pages before a visit")
FOOT = Text(
    "链环现状由资料判定；投入关系为行业常识；标“推定”“建议”的待审定。格内空白由使用单位填写。",
    "States are judged from what is on file; inputs are general knowledge; what is inferred or suggested is to be "
    "confirmed. Blank cells are for the unit that uses this paper.",
)
EVERYTHING = TargetFilter()


def build_dossier(
    judgement: Judgement,
    firm_id: str,
    chain_id: str,
    language: Language = "zh",
    scope: TargetFilter = EVERYTHING,
    offered: Mapping[str, str] = NO_OFFER,
) -> Dossier:
    """Return the two sides of a firm; `offered` are terms typed by id. Raises KeyError for an unknown firm or chain.

    The type is tightened until both sides fit, and then rows are given up, which the tables say.
    """
    found = candidacies(judgement, firm_id, scope)
    firm, ways = judgement.city.firms[firm_id], connections_to_local_firms(judgement.city, firm_id)

    def made(setting: Setting) -> Dossier:
        draft = FirmDraft(judgement, chain_id, language, firm=firm, candidacies=found, ways=ways, setting=setting)
        return _dossier(draft, offered)

    *airy, tightest = SETTINGS
    return next((dossier for setting in airy if fits(dossier := made(setting))), None) or made(tightest)


def _dossier(draft: FirmDraft, offered: Mapping[str, str]) -> Dossier:
    facts, work = tuple(_facts(draft)), tuple(_work(draft, offered))
    load = draft.city.load
    return Dossier(
        language=draft.language,
        types=dossier_faces(draft.language, draft.setting),
        firm=typeset(draft.firm.name_zh),
        subject=_subject(draft),
        edition=_edition(draft),
        subtitle=draft.text(SUBTITLE),
        facts=facts,
        work=work,
        sources=draft.citations.listed(),
        foot=draft.text(FOOT),
        version=version_words(load, draft.language),
        made_at=load.loaded_at,
    )


def _facts(draft: FirmDraft) -> Iterator[DossierPart]:
    yield identity(draft)
    why, comes = grounds(draft)
    yield why
    yield comes
    if draft.setting.flow:
        yield flow(draft)
    yield links(draft)
    yield products(draft)
    yield news(draft)
    yield doubts(draft)


def _work(draft: FirmDraft, offered: Mapping[str, str]) -> Iterator[DossierPart]:
    yield ties(draft)
    yield questions(draft)
    yield offers(draft, offered)
    yield visit(draft)
    yield after(draft)


def _subject(draft: FirmDraft) -> str:
    name = without_brackets(chain_name(draft.chain, draft.language))
    return draft.text(SUBJECT, chain=chain_title(name, BARE, draft.language))


def _edition(draft: FirmDraft) -> str:
    day = draft.day
    month = day.month if draft.language == "zh" else MONTHS[day.month - 1]
    date = draft.text(DATE, year=day.year, month=month, day=day.day)
    return draft.text(EDITION, number=draft.city.load.number, date=date)
