"""Coming back to one's applications from any device, by a code mailed to the address in them."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from applications.domain.letters import mail_links
from applications.models import ReturnCode
from applications.models.returning import MOST_TRIES
from core.clock import now
from core.conf import centre
from core.domain.transitions import lock
from core.errors import FieldError

DIGITS = 6
KEPT = timedelta(days=1)


@transaction.atomic
def ask_for_code(email: str, *, language: str, mail: bool = True, at: datetime | None = None) -> ReturnCode:
    """Make a code for an address; a letter goes only to an address that some application names.

    Without `mail` nothing is written to anybody: the page that follows is the same.
    """
    at = at or now()
    ReturnCode.objects.filter(good_until__lt=at - KEPT).delete()
    row = ReturnCode(email=email.strip().lower(), good_until=at + timedelta(minutes=centre("CODE_MINUTES")))
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    row.code_hash = _hash(row, code)
    row.save(force_insert=True)
    if mail:
        mail_links(row.email, language=language, code=code, at=at)
    return row


@dataclass(frozen=True, slots=True)
class Tried:
    """What a try gave: the address, once the code was right, or why it was not."""

    email: str = ""
    error: FieldError | None = None


def use_code(row: ReturnCode, *, code: str, at: datetime | None = None) -> str:
    """Return the address a code was mailed to, once. Raises FieldError for a wrong, old or used code.

    A wrong try is counted even though it is refused.
    """
    tried = _try(row, code, at or now())
    if tried.error is not None:
        raise tried.error
    return tried.email


@transaction.atomic
def _try(code_row: ReturnCode, code: str, at: datetime) -> Tried:
    row = lock(code_row)
    if row.used_at or row.good_until <= at or row.tries >= MOST_TRIES:
        return Tried(error=FieldError("code", _("This code no longer works. Ask for a new one.")))
    row.tries += 1
    right = constant_time_compare(row.code_hash, _hash(row, "".join(filter(str.isdigit, code))))
    if right:
        row.used_at = at
    row.save(update_fields=["tries", "used_at"])
    if right:
        return Tried(email=row.email)
    left = MOST_TRIES - row.tries
    if not left:
        return Tried(error=FieldError("code", _("This code no longer works. Ask for a new one.")))
    return Tried(
        error=FieldError(
            "code", _("This is not the code from the letter. Tries left: %(count)d.") % {"count": left}
        )
    )


def _hash(row: ReturnCode, code: str) -> str:
    return salted_hmac("applications.return", f"{row.pk}:{code}", algorithm="sha256").hexdigest()
