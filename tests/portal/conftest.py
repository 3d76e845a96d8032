"""One resident is enough for most of these tests, and it is slow to make."""

import pytest

from residents.models import Residency
from tests.makers.residents import make_residency


@pytest.fixture
def residency(db: None) -> Residency:
    """A resident of the Technopark, in force."""
    return make_residency()
