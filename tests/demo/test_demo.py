"""The demonstration Centre: deterministic, whole, and made only through domain functions."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from accounts.models import User
from applications.domain.figure_facts import Figure
from applications.domain.figure_period import Selected
from applications.domain.figures import figures_of
from applications.domain.queries import additions_late
from applications.domain.summary import summary
from applications.enums import ApplicationState
from applications.enums_people import NOT_SAID, Gender, TeamKind
from applications.models import (
    AgendaItem,
    Application,
    Assignment,
    Attachment,
    Call,
    Checklist,
    Commission,
    CommissionSession,
    ConflictDeclaration,
    DissentingOpinion,
    ExpertProfile,
    Remark,
    SecretVoter,
    SessionProtocol,
    UnitTransfer,
)
from core.clock import day_of, moment_of
from core.domain.quarter_lock import is_open
from core.log_words import act_word, state_word
from core.models import SpecialDay, TransitionLog
from core.quarters import Quarter
from documents.models import Correspondence, GoverningAct, IssuedPaper, Letterhead, Message
from finance.domain.invoice_queries import advances, to_allocate
from finance.domain.invoices import charge_all
from finance.enums import FundingSource, SpendingPurpose
from finance.models import Income, Invoice, Spending
from ip.models import Creator, Grant, IPObject
from partnerships.domain.memorandum import the_memorandum
from partnerships.domain.queries import board
from partnerships.domain.terms import expiring
from partnerships.enums import ProblemState
from partnerships.models import Problem
from portal.demo.build import build
from portal.demo.people import LOGINS, PASSWORD
from reporting.domain.amendments import version_on
from reporting.domain.follow_ups import overdue as overdue_decisions
from reporting.models import AgendaItem as BoardItem
from reporting.models import (
    Amendment,
    BoardDecision,
    BoardMeeting,
    BoardMember,
    BoardMinutes,
    BoardVote,
    CentreReport,
    Chase,
    DecisionStep,
)
from residents.domain.duties import duties_of
from residents.domain.signals import signs_of
from residents.enums import TerminationGround
from residents.enums_duties import DutyStatus, NoticeState
from residents.enums_ending import HandoverState
from residents.models import (
    AnnouncedRight,
    Contract,
    FollowUp,
    GateReview,
    HandoverItem,
    InternalRules,
    NamePermission,
    Notice,
    PeriodicReport,
    Project,
    ProjectChange,
    ReportFile,
    Residency,
    ResidentRequest,
    Restatement,
    Stage,
    Termination,
    Transfer,
)
from tests.makers.demonstration import TODAY, demonstration
from units.base.domain.occupancy import occupancy
from units.base.enums import RequestState
from units.base.models import Allocation, Equipment, Premises, ServiceRequest
from units.incubator.enums import SessionState
from units.incubator.models import MentoringSession


def digest() -> str:
    """What a person would see of the Centre, in one number: no keys, no random names of files."""
    seen = [
        list(
            Application.objects.order_by("email").values_list(
                "number", "state", "title", "inn", "submitted_at"
            )
        ),
        list(
            Residency.objects.order_by("party__inn").values_list(
                "party__name", "started_on", "ended_on", "ground"
            )
        ),
        list(
            IssuedPaper.objects.order_by("kind", "year", "sequence").values_list(
                "kind", "number", "issued_on"
            )
        ),
        [without_keys(report.figures) for report in CentreReport.objects.order_by("year", "quarter")],
        list(
            Correspondence.objects.order_by("register", "year", "sequence").values_list(
                "number", "state", "registered_on", "subject", "due_on", "file_index__code"
            )
        ),
        list(
            Income.objects.order_by("pk").values_list("description", "amount", "received_on", "document_date")
        ),
        list(BoardDecision.objects.order_by("pk").values_list("text", "votes_for", "due_on")),
        list(
            TransitionLog.objects.order_by("pk").values_list(
                "transition", "source", "target", "at", "actor__email"
            )
        ),
    ]
    return hashlib.sha256(json.dumps(seen, default=str, sort_keys=True).encode()).hexdigest()


def without_keys(figures: Any) -> Any:
    """Frozen figures without the keys of the rows behind them: PostgreSQL never gives a key twice."""
    if isinstance(figures, dict):
        return {name: without_keys(value) for name, value in figures.items() if name not in ("id", "pk")}
    return [without_keys(value) for value in figures] if isinstance(figures, list) else figures


@pytest.fixture(scope="module")
def centre(django_db_setup: None, django_db_blocker) -> Iterator[str]:
    """The Centre as it stands on TODAY; answers the digest of another, built by other clocks."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            build(TODAY)
            first = digest()
            transaction.set_rollback(True)
        with demonstration():
            yield first


