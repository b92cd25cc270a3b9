"""A link is asked of one addressee, whichever chain's survey plan or list of calls it stands in."""

from collections import defaultdict

from graph.analysis.lists.calls import calls
from graph.analysis.lists.field_survey import firms_asked_about
from reports.wording.lists import addressee, survey_addressee


def test_a_link_has_one_addressee_over_all_chains(fushun):
    asked = defaultdict(set)
    for chain in fushun.city.chains:
        for item in firms_asked_about(fushun, chain):
            asked[item.link_id].add(survey_addressee(fushun.city, item, "zh"))
        for call in calls(fushun, chain):
            asked[call.link_id, call.question].add(addressee(fushun.city, call, "zh"))
    assert len(asked) > 300
    assert {link: whom for link, whom in asked.items() if len(whom) != 1} == {}


def test_a_call_and_a_survey_ask_the_same_office(fushun):
    """What no firm can be asked about goes to one office on every paper."""
    by_survey = {
        item.link_id: survey_addressee(fushun.city, item, "zh")
        for chain in fushun.city.chains
        for item in firms_asked_about(fushun, chain)
        if not item.firms_to_ask
    }
    by_call = {call.link_id: addressee(fushun.city, call, "zh") for call in calls(fushun) if not call.firms}
    assert by_call
    assert {link: who for link, who in by_call.items() if by_survey.get(link, who) != who} == {}
