"""A link has one state: every picture, table and paper of Fushun shows the same mark and the same word for it."""

from collections import Counter

import pytest

from graph.analysis.measures.owner_inputs import owner_profile
from graph.analysis.roadmap.roadmap import plan_chain
from graph.analysis.what_if.outcome import Situation, what_if
from graph.model.acts import AddToShortlist, LogEntry
from graph.store.snapshot import take_snapshot
from pipeline.cli.diagnose import verdict_row
from pipeline.cli.targets import target_row
from reports.catalogue.columns import COLUMNS
from reports.drawing.network_scene import detail_text
from reports.drawing.panorama_content import build_scene
from reports.drawing.roadmap_scene import build_roadmap_scene
from reports.drawing.what_if_scene import build_what_if_scene
from reports.formats.document import TableBlock
from reports.owner.rows import state_of
from reports.shortlist.rows import shortlist_rows
from reports.wording.sentences import short_name, state_label
from tests.chance import every

LANGUAGES = ("zh", "en")
STATE_HEADS = {"zh": "状态", "en": "State"}
LINK_HEADS = {"zh": "链环", "en": "Link"}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def words(fushun, language):
    """The one word of each link."""
    return {link: state_label(verdict, language) for link, verdict in fushun.verdicts.items()}


@pytest.fixture(scope="module")
def by_name(fushun, language, words):
    """The words that a link of some name may bear: two links may share a name."""
    found: dict[str, set[str]] = {}
    for link, word in words.items():
        found.setdefault(short_name(fushun.city.links[link], language), set()).add(word)
    return found


def agrees(told, word):
    """Whether a text says the word of a state, alone or with what tells it apart in brackets."""
    return told == word or told.startswith((f"{word}（", f"{word} ("))


def test_the_panorama_draws_says_and_counts_it(fushun, language, words):
    for chain in fushun.city.chains:
        scene = build_scene(fushun, chain, language)
        for card in scene.cards:
            assert card.mark is fushun.verdicts[card.id].mark
            assert card.mark.label(language) == words[card.id]
            assert words[card.id] in card.label
            assert words[card.id] in card.readout
        counted = Counter(card.mark.counted for card in scene.cards)
        assert {entry.mark: entry.count for entry in scene.legend if entry.count} == dict(counted)
        assert dict(counted) == {mark: number for mark, number in fushun.tally(chain).items() if number}


def test_the_commands_print_it(fushun, language, words):
    for chain in fushun.city.chains:
        for link, verdict in fushun.inside(chain).items():
            row = verdict_row(fushun, chain, verdict, language)
            assert agrees(row["verdict"], words[link])
            assert row["mark"] == verdict.mark.value
    for rank, target in enumerate(fushun.targets, 1):
        assert target_row(fushun, target, rank, language)["state"] == fushun.state(target.link_id).value


def test_the_catalogue_prints_it(catalogue_of, language, words, by_name):
    catalogue = catalogue_of(language=language)
    at = next(place for place, column in enumerate(COLUMNS) if column.head.of(language) == STATE_HEADS[language])
    rows = [row for sheet in catalogue.sheets for row in sheet.rows]
    assert all(agrees(row.cells[at], words[row.link_id]) for row in rows)
    tables = [*catalogue.lists, *(sheet.survey for sheet in catalogue.sheets if sheet.survey is not None)]
    assert len(tables) == 7, "three lists, and a survey for each of four chains"
    for table in tables:
        heads = [head for head, _ in table.headers]
        link, state = heads.index(LINK_HEADS[language]), heads.index(STATE_HEADS[language])
        for cells in table.rows:
            assert any(agrees(cells[state], word) for word in by_name[cells[link]]), cells


@pytest.mark.parametrize("step", every(4))
def test_the_roadmap_document_prints_it(fushun, roadmap_of, language, by_name, step):
    seen, chains = 0, list(fushun.city.chains)
    # words of states are taken from one place in either language: of the English papers fewer are looked at
    tried = chains if language == "zh" else chains[::step]
    for chain in tried:
        document = roadmap_of(chain, language=language)
        for table in (block for block in document.blocks if isinstance(block, TableBlock)):
            if STATE_HEADS[language] in table.headers and LINK_HEADS[language] in table.headers:
                link, state = (table.headers.index(head[language]) for head in (LINK_HEADS, STATE_HEADS))
                for row in table.rows:
                    told = ["".join(span.text for span in cell) for cell in row]
                    assert any(agrees(told[state], word) for word in by_name[told[link]]), told
                    seen += 1
    assert seen == sum(len(fushun.targets_of(chain)) for chain in tried) > 0, "each target once a chain"


def test_the_roadmap_picture_draws_it(fushun, language, words):
    for chain in fushun.city.chains:
        if fushun.targets_of(chain):
            scene = build_roadmap_scene(fushun, plan_chain(fushun, chain), "", language)
            assert all(each.mark.label(language) == words[each.link_id] for each in (*scene.steps, *scene.today))


def test_both_sides_of_a_what_if_without_a_supposition_draw_it(fushun_store, fushun, language, words):
    with fushun_store.reader() as reader:
        found = what_if(Situation(take_snapshot(reader), fushun), [])
    for chain in fushun.city.chains:
        for card in build_what_if_scene(found, chain, language).cards:
            assert card.before is card.after
            assert card.before.label(language) == words[card.id]


def test_the_owner_page_the_shortlist_and_the_neighbourhood_say_it(fushun, language, words):
    for chain in fushun.city.chains:
        for firm in fushun.owners(chain):
            for need in owner_profile(fushun, firm.id, chain).inputs:
                assert state_of(fushun, need.link_id, language) == words.get(need.link_id, "—")
    acts = [AddToShortlist(link_id=link) for link in words]
    listed = [(LogEntry(sequence=1, who="专班", made_at="2026-03-01T08:00", load_id="1", act=act), act) for act in acts]
    for row in shortlist_rows(fushun, listed, language):
        assert words[row.act.link_id] in row.cells["standing"]
    for link, word in words.items():
        assert detail_text(fushun, fushun.city.links[link], language).endswith(word)
