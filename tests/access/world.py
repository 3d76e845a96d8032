"""A small Centre with one of everything, for asking who may open what."""

import copy
import re
import uuid
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from http.cookies import SimpleCookie
from typing import Any

from django.apps import apps
from django.test import Client
from django.test.client import ClientHandler

from accounts.domain.people import invite
from accounts.models import User
from accounts.roles import Role
from applications.criteria_default import approve_default_criteria
from applications.domain.conflicts import declare_conflict
from applications.domain.criteria import copy_criteria_set
from applications.domain.evaluation import close_evaluation
from applications.domain.links import personal_url
from applications.domain.profiles import describe_expert
from applications.domain.protocol import protocol_of
from applications.domain.returning import ask_for_code
from applications.domain.scoring import score
from applications.enums import Outcome
from applications.models import Application, Call, CriteriaSet
from core.actors import StandIn
from core.clock import moment_of, today
from core.domain.calendar import settle_day
from core.quarters import Quarter
from residents.domain.agreement import agree
from residents.domain.contracts import issue_contract
from residents.domain.grants import GrantSpec, add_grant
from residents.domain.restatements import restate
from residents.models import Residency
from tests.access import rooms
from tests.makers import (
    applications,
    commission,
    finance,
    ip,
    partnerships,
    questions,
    reporting,
    residents,
    terms,
)
from tests.makers import sessions as held
from tests.makers.people import PASSWORD, log_in, make_user

# A model of the table; with `past:` before it, the latest line of that record's history.
PAST = "past:"
MODEL = re.compile(r"[a-z_]+\.[a-z]+")
DECIDED_AT = moment_of(residents.DECIDED, 12)
ANYONE, APPLICANT = "anyone", "applicant"
SUBMITTED, REPORTED = Quarter(2025, 4), Quarter(2026, 2)


@cache
def handler() -> ClientHandler:
    """The site behind all browsers of the world: its middleware is put together once."""
    return ClientHandler(enforce_csrf_checks=False)


@dataclass
class World:
    """The people by role, and the records that are somebody's own or somebody else's."""

    users: dict[str, User]
    application: Application
    draft: Application
    rejected: Application
    names: dict[str, object]
    cookies: dict[str, SimpleCookie] = field(default_factory=dict)

    def client(self, role: str) -> Client:
        """A browser of somebody of this role, as it was just after the login or the personal link."""
        if role not in self.cookies:
            self.cookies[role] = self._enter(role).cookies
        client = Client()
        client.handler = handler()
        client.cookies = copy.deepcopy(self.cookies[role])
        return client

    def _enter(self, role: str) -> Client:
        client = Client()
        if role == APPLICANT:
            for application in (self.application, self.draft, self.rejected):
                client.get(personal_url(application))
        elif role != ANYONE:
            log_in(client, self.users[role])
        return client

    def argument(self, word: str) -> object:
        """What a word of the table stands for: a name below, a model (its first record), or itself."""
        if word in self.names:
            return self.names[word]
        label = word.removeprefix(PAST)
        if not MODEL.fullmatch(label):
            return word
        found = _first_of(apps.get_model(label))
        assert found is not None, f"the world has no {label}"
        return found.history.first().pk if word.startswith(PAST) else found.pk


def _first_of(model: Any) -> Any:
    """Its first record; one with a history where there is one, for some are written as rows alone."""
    rows = model._base_manager.order_by("pk")
    if not hasattr(model, "history"):
        return rows.first()
    return rows.filter(pk__in=model.history.values(model._meta.pk.name)).first() or rows.first()


