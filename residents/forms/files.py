"""Files that prove what a report says, and the report itself as a filled-in table (3.3.3)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import FilesField
from documents.domain.uploads import accepted_extensions, kinds_in_words


class EvidenceForm(forms.Form):
    """One file or several."""

    use_required_attribute = False
    files = FilesField(
        label=_("Supporting documents"),
        allow_empty_file=True,
        max_length=1000,
        error_messages={"required": _("Choose a file.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["files"]
        field.help_text = _("Kinds: %(kinds)s. You can choose several files at once.") % {
            "kinds": kinds_in_words()
        }
        field.widget.attrs["accept"] = accepted_extensions()


class SheetForm(forms.Form):
    """The table that was downloaded here, filled in."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("The filled-in table"),
        allow_empty_file=True,
        max_length=1000,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Choose the file with the table.")},
    )