def test_there_are_applications_in_every_state(centre):
    states = Counter(Application.objects.values_list("state", flat=True))
    assert set(states) == set(ApplicationState.values)
    assert sum(states.values()) == 42


def test_the_commission_has_a_found_conflict_a_waiver_an_alternate_readers_and_a_blind_call(centre):
    waived = ConflictDeclaration.objects.get(waived_at__isnull=False)
    assert (waived.found_by, waived.waived_by.email) == ("department", "expert@iitb.example")
    called = Assignment.objects.alternates().get()
    assert summary(called.application).quorum_is_possible
    assert Assignment.objects.readers().count() >= 9
    assert Call.objects.get(is_blind=True).applications.exclude(commission=None).exists()
    assert Commission.objects.in_force(TODAY).count() == 1
    assert ExpertProfile.objects.count() == 6


def test_fifteen_residents_one_moved_and_one_termination_on_each_ground(centre):
    assert Residency.objects.filter(contract__follows=None).count() == 15
    grounds = Counter(Residency.objects.exclude(ground="").values_list("ground", flat=True))
    assert grounds == dict.fromkeys(TerminationGround.values, 1)
    assert set(Residency.objects.values_list("end_kind", flat=True)) == {
        "",
        "terminated",
        "expired",
        "graduated",
        "transferred",
    }


def test_every_project_has_stages_in_every_state_and_requests_of_every_answer(centre):
    projects = Project.objects.all()
    assert projects.count() == 15
    assert not projects.filter(stages=None).exists()
    assert set(Stage.objects.values_list("state", flat=True)) >= {"planned", "reported", "done"}
    assert any(stage.is_missed(TODAY) for stage in Stage.objects.all())
    assert any(stage.days_late(TODAY) for stage in Stage.objects.filter(state="done"))
    assert Stage.objects.exclude(remark="").exists()
    answers = Counter(ProjectChange.objects.values_list("state", flat=True))
    assert (answers["requested"], answers["refused"]) == (1, 1)
    assert answers["approved"] > 15


def test_one_gate_is_passed_one_is_not_yet_and_one_resident_moved_to_the_technopark(centre):
    assert Counter(GateReview.objects.values_list("state", flat=True)) == {"ready": 1, "not_yet": 1}
    transfer = Transfer.objects.get()
    assert (transfer.state, transfer.to_unit) == ("done", "technopark")
    assert transfer.to_residency.project.stages.exists()


def test_reports_are_proved_returned_corrected_and_announce_patents(centre):
    returned = PeriodicReport.objects.get(state="returned")
    assert set(returned.remarks) == {"revenue", "women"}
    assert set(AnnouncedRight.objects.values_list("state", flat=True)) == {
        "announced",
        "recorded",
        "declined",
    }
    shown = Restatement.objects.filter(shown_in="2026-Q3").order_by("field", "new")
    assert [(row.field, bool(row.new)) for row in shown] == [
        ("investment", False),
        ("investment", True),
        ("revenue", True),
    ]
    assert Restatement.objects.filter(shown_in="").count() == 1
    closed = CentreReport.objects.get(year=2026, quarter=3)
    assert sorted(row["field"] for row in closed.figures["restatements"]) == [
        "investment",
        "investment",
        "revenue",
    ]
    assert ReportFile.objects.filter(report__quarter=3, report__year=2026).count() > 5
    assert PeriodicReport.objects.filed().exclude(needs="").exists()


def test_every_status_of_a_duty_and_every_end_of_a_warning_is_there_to_see(centre):
    states = duties_of(list(Residency.objects.in_force(TODAY)), TODAY)
    assert {state.status for row in states.values() for state in row} == set(DutyStatus)
    assert set(Notice.objects.values_list("state", flat=True)) == set(NoticeState.values)
    assert Notice.objects.filter(follows__isnull=False).count() == 1
    assert IssuedPaper.objects.filter(kind="warning").count() >= 5
    assert InternalRules.objects.in_force(TODAY).count() == 2


