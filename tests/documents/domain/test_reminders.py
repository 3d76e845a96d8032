"""Reminders: computed from what is due, one letter a person, each line once."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from post_office.models import Email

from core.clock import moment_of
from documents.domain.reminders import SOURCES, Due, send_reminders, step_of
from documents.models import GoverningAct, Reminder
from tests.makers.correspondence import make_act
from tests.makers.races import at_once

TERM = date(2026, 11, 20)


def morning(days: int) -> datetime:
    """Ten in the morning so many days after the term."""
    return moment_of(TERM + timedelta(days=days))


@pytest.fixture
def remind_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets these records fall due for these addresses, and nothing else."""

    def register(*terms: tuple[GoverningAct, str, date]) -> None:
        dues = [
            Due(
                record=act,
                due_on=day,
                email=email,
                name="Асанова Мээрим",
                language="ky",
                words=lambda act=act: f"Иш {act.number}",
                link=lambda: "https://portal.example/ky/",
            )
            for act, email, day in terms
        ]
        monkeypatch.setattr("documents.domain.reminders.SOURCES", {"test": lambda: dues})

    return register


@pytest.mark.parametrize(
    ("days", "step"),
    [(-4, None), (-3, 3), (-2, 3), (-1, 1), (0, 1), (1, -1), (6, -1), (7, -7), (400, -7)],
)
def test_of_the_steps_that_have_come_the_latest_counts(days: int, step: int | None) -> None:
    assert step_of(TERM, TERM + timedelta(days=days)) == step


@pytest.mark.django_db
def test_each_step_is_said_once_however_often_the_task_runs(remind_of: Callable[..., None]) -> None:
    remind_of((make_act(), "a@osh.example", TERM))
    letters = [send_reminders(morning(days)) for days in range(-5, 12) for _twice in (1, 2)]
    assert sum(letters) == Email.objects.count() == 4
    assert list(Reminder.objects.values_list("days_before", flat=True)) == [3, 1, -1, -7]


@pytest.mark.django_db
def test_an_outage_loses_no_reminder_and_doubles_none(remind_of: Callable[..., None]) -> None:
    remind_of((make_act(), "a@osh.example", TERM))
    assert send_reminders(morning(-3)) == 1
    assert [send_reminders(morning(days)) for days in (2, 3)] == [1, 0]
    assert list(Reminder.objects.values_list("days_before", flat=True)) == [3, -1]


@pytest.mark.django_db
def test_a_person_gets_one_letter_with_all_terms_the_nearest_first(
    remind_of: Callable[..., None],
) -> None:
    first, second, third = (make_act(number=f"{number}-б") for number in (501, 502, 503))
    later = TERM + timedelta(days=1)
    remind_of(
        (first, "a@osh.example", later), (second, "A@osh.example", TERM), (third, "b@osh.example", TERM)
    )
    assert send_reminders(morning(0)) == 2
    letter = Email.objects.exclude(to="b@osh.example").get().message
    assert letter.index(f"Иш {second.number}") < letter.index(f"Иш {first.number}")
    assert f"Иш {third.number}" not in letter


@pytest.mark.django_db
def test_a_term_that_was_put_off_is_reminded_of_anew(remind_of: Callable[..., None]) -> None:
    act = make_act()
    remind_of((act, "a@osh.example", TERM))
    assert send_reminders(morning(-3)) == 1
    remind_of((act, "a@osh.example", TERM + timedelta(days=5)))
    assert [send_reminders(morning(days)) for days in (0, 2)] == [0, 1]


@pytest.mark.django_db
def test_nobody_is_written_to_at_night(remind_of: Callable[..., None]) -> None:
    remind_of((make_act(), "a@osh.example", TERM))
    assert send_reminders(moment_of(TERM, 7, 59)) == 0
    assert send_reminders(moment_of(TERM, 8)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_letter(remind_of: Callable[..., None]) -> None:
    remind_of((make_act(), "a@osh.example", TERM))
    assert sorted(at_once(lambda: send_reminders(morning(0)), lambda: send_reminders(morning(0)))) == [0, 1]
    assert Email.objects.count() == 1


def test_the_terms_of_the_selection_are_registered() -> None:
    assert {"checks", "returned", "scores", "additions", "decisions"} <= set(SOURCES)
