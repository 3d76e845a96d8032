"""Handing the report over: to each member of the Supervisory Board and to the rector (7.1)."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from core import clock
from core.actors import Actor
from core.domain import transitions
from documents.domain.mail import queue_letter
from reporting.domain.signatories import recipients_on
from reporting.enums import RecipientBody
from reporting.models import CentreReport, Delivery


@transaction.atomic
def deliver(report: CentreReport, *, actor: Actor, at: datetime) -> list[Delivery]:
    """Record the delivery to everybody it is due to, and write to each. Nobody gets it twice."""
    members, rector = recipients_on(clock.day_of(at))
    bodies = dict.fromkeys(members, RecipientBody.BOARD) | {rector: RecipientBody.RECTOR}
    return [_deliver_to(user, body, report, actor, at) for user, body in bodies.items()]


@transaction.atomic
def mark_read(report: CentreReport, *, user: User, at: datetime | None = None) -> Delivery | None:
    """Note that a recipient has opened the report: the first time only; others leave no trace."""
    delivery = (
        Delivery.objects.select_for_update().filter(report=report, recipient=user, read_at=None).first()
    )
    if delivery is None:
        return None
    return transitions.update(
        delivery, actor=user, at=at, read_at=max(at or clock.now(), delivery.delivered_at)
    )


def _deliver_to(
    user: User, body: RecipientBody, report: CentreReport, actor: Actor, at: datetime
) -> Delivery:
    row = Delivery(report=report, recipient=user, body=body, delivered_at=at)
    transitions.create(row, actor=actor, at=at)
    queue_letter(
        to=user.email,
        template="report_submitted",
        context={
            "period": report.label(user.language),
            "name": user.full_name,
            "url": report_url(report, user.language),
        },
        language=user.language,
        at=at,
    )
    return row


def report_url(report: CentreReport, language: str) -> str:
    """The address of the report's page in the reader's language."""
    with translation.override(language):
        return f"{settings.SITE_URL}{reverse('reporting:report', args=[report.code])}"