def test_terminations_have_their_evidence_a_dispute_and_a_finished_hand_over(centre):
    assert set(Termination.objects.values_list("state", flat=True)) == {"standing", "contested", "upheld"}
    breach = Termination.objects.get(ground="breach")
    assert breach.notice.is_second
    assert IssuedPaper.objects.filter(kind="handover_act").count() == 1
    assert set(HandoverItem.objects.values_list("state", flat=True)) == set(HandoverState.values)
    assert FollowUp.objects.count() == 1


def test_four_quarters_are_closed_and_one_is_open(centre):
    quarters = sorted(report.period for report in CentreReport.objects.quarterly())
    assert quarters == list(Quarter(2025, 4).through(Quarter(2026, 4)))
    assert [is_open(quarter) for quarter in quarters] == [False, False, False, False, True]


def test_the_year_that_ends_soon_has_its_report_begun(centre):
    year = CentreReport.objects.get(quarter=None)
    assert (year.year, year.state) == (2026, "open")
    assert year.chapters


def test_every_record_with_states_came_to_its_state_by_logged_acts(centre):
    stated = (
        Application,
        CommissionSession,
        AgendaItem,
        Contract,
        PeriodicReport,
        CentreReport,
        Correspondence,
        ServiceRequest,
        MentoringSession,
        Notice,
        Termination,
        Stage,
        ProjectChange,
        GateReview,
        Transfer,
    )
    for model in stated:
        for row in model.objects.all():
            log = TransitionLog.objects.of(row).last()
            first = model._meta.get_field("state").default
            assert row.state == (log.target if log else first), row


def test_each_decided_call_has_its_session_and_they_show_all_that_can_happen(centre):
    decided = Call.objects.filter(applications__decision__isnull=False).distinct()
    assert {session.commission.call for session in CommissionSession.objects.filter(state="closed")} >= {
        *decided
    }
    assert set(CommissionSession.objects.values_list("state", flat=True)) == {"planned", "closed"}
    results = set(AgendaItem.objects.filter(state="closed").values_list("result", flat=True))
    assert results == {"recommended", "not_recommended", "even"}
    assert AgendaItem.objects.filter(by_chair=True).exists()
    assert SecretVoter.objects.exists()
    assert DissentingOpinion.objects.count() == 1
    corrected = SessionProtocol.objects.get(version=2)
    assert corrected.is_signed
    assert corrected.session.protocols.get(version=1).paper.replaced_by == corrected.paper


def test_every_act_has_an_actor_and_none_lies_in_the_future(centre):
    assert not TransitionLog.objects.filter(actor_kind="user", actor=None).exists()
    assert max(day_of(at) for at in TransitionLog.objects.values_list("at", flat=True)) <= TODAY
    assert max(Grant.objects.values_list("granted_on", flat=True)) <= TODAY


def test_the_units_have_rooms_and_services_in_every_state(centre):
    assert (Premises.objects.count(), Equipment.objects.count()) == (14, 20)
    assert Allocation.objects.count() == 15
    assert set(ServiceRequest.objects.values_list("state", flat=True)) == set(RequestState.values)
    assert set(MentoringSession.objects.values_list("state", flat=True)) == set(SessionState.values)
    assert ServiceRequest.objects.exclude(investment=None).exists()
    for quarter in (Quarter(2026, 3), Quarter(2026, 4)):
        assert 0 < occupancy(quarter, today=TODAY).percent <= 100


def test_every_printed_login_enters(centre, client):
    for _role, email in LOGINS:
        assert client.login(email=email, password=PASSWORD), email


def test_in_each_closed_quarter_residents_add_up(centre):
    for report in CentreReport.objects.submitted():
        start, end = report.period.start, report.period.end
        before = Residency.objects.in_force(on=report.period.previous.end).count()
        admitted = Residency.objects.filter(started_on__range=(start, end)).count()
        ended = Residency.objects.filter(ended_on__range=(start, end)).count()
        assert Residency.objects.in_force(on=end).count() == before + admitted - ended


