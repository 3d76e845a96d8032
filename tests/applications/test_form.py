"""The public form, as a browser sends it: kept step by step, nothing typed lost, nobody else's opened."""

import re
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from post_office.models import Email

from accounts.models import User
from applications import consent
from applications.domain.checking import return_application
from applications.domain.completeness import ASK
from applications.domain.links import form_token, personal_url
from applications.enums import ApplicationState, Step
from applications.models import Application, FormMemory, TeamMember
from core.clock import now
from documents.models import NumberSeries, Upload
from tests.makers.applications import (
    PDF,
    make_call,
    make_draft,
    needs_answers,
    project_answers,
    submitted_application,
)

pytestmark = pytest.mark.django_db

APPLICANT = {
    "applicant_form": "legal_entity",
    "applicant_name": "ЖЧК «Талаа Сенсор»",
    "inn": "01203202010045",
    "registration_number": "48206-3303-ООО",
    "representative": "Асанова Мээрим Кубатбек кызы",
    "email": "meerim@talaa.example",
    "phone": "0555 12 34 56",
}


@pytest.fixture
def browser() -> Client:
    """A browser whose forms are checked as in life."""
    return Client(enforce_csrf_checks=True)


def hidden(page: Any, name: str = "form_token") -> str:
    found = re.search(f'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return found[1]


def opened(browser: Client, application: Application) -> Client:
    """The browser after its owner opened the personal link."""
    path = personal_url(application).split("://", 1)[1].split("/", 1)[1]
    assert browser.get(f"/{path}").status_code == 302
    return browser


def step_of(application: Application, step: str) -> str:
    return reverse("applications:step", args=[application.public_id, step])


def send(browser: Client, application: Application, step: str, data: dict[str, Any], **extra: Any) -> Any:
    return browser.post(step_of(application, step), {"form_token": form_token(application), **data}, **extra)


def errors_of(page: Any) -> dict[str, list[str]]:
    return {name: [str(text) for text in found] for name, found in page.context["form"].errors.items()}


def begin(browser: Client, **changes: str) -> Any:
    url = reverse("applications:apply_start", args=[make_call().pk])
    token = hidden(browser.get(url))
    return browser.post(url, {**APPLICANT, "form_token": token, **changes})


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
