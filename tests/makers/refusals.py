"""What the portal says to an act that it refuses."""

from collections.abc import Callable
from typing import Any

import pytest

from core.errors import DomainError


def refused(act: Callable[[], Any], error: type[Exception] = DomainError) -> str:
    """The sentence with which `act` is refused; fails where it is done."""
    with pytest.raises(error) as caught:
        act()
    return str(caught.value)
