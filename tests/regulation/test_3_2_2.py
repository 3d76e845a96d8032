"""3.2.2: the technopark is for start-ups whose concept is proven.

«Технопарк: Концепциясы тастыкталган жана масштабын кеңейтүүгө даяр кыйла жетилген стартаптарга …»
"""

import pytest

from accounts.roles import Role
from applications import consent
from applications.admin_words import say_suggestion
from applications.domain.attachments import attach
from applications.domain.checking import confirm_complete
from applications.domain.checklist import ChecklistIncomplete
from applications.domain.submission import submit_application
from applications.domain.units import suggest_unit
from applications.enums import ApplicationState, AttachmentKind, ProjectStage
from applications.models import Application
from core.enums import Unit
from core.errors import FieldError
from tests.makers.applications import checked, make_draft, make_file, submitted_application
from tests.makers.people import make_user
from tests.makers.units import make_booking, make_laboratory


@pytest.mark.parametrize(
    "stage", [ProjectStage.PROTOTYPE, ProjectStage.FIRST_CUSTOMERS, ProjectStage.SMALL_SERIES]
)
def test_a_project_with_a_prototype_or_more_belongs_to_the_technopark(stage: ProjectStage) -> None:
    suggestion = suggest_unit(stage)
    assert suggestion is not None
    assert (suggestion.unit, suggestion.clause) == (Unit.TECHNOPARK, "3.2.2")


@pytest.mark.django_db
@pytest.mark.usefixtures("november_2026")
@pytest.mark.parametrize("purpose", ["prototype", "small_series", "tests", "certification"])
def test_a_resident_orders_each_kind_of_work_of_the_clause_from_the_technopark(purpose: str) -> None:
    booking = make_booking(purpose=purpose, resource=make_laboratory())
    assert (booking.request.unit, booking.request.kind) == (Unit.TECHNOPARK, "workshop_order")


@pytest.mark.django_db
@pytest.mark.usefixtures("november_2026")
def test_nobody_gets_hours_that_another_resident_has() -> None:
    laboratory = make_laboratory()
    make_booking(resource=laboratory)
    with pytest.raises(FieldError):
        make_booking(resource=laboratory)


def with_evidence() -> Application:
    draft = make_draft()
    attach(draft, file=make_file("Сыноо актысы.pdf"), kind=AttachmentKind.PROOF)
    submit_application(draft, consent_version=consent.CURRENT, language="ky")
    return Application.objects.get(pk=draft.pk)


@pytest.mark.django_db
def test_the_clerk_reads_the_clause_and_whether_a_proof_is_attached() -> None:
    proven, bare = say_suggestion(with_evidence()), say_suggestion(submitted_application())
    for said in (proven, bare):
        assert "Концепциясы тастыкталган жана масштабын кеңейтүүгө даяр" in said
    assert proven.split("3.2.2")[-1] != bare.split("3.2.2")[-1]


@pytest.mark.django_db
def test_a_proven_concept_with_evidence_goes_to_the_technopark() -> None:
    clerk = make_user(Role.UNIT_STAFF)
    application = checked(with_evidence(), actor=clerk)
    confirm_complete(application, actor=clerk)
    assert (application.state, application.unit) == (ApplicationState.COMPLETE, Unit.TECHNOPARK)


@pytest.mark.django_db
def test_without_evidence_the_technopark_takes_a_project_with_a_reason_alone() -> None:
    clerk = make_user(Role.UNIT_STAFF)
    application = checked(submitted_application(), actor=clerk, proof="not_needed")
    with pytest.raises(FieldError) as refused:
        confirm_complete(application, actor=clerk)
    assert (refused.value.field, "3.2.2" in str(refused.value)) == ("reason", True)
    confirm_complete(application, reason="Прототип Борбордо көрсөтүлдү.", actor=clerk)
    assert application.unit == Unit.TECHNOPARK


@pytest.mark.django_db
def test_a_proof_the_clerk_finds_missing_keeps_the_application_from_being_complete() -> None:
    clerk = make_user(Role.UNIT_STAFF)
    application = checked(submitted_application(), actor=clerk, proof="missing")
    with pytest.raises(ChecklistIncomplete):
        confirm_complete(application, reason="Көрсөтүлдү", actor=clerk)
