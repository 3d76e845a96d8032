"""The receipt: what was sent, when, under which number and consent; for its applicant and the staff alone."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from pypdf import PdfReader

from accounts.models import User
from applications import consent
from applications.domain.attachments import attach, replace_attachment
from applications.domain.checking import return_application
from applications.domain.receipt import receipts_of
from applications.domain.submission import resubmit_application
from applications.enums import AttachmentKind, Step
from applications.models import Application
from core.errors import DomainError, FieldError
from documents.domain.papers import render
from documents.models import IssuedPaper, Upload
from tests.makers.applications import PDF, make_call, make_draft, make_file, submitted_application
from tests.makers.form import opened, send, step_of
from tests.makers.people import log_in
from tests.makers.questions import GIVEN, approved_questions

pytestmark = pytest.mark.django_db


def text_of(paper: IssuedPaper) -> str:
    pages = PdfReader(io.BytesIO(render(paper))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_receipt_says_what_was_sent_when_and_under_which_consent() -> None:
    call = make_call(question_set=approved_questions())
    application = submitted_application(call, answers=GIVEN, with_file=True)
    receipt = receipts_of(application).get()
    words = text_of(receipt)
    for part in (
        application.number,
        receipt.number,
        receipt.code,
        application.title,
        application.inn,
        "Бизнес-план.pdf",
        "Суроо customers",
        consent.CURRENT,
    ):
        assert part in words


def test_receipt_is_written_in_the_language_of_the_application() -> None:
    receipt = receipts_of(submitted_application(language="ru")).get()
    with override("ru"):
        assert _("Form of the applicant") in text_of(receipt)


def test_sending_again_gives_a_second_receipt_and_the_first_stays(clerk: User) -> None:
    application = submitted_application()
    return_application(application, remark="Бизнес-планды толуктаңыз.", actor=clerk)
    resubmit_application(application, consent_version=consent.CURRENT, language="ky")
    second, first = receipts_of(application)
    assert (first.sequence, second.sequence) == (1, 2)
    assert application.number in text_of(second)


def test_applicant_downloads_the_receipt_from_the_own_page_and_nobody_else_does(client: Client) -> None:
    application = submitted_application()
    receipt = receipts_of(application).get()
    assert client.get(receipt.get_absolute_url()).status_code == 404
    opened(client, application)
    page = client.get(reverse("portal:application", args=[application.public_id])).content.decode()
    sent = client.get(reverse("applications:sent", args=[application.public_id])).content.decode()
    assert receipt.get_absolute_url() in page
    assert receipt.get_absolute_url() in sent
    assert client.get(receipt.get_absolute_url()).getvalue().startswith(b"%PDF")


def test_clerk_reads_the_receipt(client: Client, clerk: User) -> None:
    log_in(client, clerk)
    receipt = receipts_of(submitted_application()).get()
    assert client.get(receipt.get_absolute_url()).getvalue().startswith(b"%PDF")


def test_name_in_the_form_of_markup_stays_words() -> None:
    receipt = receipts_of(submitted_application(applicant_name="<b>Талаа</b> {{ x }}")).get()
    assert "<b>Талаа</b> {{ x }}" in text_of(receipt)


# --- files of the application


def test_file_is_replaced_in_one_act(client: Client) -> None:
    draft = make_draft(with_file=True)
    opened(client, draft)
    old = draft.attachments.get()
    page = client.get(f"{step_of(draft, Step.DOCUMENTS)}?replace={old.pk}").content.decode()
    assert f'name="replace" value="{old.pk}"' in page
    file = SimpleUploadedFile("Жаңы план.pdf", PDF + b"%")
    data = {"kind": "business_plan", "file": file, "replace": str(old.pk), "upload": "1"}
    assert send(client, draft, Step.DOCUMENTS, data).status_code == 302
    assert [one.upload.name for one in draft.attachments.all()] == ["Жаңы план.pdf"]


def test_refused_file_leaves_the_one_it_should_replace(client: Client) -> None:
    draft = make_draft(with_file=True)
    old = draft.attachments.get()
    file = SimpleUploadedFile("план.pdf", b"MZ\x90\x00 this is a program")
    data = {"kind": "business_plan", "file": file, "replace": str(old.pk), "upload": "1"}
    page = send(client, draft, Step.DOCUMENTS, data)
    assert list(page.context["form"].errors) == ["file"]
    assert draft.attachments.get() == old
    assert Upload.objects.count() == 1


def test_file_of_another_application_is_not_replaced() -> None:
    other = make_draft(with_file=True).attachments.get()
    draft = make_draft()
    with pytest.raises(DomainError):
        replace_attachment(draft, attachment_id=other.pk, file=make_file(), kind=AttachmentKind.OTHER)
    assert not draft.attachments.exists()


def test_replacing_a_file_does_not_count_against_the_limit() -> None:
    draft = make_draft()
    for place in range(15):
        attach(draft, file=make_file(f"{place}.pdf", PDF + str(place).encode()), kind=AttachmentKind.OTHER)
    with pytest.raises(FieldError):
        attach(draft, file=make_file(), kind=AttachmentKind.OTHER)
    old = draft.attachments.first()
    replace_attachment(draft, attachment_id=old.pk, file=make_file(), kind=AttachmentKind.OTHER)
    assert draft.attachments.count() == 15


def test_limits_are_told_before_a_file_is_chosen(client: Client) -> None:
    draft = make_draft()
    opened(client, draft)
    hint = str(client.get(step_of(draft, Step.DOCUMENTS)).context["form"].fields["file"].help_text)
    assert all(part in hint for part in ("PDF", "20", "15"))


def test_removing_from_a_sent_page_is_told(client: Client) -> None:
    application = submitted_application(with_file=True)
    answer = send(client, application, Step.DOCUMENTS, {"remove": str(application.attachments.get().pk)})
    assert answer.url == reverse("portal:application", args=[application.public_id])
    assert Application.objects.get().attachments.count() == 1
