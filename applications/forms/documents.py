"""The fifth step: files."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.domain.attachments import MOST_FILES
from applications.enums import AttachmentKind
from core.conf import centre
from documents.domain.uploads import accepted_extensions, kinds_in_words


def _accepted() -> str:
    return gettext("Accepted: %(kinds)s, up to %(size)s MB each, at most %(count)d files.") % {
        "kinds": kinds_in_words(),
        "size": centre("UPLOAD_MAX_MB"),
        "count": MOST_FILES,
    }


class DocumentForm(forms.Form):
    """One file and what it is."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("What is this document?"),
        choices=AttachmentKind.choices,
        initial=AttachmentKind.BUSINESS_PLAN,
        error_messages={"invalid_choice": _("Choose what this document is")},
    )
    file = forms.FileField(
        label=_("File"),
        help_text=lazy(_accepted, str)(),
        allow_empty_file=True,
        max_length=1000,
        error_messages={
            "required": _("Choose a file on your device"),
            "invalid": _("Choose a file on your device"),
        },
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["file"].widget.attrs["accept"] = accepted_extensions()
