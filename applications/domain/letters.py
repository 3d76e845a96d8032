"""Letters to applicants; each carries a fresh personal link."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.domain import scope
from applications.domain.links import good_until, personal_url, revoke_links
from applications.domain.queries import of_address
from applications.models import Application
from core.actors import Actor
from core.conf import centre
from documents.domain.mail import queue_letter

MOST_LINKS = 20


def write_to_applicant(
    application: Application,
    template: str,
    *,
    context: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> None:
    """Queue a letter about an application, in its language, inside the caller's transaction."""
    queue_letter(
        to=application.email,
        template=template,
        language=application.language,
        at=at,
        context={
            "application": application,
            "link": personal_url(application),
            "link_until": good_until(),
            **(context or {}),
        },
    )


@transaction.atomic
def mail_links(email: str, *, language: str, code: str, at: datetime | None = None) -> int:
    """Write one letter with a code and the personal links of this address's applications; answer how many.

    Nobody learns from the answer on the screen whether there were any.
    """
    applications = list(of_address(email)[:MOST_LINKS])
    if applications:
        links = [(application, personal_url(application, language=language)) for application in applications]
        context = {
            "links": links,
            "link_until": good_until(),
            "code": code,
            "code_minutes": centre("CODE_MINUTES"),
        }
        queue_letter(
            to=email.strip().lower(), template="application_links", language=language, at=at, context=context
        )
    return len(applications)


@transaction.atomic
def renew_link(application: Application, *, actor: Actor, at: datetime | None = None) -> Application:
    """Make all links given out so far useless and write a new one to the applicant."""
    scope.require(actor, "applications.check_application", application)
    row = revoke_links(application, actor=actor, at=at)
    write_to_applicant(row, "application_link_renewed", at=at)
    return row
