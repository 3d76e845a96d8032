"""What the acts on requests, permissions and calls ask for (3.3.2)."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.forms.messages import files_field, words_field
from core.admin_forms import TransitionForm
from core.enums import Unit
from core.formatting import format_date
from core.forms import CleanCharField, DateField
from residents.admin_forms_duties import EVERY
from residents.domain.centre_requests import LONGEST_SUBJECT
from residents.domain.signals import SIGNALS
from residents.enums import RESIDENT_UNITS
from residents.enums_cabinet import SIGN_LABELS


class AnswerForm(TransitionForm):
    """The Centre writes to the resident."""

    text = words_field()
    files = files_field()


class CloseForm(TransitionForm):
    """Why a request is closed."""

    reason = CleanCharField(label=_("Why is the request closed?"), multiline=True, max_length=2000)


class GrantNameForm(TransitionForm):
    """On which conditions and how long the name is used; `record` is the permission."""

    conditions = CleanCharField(
        label=_("On which conditions?"),
        help_text=_("They stand on the certificate: the exact wording, the logo, what must not be claimed."),
        multiline=True,
        max_length=2000,
    )
    until = DateField(label=_("Until which day?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = self.record.residency.left - timedelta(days=1)
        self.initial.setdefault("until", min(self.record.asked_until, last))
        hint = gettext("The resident asks for: until %(asked)s. The contract's last day: %(last)s.")
        days = {"asked": format_date(self.record.asked_until), "last": format_date(last)}
        self.fields["until"].help_text = hint % days


class RefuseForm(TransitionForm):
    """Why the use of the name is refused."""

    reason = CleanCharField(label=_("Why is it refused?"), multiline=True, max_length=2000)


class RevokeForm(TransitionForm):
    """Why the use of the name is taken back."""

    reason = CleanCharField(label=_("Why is it revoked?"), multiline=True, max_length=2000)


class SignsForm(TransitionForm):
    """Which residents of the list are shown: a form that is asked by an address."""

    unit = forms.ChoiceField(
        label=_("Unit"),
        required=False,
        choices=[*EVERY, *((code, label) for code, label in Unit.choices if code in RESIDENT_UNITS)],
    )
    sign = forms.ChoiceField(label=_("What shows it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(code, SIGN_LABELS.get(code, code)) for code in SIGNALS]
        self.fields["sign"].choices = [*EVERY, *known]  # type: ignore[attr-defined]


class CallForm(TransitionForm):
    """The words by which a call is proposed."""

    subject = CleanCharField(label=_("Subject"), max_length=LONGEST_SUBJECT)
    text = words_field(help_text=_("They stand in the resident's cabinet, without the signs."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("subject", gettext("A call with a mentor"))
        words = gettext(
            "We propose a call with a mentor, to see together how the project goes and what would help. "
            "Please write which day and hour suit you."
        )
        self.initial.setdefault("text", words)
