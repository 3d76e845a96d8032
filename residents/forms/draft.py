"""What the future resident writes about a draft."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField


class RemarkForm(forms.Form):
    """A remark on the text, or the answer to one of the Centre's."""

    use_required_attribute = False

    text = CleanCharField(
        label=_("Your remark or answer"),
        multiline=True,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write the message.")},
    )
