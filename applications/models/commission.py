"""Expert commissions and their members, appointed by the director's order (3.3.1)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from applications.enums import MemberRole
from core.models import Record


class Commission(Record):
    """A commission that evaluates applications of one call, by one set of criteria."""

    call = models.ForeignKey(
        "applications.Call", on_delete=models.PROTECT, related_name="commissions", verbose_name=_("call")
    )
    order = models.ForeignKey(
        "documents.GoverningAct",
        on_delete=models.PROTECT,
        related_name="commissions",
        verbose_name=_("order"),
    )
    criteria_set = models.ForeignKey(
        "applications.CriteriaSet",
        on_delete=models.PROTECT,
        related_name="commissions",
        verbose_name=_("set of criteria"),
    )
    quorum = models.PositiveSmallIntegerField(_("quorum"))
    appointed_on = models.DateField(_("appointed on"))
    due_on = models.DateField(_("scores are due"))

    class Meta:
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")
        ordering = ["-appointed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quorum__gte=1),
                name="commission_quorum_at_least_one",
                violation_error_message=_("A quorum is at least one member."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("appointed_on")),
                name="commission_due_after_appointment",
                violation_error_message=_("The scores cannot be due before the order."),
            ),
        ]

    def __str__(self) -> str:
        return f"{capfirst(self._meta.verbose_name)} № {self.order.number}"


class CommissionMember(Record):
    """One expert in one commission; added later only by another order."""

    commission = models.ForeignKey(
        Commission, on_delete=models.PROTECT, related_name="members", verbose_name=_("commission")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="commission_memberships",
        verbose_name=_("expert"),
    )
    role = models.CharField(_("role"), max_length=10, choices=MemberRole.choices, default=MemberRole.MEMBER)
    order = models.ForeignKey(
        "documents.GoverningAct", on_delete=models.PROTECT, related_name="+", verbose_name=_("order")
    )

    class Meta:
        verbose_name = _("member of a commission")
        verbose_name_plural = _("members of commissions")
        ordering = ["commission", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "user"],
                name="commission_member_once",
                violation_error_message=_("This expert is already in the commission."),
            ),
            models.UniqueConstraint(
                fields=["commission"],
                condition=Q(role=MemberRole.CHAIR),
                name="commission_one_chair",
                violation_error_message=_("A commission has one chair."),
            ),
            models.UniqueConstraint(
                fields=["commission"],
                condition=Q(role=MemberRole.SECRETARY),
                name="commission_one_secretary",
                violation_error_message=_("A commission has one secretary."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user.short_name}, {self.get_role_display()}"
