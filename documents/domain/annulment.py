"""A paper that is no longer valid: said once, with the day, the reason and the paper in its place (7.3)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError, WrongState
from core.texts import clean_text
from documents.models import IssuedPaper


@transaction.atomic
def annul_paper(
    paper: IssuedPaper,
    *,
    on: date,
    reason: str,
    replaced_by: IssuedPaper | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> IssuedPaper:
    """Say from which day a paper is not valid and why. The paper itself and its number stay (7.3).

    Raises WrongState when it has been said, FieldError for a day or a successor that cannot be.
    """
    permissions.require(actor, "documents.annul_issuedpaper")
    return _annul(paper, on=on, reason=reason, replaced_by=replaced_by, actor=actor, at=at)


@transaction.atomic
def replace_paper(
    paper: IssuedPaper,
    *,
    by: IssuedPaper,
    on: date,
    reason: str,
    actor: Actor,
    at: datetime | None = None,
) -> IssuedPaper:
    """Say that a corrected paper has taken the place of this one; its room has asked for the permission."""
    return _annul(paper, on=on, reason=reason, replaced_by=by, actor=actor, at=at)


@transaction.atomic
def take_back_paper(
    paper: IssuedPaper, *, on: date, reason: str, actor: Actor, at: datetime | None = None
) -> IssuedPaper:
    """Say that what a paper tells turned out not to be so; its room has asked for the permission."""
    return _annul(paper, on=on, reason=reason, replaced_by=None, actor=actor, at=at)


def _annul(
    paper: IssuedPaper,
    *,
    on: date,
    reason: str,
    replaced_by: IssuedPaper | None,
    actor: Actor,
    at: datetime | None,
) -> IssuedPaper:
    row = transitions.lock(paper)
    if row.annulled_on is not None:
        raise WrongState(_("It has already been said that this paper is not valid."))
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why the paper is not valid."))
    if on < row.issued_on or on > clock.day_of(at or clock.now()):
        raise FieldError("on", _("The day lies between the day of issue and today."))
    if replaced_by is not None and (replaced_by == row or replaced_by.kind != row.kind):
        raise FieldError("replaced_by", _("Another paper of the same kind takes its place."))
    return transitions.update(
        row, actor=actor, at=at, reason=words, annulled_on=on, annulment=words, replaced_by=replaced_by
    )
