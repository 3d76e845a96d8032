"""Letters: in the outbox with the act, sent after it, tried again until they go."""

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail as django_mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.test import override_settings
from post_office.models import STATUS, Email
from post_office.settings import get_max_retries

from core.errors import FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from documents import tasks
from documents.domain import mail

pytestmark = pytest.mark.django_db
TO = "aida@example.kg"


@pytest.fixture(autouse=True)
def letter(template) -> Iterator[None]:
    """A letter with a subject, text and a link, and the post in memory."""
    template("test/hello.subject.txt", "{% load i18n %}{% translate 'Yes' %}: {{ name }}\n")
    template("test/hello.txt", "Урматтуу {{ name }}!\n\n\n\nШилтеме:\n{{ url }}\n")
    backends = {
        "POST_OFFICE": {"BACKENDS": {"default": "tests.documents.domain.test_mail.Post"}, "MAX_RETRIES": 20}
    }
    Post.down = False
    with override_settings(**backends):
        yield


class Post(EmailBackend):
    """A mail server that can be down."""

    down = False

    def send_messages(self, messages):
        if self.down:
            raise smtplib.SMTPServerDisconnected("away")
        return super().send_messages(messages)


def queue(**given: object) -> Email:
    values = {
        "to": TO,
        "template": "test/hello",
        "context": {"name": "Айда", "url": "http://localhost:8000/ky/application/1/?t=a&b=c"},
        "language": "ky",
    }
    return mail.queue_letter(**{**values, **given})  # type: ignore[arg-type]


def test_a_letter_waits_in_the_outbox_with_its_act() -> None:
    email = queue()
    assert (email.status, email.to, email.subject) == (STATUS.queued, [TO], "Ооба: Айда")
    assert django_mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_it_is_sent_after_the_commit() -> None:
    with transaction.atomic():
        queue()
        assert django_mail.outbox == []
    assert [message.to for message in django_mail.outbox] == [[TO]]
    assert Email.objects.get().status == STATUS.sent


@pytest.mark.django_db(transaction=True)
def test_a_failed_act_sends_nothing() -> None:
    @transaction.atomic
    def fail() -> None:
        queue()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    tasks.sweep()
    assert django_mail.outbox == []
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    ("language", "subject"), [("ky", "Ооба: Айда"), ("ru", "Да: Айда"), ("en", "Yes: Айда")]
)
def test_a_letter_is_in_the_language_of_its_reader(language: str, subject: str) -> None:
    email = queue(language=language)
    assert email.subject == subject
    assert email.headers["Content-Language"] == language
    assert f'lang="{language}"' in email.html_message


def test_text_and_html_say_the_same() -> None:
    email = queue()
    assert "Урматтуу Айда!\n\nШилтеме:\nhttp://localhost:8000/ky/application/1/?t=a&b=c" in email.message
    assert 'href="http://localhost:8000/ky/application/1/?t=a&amp;b=c"' in email.html_message
    assert "Урматтуу Айда!" in email.html_message


def test_what_people_typed_is_escaped_in_html_and_not_obeyed_anywhere() -> None:
    email = queue(context={"name": "<b>{{ x }}</b> {% debug %}", "url": "http://localhost/"})
    assert "<b>{{ x }}</b> {% debug %}" in email.message
    assert "&lt;b&gt;{{ x }}&lt;/b&gt; {% debug %}" in email.html_message
    mail.send_due()
    assert "<b>{{ x }}</b> {% debug %}" in django_mail.outbox[0].body


@pytest.mark.parametrize(
    "to", ["aida@example.kg\nBcc: all@example.kg", "aida@example.kg, b@example.kg", "", "Айда", "a@b\r\nX: y"]
)
def test_an_address_that_is_not_one_is_refused(to: str) -> None:
    with pytest.raises(FieldError) as refused:
        queue(to=to)
    assert refused.value.field == "email"
    assert not Email.objects.exists()


def test_no_header_can_be_put_into_a_subject() -> None:
    email = queue(context={"name": "А\r\nBcc: all@example.kg\u2028X: y", "url": ""})
    assert email.subject == "Ооба: А Bcc: all@example.kg X: y"
    mail.send_due()
    assert django_mail.outbox[0].bcc == []


