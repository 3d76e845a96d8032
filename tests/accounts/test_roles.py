"""Roles are a table in code; the groups of the database are its copy."""

import pytest
from django.contrib.auth.models import Group

from accounts.domain.people import invite, set_password_url
from accounts.domain.roles import apply_roles, missing_permissions
from accounts.models import User
from accounts.permission_sets import APPROVE_PLANS
from accounts.roles import ROLES, Role
from core.actors import StandIn
from tests.makers.people import make_user

pytestmark = pytest.mark.django_db


def test_every_role_is_a_group_with_exactly_the_permissions_of_the_table():
    found = {
        group.name: {
            f"{p.content_type.app_label}.{p.codename}"
            for p in group.permissions.select_related("content_type")
        }
        for group in Group.objects.all()
    }
    assert found == {role.value: set(spec.permissions) for role, spec in ROLES.items()}


def test_every_permission_of_the_table_is_declared_by_a_model():
    assert missing_permissions() == set()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.VICE_RECTOR])
def test_the_auditor_and_the_vice_rector_read_all_and_the_latter_approves_plans_alone(role):
    looks = {
        name
        for spec in ROLES.values()
        for name in spec.permissions
        if name.split(".")[1].startswith(("view_", "read_"))
    }
    approves = APPROVE_PLANS if role is Role.VICE_RECTOR else set()
    assert ROLES[role].permissions == looks | approves


def test_applying_the_table_takes_away_what_is_not_in_it():
    group = Group.objects.get(name=Role.BOARD_MEMBER)
    group.permissions.set(Group.objects.get(name=Role.DIRECTOR).permissions.all())
    apply_roles()
    assert group.permissions.count() == len(ROLES[Role.BOARD_MEMBER].permissions)


@pytest.mark.parametrize("role", list(Role))
def test_only_roles_of_the_house_enter_the_admin(role, client):
    user = make_user(role)
    client.force_login(user)
    assert (client.get("/admin/").status_code == 200) is ROLES[role].staff


def test_inviting_the_same_e_mail_twice_makes_one_person_with_both_roles():
    first = invite(
        "A.Usenova@Oshtu.example",
        role=Role.EXPERT,
        surname="Усенова",
        given_name="Айгүл",
        actor=StandIn.SYSTEM,
    )
    again = invite(
        "a.usenova@oshtu.example",
        role=Role.BOARD_MEMBER,
        surname="Усенова",
        given_name="Айгүл",
        actor=StandIn.SYSTEM,
    )
    assert first.pk == again.pk
    assert User.objects.get(pk=first.pk).roles == {Role.EXPERT, Role.BOARD_MEMBER}


def test_an_invited_person_sets_a_password_by_the_personal_address(client):
    user = invite(
        "j.toktosunov@oshtu.example",
        role=Role.EXPERT,
        surname="Токтосунов",
        given_name="Жанар",
        actor=StandIn.SYSTEM,
    )
    page = client.get(set_password_url(user).removeprefix("http://localhost:8000"), follow=True)
    done = client.post(
        page.redirect_chain[-1][0], {"password1": "kyrgyz-too-2026", "password2": "kyrgyz-too-2026"}
    )
    assert done.status_code == 302
    user.refresh_from_db()
    assert user.check_password("kyrgyz-too-2026")


def test_the_history_of_a_person_keeps_no_password():
    user = make_user(Role.EXPERT)
    assert not hasattr(user.history.first(), "password")


def test_nobody_signs_up_alone(client):
    page = client.post(
        "/ky/account/signup/",
        {"email": "x@example.com", "password1": "abc-1234567", "password2": "abc-1234567"},
    )
    assert page.status_code == 200
    assert not User.objects.filter(email="x@example.com").exists()
