"""The demonstration Centre: units and events, papers, money, objects, the memorandum."""

from collections import Counter

import pytest

from core.clock import moment_of
from core.models import TransitionLog
from core.quarters import Quarter
from documents.domain.snapshots import thaw
from documents.models import Correspondence, GoverningAct, Letterhead
from finance.domain.invoice_queries import advances, to_allocate
from finance.domain.invoices import charge_all
from finance.enums import FundingSource, SpendingPurpose
from finance.models import Income, Invoice, Spending
from ip.models import Creator, IPObject
from partnerships.domain.memorandum import the_memorandum
from partnerships.domain.queries import board
from partnerships.domain.terms import expiring
from partnerships.enums import ProblemState
from partnerships.models import Problem
from reporting.models import (
    CentreReport,
)
from residents.models import (
    Contract,
)
from tests.makers.demonstration import TODAY
from units.base.domain.occupancy import occupancy
from units.base.enums import RequestState
from units.base.enums_events import EventKind, EventState, ParticipantCategory
from units.base.models import Allocation, Equipment, Event, Participant, Premises, ServiceRequest
from units.incubator.enums import SessionState
from units.incubator.models import MentoringSession

pytestmark = pytest.mark.django_db


def test_the_units_hold_events_and_people_of_every_circle_come(centre):
    states = Counter(Event.objects.values_list("state", flat=True))
    assert set(states) == set(EventState.values)
    assert states["held"] > 20
    assert set(Event.objects.values_list("kind", flat=True)) == set(EventKind.values)
    assert set(Participant.objects.came().values_list("category", flat=True)) == set(
        ParticipantCategory.values
    )
    assert Event.objects.to_record(moment_of(TODAY)).count() == 1
    assert Event.objects.coming(moment_of(TODAY)).count() == 3
    assert Participant.objects.exclude(certificate=None).count() > 20
    assert TransitionLog.objects.filter(transition="change", content_type__model="event").count() == 1
    last = CentreReport.objects.submitted().latest("year", "quarter").figures
    told = {entry["code"]: entry["fact"] for entry in thaw(last)["indicators"]}
    assert 0 < told["events"] < told["participants"] < told["attendances"]


def test_the_units_have_rooms_and_services_in_every_state(centre):
    assert (Premises.objects.count(), Equipment.objects.count()) == (14, 20)
    assert Allocation.objects.count() == 15
    assert set(ServiceRequest.objects.values_list("state", flat=True)) == set(RequestState.values)
    assert set(MentoringSession.objects.values_list("state", flat=True)) == set(SessionState.values)
    assert ServiceRequest.objects.exclude(investment=None).exists()
    for quarter in (Quarter(2026, 3), Quarter(2026, 4)):
        assert 0 < occupancy(quarter, today=TODAY).percent <= 100


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


def test_the_city_and_the_university_have_worked_for_their_obligations(centre):
    assert set(Problem.objects.values_list("state", flat=True)) == set(ProblemState.values)
    assert Problem.objects.count() == 12
    lines = board(the_memorandum(), on=TODAY)
    assert all(line.evidence for line in lines)
    assert (lines[0].obligation.code, lines[0].silent) == ("C1", True)
    assert the_memorandum().signed_on is None
    assert expiring(TODAY).count() == 1
    assert the_memorandum().negotiations.count() == 3
