"""The table of roles: who may do what. The groups in the database are made from it, never by hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Everybody who logs in; anyone and the applicant have no account."""

    ADMINISTRATOR = "administrator", _("Administrator")
    DIRECTOR = "director", _("Director of the Centre")
    VICE_RECTOR = "vice_rector", _("Vice-Rector for Research")
    RECTOR = "rector", _("Rector's office")
    UNIT_STAFF = "unit_staff", _("Employee of the Centre")
    SECRETARY = "secretary", _("Secretary of the commission")
    IP_OFFICER = "ip_officer", _("IP officer")
    FINANCE_OFFICER = "finance_officer", _("Finance officer")
    EXPERT = "expert", _("Expert")
    MENTOR = "mentor", _("Mentor")
    UNIVERSITY_MEMBER = "university_member", _("Member of the university")
    RESIDENT = "resident", _("Resident's representative")
    BOARD_MEMBER = "board_member", _("Member of the Supervisory Board")
    CITY_HALL = "city_hall", _("City hall")
    PARTNER = "partner", _("Partner enterprise")
    AUDITOR = "auditor", _("Auditor")


@dataclass(frozen=True)
class RoleSpec:
    """What a role may do (permission names "app.codename"), whether it enters the admin, how it logs in."""

    permissions: frozenset[str]
    staff: bool
    # Such a role works only in a session with a second factor, and never logs in by a mailed code.
    second_factor: bool = False


def view(app: str, *models_: str) -> set[str]:
    """Permissions to look at the models of one room."""
    return {f"{app}.view_{model}" for model in models_}


def write(app: str, *models_: str) -> set[str]:
    """Permissions to look at, add and change; nothing is deleted in this portal."""
    return {f"{app}.{act}_{model}" for act in ("view", "add", "change") for model in models_}


# What each room has to look at; a room adds its models here.
READ_CORE = view("core", "quarterlock", "transitionlog", "specialday")
READ_PARTIES = view("accounts", "party", "founder", "contact")
READ_ACCOUNTS = view("accounts", "user", "appointment") | READ_PARTIES
READ_DOCUMENTS = view(
    "documents", "issuedpaper", "governingact", "upload", "correspondence", "fileindex", "letterhead"
) | {"post_office.view_email"}
READ_APPLICATIONS = view(
    "applications",
    "call",
    "application",
    "teammember",
    "attachment",
    "criteriaset",
    "criterion",
    "questionset",
    "question",
    "budgetline",
    "commission",
    "commissionmember",
    "commissionsession",
    "conflictdeclaration",
    "scoresheet",
    "score",
    "decision",
    "checklist",
    "remark",
    "unittransfer",
    "assignment",
    "expertprofile",
    "condition",
    "appeal",
)
READ_RESIDENTS = view(
    "residents",
    "contract",
    "contracttemplate",
    "clause",
    "tariff",
    "tariffline",
    "grant",
    "supplement",
    "registration",
    "residency",
    "representative",
    "periodicreport",
    "investment",
    "announcedright",
    "restatement",
    "internalrules",
    "acknowledgement",
    "dutycheck",
    "notice",
    "termination",
    "handoveritem",
    "followup",
    "project",
    "stage",
    "projectversion",
    "projectchange",
    "gatereview",
    "gateitem",
    "transfer",
    "residentrequest",
    "namepermission",
)
READ_IP = view("ip", "ipobject", "creator", "owner", "grant")
READ_PARTNERSHIPS = view(
    "partnerships",
    "partner",
    "agreement",
    "agreementparty",
    "obligation",
    "evidence",
    "plannedaction",
    "negotiation",
    "problem",
)
READ_UNITS = (
    view("units", "premises", "equipment", "repair", "allocation", "servicerequest")
    | view("technopark", "booking")
    | view("incubator", "mentor", "mentoringsession")
)
READ_INVOICES = view("finance", "invoice", "invoiceline", "allocation")
READ_FINANCE = view("finance", "income", "spending") | READ_INVOICES
READ_REPORTING = view(
    "reporting",
    "indicatorset",
    "planvalue",
    "centrereport",
    "delivery",
    "boardmember",
    "boardmeeting",
    "boarddecision",
)
READ_ALL = (
    READ_CORE
    | READ_ACCOUNTS
    | READ_DOCUMENTS
    | READ_APPLICATIONS
    | READ_RESIDENTS
    | READ_IP
    | READ_PARTNERSHIPS
    | READ_UNITS
    | READ_FINANCE
    | READ_REPORTING
    | {"reporting.read_report"}
)

