"""Former residents: whom to ask, what is recorded, how many live on."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from core.errors import FieldError, NotAllowed, WrongState
from documents.domain.reminders import SOURCES
from residents.domain.alumni import Graduate, former, survival, survival_figures, to_ask, with_questions
from residents.models import FollowUp, Residency
from tests.makers.ending import early_residency, followed, left_in, terminated
from tests.makers.people import make_user
from tests.makers.residents import clerk, director, make_residency, representative_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def come_back(first: Residency) -> Residency:
    party = first.party
    who = {"applicant_name": party.name, "inn": party.inn, "registration_number": party.registration_number}
    with override_settings(CENTRE={**settings.CENTRE, "EARLIER_SCORES_ARE_CONFLICT": False}):
        return make_residency(started_on=date(2026, 3, 2), application=who)


def test_survival_counts_operating_merged_and_acquired_among_those_known() -> None:
    left = date(2024, 6, 10)
    states = ("operating", "merged", "acquired", "closed", "unknown")
    graduates = [*(Graduate(left, {1: state}) for state in states), Graduate(left, {})]
    found = survival(graduates, 1, TODAY)
    assert (found.reached, found.known, found.surviving, found.unknown) == (6, 4, 3, 2)
    assert found.percent == Decimal(75)


def test_survival_counts_nobody_whose_anniversary_has_not_come() -> None:
    early, late = Graduate(date(2025, 11, 22), {1: "closed"}), Graduate(date(2025, 11, 23), {1: "operating"})
    found = survival([early, late], 1, TODAY)
    assert (found.reached, found.known, found.surviving) == (1, 1, 0)
    assert survival([late], 1, TODAY).percent is None


def test_survival_is_of_those_who_completed_the_programme() -> None:
    followed(left_in(2025))
    gone = early_residency(date(2025, 2, 3))
    terminated(gone, ground="own_wish", ended_on=date(2025, 6, 10), act_date=date(2025, 6, 9))
    followed(gone, state="closed")
    first = survival_figures(Residency.objects.all())[0]
    assert (first.reached, first.known, first.surviving) == (1, 1, 1)


def test_each_passed_anniversary_is_asked_once_for_five_years() -> None:
    residency = left_in(2019)
    assert [one.year for one in to_ask(with_questions())] == [1, 2, 3, 4, 5]
    assert next(iter(to_ask(with_questions()))).due_on == date(2020, 6, 10)
    for year in (3, 1):
        followed(residency, year)
    assert [one.year for one in to_ask(with_questions())] == [2, 4, 5]
    for year in (2, 4, 5):
        followed(residency, year)
    assert list(with_questions()) == []


def test_who_comes_back_is_the_same_party_and_is_not_asked() -> None:
    first = left_in(2025)
    second = come_back(first)
    assert second.party == first.party
    assert list(former()) == []
    with pytest.raises(WrongState):
        followed(first)


def test_who_left_this_year_is_not_asked_yet() -> None:
    terminated(make_residency())
    assert former().count() == 1
    assert list(with_questions()) == []


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("learned_on", {"learned_on": date(2026, 6, 9)}),
        ("learned_on", {"learned_on": date(2026, 11, 23)}),
        ("year", {"year": 6}),
        ("state", {"state": "sold"}),
        ("source", {"source": " "}),
        ("jobs", {"state": "closed", "jobs": 3}),
    ],
)
def test_what_cannot_be_known_is_refused(field: str, given: dict[str, Any]) -> None:
    residency = left_in(2025)
    with pytest.raises(FieldError) as refused:
        followed(residency, **given)
    assert refused.value.field == field
    assert not FollowUp.objects.exists()


def test_a_year_is_recorded_once_but_what_was_unknown_may_be_told_later() -> None:
    residency = left_in(2025)
    followed(residency, state="unknown")
    row = followed(residency, state="acquired", jobs=9, revenue=Decimal(120000))
    assert (FollowUp.objects.count(), row.state, row.history.count()) == (1, "acquired", 2)
    with pytest.raises(WrongState):
        followed(residency, state="closed")


def test_representatives_record_nothing_of_themselves() -> None:
    residency = left_in(2025)
    with pytest.raises(NotAllowed):
        followed(residency, actor=representative_of(residency))


def test_the_database_holds_one_row_a_year() -> None:
    row = followed(left_in(2025))
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_employees_of_the_unit_are_reminded_of_each_anniversary() -> None:
    residency = left_in(2024)
    own = make_user(Role.UNIT_STAFF, unit=residency.unit)
    make_user(Role.UNIT_STAFF, unit="tisc")
    found = [(due.record, due.due_on, due.email) for due in SOURCES["follow_ups"]()]
    assert found == [
        (residency, date(2025, 6, 10), own.email),
        (residency, date(2026, 6, 10), own.email),
    ]


def test_the_page_of_whom_to_ask_costs_the_same_for_one_and_for_many(client) -> None:
    client.force_login(director())
    address = reverse("admin:residents_followup_due")
    left_in(2025)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(address)
    for year in (2022, 2023, 2024, 2025):
        left_in(year)
    with CaptureQueriesContext(connection) as many:
        page = client.get(address)
    assert len(page.context["asked"]) > 8
    assert len(many) == len(one)


def test_a_clerk_records_an_answer_on_its_page(client) -> None:
    residency = left_in(2025)
    client.force_login(clerk())
    address = reverse("admin:residents_followup_record", args=[residency.pk, 1])
    wrong = client.post(address, {"state": "", "source": "", "learned_on": "22.11.2026"})
    assert set(wrong.context["form"].errors) == {"state", "source"}
    answer = {"state": "merged", "jobs": "12", "source": "Реестр", "learned_on": "22.11.2026"}
    assert client.post(address, answer).status_code == 302
    assert FollowUp.objects.get().jobs == 12
