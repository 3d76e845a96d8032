"""A pytest plugin: what all tests of a module begin with is made once, and each test finds it untouched.

`keep` opens a transaction round the module; each test's own transaction lies inside it and is rolled back to
what was made. Ask for keys in it and fetch the rows in each test: objects in memory would be shared.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

type Keep = Callable[[Callable[[], Any]], Any]


@pytest.fixture(scope="module")
def keep(django_db_setup: None, django_db_blocker: Any) -> Iterator[Keep]:
    """Run a maker once for the module: `keep(lambda: make_call().pk)`."""

    def made(make: Callable[[], Any]) -> Any:
        with django_db_blocker.unblock(), translation.override("ky"):
            return make()

    around = transaction.atomic()
    made(around.__enter__)
    yield made
    made(lambda: transaction.set_rollback(True))
    made(lambda: around.__exit__(None, None, None))
