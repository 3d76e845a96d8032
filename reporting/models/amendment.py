"""Amendments of the Regulation on the Centre: proposal, Academic Council, rector's order, in force (8.2)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.models import Record
from reporting.enums import AmendmentState

A = AmendmentState
AMEND = "reporting.amend_regulation"


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    """Reusable filters of amendments."""

    def in_force(self, on: date) -> "AmendmentQuerySet":
        """Those in force on a day, in the order in which they came."""
        return self.filter(in_force_from__lte=on).order_by("in_force_from", "pk")


class Amendment(FSMModelMixin, Record):
    """The new wording of one clause. It is in force by two references: the Council's and the rector's."""

    state = FSMField(_("state"), max_length=10, choices=A.choices, default=A.PROPOSED, protected=True)
    clause = models.CharField(_("clause of the Regulation"), max_length=8)
    wording = models.TextField(_("new wording"), max_length=5000)
    reason = models.TextField(_("why"), max_length=2000)
    proposed_on = models.DateField(_("proposed on"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by the director"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    board_decision = models.OneToOneField(
        "reporting.BoardDecision",
        verbose_name=_("proposed by the Supervisory Board"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="amendment",
    )
    council_act = models.ForeignKey(
        "documents.GoverningAct",
        verbose_name=_("decision of the Academic Council"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    order_act = models.ForeignKey(
        "documents.GoverningAct",
        verbose_name=_("rector's order"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    in_force_from = models.DateField(_("in force from"), null=True, blank=True, db_index=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("amendment of the Regulation")
        verbose_name_plural = _("amendments of the Regulation")
        ordering = ("-proposed_on", "-pk")
        permissions = [("amend_regulation", _("Take amendments of the Regulation through their steps"))]
        constraints = [
            models.CheckConstraint(
                name="reporting_amendment_from_one_of_two",
                condition=Q(proposed_by__isnull=False, board_decision=None)
                | Q(proposed_by=None, board_decision__isnull=False),
                violation_error_message=_("The director or the Supervisory Board proposes (8.2)."),
            ),
            models.CheckConstraint(
                name="reporting_amendment_in_force_by_both_acts",
                condition=Q(in_force_from=None)
                | Q(council_act__isnull=False, order_act__isnull=False, state=A.ORDERED),
                violation_error_message=_(
                    "An amendment needs the decision of the Academic Council and the rector's order (8.2)."
                ),
            ),
            models.CheckConstraint(
                name="reporting_amendment_state_has_its_acts",
                condition=Q(state=A.PROPOSED, council_act=None, order_act=None)
                | Q(state__in=(A.APPROVED, A.DECLINED), council_act__isnull=False, order_act=None)
                | Q(
                    state=A.ORDERED,
                    council_act__isnull=False,
                    order_act__isnull=False,
                    in_force_from__gte=F("proposed_on"),
                ),
                violation_error_message=_("Each step of an amendment has its act (8.2)."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Amendment of clause %(clause)s") % {"clause": self.clause}

    @transition(
        field=state,
        source=A.PROPOSED,
        target=A.APPROVED,
        permission=AMEND,
        custom={"label": _("Record the approval of the Academic Council"), "tone": "go"},
    )
    def approve(self) -> None:
        """The Academic Council approves."""

    @transition(
        field=state,
        source=A.PROPOSED,
        target=A.DECLINED,
        permission=AMEND,
        custom={"label": _("Record that the Academic Council declined"), "tone": "stop"},
    )
    def decline(self) -> None:
        """The Academic Council does not approve."""

    @transition(
        field=state,
        source=A.APPROVED,
        target=A.ORDERED,
        permission=AMEND,
        custom={"label": _("Record the rector's order"), "tone": "go"},
    )
    def order(self) -> None:
        """The rector's order puts it into force."""
