"""What a member sends from the page of a session: a vote, a dissenting opinion."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.enums_session import Choice
from core.forms import CleanCharField

LONGEST = 4000


class VoteForm(forms.Form):
    """For, against or abstain; the prefix is the item's."""

    use_required_attribute = False
    choice = forms.ChoiceField(
        label=_("Your vote"),
        choices=Choice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one: for, against or abstain.")},
    )

    def __init__(self, *args: Any, is_secret: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].help_text = (
            _("Secret vote: nobody can see how you voted. A vote does not change.")
            if is_secret
            else _("Open vote: the protocol says how you voted. A vote does not change.")
        )


class DissentForm(forms.Form):
    """The opinion that the protocol says word for word; the prefix is the item's."""

    use_required_attribute = False
    text = CleanCharField(
        label=_("Your dissenting opinion"),
        help_text=_("It stands in the protocol word for word, with your name, and does not change."),
        multiline=True,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write your dissenting opinion.")},
    )
