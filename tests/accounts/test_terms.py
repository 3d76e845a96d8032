"""An invitation has a term; after it no link, no new password and no code opens the account."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from post_office.models import Email

from accounts.domain.invitations import good_until, has_lapsed, invite_again
from accounts.domain.people import invite, set_password_url
from accounts.roles import Role
from core import clock
from core.actors import StandIn
from core.conf import centre
from core.errors import NotAllowed, WrongState

pytestmark = pytest.mark.django_db


@pytest.fixture
def invited(db):
    return invite(
        "n.sydykova@oshtu.example",
        role=Role.EXPERT,
        surname="Сыдыкова",
        given_name="Назгүл",
        actor=StandIn.SYSTEM,
    )


def path_of(user) -> str:
    return set_password_url(user).removeprefix("http://localhost:8000")


def after(**term):
    """The Osh clocks, moved on: tokens are dated by them."""
    return time_machine.travel((clock.now() + timedelta(**term)).astimezone(clock.CENTRE_ZONE))


def test_the_link_of_an_invitation_works_until_its_last_day(client, invited):
    link = path_of(invited)
    with after(days=centre("INVITATION_DAYS") - 1):
        page = client.get(link, follow=True)
    assert 'name="password1"' in page.text


def test_after_its_term_the_link_opens_a_page_that_says_whom_to_ask(client, invited):
    link = path_of(invited)
    with after(days=centre("INVITATION_DAYS") + 1):
        page = client.get(link, follow=True)
    assert page.status_code == 200
    assert page.context["token_fail"]
    assert 'name="password1"' not in page.text


def test_a_link_for_a_new_password_lasts_hours_not_days(client, user_of):
    link = path_of(user_of(Role.EXPERT))
    with after(hours=centre("PASSWORD_LINK_HOURS") + 1):
        page = client.get(link, follow=True)
    assert page.context.get("token_fail")


@pytest.mark.parametrize("address", ["/ky/account/login/code/", "/ky/account/password/reset/"])
def test_after_the_term_neither_code_nor_link_comes_but_a_letter_that_says_why(client, invited, address):
    with after(days=centre("INVITATION_DAYS") + 1):
        client.post(address, {"email": invited.email})
    (letter,) = mail.outbox
    assert letter.to == [invited.email]
    assert "/password/reset/key/" not in letter.body
    assert letter.subject in ("Чакырууңуздун мөөнөтү бүттү", "Your invitation has run out")


def test_the_centre_sends_the_invitation_again_and_its_term_begins_anew(client, invited, user_of):
    with after(days=centre("INVITATION_DAYS") + 1):
        assert has_lapsed(invited)
        invite_again(invited, actor=user_of(Role.ADMINISTRATOR))
        assert not has_lapsed(invited)
        assert good_until(invited) > clock.now() + timedelta(days=centre("INVITATION_DAYS") - 1)
        letter = Email.objects.filter(to=[invited.email]).latest("pk").message
        assert "/password/reset/key/" in letter


def test_nobody_is_invited_again_who_has_entered(user_of):
    entered = user_of(Role.EXPERT)
    with pytest.raises(WrongState):
        invite_again(entered, actor=user_of(Role.ADMINISTRATOR))


def test_only_the_administrator_invites_again(invited, user_of):
    with pytest.raises(NotAllowed):
        invite_again(invited, actor=user_of(Role.DIRECTOR))


@pytest.mark.parametrize("address", ["/ky/account/login/code/", "/ky/account/password/reset/"])
def test_nobody_learns_who_has_an_account(client, user_of, address):
    known = user_of(Role.EXPERT).email
    answers = []
    for email in (known, "nobody@oshtu.example"):
        client.session.flush()
        answer = client.post(address, {"email": email})
        answers.append((answer.status_code, answer.get("Location")))
    assert len(set(answers)) == 1
