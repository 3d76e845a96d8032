"""Messages between an applicant and the Centre; requests for additions with a term (3.3.1)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from accounts.models import User
from accounts.roles import Role
from applications.domain.messages import (
    messages_to_answer,
    send_to_applicant,
    send_to_centre,
    settle_messages,
)
from applications.models import Application, Attachment
from core.clock import now, today
from core.enums import Unit
from core.errors import DomainError, FieldErrors, NotAllowed, WrongState
from documents.access import APPLICATIONS_KEY, Viewer, may_read
from documents.domain.messages import MOST_FILES, send_message
from documents.enums import Side
from documents.models import Message, MessageFile, Upload
from documents.models.message import LONGEST_MESSAGE
from tests.makers.applications import found_complete, make_draft, make_file, submitted_application
from tests.makers.people import make_user
from tests.makers.races import at_once

WORDS = "Календардык планды тактап бериңиз."
IN_A_WEEK = timedelta(days=7)


def open_page(client: Client, application: Application) -> None:
    session = client.session
    session[APPLICATIONS_KEY] = [str(application.public_id)]
    session.save()


def request_of(clerk: User, application: Application) -> Message:
    return send_to_applicant(application, text=WORDS, answer_by=today() + IN_A_WEEK, actor=clerk)


@pytest.mark.django_db
def test_a_message_of_the_centre_is_told_by_a_letter_without_its_words(clerk: User) -> None:
    application = submitted_application()
    Email.objects.all().delete()
    send_to_applicant(application, text=WORDS, actor=clerk)
    letter = Email.objects.get()
    assert letter.to == [application.email]
    assert application.number in letter.subject
    assert WORDS not in letter.message + letter.html_message


@pytest.mark.django_db
def test_files_that_answer_a_request_join_the_documents_of_the_application(clerk: User) -> None:
    application = submitted_application()
    request = request_of(clerk, application)
    answer = send_to_centre(application, text="Мына план", files=[make_file("План.pdf")], answers=request)
    assert [one.upload.name for one in Attachment.objects.filter(application=application)] == ["План.pdf"]
    assert not Message.objects.of(application).open_requests().exists()
    assert answer.answers == request


@pytest.mark.django_db
def test_a_request_is_answered_once(clerk: User) -> None:
    application = submitted_application()
    request = request_of(clerk, application)
    send_to_centre(application, text="Мына план", answers=request)
    with pytest.raises(WrongState):
        send_to_centre(application, text="Дагы бир жолу", answers=request)


@pytest.mark.django_db
def test_a_request_of_another_application_cannot_be_answered(clerk: User) -> None:
    mine, other = submitted_application(), submitted_application()
    with pytest.raises(WrongState):
        send_to_centre(mine, text="Мына", answers=request_of(clerk, other))
    assert Message.objects.of(mine).count() == 0


@pytest.mark.django_db
def test_additions_are_not_asked_for_after_the_application_was_returned_or_in_the_past(clerk: User) -> None:
    application = submitted_application()
    with pytest.raises(FieldErrors):
        send_to_applicant(application, text=WORDS, answer_by=today() - timedelta(days=1), actor=clerk)
    with pytest.raises(WrongState):
        send_to_applicant(make_draft(), text=WORDS, actor=clerk)


@pytest.mark.django_db
def test_each_fault_of_a_message_is_said_beside_its_field(clerk: User) -> None:
    application = submitted_application()
    files = [make_file(f"{number}.pdf") for number in range(MOST_FILES + 1)]
    with pytest.raises(FieldErrors) as refused:
        send_to_centre(application, text=" \u200b ", files=files)
    assert [error.field for error in refused.value.errors] == ["text", "files"]
    with pytest.raises(FieldErrors):
        send_to_centre(application, text="а" * (LONGEST_MESSAGE + 1))
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_a_refused_file_leaves_neither_message_nor_file(clerk: User) -> None:
    application = submitted_application()
    files = [make_file("План.pdf"), make_file("x.pdf", b"<script>")]
    with pytest.raises(DomainError, match=r"x\.pdf"):
        send_to_centre(application, text="Мына", files=files)
    assert (Message.objects.count(), Upload.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_what_waits_for_the_centre_ends_with_its_answer_or_a_note(clerk: User) -> None:
    first, second, third = (submitted_application() for _time in range(3))
    for hours, application in ((3, second), (2, first), (1, third)):
        send_to_centre(application, text="Качан жооп болот?", at=now() - timedelta(hours=hours))
    assert list(messages_to_answer()) == [second, first, third]
    send_to_applicant(first, text="Эртең", actor=clerk)
    assert settle_messages(third, actor=clerk) == 1
    assert settle_messages(third, actor=clerk) == 0
    assert list(messages_to_answer()) == [second]


@pytest.mark.django_db
def test_an_employee_of_another_unit_does_not_write(clerk: User) -> None:
    application = submitted_application()
    found_complete(application, unit=Unit.TECHNOPARK, actor=clerk)
    stranger = make_user(Role.UNIT_STAFF, unit=Unit.INCUBATOR)
    with pytest.raises(NotAllowed):
        send_to_applicant(application, text=WORDS, actor=stranger)
    with pytest.raises(NotAllowed):
        settle_messages(application, actor=make_user(Role.AUDITOR))


@pytest.mark.django_db
def test_files_of_a_message_are_read_by_its_two_sides_alone(clerk: User) -> None:
    application, other = submitted_application(), submitted_application()
    send_to_centre(application, text="Мына", files=[make_file()])
    file = MessageFile.objects.get().upload
    assert may_read(file, Viewer(application_ids=frozenset({str(application.public_id)})))
    assert may_read(file, Viewer(user=clerk))
    assert not may_read(file, Viewer(application_ids=frozenset({str(other.public_id)})))
    assert not may_read(file, Viewer(user=make_user(Role.EXPERT)))
    assert not may_read(file, Viewer())


@pytest.mark.django_db
def test_the_applicant_writes_on_the_own_page_and_what_was_typed_is_kept(client: Client) -> None:
    application = submitted_application()
    open_page(client, application)
    address = reverse("portal:application_message", args=[application.public_id])
    page = client.post(address, {"text": "Суроом бар <b>", "files": [make_file("x.html", b"<p>")]})
    assert "Суроом бар &lt;b&gt;" in page.content.decode()
    assert not Message.objects.exists()
    page = client.post(address, {"text": "Суроом бар <b>", "files": [make_file()]}, follow=True)
    assert "Суроом бар &lt;b&gt;" in page.content.decode()
    assert "Бизнес-план.pdf" in page.content.decode()


@pytest.mark.django_db
def test_with_a_request_open_the_applicant_says_what_is_sent(client: Client, clerk: User) -> None:
    application = submitted_application()
    request = request_of(clerk, application)
    open_page(client, application)
    address = reverse("portal:application_message", args=[application.public_id])
    client.post(address, {"text": "Мына"})
    client.post(address, {"text": "Мына", "answers": "999999"})
    assert Message.objects.count() == 1
    client.post(address, {"text": "Мына", "answers": str(request.pk)})
    assert Message.objects.get(side=Side.OUTSIDE).answers == request


@pytest.mark.django_db
def test_nobody_writes_to_an_application_that_is_not_opened_here(client: Client) -> None:
    application = submitted_application()
    address = reverse("portal:application_message", args=[application.public_id])
    assert client.post(address, {"text": "Мына"}).status_code == 404
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_the_clerk_reads_writes_and_settles_in_the_admin(client: Client, clerk: User) -> None:
    application = submitted_application()
    send_to_centre(application, text="Качан <i>жооп</i> болот?")
    client.force_login(clerk)
    page = client.get(reverse("admin:applications_application_change", args=[application.pk]))
    assert "Качан &lt;i&gt;жооп&lt;/i&gt; болот?" in page.content.decode()
    settle = reverse("admin:applications_application_settle", args=[application.pk])
    assert settle in page.content.decode()
    waiting = reverse("admin:applications_application_changelist") + "?messages=centre"
    assert application.number in client.get(waiting).content.decode()
    client.post(settle)
    assert application.number not in client.get(waiting).content.decode()
    write = reverse("admin:applications_application_message", args=[application.pk])
    page = client.post(write, {"text": WORDS, "answer_by": "31.02.2027"})
    assert WORDS in page.content.decode()
    client.post(write, {"text": WORDS, "answer_by": f"{today() + IN_A_WEEK:%d.%m.%Y}"})
    assert Message.objects.of(application).open_requests().count() == 1


@pytest.mark.django_db
def test_a_long_thread_costs_as_much_as_a_short_one(
    client: Client, clerk: User, django_assert_max_num_queries: object
) -> None:
    def cost(messages: int) -> int:
        application = submitted_application()
        for number in range(messages):
            send_to_centre(application, text=f"{number}", files=[make_file()])
        open_page(client, application)
        with django_assert_max_num_queries(60) as counted:  # type: ignore[operator]
            assert client.get(reverse("portal:application", args=[application.pk and application.public_id]))
        return len(counted)

    cost(1)
    assert cost(1) == cost(30)


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_to_one_request_the_second_gets_a_sentence() -> None:
    clerk, application = make_user(Role.UNIT_STAFF), submitted_application()
    request = request_of(clerk, application)

    def answer() -> Message:
        own = Application.objects.get(pk=application.pk)
        return send_to_centre(own, text="Мына", answers=Message.objects.get(pk=request.pk))

    got = at_once(answer, answer)
    assert sum(isinstance(one, WrongState) for one in got) == 1
    assert Message.objects.filter(answers=request).count() == 1


@pytest.mark.django_db
def test_only_the_centre_sets_a_term() -> None:
    application = submitted_application()
    with pytest.raises(DomainError):
        send_message(
            application,
            side=Side.OUTSIDE,
            text="Мына",
            purpose="application.message",
            actor=make_user(Role.UNIT_STAFF),
            answer_by=today() + IN_A_WEEK,
        )
