"""Personal links: signed, expiring, revocable, good for one application."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from post_office.models import Email

from applications.domain.letters import mail_links
from applications.domain.links import LINK, form_token, open_form, open_link, personal_url, revoke_links
from core.actors import StandIn
from core.clock import now
from tests.makers.applications import make_draft, submitted_application

pytestmark = pytest.mark.django_db


def token_of(url: str) -> str:
    return url.rstrip("/").rsplit("/", 1)[1]


def test_link_opens_its_own_application_only() -> None:
    mine, _other = make_draft(), make_draft()
    assert open_link(token_of(personal_url(mine))) == mine


def test_link_is_in_the_language_asked_for() -> None:
    assert "/ru/apply/open/" in personal_url(make_draft(), language="ru")


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "ҮӨҢ"])
def test_broken_link_opens_nothing(token: str) -> None:
    assert open_link(token) is None


@pytest.mark.parametrize("value", ["not-a-uuid", None, 1, {"public_id": "x"}])
def test_link_signed_for_nothing_opens_nothing(value: object) -> None:
    assert open_link(signing.dumps(value, salt=LINK)) is None


def test_changed_link_opens_nothing() -> None:
    token = token_of(personal_url(make_draft()))
    assert open_link(token[:-1] + ("A" if token[-1] != "A" else "B")) is None


def test_link_grows_old() -> None:
    token = token_of(personal_url(make_draft()))
    with time_machine.travel(now() + timedelta(days=61)):
        assert open_link(token) is None


def test_form_token_is_not_a_link_and_a_link_is_no_form_token() -> None:
    draft = make_draft()
    assert open_link(form_token(draft)) is None
    assert open_form(token_of(personal_url(draft))) is None


def test_revoked_link_opens_nothing_and_a_new_one_does() -> None:
    draft = make_draft()
    old, form = token_of(personal_url(draft)), form_token(draft)
    fresh = revoke_links(draft, actor=StandIn.SYSTEM)
    assert (open_link(old), open_form(form)) == (None, None)
    assert open_link(token_of(personal_url(fresh))) == fresh


def test_lost_links_come_in_one_letter() -> None:
    first, second = make_draft(email="a@talaa.example"), submitted_application(email="A@talaa.example")
    Email.objects.all().delete()
    assert mail_links("A@TALAA.example ", language="ky", code="123456") == 2
    letter = Email.objects.get()
    assert letter.to == ["a@talaa.example"]
    assert letter.message.count("/apply/open/") == 2
    assert second.number in letter.message
    assert "123456" in letter.message
    assert first.title in letter.message


def test_unknown_address_gets_no_letter() -> None:
    assert mail_links("nobody@talaa.example", language="ky", code="123456") == 0
    assert not Email.objects.exists()
