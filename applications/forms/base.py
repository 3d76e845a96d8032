"""What every form of an application has in common."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from applications.domain.completeness import ASK
from core.forms import CleanCharField
from core.texts import clean_text

TOO_LONG = _("Write at most %(limit_value)d characters; now there are %(show_value)d.")
PICTURES = frozenset({"So", "Sk", "Co", "Cn"})


def no_pictures(text: str) -> None:
    """Refuse emoji and other pictures where a paper will repeat the words."""
    for character in text:
        if unicodedata.category(character) in PICTURES:
            raise ValidationError(
                _("Write it in words: the sign “%(sign)s” cannot be printed in a document."),
                "picture",
                {"sign": character},
            )


def has_letters(text: str) -> None:
    """Refuse a name without letters."""
    if not any(character.isalpha() for character in text):
        raise ValidationError(_("Write the name in letters."), "letters")


class LineField(CleanCharField):
    """One line that papers will repeat: no pictures."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("validators", [no_pictures, has_letters])
        super().__init__(**kwargs)


class StepForm(forms.Form):
    """A page of questions; says "write this" for what is missing, and never cuts what is pasted."""

    use_required_attribute = False

    def __init__(self, *args: Any, more: Mapping[str, forms.Field] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(more or {})
        for name, field in self.fields.items():
            if name in ASK:
                field.error_messages["required"] = ASK[name]
                field.error_messages["invalid_choice"] = ASK[name]
            field.error_messages["max_length"] = TOO_LONG
            field.widget.attrs.pop("maxlength", None)


def collect(form: forms.Form, data: Any) -> dict[str, list[str]]:
    """Return what was typed into a form, as it can be kept until it is accepted."""
    names = [name for name in form.fields if form.add_prefix(name) in data]
    return {name: [clean_text(text) for text in data.getlist(form.add_prefix(name))] for name in names}


def as_initial(fields: Mapping[str, forms.Field], typed: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return kept words as the first values of a form with these fields."""
    return {
        name: texts if isinstance(fields[name], forms.MultipleChoiceField) else (texts[-1] if texts else "")
        for name, texts in typed.items()
        if name in fields
    }
