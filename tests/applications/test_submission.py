"""Sending, returning, completing: one number, whole or not at all, and a letter each time."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from post_office.models import Email

from accounts.models import User
from accounts.roles import Role
from applications import consent
from applications.domain import submission
from applications.domain.calls import CallClosed
from applications.domain.checking import confirm_complete, return_application
from applications.domain.drafts import save_step, start_application
from applications.domain.queries import possible_duplicates
from applications.domain.submission import (
    Incomplete,
    send_application,
    submit_application,
    withdraw_application,
)
from applications.enums import ApplicantForm, ApplicationState, Step
from applications.models import Application, FormMemory
from core.clock import now
from core.errors import FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from documents.models import NumberSeries
from tests.makers.applications import (
    applicant_answers,
    checked,
    found_complete,
    make_call,
    make_draft,
    project_answers,
    submitted_application,
)
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db
CONSENT = {"consent_version": consent.CURRENT, "language": "ky"}
REMARK = "Бизнес-пландын финансылык бөлүгүн толуктаңыз."


def test_sending_gives_a_number_keeps_the_consent_and_writes_a_letter() -> None:
    draft, at = make_draft(), now()
    number = submit_application(draft, consent_version=consent.CURRENT, language="ru", at=at)
    sent = Application.objects.get(pk=draft.pk)
    assert sent.number == number
    assert number.startswith("АРЗ-")
    assert (sent.state, sent.submitted_at) == (ApplicationState.SUBMITTED, at)
    assert (sent.consent_version, sent.consent_language, sent.consent_at) == (consent.CURRENT, "ru", at)
    letter = Email.objects.get()
    assert (letter.to, number in letter.subject, "/ru/apply/open/" in letter.message) == (
        [draft.email],
        True,
        True,
    )


def test_numbers_have_no_gap() -> None:
    numbers = [submitted_application().number for _time in range(3)]
    assert [int(number.rsplit("-", 1)[1]) for number in numbers] == [1, 2, 3]


def test_second_press_of_send_gives_the_same_number_and_no_second_letter() -> None:
    draft = make_draft()
    first = send_application(draft, **CONSENT)
    assert send_application(draft, **CONSENT) == first
    assert (Email.objects.count(), NumberSeries.objects.get(kind="application").last) == (1, 1)


def test_incomplete_application_is_not_sent_and_takes_no_number() -> None:
    draft = start_application(make_call(), data=applicant_answers(), language="ky")
    with pytest.raises(Incomplete) as refused:
        submit_application(draft, **CONSENT)
    assert {gap.step for gap in refused.value.missing} == {
        Step.PROJECT,
        Step.TEAM,
        Step.NEEDS,
        Step.BUDGET,
    }
    assert not NumberSeries.objects.exists()


@pytest.mark.parametrize("version", ["", "2020-1"])
def test_without_the_present_consent_nothing_is_sent(version: str) -> None:
    draft = make_draft()
    with pytest.raises(FieldError) as refused:
        submit_application(draft, consent_version=version, language="ky")
    assert refused.value.field == "consent"
    assert Application.objects.get(pk=draft.pk).is_draft


def test_after_the_call_closes_nothing_is_sent() -> None:
    draft = make_draft()
    with pytest.raises(CallClosed):
        submit_application(draft, at=draft.call.closes_at, **CONSENT)
    submit_application(draft, at=draft.call.closes_at - timedelta(seconds=1), **CONSENT)


def test_broken_letter_takes_everything_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process killed between the number and the letter leaves the draft as it was, and no gap."""
    draft = make_draft()

    def die(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(submission, "write_to_applicant", die)
        with pytest.raises(RuntimeError):
            submit_application(draft, **CONSENT)
    kept = Application.objects.get(pk=draft.pk)
    assert (kept.state, kept.number, Email.objects.count()) == (ApplicationState.DRAFT, "", 0)
    assert not TransitionLog.objects.of(kept).exists()
    assert FormMemory.objects.filter(application=kept).exists()
    assert submit_application(draft, **CONSENT).endswith("0001")


def test_mail_that_is_down_does_not_stop_the_application(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    def refuse(self: Email, *_args: object, **_kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(Email, "dispatch", refuse)
    draft = make_draft()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        submit_application(draft, **CONSENT)
    assert Application.objects.get(pk=draft.pk).state == ApplicationState.SUBMITTED
    assert Email.objects.get().status not in (None, 0)


def test_form_forgets_what_was_typed_once_it_is_sent() -> None:
    assert not FormMemory.objects.filter(application=submitted_application()).exists()


def test_clerk_returns_with_a_remark_and_the_applicant_is_told(clerk: User) -> None:
    application = submitted_application()
    Email.objects.all().delete()
    return_application(application, remark=REMARK, actor=clerk)
    assert (application.state, application.remark) == (ApplicationState.RETURNED, REMARK)
    assert REMARK in Email.objects.get().message
    assert TransitionLog.objects.of(application).last().reason == REMARK


@pytest.mark.parametrize("remark", ["", "   ", "толук"])
def test_return_without_a_remark_is_refused(clerk: User, remark: str) -> None:
    application = submitted_application()
    with pytest.raises(FieldError) as refused:
        return_application(application, remark=remark, actor=clerk)
    assert refused.value.field == "remark"


def test_returned_application_is_changed_and_sent_again_under_its_number(clerk: User) -> None:
    application = submitted_application()
    number, first_sent = application.number, application.submitted_at
    return_application(application, remark=REMARK, actor=clerk)
    save_step(application, step=Step.PROJECT, data=project_answers(title="Толукталган долбоор"))
    assert send_application(application, **CONSENT) == number
    assert send_application(application, **CONSENT) == number
    sent = Application.objects.get(pk=application.pk)
    assert (sent.state, sent.title) == (ApplicationState.SUBMITTED, "Толукталган долбоор")
    assert sent.submitted_at == first_sent


def test_returned_application_is_sent_again_after_its_call_has_closed(clerk: User) -> None:
    application = submitted_application()
    return_application(application, remark=REMARK, actor=clerk)
    call = application.call
    call.closes_at = now() + timedelta(minutes=5)
    call.save()
    later = call.closes_at + timedelta(days=3)
    assert send_application(application, at=later, **CONSENT) == application.number


def test_second_clerk_gets_a_sentence_and_nothing_happens_twice(clerk: User) -> None:
    application = submitted_application()
    stale = Application.objects.get(pk=application.pk)
    found_complete(application, actor=clerk)
    letters = Email.objects.count()
    with pytest.raises(WrongState) as refused:
        return_application(stale, remark=REMARK, actor=clerk)
    assert str(refused.value)
    assert Email.objects.count() == letters


def test_only_a_clerk_checks(user_of: Callable[..., User]) -> None:
    application = submitted_application()
    for role in (None, Role.EXPERT, Role.AUDITOR, Role.BOARD_MEMBER, Role.RESIDENT):
        with pytest.raises(NotAllowed):
            confirm_complete(application, actor=user_of(role))


def test_clerk_may_settle_another_unit_than_the_suggested_one(clerk: User) -> None:
    application = submitted_application(stage="idea")
    assert application.unit == "incubator"
    found_complete(application, unit="technopark", actor=clerk)
    assert application.unit == "technopark"


def test_service_unit_is_never_the_owner_of_a_project(clerk: User) -> None:
    application = checked(submitted_application(), actor=clerk)
    with pytest.raises(FieldError):
        confirm_complete(application, unit="tisc", actor=clerk)


def test_applicant_withdraws_while_nothing_is_decided(clerk: User) -> None:
    application = complete_application(actor=clerk)
    withdraw_application(application)
    assert application.state == ApplicationState.WITHDRAWN
    with pytest.raises(WrongState):
        withdraw_application(application)


def test_draft_cannot_be_withdrawn() -> None:
    with pytest.raises(WrongState):
        withdraw_application(make_draft())


def test_same_inn_or_same_address_and_title_are_possible_duplicates() -> None:
    first = submitted_application(inn="01203202010045", title="Сенсор")
    same_inn = submitted_application(inn="01203202010045", title="Башка")
    same_words = submitted_application(
        applicant_form=ApplicantForm.PROJECT_TEAM, email=first.email.upper(), title="СЕНСОР"
    )
    submitted_application(applicant_form=ApplicantForm.PROJECT_TEAM, title="Сенсор")
    make_draft(inn="01203202010045")
    assert set(possible_duplicates(first)) == {same_inn, same_words}


def test_teams_without_inn_are_not_duplicates_of_each_other() -> None:
    first = submitted_application(applicant_form=ApplicantForm.PROJECT_TEAM, title="Биринчи")
    submitted_application(applicant_form=ApplicantForm.PROJECT_TEAM, title="Экинчи")
    assert not possible_duplicates(first).exists()