def test_two_years_of_correspondence_lie_in_the_registers_and_three_documents_are_late(centre):
    registers = Counter(Correspondence.objects.values_list("register", flat=True))
    assert registers == {"incoming": 24, "outgoing": 11, "internal": 8}
    assert Correspondence.objects.overdue(on=TODAY).count() == 3
    for register in registers:
        for year in (2025, 2026):
            rows = Correspondence.objects.filter(register=register, year=year).order_by("sequence")
            days = [row.registered_on for row in rows]
            assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
            assert days == sorted(days)


def test_the_acts_of_1_3_and_an_approved_letterhead_are_in_force(centre):
    assert GoverningAct.objects.in_force(TODAY).public().count() == 5
    assert Letterhead.objects.in_force(TODAY).approved_by.kind == "rector_order"
    replaced = GoverningAct.objects.filter(kind="director_order", superseded_by__isnull=False)
    assert [act.in_force(TODAY) for act in replaced] == [False, False]


def test_money_of_each_source_and_purpose_is_confirmed_and_something_waits(centre):
    confirmed = Income.objects.filter(state="confirmed")
    assert set(confirmed.values_list("source", flat=True)) == set(FundingSource.values)
    spent = Spending.objects.filter(state="confirmed")
    assert set(spent.values_list("purpose", flat=True)) == set(SpendingPurpose.values)
    assert Income.objects.exclude(reverses=None).count() == 1
    assert Income.objects.filter(state="entered").count() == 2
    assert Spending.objects.get(state="returned").remark


def test_invoices_are_paid_in_time_late_in_part_and_ahead(centre):
    issued = Invoice.objects.issued().with_paid()
    stood = Counter(invoice.standing(TODAY) for invoice in issued)
    assert stood["paid"] > 60
    assert issued.filter(paid__gt=0, owed__gt=0).count() == 1
    assert "ЖИ Токторов Б. А." in {str(row.party) for row in Invoice.objects.overdue(TODAY)}
    assert advances().count() >= 1
    assert list(to_allocate()) == []
    assert charge_all(at=moment_of(TODAY)).invoices == []
    assert Contract.objects.filter(state="agreed").count() == 1


def test_every_object_has_its_owner_but_the_students_that_waits_for_its_contract(centre):
    waiting = IPObject.objects.exclude(ownership="settled").get()
    assert waiting.creators.get().role == "student"
    joint = IPObject.objects.get(ownership_basis="6.2.4")
    assert sum(joint.owners.values_list("share", flat=True)) == 100
    assert {creator.user.email for creator in Creator.objects.exclude(user=None)} == {
        "university@iitb.example"
    }


def test_the_board_considered_each_submitted_report(centre):
    assert BoardMember.objects.count() == 5
    considered = {item.report for item in BoardItem.objects.exclude(report=None)}
    assert considered == set(CentreReport.objects.quarterly().submitted())


def test_the_board_has_met_for_two_years_and_is_called_again(centre):
    states = Counter(BoardMeeting.objects.values_list("state", flat=True))
    assert states == {"closed": 8, "called": 1}
    assert BoardMinutes.objects.exclude(signed_on=None).count() == 9
    assert BoardMinutes.objects.get(version=2).paper.replaces.count() == 1
    assert BoardVote.objects.exclude(opinion="").count() == 1
    assert set(DecisionStep.objects.values_list("kind", flat=True)) == {"done", "prolonged"}
    assert overdue_decisions().count() == 1
    assert BoardDecision.objects.duties().exclude(pk__in=overdue_decisions()).count() == 2


def test_one_amendment_is_in_force_and_one_is_proposed_by_the_board(centre):
    assert dict(Amendment.objects.values_list("clause", "state")) == {"4.3.2": "ordered", "3.3.4": "proposed"}
    assert [row.clause for row in version_on(TODAY)] == ["4.3.2"]
    assert Amendment.objects.get(clause="3.3.4").board_decision is not None


def test_the_reports_stand_where_the_board_left_them_and_who_was_late_was_written_to(centre):
    states = CentreReport.objects.quarterly().order_by("year", "quarter").values_list("state", flat=True)
    assert list(states) == ["accepted", "accepted", "considered", "submitted", "open"]
    assert CentreReport.objects.exclude(remarks="").filter(state="accepted").exclude(answer="").exists()
    assert Chase.objects.exists()


