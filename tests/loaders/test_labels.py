"""Words of ledgers are taken for ours; what may mean several is asked about."""

from collections import Counter

import pytest

from graph.model import kinds
from graph.model.ambiguous_labels import AMBIGUOUS_LABELS
from graph.model.kinds import MakeStatus, ProjectStage
from graph.model.labelled_enum import LabelledEnum
from loaders.labels import folded, match_label, nearest_labels

VOCABULARIES = [each for each in vars(kinds).values() if isinstance(each, type) and issubclass(each, LabelledEnum)][1:]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_way_to_write_a_word_means_that_word_alone(vocabulary):
    written = [(folded(name), word) for word in vocabulary for name in (word.zh, word.value, word.en, *word.aliases)]
    counts = Counter(name for name, _ in set(written))
    assert [name for name, number in counts.items() if number > 1] == []
    assert all(match_label(name, vocabulary) is word for name, word in written)
    assert not {name for name, _ in written} & set(AMBIGUOUS_LABELS.get(vocabulary, {}))


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        ("已签约", ProjectStage.SIGNED),
        ("已开工", ProjectStage.STARTED),
        ("在建中", ProjectStage.BUILDING),
        ("已竣工", ProjectStage.COMPLETED),
        ("已投产", ProjectStage.OPERATING),
        ("已落地", ProjectStage.SIGNED),
        ("签约阶段", ProjectStage.SIGNED),
        (" 在 建 ", ProjectStage.BUILDING),
        ("（在建）", ProjectStage.BUILDING),
        ("不详", ProjectStage.UNKNOWN),
    ],
)
def test_stages_as_ledgers_say_them(written, stage):
    assert match_label(written, ProjectStage) is stage


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("前期", (ProjectStage.PLANNED, ProjectStage.SIGNED)),
        ("前期阶段", (ProjectStage.PLANNED, ProjectStage.SIGNED)),
        ("未开工", (ProjectStage.PLANNED, ProjectStage.SIGNED)),
        ("已停工", (ProjectStage.UNKNOWN,)),
        ("完全不相干", ()),
    ],
)
def test_what_may_mean_several_is_asked_about(written, near):
    assert match_label(written, ProjectStage) is None
    assert tuple(nearest_labels(written, ProjectStage)) == near


@pytest.mark.parametrize("written", ["生产中", "已投产", "正常生产", "Operating"])
def test_states_of_production(written):
    assert match_label(written, MakeStatus) is MakeStatus.OPERATING


def test_what_is_denied_is_not_suggested():
    assert kinds.Siting.ATTRACTABLE not in nearest_labels("不可招引", kinds.Siting)
    assert kinds.Siting.ATTRACTABLE in nearest_labels("可以招引", kinds.Siting)
