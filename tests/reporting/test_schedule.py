"""Quarters open by themselves, once; what a stopped worker missed is done when it comes back."""

from datetime import date

import pytest
from post_office.models import Email

from core import clock
from core.quarters import Quarter
from documents.domain.reminders import SOURCES, send_reminders
from reporting.domain.reports import open_report
from reporting.domain.schedule import open_due
from reporting.models import CentreReport
from reporting.tasks import open_quarters
from tests.makers.reporting import opened_report, ready_centre, submitted_report
from tests.makers.residents import make_residency, representative_of, verified_report

pytestmark = pytest.mark.django_db
Q1, Q2, Q3 = (Quarter(2026, number) for number in (1, 2, 3))


def test_the_quarter_that_has_ended_is_opened_once(centre):
    assert open_quarters() == 1
    assert open_quarters() == 0
    report = CentreReport.objects.get()
    assert (report.period, report.state) == (Q3, "open")
    assert report.history.get().history_user is None


def test_two_quarters_missed_are_opened_when_the_worker_comes_back(centre):
    submitted_report(Q1)
    assert [report.period for report in open_due()] == [Q2, Q3]
    assert open_due() == []


def test_on_the_last_evening_of_a_quarter_in_osh_nothing_opens_yet(centre):
    opened_report(Q2)
    assert open_due(clock.moment_of(Q3.end, 23, 59)) == []
    assert len(open_due(clock.moment_of(Q3.next.start, 0, 1))) == 1


def test_without_approved_indicators_nothing_opens_and_the_log_says_why(db, caplog):
    assert open_due() == []
    assert "is not opened" in caplog.text


def test_a_resident_who_has_not_sent_the_report_is_reminded_of_its_last_day(db):
    silent, done = make_residency(), make_residency()
    user = representative_of(silent)
    verified_report(done, Q3)
    found = [(due.record, due.due_on, due.email) for due in SOURCES["resident_reports"]()]
    assert found == [(silent, date(2026, 10, 15), user.email)]
    assert all("2026-Q3/edit/" in due.link() for due in SOURCES["resident_reports"]())


def test_the_director_is_reminded_of_the_open_report_once(centre):
    opened_report(Q3)
    assert [due.email for due in SOURCES["centre_reports"]()] == [centre.email]
    send_reminders()
    send_reminders()
    assert Email.objects.filter(to=centre.email).count() == 1
    submitted_report(Q3)
    assert list(SOURCES["centre_reports"]()) == []


def test_the_report_is_due_so_many_days_after_its_quarter_and_a_running_one_is_not_due(centre, settings):
    settings.CENTRE = {**settings.CENTRE, "CENTRE_REPORT_DAYS": 20}
    opened_report(Q3)
    opened_report(Q3.next)
    assert [due.due_on for due in SOURCES["centre_reports"]()] == [date(2026, 10, 20)]


def test_with_nobody_in_the_directors_post_nobody_is_reminded(db):
    assert list(SOURCES["centre_reports"]()) == []
    assert ready_centre()


def test_the_report_of_a_year_neither_stands_for_a_quarter_nor_is_reminded_of_as_one(centre):
    yearly = [open_report(year, actor=centre) for year in (2025, 2026)]
    assert [report.period for report in open_due()] == [Q3]
    assert {due.record for due in SOURCES["centre_reports"]()}.isdisjoint(yearly)
