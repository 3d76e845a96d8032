"""A stored paper that is no longer the one that was issued: noted once, told to those who must act (7.3)."""

import logging

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core import clock
from core.actors import StandIn
from core.domain import transitions
from documents.domain.mail import queue_letter
from documents.enums import FileState
from documents.models import IssuedPaper

log = logging.getLogger(__name__)
TOLD = (Role.DIRECTOR, Role.ADMINISTRATOR)


@transaction.atomic
def note_state(paper: IssuedPaper, state: FileState) -> None:
    """Remember that the file was found changed and tell the staff, once; forget it when it is whole again."""
    altered = state is FileState.ALTERED
    if altered:
        log.critical("The file of paper %s is not the one that was issued", paper.pk)
    if altered == (paper.altered_at is not None) or state is FileState.LOST:
        return
    row = transitions.lock(paper)
    if altered == (row.altered_at is not None):
        return
    reason = "file found changed" if altered else "file as issued again"
    transitions.update(row, actor=StandIn.SYSTEM, reason=reason, altered_at=clock.now() if altered else None)
    paper.altered_at = row.altered_at
    if altered:
        _tell(paper)


def _tell(paper: IssuedPaper) -> None:
    page = reverse("admin:documents_issuedpaper_change", args=[paper.pk])
    for reader in User.objects.filter(is_active=True, groups__name__in=TOLD).distinct():
        queue_letter(
            to=reader.email,
            template="paper_altered",
            context={"number": paper.number, "issued_on": paper.issued_on, "url": settings.SITE_URL + page},
            language=reader.language,
        )
