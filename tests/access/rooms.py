"""What each room adds to the small Centre of the access table: its rows, by the words of the table."""

from datetime import date, timedelta
from decimal import Decimal

from accounts.domain.party_details import add_contact, add_founder
from accounts.models import PartyKind, User
from accounts.roles import Role
from applications.domain.appeal_answers import give_appeal
from applications.domain.appeals import file_appeal, receive_appeal
from applications.enums import ApplicantForm, Outcome
from applications.models import Application
from core.clock import now, today
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import Correspondence, IssuedPaper
from ip.domain.objects import add_creator
from ip.models import IPObject
from reporting.domain.meetings import add_file
from reporting.domain.minutes import close_meeting
from residents.domain.agreement import offer_draft
from residents.domain.applicants import register_applicant
from residents.domain.contract_templates import write_template
from residents.domain.gates import open_gate
from residents.domain.grants import add_grant
from residents.domain.tariffs import add_line, write_tariff
from residents.models import ContractTemplate, Residency
from tests.makers import (
    applications,
    cabinet,
    commission,
    correspondence,
    ending,
    events,
    invoices,
    ip,
    plans,
    projects,
    reporting,
    residents,
    terms,
    units,
)
from tests.makers.documents import make_upload
from units.base.domain.place_links import place_token
from units.incubator.domain.mentoring import add_mentor


def plan_rows() -> dict[str, object]:
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


def money_rows(own: Residency) -> dict[str, object]:
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


def decision_rows(rejected: Application, reviewer: User) -> dict[str, object]:
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


def cabinet_rows(own: Residency, other: Residency) -> dict[str, object]:
    """Requests to the Centre, and the use of the name asked for."""
    return {
        "centre-request": cabinet.make_request(own, on=today()).pk,
        "others-centre-request": cabinet.make_request(other, on=today()).pk,
        "asked-permission": cabinet.asked_permission(own, on=today()).pk,
    }


def duty_rows(own: Residency, other: Residency) -> dict[str, object]:
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


def term_rows(own: Residency) -> dict[str, object]:
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


def project_rows(own: Residency) -> dict[str, object]:
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


def service_rows(own: Residency, other: Residency, users: dict[str, User]) -> dict[str, object]:
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


def board_rows(member: User) -> dict[str, object]:
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


def object_of(author: User) -> IPObject:
    """An object of a member of the university, with a contract on its rights, ready to be settled."""
    made = ip.made_object("student")
    add_creator(made, name="", role="staff", user=author, actor=ip.officer())
    return ip.with_contract(ip.examined(made, used=("equipment",)))


def event_rows(own: Residency) -> dict[str, object]:
    """Events: ahead with somebody signed up; over and not recorded; held, with a certificate."""
    coming, past = (events.make_event(today() + timedelta(days=days)) for days in (14, -3))
    events.signed(past)
    person = events.signed(coming, at=now())
    given = events.certified(events.make_event(today() - timedelta(days=4)), residency=own)
    return {
        "coming-event": coming.pk,
        "coming-person": person.pk,
        "past-event": past.pk,
        "certified-event": given.event_id,
        "place-link": place_token(person),
        "certificate-link": place_token(given),
        "attendance-paper": given.certificate_id,
    }


def accepted_team() -> Application:
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


def assigned_document() -> Correspondence:
    """A document that waits for a resolution, one given to the clerk, the plan and the letterhead."""
    correspondence.make_document()
    correspondence.make_file_index()
    correspondence.make_letterhead()
    return correspondence.assigned_document(
        residents.clerk(), actor=residents.director(), scan=make_upload("correspondence.scan")
    )
