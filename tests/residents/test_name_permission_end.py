"""How a permission to use the Centre's name ends: by its dates, with the status, by an act (3.3.2)."""

from datetime import date, timedelta

import pytest
from django.test import Client

from core import clock
from core.errors import WrongState
from documents.domain.annulment import annul_paper
from documents.domain.verification import confirm
from residents.domain.grants import stop_grant
from residents.domain.name_permissions import (
    revoke_permission,
)
from residents.domain.residencies import graduate_residency
from residents.domain.supplements import issue_supplement, sign_supplement
from residents.enums_cabinet import NameStanding
from residents.models import Residency
from tests.makers.cabinet import (
    GRANTED,
    UNTIL,
    asked_permission,
    granted_permission,
    named_residency,
)
from tests.makers.ending import terminated
from tests.makers.names import TODAY, fresh, standing
from tests.makers.residents import clerk, director, signed_copy
from tests.makers.terms import drafted_supplement

pytestmark = pytest.mark.django_db


def test_a_revoked_permission_holds_no_longer_and_its_code_says_so():
    permission = granted_permission()
    assert confirm(permission.paper.code).is_valid
    revoke_permission(permission, reason="Аты туура эмес колдонулду.", actor=director())
    found = confirm(permission.paper.code)
    assert (found.is_valid, found.not_valid_from) == (False, TODAY)
    assert standing(permission) == NameStanding.REVOKED
    with pytest.raises(WrongState):
        revoke_permission(permission, reason="Дагы.", actor=director())


def test_the_page_of_a_code_says_the_last_day_and_never_the_words():
    permission = granted_permission()
    page = Client().get(f"/en/verify/{permission.paper.code}/").content.decode()
    assert "valid" in page
    assert "30 June 2027" in page
    assert "буклет" not in page


def test_a_permission_ends_with_its_term_without_anybody_acting(time_machine):
    permission = granted_permission(until=date(2026, 11, 30))
    assert standing(permission, date(2026, 11, 30)) == NameStanding.IN_FORCE
    assert standing(permission, date(2026, 12, 1)) == NameStanding.ENDED
    time_machine.move_to(clock.moment_of(date(2026, 12, 1)))
    assert not confirm(permission.paper.code).is_valid
    with pytest.raises(WrongState):
        revoke_permission(permission, reason="Кеч.", actor=director())


def test_a_permission_ends_with_the_status_and_a_request_lapses():
    residency = named_residency()
    permission, waiting = granted_permission(residency), asked_permission(residency)
    terminated(residency, ground="own_wish", ended_on=date(2026, 11, 20), act_date=date(2026, 11, 19))
    found = fresh(permission)
    assert (found.state, found.ended_on) == ("granted", date(2026, 11, 20))
    assert standing(permission) == NameStanding.ENDED
    assert not confirm(permission.paper.code).is_valid
    lapsed = fresh(waiting)
    assert (lapsed.state, lapsed.request.state) == ("withdrawn", "closed")


def test_an_end_dated_before_the_permission_ends_it_on_its_first_day():
    residency = named_residency()
    permission = granted_permission(residency)
    terminated(residency, ground="own_wish", ended_on=date(2026, 11, 12), act_date=date(2026, 11, 11))
    assert fresh(permission).ended_on == GRANTED


def test_a_permission_whose_term_was_over_is_not_touched_by_the_end():
    residency = named_residency()
    permission = granted_permission(residency, until=date(2026, 11, 18))
    graduate_residency(residency, ended_on=date(2026, 11, 20), actor=director())
    assert fresh(permission).ended_on is None


def test_a_permission_ends_when_a_supplement_stops_its_line():
    residency = named_residency()
    permission = granted_permission(residency)
    supplement = drafted_supplement(residency.contract, effective_on=date(2026, 11, 25), new_ends_on=None)
    stop_grant(supplement, permission.grant, actor=clerk())
    assert standing(permission, date(2026, 11, 25)) == NameStanding.IN_FORCE, "only a signed one stops it"
    issue_supplement(supplement, actor=clerk())
    sign_supplement(supplement, signed_on=TODAY, scan=signed_copy(), actor=director())
    assert standing(permission, date(2026, 11, 24)) == NameStanding.IN_FORCE
    assert standing(permission, date(2026, 11, 25)) == NameStanding.ENDED


def test_an_annulled_certificate_gives_nothing():
    permission = granted_permission()
    annul_paper(permission.paper, on=TODAY, reason="Ката.", actor=director())
    assert standing(permission) == NameStanding.ENDED


def test_a_contract_extended_later_does_not_prolong_a_permission():
    residency = named_residency()
    permission = granted_permission(residency)
    Residency.objects.filter(pk=residency.pk).update(expires_on=date(2030, 1, 1))
    assert standing(permission, UNTIL + timedelta(days=1)) == NameStanding.ENDED
