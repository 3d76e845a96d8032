"""Which answers an application needs, and what to say when one is missing (1.4, 2.3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from applications.domain.answer_limits import say_ask
from applications.domain.questions import field_of, target_of, unanswered
from applications.enums import ApplicantForm, Step
from applications.models import Application, Question

REQUIRED: dict[str, tuple[str, ...]] = {
    Step.APPLICANT: ("applicant_form", "applicant_name", "representative", "email", "phone"),
    Step.PROJECT: ("title", "innovation_types", "direction", "stage", "problem", "product"),
    Step.TEAM: ("team",),
    Step.NEEDS: ("plan", "needs"),
    Step.BUDGET: ("amount_needed",),
    Step.DOCUMENTS: (),
}
OF_REGISTERED = ("inn", "registration_number")
ASK = {
    "applicant_form": _("Choose who applies"),
    "applicant_name": _("Write the name of the applicant"),
    "inn": _("Write the INN: 14 digits"),
    "registration_number": _("Write the registration number"),
    "representative": _("Write the full name of the representative"),
    "email": _("Write the e-mail address: letters about the application go there"),
    "phone": _("Write the phone number"),
    "title": _("Write the title of the project"),
    "innovation_types": _("Choose at least one type of innovation"),
    "direction": _("Choose the technological direction"),
    "stage": _("Choose the stage of the project"),
    "problem": _("Write which problem the project solves"),
    "product": _("Write what you make or offer"),
    "team": _("Add at least one member of the team"),
    "plan": _("Write the plan of work"),
    "needs": _("Choose at least one thing the project needs"),
    "amount_needed": _("Write at least one line of the budget"),
}


# Where the page of a step begins to ask for what has no box of its own name.
FIRST_BOX = {"amount_needed": "line-0-purpose", "team": "team-0-name"}


@dataclass(frozen=True)
class Missing:
    """One answer that is not there yet; `target` is the box of the page that asks for it."""

    step: Step
    field: str
    message: str
    target: str = ""


def required_fields(step: str, applicant_form: str = "") -> tuple[str, ...]:
    """Return the fields of a step that must be answered by an applicant of this form.

    A project team has no registration yet, so only the other two forms give ИНН and number (1.4).
    """
    required = REQUIRED.get(step, ())
    if step == Step.APPLICANT and applicant_form in ApplicantForm.values:
        return required + (OF_REGISTERED if ApplicantForm(applicant_form).is_registered else ())
    return required


def missing_answers(application: Application) -> list[Missing]:
    """Return the answers still missing, in the order of the form."""
    open_questions = unanswered(application)
    return [missing for step in REQUIRED for missing in _missing_in(application, Step(step), open_questions)]


def steps_with_gaps(application: Application) -> frozenset[str]:
    """Return the steps that still lack an answer."""
    return frozenset(missing.step for missing in missing_answers(application))


def _missing_in(application: Application, step: Step, questions: tuple[Question, ...]) -> Iterator[Missing]:
    for field in required_fields(step, application.applicant_form):
        if not _is_answered(application, field):
            yield Missing(step, field, str(ASK[field]), FIRST_BOX.get(field, field))
    for question in questions:
        if question.step == step:
            yield Missing(step, field_of(question.code), say_ask(question), target_of(question))


def _is_answered(application: Application, field: str) -> bool:
    if field == "team":
        return bool(application.team.all())
    value = getattr(application, field)
    return value is not None and value not in ("", [])
