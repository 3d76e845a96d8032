"""Reading a record anew while other threads do the same: its state comes back, nothing is refused."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from applications.models import Application
from tests.makers.applications import make_draft

pytestmark = pytest.mark.django_db(transaction=True)


def test_threads_read_the_same_record_anew_at_once() -> None:
    pk = make_draft().pk

    def read() -> str:
        try:
            record = Application.objects.get(pk=pk)
            for _time in range(60):
                record.refresh_from_db()
            return str(record.state)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert {future.result() for future in [pool.submit(read) for _thread in range(6)]} == {"draft"}


def test_reading_anew_takes_one_query(django_assert_num_queries: object) -> None:
    record = make_draft()
    with django_assert_num_queries(1):  # type: ignore[operator]
        record.refresh_from_db()
        assert record.state == "draft"
