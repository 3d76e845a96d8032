"""3.3.1, the selection in figures: what is counted, shared and waited for, against a set counted by hand."""

from decimal import Decimal

import pytest

from applications.domain.figure_facts import Figure
from applications.domain.figure_rates import Rate
from applications.domain.figures import FUNNEL
from tests.makers.figures import figures, selection_to_read

BY_HAND = {
    Figure.RECEIVED: 8,
    Figure.COMPLETE: 7,
    Figure.SCORED: 5,
    Figure.CONSIDERED: 4,
    Figure.DECIDED: 3,
    Figure.ACCEPTED: 2,
    Figure.CONTRACTED: 0,
    Figure.WITHDRAWN: 1,
    Figure.WAITING: 4,
}


@pytest.fixture(scope="module")
def selection(django_db_setup, django_db_blocker):
    """The selection counted by hand, made once for all tests that read it."""
    with selection_to_read(django_db_blocker) as made:
        yield made


def test_the_selection_is_counted_as_it_is_by_hand(selection):
    """3.3.1, «арыз берүү, эксперттик баалоо, чечим»: how many came how far, the draft left out."""
    found = figures()
    assert found.total.sent == BY_HAND
    assert found.total.taken == {
        Figure.DECIDED: 3,
        Figure.ACCEPTED: 2,
        Figure.CONDITIONAL: 1,
        Figure.REJECTED: 1,
    }


def test_units_directions_regions_and_teams_are_counted_as_by_hand(selection):
    found = figures()

    def received(dimension: str) -> dict[str, int]:
        return {value: counts.sent[Figure.RECEIVED] for value, counts in found.by(dimension).items()}

    assert received("unit") == {"incubator": 5, "technopark": 3}
    assert received("direction") == {"agro": 3, "energy": 2, "ict": 3}
    assert received("region") == {"": 2, "naryn": 1, "osh": 2, "osh_city": 2, "talas": 1}
    assert received("team_kind") == {"men_only": 2, "unsaid": 2, "with_woman": 4}
    assert received("head_gender") == {"": 1, "man": 4, "woman": 3}


def test_people_of_the_teams_are_counted_by_what_they_said(selection):
    members = figures().members
    assert members.all == {"woman": 5, "man": 7, "": 4}
    assert members.accepted == {"woman": 1, "man": 3, "": 0}
    assert (members.women, members.women_accepted) == (Rate(5, 12), Rate(1, 4))


def test_accepted_of_all_decided_is_the_acceptance_rate(selection):
    assert figures().total.acceptance == Rate(2, 3)


def test_the_time_to_a_decision_is_the_median_of_working_days(selection):
    """From the complete application 10, 15 and 17 working days; from the first sending 14, 19 and 21."""
    waits = figures().waits
    assert (waits.since_complete.days, waits.since_complete.count) == (Decimal(15), 3)
    assert (waits.since_sent.days, waits.since_sent.count) == (Decimal(19), 3)


def test_no_later_stage_of_the_funnel_is_larger_than_an_earlier_one(selection):
    stages = figures().funnel
    assert [stage.figure for stage in stages] == list(FUNNEL)
    assert [stage.count for stage in stages] == [8, 7, 5, 4, 3, 2, 0]
    assert (stages[1].of_all, stages[3].of_before) == (Rate(7, 8), Rate(4, 5))
