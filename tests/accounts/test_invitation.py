"""An administrator invites a person; the person sets a password and enters."""

import pytest
from post_office.models import Email

from accounts.models import User
from accounts.roles import Role

pytestmark = pytest.mark.django_db

ANSWERS = {
    "email": "n.sultanova@oshtu.example",
    "role": "expert",
    "surname": "Султанова",
    "given_name": "Нурила",
    "patronymic": "Эркиновна",
    "unit": "",
    "language": "ky",
}


def test_an_administrator_invites_an_expert_by_letter(client, user_of):
    client.force_login(user_of(Role.ADMINISTRATOR))
    answer = client.post("/admin/accounts/user/add/", ANSWERS)
    invited = User.objects.get(email=ANSWERS["email"])
    assert answer.status_code == 302
    assert invited.roles == {Role.EXPERT}
    assert not invited.has_usable_password()
    letter = Email.objects.get(to=[ANSWERS["email"]])
    assert "/ky/account/password/reset/key/" in letter.message
    assert "Эксперт" in letter.message


def test_what_was_typed_stays_beside_a_sentence(client, user_of):
    client.force_login(user_of(Role.ADMINISTRATOR))
    page = client.post("/admin/accounts/user/add/", {**ANSWERS, "email": "nurila"})
    assert page.status_code == 200
    assert 'value="Султанова"' in page.text
    assert page.context["form"].errors["email"]
    assert not User.objects.filter(surname="Султанова").exists()


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.UNIT_STAFF, Role.AUDITOR, Role.VICE_RECTOR])
def test_nobody_else_invites(client, user_of, role):
    client.force_login(user_of(role))
    assert client.get("/admin/accounts/user/add/").status_code == 403
    assert client.post("/admin/accounts/user/add/", ANSWERS).status_code == 403


def test_a_residents_representative_is_not_invited_by_hand(client, user_of):
    client.force_login(user_of(Role.ADMINISTRATOR))
    client.post("/admin/accounts/user/add/", {**ANSWERS, "role": "resident"})
    assert not User.objects.filter(email=ANSWERS["email"]).exists()
