"""What an application is evaluated by, fixed when it is given to the commission (3.3.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Evaluated(models.Model):
    """Criteria, term, whether names are hidden, and when the chair opened the scores to all."""

    criteria_set = models.ForeignKey(
        "applications.CriteriaSet",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("set of criteria"),
    )
    scores_due_on = models.DateField(_("scores are due"), null=True, blank=True)
    is_blind = models.BooleanField(_("blind evaluation"), default=False)
    scores_opened_at = models.DateTimeField(_("scores opened to all experts"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def scores_are_open(self) -> bool:
        """Say whether the chair has opened the scores to those who have not scored yet."""
        return self.scores_opened_at is not None
