"""Several people at one moment, each with a connection of their own and committed data."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection
from django.utils import translation

from core.errors import DomainError


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all acts at the same moment; answer what each returned or the sentence it was refused with."""
    barrier = Barrier(len(acts))

    def do(act: Callable[[], Any]) -> Any:
        try:
            barrier.wait()
            with translation.override("ky"):
                return act()
        except DomainError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))
