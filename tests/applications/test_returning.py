"""Coming back from any device by a mailed code: for the owner of the address, and for nobody else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from post_office.models import Email

from applications.domain.drafts import start_application
from applications.domain.returning import ask_for_code, use_code
from applications.enums import Step
from applications.models import ReturnCode
from core.clock import now
from core.errors import FieldError
from tests.makers.applications import applicant_answers, make_call, make_draft, submitted_application
from tests.makers.form import step_of

pytestmark = pytest.mark.django_db
OWNER = "meerim@talaa.example"


def ask(client: Client, email: str = OWNER) -> str:
    """The page that follows the question for the address."""
    return str(client.post(reverse("applications:return"), {"email": email}).url)


def mailed() -> str:
    found = re.search(r"^([0-9]{6})$", Email.objects.latest("pk").message, re.MULTILINE)
    assert found
    return found[1]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_right_code_lists_the_own_applications_and_the_chosen_one_opens(client: Client) -> None:
    draft, sent = make_draft(email=OWNER), submitted_application(email=OWNER)
    other = make_draft()
    page = ask(client)
    answer = client.post(page, {"code": mailed()})
    assert answer.url == reverse("applications:mine")
    words = client.get(answer.url).content.decode()
    assert (str(draft.public_id) in words, str(sent.public_id) in words) == (True, True)
    assert str(other.public_id) not in words
    assert client.get(step_of(draft, Step.PROJECT)).status_code == 404  # not before it is chosen
    client.post(answer.url, {"application": str(draft.public_id)})
    assert client.get(step_of(draft, Step.PROJECT)).status_code == 200
    assert client.get(reverse("portal:application", args=[sent.public_id])).status_code == 404


def test_application_of_another_address_is_not_opened_from_the_list(client: Client) -> None:
    make_draft(email=OWNER)
    other = make_draft()
    client.post(ask(client), {"code": mailed()})
    for typed in (str(other.public_id), "x", ""):
        assert client.post(reverse("applications:mine"), {"application": typed}).status_code == 404
    assert client.get(step_of(other, Step.PROJECT)).status_code == 404


def test_list_is_shut_without_a_code(client: Client) -> None:
    make_draft(email=OWNER)
    assert client.get(reverse("applications:mine")).url == reverse("applications:return")


def test_list_shuts_again_after_a_while(client: Client) -> None:
    make_draft(email=OWNER)
    client.post(ask(client), {"code": mailed()})
    with time_machine.travel(now() + timedelta(minutes=31)):
        assert client.get(reverse("applications:mine")).status_code == 302


def test_code_is_tried_five_times_and_then_is_no_code_any_more(client: Client) -> None:
    make_draft(email=OWNER)
    page, code = ask(client), mailed()
    for _time in range(5):
        assert list(client.post(page, {"code": wrong(code)}).context["form"].errors) == ["code"]
    assert client.post(page, {"code": code}).status_code == 200
    assert ReturnCode.objects.get().tries == 5


def test_code_works_once_and_for_thirty_minutes() -> None:
    make_draft(email=OWNER)
    first = ask_for_code(OWNER, language="ky")
    assert use_code(first, code=mailed()) == OWNER
    with pytest.raises(FieldError):
        use_code(first, code=mailed())
    second = ask_for_code(OWNER, language="ky")
    with pytest.raises(FieldError):
        use_code(second, code=mailed(), at=now() + timedelta(minutes=30, seconds=1))


def test_code_works_on_its_own_page_only() -> None:
    make_draft(email=OWNER)
    first = ask_for_code(OWNER, language="ky")
    code = mailed()
    second = ask_for_code(OWNER, language="ky")
    if code != mailed():
        with pytest.raises(FieldError):
            use_code(second, code=code)
    assert use_code(first, code=f" {code[:3]} {code[3:]} ") == OWNER


def test_only_the_hash_of_a_code_is_kept() -> None:
    make_draft(email=OWNER)
    row = ask_for_code(OWNER, language="ky")
    assert mailed() not in row.code_hash
    assert len(row.code_hash) == 64


def test_unknown_address_gets_the_same_pages_and_no_letter(client: Client) -> None:
    page = ask(client, "nobody@talaa.example")
    assert client.get(page).status_code == 200
    answer = client.post(page, {"code": "123456"})
    assert list(answer.context["form"].errors) in (["code"], [])
    assert not Email.objects.exists()


def test_codes_are_mailed_only_so_often_and_the_page_is_the_same(client: Client) -> None:
    make_draft(email=OWNER)
    pages = [client.get(ask(client)).status_code for _time in range(8)]
    assert (pages, Email.objects.count()) == ([200] * 8, 5)


def test_tries_from_one_network_are_limited(client: Client) -> None:
    make_draft(email=OWNER)
    row = ask_for_code(OWNER, language="ky")
    page = reverse("applications:return_code", args=[row.pk])
    for _time in range(60):
        client.post(page, {"code": "x"})
    answer = client.post(page, {"code": "x"})
    assert answer.context["form"].non_field_errors()


def test_typing_somebody_elses_address_opens_and_attaches_nothing(client: Client) -> None:
    own = submitted_application(email=OWNER)
    stranger = Client()
    url = reverse("applications:apply_start", args=[make_call().pk])
    token = re.search(r'name="form_token" value="([^"]*)"', stranger.get(url).content.decode())
    assert token
    data = {**applicant_answers(email=OWNER), "phone": "0555 12 34 56", "form_token": token[1]}
    assert stranger.post(url, data).status_code == 302
    assert stranger.get(reverse("portal:application", args=[own.public_id])).status_code == 404
    assert stranger.get(reverse("applications:mine")).status_code == 302
    before = own.language, own.public_id, own.email
    own.refresh_from_db()
    assert (own.language, own.public_id, own.email) == before


def test_old_codes_are_forgotten() -> None:
    row = ask_for_code(OWNER, language="ky", at=now() - timedelta(days=3))
    ask_for_code(OWNER, language="ky")
    assert not ReturnCode.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_letter_is_in_the_language_of_the_page(client: Client, language: str) -> None:
    make_draft(email=OWNER)
    with override(language):
        ask(client)
    assert f"/{language}/apply/open/" in Email.objects.latest("pk").message


def test_draft_of_the_first_page_alone_can_be_come_back_to(client: Client) -> None:
    draft = start_application(make_call(), data={"email": OWNER}, language="ky", saved=False)
    client.post(ask(client), {"code": mailed()})
    client.post(reverse("applications:mine"), {"application": str(draft.public_id)})
    assert client.get(step_of(draft, Step.APPLICANT)).status_code == 200
