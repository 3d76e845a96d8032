"""An employee of one unit sees and changes that unit's records, and those no unit has yet (2.2, 3.2)."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.domain import scope
from accounts.domain.roles import give_role
from accounts.models import User
from accounts.roles import Role
from applications.domain.checking import confirm_complete, return_application
from applications.domain.conflicts import declare_conflict
from applications.domain.letters import renew_link
from applications.models import Application
from core.actors import StandIn
from core.enums import Unit
from core.errors import NotAllowed
from core.quarters import Quarter
from documents.access import Viewer, may_read
from portal.queues import queues_of
from residents.domain.applicants import register_applicant
from residents.domain.contracts import cancel_contract
from residents.domain.reports import return_report
from residents.domain.signing import invite_representative
from residents.models import Contract, PeriodicReport, Residency
from tests.makers import commission, residents, units
from tests.makers.applications import submitted_application
from tests.makers.people import make_user
from units.base.domain.allocations import end_allocation
from units.base.domain.property import change_equipment
from units.base.domain.repairs import begin_repair
from units.incubator.domain.mentoring import add_mentor, change_mentor

pytestmark = pytest.mark.django_db
SEE = {
    Application: "applications.view_application",
    Contract: "residents.view_contract",
    Residency: "residents.view_residency",
    PeriodicReport: "residents.view_periodicreport",
}


@pytest.fixture
def own() -> User:
    """An employee of the unit to which the makers' projects belong."""
    return make_user(Role.UNIT_STAFF, unit=submitted_application().unit)


@pytest.fixture
def stranger(own: User) -> User:
    other = Unit.TECHNOPARK if own.unit == Unit.INCUBATOR else Unit.INCUBATOR
    return make_user(Role.UNIT_STAFF, unit=other)


@pytest.fixture
def hub(db) -> User:
    return make_user(Role.UNIT_STAFF, unit=Unit.TISC)


@pytest.fixture
def report() -> PeriodicReport:
    return residents.filed_report(residents.make_residency(), Quarter(2026, 1))


@pytest.mark.parametrize("model", SEE, ids=lambda model: model.__name__)
def test_lists_hold_the_own_units_records_alone(model, own, stranger, hub, clerk, report):
    seen = {
        user: set(scope.within(model.objects.all(), user, SEE[model])) for user in (own, stranger, hub, clerk)
    }
    assert seen[own] == seen[hub] == seen[clerk] == set(model.objects.all())
    assert seen[own]
    assert seen[stranger] == set()


@pytest.mark.parametrize("screen", ["residency", "contract", "periodicreport"])
def test_a_record_of_another_unit_opens_by_no_address_not_even_its_history(
    screen, own, stranger, hub, report, client
):
    rows = {"residency": report.residency, "contract": report.residency.contract, "periodicreport": report}
    for user, status in ((own, 200), (hub, 200), (stranger, None)):
        client.force_login(user)
        for page in ("change", "history"):
            answer = client.get(reverse(f"admin:residents_{screen}_{page}", args=[rows[screen].pk]))
            assert answer.status_code == status or (status is None and answer.status_code in (302, 403, 404))


def test_an_application_without_a_unit_is_open_to_every_unit(stranger):
    application = submitted_application()
    Application.objects.filter(pk=application.pk).update(unit="")
    assert scope.may(stranger, SEE[Application], Application.objects.get(pk=application.pk))


def test_an_employee_of_another_unit_may_do_nothing_with_an_application(stranger, hub):
    application = submitted_application()
    for actor in (stranger, hub):
        with pytest.raises(NotAllowed):
            confirm_complete(application, actor=actor)
        with pytest.raises(NotAllowed):
            return_application(application, remark="Каржы бөлүгүн толуктаңыз", actor=actor)
        with pytest.raises(NotAllowed):
            renew_link(application, actor=actor)


def test_an_employee_of_another_unit_may_do_nothing_with_contracts(stranger, hub):
    contract = residents.drafted_contract()
    for actor in (stranger, hub):
        with pytest.raises(NotAllowed):
            residents.drafted_contract(residents.accepted_application(), actor=actor)
        with pytest.raises(NotAllowed):
            cancel_contract(contract, reason="Ката", actor=actor)


def test_an_employee_of_another_unit_may_do_nothing_with_a_resident(stranger, hub, report):
    for actor in (stranger, hub):
        with pytest.raises(NotAllowed):
            return_report(report, remark="Толуктаңыз", actor=actor)
        with pytest.raises(NotAllowed):
            invite_representative(report.residency, residents.someone(), actor=actor)


