"""A deliverable is a record: whatever is one is published, in every form it has."""

from dataclasses import replace

import pytest

from graph.analysis.target_filter import TargetFilter
from graph.text import Text
from reports.deliverable import FORM_NAMES, MIMES, Deliverable, Published, for_each_chain
from reports.deliverables import DELIVERABLES
from reports.publishing import publish, stem_of


def _targets(commission, chain):
    return len(commission.scope.targets_of(commission.judgement, chain))


def _text(targets, stem, loaded_at):
    yield Published(f"{stem}.md", f"{targets} {loaded_at}".encode())


NOTE = Deliverable("note", Text("产业链便签", "Chain note"), for_each_chain(_targets), {"md": _text})


def test_a_record_of_its_own_is_published_under_the_names_of_its_chains(fushun):
    chains = fushun.city.chains
    files = list(publish(fushun, NOTE, "md"))
    assert len(files) == len(chains) == 14
    assert len({file.name for file in files}) == 14
    assert all(file.name.startswith("抚顺市") and file.name.endswith("便签.md") for file in files)
    first = next(iter(chains))
    assert files[0].content.decode().split()[0] == str(len(fushun.targets_of(first)))


def test_a_form_a_deliverable_has_not_is_refused(fushun):
    with pytest.raises(KeyError):
        list(publish(fushun, NOTE, "docx"))


@pytest.mark.parametrize(
    ("id", "form"), [(id, form) for id, deliverable in DELIVERABLES.items() for form in deliverable.forms]
)
def test_every_form_is_named_and_written_with_its_ending(tiny, id, form):
    assert form in FORM_NAMES
    assert form in MIMES
    files = list(publish(tiny, DELIVERABLES[id], form))
    assert files
    assert files[0].name.endswith(f".{form}")
    assert all(file.content for file in files)


def test_a_document_of_a_firm_is_named_for_it_and_two_of_one_name_are_told_apart(tiny):
    dossier = DELIVERABLES["dossier"]
    assert stem_of(tiny, dossier, "candidate", "zh") == "甲市企业对接材料（丙市聚烯烃公司）"
    firms = {id: replace(firm, short_name="同名") for id, firm in tiny.city.firms.items()}
    twins = replace(tiny, city=replace(tiny.city, firms=firms))
    assert stem_of(twins, dossier, "candidate", "zh") == "甲市企业对接材料（同名，candidate）"


def test_a_dossier_is_made_for_each_candidate_of_the_scope(fushun):
    scope = TargetFilter(("petrochem-new-materials",), links=("coating-pitch",))
    files = list(publish(fushun, DELIVERABLES["dossier"], "docx", scope))
    assert [file.name for file in files] == [
        "抚顺市企业对接材料（信德新材）.docx",
        "抚顺市企业对接材料（明强化工材料）.docx",
    ]
