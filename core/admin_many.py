"""One act on many records of a list: each by itself, each refusal told with its reason."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.errors import DomainError

MOST_TOLD = 20


def do_each(
    request: HttpRequest, records: Iterable[Any], act: Callable[[Any], Any], done: Callable[[int], str]
) -> None:
    """Do `act` on each record; say how many were done (`done`), and of each refused one why."""
    chosen = list(records)
    refused = list(_refusals(chosen, act))
    if len(chosen) > len(refused):
        messages.success(request, done(len(chosen) - len(refused)))
    for record, why in refused[:MOST_TOLD]:
        messages.warning(request, f"{record}: {why}")
    if len(refused) > MOST_TOLD:
        words = _("Refused besides these: %(count)d")
        messages.warning(request, words % {"count": len(refused) - MOST_TOLD})


def _refusals(records: list[Any], act: Callable[[Any], Any]) -> Iterator[tuple[Any, str]]:
    for record in records:
        try:
            act(record)
        except DomainError as error:
            yield record, str(error)
