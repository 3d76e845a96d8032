"""The second factor: asked of the session, lost at once when it is withdrawn, never a mailed code."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings as django_settings
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from accounts.domain.accounts import withdraw_second_factor
from accounts.domain.roles import give_role
from accounts.roles import Role
from config import environment
from core import clock
from core.actors import StandIn
from tests.makers.people import PASSWORD, enrol_app, log_in, show_factor

pytestmark = pytest.mark.django_db
LOGIN, ENROLMENT = "/ky/account/login/", "/ky/account/2fa/"


@pytest.fixture(autouse=True)
def held_to_it(settings):
    settings.SECOND_FACTOR = True


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def enter(client, user):
    return client.post(LOGIN, {"login": user.email, "password": PASSWORD})


def test_the_password_alone_leads_a_member_of_staff_to_enrolment_with_a_sentence(client, director):
    enter(client, director)
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0] == ENROLMENT
    assert str(next(iter(page.context["messages"]))).strip()


@pytest.mark.django_db(transaction=True)
def test_an_app_is_set_up_without_scripts_and_opens_the_work_at_once(client, director):
    enter(client, director)
    page = client.get("/ky/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert secret in page.text
    done = client.post("/ky/account/2fa/totp/activate/", {"code": code_of(secret)}, follow=True)
    assert len(re.findall(r"<li><code>\d{8}</code></li>", done.text)) == 10
    assert client.get("/admin/").status_code == 200


def test_a_wrong_first_code_is_refused_beside_the_field(client, director):
    enter(client, director)
    client.get("/ky/account/2fa/totp/activate/")
    page = client.post("/ky/account/2fa/totp/activate/", {"code": "12"})
    assert page.context["form"].errors["code"]
    assert not director.authenticator_set.exists()


def test_the_next_login_asks_for_the_code_after_the_password(client, director):
    secret = TOTP.activate(director, "JBSWY3DPEHPK3PXP").instance
    assert enter(client, director)["Location"] == reverse("mfa_authenticate")
    assert client.get("/admin/").status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": code_of("JBSWY3DPEHPK3PXP")})
    assert client.get("/admin/").status_code == 200
    assert "JBSWY3DPEHPK3PXP" not in str(secret.data)


def test_a_session_whose_second_factor_is_withdrawn_stops_with_a_sentence(client, director, user_of):
    log_in(client, director)
    assert client.get("/admin/").status_code == 200
    withdraw_second_factor(director, reason="Телефон жоголду", actor=user_of(Role.ADMINISTRATOR))
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0] == LOGIN
    assert len(list(page.context["messages"])) == 1
    assert "_auth_user_id" not in client.session


def test_another_factor_does_not_stand_for_the_one_this_session_showed(client, director):
    log_in(client, director)
    director.authenticator_set.all().delete()
    enrol_app(director)
    assert client.get("/admin/")["Location"] == reverse("account_login")


def test_an_open_session_that_showed_nothing_is_asked_for_the_enrolled_factor(client, director):
    client.force_login(director)
    enrol_app(director)
    assert client.get("/admin/")["Location"].startswith(reverse("mfa_reauthenticate") + "?next=%2Fadmin%2F")


def test_a_record_of_somebody_elses_factor_is_none(client, director, clerk):
    client.force_login(director)
    show_factor(client, director, enrol_app(clerk))
    assert client.get("/admin/").status_code == 302


def test_a_role_newly_given_asks_for_the_factor_with_the_next_page(client, user_of):
    expert = user_of(Role.EXPERT)
    client.force_login(expert)
    assert client.get("/ky/commission/").status_code == 200
    give_role(expert, Role.UNIT_STAFF, actor=StandIn.SYSTEM)
    assert client.get("/ky/commission/")["Location"] == reverse("mfa_index")


def test_the_operators_own_account_is_held_to_it_too(client, user_of):
    operator = user_of(Role.EXPERT)
    operator.is_superuser = True
    operator.save()
    client.force_login(operator)
    assert client.get("/ky/")["Location"] == reverse("mfa_index")


def test_the_only_factor_of_a_member_of_staff_is_not_removed(client, director):
    log_in(client, director)
    client.post(reverse("mfa_deactivate_totp"))
    assert director.authenticator_set.count() == 1


@pytest.mark.parametrize("role", [Role.EXPERT, Role.RESIDENT, Role.BOARD_MEMBER, Role.MENTOR])
def test_others_log_in_by_a_mailed_code(client, user_of, role):
    user = user_of(role)
    client.post("/ky/account/login/code/", {"email": user.email})
    code = mailed_code(user)
    client.post("/ky/account/login/code/confirm/", {"code": code})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_staff_get_a_letter_that_says_why_there_is_no_code_and_the_page_says_no_more(
    client, director, user_of
):
    expert = user_of(Role.EXPERT)
    pages = {}
    for email in (director.email, expert.email, "nobody@oshtu.example"):
        client.session.flush()
        page = client.post("/ky/account/login/code/", {"email": email}, follow=True)
        pages[email] = page.text.replace(email, "…").split("<main")[1].split("csrf")[0]
    assert len(set(pages.values())) == 1
    assert not re.search(r"^[A-Z0-9]{3}-?[A-Z0-9]{3}$", letter_to(director.email), re.MULTILINE)
    assert letter_to(director.email) != letter_to("nobody@oshtu.example")


def test_a_code_tried_six_times_opens_nothing(client, user_of):
    user = user_of(Role.EXPERT)
    client.post("/ky/account/login/code/", {"email": user.email})
    for _try in range(4):
        page = client.post("/ky/account/login/code/confirm/", {"code": "WRONG0"})
        assert page.context["form"].errors["code"]
    fifth = client.post("/ky/account/login/code/confirm/", {"code": "WRONG0"}, follow=True)
    assert [str(message).strip() for message in fifth.context["messages"]][-1]
    sixth = client.post("/ky/account/login/code/confirm/", {"code": mailed_code(user)})
    assert sixth["Location"] == reverse("account_request_login_code")
    assert "_auth_user_id" not in client.session


def test_a_code_after_its_term_opens_nothing(client, user_of):
    user = user_of(Role.EXPERT)
    client.post("/ky/account/login/code/", {"email": user.email})
    with time_machine.travel(clock.now() + timedelta(minutes=31)):
        client.post("/ky/account/login/code/confirm/", {"code": mailed_code(user)})
    assert "_auth_user_id" not in client.session


def test_the_terms_of_a_code_are_no_longer_than_the_house_allows():
    assert django_settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS == 5
    assert django_settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT <= 30 * 60


def test_production_refuses_to_do_without(monkeypatch):
    monkeypatch.setattr(environment, "PRODUCTION", True)
    monkeypatch.setenv("PORTAL_SECOND_FACTOR", "false")
    with pytest.raises(ImproperlyConfigured, match="PORTAL_SECOND_FACTOR"):
        environment.second_factor()


def test_without_a_word_in_the_environment_staff_are_held_to_it(monkeypatch):
    monkeypatch.delenv("PORTAL_SECOND_FACTOR", raising=False)
    assert environment.second_factor() is True


def letter_to(email: str) -> str:
    """The newest letter of allauth; tests keep these out of the outbox table."""
    return next(letter.body for letter in reversed(mail.outbox) if letter.to == [email])


def mailed_code(user) -> str:
    return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", letter_to(user.email), re.MULTILINE)[1]
