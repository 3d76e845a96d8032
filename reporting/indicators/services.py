"""Supporting indicators of the units: occupancy, hours of mentors, services given (2.2, 3.2)."""

from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.exact_sum import ExactSum
from core.quarters import Quarter
from reporting.enums import Combine, IndicatorKind, Measure
from reporting.indicators.base import ZERO, Indicator, Row
from reporting.indicators.sums import Sum, by_day
from units.base.domain.occupancy import occupancy_between, occupancy_by_room
from units.base.enums import SERVED, ServiceKind
from units.base.models import ServiceRequest
from units.incubator.enums import SessionState
from units.incubator.models import MentoringSession

ONE = Decimal(1)


class OccupancyRate(Indicator):
    code = "occupancy"
    label = _("Occupancy of premises")
    definition = _(
        "Square metres given to residents times days, in per cent of all square metres that can be given "
        "times days. A room counts from its act of transfer; its days under repair do not count."
    )
    source = _("the register of premises")
    kind = IndicatorKind.FLOW
    measure = Measure.PERCENT
    combine = Combine.RATIO
    responsible = Role.UNIT_STAFF

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each room that could be given: square metres times days, given and in all."""
        return [
            Row(
                quarter=room.quarter,
                value=room.share.given,
                whole=room.share.lettable,
                model="units.premises",
                pk=room.premises.pk,
                residency_id=None,
                name=str(room.premises),
                on=room.quarter.end,
                unit=room.premises.unit,
                reference=room.premises.name,
            )
            for room in occupancy_by_room(first, last)
        ]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """The same of all rooms together."""
        found = occupancy_between(first, last)
        return [Sum(quarter, total.given, total.lettable) for quarter, total in found.items()]


class MentorHours(Indicator):
    code = "mentor_hours"
    label = _("Hours of mentors")
    definition = _("Hours of the mentors' sessions that took place in the period.")
    source = _("the mentors' sessions")
    kind = IndicatorKind.FLOW
    measure = Measure.HOURS
    responsible = Role.UNIT_STAFF

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each session that took place."""
        sessions = _sessions(first, last).select_related("residency__party", "application")
        return [_session(session) for session in sessions.order_by("planned_on", "pk")]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Added up by the database."""
        return by_day(_sessions(first, last), "planned_on", first.through(last), ExactSum("hours"))


class ServicesGiven(Indicator):
    code = "services"
    label = _("Services given")
    definition = _("Services of the three units given in the period, to residents and to the university.")
    source = _("the requests for services")
    kind = IndicatorKind.FLOW
    measure = Measure.COUNT
    responsible = Role.UNIT_STAFF
    parts = dict(ServiceKind.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each service, by the day it was given."""
        given = _given(first, last).select_related("residency__party").order_by("delivered_on", "pk")
        return [_service(request) for request in given]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Counted by the database."""
        return by_day(_given(first, last), "delivered_on", first.through(last))


def _sessions(first: Quarter, last: Quarter) -> QuerySet[MentoringSession]:
    return MentoringSession.objects.filter(state=SessionState.DONE, planned_on__range=(first.start, last.end))


def _given(first: Quarter, last: Quarter) -> QuerySet[ServiceRequest]:
    return ServiceRequest.objects.filter(state__in=SERVED, delivered_on__range=(first.start, last.end))


def _session(session: MentoringSession) -> Row:
    with_whom = session.residency or session.application
    return Row(
        quarter=Quarter.of(session.planned_on),
        value=session.hours or ZERO,
        model="incubator.mentoringsession",
        pk=session.pk,
        residency_id=session.residency_id,
        name=session.project,
        on=session.planned_on,
        unit=MentoringSession.UNIT,
        direction=with_whom.direction if with_whom else "",
        reference=session.topic,
    )


def _service(request: ServiceRequest) -> Row:
    """Who asked of the university is told by kind alone: the Board needs no names of students."""
    day, residency = request.delivered_on, request.residency
    return Row(
        quarter=Quarter.of(day),  # type: ignore[arg-type]  # what was given has its day
        value=ONE,
        model="units.servicerequest",
        pk=request.pk,
        residency_id=request.residency_id,
        name=residency.party.name if residency else str(request.get_requester_kind_display()),
        on=day,  # type: ignore[arg-type]
        unit=request.unit,
        direction=residency.direction if residency else "",
        part=request.kind,
    )
