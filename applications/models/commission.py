"""Expert commissions and their members, appointed by the director's order (3.3.1)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from applications.enums import MemberRole
from core.models import Record

STANDING = Q(call__isnull=True)
NO_TERM = Q(in_force_from__isnull=True, in_force_to__isnull=True)


class CommissionQuerySet(models.QuerySet["Commission"]):
    """Commissions as the director asks for them."""

    def in_force(self, on: date) -> "CommissionQuerySet":
        """Return the standing commissions whose term holds on this day."""
        begun = self.filter(call__isnull=True, in_force_from__lte=on)
        return begun.filter(Q(in_force_to__isnull=True) | Q(in_force_to__gte=on))


class Commission(Record):
    """A commission for one call, or a standing one: without a call, in force for a term.

    What an application is evaluated by stands with the application (`applications.models.evaluated`).
    """

    call = models.ForeignKey(
        "applications.Call",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commissions",
        verbose_name=_("call"),
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
        null=True,
        blank=True,
        related_name="commissions",
        verbose_name=_("set of criteria"),
    )
    quorum = models.PositiveSmallIntegerField(_("quorum"))
    appointed_on = models.DateField(_("appointed on"))
    due_on = models.DateField(_("scores are due"), null=True, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("in force to"), null=True, blank=True)

    objects = CommissionQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=(
                    STANDING & Q(criteria_set__isnull=True, due_on__isnull=True, in_force_from__isnull=False)
                )
                | (~STANDING & Q(criteria_set__isnull=False, due_on__isnull=False) & NO_TERM),
                name="commission_of_a_call_or_for_a_term",
                violation_error_message=_(
                    "A commission has one call with its criteria, or stands for a term and has none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(in_force_to__isnull=True) | Q(in_force_to__gte=F("in_force_from")),
                name="commission_term_in_order",
                violation_error_message=_("The term of a commission ends after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{capfirst(self._meta.verbose_name)} № {self.order.number}"

    @property
    def is_standing(self) -> bool:
        """Say whether it stands for a term instead of evaluating one call."""
        return self.call_id is None

    def stands_on(self, day: date) -> bool:
        """Say whether the term of a standing commission holds on this day."""
        if self.in_force_from is None or day < self.in_force_from:
            return False
        return self.in_force_to is None or day <= self.in_force_to


class CommissionMember(Record):
    """One expert in one commission: seated, given another role and released by orders alone.

    Earlier roles and orders stay in the history.
    """

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
    left_on = models.DateField(_("left on"), null=True, blank=True)

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
                condition=Q(role=MemberRole.CHAIR, left_on__isnull=True),
                name="commission_one_chair",
                violation_error_message=_("A commission has one chair."),
            ),
            models.UniqueConstraint(
                fields=["commission"],
                condition=Q(role=MemberRole.SECRETARY, left_on__isnull=True),
                name="commission_one_secretary",
                violation_error_message=_("A commission has one secretary."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user.short_name}, {self.get_role_display()}"
