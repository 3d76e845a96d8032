"""The public form: nothing typed is lost, whatever closes, returns or goes away meanwhile."""

import pytest
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from accounts.models import User
from applications import consent
from applications.domain.checking import return_application
from applications.domain.links import form_token
from applications.enums import ApplicationState, Step
from applications.models import Application, FormMemory, TeamMember
from core.clock import now
from tests.makers.applications import (
    make_call,
    make_draft,
    project_answers,
    submitted_application,
)
from tests.makers.form import APPLICANT, errors_of, hidden, opened, send, step_of

pytestmark = pytest.mark.django_db


# --- nothing typed is lost


def test_step_that_is_not_accepted_is_there_on_coming_back(browser: Client) -> None:
    draft = opened_draft = make_draft()
    opened(browser, opened_draft)
    send(browser, draft, Step.PROJECT, project_answers(title="", problem="Жарым сүйлөм"))
    page = browser.get(step_of(draft, Step.PROJECT))
    assert page.context["form"]["problem"].value() == "Жарым сүйлөм"
    assert not page.context["form"].is_bound


def test_lost_session_and_cookie_lose_nothing(browser: Client) -> None:
    draft = make_draft()
    answer = send(Client(enforce_csrf_checks=True), draft, Step.PROJECT, project_answers(title="Сакталды"))
    assert answer.status_code == 302
    assert Application.objects.get(pk=draft.pk).title == "Сакталды"


def test_lost_session_comes_back_with_the_form(browser: Client) -> None:
    draft = make_draft()
    answer = send(browser, draft, Step.PROJECT, project_answers())
    assert browser.get(answer.url).status_code == 200


def test_start_page_that_grew_old_still_takes_what_was_typed(browser: Client) -> None:
    url = reverse("applications:apply_start", args=[make_call().pk])
    assert browser.post(url, {**APPLICANT, "form_token": "old"}).status_code == 302


def test_continue_later_keeps_half_a_page_and_mails_the_link(browser: Client) -> None:
    draft = make_draft()
    answer = send(browser, draft, Step.PROJECT, project_answers(title="", problem="Жарым") | {"later": "1"})
    assert answer.url == reverse("applications:later", args=[draft.public_id])
    assert "/apply/open/" in Email.objects.get().message
    assert FormMemory.objects.get().typed[Step.PROJECT]["problem"] == ["Жарым"]


def test_continue_later_on_the_first_page_needs_only_an_address(browser: Client) -> None:
    url = reverse("applications:apply_start", args=[make_call().pk])
    data = {
        "email": "a@talaa.example",
        "applicant_name": "Жарым",
        "later": "1",
        "form_token": hidden(browser.get(url)),
    }
    assert browser.post(url, data).status_code == 302
    draft = Application.objects.get()
    page = browser.get(step_of(draft, Step.APPLICANT))
    assert page.context["form"]["applicant_name"].value() == "Жарым"
    assert Email.objects.get().to == ["a@talaa.example"]


def test_continue_later_on_the_first_page_without_an_address_asks_for_it(browser: Client) -> None:
    page = browser.post(reverse("applications:apply_start", args=[make_call().pk]), {"later": "1"})
    assert "email" in errors_of(page)
    assert not Application.objects.exists()


def test_people_are_added_and_removed_without_script_and_nothing_is_lost(browser: Client) -> None:
    draft = opened(browser, make_draft()) and Application.objects.get()
    TeamMember.objects.all().delete()
    typed = {"people": "1", "team-0-name": "Бакыт", "team-0-role": ""}
    answer = send(browser, draft, Step.TEAM, typed | {"add": "1"})
    assert answer.url.endswith("#team-1")
    page = browser.get(answer.url)
    assert [form["name"].value() or "" for form in page.context["forms"]] == ["Бакыт", ""]
    typed = {"people": "2", "team-0-name": "Бакыт", "team-1-name": "Айгүл", "team-1-role": "Инженер"}
    page = browser.get(send(browser, draft, Step.TEAM, typed | {"remove": "0"}).url)
    assert [form["name"].value() for form in page.context["forms"]] == ["Айгүл"]


