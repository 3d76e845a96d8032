"""Codes mailed to people who come back to their applications; no business fact, so no history."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

MOST_TRIES = 5


class ReturnCode(models.Model):
    """One code for one address: its hash, until when it is good, how often it was tried."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"))
    code_hash = models.CharField(_("hash of the code"), max_length=64)
    good_until = models.DateTimeField(_("good until"), db_index=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        verbose_name = _("code of return")
        verbose_name_plural = _("codes of return")
        constraints = [
            models.CheckConstraint(
                condition=Q(tries__lte=MOST_TRIES),
                name="return_code_tried_only_so_often",
                violation_error_message=_("The code was tried too often. Ask for a new one."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
