"""What the tests of the selection share."""

import pytest
from django.test import Client


@pytest.fixture
def browser() -> Client:
    """A browser whose forms are checked as in life."""
    return Client(enforce_csrf_checks=True)
