"""Requests to the Centre: a thread with a state and a term, answered in time or late (3.3.2)."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from post_office.models import Email

from accounts.models import User
from accounts.roles import Role
from core import clock
from core.enums import Unit
from core.errors import DomainError, FieldError, FieldErrors, NotAllowed, WrongState
from core.models import TransitionLog
from documents.access import Viewer, may_read
from documents.domain.messages import uploads_of
from documents.domain.reminders import SOURCES
from documents.models import Message
from portal.queues import queues_of
from residents.domain.centre_requests import (
    answer_request,
    close_request,
    settle_request,
    write_to_centre,
)
from residents.models import ResidentRequest
from tests.makers.applications import make_file
from tests.makers.cabinet import answered, make_request
from tests.makers.ending import terminated
from tests.makers.people import make_user
from tests.makers.residents import clerk, director, make_residency, representative_of
from tests.makers.rows import copies_of, more_residents
from tests.makers.units import early_residency

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def own(request: ResidentRequest, name: str = "request") -> str:
    return reverse(f"residents:{name}", args=[request.residency_id, request.pk])


def staff_of(unit: str) -> User:
    return make_user(Role.UNIT_STAFF, unit=unit)


def test_a_request_waits_for_the_centre_for_five_working_days():
    request = make_request(on=date(2026, 11, 13))
    assert (request.state, request.due_on) == ("open", date(2026, 11, 20))
    message = Message.objects.of(request).get()
    assert (message.side, message.text) == ("outside", "Кире бериш качан ачык?")


def test_the_term_is_a_setting(settings):
    settings.CENTRE = {**settings.CENTRE, "REQUEST_DAYS": 1}
    assert make_request(on=date(2026, 11, 13)).due_on == date(2026, 11, 16)


def test_who_acts_next_follows_the_last_word():
    request = answered(make_request())
    assert (request.state, request.due_on) == ("answered", None)
    representative = representative_of(request.residency)
    write_to_centre(request, text="Рахмат, дем алышта?", actor=representative)
    assert (request.state, request.due_on) == ("open", date(2026, 11, 27))
    write_to_centre(request, text="Күтөбүз.", actor=representative, at=clock.moment_of(date(2026, 11, 24)))
    assert request.due_on == date(2026, 11, 27), "a term that runs is not put off by another word"


def test_the_centre_closes_only_what_it_has_answered_and_says_why():
    request = make_request()
    with pytest.raises(WrongState):
        close_request(request, reason="Жооп берилди.", actor=clerk())
    answered(request)
    with pytest.raises(FieldError):
        close_request(request, reason=" ", actor=clerk())
    close_request(request, reason="Жооп берилди.", actor=clerk())
    assert (request.state, request.closed_on) == ("closed", date(2026, 11, 22))
    log = TransitionLog.objects.of(request).last()
    assert (log.transition, log.reason, log.actor.has_role(Role.UNIT_STAFF)) == (
        "close",
        "Жооп берилди.",
        True,
    )


def test_a_message_in_a_closed_request_opens_it_again():
    request = make_request()
    settle_request(request, actor=representative_of(request.residency))
    with pytest.raises(WrongState):
        answer_request(request, text="Кеч калдык.", actor=clerk())
    write_to_centre(request, text="Дагы бир суроо.", actor=representative_of(request.residency))
    assert (request.state, request.closed_on, request.due_on) == ("open", None, date(2026, 11, 27))


def test_a_former_resident_ends_the_talk_but_opens_nothing():
    residency = make_residency()
    running, closed = make_request(residency), make_request(residency, subject="Экинчи")
    representative = representative_of(residency)
    settle_request(closed, actor=representative)
    terminated(residency)
    residency.refresh_from_db()
    write_to_centre(ResidentRequest.objects.get(pk=running.pk), text="Ачкычты бердик.", actor=representative)
    with pytest.raises(WrongState):
        write_to_centre(ResidentRequest.objects.get(pk=closed.pk), text="Дагы.", actor=representative)
    with pytest.raises(WrongState):
        make_request(residency, on=date(2026, 11, 20), actor=representative)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "holiday"}, "kind"),
        ({"subject": " "}, "subject"),
        ({"subject": "а" * 201}, "subject"),
    ],
)
def test_what_is_wrong_with_a_request_is_said(changes, field):
    with pytest.raises(FieldError) as refused:
        make_request(**changes)
    assert refused.value.field == field
    assert not ResidentRequest.objects.exists()


def test_the_use_of_the_name_is_asked_for_on_its_own_page():
    with pytest.raises(FieldError) as refused:
        make_request(kind="name")
    assert "өзүнчө баракта" in str(refused.value)


@pytest.mark.parametrize(
    "changes",
    [{"text": " "}, {"text": "а" * 4001}, {"files": [make_file(f"{n}.pdf") for n in range(6)]}],
)
def test_a_thread_refuses_no_words_too_many_and_too_many_files(changes):
    residency = make_residency()
    with pytest.raises(FieldErrors):
        make_request(residency, **changes)
    assert not ResidentRequest.objects.exists()


def test_a_file_of_a_wrong_kind_is_refused_on_the_page_and_the_words_stay():
    residency = make_residency()
    client = browser(representative_of(residency))
    address = reverse("residents:requests", args=[residency.pk])
    given = {"kind": "question", "subject": "Файл", "text": "Муну окуңуз."}
    wrong = make_file("вирус.pdf", content=b"MZ\x90\x00 not a pdf")
    page = client.post(address, {**given, "files": wrong})
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"files"}
    assert page.context["form"]["text"].value() == "Муну окуңуз."
    assert not ResidentRequest.objects.exists()
    client.post(address, {**given, "files": make_file("план.pdf")})
    message = Message.objects.of(ResidentRequest.objects.get()).get()
    assert [upload.name for upload in uploads_of(message)] == ["план.pdf"]


def test_the_files_of_a_thread_are_read_by_its_two_sides_alone():
    mine = make_request(files=[make_file()])
    (upload,) = uploads_of(Message.objects.of(mine).get())
    stranger = representative_of(make_residency())
    assert may_read(upload, Viewer(representative_of(mine.residency)))
    assert may_read(upload, Viewer(clerk()))
    assert not may_read(upload, Viewer(stranger))
    assert not may_read(upload, Viewer(staff_of(Unit.INCUBATOR)))
    assert not may_read(upload, Viewer())


def test_only_the_representative_of_this_resident_asks_and_writes():
    residency, stranger = make_residency(), representative_of(make_residency())
    with pytest.raises(NotAllowed):
        make_request(residency, actor=stranger)
    request = make_request(residency)
    for act in (
        lambda: write_to_centre(request, text="Салам", actor=stranger),
        lambda: settle_request(request, actor=stranger),
        lambda: make_request(residency, actor=clerk()),
        lambda: answer_request(request, text="Салам", actor=representative_of(residency)),
    ):
        with pytest.raises(DomainError):
            act()


def test_an_employee_of_another_unit_does_not_answer():
    request = make_request()
    assert request.residency.unit == Unit.TECHNOPARK
    with pytest.raises(NotAllowed):
        answer_request(request, text="Жооп", actor=staff_of(Unit.INCUBATOR))
    answer_request(request, text="Жооп", actor=staff_of(Unit.TECHNOPARK))
    assert request.state == "answered"


def test_a_letter_tells_of_the_answer_with_the_link_alone():
    request = make_request(subject="Жашыруун тема")
    before = Email.objects.count()
    answered(request, text="Жашыруун жооп.")
    letter = Email.objects.order_by("-pk")[0]
    assert Email.objects.count() == before + 1
    assert own(request) in letter.message
    assert "Жашыруун" not in letter.message + letter.subject


def test_pages_of_others_cannot_be_guessed():
    request, stranger = make_request(), representative_of(make_residency())
    theirs = stranger.represents.get().party.residencies.get()
    client = browser(stranger)
    for address in (own(request), reverse("residents:request", args=[theirs.pk, request.pk])):
        assert client.get(address).status_code == 404
        assert client.post(address, {"text": "Салам"}).status_code == 404
    assert client.post(own(request, "request_settle")).status_code == 404
    assert Client().get(own(request)).status_code == 302


def test_the_pages_of_a_request_from_asking_to_closing():
    residency = make_residency()
    client = browser(representative_of(residency))
    address = reverse("residents:requests_present")
    assert client.get(f"{address}?kind=event").context["form"].initial == {"kind": "event"}
    given = {"kind": "event", "subject": "Көргөзмө", "text": "Катышкыбыз келет."}
    client.post(reverse("residents:requests", args=[residency.pk]), given)
    request = ResidentRequest.objects.get()
    answered(request, text="Катталдыңыз.", on=date(2026, 11, 23))
    page = client.get(own(request))
    assert [line.text for line in page.context["thread"]] == ["Катышкыбыз келет.", "Катталдыңыз."]
    client.post(own(request), {"text": "Рахмат."})
    client.post(own(request, "request_settle"))
    request.refresh_from_db()
    assert request.state == "closed"
    again = client.post(own(request, "request_settle"), follow=True)
    assert [message.level_tag for message in again.context["messages"]][-1] == "error"


def test_the_queue_shows_what_waits_and_what_is_late_by_unit():
    make_request(on=date(2026, 11, 2))
    make_request(on=date(2026, 11, 20), residency=make_residency())

    def asked(unit: str) -> list[tuple[int, date | None]]:
        found = [queue for queue in queues_of(staff_of(unit)) if "residentrequest" in queue.url]
        return [(queue.count, queue.since) for queue in found]

    assert asked(Unit.TECHNOPARK) == [(1, date(2026, 11, 9)), (1, date(2026, 11, 20))]
    assert asked(Unit.INCUBATOR) == []


def listed(user: User, **query: Any) -> set[str]:
    page = browser(user).get(reverse("admin:residents_residentrequest_changelist"), query)
    return {row.subject for row in page.context["cl"].result_list}


def test_employees_of_the_unit_are_reminded_until_the_answer():
    waiting, done = make_request(), answered(make_request())
    own = make_user(Role.UNIT_STAFF, unit=waiting.residency.unit)
    make_user(Role.UNIT_STAFF, unit="tisc")
    found = [(due.record, due.due_on, due.email) for due in SOURCES["requests"]()]
    assert found == [(waiting, waiting.due_on, own.email)]
    assert done.state == "answered"


def test_the_list_is_scoped_filtered_and_searched_without_special_letters():
    make_request(on=date(2026, 11, 2), subject="Өтүнмөнүн көчүрмөсү")
    make_request(early_residency(), subject="Экинчи", on=date(2026, 11, 20))
    assert listed(director()) == {"Өтүнмөнүн көчүрмөсү", "Экинчи"}
    assert listed(staff_of(Unit.INCUBATOR)) == {"Экинчи"}
    assert listed(director(), q="отунмонун кочурмо") == {"Өтүнмөнүн көчүрмөсү"}
    assert listed(director(), term="late") == {"Өтүнмөнүн көчүрмөсү"}
    assert listed(director(), term="runs") == {"Экинчи"}
    assert listed(director(), state__exact="closed") == set()


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_lists_cost_the_same_for_one_request_and_for_thirty():
    request = make_request()
    pages = (
        (browser(director()), reverse("admin:residents_residentrequest_changelist")),
        (
            browser(representative_of(request.residency)),
            reverse("residents:requests", args=[request.residency_id]),
        ),
        (browser(representative_of(request.residency)), reverse("portal:cabinet")),
    )
    one = [queries_of(*page) for page in pages]
    copies_of(request, [{"subject": f"Суроо {number}"} for number in range(29)])
    more_residents(request.residency, 3)
    assert [queries_of(*page) for page in pages] == one


def test_the_desk_answers_and_closes_by_pages_of_their_own():
    request = make_request(on=date(2026, 11, 20))
    client = browser(clerk())
    page = client.get(reverse("admin:residents_residentrequest_change", args=[request.pk]))
    assert "Кире бериш качан ачык?" in page.content.decode()
    answer = reverse("admin:residents_residentrequest_transition", args=[request.pk, "answer"])
    client.post(answer, {"text": "Күн сайын.", "files": make_file("тартип.pdf")})
    request.refresh_from_db()
    assert request.state == "answered"
    close = reverse("admin:residents_residentrequest_transition", args=[request.pk, "close"])
    client.post(close, {"reason": "Жооп алынды."})
    request.refresh_from_db()
    assert request.state == "closed"


@pytest.mark.parametrize(
    "broken",
    [{"due_on": None}, {"closed_on": date(2026, 11, 20)}, {"kind": "holiday"}, {"subject": ""}],
)
def test_the_row_itself_refuses_what_cannot_be(broken):
    request = make_request()
    with pytest.raises(IntegrityError), transaction.atomic():
        ResidentRequest.objects.filter(pk=request.pk).update(**broken)
