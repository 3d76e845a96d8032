"""The table of roles: who may do what. The groups in the database are made from it, never by hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.permission_sets import (
    ANSWER_ANNOUNCED,
    ANSWER_RESIDENTS,
    APPROVE_PLANS,
    ASK_FOR_SERVICES,
    ASK_THE_HUB,
    CARRY_OUT,
    CHECK_APPLICATIONS,
    CONFIRM_MONEY,
    DECIDE_APPLICATIONS,
    DECIDE_NAME,
    DO_PLANS,
    ENTER_MONEY,
    EVALUATE_APPLICATIONS,
    FOLLOW_PROJECTS,
    HEAD_PAPERWORK,
    HOLD_SESSIONS,
    ISSUE_INVOICES,
    KEEP_ACTS,
    KEEP_CALENDAR,
    KEEP_DUTIES,
    KEEP_EXPERTS,
    KEEP_IP,
    KEEP_PARTNERSHIPS,
    KEEP_REGISTERS,
    LEAD_PLANS,
    MENTOR_PROJECTS,
    PASS_GATES,
    PREPARE_CONTRACTS,
    READ_ALL,
    READ_APPLICATIONS,
    READ_DOCUMENTS,
    READ_FINANCE,
    READ_IP,
    READ_PARTIES,
    READ_PARTNERSHIPS,
    READ_RESIDENTS,
    READ_STAFF,
    READ_UNITS,
    SEE_OWN_IP,
    SEND_NOTICES,
    SERVE_RESIDENTS,
    SIGN_CONTRACTS,
    SPEAK_FOR_CITY,
    SPEAK_FOR_RESIDENT,
    SUBMIT_REPORTS,
    USE_CITY_PAGES,
    VERIFY_REPORTS,
    view,
    write,
)


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
            | LEAD_PLANS
            | HEAD_PAPERWORK
        ),
        staff=True,
        second_factor=True,
    ),
    Role.VICE_RECTOR: RoleSpec(
        frozenset(READ_ALL | READ_STAFF | APPROVE_PLANS), staff=True, second_factor=True
    ),
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
            | DO_PLANS
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
            | DO_PLANS
        ),
        staff=True,
        second_factor=True,
    ),
    Role.IP_OFFICER: RoleSpec(
        frozenset(
            READ_IP | view("residents", "residency") | ANSWER_ANNOUNCED | KEEP_IP | CARRY_OUT | DO_PLANS
        ),
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
            | DO_PLANS
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
    Role.AUDITOR: RoleSpec(frozenset(READ_ALL | READ_STAFF), staff=True, second_factor=True),
}


def is_staff(roles: Iterable[str]) -> bool:
    """Whether any of `roles` enters the admin; what the table does not know enters nothing."""
    return any(spec.staff for spec in _specs(roles))


def needs_second_factor(roles: Iterable[str]) -> bool:
    """Whether any of `roles` works only with a second factor (design §6)."""
    return any(spec.second_factor for spec in _specs(roles))


def _specs(roles: Iterable[str]) -> list[RoleSpec]:
    return [ROLES[Role(role)] for role in roles if role in Role.values and Role(role) in ROLES]
