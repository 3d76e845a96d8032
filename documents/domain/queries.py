"""Shared reads of the paper room."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from documents.domain.resolutions import COMPLETE
from documents.enums import CorrespondenceState, Register
from documents.models import Correspondence, FileIndex, GoverningAct, IssuedPaper

S = CorrespondenceState


def visible_to(user: Any) -> QuerySet[Correspondence]:
    """The whole registers for those who read papers; for another executor, what waits or waited for them."""
    if user.has_perm("documents.view_issuedpaper"):
        return Correspondence.objects.all()
    return Correspondence.objects.filter(executor=user.pk)


def waiting_for(user: Any) -> QuerySet[Correspondence]:
    """Documents this person is to carry out, the earliest due first."""
    return Correspondence.objects.filter(state=S.ASSIGNED, executor=user.pk).order_by("due_on", "pk")


def awaiting_resolution() -> QuerySet[Correspondence]:
    """Incoming documents that nobody has given to anybody, the oldest first."""
    waiting = Correspondence.objects.filter(state=S.REGISTERED, register=Register.INCOMING)
    return waiting.order_by("registered_on", "pk")


def awaiting_file() -> QuerySet[Correspondence]:
    """Documents that are carried out and not put to file, the oldest first."""
    return Correspondence.objects.filter(state=S.DONE).order_by("done_on", "pk")


def executors() -> QuerySet[User]:
    """Accounts whose role carries out documents."""
    app, codename = COMPLETE.split(".")
    holders = User.objects.filter(
        is_active=True,
        groups__permissions__codename=codename,
        groups__permissions__content_type__app_label=app,
    )
    return holders.distinct().order_by("surname", "given_name", "pk")


def files_of(document: Correspondence, year: int) -> QuerySet[FileIndex]:
    """Files of the plan a document can be put to in a year."""
    return FileIndex.objects.filter(year__in={document.year, year}).order_by("-year", "code")


def public_acts() -> QuerySet[GoverningAct]:
    """Acts in force today that everybody may read of (1.3)."""
    return GoverningAct.objects.in_force().public()


def altered_papers() -> QuerySet[IssuedPaper]:
    """Papers whose stored file was found changed, the first found first."""
    return IssuedPaper.objects.exclude(altered_at=None).order_by("altered_at", "pk")
