"""A request for a service: asked, assigned, delivered, confirmed by the one who asked (2.2(2), 3.2)."""

from functools import reduce
from operator import or_
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.enums import Unit
from core.fields import FoldedField
from core.models import Record
from units.base.catalogue import CATALOGUE, kinds_of
from units.base.enums import SERVED, RequesterKind, RequestState, ServiceKind

S = RequestState
OPEN = [S.NEW, S.ASSIGNED]
EACH_KIND_ITS_UNIT = reduce(or_, (Q(unit=unit.value, kind__in=kinds_of(unit)) for unit in Unit))


class ServiceRequestQuerySet(models.QuerySet["ServiceRequest"]):
    """Reusable filters of requests."""

    def open(self) -> "ServiceRequestQuerySet":
        """Requests that somebody must still work on."""
        return self.filter(state__in=OPEN)

    def of_user(self, user: models.Model) -> "ServiceRequestQuerySet":
        """Requests of the residents this person represents, and their own as a member of the university."""
        of_resident = Q(residency__party__representatives__user=user)
        return self.filter(of_resident | Q(residency=None, requester=user)).distinct()


class ServiceRequest(FSMModelMixin, Record):
    """One request to one unit; who asks is a resident or, for the hub, somebody of the university."""

    UNIT_PATH: ClassVar[str] = "unit"

    state = FSMField(_("state"), choices=S.choices, default=S.NEW, protected=True)
    kind = models.CharField(_("service"), max_length=20, choices=ServiceKind.choices)
    unit = models.CharField(_("unit"), max_length=16, choices=Unit.choices)
    requester_kind = models.CharField(_("who asks"), max_length=12, choices=RequesterKind.choices)
    requester = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="service_requests",
        verbose_name=_("asked by"),
    )
    residency = models.ForeignKey(
        "residents.Residency",
        models.PROTECT,
        related_name="service_requests",
        null=True,
        blank=True,
        verbose_name=_("resident"),
    )
    text = models.TextField(_("what is needed"), max_length=4000)
    wished_on = models.DateField(_("wished day"), null=True, blank=True)
    executor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("executor"),
    )
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True, db_index=True)
    hours = models.DecimalField(_("hours"), max_digits=5, decimal_places=1, null=True, blank=True)
    result = models.TextField(_("result"), max_length=4000, blank=True)
    investment = models.ForeignKey(
        "residents.Investment",
        models.PROTECT,
        related_name="introductions",
        null=True,
        blank=True,
        verbose_name=_("investment that came of it"),
    )
    refusal = models.TextField(_("why it was declined"), max_length=2000, blank=True)
    folded = FoldedField(sources=("asked_by", "text"))

    objects = ServiceRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("service request")
        verbose_name_plural = _("service requests")
        ordering = ("-created_at", "-pk")
        permissions = [
            ("serve_request", _("Assign, deliver and decline service requests")),
            ("ask_service", _("Ask for services and confirm them")),
            ("ask_hub", _("Ask the hub as a member of the university")),
        ]
        constraints = [
            models.CheckConstraint(
                name="units_request_kind_belongs_to_its_unit",
                condition=EACH_KIND_ITS_UNIT,
                violation_error_message=_("Each service is given by one unit only (3.2)."),
            ),
            models.CheckConstraint(
                name="units_request_resident_iff_residency",
                condition=Q(requester_kind=RequesterKind.RESIDENT, residency__isnull=False)
                | ~Q(requester_kind=RequesterKind.RESIDENT) & Q(residency=None, unit=Unit.TISC),
                violation_error_message=_(
                    "Residents ask every unit; other people of the university ask the hub only (3.2.3)."
                ),
            ),
            models.CheckConstraint(
                name="units_request_served_iff_result",
                condition=Q(state__in=SERVED, delivered_on__isnull=False, hours__gt=0, executor__isnull=False)
                & ~Q(result="")
                | ~Q(state__in=SERVED) & Q(delivered_on=None, hours=None, result=""),
                violation_error_message=_("A delivered service has a day, hours, an executor and a result."),
            ),
            models.CheckConstraint(
                name="units_request_declined_iff_reason",
                condition=Q(state=S.DECLINED) & ~Q(refusal="") | ~Q(state=S.DECLINED) & Q(refusal=""),
                violation_error_message=_("A declined request has a reason."),
            ),
            models.CheckConstraint(
                name="units_request_investment_of_an_introduction",
                condition=Q(investment=None)
                | Q(kind=ServiceKind.INVESTMENT, state__in=SERVED, residency__isnull=False),
                violation_error_message=_(
                    "An investment comes of an introduction that was given to a resident (3.2.3)."
                ),
            ),
            models.CheckConstraint(
                name="units_request_in_work_has_an_executor",
                condition=~Q(state=S.ASSIGNED) | Q(executor__isnull=False),
                violation_error_message=_("A request in work has an executor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.asked_by}"

    @property
    def asked_by(self) -> str:
        """The resident, or the person of the university."""
        return self.residency.party_name if self.residency else self.requester.full_name

    @property
    def clause(self) -> str:
        """The clause of the Regulation that names the service."""
        return CATALOGUE[self.kind].clause

    @transition(
        field=state,
        source=S.NEW,
        target=S.ASSIGNED,
        permission="units.serve_request",
        custom={"label": _("Assign an executor"), "tone": "go"},
    )
    def assign(self) -> None:
        """Somebody of the unit takes it."""

    @transition(
        field=state,
        source=S.ASSIGNED,
        target=S.DELIVERED,
        permission="units.serve_request",
        custom={"label": _("Record the delivery"), "tone": "go"},
    )
    def deliver(self) -> None:
        """The service is given: hours and result are written down."""

    @transition(
        field=state,
        source=S.DELIVERED,
        target=S.CONFIRMED,
        permission="units.ask_service",
        custom={"label": _("Confirm the delivery"), "tone": "go"},
    )
    def confirm(self) -> None:
        """The one who asked says that the service was given."""

    @transition(
        field=state,
        source=OPEN,
        target=S.DECLINED,
        permission="units.serve_request",
        custom={"label": _("Decline"), "tone": "stop"},
    )
    def decline(self) -> None:
        """The unit says why it will not give the service."""

    @transition(
        field=state,
        source=OPEN,
        target=S.WITHDRAWN,
        permission="units.ask_service",
        custom={"label": _("Withdraw the request"), "tone": "stop"},
    )
    def withdraw(self) -> None:
        """The one who asked needs it no more."""

    @transition(
        field=state,
        source=OPEN,
        target=S.WITHDRAWN,
        permission="residents.end_residency",
        custom={"label": _("Close with the resident status"), "tone": "stop"},
    )
    def lapse(self) -> None:
        """The status of the resident has ended (3.3.4)."""
