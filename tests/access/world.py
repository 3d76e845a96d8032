"""A small Centre with one of everything, for asking who may open what."""

import copy
import re
import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from http.cookies import SimpleCookie

from django.apps import apps
from django.test import Client
from django.test.client import ClientHandler

from accounts.domain.party_details import add_contact, add_founder
from accounts.domain.people import invite
from accounts.models import PartyKind, User
from accounts.roles import Role
from applications.criteria_default import approve_default_criteria
from applications.domain.appeal_answers import give_appeal
from applications.domain.appeals import file_appeal, receive_appeal
from applications.domain.conflicts import declare_conflict
from applications.domain.criteria import copy_criteria_set
from applications.domain.links import personal_url
from applications.domain.profiles import describe_expert
from applications.domain.protocol import protocol_of
from applications.domain.returning import ask_for_code
from applications.domain.scoring import score
from applications.enums import ApplicantForm, Outcome
from applications.models import Application, Call, CriteriaSet
from core.actors import StandIn
from core.clock import moment_of, now, today
from core.domain.calendar import settle_day
from core.quarters import Quarter
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import Correspondence, IssuedPaper
from ip.domain.objects import add_creator
from ip.models import IPObject
from reporting.domain.meetings import add_file
from reporting.domain.minutes import close_meeting
from residents.domain.agreement import agree, offer_draft
from residents.domain.applicants import register_applicant
from residents.domain.contract_templates import write_template
from residents.domain.contracts import issue_contract
from residents.domain.gates import open_gate
from residents.domain.grants import GrantSpec, add_grant
from residents.domain.restatements import restate
from residents.domain.tariffs import add_line, write_tariff
from residents.models import ContractTemplate, Residency
from tests.makers import (
    applications,
    cabinet,
    commission,
    correspondence,
    ending,
    events,
    finance,
    invoices,
    ip,
    partnerships,
    plans,
    projects,
    questions,
    reporting,
    residents,
    terms,
    units,
)
from tests.makers import sessions as held
from tests.makers.documents import make_upload
from tests.makers.people import PASSWORD, log_in, make_user
from units.incubator.domain.mentoring import add_mentor

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
        found = apps.get_model(label)._base_manager.order_by("pk").first()
        assert found is not None, f"the world has no {label}"
        return found.history.first().pk if word.startswith(PAST) else found.pk


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
    application, draft = _application_being_scored(), applications.make_draft()
    rejected = commission.decided_application(Outcome.REJECTED).application
    users, drafted = _users(own), questions.drafted_questions()
    session = held.session_under_way([application])
    assigned = _paperwork()
    own_object = _object_of(users[Role.UNIVERSITY_MEMBER])
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
            **_decisions(rejected, users[Role.EXPERT]),
            "commission-session": session.pk,
            "commission-session-item": session.items.get().pk,
            "others-commission-session": held.session_under_way().pk,
            "closed-session": held.issued_protocol().session.pk,
            "signed-protocol": held.signed_protocol().scan_id,
            "others-application": applications.make_draft().public_id,
            "draft": draft.public_id,
            "attachment": application.attachments.get().upload.pk,
            **_cabinet(own, other),
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
            "team": _team().pk,
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
            **_board(users[Role.BOARD_MEMBER]),
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
            **_services(own, other, users),
            **_events(),
            **_duties(own, other),
            **_terms(own),
            **_money(own),
            **_projects(own),
            **_plans(),
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


def _plans() -> dict[str, object]:
    """A work plan that counts, versions in each state, a strategic plan in force and a draft, an employee."""
    counting, draft = plans.approved(), plans.drafted_plan(year=2027)
    strategy, next_strategy = plans.strategy(), plans.drafted_strategy(2029)
    plans.employee()
    return {
        "approved-plan": counting.pk,
        "counting-line": counting.items.get().pk,
        "draft-plan": draft.pk,
        "draft-line": draft.items.get().pk,
        "draft-budget": plans.drafted_plan("budget", 2026).pk,
        "submitted-plan": plans.submitted_plan("budget", 2027).pk,
        "draft-strategy": next_strategy.pk,
        "draft-measure": next_strategy.measures.get().pk,
        "target": strategy.measures.get().targets.first().pk,
    }


