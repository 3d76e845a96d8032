"""A mentor: a person with the role and what they are good at (3.2.1)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import FoldedField
from core.models import Record


class Mentor(Record):
    """The profile of one mentor."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentor", verbose_name=_("person")
    )
    competences = models.CharField(_("what the mentor helps with"), max_length=400)
    folded = FoldedField(sources=("user", "competences"))

    class Meta:
        verbose_name = _("mentor")
        verbose_name_plural = _("mentors")
        ordering = ("user__surname", "user__given_name", "pk")

    def __str__(self) -> str:
        return self.user.full_name
