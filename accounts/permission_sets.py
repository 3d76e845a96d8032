"""Named sets of permissions, one for each piece of work; `accounts/roles.py` says which role has which."""


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
    view("units", "premises", "equipment", "repair", "allocation", "servicerequest", "event", "participant")
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
    "amendment",
    "yearplan",
    "planitem",
    "budgetentry",
    "strategicplan",
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
    "units.join_event",
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
    write("units", "premises", "equipment", "allocation", "servicerequest", "event")
    | write("incubator", "mentor", "mentoringsession")
    | {"units.serve_request", "units.ask_service", "units.ask_hub", "units.view_participant"}
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
    "reporting",
    "centrereport",
    "planvalue",
    "indicatorset",
    "boardmember",
    "boardmeeting",
    "boarddecision",
    "amendment",
) | {
    "reporting.keep_board",
    "reporting.amend_regulation",
    "reporting.submit_report",
    "reporting.read_report",
}
# Plans, 4.1 and 4.2.3 c: the director writes and keeps them, one person approves, each notes the own lines.
LEAD_PLANS = write("reporting", "yearplan", "planitem", "strategicplan", "staffmember") | {
    "reporting.prepare_yearplan",
    "reporting.approve_yearplan",
    "reporting.note_planitem",
    "reporting.keep_strategicplan",
    "reporting.keep_staffmember",
}
APPROVE_PLANS = {"reporting.change_yearplan", "reporting.approve_yearplan"}
DO_PLANS = view("reporting", "planitem") | {"reporting.note_planitem"}
# The staff list, 4.2.3 e: for those who answer for the people and who audit.
READ_STAFF = view("reporting", "staffmember")