def _money(own: Residency) -> dict[str, object]:
    """Invoices of the own resident: unpaid, paid in part, no longer borne out; a free payment."""
    rows = invoices.charged(own)
    part = invoices.paid(rows[1], 10)
    stale = rows[2]
    stale.lines.update(amount=Decimal(1))
    return {
        "unpaid-invoice": rows[0].pk,
        "partly-paid-invoice": rows[1].pk,
        "part": part.pk,
        "stale-invoice": stale.pk,
        "free-payment": invoices.payment(rows[0], 10).pk,
        "invoice-paper": rows[0].paper_id,
    }


def _drafted_call() -> Call:
    """A call nobody sees yet; and a day that the Centre has settled."""
    settle_day(day=date(2027, 3, 10), kind="off", reason="Орозо айт", actor=StandIn.SYSTEM)
    return applications.drafted_call()


def _decisions(rejected: Application, reviewer: User) -> dict[str, object]:
    """A decision nobody was told of, one with a condition, an appeal that came and one being considered."""
    clerk, director = residents.clerk(), residents.director()
    untold = commission.decided_application(Outcome.ACCEPTED, told=False)
    conditional = commission.decided_application(Outcome.CONDITIONAL)
    filed, considered = (
        file_appeal(
            commission.decided_application(Outcome.REJECTED).application,
            text="Эсеп тиркелген, кайра караңыз.",
            files=[applications.make_file()],
        )
        for _each in range(2)
    )
    receive_appeal(considered, actor=clerk)
    order = record_act(
        kind=ActKind.DIRECTOR_ORDER, number="А-7", dated_on=today(), title="Апелляция", actor=director
    )
    members = [reviewer, *commission.make_experts(2)]
    give_appeal(considered, order=order, members=members, actor=director)
    return {
        "rejected-application": rejected.public_id,
        "evaluated-application": commission.evaluated_application().public_id,
        "untold": untold.application.pk,
        "untold-decision": untold.pk,
        "condition": conditional.condition.pk,
        "filed-appeal": filed.pk,
        "considered-appeal": considered.pk,
    }


def _paperwork() -> Correspondence:
    """A document that waits for a resolution, one given to the clerk, the plan and the letterhead."""
    correspondence.make_document()
    correspondence.make_file_index()
    correspondence.make_letterhead()
    return correspondence.assigned_document(
        residents.clerk(), actor=residents.director(), scan=make_upload("correspondence.scan")
    )


def _cabinet(own: Residency, other: Residency) -> dict[str, object]:
    """Requests to the Centre, and the use of the name asked for."""
    return {
        "centre-request": cabinet.make_request(own, on=today()).pk,
        "others-centre-request": cabinet.make_request(other, on=today()).pk,
        "asked-permission": cabinet.asked_permission(own, on=today()).pk,
    }


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


def _duties(own: Residency, other: Residency) -> dict[str, object]:
    """Rules to read, warnings of the own resident, one that contests its end, one who left long ago."""
    rules = ending.make_rules()
    ending.acknowledged(other, rules)
    drafted, sent = ending.drafted_notice(own), ending.sent_notice(own, "project")
    ended = ending.terminated(residents.make_residency())
    left = ending.early_residency(date(2024, 9, 2))
    ending.terminated(left, ground="own_wish", ended_on=date(2025, 9, 10), act_date=date(2025, 9, 9))
    ending.followed(ending.left_in(2024))
    return {
        "rules": rules.pk,
        "drafted-notice": drafted.pk,
        "sent-notice": sent.pk,
        "warning-paper": sent.paper_id,
        "ended-residency": ended.pk,
        "contested-termination": ending.contested(ended).pk,
        "termination-paper": IssuedPaper.objects.get(kind="termination_notice", object_id=str(ended.pk)).pk,
        "keys-line": ended.handover.get(code="units.keys").pk,
        "debts-line": ended.handover.get(code="finance.debts").pk,
        "left-residency": left.pk,
    }


def _terms(own: Residency) -> dict[str, object]:
    """Words and prices being written, a draft shown to its party, a supplement, a founder and a contact."""
    clerk = residents.clerk()
    words = write_template(version="2", copied_from=ContractTemplate.objects.get(), actor=clerk)
    tariff = write_tariff(version="2027", actor=clerk)
    offered = offer_draft(residents.drafted_contract(), actor=clerk)
    supplement = terms.drafted_supplement(own.contract)
    add_founder(own.party, name="Асанова М. К.", share=Decimal(100), actor=clerk)
    add_contact(own.party, name="Асанова М. К.", phone="0555123456", actor=clerk)
    return {
        "drafted-contracttemplate": words.pk,
        "drafted-clause": words.ordered[0].pk,
        "drafted-tariff": tariff.pk,
        "drafted-tariffline": add_line(tariff, terms.coworking(), actor=clerk).pk,
        "offered-contract": offered.pk,
        "drafted-grant": add_grant(offered, terms.room(), actor=clerk).pk,
        "drafted-supplement": supplement.pk,
        "signed-grant": own.contract.grants.get(kind="room").pk,
    }


