"""The registers in the admin: read, entered through the domain, letters watched without being read."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from documents.domain import mail, papers
from documents.models import GoverningAct
from tests.makers.documents import make_file, make_paper, make_upload

pytestmark = pytest.mark.django_db
ACT = {
    "kind": "director_order",
    "number": "12-Б",
    "dated_on": "14.07.2026",
    "title": "Комиссия түзүү жөнүндө",
    "body": "",
}


@pytest.fixture
def desk(client: Client, director) -> Client:
    client.force_login(director)
    return client


def page(model: str, view: str, *args: object) -> str:
    return reverse(f"admin:{model}_{view}", args=args)


@pytest.mark.parametrize("model", ["documents_issuedpaper", "documents_upload", "documents_governingact"])
def test_registers_open_and_are_searched_without_the_letters_of_kyrgyz(desk: Client, model: str) -> None:
    make_paper(title="Өтүнмө")
    make_upload(name="Өтүнмө.pdf")
    desk.post(page("documents_governingact", "add"), {**ACT, "title": "Өтүнмө"})
    found = desk.get(page(model, "changelist"), {"q": "отунмо"})
    assert (found.status_code, found.context["cl"].result_count) == (200, 1)
    assert desk.get(page(model, "changelist"), {"q": "жок"}).context["cl"].result_count == 0


def test_a_paper_shows_whether_its_file_is_as_issued(desk: Client) -> None:
    paper = papers.ensure_file(make_paper())
    opened = desk.get(page("documents_issuedpaper", "change", paper.pk)).content.decode()
    assert paper.sha256 in opened
    assert paper.code in opened
    assert paper.get_absolute_url() in opened


def test_papers_and_uploads_cannot_be_changed_or_deleted(desk: Client) -> None:
    rows = {"documents_issuedpaper": make_paper(), "documents_upload": make_upload()}
    for model, row in rows.items():
        assert desk.get(page(model, "add")).status_code == 403
        assert desk.post(page(model, "change", row.pk), {}).status_code == 403
        assert desk.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403


def test_an_act_is_entered_with_its_scan_and_by_whom(desk: Client, director) -> None:
    response = desk.post(page("documents_governingact", "add"), {**ACT, "scan": make_file("буйрук.pdf")})
    assert response.status_code == 302, response.content.decode()
    act = GoverningAct.objects.get()
    assert (act.number, act.file.name, act.file.uploaded_by) == ("12-Б", "буйрук.pdf", director)
    assert act.history.get().history_user == director


def test_a_correction_keeps_what_was_said_before_and_the_scan(desk: Client) -> None:
    desk.post(page("documents_governingact", "add"), {**ACT, "scan": make_file("буйрук.pdf")})
    act = GoverningAct.objects.get()
    desk.post(page("documents_governingact", "change", act.pk), {**ACT, "number": "13-Б"})
    act.refresh_from_db()
    assert (act.number, act.file.name) == ("13-Б", "буйрук.pdf")
    assert [version.number for version in act.history.all()] == ["13-Б", "12-Б"]


def test_an_act_entered_twice_or_with_a_disguised_scan_is_refused_in_a_sentence(desk: Client) -> None:
    add = page("documents_governingact", "add")
    desk.post(add, ACT)
    assert "number" in desk.post(add, ACT).context["adminform"].form.errors
    disguised = {**ACT, "number": "14-Б", "scan": make_file("буйрук.pdf", b"<html>")}
    assert "scan" in desk.post(add, disguised).context["adminform"].form.errors
    assert GoverningAct.objects.count() == 1


def test_the_outbox_shows_whether_a_letter_went_and_never_what_it_says(desk: Client, template) -> None:
    template("test/a.subject.txt", "Тема")
    template("test/a.txt", "https://secret.example/link")
    email = mail.queue_letter(to="aida@example.kg", template="test/a", context={}, language="ky")
    for address in (page("post_office_email", "changelist"), page("post_office_email", "change", email.pk)):
        shown = desk.get(address).content.decode()
        assert "aida@example.kg" in shown
        assert "secret.example" not in shown
    assert desk.post(page("post_office_email", "change", email.pk), {}).status_code == 403


def test_an_expert_sees_no_register(client: Client, user_of) -> None:
    client.force_login(user_of(Role.EXPERT))
    for model in ("documents_issuedpaper", "documents_upload", "post_office_email"):
        assert client.get(page(model, "changelist")).status_code in (302, 403)


@pytest.mark.parametrize("rows", [1, 30])
def test_a_list_costs_the_same_at_1_and_30_rows(
    desk: Client, rows: int, django_assert_max_num_queries
) -> None:
    for number in range(rows):
        make_paper()
        make_upload(name=f"план {number}.pdf")
        desk.post(page("documents_governingact", "add"), {**ACT, "number": str(number), "scan": make_file()})
    for model in ("documents_issuedpaper", "documents_upload", "documents_governingact"):
        with django_assert_max_num_queries(12):
            desk.get(page(model, "changelist"))


def test_uploads_are_described_in_words(desk: Client) -> None:
    make_upload(purpose="act.scan")
    shown = desk.get(page("documents_upload", "changelist")).content.decode()
    assert "act.scan" not in shown
    assert "application/pdf" not in shown
