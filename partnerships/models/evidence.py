"""What was done, and what is planned, to carry out an obligation (memorandum 3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record
from partnerships.enums import PUBLIC_STATES, EvidenceKind


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Reusable filters of evidence."""

    def public(self) -> "EvidenceQuerySet":
        """Lines everybody may read; one that names a problem waits until the problem is accepted."""
        return self.filter(is_public=True).filter(
            models.Q(problem=None) | models.Q(problem__state__in=PUBLIC_STATES)
        )


class Evidence(Record):
    """One thing done for an obligation on a day, with its paper or its record."""

    obligation = models.ForeignKey(
        "partnerships.Obligation", models.PROTECT, related_name="evidence", verbose_name=_("obligation")
    )
    day = models.DateField(_("day"), db_index=True)
    kind = models.CharField(_("kind"), max_length=16, choices=EvidenceKind.choices)
    what = models.CharField(_("what was done"), max_length=500)
    by_whom = models.CharField(_("by whom"), max_length=200)
    is_public = models.BooleanField(_("shown to everybody"), default=True)
    file = models.OneToOneField(
        "documents.Upload",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document"),
    )
    problem = models.OneToOneField(
        "partnerships.Problem",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("city problem"),
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ("-day", "-pk")

    def __str__(self) -> str:
        return self.what


class PlannedAction(Record):
    """What a side intends to do for an obligation, and by when; done when its evidence is recorded."""

    obligation = models.ForeignKey(
        "partnerships.Obligation", models.PROTECT, related_name="actions", verbose_name=_("obligation")
    )
    due_on = models.DateField(_("by which day"))
    what = models.CharField(_("what is planned"), max_length=500)
    who = models.CharField(_("who is responsible"), max_length=200)
    evidence = models.OneToOneField(
        Evidence, models.PROTECT, null=True, blank=True, related_name="action", verbose_name=_("evidence")
    )

    class Meta:
        verbose_name = _("planned action")
        verbose_name_plural = _("planned actions")
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return self.what
