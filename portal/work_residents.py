"""What waits for somebody about residents: contracts, reports, duties, ends (3.3.2 to 3.3.4)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import clock
from portal.work_row import Work
from residents.domain import alumni
from residents.domain import project_queries as projects
from residents.domain import queries as residents
from residents.enums import ContractState
from residents.enums_cabinet import NameState
from residents.enums_duties import NoticeState
from residents.enums_ending import TerminationState
from residents.enums_project import ChangeState, GateState
from residents.models import NamePermission, Notice, ResidentRequest, Termination
from residents.models import notice as notices
from residents.models import resident_request as requests
from residents.models.gate import CONCLUDE
from residents.models.project import SETTLE

RESIDENTS = (
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
        "residents.prepare_contract",
        _("Contracts both sides have agreed to"),
        pgettext_lazy("queue", "Issue for signature"),
        "residents_contract_changelist",
        f"?state__exact={ContractState.AGREED}",
        residents.awaiting_issue,
        residents.agreed_on,
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
        SETTLE,
        _("Requests to change a project"),
        pgettext_lazy("queue", "Approve or refuse"),
        "residents_projectchange_changelist",
        f"?state__exact={ChangeState.REQUESTED}",
        projects.awaiting_answer,
        lambda change: change.requested_on,
    ),
    Work(
        SETTLE,
        _("Stages of projects that residents report"),
        pgettext_lazy("queue", "Verify"),
        "residents_project_changelist",
        "?stages=reported",
        projects.awaiting_verification,
        projects.reported_on,
    ),
    Work(
        CONCLUDE,
        _("Gate reviews that run"),
        pgettext_lazy("queue", "Conclude"),
        "residents_gatereview_changelist",
        f"?state__exact={GateState.OPEN}",
        projects.under_review,
        lambda review: review.opened_on,
    ),
    Work(
        requests.ANSWER,
        _("Requests of residents whose answer is late"),
        pgettext_lazy("queue", "Answer"),
        "residents_residentrequest_changelist",
        "?term=late",
        ResidentRequest.objects.overdue,
        lambda request: request.due_on,
        lambda request: request,
    ),
    Work(
        requests.ANSWER,
        _("Requests of residents to answer"),
        pgettext_lazy("queue", "Answer"),
        "residents_residentrequest_changelist",
        "?term=runs",
        lambda: ResidentRequest.objects.to_answer().filter(due_on__gte=clock.today()),
        lambda request: clock.day_of(request.created_at),
        lambda request: request,
    ),
    Work(
        requests.DECIDE,
        _("Permissions to use the name that wait for your decision"),
        pgettext_lazy("queue", "Decide"),
        "residents_namepermission_changelist",
        f"?standing={NameState.ASKED}",
        NamePermission.objects.to_decide,
        lambda permission: clock.day_of(permission.created_at),
        lambda permission: permission,
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
)
