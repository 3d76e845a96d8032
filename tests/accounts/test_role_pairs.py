"""Roles that do not go together, and what no row of the table knows, give nothing."""

import pytest
from django.contrib.auth.models import Group, Permission

from accounts.domain.accounts import deactivate, grant_role, withdraw_role
from accounts.domain.roles import give_role
from accounts.models import User
from accounts.role_pairs import PAIRS
from accounts.roles import ROLES, Role
from core.actors import StandIn
from core.errors import FieldError, NotAllowed
from core.models import TransitionLog

pytestmark = pytest.mark.django_db


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("pair", sorted(map(sorted, PAIRS)), ids="+".join)
def test_the_second_role_of_a_forbidden_pair_is_refused_with_a_sentence(user_of, pair):
    first, second = pair
    user = user_of(Role(first))
    with pytest.raises(FieldError) as refused:
        give_role(user, Role(second), actor=StandIn.SYSTEM)
    assert refused.value.field == "role"
    assert str(Role(first).label) in str(refused.value)
    assert fresh(user).roles == {first}


def test_a_person_with_both_roles_of_a_forbidden_pair_may_do_nothing(user_of, client):
    user = user_of(Role.DIRECTOR)
    user.groups.add(Group.objects.get(name=Role.FINANCE_OFFICER))
    assert fresh(user).roles == frozenset()
    assert fresh(user).get_all_permissions() == set()
    client.force_login(user)
    answer = client.get("/admin/applications/application/")
    assert answer.status_code == 403
    assert all(str(role.label) in answer.text for role in (Role.DIRECTOR, Role.FINANCE_OFFICER))


def test_a_third_role_beside_a_forbidden_pair_still_counts(user_of):
    user = user_of(Role.DIRECTOR)
    user.groups.add(*Group.objects.filter(name__in=[Role.EXPERT, Role.MENTOR]))
    assert fresh(user).roles == {Role.MENTOR}


def test_a_role_without_a_row_in_the_table_gives_nothing(user_of, client):
    group = Group.objects.create(name="superintendent")
    group.permissions.set(Permission.objects.all())
    user = user_of(Role.EXPERT)
    user.groups.set([group])
    assert fresh(user).roles == frozenset()
    assert fresh(user).get_all_permissions() == set()
    client.force_login(user)
    answer = client.get("/ky/commission/")
    assert (answer.status_code, "superintendent" in answer.text) == (403, True)


def test_a_role_that_lost_its_row_is_refused_and_gives_nothing(user_of, monkeypatch):
    holder, other = user_of(Role.MENTOR), user_of(Role.EXPERT)
    monkeypatch.delitem(ROLES, Role.MENTOR)
    assert fresh(holder).get_all_permissions() == set()
    with pytest.raises(FieldError):
        give_role(other, Role.MENTOR, actor=StandIn.SYSTEM)


def test_a_permission_given_by_hand_gives_nothing(user_of):
    user = user_of(Role.EXPERT)
    user.user_permissions.set(Permission.objects.all())
    assert fresh(user).get_all_permissions() == ROLES[Role.EXPERT].permissions


def test_giving_and_taking_a_role_stay_in_the_log_with_actor_and_reason(user_of):
    administrator, user = user_of(Role.ADMINISTRATOR), user_of(Role.EXPERT)
    grant_role(user, Role.BOARD_MEMBER, reason="12-к буйрук", actor=administrator)
    withdraw_role(user, Role.EXPERT, reason="Мөөнөтү бүттү", actor=administrator)
    assert fresh(user).roles == {Role.BOARD_MEMBER}
    assert [
        (row.transition, row.target, row.reason, row.actor)
        for row in TransitionLog.objects.of(user).filter(actor=administrator)
    ] == [
        ("give_role", "board_member", "12-к буйрук", administrator),
        ("take_role", "expert", "Мөөнөтү бүттү", administrator),
    ]
    assert user.history.first().history_user == administrator


def test_an_open_session_loses_a_role_with_its_next_page(user_of, client):
    administrator, user = user_of(Role.ADMINISTRATOR), user_of(Role.UNIT_STAFF)
    client.force_login(user)
    assert client.get("/admin/applications/application/").status_code == 200
    withdraw_role(user, Role.UNIT_STAFF, reason="Иштен кетти", actor=administrator)
    assert client.get("/admin/applications/application/").status_code == 302
    assert not fresh(user).is_staff


def test_an_open_session_of_a_closed_account_stops_with_its_next_page(user_of, client):
    administrator, user = user_of(Role.ADMINISTRATOR), user_of(Role.EXPERT)
    client.force_login(user)
    assert client.get("/ky/commission/").status_code == 200
    deactivate(user, reason="Иштен кетти", actor=administrator)
    assert client.get("/ky/commission/")["Location"].startswith("/ky/account/login/")


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.AUDITOR, Role.VICE_RECTOR, Role.UNIT_STAFF])
def test_nobody_but_the_administrator_gives_roles(user_of, role):
    with pytest.raises(NotAllowed):
        grant_role(user_of(Role.EXPERT), Role.MENTOR, reason="Сурады", actor=user_of(role))


def test_nobody_gives_a_role_to_themselves_or_without_a_reason(user_of):
    administrator = user_of(Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        grant_role(administrator, Role.DIRECTOR, reason="Керек", actor=administrator)
    with pytest.raises(FieldError):
        grant_role(user_of(Role.EXPERT), Role.MENTOR, reason=" ", actor=administrator)


def test_the_administrator_does_all_this_on_the_page_of_a_person(user_of, client):
    user = user_of(Role.EXPERT)
    client.force_login(user_of(Role.ADMINISTRATOR))
    act = f"/admin/accounts/user/{user.pk}/act/"
    client.post(f"{act}give-role/", {"role": "mentor", "reason": "12-к буйрук"})
    assert fresh(user).roles == {Role.EXPERT, Role.MENTOR}
    refused = client.post(f"{act}give-role/", {"role": "auditor", "reason": "Жаңы кызмат"})
    assert refused.context["form"].errors["role"]
    assert "Жаңы кызмат" in refused.text
    client.post(f"{act}take-role/", {"role": "mentor", "reason": "Бүттү"})
    client.post(f"{act}deactivate/", {"reason": "Бүттү"})
    assert fresh(user).roles == {Role.EXPERT}
    assert not fresh(user).is_active
    client.post(f"{act}reactivate/", {"reason": "Кайтып келди"})
    assert fresh(user).is_active
