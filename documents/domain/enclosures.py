"""A file that comes with an act: kept only when the act succeeds."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from core.actors import Actor
from documents.domain.uploads import store_upload


@transaction.atomic
def with_file[R](
    act: Callable[..., R], *subject: Any, file: Any, purpose: str, kept_as: str, actor: Actor, **words: Any
) -> R:
    """Do `act` with the kept file as its argument `kept_as`; with None where no file came.

    Raises what `store_upload` and the act raise; then neither the file nor the act stands.
    """
    kept = store_upload(file, purpose=purpose, actor=actor) if file else None
    return act(*subject, **{kept_as: kept}, actor=actor, **words)
