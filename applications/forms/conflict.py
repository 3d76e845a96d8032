"""The expert's declaration: a conflict of interest, or none."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField

LONGEST = 2000
NONE, SOME = "none", "some"


class DeclarationForm(forms.Form):
    """Asks before the file opens; `again=True` when only a new conflict can still be told."""

    use_required_attribute = False
    has_conflict = forms.ChoiceField(
        label=_("Do you have a conflict of interest?"),
        choices=(
            (NONE, _("No, I have no conflict of interest")),
            (SOME, _("Yes, I have a conflict of interest")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether you have a conflict of interest, or none")},
    )
    statement = CleanCharField(
        label=_("If there is a conflict, what is it?"),
        help_text=_("One sentence is enough, for example: “I took part in this project”."),
        multiline=True,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if again:
            del self.fields["has_conflict"]
            self.fields["statement"].required = True
            self.fields["statement"].error_messages["required"] = _("Say what the conflict of interest is.")
        self.again = again

    @property
    def declares_conflict(self) -> bool:
        """Say whether the answer is a conflict."""
        return self.again or self.cleaned_data["has_conflict"] == SOME
