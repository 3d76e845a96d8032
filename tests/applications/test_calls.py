"""Calls: drafted, announced, open by their kind, closed by date or act; what is offered instead."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from applications import consent
from applications.domain.announcing import announce_call, change_call, close_call, draft_call
from applications.domain.calls import CallClosed, move_to_call, say_when
from applications.domain.drafts import save_step
from applications.domain.submission import submit_application
from applications.enums import CallState, Step
from applications.models import Call
from core.actors import StandIn
from core.clock import moment_of, now
from core.domain.transitions import update
from core.errors import DomainError, FieldError, FieldErrors, NotAllowed, WrongState
from core.models import TransitionLog
from tests.makers.applications import (
    default_criteria,
    drafted_call,
    make_call,
    make_draft,
    project_answers,
)
from tests.makers.people import log_in, make_user
from tests.makers.races import at_once
from tests.makers.rows import copy_of

pytestmark = pytest.mark.django_db
FULL = "Орундардын баары ээлелди."


def test_a_draft_is_nobodys_until_it_is_announced(client: Client, director: User) -> None:
    call = drafted_call()
    page, form = reverse("portal:call", args=[call.pk]), reverse("applications:apply_start", args=[call.pk])
    assert [client.get(url).status_code for url in (page, form)] == [404, 404]
    assert not Call.objects.open(now()).exists()
    announce_call(call, actor=director)
    assert [client.get(url).status_code for url in (page, form)] == [200, 200]
    assert list(Call.objects.open(now())) == [call]


def test_a_call_is_announced_in_three_languages_or_not_at_all(director: User) -> None:
    call = drafted_call(text_en=" ")
    with pytest.raises(WrongState) as refused:
        announce_call(call, actor=director)
    assert "English" in str(refused.value)
    assert Call.objects.get().state == CallState.DRAFT


def test_a_call_without_places_or_already_over_is_not_announced(director: User) -> None:
    for fields in (
        {"places_incubator": 0, "places_technopark": 0},
        {"opens_at": now() - timedelta(days=90), "closes_at": now() - timedelta(seconds=1)},
    ):
        with pytest.raises(WrongState):
            announce_call(drafted_call(**fields), actor=director)


@pytest.mark.parametrize("role", [Role.UNIT_STAFF, Role.SECRETARY, Role.AUDITOR])
def test_only_the_director_announces_and_closes(role: Role) -> None:
    actor = make_user(role)
    with pytest.raises(NotAllowed):
        announce_call(drafted_call(), actor=actor)
    with pytest.raises(NotAllowed):
        close_call(make_call(), reason=FULL, actor=actor)


def test_what_was_announced_does_not_change(clerk: User) -> None:
    call = make_call()
    with pytest.raises(WrongState):
        change_call(call, title_ky="Башка", kind="dated", closes_at=call.closes_at, actor=clerk)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"closes_at": None}, "closes_at"),
        ({"closes_at": moment_of(date(2026, 9, 1)), "opens_at": moment_of(date(2026, 9, 2))}, "closes_at"),
        ({"decision_on": None}, "decision_on"),
        ({"decision_on": date(2020, 1, 1)}, "decision_on"),
        ({"unit": "tisc"}, "unit"),
        ({"unit": "technopark", "places_incubator": 2}, "places_incubator"),
        ({"directions": ["mining"]}, "directions"),
    ],
)
def test_terms_that_do_not_fit_are_refused_beside_their_field(clerk: User, changes: dict, field: str) -> None:
    terms = {
        "title_ky": "Тандоо", "title_ru": "Отбор", "title_en": "Selection", "kind": "dated",
        "opens_at": now(), "closes_at": now() + timedelta(days=30), "criteria": default_criteria(),
        "decision_on": (now() + timedelta(days=60)).date(), "places_technopark": 1, **changes,
    }  # fmt: skip
    with pytest.raises(FieldErrors) as refused:
        draft_call(actor=clerk, **terms)
    assert field in [error.field for error in refused.value.errors]
    assert not Call.objects.exists()


def test_a_continuous_call_is_open_always_until_an_act_closes_it(director: User) -> None:
    call = make_call(kind="continuous", opens_at=now() - timedelta(days=400))
    assert (call.closes_at, call.decision_on) == (None, None)
    assert call.is_open(now() + timedelta(days=4000))
    moment = now()
    close_call(call, reason=FULL, actor=director, at=moment)
    assert call.is_open(moment - timedelta(seconds=1))
    assert not call.is_open(moment)
    assert list(Call.objects.closed(moment)) == [call]
    log = TransitionLog.objects.of(call).last()
    assert (log.transition, log.actor, log.reason) == ("close", director, FULL)


def test_a_call_is_closed_with_a_reason_and_once(director: User) -> None:
    call = make_call()
    with pytest.raises(FieldError):
        close_call(call, reason="  ", actor=director)
    close_call(call, reason=FULL, actor=director)
    with pytest.raises(WrongState):
        close_call(call, reason=FULL, actor=director)
    over = make_call(opens_at=now() - timedelta(days=90), closes_at=now() - timedelta(days=50))
    with pytest.raises(WrongState):
        close_call(over, reason=FULL, actor=director)


@pytest.mark.parametrize(
    "broken",
    [
        {"closes_at": None},
        {"closing_reason": "Себеп", "closed_at": None},
        {"announced_at": None},
        {"unit": "incubator"},
    ],
)
def test_the_database_holds_the_kinds_of_a_call(broken: dict) -> None:
    call = make_call()
    for name, value in broken.items():
        setattr(call, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        call.save()


def test_an_application_a_second_late_is_refused_with_a_sentence(director: User) -> None:
    draft = make_draft()
    moment = now() + timedelta(days=1)
    close_call(draft.call, reason=FULL, actor=director, at=moment)
    terms = {"consent_version": consent.CURRENT, "language": "ky"}
    with pytest.raises(CallClosed) as refused:
        submit_application(draft, at=moment, **terms)
    assert FULL in str(refused.value)
    assert submit_application(draft, at=moment - timedelta(seconds=1), **terms)


def test_a_closed_call_offers_the_open_one_else_the_next(client: Client, director: User) -> None:
    closed = make_call(opens_at=now() - timedelta(days=90), closes_at=now() - timedelta(days=50))
    page, form = (
        reverse("portal:call", args=[closed.pk]),
        reverse("applications:apply_start", args=[closed.pk]),
    )
    coming = make_call(opens_at=now() + timedelta(days=5), title_ky="Кийинки тандоо")
    for url in (page, form):
        assert reverse("portal:call", args=[coming.pk]) in client.get(url).content.decode()
    opened = make_call(title_ky="Ачык тандоо")
    assert reverse("portal:call", args=[opened.pk]) in client.get(page).content.decode()
    assert "Ачык тандоо" in client.get(form).content.decode()
    assert "Ачык тандоо" in say_when(closed, at=now())


def test_the_reason_of_the_closing_stands_on_the_page_as_text(client: Client, director: User) -> None:
    call = make_call()
    close_call(call, reason="<b>Орун жок</b>", actor=director)
    words = client.get(reverse("portal:call", args=[call.pk])).content.decode()
    assert "&lt;b&gt;Орун жок&lt;/b&gt;" in words
    assert "/apply/call/" not in words


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_full_text_stands_in_paragraphs_and_never_as_html(client: Client, language: str) -> None:
    text = "Биринчи абзац <script>alert(1)</script>\n\nЭкинчи абзац"
    call = make_call(**{f"text_{language}": text})
    words = client.get(f"/{language}/calls/{call.pk}/").content.decode()
    assert "<p>Экинчи абзац</p>" in words
    assert "<script>alert" not in words


def test_two_who_close_at_once_the_second_gets_a_sentence(transactional_db: None) -> None:
    call, people = make_call(), [make_user(Role.DIRECTOR), make_user(Role.DIRECTOR)]
    answers = at_once(
        *(
            lambda person=person: close_call(Call.objects.get(pk=call.pk), reason=FULL, actor=person)
            for person in people
        )
    )
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    assert TransitionLog.objects.of(call).filter(transition="close").count() == 1


def test_a_draft_is_not_moved_to_a_call_it_does_not_fit() -> None:
    draft = make_draft(direction="agro")
    update(draft.call, actor=StandIn.SYSTEM, closes_at=now() - timedelta(seconds=1))
    with pytest.raises(FieldError):
        move_to_call(draft, call=make_call(directions=["ict"]))
    assert move_to_call(draft, call=make_call(directions=["agro"])).call.directions == ["agro"]


# The public list


def titles(client: Client, query: str) -> set[str]:
    context = client.get(f"/ky/calls/{query}").context
    cards = [card.call for card in context["open_cards"]]
    return {call.title_ky for call in (*cards, *context["coming"], *context["closed"])}


def test_the_list_is_narrowed_by_state_unit_and_direction(client: Client) -> None:
    make_call(title_ky="баары")
    make_call(title_ky="инкубатор", unit="incubator", directions=["ict", "agro"])
    make_call(title_ky="технопарк", unit="technopark", opens_at=now() + timedelta(days=3))
    make_call(title_ky="өткөн", directions=["energy"], opens_at=now() - timedelta(days=90))
    drafted_call(title_ky="каралама")
    assert titles(client, "") == {"баары", "инкубатор", "технопарк", "өткөн"}
    assert titles(client, "?state=open") == {"баары", "инкубатор"}
    assert titles(client, "?state=coming") == {"технопарк"}
    assert titles(client, "?state=closed") == {"өткөн"}
    assert titles(client, "?unit=incubator") == {"баары", "инкубатор", "өткөн"}
    assert titles(client, "?direction=energy") == {"баары", "технопарк", "өткөн"}
    assert titles(client, "?state=open&direction=agro&unit=incubator") == {"баары", "инкубатор"}
    assert titles(client, "?state=nonsense&unit=%00&direction=x") == titles(client, "")


def test_a_choice_that_nothing_fits_says_so(client: Client) -> None:
    make_call(directions=["ict"])
    assert 'class="empty"' in client.get("/ky/calls/?direction=energy").content.decode()


def test_the_list_costs_the_same_with_and_without_filters(client: Client, django_assert_num_queries) -> None:
    call = make_call()
    for rows in (0, 30):
        for _row in range(rows):
            copy_of(call)
        for query in ("", "?unit=incubator&direction=ict"):
            with django_assert_num_queries(3):
                client.get(f"/ky/calls/{query}")


# The pages of the Centre


def form_data(**changes: object) -> dict[str, object]:
    words = {
        f"{name}_{code}": f"{name} {code}"
        for name in ("title", "summary", "text")
        for code in ("ky", "ru", "en")
    }
    return {
        **words,
        "kind": "dated", "opens_at": "01.12.2026", "opens_time": "09:00",
        "closes_at": "15.01.2027", "closes_time": "18:00", "decision_on": "20.02.2027",
        "unit": "", "places_incubator": "3", "places_technopark": "2",
        "criteria": default_criteria().pk, **changes,
    }  # fmt: skip


@pytest.fixture
def november():
    with time_machine.travel(moment_of(date(2026, 11, 22)), tick=True):
        yield


@pytest.mark.usefixtures("november")
def test_a_clerk_drafts_and_the_director_announces(client: Client, clerk: User, director: User) -> None:
    log_in(client, clerk)
    assert client.post(reverse("admin:applications_call_add"), form_data()).status_code == 302
    call = Call.objects.get()
    assert call.closes_at == moment_of(date(2027, 1, 15), 18)
    announce = reverse("admin:applications_call_transition", args=[call.pk, "announce"])
    assert client.get(announce).status_code == 404
    edit = reverse("admin:applications_call_edit", args=[call.pk])
    assert client.get(edit).context["form"]["closes_time"].value() == "18:00"
    assert client.post(edit, form_data(unit="technopark", places_incubator="0")).status_code == 302
    preview = client.get(reverse("admin:applications_call_preview", args=[call.pk])).content.decode()
    assert all(f"text {code}" in preview and f'lang="{code}"' in preview for code in ("ky", "ru", "en"))
    boss = Client()
    log_in(boss, director)
    assert boss.post(announce).status_code == 302
    call = Call.objects.get()
    assert (call.state, call.unit) == (CallState.ANNOUNCED, "technopark")
    assert client.get(edit).status_code == 404


@pytest.mark.usefixtures("november")
def test_what_does_not_fit_stays_on_the_page_with_the_sentence(client: Client, clerk: User) -> None:
    log_in(client, clerk)
    add = reverse("admin:applications_call_add")
    page = client.post(add, form_data(closes_at="30.11.2026", closes_time="25:00"))
    assert page.context["form"].errors.keys() == {"closes_time"}
    page = client.post(add, form_data(closes_at="30.11.2026"))
    assert page.context["form"].errors.keys() == {"closes_at"}
    assert page.context["form"]["title_ky"].value() == "title ky"
    page = client.post(add, form_data(kind="continuous", closes_at="", closes_time="", decision_on=""))
    assert page.status_code == 302
    assert Call.objects.get().closes_at is None


def test_the_director_closes_with_a_reason(client: Client, director: User) -> None:
    log_in(client, director)
    call = make_call()
    close = reverse("admin:applications_call_transition", args=[call.pk, "close"])
    assert client.post(close, {"reason": " "}).context["form"].errors["reason"]
    client.post(close, {"reason": FULL})
    assert Call.objects.get().closing_reason == FULL


def test_a_step_outside_the_limits_of_the_call_keeps_what_was_there() -> None:
    draft = make_draft(make_call(directions=["agro"]))
    with pytest.raises(FieldError) as refused:
        save_step(draft, step=Step.PROJECT, data=project_answers(direction="ict", title="Башка"))
    assert refused.value.field == "direction"
    draft.refresh_from_db()
    assert (draft.direction, draft.title) != ("ict", "Башка")
