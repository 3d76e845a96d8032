"""What waits for somebody in the other rooms: titles, the city, partners, services, papers."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import clock
from documents.domain import queries as documents
from ip.enums import UNGRANTED_KINDS
from ip.models import IPObject
from partnerships.domain import queries as partnerships
from partnerships.domain.terms import expiring, reminded_since
from portal.work_row import Work
from reporting.domain import follow_ups
from reporting.enums_plans import StrategyState
from reporting.models import StrategicPlan
from reporting.models.board_meeting import KEEP
from units.base.domain import queries as units
from units.base.models import Event


def without_title() -> QuerySet[IPObject]:
    """Objects that may get a title of protection and have none yet, the oldest first."""
    return IPObject.objects.filter(grants=None).exclude(kind__in=UNGRANTED_KINDS).order_by("created_at", "pk")


def before_the_board() -> QuerySet[StrategicPlan]:
    """The version of the strategic plan that waits for a vote (4.3.2)."""
    return StrategicPlan.objects.filter(state=StrategyState.SUBMITTED)


CORRESPONDENCE = "documents_correspondence_changelist"
ROOMS = (
    Work(
        "ip.record_grant",
        _("IP objects without a title of protection"),
        pgettext_lazy("queue", "Record what was granted"),
        "ip_ipobject_changelist",
        "",
        without_title,
        lambda ip_object: clock.day_of(ip_object.created_at),
    ),
    Work(
        "partnerships.consider_problem",
        _("City problems to consider"),
        pgettext_lazy("queue", "Consider"),
        "partnerships_problem_changelist",
        "?state__exact=new",
        partnerships.problems_to_consider,
        lambda problem: problem.filed_on,
    ),
    Work(
        "partnerships.sign_agreement",
        _("Agreements with partners that end soon"),
        pgettext_lazy("queue", "Extend or let end"),
        "partnerships_agreement_changelist",
        "?ending=soon",
        expiring,
        reminded_since,
    ),
    Work(
        "reporting.keep_strategicplan",
        _("Strategic plan before the Supervisory Board"),
        pgettext_lazy("queue", "Enter its decision"),
        "reporting_strategicplan_changelist",
        "?state__exact=submitted",
        before_the_board,
        lambda plan: None,
    ),
    Work(
        "units.serve_request",
        _("Service requests to assign"),
        pgettext_lazy("queue", "Assign"),
        "units_servicerequest_changelist",
        "?state__exact=new",
        units.to_assign,
        lambda request: clock.day_of(request.created_at),
    ),
    Work(
        "units.serve_request",
        _("Services to deliver"),
        pgettext_lazy("queue", "Deliver"),
        "units_servicerequest_changelist",
        "?state__exact=assigned",
        units.to_deliver,
        lambda request: clock.day_of(request.created_at),
    ),
    Work(
        "units.change_event",
        _("Events that are over and not recorded"),
        pgettext_lazy("queue", "Write down who came"),
        "units_event_changelist",
        "?state__exact=announced",
        lambda: Event.objects.to_record(clock.now()),
        lambda event: clock.day_of(event.ends_at),
    ),
    Work(
        "documents.assign_correspondence",
        _("Incoming documents that wait for a resolution"),
        pgettext_lazy("queue", "Write resolutions"),
        CORRESPONDENCE,
        "?register__exact=incoming&state__exact=registered",
        documents.awaiting_resolution,
        lambda document: document.registered_on,
    ),
    Work(
        "documents.file_correspondence",
        _("Documents carried out that are not put to file"),
        pgettext_lazy("queue", "Put to file"),
        CORRESPONDENCE,
        "?state__exact=done",
        documents.awaiting_file,
        lambda document: document.done_on,
    ),
    Work(
        KEEP,
        _("Decisions of the Board whose term has passed"),
        pgettext_lazy("queue", "Say what was done"),
        "reporting_boarddecision_changelist",
        "?follow=overdue",
        follow_ups.overdue,
        lambda decision: decision.due_on,
        alone=lambda decision: decision,
    ),
    Work(
        "documents.annul_issuedpaper",
        _("Papers whose stored file was changed"),
        pgettext_lazy("queue", "Look at the papers"),
        "documents_issuedpaper_changelist",
        "?file=altered",
        documents.altered_papers,
        lambda paper: clock.day_of(paper.altered_at),
    ),
)
