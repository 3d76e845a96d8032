"""What a representative writes to the Centre: a request, a message in it, the use of the name (3.3.2)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.messages import files_field, words_field
from core.forms import CleanCharField, DateField
from residents.domain.centre_requests import LONGEST_SUBJECT
from residents.domain.name_permissions import LONGEST_PLACES, LONGEST_PURPOSE
from residents.enums_cabinet import ASKED_IN_WORDS


class AskForm(forms.Form):
    """A new request to the Centre."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[("", _("Choose")), *((kind.value, kind.label) for kind in ASKED_IN_WORDS)],
        error_messages={"required": _("Choose from the list what the request is about.")},
    )
    subject = CleanCharField(
        label=_("Subject"),
        help_text=_("One short line."),
        max_length=LONGEST_SUBJECT,
        error_messages={"required": _("Write in one short line what the request is about.")},
    )
    text = words_field()
    files = files_field()


class WriteForm(forms.Form):
    """A message in a thread."""

    use_required_attribute = False

    text = words_field()
    files = files_field()


class NameForm(forms.Form):
    """For what, where and how long the name of the Centre is to be used."""

    use_required_attribute = False

    purpose = CleanCharField(
        label=_("For what?"),
        help_text=_("For example: booklet of our product, label, our site."),
        max_length=LONGEST_PURPOSE,
        error_messages={"required": _("Write in one short line for what the name is used.")},
    )
    places = CleanCharField(
        label=_("Where?"),
        help_text=_("Where people will see it: the place, the address of the site, the number of copies."),
        multiline=True,
        max_length=LONGEST_PLACES,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write where the name is used.")},
    )
    until = DateField(
        label=_("Until which day?"),
        error_messages={"required": _("Write until which day you need it.")},
    )

    def __init__(self, *args: Any, last_day: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("For example 31.12.2026. The contract's last day: %(date)s.")
        self.fields["until"].help_text = hint % {"date": last_day}
