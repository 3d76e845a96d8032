"""Acts of the clerk in the admin: return, find complete, withdraw at the applicant's wish (3.3.1)."""

from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.admin_words import say_completing, say_returning, say_suggestion
from applications.domain.checking import confirm_complete, return_application
from applications.domain.remarks import drafted_remarks
from applications.domain.submission import withdraw_application
from applications.domain.units import CLAUSE_OF_UNIT
from core.admin import Action, TransitionForm
from core.conf import centre
from core.enums import Unit
from core.forms import CleanCharField, CountField

LONGEST_REMARK = 2000


class ReturnForm(TransitionForm):
    """Asks for the remark, which the applicant reads, and for the term."""

    remark = CleanCharField(
        label=_("What is to be added"),
        help_text=_("The applicant reads these words in the letter and on the page of the application."),
        multiline=True,
        max_length=LONGEST_REMARK,
        error_messages={"required": _("Write what is missing, so that the applicant knows what to add.")},
    )
    days = CountField(
        label=_("Term, working days"),
        help_text=_("When it passes nothing happens by itself: the application is only marked."),
        min_value=1,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].initial = centre("ADDITION_DAYS")
        if drafted_remarks(self.record):
            with translation.override(self.record.language):
                self.fields["remark"].initial = gettext("Please look at the remarks beside the questions.")


class CompleteForm(TransitionForm):
    """Asks which unit the project belongs to; the stage suggests one."""

    unit = forms.ChoiceField(
        label=_("Unit"),
        widget=forms.RadioSelect,
    )
    reason = CleanCharField(
        label=_("Why this unit"),
        help_text=_(
            "Needed when the unit is not the one the clause suggests, or when nothing proves the concept."
        ),
        multiline=True,
        required=False,
        max_length=1000,
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


CLERK_ACTIONS: dict[str, Action] = {
    "confirm_complete": Action(
        form=CompleteForm,
        run=lambda application, user, data: confirm_complete(application, actor=user, **data),
        says=say_completing,
        done=_("The application is complete; the letter to the applicant is on its way."),
    ),
    "return_for_revision": Action(
        form=ReturnForm,
        run=lambda application, user, data: return_application(application, actor=user, **data),
        says=say_returning,
        done=_("The application is returned; the letter to the applicant is on its way."),
    ),
    "withdraw": Action(
        form=WithdrawForm,
        run=lambda application, user, data: withdraw_application(application, actor=user, **data),
        says=_("Only at the applicant's own wish. A withdrawn application cannot be taken up again."),
        done=_("The application is withdrawn; the letter to the applicant is on its way."),
    ),
}
