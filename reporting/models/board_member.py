"""Who sits on the Supervisory Board, by which act, from when until when (4.3.1)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Record
from reporting.enums import BoardCategory


class BoardMemberQuerySet(models.QuerySet["BoardMember"]):
    """Reusable filters of members."""

    def in_force(self, on: date) -> "BoardMemberQuerySet":
        """Those who sit on the Board on the day `on`; computed from dates."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)


class BoardMember(Record):
    """One person on the Board; an account is needed only to read its papers."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="board_seats",
    )
    name = models.CharField(_("full name"), max_length=200)
    category = models.CharField(_("whom they represent"), max_length=16, choices=BoardCategory.choices)
    organisation = models.CharField(_("organisation and post"), max_length=200)
    act = models.ForeignKey(
        "documents.GoverningAct", verbose_name=_("basis"), on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = BoardMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the Board")
        verbose_name_plural = _("members of the Board")
        ordering = ("name", "pk")
        permissions = [("keep_board", _("Keep the register and the meetings of the Supervisory Board"))]
        constraints = [
            models.CheckConstraint(
                name="reporting_member_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                name="reporting_member_of_four_categories",
                condition=Q(category__in=BoardCategory.values),
                violation_error_message=_("Choose one of the four categories of clause 4.3.1."),
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(ends_on=None),
                name="reporting_member_once",
                violation_error_message=_("This person already sits on the Board."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
