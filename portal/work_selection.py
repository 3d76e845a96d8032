"""What waits for somebody on an application's way to its decision, and after it (3.3.1)."""

from collections.abc import Callable
from datetime import date

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.domain.conditions import conditions_waiting
from applications.domain.messages import messages_to_answer
from applications.domain.queries import additions_late
from applications.domain.sessions_queries import unsigned_protocols
from applications.enums import ApplicationState
from applications.enums_decision import AppealState, ConditionState
from applications.models import Appeal, Application, Decision
from applications.models.session import HOLD
from core import clock
from portal.work_row import Work


def in_state(*states: str) -> Callable[[], QuerySet[Application]]:
    """Applications in one of some states, the longest waiting first."""
    return lambda: Application.objects.filter(state__in=states).order_by("submitted_at", "pk")


def late_additions() -> QuerySet[Application]:
    """Returned applications whose additions are late, the longest late first."""
    return additions_late(Application.objects.all()).order_by("additions_due_on", "pk")


def in_appeal_state(*states: str) -> Callable[[], QuerySet[Appeal]]:
    """Appeals in one of some states, the longest waiting first."""
    return lambda: Appeal.objects.filter(state__in=states).order_by("filed_at", "pk")


def filed_day(appeal: Appeal) -> date:
    """The day an appeal came."""
    return clock.day_of(appeal.filed_at)


def submitted_day(application: Application) -> date | None:
    """The day an application was sent."""
    return clock.day_of(application.submitted_at) if application.submitted_at else None


S = ApplicationState
APPLICATIONS = "applications_application_changelist"
UNSIGNED = "protocol=unsigned"
SELECTION = (
    Work(
        "applications.check_application",
        _("Applications to check for completeness"),
        pgettext_lazy("queue", "Check"),
        APPLICATIONS,
        f"?state__exact={S.SUBMITTED}",
        in_state(S.SUBMITTED),
        submitted_day,
    ),
    Work(
        "applications.check_application",
        _("Applicants' messages that wait for an answer"),
        pgettext_lazy("queue", "Answer"),
        APPLICATIONS,
        "?messages=centre",
        messages_to_answer,
        lambda application: clock.day_of(application.waits_since),
    ),
    Work(
        "applications.check_application",
        _("Returned applications whose term has passed"),
        pgettext_lazy("queue", "Prolong or withdraw"),
        APPLICATIONS,
        "?due=additions_late",
        late_additions,
        lambda application: application.additions_due_on,
    ),
    Work(
        "applications.appoint_commission",
        _("Complete applications that wait for a commission"),
        pgettext_lazy("queue", "Appoint a commission"),
        "applications_commission_add",
        "",
        in_state(S.COMPLETE),
        submitted_day,
    ),
    Work(
        HOLD,
        _("Protocols that wait for their signed copy"),
        pgettext_lazy("queue", "Have them signed"),
        "applications_commissionsession_changelist",
        f"?{UNSIGNED}",
        unsigned_protocols,
        lambda protocol: protocol.paper.issued_on,
        alone=lambda protocol: protocol.session,
    ),
    Work(
        "applications.decide_application",
        _("Evaluated applications that wait for the final decision"),
        pgettext_lazy("queue", "Decide"),
        "applications_decision_waiting",
        "",
        in_state(S.EVALUATED),
        submitted_day,
    ),
    Work(
        "applications.release_decision",
        _("Decisions the applicants were not told of yet"),
        pgettext_lazy("queue", "Tell the applicants"),
        "applications_decision_untold",
        "",
        lambda: Decision.objects.unreleased().filter(application__decision=F("pk")),
        lambda decision: decision.decided_on,
    ),
    Work(
        "applications.check_application",
        _("Conditions of acceptances to check off"),
        pgettext_lazy("queue", "Check off"),
        "applications_condition_changelist",
        f"?state__exact={ConditionState.WAITING}",
        conditions_waiting,
        lambda condition: condition.decision.decided_on,
    ),
    Work(
        "applications.check_application",
        _("Appeals to receive"),
        pgettext_lazy("queue", "Receive"),
        "applications_appeal_changelist",
        f"?state__exact={AppealState.FILED}",
        in_appeal_state(AppealState.FILED),
        filed_day,
    ),
    Work(
        "applications.answer_appeal",
        _("Appeals to be considered and answered"),
        pgettext_lazy("queue", "Answer"),
        "applications_appeal_changelist",
        "",
        in_appeal_state(AppealState.RECEIVED, AppealState.CONSIDERED),
        filed_day,
    ),
)
