"""A number with decimals as a person types it: square metres, hours."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import repeat
from core.texts import clean_line


class NumberField(forms.Field):
    """A number zero or more, with at most `places` decimals: `24,5`, `24.5`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("“%(typed)s” is not a number. Write it in digits, for example 24,5."),
        "too_large": _("This number is too large. Check it."),
    }

    def __init__(self, *, places: int = 1, max_value: Decimal, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.places, self.max_value = places, max_value

    def to_python(self, value: Any) -> Decimal | None:
        """Read the number, or say what cannot be read."""
        typed = "".join(clean_line(str(value or "")).split()).replace(",", ".")
        if not typed:
            return None
        try:
            number = Decimal(typed)
            if not number.is_finite() or number < 0 or typed.lower().count("e"):
                raise InvalidOperation
        except InvalidOperation as error:
            typed_words = {"typed": repeat(value)}
            raise ValidationError(self.error_messages["invalid"], "invalid", typed_words) from error
        if number > self.max_value:
            raise ValidationError(self.error_messages["too_large"], "too_large")
        return number.quantize(Decimal(1).scaleb(-self.places))

    def prepare_value(self, value: Any) -> Any:
        """Show a number with a comma, without zeros nobody typed."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value
