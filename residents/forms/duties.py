"""What a representative confirms or writes about the resident's duties."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField


class AgreeForm(forms.Form):
    """One sentence to agree to."""

    agreed = forms.BooleanField(error_messages={"required": _("Tick the sentence if you agree with it.")})

    def __init__(self, *args: Any, words: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed"].label = words


class ContestForm(forms.Form):
    """Why the resident does not agree with the decision."""

    reason = CleanCharField(
        label=_("Why do you not agree with the decision?"),
        help_text=_("What is not so, and what shows it. The Centre answers by an act."),
        multiline=True,
        max_length=4000,
        error_messages={"required": _("Write why you do not agree with the decision.")},
    )
