"""The deliverables there are, in the order they are offered."""

from collections.abc import Mapping
from typing import Any

from reports.catalogue.deliverable import CATALOGUE
from reports.deck.deliverable import DECK
from reports.deliverable import Deliverable
from reports.dossier.deliverable import DOSSIER
from reports.handbook.deliverable import HANDBOOK
from reports.ledger.deliverable import LEDGER_PAPERS
from reports.one_page.deliverable import ONE_PAGE
from reports.panorama.deliverable import PANORAMA
from reports.roadmap.deliverable import ROADMAP
from reports.survey.deliverable import SURVEY

DELIVERABLES: Mapping[str, Deliverable[Any]] = {
    each.id: each for each in (ONE_PAGE, DECK, PANORAMA, ROADMAP, SURVEY, CATALOGUE, DOSSIER, HANDBOOK, *LEDGER_PAPERS)
}
"""Each by its id."""
