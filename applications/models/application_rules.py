"""What the database itself holds of an application (1.4, 3.3.1)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.enums import DECIDED_STATES, ApplicantForm, ApplicationState
from applications.enums_people import Region
from core.enums import Unit

DRAFT = Q(state=ApplicationState.DRAFT)
# Before the clerk has found it complete, and of what was taken back before, the unit is only suggested.
UNSETTLED = Q(
    state__in=(
        ApplicationState.DRAFT,
        ApplicationState.SUBMITTED,
        ApplicationState.RETURNED,
        ApplicationState.WITHDRAWN,
    )
)
DECIDED = Q(state__in=sorted(DECIDED_STATES))
UNREGISTERED = Q(applicant_form=ApplicantForm.PROJECT_TEAM)
APPLICATION_RULES = [
    models.UniqueConstraint(
        fields=["number"],
        condition=~Q(number=""),
        name="application_number_once",
        violation_error_message=_("Another application has this number."),
    ),
    models.CheckConstraint(
        condition=(DRAFT & Q(number="")) | (~DRAFT & ~Q(number="")),
        name="application_numbered_when_sent",
        violation_error_message=_("An application gets its number when it is sent."),
    ),
    models.CheckConstraint(
        condition=DRAFT | (Q(submitted_at__isnull=False, consent_at__isnull=False) & ~Q(consent_version="")),
        name="application_sent_with_consent",
        violation_error_message=_("An application is sent with the consent to process personal data."),
    ),
    models.CheckConstraint(
        condition=DRAFT | UNREGISTERED | (~Q(inn="") & ~Q(registration_number="")),
        name="application_registered_applicant_has_inn",
        violation_error_message=_(
            "A legal entity and an individual entrepreneur give their INN and registration number (1.4)."
        ),
    ),
    models.CheckConstraint(
        condition=~Q(state=ApplicationState.RETURNED) | ~Q(remark=""),
        name="application_returned_with_remark",
        violation_error_message=_("An application is returned with a remark."),
    ),
    models.CheckConstraint(
        condition=UNSETTLED | Q(unit__in=(Unit.INCUBATOR, Unit.TECHNOPARK)),
        name="application_owned_by_one_unit",
        violation_error_message=_(
            "A complete application belongs to one unit: the incubator or the technopark."
        ),
    ),
    models.CheckConstraint(
        condition=Q(commission__isnull=True) | Q(criteria_set__isnull=False, scores_due_on__isnull=False),
        name="application_evaluated_by_criteria",
        violation_error_message=_("A commission evaluates an application by criteria and until a day."),
    ),
    models.CheckConstraint(
        condition=Q(amount_needed__isnull=True) | Q(amount_needed__gte=0),
        name="application_amount_not_negative",
        violation_error_message=_("The amount cannot be less than zero."),
    ),
    models.CheckConstraint(
        condition=(DECIDED & Q(decision__isnull=False)) | (~DECIDED & Q(decision__isnull=True)),
        name="application_decided_with_decision",
        violation_error_message=_(
            "An application is decided exactly when a decision on it is in force (3.3.1)."
        ),
    ),
    models.CheckConstraint(
        condition=Q(region__in=("", *Region.values)),
        name="application_region_known",
        violation_error_message=_("Choose one of the answers, or leave the question open."),
    ),
    models.CheckConstraint(
        condition=Q(answers={}) | Q(question_set__isnull=False),
        name="application_answers_questions_of_a_version",
        violation_error_message=_("Answers belong to a version of the questions."),
    ),
]
