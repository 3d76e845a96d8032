"""The public form: nobody opens the application of another; lost links come back by mail."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from applications.domain.links import form_token, personal_url
from applications.enums import Step
from applications.models import Application
from tests.makers.applications import (
    make_draft,
    project_answers,
    submitted_application,
)
from tests.makers.form import opened, send, step_of

pytestmark = pytest.mark.django_db


# --- nobody else's


@pytest.mark.parametrize("step", [*Step.values])
def test_page_of_another_application_does_not_exist(browser: Client, step: str) -> None:
    mine, other = make_draft(), make_draft()
    opened(browser, mine)
    assert browser.get(step_of(mine, step)).status_code == 200
    assert browser.get(step_of(other, step)).status_code == 404
    assert browser.post(step_of(other, step), {"form_token": form_token(mine)}).status_code == 404
    assert browser.post(step_of(other, step), {}).status_code == 404


@pytest.mark.parametrize("name", ["resume", "later", "sent", "withdraw"])
def test_other_pages_of_another_application_do_not_exist(browser: Client, name: str) -> None:
    url = reverse(f"applications:{name}", args=[submitted_application().public_id])
    assert browser.get(url).status_code == 404


def test_applicants_page_of_another_does_not_exist(browser: Client) -> None:
    assert (
        browser.get(reverse("portal:application", args=[submitted_application().public_id])).status_code
        == 404
    )


def test_unknown_and_foreign_application_answer_alike(browser: Client) -> None:
    names = (submitted_application().public_id, uuid.uuid4())
    pages = [browser.get(reverse("portal:application", args=[name])) for name in names]
    assert [page.status_code for page in pages] == [404, 404]
    words = {
        page.content.decode().replace(str(name), "")  # the address stands in the links to other languages
        for name, page in zip(names, pages, strict=True)
    }
    assert len(words) == 1


def test_broken_link_tells_nothing(browser: Client) -> None:
    page = browser.get(reverse("applications:open", args=["broken"]))
    assert page.status_code == 404


def test_link_leaves_no_token_in_any_address_and_is_not_stored(browser: Client) -> None:
    path = "/" + personal_url(make_draft()).split("://", 1)[1].split("/", 1)[1]
    answer = browser.get(path)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert "open" not in answer.url


def test_form_posted_from_another_site_is_refused(browser: Client) -> None:
    draft = make_draft()
    for header in ({"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://evil.example"}):
        assert send(browser, draft, Step.PROJECT, project_answers(title="Чужой"), **header).status_code == 403
    assert Application.objects.get().title != "Чужой"
    own = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}
    assert send(browser, draft, Step.PROJECT, project_answers(), **own).status_code == 302


def test_closed_on_this_device_means_closed(client: Client) -> None:
    application = submitted_application()
    opened(client, application)
    client.post(reverse("portal:application_close", args=[application.public_id]))
    assert client.get(reverse("portal:application", args=[application.public_id])).status_code == 404


# --- lost links


def test_answer_is_the_same_for_a_known_and_an_unknown_address(client: Client) -> None:
    make_draft(email="known@talaa.example")
    url = reverse("applications:return")
    answers = [
        client.post(url, {"email": email}) for email in ("known@talaa.example", "unknown@talaa.example")
    ]
    pages = [re.sub(r'name="csrf[^>]*>', "", client.get(answer.url).content.decode()) for answer in answers]
    first, second = (
        page.replace(answer.url.split("/")[-2], "") for answer, page in zip(answers, pages, strict=True)
    )
    assert first == second
    assert [letter.to for letter in Email.objects.all()] == [["known@talaa.example"]]


def test_links_are_mailed_only_so_often(client: Client) -> None:
    make_draft(email="known@talaa.example")
    for _time in range(9):
        assert (
            client.post(reverse("applications:return"), {"email": "known@talaa.example"}).status_code == 302
        )
    assert Email.objects.count() == 5