# Paperwork, 7.3: staff keep the registers, the director writes resolutions, each does what is given to them.
CARRY_OUT = {
    "documents.view_correspondence",
    "documents.change_correspondence",
    "documents.complete_correspondence",
}
KEEP_REGISTERS = (
    write("documents", "correspondence", "fileindex") | CARRY_OUT | {"documents.file_correspondence"}
)
KEEP_ACTS = write("documents", "governingact", "letterhead") | {"documents.resend_letter"}
HEAD_PAPERWORK = (
    KEEP_REGISTERS | KEEP_ACTS | {"documents.assign_correspondence", "documents.annul_issuedpaper"}
)
# Selection, 3.3.1: the clerk checks completeness, the commission evaluates, the director decides.
CHECK_APPLICATIONS = write("applications", "call", "questionset") | {
    "core.view_specialday",
    "applications.change_application",
    "applications.check_application",
    "applications.change_condition",
    "applications.change_appeal",
}
KEEP_EXPERTS = write("applications", "expertprofile")
KEEP_CALENDAR = write("core", "specialday") | {"core.keep_calendar"}
DECIDE_APPLICATIONS = (
    write("applications", "commission", "criteriaset", "criterion", "questionset")
    | KEEP_EXPERTS
    | {
        "applications.announce_call",
        "applications.close_call",
        "applications.transfer_application",
        "applications.change_application",
        "applications.check_application",
        "applications.appoint_commission",
        "applications.decide_application",
        "applications.take_decision",
        "applications.release_decision",
        "applications.answer_appeal",
        "applications.change_decision",
        "applications.change_condition",
        "applications.change_appeal",
    }
)
# Where the commission itself decides, its chair or secretary enters the result (`DECIDED_BY`).
EVALUATE_APPLICATIONS = {"applications.score_application", "applications.take_decision"}
# The commission's sessions, 3.3.1: its secretary holds them, the director may.
HOLD_SESSIONS = write("applications", "commissionsession") | {
    "applications.close_evaluation",
    "applications.hold_session",
}
# Residency, 1.4 and 3.3: the clerk prepares, the director signs and ends.
PREPARE_CONTRACTS = (
    write("residents", "contract", "supplement", "contracttemplate", "clause", "tariff", "tariffline")
    | write("accounts", "party")
    | {"residents.prepare_contract"}
)
SIGN_CONTRACTS = PREPARE_CONTRACTS | {
    "residents.approve_contracttemplate",
    "residents.approve_tariff",
    "residents.change_residency",
    "residents.sign_contract",
    "residents.end_residency",
    "residents.change_termination",
}
# Duties, 3.3.3: the clerk looks and prepares, the director warns; the resident declares and may contest.
KEEP_DUTIES = {
    "residents.check_duty",
    "residents.prepare_notice",
    "residents.change_notice",
    "residents.record_follow_up",
}
# The cabinet, 3.3.2: the clerk answers requests, the director decides on the use of the name.
ANSWER_RESIDENTS = {"residents.change_residentrequest", "residents.answer_request"}
DECIDE_NAME = {"residents.change_namepermission", "residents.decide_name"}
SEND_NOTICES = KEEP_DUTIES | {"residents.send_notice", "residents.name_rules"}
# Projects, 3.2 and 3.3.3: the clerk verifies stages, answers requests and gathers what proves a concept; the
# director concludes a gate review and orders a transfer.
FOLLOW_PROJECTS = {
    "residents.settle_project",
    "residents.change_stage",
    "residents.change_projectchange",
    "residents.review_gate",
    "residents.change_gatereview",
}
PASS_GATES = FOLLOW_PROJECTS | {"residents.conclude_gate", "residents.order_transfer"}
SPEAK_FOR_RESIDENT = {
    "residents.file_report",
    "residents.ask_centre",
    "residents.acknowledge",
    "residents.contest_termination",
    "residents.follow_project",
}
VERIFY_REPORTS = {
    "residents.change_periodicreport",
    "residents.verify_report",
    "residents.restate_report",
}
ANSWER_ANNOUNCED = {
    "residents.view_announcedright",
    "residents.change_announcedright",
    "residents.answer_announced",
}
# Intellectual property, VI: one officer keeps the register.
KEEP_IP = write("ip", "ipobject", "creator", "grant") | {"ip.record_grant", "ip.settle_ownership"}
SEE_OWN_IP = {"ip.see_own_objects"}
# Partners and the memorandum, 8.1: staff note what was done; the two sides have their own pages.
KEEP_PARTNERSHIPS = write("partnerships", "partner", "agreement") | {
    "partnerships.sign_agreement",
    "partnerships.record_negotiation",
    "partnerships.record_university_evidence",
    "partnerships.change_problem",
    "partnerships.consider_problem",
}
USE_CITY_PAGES = {"partnerships.file_problem"}
SPEAK_FOR_CITY = {"partnerships.record_city_evidence"}
# Premises and services, 2.2 and 3.2.
SERVE_RESIDENTS = (
    write("units", "premises", "equipment", "allocation", "servicerequest")
    | write("incubator", "mentor", "mentoringsession")
    | {"units.serve_request", "units.ask_service", "units.ask_hub"}
)
MENTOR_PROJECTS = {"incubator.record_session"}
ASK_FOR_SERVICES = {"units.ask_service"}
ASK_THE_HUB = {"units.ask_service", "units.ask_hub"}
# Money, V: staff enter, the finance officer confirms by the accounting document (5.3).
ENTER_MONEY = write("finance", "income", "spending") | READ_INVOICES | {"finance.enter_money"}
CONFIRM_MONEY = {"finance.change_income", "finance.change_spending", "finance.confirm_money"}
# Invoices, 3.3.3: the finance officer issues them and says which payment pays which.
ISSUE_INVOICES = {"finance.change_invoice", "finance.issue_invoice", "finance.allocate_payment"}
# Reporting, 7.1: the director writes and submits.
SUBMIT_REPORTS = write(
    "reporting", "centrereport", "planvalue", "indicatorset", "boardmember", "boardmeeting"
) | {
    "reporting.keep_board",
    "reporting.submit_report",
    "reporting.read_report",
}

