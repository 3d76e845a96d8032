"""3.2: the functions of the units are clearly divided, so that work is not done twice."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.domain import scope
from accounts.models import User
from accounts.roles import Role
from applications.domain.transfers import transfer_unit
from applications.models import Application, Call, UnitTransfer
from core.clock import now, today
from core.enums import Unit
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from tests.makers.applications import found_complete, make_call, submitted_application
from tests.makers.commission import accepted_application
from tests.makers.people import make_user
from tests.makers.races import at_once
from tests.makers.units import assigned, make_request
from units.base.catalogue import CATALOGUE, kinds_of
from units.base.enums import ServiceKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_every_kind_of_service_belongs_to_exactly_one_unit() -> None:
    owned = [kind for unit in Unit for kind in kinds_of(unit)]
    assert sorted(owned) == sorted(ServiceKind)
    assert list(CATALOGUE) == [service.kind for service in CATALOGUE.values()]


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_has_services_of_its_own(unit: Unit) -> None:
    assert kinds_of(unit)


@pytest.mark.parametrize("kind", [ServiceKind.LEGAL, ServiceKind.MARKET_STUDY])
def test_a_request_goes_to_the_unit_that_owns_its_kind_and_can_be_no_others(kind: ServiceKind) -> None:
    request = make_request(kind=kind)
    assert request.unit == CATALOGUE[kind].unit
    for other in set(Unit) - {request.unit}:
        request.unit = other
        with pytest.raises(IntegrityError), transaction.atomic():
            request.save()


def test_people_of_one_unit_do_not_do_the_work_of_another() -> None:
    request = make_request(kind=ServiceKind.LEGAL)
    for unit in (Unit.TECHNOPARK, Unit.TISC):
        with pytest.raises(NotAllowed):
            assigned(request, actor=make_user(Role.UNIT_STAFF, unit=unit))


# A project is owned by one unit at a time; it goes to the other by an act with its day and reason

REASON = "Прототип сыналып бүттү, чакан серия башталат."


def complete_application(call: Call | None = None, *, actor: User) -> Application:
    return found_complete(submitted_application(call), actor=actor)


def transferred(application: Application, to: str = "incubator", **terms) -> UnitTransfer:
    given = {"moved_on": today(), "reason": REASON, "actor": make_user(Role.DIRECTOR), **terms}
    return transfer_unit(application, to=to, **given)


def test_a_complete_application_belongs_to_exactly_one_unit() -> None:
    application = complete_application(actor=make_user(Role.UNIT_STAFF))
    for nobody in ("", Unit.TISC):
        application.unit = nobody
        with pytest.raises(IntegrityError), transaction.atomic():
            application.save()


def test_a_transfer_is_an_act_with_its_day_reason_and_author() -> None:
    application = complete_application(actor=make_user(Role.UNIT_STAFF))
    director = make_user(Role.DIRECTOR)
    row = transferred(application, actor=director)
    assert (row.from_unit, row.to_unit, row.moved_on) == (Unit.TECHNOPARK, Unit.INCUBATOR, today())
    assert (row.reason, row.moved_by, row.history.get().history_user) == (REASON, director, director)
    assert Application.objects.get().unit == Unit.INCUBATOR
    back = transferred(Application.objects.get(), to=Unit.TECHNOPARK)
    assert (back.place, Application.objects.get().unit) == (2, Unit.TECHNOPARK)


def test_after_a_transfer_the_other_unit_alone_works_with_the_project() -> None:
    application = complete_application(actor=make_user(Role.UNIT_STAFF))
    before, after = (make_user(Role.UNIT_STAFF, unit=unit) for unit in (Unit.TECHNOPARK, Unit.INCUBATOR))
    transferred(application)
    application = Application.objects.get()
    allowed = [scope.may(one, "applications.check_application", application) for one in (before, after)]
    assert allowed == [False, True]


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"moved_on": today() + timedelta(days=400)}, "moved_on"),
        ({"moved_on": today() - timedelta(days=4000)}, "moved_on"),
        ({"to": Unit.TECHNOPARK}, "to"),
        ({"to": Unit.TISC}, "to"),
    ],
)
def test_a_transfer_without_reason_or_day_or_to_no_other_unit_is_refused(terms: dict, field: str) -> None:
    application = complete_application(actor=make_user(Role.UNIT_STAFF))
    with pytest.raises(FieldError) as refused:
        transferred(application, **terms)
    assert refused.value.field == field
    assert not UnitTransfer.objects.exists()


def test_the_director_transfers_between_the_check_and_the_decision() -> None:
    with pytest.raises(WrongState):
        transferred(submitted_application())
    with pytest.raises(WrongState):
        transferred(accepted_application())
    clerk = make_user(Role.UNIT_STAFF)
    application = complete_application(actor=clerk)
    with pytest.raises(NotAllowed):
        transferred(application, actor=clerk)


def test_a_project_of_a_call_for_one_unit_stays_there() -> None:
    call = make_call(opens_at=now() - timedelta(days=3), unit="technopark")
    with pytest.raises(WrongState):
        transferred(complete_application(call, actor=make_user(Role.UNIT_STAFF)))


@pytest.mark.parametrize("broken", [{"to_unit": "technopark"}, {"to_unit": "tisc"}, {"reason": ""}])
def test_the_database_holds_a_transfer_between_two_units_with_a_reason(broken: dict) -> None:
    row = transferred(complete_application(actor=make_user(Role.UNIT_STAFF)))
    for name, value in broken.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_two_directors_transfer_at_once_and_the_second_gets_a_sentence(transactional_db: None) -> None:
    application = complete_application(actor=make_user(Role.UNIT_STAFF))
    people = [make_user(Role.DIRECTOR), make_user(Role.DIRECTOR)]
    answers = at_once(*(lambda one=one: transferred(application, actor=one) for one in people))
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    assert (UnitTransfer.objects.count(), Application.objects.get().unit) == (1, Unit.INCUBATOR)
