"""The table of work: each act somebody must do, who does it, what waits for it (4.2.3)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Model, QuerySet
from django.utils.functional import Promise
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
from documents.domain import queries as documents
from finance.enums import OperationState
from finance.models import Income, Spending
from ip.enums import UNGRANTED_KINDS
from ip.models import IPObject
from partnerships.domain import queries as partnerships
from partnerships.domain.terms import expiring, reminded_since
from residents.domain import alumni
from residents.domain import queries as residents
from residents.enums_duties import NoticeState
from residents.enums_ending import TerminationState
from residents.models import Notice, Termination
from residents.models import notice as notices
from units.base.domain import queries as units

type Words = str | Promise


@dataclass(frozen=True)
class Work:
    """One kind of work: who does it (by permission), what waits, where it is done."""

    permission: str
    title: Words
    act: Words
    page: str
    filter: str
    waiting: Callable[[], QuerySet[Any]]
    since: Callable[[Any], date | None]
    # The record that a queue of one opens at once; without it the list opens.
    alone: Callable[[Any], Model] | None = None


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


def without_title() -> QuerySet[IPObject]:
    """Objects that may get a title of protection and have none yet, the oldest first."""
    return IPObject.objects.filter(grants=None).exclude(kind__in=UNGRANTED_KINDS).order_by("created_at", "pk")


def submitted_day(application: Application) -> date | None:
    """The day an application was sent."""
    return clock.day_of(application.submitted_at) if application.submitted_at else None


def money_in_state(model: type[Income | Spending], state: str) -> Callable[[], QuerySet[Any]]:
    """Income or spending in one state whose day has come, the earliest first (5.3)."""
    return lambda: model.objects.in_state(state).come(clock.today()).order_by(model.DAY, "pk")


S = ApplicationState
APPLICATIONS = "applications_application_changelist"
UNSIGNED = "protocol=unsigned"
CORRESPONDENCE = "documents_correspondence_changelist"
WORKS = (
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
    Work(
        "residents.prepare_contract",
        _("Accepted applications that wait for a contract"),
        pgettext_lazy("queue", "Prepare contracts"),
        "residents_contract_add",
        "",
        residents.awaiting_contract,
        lambda application: application.decision.decided_on,
    ),
    Work(
        "residents.sign_contract",
        _("Contracts to be signed"),
        pgettext_lazy("queue", "Open the contracts"),
        "residents_contract_changelist",
        "?state__exact=issued",
        residents.awaiting_signature,
        lambda contract: contract.issued_on,
    ),
    Work(
        "residents.verify_report",
        _("Residents' reports to verify"),
        pgettext_lazy("queue", "Verify"),
        "residents_periodicreport_changelist",
        "?state__exact=submitted",
        residents.awaiting_verification,
        lambda report: clock.day_of(report.submitted_at),
    ),
    Work(
        notices.SEND,
        _("Warnings to read and send"),
        pgettext_lazy("queue", "Send"),
        "residents_notice_changelist",
        f"?state__exact={NoticeState.DRAFT}",
        lambda: Notice.objects.filter(state=NoticeState.DRAFT).order_by("created_at", "pk"),
        lambda notice: clock.day_of(notice.created_at),
    ),
    Work(
        notices.PREPARE,
        _("Warnings whose term has passed"),
        pgettext_lazy("queue", "Record what became of them"),
        "residents_notice_changelist",
        "?term=passed",
        lambda: Notice.objects.filter(state=NoticeState.SENT, cure_by__lt=clock.today()).order_by("cure_by"),
        lambda notice: notice.cure_by,
    ),
    Work(
        "residents.end_residency",
        _("Terminations that residents contest"),
        pgettext_lazy("queue", "Answer by an act"),
        "residents_termination_changelist",
        f"?state__exact={TerminationState.CONTESTED}",
        lambda: Termination.objects.filter(state=TerminationState.CONTESTED).order_by("contested_on"),
        lambda termination: termination.contested_on,
    ),
    Work(
        alumni.RECORD,
        _("Former residents to ask"),
        pgettext_lazy("queue", "Ask and record"),
        "residents_followup_due",
        "",
        alumni.with_questions,
        lambda residency: next(alumni.to_ask([residency])).due_on,
    ),
    Work(
        "residents.end_residency",
        _("Residencies whose contract has run out"),
        pgettext_lazy("queue", "Record the end"),
        "residents_residency_changelist",
        "",
        lambda: residents.expiry_unrecorded().order_by("expires_on", "pk"),
        lambda residency: residency.expires_on,
    ),
    Work(
        "residents.answer_announced",
        _("Filings and grants that residents announce"),
        pgettext_lazy("queue", "Record or answer"),
        "residents_announcedright_changelist",
        "?state__exact=announced&report=verified",
        residents.awaiting_ip_officer,
        lambda right: clock.day_of(right.report.verified_at),
    ),
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
        "documents.annul_issuedpaper",
        _("Papers whose stored file was changed"),
        pgettext_lazy("queue", "Look at the papers"),
        "documents_issuedpaper_changelist",
        "?file=altered",
        documents.altered_papers,
        lambda paper: clock.day_of(paper.altered_at),
    ),
    *(
        Work(
            permission,
            title,
            act,
            f"finance_{model._meta.model_name}_changelist",
            f"?state__exact={state}&period=come",
            money_in_state(model, state),
            lambda operation: clock.day_of(operation.created_at),
        )
        for model, permission, state, title, act in (
            (
                Income,
                "finance.confirm_money",
                OperationState.ENTERED,
                _("Income to confirm by the accounting document"),
                pgettext_lazy("queue", "Confirm"),
            ),
            (
                Spending,
                "finance.confirm_money",
                OperationState.ENTERED,
                _("Spending to confirm by the accounting document"),
                pgettext_lazy("queue", "Confirm"),
            ),
            (
                Income,
                "finance.enter_money",
                OperationState.RETURNED,
                _("Income entries returned with a remark"),
                pgettext_lazy("queue", "Correct"),
            ),
            (
                Spending,
                "finance.enter_money",
                OperationState.RETURNED,
                _("Spending entries returned with a remark"),
                pgettext_lazy("queue", "Correct"),
            ),
        )
    ),
)
