"""Dates and numbers are written as readers of each language write them, in the admin too."""

from datetime import datetime

import pytest
from django.utils import formats, translation
from django.utils.dates import MONTHS

MOMENT = datetime(2026, 11, 22, 9, 5)  # noqa: DTZ001  as it is shown, the zone is already applied
WRITTEN = {
    "ky": ("2026-ж., 22-ноябрь", "2026-ж., 22-ноябрь, 09:05", "2026-ж., ноябрь", "22-ноябрь"),
    "ru": ("22 ноября 2026 г.", "22 ноября 2026 г., 09:05", "Ноябрь 2026 г.", "22 ноября"),
    "en": ("22 November 2026", "22 November 2026, 09:05", "November 2026", "22 November"),
}
FORMATS = ("DATE_FORMAT", "DATETIME_FORMAT", "YEAR_MONTH_FORMAT", "MONTH_DAY_FORMAT")


@pytest.mark.parametrize("language", WRITTEN)
def test_a_date_is_written_as_its_readers_write_it(language: str) -> None:
    with translation.override(language):
        assert tuple(formats.date_format(MOMENT, name) for name in FORMATS) == WRITTEN[language]
        assert formats.date_format(MOMENT, "SHORT_DATETIME_FORMAT") == "22.11.2026, 09:05"


@pytest.mark.parametrize(("language", "number"), [("ky", "1 234 567,50"), ("ru", "1 234 567,50")])
def test_a_number_has_a_decimal_comma_and_hard_spaces(language: str, number: str) -> None:
    with translation.override(language):
        written = formats.number_format(1234567.5, 2, force_grouping=True)
    assert written == number.replace(" ", "\u00a0")


def test_a_kyrgyz_month_has_no_capital() -> None:
    with translation.override("ky"):
        assert [str(name) for name in MONTHS.values() if str(name)[0].isupper()] == []