def test_mail_down_leaves_the_letter_and_the_sweeper_tries_again_later_and_later() -> None:
    start = datetime(2026, 7, 1, 4, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as clock:
        email = queue()
        Post.down = True
        waits = []
        for _ in range(4):
            tasks.sweep()
            email.refresh_from_db()
            assert email.status == STATUS.requeued
            waits.append(email.scheduled_time - datetime.now(UTC))
            tasks.sweep()  # too early: nothing is tried
            clock.move_to(email.scheduled_time)
        email.refresh_from_db()
        assert (email.number_of_retries, email.logs.count()) == (4, 4)
        assert waits == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
        Post.down = False
        tasks.sweep()
    email.refresh_from_db()
    assert email.status == STATUS.sent
    assert len(django_mail.outbox) == 1


def test_the_waits_last_for_days_and_then_it_is_said_that_it_failed() -> None:
    tries = range(1, get_max_retries() + 1)
    assert sum((mail.wait_after(one) for one in tries), timedelta()) > timedelta(days=4)
    email = queue()
    Email.objects.update(number_of_retries=get_max_retries())
    Post.down = True
    mail.send_due()
    email.refresh_from_db()
    assert (email.status, email.scheduled_time) == (STATUS.failed, None)


def test_one_bad_letter_does_not_stop_the_others() -> None:
    bad = queue()
    Email.objects.filter(pk=bad.pk).update(backend_alias="nowhere")
    queue(to="b@example.kg")
    assert mail.send_due() == 1
    assert django_mail.outbox[0].to == ["b@example.kg"]


def test_a_letter_is_sent_by_one_worker_only() -> None:
    email = queue()
    assert mail._claim(email.pk) is True
    assert mail._claim(email.pk) is False
    assert mail.send_due() == 0
    with time_machine.travel(datetime.now(UTC) + mail.LEASE + timedelta(seconds=1)):
        assert mail.send_due() == 1


def test_sending_again_sends_nothing_twice() -> None:
    queue()
    assert (mail.send_due(), mail.send_due()) == (1, 0)
    assert len(django_mail.outbox) == 1


def test_a_letter_of_an_earlier_day_keeps_that_day() -> None:
    day = datetime(2025, 3, 4, 5, tzinfo=UTC)
    assert queue(at=day).created == day


@override_settings(EMAIL_BACKEND="documents.outbox.OutboxBackend")
def test_letters_of_libraries_go_through_the_outbox_word_for_word() -> None:
    send_mail("{{ a }}", "{% debug %}", None, [TO])
    assert django_mail.outbox == []
    mail.send_due()
    assert (django_mail.outbox[0].subject, django_mail.outbox[0].body) == ("{{ a }}", "{% debug %}")


@override_settings(EMAIL_BACKEND="documents.outbox.OutboxBackend")
def test_html_of_libraries_is_kept() -> None:
    message = EmailMultiAlternatives("a", "b", None, [TO])
    message.attach_alternative("<p>c</p>", "text/html")
    message.send()
    assert Email.objects.get().html_message == "<p>c</p>"


@override_settings(EMAIL_BACKEND="documents.outbox.OutboxBackend")
def test_a_library_cannot_smuggle_a_header_either() -> None:
    with pytest.raises((FieldError, ValueError)):
        EmailMessage("a", "b", None, ["a@example.kg\nBcc: b@example.kg"]).send()


@override_settings(EMAIL_BACKEND="documents.outbox.OutboxBackend")
def test_words_with_a_link_or_a_code_are_erased_once_sent() -> None:
    own = queue()
    send_mail("Код", "123456", None, [TO])
    assert mail.send_due() == 2
    assert "?t=a&b=c" in django_mail.outbox[0].body
    for email in Email.objects.all():
        assert (email.status, email.message, email.html_message) == (STATUS.sent, "", "")
        assert (email.to, bool(email.subject)) == ([TO], True)
    own.refresh_from_db()
    assert own.logs.count() == 1


def test_words_stay_until_the_letter_is_really_sent() -> None:
    email = queue()
    Post.down = True
    mail.send_due()
    email.refresh_from_db()
    assert "http://localhost:8000" in email.message


def test_a_letter_that_opens_nothing_keeps_its_words(monkeypatch) -> None:
    monkeypatch.setattr(mail, "OPEN_LETTERS", frozenset({"test/hello"}))
    email = queue()
    mail.send_due()
    email.refresh_from_db()
    assert mail.is_open(email)
    assert "Урматтуу Айда!" in email.message


def test_letters_whose_words_are_kept_carry_no_personal_link() -> None:
    folder = settings.BASE_DIR / "templates" / "documents" / "letters"
    for name in mail.OPEN_LETTERS:
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        assert not any(word in text for word in ("password_url", "application_link.txt", "{{ link }}")), name


def failed() -> Email:
    email = queue()
    Email.objects.filter(pk=email.pk).update(number_of_retries=get_max_retries())
    Post.down = True
    mail.send_due()
    Post.down = False
    email.refresh_from_db()
    assert email.status == STATUS.failed
    return email


def test_a_letter_that_was_given_up_is_tried_again_by_whoever_may(director, clerk) -> None:
    email = failed()
    with pytest.raises(NotAllowed):
        mail.try_again(email, actor=clerk)
    mail.try_again(email, actor=director)
    assert mail.send_due() == 1
    entry = TransitionLog.objects.of(email).get()
    assert (entry.transition, entry.source, entry.actor) == ("try_again", "failed", director)


def test_a_letter_that_was_sent_is_not_sent_again(director) -> None:
    email = queue()
    mail.send_due()
    with pytest.raises(WrongState):
        mail.try_again(email, actor=director)
    assert len(django_mail.outbox) == 1
