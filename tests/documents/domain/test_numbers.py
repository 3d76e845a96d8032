"""Registers (7.3): no number is skipped, none is given twice, and the mask is a setting."""

import contextlib
import threading
from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from core.errors import FieldError
from documents.domain.numbers import take_number, write_number
from documents.enums import PaperKind, Register
from documents.models import Correspondence, NumberSeries
from tests.makers.correspondence import make_document

CONTRACT = PaperKind.CONTRACT


@pytest.mark.django_db
def test_numbers_of_a_year_follow_each_other() -> None:
    taken = [take_number(CONTRACT, on=date(2026, 3, day)) for day in (1, 2, 3)]
    assert [one.number for one in taken] == ["РК-2026/01", "РК-2026/02", "РК-2026/03"]
    assert [one.sequence for one in taken] == [1, 2, 3]


@pytest.mark.django_db
def test_each_kind_and_each_year_has_its_own_row() -> None:
    take_number(CONTRACT, on=date(2026, 12, 31))
    assert take_number(CONTRACT, on=date(2027, 1, 1)).number == "РК-2027/01"
    assert take_number(PaperKind.PROTOCOL, on=date(2026, 12, 31)).number == "ПР-2026/01"


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_transaction_gives_its_number_back() -> None:
    with transaction.atomic():
        assert take_number(CONTRACT, on=date(2026, 1, 1)).sequence == 1

    @transaction.atomic
    def fail() -> None:
        assert take_number(CONTRACT, on=date(2026, 1, 1)).sequence == 2
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with transaction.atomic():
        assert take_number(CONTRACT, on=date(2026, 1, 1)).sequence == 2


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        take_number(CONTRACT, on=date(2026, 1, 1))


@pytest.mark.django_db(transaction=True)
def test_many_at_once_share_no_number_and_skip_none() -> None:
    """Eight threads, each with a connection of its own; every third transaction is rolled back."""
    found: list[int] = []
    failed: list[BaseException] = []
    start = threading.Barrier(8)

    def take(worker: int) -> None:
        try:
            start.wait()
            for turn in range(6):
                one_turn(rolled_back=(worker + turn) % 3 == 0)
        except BaseException as error:  # shown by the test, not lost in the thread
            failed.append(error)
        finally:
            connection.close()

    def one_turn(*, rolled_back: bool) -> None:
        with transaction.atomic():
            sequence = take_number(CONTRACT, on=date(2026, 5, 5)).sequence
            if rolled_back:
                transaction.set_rollback(True)
        if not rolled_back:
            found.append(sequence)

    threads = [threading.Thread(target=take, args=(worker,)) for worker in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sorted(found) == list(range(1, 33))
    assert NumberSeries.objects.get(kind=CONTRACT, year=2026).last == 32


def test_every_kind_and_every_register_has_a_mask() -> None:
    assert {*PaperKind.values, *Register.values} <= set(settings.CENTRE["DOCUMENT_MASKS"])


@pytest.mark.django_db(transaction=True)
def test_two_clerks_who_register_at_once_get_two_numbers_and_none_is_skipped() -> None:
    failed: list[BaseException] = []
    start = threading.Barrier(4)

    def register(clerk: int) -> None:
        try:
            start.wait()
            for turn in range(3):
                with contextlib.suppress(FieldError):  # a third of the letters lack their subject
                    make_document(subject="" if (clerk + turn) % 3 == 0 else f"{clerk}-{turn}")
        except BaseException as error:  # shown by the test, not lost in the thread
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=register, args=(clerk,)) for clerk in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    entries = Correspondence.objects.order_by("sequence")
    assert [row.sequence for row in entries] == list(range(1, 9))
    assert len({row.number for row in entries}) == 8


def test_the_mask_is_a_setting(settings) -> None:
    settings.CENTRE = {**settings.CENTRE, "DOCUMENT_MASKS": {"contract": "02-14/{seq}"}}
    assert write_number(CONTRACT, year=2026, sequence=87) == "02-14/87"


@pytest.mark.parametrize("mask", ["{month}", "{seq:x5z}", "{0}"])
def test_a_mask_that_cannot_be_written_says_so(settings, mask: str) -> None:
    settings.CENTRE = {**settings.CENTRE, "DOCUMENT_MASKS": {"contract": mask}}
    with pytest.raises(ImproperlyConfigured, match="DOCUMENT_MASKS"):
        write_number(CONTRACT, year=2026, sequence=1)


@given(
    kind=st.sampled_from(list(PaperKind)),
    years=st.lists(st.integers(2000, 2100), min_size=2, max_size=2),
    sequences=st.lists(st.integers(1, 100_000), min_size=2, max_size=2),
)
def test_two_places_in_a_register_are_never_written_alike(
    kind: PaperKind, years: list[int], sequences: list[int]
) -> None:
    first, second = zip(years, sequences, strict=True)
    written = [write_number(kind, year=year, sequence=sequence) for year, sequence in (first, second)]
    assert (written[0] == written[1]) == (first == second)
