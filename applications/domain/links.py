"""Personal links: a signed address that opens one application, and nothing else, without an account."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from applications.models import Application
from core.actors import Actor
from core.clock import day_of, now
from core.conf import centre
from core.domain.transitions import lock, update

LINK = "applications.personal-link"
FORM = "applications.form"


def personal_url(application: Application, *, language: str | None = None) -> str:
    """Return the whole address of the personal link, for a letter."""
    with translation.override(language or application.language):
        return settings.SITE_URL + reverse("applications:open", args=[_sign(application, LINK)])


def open_link(token: str) -> Application | None:
    """Return the application a personal link opens; None for a forged, old or revoked link."""
    return _read(token, LINK)


def form_token(application: Application) -> str:
    """Return the token a page of the form carries: it proves whose form this is when the session is lost."""
    return _sign(application, FORM)


def open_form(token: str) -> Application | None:
    """Return the application whose form carries this token; None for anything else."""
    return _read(token, FORM)


def good_until() -> date:
    """Return the last day of a link made now."""
    return day_of(now()) + timedelta(days=centre("LINK_DAYS"))


@transaction.atomic
def revoke_links(application: Application, *, actor: Actor, at: datetime | None = None) -> Application:
    """Make every link, open form and open session useless that was given out so far."""
    row = lock(application)
    return update(row, actor=actor, at=at, reason="links revoked", public_id=uuid.uuid4())


def _sign(application: Application, salt: str) -> str:
    return signing.dumps(application.public_id.hex, salt=salt)


def _read(token: str, salt: str) -> Application | None:
    try:
        public_id = uuid.UUID(unsign(token, salt))
    except (TypeError, ValueError, AttributeError):
        return None
    return Application.objects.select_related("call").filter(public_id=public_id).first()


def unsign(token: str, salt: str) -> Any:
    """Return what a token says; None when it was not signed here or has grown too old."""
    try:
        return signing.loads(token, salt=salt, max_age=timedelta(days=centre("LINK_DAYS")))
    except signing.BadSignature:
        return None
