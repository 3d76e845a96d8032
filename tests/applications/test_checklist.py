"""The checklist of the check of completeness: its items, its rounds, who fills it."""

from datetime import date

import pytest

from accounts.models import User
from accounts.roles import Role
from applications import consent
from applications.domain.checking import confirm_complete, return_application
from applications.domain.checklist import (
    ITEMS,
    ChecklistIncomplete,
    fill_checklist,
    items_for,
    offered_marks,
)
from applications.domain.submission import send_application
from applications.enums import ApplicantForm, ApplicationState
from applications.models import Application, Checklist
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from tests.makers.applications import (
    checked,
    found_complete,
    submitted_application,
)
from tests.makers.people import make_user
from tests.makers.races import at_once

pytestmark = pytest.mark.django_db
CONSENT = {"consent_version": consent.CURRENT, "language": "ky"}
REMARK = "Бизнес-пландын финансылык бөлүгүн толуктаңыз."
BESIDE = {"plan": "Ар бир айда эмне бүтөрүн жазыңыз.", "title": "Атын кыскартыңыз."}
FRIDAY = date(2026, 8, 28)  # then a weekend, a feast on Monday, and the days after them


# The checklist


def test_every_item_has_its_own_code() -> None:
    assert len({item.code for item in ITEMS}) == len(ITEMS)


def test_the_items_follow_the_form_of_the_applicant_and_the_stage() -> None:
    firm = submitted_application(stage="idea")
    team = submitted_application(applicant_form=ApplicantForm.PROJECT_TEAM)
    codes = [{item.code for item in items_for(application)} for application in (firm, team)]
    assert codes[0] - codes[1] == {"identity", "registration"}
    assert codes[1] - codes[0] == {"proof"}


def test_what_the_portal_sees_is_offered_and_the_last_round_is_repeated(clerk: User) -> None:
    application = submitted_application(with_file=True)
    offered = offered_marks(application)
    assert (offered["business_plan"], offered["proof"], offered["novelty"]) == ("present", "missing", "")
    checked(application, actor=clerk, plan="missing")
    return_application(application, remark=REMARK, actor=clerk)
    send_application(application, **CONSENT)
    again = Application.objects.get()
    assert (again.round, offered_marks(again)["plan"]) == (2, "missing")


def test_an_unfilled_checklist_and_a_missing_item_both_refuse(clerk: User) -> None:
    application = submitted_application()
    for marks in (None, {"plan": "missing"}, {"plan": ""}):
        if marks is not None:
            checked(application, actor=clerk, **marks)
        with pytest.raises(ChecklistIncomplete) as refused:
            confirm_complete(application, reason="Көрсөтүлдү", actor=clerk)
        assert str(next(item.label for item in ITEMS if item.code == "plan")) in str(refused.value)
    checked(application, actor=clerk, plan="not_needed", business_plan="missing")
    confirm_complete(application, reason="Көрсөтүлдү", actor=clerk)
    assert application.state == ApplicationState.COMPLETE


def test_the_checklist_is_filled_anew_after_the_additions(clerk: User) -> None:
    application = checked(submitted_application(), actor=clerk)
    return_application(application, remark=REMARK, actor=clerk)
    send_application(application, **CONSENT)
    application = Application.objects.get()
    with pytest.raises(ChecklistIncomplete):
        confirm_complete(application, reason="Көрсөтүлдү", actor=clerk)
    found_complete(application, actor=clerk)
    assert list(Checklist.objects.values_list("round", "filled_by")) == [(1, clerk.pk), (2, clerk.pk)]


@pytest.mark.parametrize("marks", [{"plan": "perhaps"}, {"weather": "present"}])
def test_a_tampered_mark_is_refused(clerk: User, marks: dict[str, str]) -> None:
    with pytest.raises(FieldError):
        fill_checklist(submitted_application(), marks=marks, actor=clerk)


def test_only_a_clerk_of_the_unit_fills_it_and_only_while_it_is_checked(clerk: User) -> None:
    application = submitted_application()
    for actor in (make_user(Role.AUDITOR), make_user(Role.UNIT_STAFF, unit="incubator")):
        with pytest.raises(NotAllowed):
            checked(application, actor=actor)
    complete = found_complete(application, actor=clerk)
    with pytest.raises(WrongState):
        checked(complete, actor=clerk)


def test_what_another_clerk_has_saved_meanwhile_is_not_written_over(clerk: User) -> None:
    application = submitted_application()
    fill_checklist(application, marks={"plan": "present"}, edition=0, actor=clerk)
    with pytest.raises(WrongState):
        fill_checklist(application, marks={"plan": "missing"}, edition=0, actor=make_user(Role.UNIT_STAFF))
    assert Checklist.objects.get().marks == {"plan": "present"}


def test_two_clerks_save_at_once_and_the_second_gets_a_sentence(transactional_db: None) -> None:
    application, clerks = submitted_application(), [make_user(Role.UNIT_STAFF), make_user(Role.UNIT_STAFF)]
    answers = at_once(
        *(
            lambda one=one, mark=mark: fill_checklist(application, marks={"plan": mark}, actor=one)
            for one, mark in zip(clerks, ("present", "missing"), strict=True)
        )
    )
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    assert Checklist.objects.get().edition == 1
