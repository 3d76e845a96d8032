"""The state of an application by number and code, without e-mail and without names."""

import pytest
from django.test import Client
from django.urls import reverse

from applications.domain.letters import renew_link
from applications.domain.status_codes import find_by_code, status_code
from applications.models import Application
from portal.applicant_words import STATUS
from portal.views.status import MISSES
from tests.makers.applications import make_draft, submitted_application

pytestmark = pytest.mark.django_db


def ask(client: Client, number: str, code: str) -> str:
    return client.post(reverse("portal:status"), {"number": number, "code": code}).content.decode()


def test_the_number_and_the_code_show_the_state_and_no_name(client: Client) -> None:
    application = submitted_application()
    page = ask(client, application.number, status_code(application))
    assert str(STATUS["submitted"].what) in page
    for secret in (
        application.title,
        application.applicant_name,
        application.email,
        application.representative,
    ):
        assert secret not in page


def test_the_pair_is_read_as_people_type_it() -> None:
    application = submitted_application()
    number = f" {application.number.lower().replace('-', '–')} "
    code = status_code(application).replace("-", " ").lower()
    assert find_by_code(number, code) == application


def test_a_code_of_another_application_opens_nothing(client: Client) -> None:
    mine, other = submitted_application(), submitted_application()
    assert find_by_code(mine.number, status_code(other)) is None
    assert find_by_code("", status_code(mine)) is None
    assert find_by_code(mine.number, "") is None
    page = ask(client, mine.number, status_code(other))
    assert str(STATUS["submitted"].what) not in page
    assert mine.number in page


def test_a_draft_has_no_state_to_tell() -> None:
    draft = make_draft()
    assert find_by_code(draft.number, status_code(draft)) is None


def test_the_code_stays_when_the_link_is_renewed(clerk: object) -> None:
    application = submitted_application()
    code = status_code(application)
    renew_link(application, actor=clerk)  # type: ignore[arg-type]
    assert status_code(Application.objects.get(pk=application.pk)) == code


def test_who_guesses_is_stopped(client: Client) -> None:
    application = submitted_application()
    for _time in range(MISSES):
        ask(client, application.number, "0000-0000-0000")
    answer = client.post(
        reverse("portal:status"), {"number": application.number, "code": status_code(application)}
    )
    assert answer.status_code == 429
    assert str(STATUS["submitted"].what) not in answer.content.decode()
