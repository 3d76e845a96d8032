"""The appeal of an applicant: why, and files."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.domain.appeals import LONGEST, MOST_FILES
from core.forms import CleanCharField
from documents.domain.uploads import accepted_extensions, kinds_in_words


class ManyFiles(forms.FileInput):
    """A choice of several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, each looked at by the room that keeps them."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the list of files; none is an empty list."""
        given = data if isinstance(data, list) else [data] if data else []
        return [super(ManyFilesField, self).clean(one, initial) for one in given]


class AppealForm(forms.Form):
    """Why the applicant does not agree."""

    use_required_attribute = False

    text = CleanCharField(
        label=_("Why you do not agree with the decision"),
        help_text=_("Name the reasons of the decision you find wrong, and what shows it."),
        multiline=True,
        max_length=LONGEST,
        error_messages={"required": _("Write why you do not agree with the decision.")},
    )
    files = ManyFilesField(label=_("Files"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 8
        files = self.fields["files"]
        files.widget.attrs["accept"] = accepted_extensions()
        files.help_text = _("At most %(count)d files: %(kinds)s.") % {
            "count": MOST_FILES,
            "kinds": kinds_in_words(),
        }
