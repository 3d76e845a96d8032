"""The demonstration Centre: its reports and its Supervisory Board (IV, VII)."""

from collections import Counter

import pytest

from core.domain.quarter_lock import is_open
from core.enums import Unit
from core.quarters import Quarter
from reporting.domain.amendments import version_on
from reporting.domain.follow_ups import overdue as overdue_decisions
from reporting.domain.reports import snapshot_of
from reporting.models import AgendaItem as BoardItem
from reporting.models import (
    Amendment,
    BoardDecision,
    BoardMeeting,
    BoardMember,
    BoardMinutes,
    BoardVote,
    CentreReport,
    Chase,
    DecisionStep,
)
from tests.makers.demonstration import TODAY

pytestmark = pytest.mark.django_db


def test_four_quarters_are_closed_and_one_is_open(centre):
    quarters = sorted(report.period for report in CentreReport.objects.quarterly())
    assert quarters == list(Quarter(2025, 4).through(Quarter(2026, 4)))
    assert [is_open(quarter) for quarter in quarters] == [False, False, False, False, True]


def test_the_year_that_ends_soon_has_its_report_begun(centre):
    year = CentreReport.objects.get(quarter=None)
    assert (year.year, year.state) == (2026, "open")
    assert year.chapters
    told = snapshot_of(year, on=TODAY)
    assert {row["unit"] for row in told["events_by_unit"]} == set(Unit)
    assert told["events"]["people"] > 0 < told["done_before"]["events"]["people"]


def test_the_board_considered_each_submitted_report(centre):
    assert BoardMember.objects.count() == 5
    considered = {item.report for item in BoardItem.objects.exclude(report=None)}
    assert considered == set(CentreReport.objects.quarterly().submitted())


def test_the_board_has_met_for_two_years_and_is_called_again(centre):
    states = Counter(BoardMeeting.objects.values_list("state", flat=True))
    assert states == {"closed": 8, "called": 1}
    assert BoardMinutes.objects.exclude(signed_on=None).count() == 9
    assert BoardMinutes.objects.get(version=2).paper.replaces.count() == 1
    assert BoardVote.objects.exclude(opinion="").count() == 1
    assert set(DecisionStep.objects.values_list("kind", flat=True)) == {"done", "prolonged"}
    assert overdue_decisions().count() == 1
    assert BoardDecision.objects.duties().exclude(pk__in=overdue_decisions()).count() == 2


def test_one_amendment_is_in_force_and_one_is_proposed_by_the_board(centre):
    assert dict(Amendment.objects.values_list("clause", "state")) == {"4.3.2": "ordered", "3.3.4": "proposed"}
    assert [row.clause for row in version_on(TODAY)] == ["4.3.2"]
    assert Amendment.objects.get(clause="3.3.4").board_decision is not None


def test_the_reports_stand_where_the_board_left_them_and_who_was_late_was_written_to(centre):
    states = CentreReport.objects.quarterly().order_by("year", "quarter").values_list("state", flat=True)
    assert list(states) == ["accepted", "accepted", "considered", "submitted", "open"]
    assert CentreReport.objects.exclude(remarks="").filter(state="accepted").exclude(answer="").exists()
    assert Chase.objects.exists()
