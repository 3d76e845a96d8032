"""Memorandum 6.2: questions and disagreements are settled by mutual negotiations."""

from datetime import date

import pytest

from core.errors import FieldError, NotAllowed
from partnerships.domain.memorandum import the_memorandum
from partnerships.domain.negotiations import record_negotiation
from partnerships.models import Negotiation
from tests.makers.partnerships import city_officer, clerk

pytestmark = pytest.mark.django_db


def negotiate(**changes):
    given = {
        "held_on": date(2026, 10, 7),
        "topic": "Практика орундарынын жетишсиздиги",
        "participants": "Мэриянын экономика башкармалыгы\nОшТУнун практика бөлүмү",
        "outcome": "40 орун табыла турган болду.",
        "actor": clerk(),
        **changes,
    }
    return record_negotiation(the_memorandum(), **given)


def test_negotiations_are_kept_with_day_topic_participants_and_outcome():
    row = negotiate()
    assert (row.held_on, row.topic, row.outcome) == (
        date(2026, 10, 7),
        "Практика орундарынын жетишсиздиги",
        "40 орун табыла турган болду.",
    )
    assert row.participants.count("\n") == 1


@pytest.mark.parametrize("field", ["topic", "participants", "outcome"])
def test_nothing_of_it_is_left_out(field):
    with pytest.raises(FieldError) as refused:
        negotiate(**{field: " \u200b "})
    assert refused.value.field == field
    assert not Negotiation.objects.exists()


def test_negotiations_have_been_held_and_the_staff_keep_the_log():
    with pytest.raises(FieldError):
        negotiate(held_on=date(2026, 11, 23))
    with pytest.raises(NotAllowed):
        negotiate(actor=city_officer())
    assert not Negotiation.objects.exists()


def test_the_log_stands_on_the_page_of_the_memorandum_in_the_admin(client):
    negotiate()
    client.force_login(clerk())
    page = client.get(f"/admin/partnerships/agreement/{the_memorandum().pk}/change/").content.decode()
    assert "Практика орундарынын жетишсиздиги" in page
    assert "40 орун табыла турган болду." in page
