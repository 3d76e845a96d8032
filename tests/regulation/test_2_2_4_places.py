"""2.2(4): a place at an event is confirmed by a letter, and its personal link opens it and nothing else.

«Технологиялык ишкердик жана инновациялык менеджмент боюнча тренингдерди, семинарларды жана
мастер-класстарды уюштуруу.»
"""

import re
from datetime import date, timedelta

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from post_office.models import Email

from core import clock
from core.conf import centre
from core.errors import DomainError
from tests.makers.events import held, make_event, signed, somebody
from tests.makers.residents import clerk
from units.base.domain.events import cancel_event
from units.base.domain.participants import register_participant
from units.base.domain.place_links import LINK, good_until, open_place, place_token, place_url
from units.base.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
TYPED = {"name": "Асанова Айзада", "email": "a@example.kg", "phone": "", "category": "other"}


@pytest.fixture(autouse=True)
def nobody_was_counted() -> None:
    cache.clear()


def address_of(place) -> str:
    return place_url(place).removeprefix("http://localhost:8000")


def test_a_letter_confirms_the_place_in_the_language_of_the_person():
    event = make_event()
    signed(event, somebody(email="a@example.kg", language="ru"))
    signed(event, somebody(email="", phone="0555 12 34 56"))
    register_participant(event, somebody(email="b@example.kg"), actor=clerk())
    first, second = Email.objects.order_by("pk")
    assert (first.to, second.to) == (["a@example.kg"], ["b@example.kg"])
    for words in (event.title_ru, event.place, "14:00 – 16:00", "/ru/events/place/"):
        assert words in first.message
    assert event.title_ky in second.message
    assert "Асанова" not in first.message
    assert first.context is None


def test_the_link_of_the_letter_opens_the_place_and_only_a_press_gives_it_back(client: Client):
    event = make_event()
    signed(event, somebody(name="Башка Киши"))
    client.post(f"/ky/events/{event.pk}/", TYPED)
    place = event.participants.get(contact="a@example.kg")
    letter = Email.objects.latest("pk").message
    address = re.search(r"/ky/events/place/\S+", letter)[0]
    for ask in (client.get, client.head, client.get):
        assert ask(address).status_code == 200
    shown = client.get(address)
    text = shown.content.decode()
    assert "Асанова Айзада" in text
    assert "Башка Киши" not in text
    assert 'content="noindex"' in text
    assert "no-store" in shown["Cache-Control"]
    place.refresh_from_db()
    assert place.withdrawn_at is None
    done = client.post(address, follow=True)
    assert [str(one.level_tag) for one in done.context["messages"]] == ["success"]
    place.refresh_from_db()
    assert place.withdrawn_at
    again = client.post(address, follow=True)
    assert [str(one.level_tag) for one in again.context["messages"]] == ["error"]
    assert again["Referrer-Policy"] == "no-referrer"


def test_a_forged_link_one_of_another_kind_and_one_over_its_term_open_nothing(client: Client):
    event = make_event()
    place = signed(event)
    good = place_token(place)
    forged = signing.Signer(salt="applications.personal-link").sign_object(place.pk)
    odd = signing.Signer(salt=LINK).sign_object({"pk": place.pk})
    for token in (good[:-1] + ("A" if good[-1] != "A" else "B"), forged, odd, "x", "1:2:3"):
        page = client.get(f"/ky/events/place/{token}/")
        assert page.status_code == 404
        assert page.context["why_not"]
        assert client.post(f"/ky/events/place/{token}/").status_code == 404
        assert client.get(f"/ky/events/place/{token}/ky.pdf").status_code == 404
    assert good_until(place) == date(2026, 12, 3) + timedelta(days=centre("LINK_DAYS"))
    last = clock.moment_of(good_until(place), 23)
    assert open_place(good, last) == place
    with pytest.raises(DomainError):
        open_place(good, last + timedelta(days=1))
    Event.objects.filter(pk=event.pk).update(
        starts_at=clock.moment_of(date(2026, 8, 3), 9), ends_at=clock.moment_of(date(2026, 8, 3), 11)
    )
    assert client.get(f"/ky/events/place/{good}/").status_code == 404


def test_the_page_says_what_became_of_the_place(client: Client):
    past, cancelled = make_event(date(2026, 11, 10)), make_event()
    lost = signed(cancelled)
    cancel_event(cancelled, reason="Тренер ооруп калды", actor=clerk())
    held(past, somebody(), absent=1)
    came, missed = past.participants.order_by("-attended")
    for place, words in ((lost, "Тренер ооруп калды"), (came, ""), (missed, "")):
        page = client.get(address_of(place))
        assert words in page.content.decode()
        assert not page.context["may_return"]
        client.post(address_of(place))
        place.refresh_from_db()
        assert place.withdrawn_at is None


def test_a_stranger_learns_nothing_of_an_address_and_its_owner_gets_the_letter_again(client: Client):
    event = make_event()
    signed(event, somebody(email="a@example.kg", name="Чыныгы Ээси"))
    new, known = (
        client.post(f"/ky/events/{event.pk}/", {**TYPED, "email": email}, follow=True)
        for email in ("b@example.kg", "A@example.kg")
    )
    said = [[str(one) for one in page.context["messages"]] for page in (new, known)]
    assert said[0] == said[1] != []
    assert event.participants.filter(contact="a@example.kg").count() == 1
    assert [letter.to for letter in Email.objects.order_by("-pk")[:1]] == [["a@example.kg"]]
    by_phone = {**TYPED, "email": "", "phone": "0555 12 34 56"}
    client.post(f"/ky/events/{event.pk}/", by_phone)
    assert "phone" in client.post(f"/ky/events/{event.pk}/", by_phone).context["form"].errors


def test_one_address_gets_so_many_letters_an_hour(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("portal.views.events.LETTERS_TO_ADDRESS", 2)
    event = make_event()
    for _each in range(2):
        client.post(f"/ky/events/{event.pk}/", TYPED)
    refused = client.post(f"/ky/events/{event.pk}/", {**TYPED, "email": "A@example.kg"})
    assert "email" in refused.context["form"].errors
    assert Email.objects.count() == 2