def test_an_employee_of_another_unit_registers_no_team(stranger):
    application = residents.accepted_application(applicant_form="project_team")
    with pytest.raises(NotAllowed):
        register_applicant(
            application, kind="organisation", inn="00103202098765", name="ЖЧК «Тоо»", actor=stranger
        )


def test_files_of_another_unit_are_closed(own, stranger, hub, report):
    contract = report.residency.contract
    may = {user: may_read(contract.paper, Viewer(user=user)) for user in (own, hub, stranger)}
    assert may == {own: True, hub: True, stranger: False}


def test_rooms_and_equipment_are_looked_after_by_their_own_unit(client):
    room = units.make_premises(unit=Unit.TECHNOPARK)
    thing = units.make_equipment(premises=room)
    own, other = (make_user(Role.UNIT_STAFF, unit=unit) for unit in (Unit.TECHNOPARK, Unit.INCUBATOR))
    words = {"started_on": date(2026, 6, 1), "reason": "Чатыр"}
    with pytest.raises(NotAllowed):
        begin_repair(room, **words, actor=other)
    with pytest.raises(NotAllowed):
        change_equipment(
            thing, premises=room, responsible=other, condition="good", bookable=True, actor=other
        )
    with pytest.raises(NotAllowed):
        units.make_premises(unit=Unit.TECHNOPARK, actor=other)
    assert begin_repair(room, **words, actor=own).premises == room
    for screen, row in (("premises", room), ("equipment", thing)):
        for user, count in ((own, 1), (other, 0)):
            client.force_login(user)
            page = client.get(reverse(f"admin:units_{screen}_changelist"))
            assert page.context["cl"].result_count == count
        assert client.get(reverse(f"admin:units_{screen}_change", args=[row.pk])).status_code != 200


def test_bookings_and_mentoring_are_read_by_their_own_unit_and_the_hub(client):
    booking, session = units.make_booking(), units.make_session()
    rows = {Unit.TECHNOPARK: booking, Unit.INCUBATOR: session}
    for unit in Unit.values:
        client.force_login(make_user(Role.UNIT_STAFF, unit=unit))
        for owner, row in rows.items():
            label = f"{row._meta.app_label}_{row._meta.model_name}"
            page = client.get(reverse(f"admin:{label}_changelist"))
            shown = unit in (owner, Unit.TISC)
            assert page.context["cl"].result_count == int(shown)
            opened = client.get(reverse(f"admin:{label}_change", args=[row.pk])).status_code == 200
            assert opened is shown


def test_mentors_are_entered_and_changed_by_the_incubator_alone():
    mentor, other = units.make_mentor(), make_user(Role.UNIT_STAFF, unit=Unit.TECHNOPARK)
    with pytest.raises(NotAllowed):
        change_mentor(mentor, competences="Каржы", actor=other)
    with pytest.raises(NotAllowed):
        add_mentor(user=make_user(Role.MENTOR), competences="Каржы", actor=other)
    own = make_user(Role.UNIT_STAFF, unit=Unit.INCUBATOR)
    assert change_mentor(mentor, competences="Каржы", actor=own).competences == "Каржы"


def test_a_resident_is_given_rooms_by_the_own_units_people():
    residency = residents.make_residency()
    other = Unit.TECHNOPARK if residency.unit == Unit.INCUBATOR else Unit.INCUBATOR
    given = units.make_allocation(units.make_premises(), residency)
    with pytest.raises(NotAllowed):
        end_allocation(given, ends_on=given.ends_on, actor=make_user(Role.UNIT_STAFF, unit=other))


def test_queues_count_the_own_units_work_alone(own, stranger, report):
    assert [queue.url for queue in queues_of(own) if "periodicreport" in queue.url]
    assert [queue.url for queue in queues_of(stranger) if "periodicreport" in queue.url] == []


def test_a_role_that_stands_above_the_units_is_not_narrowed_by_one(stranger, report):
    give_role(stranger, Role.SECRETARY, actor=StandIn.SYSTEM)
    both = User.objects.get(pk=stranger.pk)
    assert scope.within(Application.objects.all(), both, SEE[Application]).exists()
    assert not scope.within(Contract.objects.all(), both, SEE[Contract]).exists()


def test_staff_who_as_experts_have_a_conflict_of_interest_see_neither_file_nor_scores(client):
    application = commission.application_in_evaluation()
    (expert, *_others) = commission.experts_of(application)
    give_role(expert, Role.SECRETARY, actor=StandIn.SYSTEM)
    client.force_login(expert)
    page = reverse("admin:applications_application_change", args=[application.pk])
    assert client.get(page).status_code == 200
    declare_conflict(application, expert=expert, has_conflict=True, statement="Тууганым")
    assert client.get(page).status_code == 302
