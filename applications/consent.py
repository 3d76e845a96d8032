"""The consent an applicant gives: its text by version, so that what was agreed to can be shown later."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import FieldError

CURRENT = "2026-1"
TEXTS = {
    "2026-1": gettext_lazy(
        "What I have written is true. I agree that the Centre processes the personal data in this "
        "application to consider it and to write to me about it."
    ),
}


def require_current(version: str) -> None:
    """Raise FieldError unless this is the version of the consent now shown."""
    if not version:
        raise FieldError("consent", _("To send the application, tick the consent"))
    if version != CURRENT:
        raise FieldError("consent", _("The text of the consent has changed. Read it and tick it again"))