ROLES: dict[Role, RoleSpec] = {
    Role.ADMINISTRATOR: RoleSpec(
        frozenset(READ_ALL | write("accounts", "user", "appointment") | KEEP_ACTS),
        staff=True,
        second_factor=True,
    ),
    Role.DIRECTOR: RoleSpec(
        frozenset(
            READ_ALL
            | CHECK_APPLICATIONS
            | DECIDE_APPLICATIONS
            | KEEP_CALENDAR
            | HOLD_SESSIONS
            | SIGN_CONTRACTS
            | SEND_NOTICES
            | PASS_GATES
            | ANSWER_RESIDENTS
            | DECIDE_NAME
            | VERIFY_REPORTS
            | KEEP_PARTNERSHIPS
            | SERVE_RESIDENTS
            | ENTER_MONEY
            | SUBMIT_REPORTS
            | HEAD_PAPERWORK
        ),
        staff=True,
        second_factor=True,
    ),
    Role.VICE_RECTOR: RoleSpec(frozenset(READ_ALL), staff=True, second_factor=True),
    Role.RECTOR: RoleSpec(frozenset({"reporting.read_report"}), staff=False),
    Role.UNIT_STAFF: RoleSpec(
        frozenset(
            READ_APPLICATIONS
            | READ_RESIDENTS
            | READ_DOCUMENTS
            | READ_PARTIES
            | CHECK_APPLICATIONS
            | PREPARE_CONTRACTS
            | KEEP_DUTIES
            | FOLLOW_PROJECTS
            | ANSWER_RESIDENTS
            | VERIFY_REPORTS
            | READ_PARTNERSHIPS
            | KEEP_PARTNERSHIPS
            | READ_UNITS
            | SERVE_RESIDENTS
            | ENTER_MONEY
            | KEEP_REGISTERS
        ),
        staff=True,
        second_factor=True,
    ),
    Role.SECRETARY: RoleSpec(
        frozenset(
            READ_APPLICATIONS
            | READ_DOCUMENTS
            | CARRY_OUT
            | CHECK_APPLICATIONS
            | KEEP_CALENDAR
            | KEEP_EXPERTS
            | HOLD_SESSIONS
        ),
        staff=True,
        second_factor=True,
    ),
    Role.IP_OFFICER: RoleSpec(
        frozenset(READ_IP | view("residents", "residency") | ANSWER_ANNOUNCED | KEEP_IP | CARRY_OUT),
        staff=True,
        second_factor=True,
    ),
    Role.FINANCE_OFFICER: RoleSpec(
        frozenset(
            READ_RESIDENTS
            | READ_FINANCE
            | READ_PARTIES
            | {"residents.check_duty"}
            | CONFIRM_MONEY
            | ISSUE_INVOICES
            | CARRY_OUT
        ),
        staff=True,
        second_factor=True,
    ),
    Role.EXPERT: RoleSpec(frozenset(EVALUATE_APPLICATIONS), staff=False),
    Role.RESIDENT: RoleSpec(frozenset(SPEAK_FOR_RESIDENT | ASK_FOR_SERVICES), staff=False),
    Role.BOARD_MEMBER: RoleSpec(frozenset({"reporting.read_report"}), staff=False),
    Role.MENTOR: RoleSpec(frozenset(MENTOR_PROJECTS), staff=False),
    Role.CITY_HALL: RoleSpec(frozenset(USE_CITY_PAGES | SPEAK_FOR_CITY), staff=False),
    Role.UNIVERSITY_MEMBER: RoleSpec(frozenset(ASK_THE_HUB | SEE_OWN_IP), staff=False),
    Role.PARTNER: RoleSpec(frozenset(USE_CITY_PAGES), staff=False),
    Role.AUDITOR: RoleSpec(frozenset(READ_ALL), staff=True, second_factor=True),
}


def is_staff(roles: Iterable[str]) -> bool:
    """Whether any of `roles` enters the admin; what the table does not know enters nothing."""
    return any(spec.staff for spec in _specs(roles))


def needs_second_factor(roles: Iterable[str]) -> bool:
    """Whether any of `roles` works only with a second factor (design §6)."""
    return any(spec.second_factor for spec in _specs(roles))


def _specs(roles: Iterable[str]) -> list[RoleSpec]:
    return [ROLES[Role(role)] for role in roles if role in Role.values and Role(role) in ROLES]
