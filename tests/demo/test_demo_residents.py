"""The demonstration Centre: residents from the contract to the end, their reports and duties (3.3)."""

from collections import Counter

import pytest

from core.models import TransitionLog
from documents.models import IssuedPaper
from reporting.models import (
    CentreReport,
)
from residents.domain.duties import duties_of
from residents.domain.signals import signs_of
from residents.enums import TerminationGround
from residents.enums_duties import DutyStatus, NoticeState
from residents.enums_ending import HandoverState
from residents.models import (
    AnnouncedRight,
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
from tests.makers.demonstration import TODAY

pytestmark = pytest.mark.django_db


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


def test_in_each_closed_quarter_residents_add_up(centre):
    for report in CentreReport.objects.submitted():
        start, end = report.period.start, report.period.end
        before = Residency.objects.in_force(on=report.period.previous.end).count()
        admitted = Residency.objects.filter(started_on__range=(start, end)).count()
        ended = Residency.objects.filter(ended_on__range=(start, end)).count()
        assert Residency.objects.in_force(on=end).count() == before + admitted - ended


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
