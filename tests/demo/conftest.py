"""The demonstration Centre, as each file of this folder finds it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.makers.demonstration import demonstration


@pytest.fixture(scope="module")
def centre(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The Centre as it stands on TODAY."""
    with django_db_blocker.unblock(), demonstration():
        yield
