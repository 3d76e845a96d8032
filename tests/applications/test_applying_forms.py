"""Who may apply: a legal entity, an entrepreneur, a project team not registered yet (1.4)."""

import pytest
from django.db import IntegrityError, transaction

from applications.domain.completeness import missing_answers
from applications.enums import ApplicantForm, ApplicationState
from applications.models import Application
from tests.makers.applications import make_draft, submitted_application

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", [*ApplicantForm])
def test_each_of_the_three_forms_applies(form: ApplicantForm) -> None:
    assert submitted_application(applicant_form=form).state == ApplicationState.SUBMITTED


@pytest.mark.parametrize("form", [ApplicantForm.LEGAL_ENTITY, ApplicantForm.INDIVIDUAL_ENTREPRENEUR])
def test_registered_applicants_give_inn_and_registration_number(form: ApplicantForm) -> None:
    draft = make_draft(applicant_form=form, inn="", registration_number="")
    assert [gap.field for gap in missing_answers(draft)] == ["inn", "registration_number"]


def test_project_team_gives_neither() -> None:
    assert missing_answers(make_draft(applicant_form=ApplicantForm.PROJECT_TEAM)) == []


def test_registered_applicant_without_inn_is_refused_even_by_the_database() -> None:
    application = submitted_application()
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(inn="")


@pytest.mark.parametrize("change", [{"number": ""}, {"consent_version": ""}, {"submitted_at": None}])
def test_sent_application_has_number_consent_and_time_even_by_the_database(change: dict[str, object]) -> None:
    application = submitted_application()
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(**change)


def test_returned_application_has_a_remark_even_by_the_database() -> None:
    application = submitted_application()
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(state=ApplicationState.RETURNED)
