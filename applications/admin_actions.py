"""Acts of the clerk in the admin: return, find complete, withdraw at the applicant's wish (3.3.1)."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.domain.checking import confirm_complete, return_application
from applications.domain.submission import withdraw_application
from applications.domain.units import CLAUSE_OF_UNIT, suggest_unit
from applications.models import Application
from core.admin import Action, TransitionForm
from core.enums import Unit
from core.forms import CleanCharField

LONGEST_REMARK = 2000


class ReturnForm(TransitionForm):
    """Asks for the remark, which the applicant reads."""

    remark = CleanCharField(
        label=_("What is to be added"),
        help_text=_("The applicant reads these words in the letter and on the page of the application."),
        multiline=True,
        max_length=LONGEST_REMARK,
        error_messages={"required": _("Write what is missing, so that the applicant knows what to add.")},
    )


class CompleteForm(TransitionForm):
    """Asks which unit the project belongs to; the stage suggests one."""

    unit = forms.ChoiceField(
        label=_("Unit"),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].initial = self.record.unit
        self.fields["unit"].help_text = say_suggestion(self.record)
        self.fields["unit"].choices = [
            (unit.value, f"{Unit(unit).label} ({clause})") for unit, clause in CLAUSE_OF_UNIT.items()
        ]


class WithdrawForm(TransitionForm):
    """Asks how the applicant expressed the wish."""

    reason = CleanCharField(
        label=_("How the applicant asked for it"),
        help_text=_("For example: letter of 12.03.2026."),
        max_length=300,
        error_messages={"required": _("Write how the applicant asked for it.")},
    )


def say_suggestion(application: Application) -> str:
    """Say which unit the stage suggests, and by which clause (3.2.1, 3.2.2)."""
    suggestion = suggest_unit(application.stage)
    if suggestion is None:
        return ""
    return gettext("By the stage “%(stage)s” clause %(clause)s suggests: %(unit)s.") % {
        "stage": application.get_stage_display(),
        "clause": suggestion.clause,
        "unit": suggestion.unit.label,
    }


CLERK_ACTIONS: dict[str, Action] = {
    "confirm_complete": Action(
        form=CompleteForm,
        run=lambda application, user, data: confirm_complete(application, actor=user, **data),
        says=_("The commission can be appointed after this. The applicant gets a letter."),
        done=_("The application is complete; the letter to the applicant is on its way."),
    ),
    "return_for_revision": Action(
        form=ReturnForm,
        run=lambda application, user, data: return_application(application, actor=user, **data),
        says=_("The applicant can change the answers again and sends the application anew."),
        done=_("The application is returned; the letter to the applicant is on its way."),
    ),
    "withdraw": Action(
        form=WithdrawForm,
        run=lambda application, user, data: withdraw_application(application, actor=user, **data),
        says=_("Only at the applicant's own wish. A withdrawn application cannot be taken up again."),
        done=_("The application is withdrawn; the letter to the applicant is on its way."),
    ),
}