def _projects(own: Residency) -> dict[str, object]:
    """Stages planned and reported, a request that waits, a gate that runs, one who moved units."""
    stages = projects.planned(own).stages.order_by("number")
    reported = projects.reported(projects.planned().stages.first())
    change = projects.requested(reported.project.residency, projects.wish())
    gate = open_gate(projects.early_residency().project, actor=residents.clerk())
    projects.transferred()
    return {
        "planned-stage": stages[0].pk,
        "reported-stage": reported.pk,
        "requested-change": change.pk,
        "open-gate": gate.pk,
        "gate-item": gate.items.first().pk,
        "early-project": projects.early_residency().project.pk,
    }


def _services(own: Residency, other: Residency, users: dict[str, User]) -> dict[str, object]:
    """Rooms, requests of both residents and of the university, a booking, sessions of two mentors."""
    room = units.make_premises()
    units.make_allocation(room, own)
    units.make_booking(own)
    mentor = add_mentor(user=users[Role.MENTOR], competences="Сатуу", actor=residents.clerk())
    sessions = [units.make_session(mentor), units.make_session()]
    return {
        "request": units.make_request(own).pk,
        "others-request": units.make_request(other).pk,
        "introduction": units.delivered(units.make_request(own, kind="investment")).pk,
        "hub-request": units.make_hub_request(users[Role.UNIVERSITY_MEMBER]).pk,
        "mentor-session": sessions[0].pk,
        "others-session": sessions[1].pk,
    }


def _events() -> dict[str, object]:
    """An event ahead with somebody signed up, and one that is over and not recorded yet."""
    coming, past = (events.make_event(today() + timedelta(days=days)) for days in (14, -3))
    events.signed(past)
    return {
        "coming-event": coming.pk,
        "coming-person": events.signed(coming, at=now()).pk,
        "past-event": past.pk,
    }


def _invited() -> User:
    """Somebody whom the Centre has invited and who has not entered yet."""
    return invite(
        "invited@oshtu.example",
        role=Role.EXPERT,
        surname="Сыдыкова",
        given_name="Назгүл",
        actor=StandIn.SYSTEM,
    )


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


def _team() -> Application:
    """A project team that was accepted; another that has registered since."""
    waiting, team = (
        residents.accepted_application(applicant_form=ApplicantForm.PROJECT_TEAM) for _each in range(2)
    )
    register_applicant(
        team,
        kind=PartyKind.ORGANISATION,
        inn="00103202098765",
        name="ЖЧК «Тоо Долбоор»",
        actor=residents.clerk(),
    )
    return waiting


def _object_of(author: User) -> IPObject:
    """An object of a member of the university, with a contract on its rights, ready to be settled."""
    made = ip.made_object("student")
    add_creator(made, name="", role="staff", user=author, actor=ip.officer())
    return ip.with_contract(ip.examined(made, used=("equipment",)))


def _unapproved_criteria() -> CriteriaSet:
    """A version of the criteria that is still being weighed."""
    return copy_criteria_set(CriteriaSet.objects.get(), version="2027", actor=residents.director())


def _board(member: User) -> dict[str, object]:
    """A member, a closed meeting with its minutes, one under way with an open vote, an amendment."""
    reporting.sits_on_board(user=member)
    over = reporting.held_meeting(date(2026, 10, 20), members=2, present=3)
    duty = reporting.decide(over, owner="Директор", due_on=date(2026, 12, 30))
    minutes = close_meeting(over, actor=residents.director())
    meeting = reporting.meeting_under_way(members=0, present=3)
    paper = add_file(meeting.agenda.get(), file=applications.make_file(), actor=residents.director())
    return {
        "board-closed": over.pk,
        "board-duty": duty.pk,
        "board-minutes": minutes.paper.pk,
        "board-meeting": meeting.pk,
        "board-paper": paper.upload_id,
        "board-question": reporting.question(meeting).pk,
        "board-prepared": reporting.convened_meeting(date(2026, 12, 20)).pk,
        "board-member": reporting.sits_on_board("Эшматов К. А.").pk,
        "amendment": reporting.amendment().pk,
    }