def test_the_log_of_the_centre_speaks_in_words_and_not_in_codes(centre):
    acts = {(row.content_type_id, row.transition, row.target): row for row in TransitionLog.objects.all()}
    bare = {
        (row.content_type.model, row.transition, row.target)
        for row in acts.values()
        if act_word(row) == row.transition or _is_code(state_word(row, row.target), row.target)
    }
    assert bare == set()


def _is_code(word, target):
    """A version's number is its own word."""
    return word == target and target != "" and not target.isdigit()


def test_the_same_day_gives_the_same_centre(centre):
    assert digest() == centre


def test_production_refuses_known_passwords(db, settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not for production"):
        call_command("demo")
    assert not User.objects.exists()


def test_a_database_with_people_is_left_alone(director, capsys):
    call_command("demo")
    assert "nothing was loaded" in capsys.readouterr().out
    assert User.objects.count() == 1


def test_the_city_and_the_university_have_worked_for_their_obligations(centre):
    assert set(Problem.objects.values_list("state", flat=True)) == set(ProblemState.values)
    assert Problem.objects.count() == 12
    lines = board(the_memorandum(), on=TODAY)
    assert all(line.evidence for line in lines)
    assert (lines[0].obligation.code, lines[0].silent) == ("C1", True)
    assert the_memorandum().signed_on is None
    assert expiring(TODAY).count() == 1
    assert the_memorandum().negotiations.count() == 3


def test_applicants_and_the_centre_write_to_each_other(centre):
    asked = Message.objects.filter(answer_by__isnull=False)
    assert asked.count() == Attachment.objects.filter(upload__message_file__isnull=False).count() > 0
    assert Message.objects.waiting_for_centre().exists()
    assert not Message.objects.open_requests().exists()


def test_calls_of_every_kind_and_state_are_there(centre):
    found = set(Call.objects.values_list("kind", "state"))
    assert found == {
        ("dated", "announced"),
        ("dated", "draft"),
        ("continuous", "announced"),
        ("continuous", "closed"),
    }
    assert Call.objects.filter(unit="technopark").exists()
    assert Call.objects.exclude(directions=[]).exists()


def test_the_clerks_have_checked_returned_and_one_project_was_transferred(centre):
    assert Checklist.objects.count() >= Application.objects.received().filter(round__gt=1).count() > 0
    assert Remark.objects.exists()
    assert additions_late(Application.objects.all(), on=TODAY).exists()
    transfer = UnitTransfer.objects.get()
    assert (transfer.to_unit, transfer.application.unit) == ("incubator", "incubator")
    assert set(SpecialDay.objects.values_list("kind", flat=True)) == {"off", "worked"}


def test_the_figures_of_the_selection_are_alive(centre):
    found = figures_of(Application.objects.received(), Selected())
    assert all(stage.count for stage in found.funnel)
    assert set(found.by("team_kind")) == set(TeamKind.values)
    assert set(found.by("head_gender")) == {NOT_SAID, *Gender.values}
    assert len(found.by("region")) > 5
    assert found.waits.since_complete.count == found.total.taken[Figure.DECIDED] > 20


def test_the_cabinets_have_requests_in_each_state_and_permissions_of_each_standing(centre):
    requests = ResidentRequest.objects.select_related("residency")
    assert set(requests.values_list("state", flat=True)) == {"open", "answered", "closed"}
    assert requests.overdue(TODAY).exists()
    assert len(set(requests.values_list("kind", flat=True))) >= 6
    assert "residents" in {
        log.content_type.app_label for log in TransitionLog.objects.filter(transition="reopen")
    }
    standings = {row.standing(TODAY) for row in NamePermission.objects.select_related("residency", "paper")}
    assert standings == {"asked", "in_force", "ended", "refused", "revoked"}


def test_some_residents_show_signs_and_two_got_a_call_proposed(centre):
    in_force = list(Residency.objects.in_force(TODAY).select_related("contract"))
    found = {sign.code for signs in signs_of(in_force, TODAY).values() for sign in signs}
    assert {"late_reports", "open_warnings", "no_consultations"} <= found
    assert ResidentRequest.objects.filter(side="centre").count() == 2
