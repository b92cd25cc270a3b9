"""What the tests of documents share: the tiny city judged once, and with facts changed."""

from functools import cache
from pathlib import Path

import pytest

from loaders.folder import read_facts
from reports.catalogue.content import build_catalogue
from reports.one_page.content import build_one_page
from reports.roadmap.document import build_roadmap_document
from tests.in_memory import judged

HOME = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def tiny():
    """The judgement of the six links and five firms."""
    return judged(read_facts(HOME / "tests" / "data" / "tiny"))


@pytest.fixture(scope="session")
def catalogue_of(fushun):
    """`catalogue_of(language=…)` is the catalogue of all of Fushun, made once."""
    return made_once(lambda language: build_catalogue(fushun, language=language))


@pytest.fixture(scope="session")
def roadmap_of(fushun):
    """`roadmap_of(chain, language=…)` is the roadmap of a chain of Fushun, made once, its texts unchecked for flags."""
    return made_once(lambda chain, language: build_roadmap_document(fushun, chain, language, flags=()))


@pytest.fixture(scope="session")
def one_page_of(fushun):
    """`one_page_of(chain, language=…)` is the one side of a chain of Fushun, made once."""
    return made_once(lambda chain, language: build_one_page(fushun, chain, language))


def made_once(make):
    """Return what makes a paper of what is asked for and of a language, Chinese where none is named, once each."""
    kept = cache(make)
    return lambda *asked, language="zh": kept(*asked, language)
