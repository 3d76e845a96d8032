"""An administrator has a person log in with another address: the old one opens nothing and is told."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate
from post_office.models import Email

from accounts.domain.accounts import change_email
from accounts.domain.people import set_password_url
from accounts.models import User
from accounts.roles import Role
from core.errors import FieldError, NotAllowed
from core.models import TransitionLog
from tests.makers.people import PASSWORD, log_in, make_user

pytestmark = pytest.mark.django_db
NEW = "janybek@oshtu.example"


@pytest.fixture
def administrator() -> User:
    return make_user(Role.ADMINISTRATOR)


def test_the_person_logs_in_with_the_new_address_and_no_more_with_the_old(administrator, user_of):
    user = user_of(Role.EXPERT)
    before = user.email
    change_email(user, " Janybek@OshTU.example ", reason="Өзү сурады", actor=administrator)
    assert user.email == NEW
    assert list(EmailAddress.objects.filter(user=user).values_list("email", "verified", "primary")) == [
        (NEW, True, True)
    ]
    assert authenticate(username=NEW, password=PASSWORD) == user
    assert authenticate(username=before, password=PASSWORD) is None


def test_a_link_sent_to_the_old_address_opens_nothing(administrator, user_of, client):
    user = user_of(Role.EXPERT)
    link = set_password_url(user)
    change_email(user, NEW, reason="Өзү сурады", actor=administrator)
    page = client.get(link, follow=True)
    assert "password1" not in page.content.decode()


def test_the_old_address_is_told_and_the_new_one_is_not_named(administrator, user_of):
    user = user_of(Role.EXPERT)
    before = user.email
    Email.objects.all().delete()
    change_email(user, NEW, reason="Өзү сурады", actor=administrator)
    (letter,) = Email.objects.all()
    assert letter.to == [before]
    assert NEW not in letter.message


def test_the_act_stays_in_the_log_with_actor_and_reason(administrator, user_of):
    user = user_of(Role.EXPERT)
    change_email(user, NEW, reason="Өзү сурады", actor=administrator)
    row = TransitionLog.objects.of(user).get(transition="change_email")
    assert (row.actor, row.reason) == (administrator, "Өзү сурады")


def test_anothers_address_however_it_is_written_is_refused(administrator, user_of):
    user, other = user_of(Role.EXPERT), user_of(Role.MENTOR)
    with pytest.raises(FieldError) as refused:
        change_email(user, other.email.upper(), reason="Өзү сурады", actor=administrator)
    assert refused.value.field == "email"


def test_nobody_but_an_administrator_changes_it_and_never_the_own(administrator, user_of):
    with pytest.raises(NotAllowed):
        change_email(user_of(Role.EXPERT), NEW, reason="Өзү сурады", actor=user_of(Role.DIRECTOR))
    with pytest.raises(NotAllowed):
        change_email(administrator, NEW, reason="Өзү сурады", actor=administrator)


def test_the_page_asks_for_address_and_reason_and_keeps_what_was_typed(administrator, user_of, client):
    user = user_of(Role.EXPERT)
    log_in(client, administrator)
    page = f"/admin/accounts/user/{user.pk}/act/change-email/"
    answer = client.post(page, {"email": administrator.email, "reason": "Өзү сурады"})
    assert administrator.email in answer.content.decode()
    assert answer.status_code == 200
    client.post(page, {"email": NEW, "reason": "Өзү сурады"})
    assert User.objects.get(pk=user.pk).email == NEW
