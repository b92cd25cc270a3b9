"""One budget of tries for everything asked together."""

import time

from graph.store.neo4j.retry_budget import RetryBudget


def test_forty_failures_together_are_tried_again_no_more_than_the_budget_allows():
    patience = RetryBudget(0.4)
    granted = [patience.wait_for_retry(time.monotonic(), tries) for _ in range(40) for tries in range(1)]
    # each wait is 0.08 s or more, and the attempts themselves took no time
    assert 1 <= sum(granted) <= 5
    assert not any(granted[5:])


def test_an_attempt_that_used_up_the_budget_is_not_made_again():
    assert not RetryBudget(4.0).wait_for_retry(time.monotonic() - 4.0, 0)


def test_a_short_failure_is_tried_again():
    assert RetryBudget(4.0).wait_for_retry(time.monotonic(), 0)