def test_member_without_a_role_is_asked_for_it(browser: Client) -> None:
    page = send(browser, make_draft(), Step.TEAM, {"people": "1", "team-0-name": "Бакыт"})
    assert page.status_code == 200
    assert list(page.context["forms"].forms[0].errors) == ["role"]


@pytest.mark.parametrize("people", ["0", "-1", "x", "9999999"])
def test_tampered_number_of_people_does_no_harm(browser: Client, people: str) -> None:
    assert send(browser, make_draft(), Step.TEAM, {"people": people}).status_code == 200


def test_correcting_one_answer_leads_back_to_the_answers(browser: Client) -> None:
    draft = make_draft()
    url = step_of(draft, Step.PROJECT) + "?check=1"
    answer = browser.post(url, {"form_token": form_token(draft), **project_answers()})
    assert answer.url == step_of(draft, Step.CHECK)


# --- calls


def test_closed_call_says_so_and_names_the_next(browser: Client) -> None:
    draft = make_draft()
    draft.call.closes_at = now()
    draft.call.save()
    page = browser.get(reverse("applications:apply_start", args=[draft.call.pk]))
    assert page.context["sentence"]
    opened(browser, draft)
    assert browser.get(step_of(draft, Step.CHECK)).context["closed_sentence"]
    answer = send(browser, draft, Step.CHECK, {"consent": "on", "consent_version": consent.CURRENT})
    assert answer.context["form"].non_field_errors()
    assert Application.objects.get().is_draft


def test_call_that_closes_while_the_first_page_is_written_loses_nothing(browser: Client) -> None:
    call = make_call()
    call.closes_at = now()
    call.save()
    page = browser.post(reverse("applications:apply_start", args=[call.pk]), APPLICANT)
    assert page.context["form"].non_field_errors()
    assert page.context["form"]["applicant_name"].value() == APPLICANT["applicant_name"]


def test_draft_of_a_closed_call_is_sent_in_an_open_one(browser: Client) -> None:
    draft = make_draft()
    draft.call.closes_at = now()
    draft.call.save()
    other = make_call()
    url = reverse("applications:move", args=[draft.public_id])
    assert browser.post(url, {"form_token": form_token(draft), "call": other.pk}).status_code == 302
    assert Application.objects.get().call == other


def test_project_outside_the_four_directions_cannot_be_chosen(browser: Client) -> None:
    page = opened(browser, make_draft()).get(step_of(Application.objects.get(), Step.PROJECT))
    assert len(page.context["form"].fields["direction"].choices) == 4


# --- returned


def test_returned_application_shows_the_remark_and_is_sent_again(browser: Client, clerk: User) -> None:
    application = submitted_application()
    return_application(application, remark="Бизнес-планды тиркеңиз, сураныч.", actor=clerk)
    opened(browser, application)
    assert "Бизнес-планды тиркеңиз" in browser.get(step_of(application, Step.CHECK)).content.decode()
    send(browser, application, Step.CHECK, {"consent": "on", "consent_version": consent.CURRENT})
    assert Application.objects.get().state == ApplicationState.SUBMITTED


def test_sent_application_shows_its_page_instead_of_the_form(browser: Client) -> None:
    application = submitted_application()
    opened(browser, application)
    answer = browser.get(step_of(application, Step.PROJECT))
    assert answer.url == reverse("portal:application", args=[application.public_id])
    assert send(browser, application, Step.PROJECT, project_answers(title="Башка")).status_code == 302
    assert Application.objects.get().title != "Башка"


def test_applicant_withdraws_by_the_page(browser: Client) -> None:
    application = submitted_application()
    url = reverse("applications:withdraw", args=[application.public_id])
    opened(browser, application)
    assert browser.get(url).status_code == 200
    browser.post(url, {"form_token": form_token(application)})
    assert Application.objects.get().state == ApplicationState.WITHDRAWN
