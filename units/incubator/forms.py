"""How a session went, as the mentor writes it (3.2.1)."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField
from units.base.fields import NumberField

LONGEST = Decimal(24)


class OutcomeForm(forms.Form):
    """Did it take place, how long, what came of it."""

    went = forms.ChoiceField(
        label=_("Did the session take place?"),
        choices=[("done", _("Yes")), ("missed", _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the session took place.")},
    )
    hours = NumberField(
        label=_("How many hours did it take?"),
        max_value=LONGEST,
        required=False,
        help_text=_("For example, 1,5. Leave empty when it did not take place."),
    )
    outcome = CleanCharField(
        label=_("What came of it?"),
        help_text=_("What was agreed and what the project does next; or why the session did not take place."),
        max_length=4000,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what came of the session.")},
    )

    def clean(self) -> dict[str, Any]:
        """Hours are asked for when the session took place."""
        data = super().clean() or {}
        if data.get("went") == "done" and "hours" in data and not data["hours"]:
            self.add_error("hours", _("Write how many hours it took."))
        return data
