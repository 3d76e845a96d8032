"""3.2.3, 7.2: an introduction to an investor may point at the sum that came of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core.errors import FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from reporting.indicators import INDICATORS
from residents.models import Investment, Residency
from tests.makers.people import make_user
from tests.makers.projects import moved, passed
from tests.makers.residents import clerk, make_residency, receipt, representative_of, verified_report
from tests.makers.units import assigned, delivered, early_residency, make_hub_request, make_request
from units.base.domain.introductions import name_investment, sums_after
from units.base.models import ServiceRequest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)


def introduced(residency: Residency | None = None) -> ServiceRequest:
    """An introduction asked for on 2 March and given on the 9th."""
    return delivered(make_request(residency or make_residency(), kind="investment"))


def received(residency: Residency, on: date = date(2026, 5, 4), **changes: object) -> Investment:
    """A sum of a verified report."""
    report = verified_report(residency, Quarter.of(on), receipts=(receipt(received_on=on, **changes),))
    return report.investments.get()


def test_the_hub_names_the_sum_that_came_of_an_introduction() -> None:
    request = introduced()
    investment = received(request.residency)
    who = clerk()
    name_investment(request, investment=investment, actor=who)
    request.refresh_from_db()
    assert request.investment == investment
    assert list(investment.introductions.all()) == [request]
    last = ServiceRequest.history.filter(id=request.pk).latest()
    assert (last.history_user, last.history_change_reason) == (who, str(investment))


def test_naming_a_sum_adds_nothing_to_the_indicator() -> None:
    request = introduced()
    investment = received(request.residency, amount=Decimal(700))
    before = INDICATORS["investment"].rows(Q1, Q2)
    name_investment(request, investment=investment, actor=clerk())
    assert INDICATORS["investment"].rows(Q1, Q2) == before
    assert [row.value for row in before] == [Decimal(700)]


def test_a_sum_of_somebody_else_an_earlier_one_and_one_struck_out_are_refused() -> None:
    request = introduced()
    early = received(request.residency, date(2026, 2, 27))
    struck = received(request.residency)
    Investment.objects.filter(pk=struck.pk).update(struck_out=True)
    for wrong in (received(make_residency()), early, struck):
        with pytest.raises(FieldError) as refused:
            name_investment(request, investment=wrong, actor=clerk())
        assert refused.value.field == "investment"
    assert not sums_after(request).exists()


def test_another_service_one_not_given_and_one_of_the_university_have_no_investment() -> None:
    residency = make_residency()
    investment = received(residency)
    for request in (
        delivered(make_request(residency)),
        assigned(make_request(residency, kind="investment")),
        delivered(make_hub_request(kind="investment")),
    ):
        with pytest.raises(WrongState):
            name_investment(request, investment=investment, actor=clerk())
        with pytest.raises(IntegrityError), transaction.atomic():
            ServiceRequest.objects.filter(pk=request.pk).update(investment=investment)


def test_neither_the_resident_nor_another_unit_names_a_sum() -> None:
    request = introduced()
    investment = received(request.residency)
    for stranger in (representative_of(request.residency), make_user(Role.UNIT_STAFF, unit="incubator")):
        with pytest.raises(NotAllowed):
            name_investment(request, investment=investment, actor=stranger)


def test_a_sum_reported_from_the_unit_after_a_transfer_is_found_too() -> None:
    old = early_residency()
    request = introduced(old)
    passed(old)
    new = moved(old)
    investment = received(new, date(2026, 9, 20))
    assert list(sums_after(request)) == [investment]


def test_the_page_offers_the_sums_of_this_resident_and_says_no_to_others(clerk: User) -> None:
    request = introduced()
    mine, others = received(request.residency), received(make_residency())
    client = Client()
    client.force_login(clerk)
    record = reverse("admin:units_servicerequest_change", args=[request.pk])
    page = reverse("admin:units_servicerequest_investment", args=[request.pk])
    assert page in client.get(record).content.decode()
    assert list(client.get(page).context["form"].fields["investment"].queryset) == [mine]
    assert "investment" in client.post(page, {"investment": others.pk}).context["form"].errors
    assert client.post(page, {"investment": mine.pk}).status_code == 302
    assert str(mine) in client.get(record).content.decode()
    other = delivered(make_request(request.residency))
    assert client.get(reverse("admin:units_servicerequest_investment", args=[other.pk])).status_code == 404
