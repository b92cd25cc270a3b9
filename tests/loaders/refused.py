"""What a folder is refused for."""

import pytest

from graph.errors import FactsError
from loaders.folder import read_facts


def issues_of(folder):
    with pytest.raises(FactsError) as refused:
        read_facts(folder)
    return refused.value.issues


def only(folder):
    (issue,) = issues_of(folder)
    return issue
