"""What the Centre knows of an expert beside the login: where they work, what they judge well (3.3.1)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.enums import Direction
from core.fields import FoldedField
from core.models import Record


class ExpertProfile(Record):
    """Employer and department, compared with applicants, and the directions the expert knows."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="expert_profile",
        verbose_name=_("expert"),
    )
    organisation = models.CharField(_("place of work"), max_length=200, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)
    directions = models.JSONField(_("directions the expert knows"), default=list, blank=True)
    folded = FoldedField(sources=("user", "organisation", "department"))

    class Meta:
        verbose_name = _("expert")
        verbose_name_plural = _("experts")
        ordering = ["user__surname", "user__given_name", "pk"]

    def __str__(self) -> str:
        return self.user.full_name

    @property
    def direction_labels(self) -> list[str]:
        """Return the names of the directions."""
        return [str(Direction(code).label) for code in self.directions if code in Direction.values]