def build_world() -> World:
    """One of everything, made through the domain functions."""
    approve_default_criteria(approved_on=today(), actor=StandIn.SYSTEM)
    reporting.ready_centre()
    first = residents.drafted_contract(_accepted_by_the_expert())
    add_grant(first, terms.room(), actor=residents.clerk())
    add_grant(first, terms.fee(terms.make_tariff()), actor=residents.clerk(), at=DECIDED_AT)
    add_grant(first, GrantSpec("name"), actor=residents.clerk())
    agreed = agree(first, how="Кат менен.", actor=residents.clerk(), at=DECIDED_AT)
    own = residents.make_residency(issue_contract(agreed, actor=residents.clerk(), at=DECIDED_AT))
    other = residents.make_residency()
    reported = residents.verified_report(
        own,
        Quarter(2026, 1),
        receipts=(residents.receipt(),),
        rights=(residents.announcement(),),
        files=(applications.make_file(),),
    )
    residents.filed_report(own, REPORTED)
    residents.filed_report(other, REPORTED)
    ip.make_grant(own.started_on, residency=own)
    earlier = residents.make_residency(
        started_on=date(2025, 11, 3), signatory=residents.signatory(authority_date=date(2025, 10, 1))
    )
    received = residents.receipt(received_on=SUBMITTED.end)
    closed = residents.verified_report(earlier, SUBMITTED, receipts=(received,))
    report = reporting.submitted_report(SUBMITTED)
    restate(closed, field="revenue", new=Decimal(1), reason="Ката.", actor=residents.clerk())
    rejected = _rejected_application()
    application, draft = _application_being_scored(), applications.make_draft()
    users, drafted = _users(own), questions.drafted_questions()
    session = held.session_under_way([application])
    assigned = rooms.assigned_document()
    own_object = rooms.object_of(users[Role.UNIVERSITY_MEMBER])
    unapproved = _unapproved_criteria()
    return World(
        users=users,
        application=application,
        draft=draft,
        rejected=rejected,
        names={
            "user-expert": users["expert"].pk,
            "user-director": users["director"].pk,
            "user-administrator": users["administrator"].pk,
            "user-invited": _invited().pk,
            "call": application.call.pk,
            "closed-call": Application.objects.get(contracts__residency=own).call.pk,
            "application": application.public_id,
            "application-row": application.pk,
            "submitted-application": applications.submitted_application().pk,
            "drafted-call": _drafted_call().pk,
            "evaluated": commission.evaluated_application().pk,
            **rooms.decision_rows(rejected, users[Role.EXPERT]),
            "commission-session": session.pk,
            "commission-session-item": session.items.get().pk,
            "others-commission-session": held.session_under_way().pk,
            "closed-session": held.issued_protocol().session.pk,
            "signed-protocol": held.signed_protocol().scan_id,
            "others-application": applications.make_draft().public_id,
            "draft": draft.public_id,
            "attachment": application.attachments.get().upload.pk,
            **rooms.cabinet_rows(own, other),
            "residency": own.pk,
            "others-residency": other.pk,
            "scan": own.contract.scan.pk,
            "contract": own.contract.pk,
            "contract-paper": own.contract.paper.pk,
            "others-contract": other.contract.pk,
            "drafted-contract": residents.drafted_contract().pk,
            "issued-contract": residents.issued_contract().pk,
            "verified-report": reported.pk,
            "report-evidence": reported.files.get().upload_id,
            "agreed-contract": residents.agreed_contract().pk,
            "filed-report": own.reports.get(year=REPORTED.year, quarter=REPORTED.number).pk,
            "accepted": residents.accepted_application().pk,
            "team": rooms.accepted_team().pk,
            "protocol": protocol_of(Application.objects.get(contracts__residency=own)).pk,
            "report-paper": report.paper.pk,
            "submitted": report.code,
            "open-report": reporting.opened_report(REPORTED).pk,
            "unapproved-criteria": unapproved.pk,
            "unapproved-criterion": unapproved.criteria.first().pk,
            "panel-seat": application.commission.members.order_by("pk")[1].pk,
            "drafted-questions": drafted.pk,
            "drafted-question": drafted.ordered[0].pk,
            "return-code": ask_for_code("nobody@talaa.example", language="ky").pk,
            "assigned-document": assigned.pk,
            "document-scan": assigned.scan.pk,
            "code": own.contract.paper.code,
            **rooms.board_rows(users[Role.BOARD_MEMBER]),
            "own-object": own_object.pk,
            "others-object": ip.made_object("other").pk,
            "rights-contract": own_object.contract_scan_id,
            "closed-sum": closed.investments.get().pk,
            "waiting-income": finance.make_income().pk,
            "confirmed-income": finance.confirmed(finance.make_income()).pk,
            "waiting-spending": finance.make_spending().pk,
            "confirmed-spending": finance.confirmed(finance.make_spending()).pk,
            "nothing": uuid.UUID(int=0),
            "public-problem": partnerships.accepted_problem().pk,
            "city-problem": partnerships.make_problem().pk,
            "partner-problem": partnerships.make_problem(actor=partnerships.enterprise()).pk,
            "city-obligation": partnerships.obligation("C1").pk,
            "university-obligation": partnerships.make_evidence("U1").obligation.pk,
            **rooms.service_rows(own, other, users),
            **rooms.event_rows(own),
            **rooms.duty_rows(own, other),
            **rooms.term_rows(own),
            **rooms.money_rows(own),
            **rooms.project_rows(own),
            **rooms.plan_rows(),
        },
    )


