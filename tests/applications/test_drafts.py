"""Writing an application: every step is kept, nothing typed is lost, and only while it may change."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.domain.attachments import attach, remove_attachment
from applications.domain.calls import CallClosed, move_to_call
from applications.domain.completeness import missing_answers
from applications.domain.drafts import keep_typed, save_step, start_application
from applications.domain.team import LARGEST_TEAM, replace_team
from applications.enums import ApplicantForm, ApplicationState, AttachmentKind, Step
from applications.models import Application, Attachment, FormMemory
from core.clock import now
from core.enums import Unit
from core.errors import DomainError, FieldError, WrongState
from documents.models import Upload
from tests.makers.applications import (
    applicant_answers,
    make_call,
    make_draft,
    make_file,
    make_team,
    project_answers,
    submitted_application,
)

pytestmark = pytest.mark.django_db


def test_first_step_makes_a_draft_without_number() -> None:
    draft = start_application(make_call(), data=applicant_answers(), language="ru")
    assert (draft.state, draft.number, draft.language) == (ApplicationState.DRAFT, "", "ru")
    assert draft.memory.saved_steps == [Step.APPLICANT]


def test_same_name_twice_makes_one_draft_with_the_latest_answers() -> None:
    call, name = make_call(), uuid.uuid4()
    start_application(call, data=applicant_answers(applicant_name="Биринчи"), language="ky", public_id=name)
    start_application(call, data=applicant_answers(applicant_name="Экинчи"), language="ky", public_id=name)
    assert [row.applicant_name for row in Application.objects.all()] == ["Экинчи"]


def test_closed_call_takes_no_draft_and_names_the_next_call() -> None:
    closed = make_call(opens_at=now() - timedelta(days=60), closes_at=now() - timedelta(days=1))
    make_call(opens_at=now() + timedelta(days=5))
    with pytest.raises(CallClosed) as refused:
        start_application(closed, data=applicant_answers(), language="ky")
    assert "2026" in str(refused.value) or "20" in str(refused.value)
    assert not Application.objects.exists()


def test_project_team_has_no_inn_even_when_one_was_typed() -> None:
    answers = applicant_answers(applicant_form=ApplicantForm.PROJECT_TEAM)
    draft = start_application(make_call(), data=answers, language="ky")
    assert (draft.inn, draft.registration_number) == ("", "")


def test_leading_zero_of_the_inn_is_kept() -> None:
    draft = make_draft(inn="01203202010045")
    assert Application.objects.get(pk=draft.pk).inn == "01203202010045"


@pytest.mark.parametrize(
    ("stage", "unit"),
    [
        ("idea", Unit.INCUBATOR),
        ("business_model", Unit.INCUBATOR),
        ("prototype", Unit.TECHNOPARK),
        ("first_customers", Unit.TECHNOPARK),
        ("small_series", Unit.TECHNOPARK),
    ],
)
def test_stage_decides_the_suggested_unit(stage: str, unit: Unit) -> None:
    assert make_draft(stage=stage).unit == unit


def test_typed_words_are_kept_until_the_step_is_accepted() -> None:
    draft = make_draft()
    keep_typed(draft, step=Step.PROJECT, typed={"title": ["Жаңы"]})
    assert FormMemory.objects.get(application=draft).typed == {Step.PROJECT: {"title": ["Жаңы"]}}
    save_step(draft, step=Step.PROJECT, data=project_answers(title="Жаңы аталыш"))
    assert FormMemory.objects.get(application=draft).typed == {}


def test_more_words_than_anybody_types_are_not_kept() -> None:
    draft = make_draft()
    keep_typed(draft, step=Step.PROJECT, typed={"problem": ["ы" * 300_000]})
    assert FormMemory.objects.get(application=draft).typed == {}


def test_sent_application_is_not_changed_any_more() -> None:
    application = submitted_application()
    with pytest.raises(WrongState):
        save_step(application, step=Step.PROJECT, data=project_answers(title="Башка"))
    with pytest.raises(WrongState):
        replace_team(application, members=[])
    with pytest.raises(WrongState):
        attach(application, file=make_file(), kind=AttachmentKind.OTHER)


def test_draft_that_missed_its_call_moves_to_an_open_one() -> None:
    draft = make_draft()
    draft.call.closes_at = now() - timedelta(hours=1)
    draft.call.save()
    other = make_call()
    assert move_to_call(draft, call=other).call == other


def test_sent_application_stays_in_its_call() -> None:
    with pytest.raises(WrongState):
        move_to_call(submitted_application(), call=make_call())


def test_team_is_written_in_order_and_unchanged_people_are_left_alone() -> None:
    draft = make_draft()
    before = draft.team.get(position=1).history.count()
    people = [*make_team(), {"name": "Осмонов Азамат", "role": "Сатуу", "experience": ""}]
    replace_team(draft, members=people)
    assert [(one.position, one.name) for one in draft.team.all()] == [
        (1, "Асанова Мээрим Кубатбек кызы"),
        (2, "Ли Виктор Сергеевич"),
        (3, "Осмонов Азамат"),
    ]
    assert draft.team.get(position=1).history.count() == before


def test_team_has_a_limit() -> None:
    with pytest.raises(DomainError):
        replace_team(make_draft(), members=make_team() * LARGEST_TEAM)


def test_removed_file_of_a_draft_is_destroyed(django_capture_on_commit_callbacks: object) -> None:
    draft = make_draft()
    attachment = attach(draft, file=make_file(), kind=AttachmentKind.BUSINESS_PLAN)
    stored, name = attachment.upload.file.storage, attachment.upload.file.name
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        remove_attachment(draft, attachment_id=attachment.pk)
    assert not Attachment.objects.exists()
    assert not Upload.objects.exists()
    assert not stored.exists(name)


def test_file_of_another_application_is_not_removed() -> None:
    mine, other = make_draft(), make_draft(with_file=True)
    remove_attachment(mine, attachment_id=other.attachments.get().pk)
    assert other.attachments.count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("план.pdf", b"MZ\x90\x00 this is a program"),
        ("план.exe", b"MZ\x90\x00"),
        ("бош.pdf", b""),
        ("барак.pdf", b"<html>"),
    ],
)
def test_disguised_or_empty_file_is_refused_beside_the_field(name: str, content: bytes) -> None:
    draft = make_draft()
    with pytest.raises(FieldError) as refused:
        attach(draft, file=SimpleUploadedFile(name, content), kind=AttachmentKind.OTHER)
    assert refused.value.field == "file"
    assert not Upload.objects.exists()


def test_missing_answers_are_named_in_the_order_of_the_form() -> None:
    draft = start_application(make_call(), data={"email": "a@b.example"}, language="ky", saved=False)
    assert [gap.field for gap in missing_answers(draft)][:4] == [
        "applicant_form",
        "applicant_name",
        "representative",
        "phone",
    ]


def test_complete_draft_misses_nothing() -> None:
    assert missing_answers(make_draft()) == []
