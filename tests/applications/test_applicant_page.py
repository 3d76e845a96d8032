"""The applicant's page: what happened, what is next, who acts; and the letters that lead to it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from post_office.models import Email

from accounts.models import User
from applications.domain.checking import return_application
from applications.domain.letters import renew_link, write_to_applicant
from applications.domain.submission import withdraw_application
from applications.enums import ApplicationState
from applications.models import Application
from documents.access import APPLICATIONS_KEY
from portal.applicant import page_of
from portal.applicant_words import AHEAD, DONE, STATUS
from tests.makers.applications import found_complete, make_draft, submitted_application

pytestmark = pytest.mark.django_db
# Before its release a decision tells nothing.
UNTOLD_ACTS = {"accept", "accept_on_condition", "reject", "send_back"}
REMARK = "Бизнес-пландын финансылык бөлүгүн толуктаңыз."


def see(client: Client, application: Application) -> str:
    session = client.session
    session[APPLICATIONS_KEY] = [str(application.public_id)]
    session.save()
    page = client.get(reverse("portal:application", args=[application.public_id]))
    assert page.status_code == 200
    return page.content.decode()


def test_every_state_an_applicant_is_told_of_has_its_words() -> None:
    untold = {ApplicationState.DRAFT, ApplicationState.DECIDED}
    assert set(STATUS) == set(ApplicationState) - untold


def test_every_act_of_an_application_has_its_line() -> None:
    told = {
        transition.name
        for transition in Application().get_all_state_transitions()
        if ApplicationState.DECIDED not in (transition.target, transition.source)
        or "release" in transition.name
    }
    appeals = {"appeal", "appeal_upheld", "appeal_refused"}
    assert set(DONE) == told | appeals


def test_way_says_what_was_done_what_is_now_and_what_is_ahead(clerk: User) -> None:
    application = submitted_application()
    return_application(application, remark=REMARK, actor=clerk)
    way = page_of(application).way
    assert [item.state for item in way] == ["done", "done", "now", "next", "next", "next", "next"]
    assert way[1].text == REMARK
    assert all(item.when for item in way if item.state == "done")


def test_pages_of_the_first_states_open(client: Client, clerk: User) -> None:
    application = submitted_application(with_file=True)
    assert "Бизнес-план.pdf" in see(client, application)
    return_application(application, remark=REMARK, actor=clerk)
    words = see(client, application)
    assert REMARK in words
    assert reverse("applications:step", args=[application.public_id, "check"]) in words
    application = submitted_application()
    found_complete(application, actor=clerk)
    assert application.number in see(client, application)
    withdraw_application(application)
    assert reverse("applications:withdraw", args=[application.public_id]) not in see(client, application)


def test_applicant_reads_the_own_file_and_nobody_elses(client: Client) -> None:
    mine, other = submitted_application(with_file=True), submitted_application(with_file=True)
    see(client, mine)
    answer = client.get(mine.attachments.get().upload.get_absolute_url())
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer.status_code == 200
    assert client.get(other.attachments.get().upload.get_absolute_url()).status_code == 404


def test_draft_leads_to_its_form(client: Client) -> None:
    draft = make_draft()
    session = client.session
    session[APPLICATIONS_KEY] = [str(draft.public_id)]
    session.save()
    answer = client.get(reverse("portal:application", args=[draft.public_id]))
    assert answer.url == reverse("applications:resume", args=[draft.public_id])


@pytest.mark.parametrize("state", [*AHEAD])
def test_what_is_ahead_ends_with_the_contract(state: str) -> None:
    assert "ontract" in _in_english(AHEAD[state][-1])


def _in_english(words: object) -> str:
    with override("en"):
        return str(words)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize(
    "template",
    [
        "application_received",
        "application_received_again",
        "application_returned",
        "application_complete",
        "application_withdrawn",
        "application_continue",
        "application_link_renewed",
    ],
)
def test_letters_are_written_in_the_language_of_the_application(language: str, template: str) -> None:
    application = submitted_application(language=language)
    Email.objects.all().delete()
    write_to_applicant(application, template)
    letter = Email.objects.get()
    assert letter.subject.strip()
    assert "{" not in letter.message
    if template != "application_withdrawn":
        assert f"/{language}/apply/open/" in letter.message


def test_line_break_in_a_title_cannot_forge_a_header(user_of: Callable[..., User]) -> None:
    application = submitted_application(title="Сенсор Bcc: all@example.com")
    application.title = "Сенсор\nBcc: all@example.com"
    write_to_applicant(application, "application_received")
    assert all("\n" not in letter.subject for letter in Email.objects.all())


def test_new_link_is_written_in_a_letter(clerk: User) -> None:
    application = submitted_application()
    Email.objects.all().delete()
    fresh = renew_link(application, actor=clerk)
    assert fresh.public_id != application.public_id
    assert Email.objects.count() == 1
