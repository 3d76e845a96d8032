"""The clerk's screens: what was sent, to read; acts by buttons; drafts nobody's but their authors'."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from post_office.models import Email

from accounts.models import User
from accounts.roles import Role
from applications.domain.links import personal_url
from applications.enums import ApplicantForm, ApplicationState
from applications.models import Application
from tests.makers.applications import checked, found_complete, make_call, make_draft, submitted_application

pytestmark = pytest.mark.django_db
LIST = "admin:applications_application_changelist"
REMARK = "Бизнес-пландын финансылык бөлүгүн толуктаңыз."


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    """The clerk at the admin."""
    client.force_login(clerk)
    return client


def page_of(application: Application) -> str:
    return reverse("admin:applications_application_change", args=[application.pk])


def act(application: Application, name: str) -> str:
    return reverse("admin:applications_application_transition", args=[application.pk, name])


def test_list_shows_what_was_sent_and_no_draft(desk: Client) -> None:
    sent, draft = submitted_application(), make_draft(title="Каралама долбоор")
    words = desk.get(reverse(LIST)).content.decode()
    assert sent.number in words
    assert draft.title not in words


def test_draft_cannot_be_opened_by_staff(desk: Client) -> None:
    assert desk.get(page_of(make_draft())).status_code == 302


def test_search_finds_kyrgyz_letters_typed_without_them(desk: Client) -> None:
    found = submitted_application(title="Өсүмдүк өстүрүү үчүн сенсор")
    submitted_application(title="Күн панели")
    page = desk.get(reverse(LIST), {"q": "ОСУМДУК сенсор"})
    assert list(page.context["cl"].queryset) == [found]


@pytest.mark.parametrize(
    "query", ["state=submitted", "direction=agro", "unit=technopark", "applicant_form=legal_entity"]
)
def test_filters_keep_what_fits(desk: Client, query: str) -> None:
    found = submitted_application()
    assert list(desk.get(f"{reverse(LIST)}?{query}").context["cl"].queryset) == [found]


def test_queries_of_the_list_do_not_grow(desk: Client) -> None:
    call, counts = make_call(), []
    desk.get(reverse(LIST))
    for more in (1, 29):
        for _time in range(more):
            submitted_application(call)
        with CaptureQueriesContext(connection) as queries:
            desk.get(reverse(LIST))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_file_is_shown_whole_with_the_suggested_unit_and_duplicates(desk: Client) -> None:
    first = submitted_application(inn="01203202010045", with_file=True)
    second = submitted_application(inn="01203202010045")
    words = desk.get(page_of(first)).content.decode()
    for expected in (
        first.applicant_name,
        "01203202010045",
        "Асанова Мээрим",
        "Бизнес-план.pdf",
        "3.2.2",
        second.number,
    ):
        assert expected in words


def test_clerk_returns_by_the_button_and_typed_words_stay_when_refused(desk: Client) -> None:
    application = submitted_application()
    assert desk.get(act(application, "return_for_revision")).status_code == 200
    refused = desk.post(act(application, "return_for_revision"), {"remark": "аз"})
    assert refused.status_code == 200
    assert refused.context["form"]["remark"].value() == "аз"
    desk.post(act(application, "return_for_revision"), {"remark": REMARK})
    assert Application.objects.get().remark == REMARK


def test_clerk_finds_complete_with_the_unit_suggested(desk: Client, clerk: User) -> None:
    application = checked(submitted_application(stage="idea"), actor=clerk)
    page = desk.get(act(application, "confirm_complete"))
    assert page.context["form"]["unit"].value() == "incubator"
    refused = desk.post(act(application, "confirm_complete"), {"unit": "technopark"})
    assert refused.context["form"].errors["reason"]
    answer = {"unit": "technopark", "reason": "Прототип Борбордо көрсөтүлдү."}
    desk.post(act(application, "confirm_complete"), answer)
    application.refresh_from_db()
    assert (application.state, application.unit) == (ApplicationState.COMPLETE, "technopark")


def test_second_clerk_gets_a_sentence(desk: Client, clerk: User) -> None:
    application = submitted_application()
    found_complete(application, actor=clerk)
    page = desk.post(act(application, "return_for_revision"), {"remark": REMARK})
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    assert Application.objects.get().state == ApplicationState.COMPLETE


def test_clerk_cannot_decide(desk: Client, clerk: User) -> None:
    application = submitted_application()
    found_complete(application, actor=clerk)
    assert desk.get(act(application, "start_evaluation")).status_code == 404


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.VICE_RECTOR])
def test_reader_sees_but_does_not_act(client: Client, user_of: Callable[..., User], role: Role) -> None:
    client.force_login(user_of(role))
    application = submitted_application()
    assert client.get(page_of(application)).status_code == 200
    assert client.post(act(application, "confirm_complete"), {"unit": "technopark"}).status_code == 404
    assert (
        client.get(reverse("admin:applications_application_link", args=[application.pk])).status_code == 404
    )


def test_new_link_makes_the_old_one_useless(desk: Client) -> None:
    application = submitted_application()
    old = "/" + personal_url(application).split("://", 1)[1].split("/", 1)[1]
    Email.objects.all().delete()
    url = reverse("admin:applications_application_link", args=[application.pk])
    assert desk.get(url).status_code == 200
    assert desk.post(url).status_code == 302
    assert desk.get(old).status_code == 404
    assert "/apply/open/" in Email.objects.get().message


def test_withdrawal_asks_how_the_applicant_wished_it(desk: Client) -> None:
    application = submitted_application(applicant_form=ApplicantForm.PROJECT_TEAM)
    assert desk.post(act(application, "withdraw"), {"reason": ""}).status_code == 200
    desk.post(act(application, "withdraw"), {"reason": "12.03.2026 күнкү кат"})
    assert Application.objects.get().state == ApplicationState.WITHDRAWN
