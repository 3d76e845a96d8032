"""The demonstration Centre: calls, applications, commissions and their figures (3.3.1)."""

from collections import Counter

import pytest

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
from core.models import SpecialDay
from documents.models import Message
from tests.makers.demonstration import TODAY

pytestmark = pytest.mark.django_db


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
