"""Forms of the public page that confirms papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField
from documents.domain.uploads import largest_bytes
from documents.domain.verification import read_code


class CodeForm(forms.Form):
    """The code of a paper, as people type it."""

    code = CleanCharField(
        label=_("Code of the paper"),
        max_length=40,
        help_text=_("It stands beside the signature or under the last words, for example 3F0A-91BC-77D2."),
    )

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(
                _("A code has twelve characters: digits and the letters A to F. Check what you typed.")
            )
        return code


class FileForm(forms.Form):
    """The file that is compared; it is read once and never kept."""

    file = forms.FileField(
        label=_("The file you have"),
        help_text=_("Choose it or drop it here. It is only compared: the portal keeps nothing of it."),
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > largest_bytes():
            raise forms.ValidationError(_("The file is too big to be one of the Centre's papers."))
        return file
