"""What is asked for when somebody writes about an application: the words, the files, the term."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.admin_forms import TransitionForm
from core.conf import centre
from core.formatting import format_date
from core.forms import CleanCharField, DateField, FilesField
from documents.domain.messages import MOST_FILES
from documents.domain.uploads import accepted_extensions, kinds_in_words
from documents.models import Message
from documents.models.message import LONGEST_MESSAGE

NEW = "new"


def _files_hint() -> str:
    return gettext("Up to %(count)d files. Accepted: %(kinds)s, up to %(size)s MB each.") % {
        "count": MOST_FILES,
        "kinds": kinds_in_words(),
        "size": centre("UPLOAD_MAX_MB"),
    }


def words_field(**kwargs: Any) -> CleanCharField:
    """A field for the words of a message."""
    return CleanCharField(
        label=_("Message"),
        multiline=True,
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write the message.")},
        **kwargs,
    )


def files_field() -> FilesField:
    """A field for the files of a message."""
    field = FilesField(
        label=_("Files"),
        required=False,
        allow_empty_file=True,
        max_length=1000,
        help_text=lazy(_files_hint, str)(),
    )
    field.widget.attrs["accept"] = accepted_extensions()
    return field


class MessageForm(forms.Form):
    """The applicant writes; where the Centre asked for something, says whether this is the answer."""

    use_required_attribute = False

    answers = forms.ChoiceField(
        label=_("What do you send?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you send: the answer to a request or another message.")},
    )
    text = words_field()
    files = files_field()

    def __init__(self, *args: Any, requests: list[Message], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.requests = {str(request.pk): request for request in requests}
        if not requests:
            del self.fields["answers"]
            return
        asked = [(pk, _say(request)) for pk, request in self.requests.items()]
        self.fields["answers"].choices = [*asked, (NEW, gettext("Another message"))]
        joins = gettext("Files of an answer join your documents.")
        self.fields["files"].help_text = f"{_files_hint()} {joins}"

    def clean_answers(self) -> Message | None:
        """Return the request this answers."""
        return self.requests.get(self.cleaned_data["answers"])


class MessageToApplicantForm(TransitionForm):
    """The Centre writes; with a day, it asks for additions."""

    text = words_field(help_text=_("A letter tells the applicant that a message waits."))
    answer_by = DateField(
        label=_("Additions are awaited until"),
        required=False,
        help_text=_("Only when you ask for additions. Leave it empty for a plain message."),
    )
    files = files_field()


def _say(request: Message) -> str:
    return gettext("The answer to the request with the term %(date)s: “%(text)s”") % {
        "date": format_date(request.answer_by) if request.answer_by else "",
        "text": request.text if len(request.text) <= 80 else f"{request.text[:80]}…",
    }
