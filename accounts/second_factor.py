"""Whether this session has shown a second factor: allauth's records, against what is enrolled now."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

PROOFS = frozenset({Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN})


class Standing(Enum):
    """How a session stands to the second factor."""

    FREE = "nothing more is asked"
    UNPROVED = "enrolled, but not shown in this session"
    MISSING = "nothing is enrolled yet"
    WITHDRAWN = "what this session showed is no longer enrolled"


def standing_of(request: HttpRequest) -> Standing:
    """Look at the session and at what its user has enrolled; a mailed code is never a second factor."""
    user = request.user
    if not settings.SECOND_FACTOR or not user.is_authenticated or not user.needs_second_factor:
        return Standing.FREE
    enrolled = list(Authenticator.objects.filter(user=user).only("pk", "type"))
    shown = [record for record in get_authentication_records(request, user) if record.get("method") == "mfa"]
    if any(_is_enrolled(record, enrolled) for record in shown):
        return Standing.FREE
    if shown:
        return Standing.WITHDRAWN
    return Standing.UNPROVED if any(one.type in PROOFS for one in enrolled) else Standing.MISSING


def _is_enrolled(record: dict[str, Any], enrolled: Iterable[Authenticator]) -> bool:
    """Recovery codes are made anew at will, so any set of them will do while a factor stands behind it."""
    if record.get("type") == Authenticator.Type.RECOVERY_CODES:
        return any(one.type in PROOFS for one in enrolled)
    return any(one.pk == record.get("id") for one in enrolled)


def record_enrolment(request: HttpRequest, authenticator: Authenticator, **_signal: Any) -> None:
    """Who has just enrolled a factor has shown it: the session need not be asked again."""
    if authenticator.type in PROOFS:
        record_authentication(request, request.user, "mfa", id=authenticator.pk, type=str(authenticator.type))
