"""The staff of the Centre by unit and role (4.2.2, 4.2.3 e)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.enums import Unit
from core.models import Record

KEEP_STAFF = "reporting.keep_staffmember"


class StaffMemberQuerySet(models.QuerySet["StaffMember"]):
    """Reusable filters of the staff."""

    def in_force(self, on: date) -> "StaffMemberQuerySet":
        """Who works on a day; computed from dates."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)


class StaffMember(Record):
    """One person in one post: no personnel file, only who works where."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    name = models.CharField(_("full name"), max_length=200)
    post = models.CharField(_("post"), max_length=200)
    unit = models.CharField(
        _("unit"), max_length=16, choices=Unit.choices, blank=True, help_text=_("Empty for the whole Centre.")
    )
    role = models.CharField(_("role in the portal"), max_length=20, choices=Role.choices, blank=True)
    share = models.DecimalField(_("part of a full post"), max_digits=3, decimal_places=2)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    basis = models.ForeignKey(
        "documents.GoverningAct", verbose_name=_("basis"), on_delete=models.PROTECT, related_name="+"
    )
    education = models.CharField(_("higher education"), max_length=300, blank=True)
    experience = models.CharField(
        _("experience in managing science, innovation or business"), max_length=300, blank=True
    )
    knows_law = models.CharField(_("knowledge of innovation law"), max_length=300, blank=True)

    objects = StaffMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("employee")
        verbose_name_plural = _("staff list")
        ordering = ("unit", "name", "-starts_on")
        permissions = [("keep_staffmember", "Can keep the staff list")]
        constraints = [
            models.CheckConstraint(
                name="reporting_staff_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                name="reporting_staff_share_of_a_post",
                condition=Q(share__gt=0, share__lte="1.5"),
                violation_error_message=_("A person works from a part of a post up to one and a half."),
            ),
            models.UniqueConstraint(
                fields=["name", "post", "unit"],
                condition=Q(ends_on=None),
                name="reporting_staff_once_in_a_post",
                violation_error_message=_("This person already works in this post."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}"
