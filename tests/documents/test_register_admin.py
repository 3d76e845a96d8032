"""The registers of correspondence, acts, letterheads and the outbox in the admin."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from post_office.models import STATUS, Email

from accounts.roles import Role
from core import clock
from documents.domain import mail, papers
from documents.domain.correspondence import SCAN
from documents.enums import PaperKind
from documents.models import Correspondence, FileIndex, GoverningAct, IssuedPaper, Letterhead
from tests.makers.correspondence import (
    DAY,
    assigned_document,
    make_act,
    make_document,
    make_file_index,
    make_letterhead,
)
from tests.makers.documents import make_file, make_paper, make_upload

pytestmark = pytest.mark.django_db
ENTRY = {
    "register": "incoming",
    "registered_on": "22.11.2026",
    "correspondent": "Ош шаарынын мэриясы",
    "subject": "Өтүнмө жөнүндө",
    "their_number": "14-3/208",
    "their_date": "20.11.2026",
}


@pytest.fixture(autouse=True)
def today(november_2026: None) -> None:
    """It is 22 November 2026."""


@pytest.fixture
def desk(client: Client, director) -> Client:
    client.force_login(director)
    return client


def page(model: str, view: str, *args: object) -> str:
    return reverse(f"admin:{model}_{view}", args=args)


LIST = "documents_correspondence"


def test_a_document_is_registered_with_its_scan_and_found_without_the_letters_of_kyrgyz(desk: Client) -> None:
    response = desk.post(page(LIST, "add"), {**ENTRY, "scan": make_file("кат.pdf")})
    assert response.status_code == 302, response.content.decode()
    row = Correspondence.objects.get()
    assert (row.number, row.their_number, row.scan.name) == ("КК-2026/001", "14-3/208", "кат.pdf")
    found = desk.get(page(LIST, "changelist"), {"q": "отунмо"})
    assert found.context["cl"].result_count == 1


def test_a_broken_rule_stands_beside_its_field_and_what_was_typed_stays(desk: Client) -> None:
    asked = desk.post(page(LIST, "add"), {**ENTRY, "their_date": "23.11.2026"})
    assert "their_date" in asked.context["form"].errors
    assert "14-3/208" in asked.content.decode()
    disguised = desk.post(page(LIST, "add"), {**ENTRY, "scan": make_file("../../x.html", b"<html>")})
    assert "scan" in disguised.context["form"].errors
    assert not Correspondence.objects.exists()


def test_the_whole_way_of_a_document_is_walked_in_the_admin(desk: Client, clerk) -> None:
    row = make_document(on=clock.today())
    assign = page(LIST, "transition", row.pk, "assign")
    words = {"resolution": "Жооп даярдалсын.", "executor": clerk.pk}
    early = desk.post(assign, {**words, "due_on": "01.11.2026"})
    assert "due_on" in early.context["form"].errors
    desk.post(assign, {**words, "due_on": "30.11.2026"})
    worker = Client()
    worker.force_login(clerk)
    mine = worker.get(page(LIST, "changelist"), {"due": "mine"})
    assert mine.context["cl"].result_count == 1
    worker.post(
        page(LIST, "transition", row.pk, "complete"), {"result": "Жооп кетти.", "done_on": "22.11.2026"}
    )
    index = make_file_index()
    worker.post(page(LIST, "transition", row.pk, "put_to_file"), {"file_index": index.pk})
    row.refresh_from_db()
    assert (row.state, row.file_index) == ("filed", index)
    assert worker.get(page(LIST, "correct", row.pk)).status_code == 200
    refused = worker.post(page(LIST, "correct", row.pk), {**ENTRY, "subject": "Башка"})
    assert refused.status_code == 200
    row.refresh_from_db()
    assert row.subject != "Башка"


def test_the_list_of_overdue_documents_is_computed_from_the_day(desk: Client, director) -> None:
    assigned_document(actor=director, on=DAY)
    assigned_document(actor=director, on=clock.today())
    assert desk.get(page(LIST, "changelist"), {"due": "overdue"}).context["cl"].result_count == 1


def test_an_executor_who_keeps_no_registers_sees_only_what_waits_for_them(client: Client, director, user_of):
    officer = user_of(Role.IP_OFFICER)
    mine = assigned_document(officer, actor=director, scan=make_upload(SCAN))
    other = make_document(scan=make_upload(SCAN))
    client.force_login(officer)
    assert client.get(page(LIST, "changelist")).context["cl"].result_count == 1
    assert client.get(page(LIST, "change", mine.pk)).status_code == 200
    assert client.get(page(LIST, "change", other.pk)).status_code == 302
    assert client.get(page(LIST, "history", other.pk)).status_code == 404
    answers = [client.get(row.scan.get_absolute_url()) for row in (mine, other)]
    assert [answer.status_code for answer in answers] == [200, 404]
    answers[0].getvalue()


def test_the_first_page_names_what_waits_for_the_executor(client: Client, director, clerk) -> None:
    assigned_document(clerk, actor=director)
    client.force_login(clerk)
    titles = [str(queue.title) for queue in client.get(reverse("admin:index")).context["queues"]]
    assert "Сиз аткара турган документтер" in titles


def test_a_register_is_printed_for_a_period(desk: Client) -> None:
    make_document()
    period = {"register": "incoming", "first": "01.07.2026", "last": "30.09.2026"}
    printed = desk.get(page(LIST, "print"), period)
    assert printed["Content-Type"] == "application/pdf"
    assert printed.content.startswith(b"%PDF")
    wrong = desk.get(page(LIST, "print"), {**period, "last": "01.01.2026"})
    assert "last" in wrong.context["form"].errors


@pytest.mark.parametrize("rows", [1, 30])
def test_the_lists_cost_the_same_at_1_and_30_rows(desk, director, clerk, rows, django_assert_max_num_queries):
    for number in range(rows):
        assigned_document(clerk, actor=director)
        make_file_index(f"01-{number:02d}")
        make_letterhead(str(number), from_day=DAY + timedelta(days=number))
    for model in (LIST, "documents_fileindex", "documents_letterhead"):
        with django_assert_max_num_queries(14):
            desk.get(page(model, "changelist"))


def test_a_file_of_the_plan_is_entered_once(desk: Client) -> None:
    facts = {"code": "01-05", "year": 2026, "title": "Мэрия менен кат алышуу"}
    desk.post(page("documents_fileindex", "add"), facts)
    again = desk.post(page("documents_fileindex", "add"), facts)
    assert "code" in again.context["form"].errors
    assert FileIndex.objects.count() == 1


def test_a_version_of_the_letterhead_is_entered_with_the_act_that_approved_it(desk: Client) -> None:
    act, add = make_act(), page("documents_letterhead", "add")
    offered = desk.get(add).context["form"].initial
    words = {name: text for name, text in offered.items() if name.startswith(("heading", "address"))}
    facts = {"version": "1", "approved_by": act.pk, "in_force_from": "01.12.2026", **words}
    refused = desk.post(add, {**facts, "heading_ky": "ИИТБ\nБорбор"})
    assert "heading_ky" in refused.context["form"].errors
    assert desk.post(add, facts).status_code == 302
    assert Letterhead.objects.get().approved_by == act


def test_an_act_takes_the_place_of_another_and_a_second_one_is_refused_in_a_sentence(desk: Client) -> None:
    earlier = make_act()
    add, facts = page("documents_governingact", "add"), {
        "kind": "rector_order", "number": "9", "dated_on": "01.10.2026", "title": "Жаңы",
        "supersedes": earlier.pk,
    }  # fmt: skip
    assert desk.post(add, facts).status_code == 302
    earlier.refresh_from_db()
    assert not earlier.in_force()
    refused = desk.post(add, {**facts, "number": "10"})
    assert "supersedes" in refused.context["adminform"].form.errors


def test_the_legal_bases_are_entered_by_one_button(desk: Client) -> None:
    assert desk.get(page("documents_governingact", "changelist")).context["missing_bases"]
    desk.post(page("documents_governingact", "bases"))
    assert GoverningAct.objects.count() == 5
    assert desk.get(page("documents_governingact", "changelist")).context["missing_bases"] == []


def test_that_a_paper_is_not_valid_is_said_on_its_page(desk: Client) -> None:
    paper = make_paper()
    asked = desk.post(
        page("documents_issuedpaper", "annul", paper.pk), {"on": "01.01.2026", "reason": "Ката"}
    )
    assert "on" in asked.context["form"].errors
    desk.post(page("documents_issuedpaper", "annul", paper.pk), {"on": "22.11.2026", "reason": "Ката"})
    assert IssuedPaper.objects.get().annulment == "Ката"


def test_a_changed_paper_waits_for_the_director(desk: Client) -> None:
    paper = papers.ensure_file(make_paper(PaperKind.ORDER))
    with paper.file.storage.open(paper.file.name, "wb") as stored:
        stored.write(b"%PDF-1.7 another")
    desk.get(paper.get_absolute_url())
    assert (
        desk.get(page("documents_issuedpaper", "changelist"), {"file": "altered"}).context["cl"].result_count
        == 1
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("SMTPServerDisconnected", "жооп берген жок"),
        ("SMTPRecipientsRefused", "бул даректи билбейт"),
        ("StrangeError", "StrangeError"),
    ],
)
def test_a_failure_of_the_post_is_told_in_words_and_tried_again_by_a_button(
    desk: Client, template, code: str, words: str
) -> None:
    template("test/a.subject.txt", "Тема")
    template("test/a.txt", "https://secret.example/link")
    email = mail.queue_letter(to="aida@example.kg", template="test/a", context={}, language="ky")
    Email.objects.filter(pk=email.pk).update(status=STATUS.failed)
    email.logs.create(status=STATUS.failed, exception_type=code, message="5.1.1")
    change = page("post_office_email", "change", email.pk)
    shown = desk.get(change).content.decode()
    assert words in shown
    assert "secret.example" not in shown
    assert desk.post(page("post_office_email", "again", email.pk)).url == change
    assert Email.objects.get().status == STATUS.queued


def test_an_open_letter_is_shown_without_its_links(desk: Client, template, monkeypatch) -> None:
    template("test/a.subject.txt", "Тема")
    template("test/a.txt", "Отчет кабыл алынды: https://portal.example/ky/cabinet/1/")
    monkeypatch.setattr(mail, "OPEN_LETTERS", frozenset({"test/a"}))
    email = mail.queue_letter(to="aida@example.kg", template="test/a", context={}, language="ky")
    shown = desk.get(page("post_office_email", "change", email.pk)).content.decode()
    assert "Отчет кабыл алынды" in shown
    assert "portal.example" not in shown
