"""2.2(4): who was at a training, a seminar or a master class gets a certificate of attendance.

«Технологиялык ишкердик жана инновациялык менеджмент боюнча тренингдерди, семинарларды жана
мастер-класстарды уюштуруу.»
"""

from datetime import date, timedelta

import pikepdf
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from post_office.models import Email

from accounts.roles import Role
from core import clock
from core.enums import Unit
from core.errors import NotAllowed, WrongState
from documents.domain import papers
from documents.models import IssuedPaper
from tests.makers.events import certified, held, make_event, somebody
from tests.makers.people import make_user
from tests.makers.residents import clerk, make_residency, representative_of
from units.base.domain.certificates import in_words, issue_certificates
from units.base.domain.participants import enter_who_came, record_attendance
from units.base.domain.place_links import place_token
from units.base.models import Participant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def past_event(**changes: object):
    """An event of two weeks ago."""
    return make_event(date(2026, 11, 10), **changes)


def answer_of(client: Client, address: str) -> int:
    """The code of the answer; what is served is a PDF."""
    found = client.get(address)
    content = b"".join(found.streaming_content) if found.streaming else found.content  # type: ignore[attr-defined]
    assert content.startswith(b"%PDF") == (found.status_code == 200)
    return found.status_code


def test_everybody_who_came_gets_one_and_a_second_press_adds_nothing():
    event = held(
        past_event(), somebody(email="a@example.kg"), somebody(email="", phone="0555123456"), absent=1
    )
    Email.objects.all().delete()
    people = issue_certificates(event, actor=clerk())
    assert sorted(one.certificate.number for one in people) == ["СТ-2026/001", "СТ-2026/002"]
    (letter,) = Email.objects.all()
    assert (letter.to, "/ky/events/place/" in letter.message) == (["a@example.kg"], True)
    with pytest.raises(WrongState):
        issue_certificates(event, actor=clerk())
    enter_who_came(event, somebody(), actor=clerk())
    assert len(issue_certificates(event, actor=clerk())) == 1
    assert IssuedPaper.objects.filter(kind="attendance_certificate").count() == 3


def test_none_before_it_took_place_none_for_other_kinds_and_none_by_another_unit(settings):
    exhibition = held(past_event(kind="exhibition"), somebody())
    for event in (past_event(), exhibition):
        with pytest.raises(WrongState):
            issue_certificates(event, actor=clerk())
    settings.CENTRE = {**settings.CENTRE, "EVENT_CERTIFICATE_KINDS": ("exhibition",)}
    with pytest.raises(NotAllowed):
        issue_certificates(exhibition, actor=make_user(Role.UNIT_STAFF, unit=Unit.TECHNOPARK))
    assert len(issue_certificates(exhibition, actor=clerk())) == 1


def test_who_did_not_come_after_all_loses_it_and_whoever_checks_the_code_reads_so(client: Client):
    place = certified(past_event())
    paper = place.certificate
    other = enter_who_came(place.event, somebody(), actor=clerk())
    record_attendance(place.event, present=[other], actor=clerk())
    place.refresh_from_db()
    paper.refresh_from_db()
    assert (place.attended, place.certificate) == (False, None)
    assert (paper.annulled_on, bool(paper.annulment)) == (clock.today(), True)
    page = client.get(f"/ky/verify/{paper.code}/")
    assert not page.context["is_valid"]
    record_attendance(place.event, present=[place, other], actor=clerk())
    issue_certificates(place.event, actor=clerk())
    place.refresh_from_db()
    assert place.certificate not in (None, paper)


def test_the_row_itself_refuses_a_certificate_of_who_did_not_come_and_one_paper_for_two():
    place = certified(past_event())
    second = enter_who_came(place.event, somebody(), actor=clerk())
    for row, changes in ((place, {"attended": False}), (second, {"certificate": place.certificate})):
        with pytest.raises(IntegrityError), transaction.atomic():
            Participant.objects.filter(pk=row.pk).update(**changes)


def test_the_paper_says_who_what_when_and_how_long_in_three_languages_on_one_page(tmp_path):
    event = past_event(title_ky="Т" * 80 + " " + "т" * 79)
    end = event.starts_at + timedelta(hours=2, minutes=30)
    type(event).objects.filter(pk=event.pk).update(ends_at=end)
    event.refresh_from_db()
    paper = certified(event, somebody(name="Абдыжапарова-Кочкорбаева " * 4)).certificate
    assert in_words(papers.snapshots.thaw(paper.context)).context["lasted"].startswith("2 ")
    for language in ("ky", "ru", "en"):
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(papers.render(paper, language))
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) == 1


def test_it_is_read_by_the_unit_the_resident_and_the_holder_of_the_link_alone(client: Client):
    residency, other = make_residency(), make_residency()
    place = certified(past_event(), residency=residency)
    paper = place.certificate
    addresses = paper.get_absolute_url(), f"/ky/events/certificates/{paper.pk}/ru.pdf"
    for user, answer in (
        (representative_of(residency), 200),
        (clerk(), 200),
        (representative_of(other), 404),
        (make_user(Role.UNIT_STAFF, unit=Unit.TECHNOPARK), 404),
    ):
        client.force_login(user)
        assert [answer_of(client, address) for address in addresses] == [answer, answer]
    client.force_login(representative_of(residency))
    page = client.get(f"/ky/cabinet/residency/{residency.pk}/events/{place.event_id}/")
    assert paper.get_absolute_url() in page.content.decode()
    client.logout()
    token = place_token(place)
    shown = client.get(f"/ky/events/place/{token}/")
    assert f"/ky/events/place/{token}/ky.pdf" in shown.content.decode()
    for language, answer in (("ky", 200), ("ru", 200), ("en", 200), ("de", 404)):
        assert answer_of(client, f"/ky/events/place/{token}/{language}.pdf") == answer
    assert [answer_of(client, address) for address in addresses] == [404, 404]