def _accepted_by_the_expert() -> Application:
    """An application whose whole way was walked, its protocol with it; the expert was the commission."""
    at = moment_of(residents.DECIDED)
    call = applications.make_call(opens_at=at)
    sent = applications.submitted_application(call, at=at)
    complete = applications.found_complete(sent, actor=residents.clerk(), at=at)
    row = commission.accepted_application(
        applications=[complete], experts=[residents.expert()], quorum=1, at=at
    )
    return Application.objects.get(pk=row.pk)


def _drafted_call() -> Call:
    """A call nobody sees yet; and a day that the Centre has settled."""
    settle_day(day=date(2027, 3, 10), kind="off", reason="Орозо айт", actor=StandIn.SYSTEM)
    return applications.drafted_call()


def _users(residency: Residency) -> dict[str, User]:
    named = {
        Role.DIRECTOR: residents.director(),
        Role.UNIT_STAFF: residents.clerk(),
        Role.EXPERT: residents.expert(),
        Role.RESIDENT: residents.representative_of(residency),
        Role.IP_OFFICER: ip.officer(),
        Role.CITY_HALL: partnerships.city_officer(),
        Role.PARTNER: partnerships.enterprise(),
        Role.FINANCE_OFFICER: finance.accountant(),
    }
    for role in (Role.RECTOR, Role.BOARD_MEMBER):
        named[role] = commission.role_holder(role)
    named[Role.RESIDENT].set_password(PASSWORD)
    named[Role.RESIDENT].save()
    return {role.value: named.get(role) or make_user(role) for role in Role}


def _invited() -> User:
    """Somebody whom the Centre has invited and who has not entered yet."""
    return invite(
        "invited@oshtu.example",
        role=Role.EXPERT,
        surname="Сыдыкова",
        given_name="Назгүл",
        actor=StandIn.SYSTEM,
    )


def _rejected_application() -> Application:
    """Rejected after its experts had declared, scored and sent, each by an act of their own."""
    application = commission.application_in_evaluation()
    for expert in commission.experts_of(application):
        commission.send_scores(application, expert)
    close_evaluation(application, actor=commission.role_holder(Role.DIRECTOR))
    return commission.decided(application, Outcome.REJECTED).application


def _application_being_scored() -> Application:
    """The expert has declared and begun to score; a letter about it waits in the outbox."""
    clerk, expert = residents.clerk(), residents.expert()
    sent = applications.found_complete(applications.submitted_application(with_file=True), actor=clerk)
    experts = [expert, *commission.make_experts(2)]
    describe_expert(expert, organisation="Ош мамлекеттик университети", actor=expert)
    commission.appointed_commission([sent], experts=experts)
    application = Application.objects.get(pk=sent.pk)
    declare_conflict(application, expert=expert, has_conflict=False)
    points = commission.all_points(application)
    score(application, expert=expert, points=points, comments=commission.reasons_for(points), overall="")
    return application


def _unapproved_criteria() -> CriteriaSet:
    """A version of the criteria that is still being weighed."""
    return copy_criteria_set(CriteriaSet.objects.get(), version="2027", actor=residents.director())
