"""Collecting the residents' reports: who owes one, a letter to one or to all, not twice within some days."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from post_office.models import Email

from accounts.roles import Role
from core import clock
from core.errors import DomainError, NotAllowed, WrongState
from core.models import TransitionLog
from core.quarters import Quarter
from reporting.domain.collecting import chase, owed, why_not_collect
from reporting.models import Chase
from residents.domain.reports import return_report
from residents.models import Residency
from tests.makers.people import make_user
from tests.makers.reporting import opened_report, resident_rows, submitted_report
from tests.makers.residents import clerk, filed_report, make_residency, representative_of, verified_report

pytestmark = pytest.mark.django_db
Q3 = Quarter(2026, 3)
TODAY = date(2026, 11, 22)


def silent() -> Residency:
    """A resident with somebody to write to and no report."""
    residency = make_residency()
    representative_of(residency)
    return residency


def states(report) -> dict[str, str]:
    return {one.residency.party.name: one.state for one in owed(report, on=TODAY)}


def letters() -> int:
    return Email.objects.filter(subject__contains="отчетуңузду").count()


def test_the_list_tells_who_has_sent_who_not_and_what_was_given_back(centre):
    sent, back, counted, none = (make_residency() for _ in range(4))
    filed_report(sent, Q3)
    return_report(filed_report(back, Q3), remark="Кирешени текшериңиз.", actor=clerk())
    verified_report(counted, Q3)
    assert states(opened_report(Q3)) == {
        sent.party.name: "submitted",
        back.party.name: "returned",
        counted.party.name: "verified",
        none.party.name: "",
    }


def test_everybody_who_owes_a_report_is_written_to_once_and_each_call_is_logged(centre):
    first, second, counted = silent(), silent(), silent()
    verified_report(counted, Q3)
    report = opened_report(Q3)
    calls = chase(report, actor=centre)
    assert {call.residency for call in calls} == {first, second}
    assert letters() == 2
    log = TransitionLog.objects.of(report).filter(transition="chase")
    assert {row.reason for row in log} == {first.party.name, second.party.name}
    assert {row.actor for row in log} == {centre}
    with pytest.raises(DomainError, match="жаза"):
        chase(report, actor=centre)
    assert letters() == 2


def test_nobody_is_written_to_again_before_the_days_have_passed(centre, settings):
    settings.CENTRE = {**settings.CENTRE, "CHASE_DAYS": 3}
    residency = silent()
    report = opened_report(Q3)
    at = clock.now()
    chase(report, residencies=[residency], actor=centre, at=at)
    for days in (0, 2):
        with pytest.raises(DomainError, match="кийинки кат"):
            chase(report, residencies=[residency], actor=centre, at=at + timedelta(days=days))
    chase(report, residencies=[residency], actor=centre, at=at + timedelta(days=3))
    assert Chase.objects.count() == 2


def test_who_has_sent_the_report_or_has_no_account_gets_a_sentence_instead(centre):
    sent, unreached = silent(), resident_rows(1)[0]
    filed_report(sent, Q3)
    report = opened_report(Q3)
    for residency in (sent, unreached):
        with pytest.raises(DomainError):
            chase(report, residencies=[residency], actor=centre)
    assert letters() == 0


def test_nothing_is_collected_before_the_quarter_ends_or_after_the_submission(centre):
    silent()
    running = opened_report(Quarter(2026, 4), at=clock.now())
    assert "31-декабрь" in why_not_collect(running, on=TODAY)
    with pytest.raises(WrongState):
        chase(running, actor=centre)
    with pytest.raises(WrongState):
        chase(submitted_report(Q3), actor=centre)


def test_the_director_alone_chases(centre):
    silent()
    report = opened_report(Q3)
    for role in set(Role) - {Role.DIRECTOR}:
        with pytest.raises(NotAllowed):
            chase(report, actor=make_user(role))


def test_one_and_all_are_written_to_from_the_same_page(centre, client):
    first, second = silent(), silent()
    report = opened_report(Q3)
    client.force_login(centre)
    url = f"/admin/reporting/centrereport/{report.pk}/collecting/"
    page = client.get(url).content.decode()
    assert first.party.name in page
    answer = client.post(url, {"residency": first.pk}, follow=True).content.decode()
    assert "1 резидентке кат жазылды" in answer
    assert Chase.objects.get().residency == first
    client.post(url, {"residency": "all"})
    assert {call.residency for call in Chase.objects.all()} == {first, second}
    assert "жаза" in client.post(url, {"residency": "all"}, follow=True).content.decode()
    client.force_login(make_user(Role.AUDITOR))
    assert 'value="all"' not in client.get(url).content.decode()
    assert client.post(url, {"residency": "all"}).status_code == 404


@pytest.mark.parametrize("typed", [{}, {"residency": ""}, {"residency": "баары"}, {"residency": "9" * 30}])
def test_who_is_not_named_is_not_written_to_and_nobody_else_is(centre, client, typed):
    silent()
    report = opened_report(Q3)
    client.force_login(centre)
    url = f"/admin/reporting/centrereport/{report.pk}/collecting/"
    assert "кат жаза турган эч ким жок" in client.post(url, typed, follow=True).content.decode()
    assert not Chase.objects.exists()


def test_thirty_residents_cost_as_many_queries_as_one(centre, client):
    resident_rows(1)
    report = opened_report(Q3)
    client.force_login(centre)
    url = f"/admin/reporting/centrereport/{report.pk}/collecting/"
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    resident_rows(29)
    with CaptureQueriesContext(connection) as thirty:
        client.get(url)
    assert len(thirty) == len(one)
