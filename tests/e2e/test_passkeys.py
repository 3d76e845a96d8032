"""A passkey is added, and opens the work of a member of staff alone: it is both factors."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from tests.makers.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db(transaction=True)
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def held_to_it(settings) -> None:
    settings.SECOND_FACTOR = True


@pytest.fixture
def page(open_page) -> Page:
    """A browser on a device that keeps passkeys and agrees at once."""
    page = open_page()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def test_a_passkey_is_set_up_after_the_password_and_is_then_enough_alone(page: Page):
    person = make_user(Role.UNIT_STAFF)
    page.goto("/ky/account/login/")
    page.fill("[name=login]", person.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    expect(page).to_have_url(re.compile("/account/2fa/$"))
    page.goto("/ky/account/2fa/webauthn/add/")
    page.check("[name=passwordless]")
    page.click("#passkey_add")
    expect(page).not_to_have_url(re.compile("/webauthn/add/"))
    page.goto("/admin/")
    expect(page).to_have_url(re.compile("/admin/$"))

    page.context.clear_cookies()
    page.goto("/admin/")
    page.click("[data-passkey-form=loginForm]")
    expect(page).to_have_url(re.compile("/admin/$"))


def test_a_device_without_the_passkey_is_told_so_and_opens_nothing(page: Page):
    page.goto("/ky/account/login/")
    page.click("[data-passkey-form=loginForm]")
    expect(page.locator("[data-passkey=failed]")).to_be_visible()
    page.goto("/admin/")
    expect(page).to_have_url(re.compile("/account/login/"))
