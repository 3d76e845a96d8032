"""The public form, as a browser sends it: the whole way, and what is refused."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from post_office.models import Email

from applications import consent
from applications.domain.completeness import ASK
from applications.enums import ApplicationState, Step
from applications.models import Application, TeamMember
from documents.models import NumberSeries, Upload
from tests.makers.applications import (
    PDF,
    make_call,
    make_draft,
    needs_answers,
    project_answers,
)
from tests.makers.form import APPLICANT, begin, errors_of, hidden, opened, send, step_of

pytestmark = pytest.mark.django_db


# --- the whole way


def test_founder_goes_from_the_call_to_the_number_without_an_account(browser: Client) -> None:
    assert begin(browser).status_code == 302
    application = Application.objects.get()
    assert send(browser, application, Step.PROJECT, project_answers()).url == step_of(application, Step.TEAM)
    people = {"people": "1", "team-0-name": "Асанова Мээрим", "team-0-role": "Жетекчи"}
    assert send(browser, application, Step.TEAM, people).url == step_of(application, Step.NEEDS)
    assert send(browser, application, Step.NEEDS, needs_answers()).url == step_of(application, Step.BUDGET)
    line = {"purpose": "Тетиктер", "kind": "materials", "source": "centre", "amount": "1 250 000"}
    lines = {"lines": "1", **{f"line-0-{name}": text for name, text in line.items()}}
    assert send(browser, application, Step.BUDGET, lines).url == step_of(application, Step.DOCUMENTS)
    file = SimpleUploadedFile("План.pdf", PDF)
    assert (
        send(browser, application, Step.DOCUMENTS, {"kind": "business_plan", "file": file}).status_code == 302
    )
    page = browser.get(step_of(application, Step.CHECK))
    for words in ("ЖЧК «Талаа Сенсор»", "01203202010045", "Асанова Мээрим", "1 250 000", "План.pdf"):
        assert words in page.content.decode().replace("\u00a0", " ").replace("\u202f", " ")
    sent = send(browser, application, Step.CHECK, {"consent": "on", "consent_version": consent.CURRENT})
    receipt = browser.get(sent.url)
    application.refresh_from_db()
    assert application.number in receipt.content.decode()
    assert (application.state, application.phone) == (ApplicationState.SUBMITTED, "+996555123456")
    assert browser.get(reverse("portal:application", args=[application.public_id])).status_code == 200


def test_double_click_on_the_first_step_makes_one_draft(browser: Client) -> None:
    url = reverse("applications:apply_start", args=[make_call().pk])
    data = {**APPLICANT, "form_token": hidden(browser.get(url))}
    browser.post(url, data)
    browser.post(url, data)
    assert Application.objects.count() == 1


def test_double_click_on_send_shows_the_same_receipt(browser: Client) -> None:
    draft = make_draft()
    data = {"consent": "on", "consent_version": consent.CURRENT}
    first, second = (send(browser, draft, Step.CHECK, data) for _click in range(2))
    assert first.url == second.url == reverse("applications:sent", args=[draft.public_id])
    assert set(NumberSeries.objects.values_list("kind", "last")) == {("application", 1), ("receipt", 1)}
    assert Email.objects.count() == 1


# --- bad input


def test_empty_page_names_each_missing_answer(browser: Client) -> None:
    page = browser.post(reverse("applications:apply_start", args=[make_call().pk]), {})
    assert errors_of(page) == {
        name: [str(ASK[name])]
        for name in ("applicant_form", "applicant_name", "representative", "email", "phone")
    }
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    "inn",
    [
        "1203202010045",  # the leading zero is lost
        "012032020100455",
        "91203202010045",  # no such prefix
        "03102202010045",  # 31 February
        "O1203202010045",  # a letter for the zero
        "20502198100469",  # a person's, but a legal entity applies
    ],
)
def test_wrong_inn_of_each_sort_is_refused_and_kept_on_the_page(browser: Client, inn: str) -> None:
    page = begin(browser, inn=inn)
    assert list(errors_of(page)) == ["inn"]
    assert f'value="{inn}"' in page.content.decode()
    assert page.content.decode().count(errors_of(page)["inn"][0].replace("'", "&#x27;")) == 2


def test_entrepreneur_gives_a_persons_inn(browser: Client) -> None:
    assert begin(browser, applicant_form="individual_entrepreneur", inn="20502198100469").status_code == 302


def test_registered_applicant_without_inn_is_asked_for_it_and_a_team_is_not(browser: Client) -> None:
    without = {"inn": "", "registration_number": ""}
    assert set(errors_of(begin(browser, **without))) == {"inn", "registration_number"}
    assert begin(browser, applicant_form="project_team", **without).status_code == 302


def test_team_is_not_stopped_by_what_only_registered_applicants_answer(browser: Client) -> None:
    assert begin(browser, applicant_form="project_team", inn="12", okpo="x").status_code == 302
    assert Application.objects.get().inn == ""


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("applicant_name", "ы" * 201),
        ("applicant_name", "Талаа 😀"),
        ("applicant_name", "12345"),
        ("representative", "…"),
        ("email", "meerim"),
        ("email", "mееrim@talaa.example"),  # two Cyrillic letters
        ("email", "a" * 260 + "@talaa.example"),
        ("phone", "12"),
        ("okpo", "1234"),
        ("applicant_form", "bank"),
    ],
)
def test_bad_answer_is_named_beside_its_field_and_kept(browser: Client, field: str, typed: str) -> None:
    page = begin(browser, **{field: typed})
    assert list(errors_of(page)) == [field]
    if field != "applicant_form":
        assert page.context["form"][field].value() == typed


def test_invisible_direction_marks_are_taken_out(browser: Client) -> None:
    begin(browser, applicant_name="Талаа\u202e Сен\u200bсор\x00")
    assert Application.objects.get().applicant_name == "Талаа Сенсор"


def test_over_long_answer_says_how_long_it_is(browser: Client) -> None:
    draft = make_draft()
    page = send(browser, draft, Step.PROJECT, project_answers(problem="ы" * 1010))
    assert "1010" in errors_of(page)["problem"][0]
    assert "ы" * 1010 in page.content.decode()


def test_tampered_choices_are_refused(browser: Client) -> None:
    draft = make_draft()
    page = send(
        browser, draft, Step.PROJECT, project_answers(direction="space", stage="moon", innovation_types=["x"])
    )
    assert set(errors_of(page)) == {"direction", "stage", "innovation_types"}


def test_amount_in_words_is_repeated_in_the_sentence(browser: Client) -> None:
    typed = {"lines": "1", "line-0-purpose": "Тетиктер", "line-0-amount": "бир миллиондой"}
    page = send(browser, make_draft(), Step.BUDGET, typed)
    assert "бир миллиондой" in page.context["blocks"].forms[0].errors["amount"][0]


def test_disguised_file_is_refused_and_the_page_stays(browser: Client) -> None:
    draft = make_draft()
    file = SimpleUploadedFile("План.pdf", b"MZ\x90\x00 a program")
    page = send(browser, draft, Step.DOCUMENTS, {"upload": "1", "kind": "other", "file": file})
    assert list(errors_of(page)) == ["file"]
    assert not Upload.objects.exists()


def test_too_big_file_is_refused_with_a_sentence(browser: Client, settings: Any) -> None:
    settings.CENTRE = {**settings.CENTRE, "UPLOAD_MAX_MB": 1}
    file = SimpleUploadedFile("План.pdf", PDF + b"0" * 3_000_000)
    page = send(browser, make_draft(), Step.DOCUMENTS, {"upload": "1", "kind": "other", "file": file})
    assert list(errors_of(page)) == ["file"]
    assert not Upload.objects.exists()


# --- pages


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_pages_are_not_indexed_and_carry_no_script_of_their_own(browser: Client, language: str) -> None:
    draft = make_draft()
    with override(language):
        opened(browser, draft)
        for step in Step.values:
            words = browser.get(step_of(draft, step)).content.decode()
            assert 'content="noindex"' in words
            assert words.count("<script") == words.count('<script src="/static/js/')
            assert " style=" not in words
            assert f'lang="{language}"' in words


def test_queries_of_a_step_do_not_grow_with_the_team_and_files(
    browser: Client, django_assert_max_num_queries: Any
) -> None:
    draft = make_draft(with_file=True)
    opened(browser, draft)
    TeamMember.objects.bulk_create(
        TeamMember(application=draft, position=place, name="Бакыт", role="Инженер") for place in range(3, 21)
    )
    with django_assert_max_num_queries(9):
        browser.get(step_of(draft, Step.CHECK))


def test_words_of_the_summary_are_those_beside_the_field(browser: Client) -> None:
    words = begin(browser, phone="12").content.decode()
    assert words.count(_("Error:")) >= 2
