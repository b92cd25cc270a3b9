"""What a dialog says when one of several entries cannot be made."""

from types import SimpleNamespace

import pytest

from graph.errors import EntryConflict
from views.shared import ledger_form


@pytest.fixture
def told(monkeypatch):
    """The errors drawn; entries are made until the one at `fails_at`, which somebody else has changed meanwhile."""
    errors, made = [], []

    def save(number, fails_at):
        def append(context, act, expected, reason):
            if len(made) == fails_at:
                raise EntryConflict("另有一条", "another stands there")
            made.append(act)

        monkeypatch.setattr(ledger_form, "append_entry", append)
        monkeypatch.setattr(ledger_form.st, "error", errors.append)
        monkeypatch.setattr(ledger_form.st, "session_state", {})
        records = SimpleNamespace(expected=lambda subject: 0)
        context = SimpleNamespace(records=records, text=lambda text, **values: text.of("zh", **values))
        acts = [SimpleNamespace(subject=at) for at in range(number)]
        ledger_form._save(context, acts, None, None, {})
        return errors

    return save


def test_of_several_it_says_how_many_stand_already(told):
    (said,) = told(3, fails_at=2)
    assert said.startswith("前 2 项已保存，其余 1 项没有保存：这一条刚被别人改过")


def test_of_one_it_says_that_nothing_was_saved(told):
    (said,) = told(1, fails_at=0)
    assert said.startswith("这一条刚被别人改过，没有保存")
