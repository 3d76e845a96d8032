"""Memorandum 5: in force five years from the day of signature; extended by consent of the parties."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from core import clock
from core.errors import DomainError, FieldError, NotAllowed
from core.months import add_years
from partnerships.domain.agreements import extend_agreement, record_signing
from partnerships.domain.memorandum import the_memorandum
from partnerships.domain.terms import expiring, reminder
from partnerships.enums import Standing
from partnerships.models import Agreement
from tests.makers.documents import make_upload
from tests.makers.partnerships import city_officer, clerk, make_agreement, signed_scan

pytestmark = pytest.mark.django_db
SIGNED = date(2025, 3, 14)


def sign(day=SIGNED, **changes):
    given_ = {"signed_on": day, "scan": signed_scan(), "actor": clerk(), **changes}
    return record_signing(the_memorandum(), **given_)


def test_until_the_day_is_entered_nothing_is_computed_from_it(client):
    memorandum = the_memorandum()
    assert (memorandum.signed_on, memorandum.term_years, memorandum.expires_on) == (None, 5, None)
    assert memorandum.standing() == Standing.UNDATED
    assert reminder(memorandum) is None
    assert client.get("/ky/memorandum/").content.decode().count("белгилене элек") == 2


def test_the_term_is_five_years_from_the_day_of_signature(client):
    memorandum = sign()
    assert memorandum.expires_on == date(2030, 3, 14)
    assert memorandum.standing(date(2030, 3, 14)) == Standing.IN_FORCE
    assert memorandum.standing(date(2030, 3, 15)) == Standing.ENDED
    page = client.get("/ky/memorandum/").content.decode()
    assert "2030-ж., 14-март" in page
    assert "белгилене элек" not in page


def test_a_leap_day_ends_on_the_last_day_of_february():
    assert make_agreement(date(2024, 2, 29)).expires_on == date(2029, 2, 28)
    assert make_agreement(date(2024, 2, 29), years=4).expires_on == date(2028, 2, 29)


@given(day=st.dates(date(1950, 1, 1), date(2100, 12, 31)), years=st.integers(1, 50))
def test_a_term_ends_in_the_same_month_of_its_last_year(day, years):
    end = add_years(day, years)
    assert (end.year, end.month) == (day.year + years, day.month)
    assert end.day == day.day or (day.day, day.month, end.day) == (29, 2, 28)


def test_the_day_is_entered_once_with_the_copy_and_by_the_staff():
    with pytest.raises(NotAllowed):
        sign(actor=city_officer())
    with pytest.raises(FieldError) as refused:
        sign(scan=make_upload("test"))
    assert refused.value.field == "file"
    sign()
    with pytest.raises(DomainError, match=r"2025-ж\., 14-март"):
        sign(date(2025, 4, 1))
    assert the_memorandum().signed_on == SIGNED


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2026, 1, 1), date(2026, 11, 23)])
def test_the_day_is_in_the_year_that_the_text_names_and_has_come(day):
    with pytest.raises(FieldError) as refused:
        sign(day)
    assert refused.value.field == "signed_on"


def test_a_day_without_its_copy_is_refused_by_the_database_too():
    with pytest.raises(IntegrityError, match="agreement_signed_with_copy"), transaction.atomic():
        Agreement.objects.update(signed_on=SIGNED, counts_from=SIGNED)


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (date(2029, 3, 13), None),
        (date(2029, 3, 14), 12),
        (date(2029, 9, 13), 12),
        (date(2029, 9, 14), 6),
        (date(2029, 12, 14), 3),
        (date(2030, 3, 14), 3),
        (date(2030, 3, 15), None),
    ],
)
def test_it_is_called_to_mind_twelve_six_and_three_months_before(today, months):
    memorandum = sign()
    assert reminder(memorandum, today) == months
    assert list(expiring(today)) == ([memorandum] if months else [])


def test_an_extension_is_a_new_record_with_the_consent():
    memorandum = sign()
    with time_machine.travel(clock.moment_of(date(2030, 1, 10))):
        extension = extend_agreement(
            memorandum, signed_on=date(2030, 1, 10), term_years=5, consent=signed_scan(), actor=clerk()
        )
        assert list(expiring()) == []
    assert (extension.extends, extension.expires_on) == (memorandum, date(2035, 3, 14))
    assert the_memorandum().expires_on == date(2030, 3, 14)
    assert [party.signatory for party in extension.parties.all()] == ["Ж.Ш.Токторбаев", "Ж.Ж.Турсунбаев"]


def test_what_is_over_undated_or_extended_is_not_extended():
    def extend(agreement, day=date(2026, 11, 1)):
        return extend_agreement(agreement, signed_on=day, term_years=5, consent=signed_scan(), actor=clerk())

    with pytest.raises(DomainError):
        extend(the_memorandum())
    over = make_agreement(date(2020, 5, 1), years=5)
    with pytest.raises(FieldError):
        extend(over)
    live = make_agreement(date(2024, 5, 1))
    extend(live)
    with pytest.raises(DomainError):
        extend(live)
    assert Agreement.objects.filter(extends__isnull=False).count() == 1
