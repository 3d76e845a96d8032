"""The Centre's three languages, and its clock."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
import time_machine
from django.conf import settings
from django.utils import translation

from core import clock
from core.enums import Direction, InnovationType, OsloType, Unit
from core.languages import LANGUAGE_NAMES, current_language, translated


def test_the_portal_has_three_languages_kyrgyz_first() -> None:
    assert [code for code, _name in settings.LANGUAGES] == list(LANGUAGE_NAMES) == ["ky", "ru", "en"]
    assert settings.LANGUAGE_CODE == "ky"


@pytest.mark.parametrize(
    ("active", "names", "shown"),
    [
        ("ky", ("Ош", "Ош ру", "Osh"), "Ош"),
        ("ru", ("Ош", "Ош ру", "Osh"), "Ош ру"),
        ("ru", ("Ош", "", "Osh"), "Ош"),
        ("ky", ("", "Ош ру", "Osh"), "Ош ру"),
        ("en", ("Ош", "", ""), "Ош"),
        ("ky", ("", "", ""), ""),
    ],
)
def test_a_name_is_shown_in_the_readers_language_or_in_the_nearest(
    active: str, names: tuple[str, str, str], shown: str
) -> None:
    call = SimpleNamespace(name_ky=names[0], name_ru=names[1], name_en=names[2])
    with translation.override(active):
        assert translated(call, "name") == shown
    assert translated(call, "name", active) == shown


@pytest.mark.parametrize(("asked", "code"), [("ru-kg", "ru"), ("KY", "ky"), ("de", "en"), (None, "ky")])
def test_a_language_is_always_one_of_the_three(asked: str | None, code: str) -> None:
    assert current_language(asked) == code
    with translation.override(None):
        assert current_language() == "ky"


@time_machine.travel(datetime(2026, 12, 31, 18, 30, tzinfo=UTC), tick=False)
def test_the_year_begins_in_osh() -> None:
    assert clock.today() == date(2027, 1, 1)
    assert clock.now() == datetime(2026, 12, 31, 18, 30, tzinfo=UTC)
    assert clock.day_of(clock.moment_of(date(2026, 3, 1), hour=0)) == date(2026, 3, 1)


def test_the_words_of_the_regulation_are_in_kyrgyz() -> None:
    assert str(Unit.TISC.label) == "Технологиялар жана инновацияларды колдоо борбору (ЦПТИ)"
    assert str(Direction.ENGINEERING.label) == "Инженерия жана өнөр жайды автоматташтыруу"


def test_four_types_of_innovation_became_two() -> None:
    assert {kind.value: kind.oslo_2018 for kind in InnovationType} == {
        "product": OsloType.PRODUCT,
        "process": OsloType.BUSINESS_PROCESS,
        "marketing": OsloType.BUSINESS_PROCESS,
        "organisational": OsloType.BUSINESS_PROCESS,
    }
