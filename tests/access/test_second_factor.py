"""Without a second factor nobody of the staff gets anywhere, whatever address they ask for."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.middleware import is_open
from accounts.roles import ROLES
from tests.access.table import rows
from tests.access.test_access import path_of
from tests.access.world import World

pytestmark = pytest.mark.django_db
STAFF = [role.value for role, spec in ROLES.items() if spec.second_factor]
CLOSED = [row for row in rows() if not is_open(row.address)]


def test_every_role_that_enters_the_admin_needs_a_second_factor():
    assert [role for role, spec in ROLES.items() if spec.staff and not spec.second_factor] == []


@pytest.mark.parametrize(
    "role", [pytest.param(role, marks=() if role == "director" else pytest.mark.long) for role in STAFF]
)
def test_without_a_second_factor_every_address_leads_to_enrolment(role: str, world: World):
    with transaction.atomic():
        client = Client()
        client.force_login(world.users[role])
        world.users[role].authenticator_set.all().delete()
        enrolment = reverse("mfa_index")
        elsewhere = {
            str(row): answer.headers.get("Location", answer.status_code)
            for row in CLOSED
            for answer in [client.generic(row.method, path_of(row, world))]
            if answer.headers.get("Location") != enrolment
        }
        transaction.set_rollback(True)
    assert elsewhere == {}
