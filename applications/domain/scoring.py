"""Score sheets of the experts: drafts, sent once, then frozen (3.3.1)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.domain.conflicts import standing_of
from applications.domain.membership import criteria_of, locked_in_evaluation, member_of
from applications.domain.progress import Progress, progress_of
from applications.domain.summary import summary as summary
from applications.domain.waivers import require_chair
from applications.enums import Standing
from applications.models import Application, CommissionMember, Criterion, Score, ScoreSheet
from applications.models.criteria import HIGHEST_POINTS, LOWEST_POINTS
from core import clock
from core.domain import transitions
from core.errors import DomainError, FieldError, FieldErrors, NotAllowed, WrongState
from core.texts import clean_text


@transaction.atomic
def score(
    application: Application,
    *,
    expert: User,
    points: Mapping[int, int | None],
    comments: Mapping[int, str] | None = None,
    overall: str | None = None,
    at: datetime | None = None,
) -> ScoreSheet:
    """Save the expert's draft: points and comments by the id of a criterion; what is not named stays.

    Raises NotAllowed before the declaration and after a conflict of interest, WrongState once the sheet is
    sent or the evaluation closed, FieldErrors for points that are not 0 to 5.
    """
    at = at or clock.now()
    application = locked_in_evaluation(application)
    member = _clear_member(application, expert)
    criteria = {criterion.pk: criterion for criterion in criteria_of(application).criteria.all()}
    _check_points(points, criteria)
    sheet = _unsent_sheet(application, member, at)
    known = {row.criterion_id: row for row in sheet.scores.order_by()}
    for pk, criterion in criteria.items():
        if pk in points or pk in (comments or {}):
            row = known.get(pk) or Score(sheet=sheet, criterion=criterion)
            _write_score(row, points, comments or {}, expert=expert, at=at)
    words = sheet.overall if overall is None else clean_text(overall)
    return transitions.update(sheet, actor=expert, at=at, overall=words, saved_at=at)


@transaction.atomic
def submit_scores(application: Application, *, expert: User, at: datetime | None = None) -> ScoreSheet:
    """Send the saved draft to the commission; after that it does not change.

    Raises FieldErrors, one for each criterion without points and each extreme (0 or 5) without a reason.
    """
    at = at or clock.now()
    member = _clear_member(locked_in_evaluation(application), expert)
    sheet = _unsent_sheet(application, member, at)
    progress = progress_of(sheet)
    problems = [*_unanswered(progress), *_unexplained(progress)]
    if problems:
        raise FieldErrors(problems)
    return transitions.update(sheet, actor=expert, at=at, reason="sent", submitted_at=at)


@transaction.atomic
def open_scores(application: Application, *, actor: User, at: datetime | None = None) -> Application:
    """Let every expert without a conflict of interest see the sent scores before sending their own (3.3.1).

    Raises NotAllowed for anybody but the chair, WrongState when they are open or none is sent yet.
    """
    at = at or clock.now()
    row = locked_in_evaluation(application)
    require_chair(row, actor)
    if row.scores_are_open:
        raise WrongState(_("The scores of this application are open already."))
    if not ScoreSheet.objects.submitted().filter(application=row).exists():
        raise WrongState(_("No expert has sent scores yet: there is nothing to open."))
    transitions.update(row, actor=actor, at=at, reason="scores opened", scores_opened_at=at)
    application.refresh_from_db()
    return application


def _clear_member(application: Application, expert: User) -> CommissionMember:
    member = member_of(application, expert)
    standing = standing_of(application, member)
    if standing == Standing.UNDECLARED:
        raise NotAllowed(_("First declare whether you have a conflict of interest, or none."))
    if standing == Standing.RECUSED:
        raise NotAllowed(_("You have a conflict of interest, so you do not evaluate this application."))
    return member


def _unsent_sheet(application: Application, member: CommissionMember, at: datetime) -> ScoreSheet:
    known = ScoreSheet.objects.filter(application=application, member=member).order_by("pk").first()
    if known is None:
        fresh = ScoreSheet(application=application, member=member, saved_at=at)
        return transitions.create(fresh, actor=member.user, at=at)
    if known.is_submitted:
        raise WrongState(_("You have already sent your scores: they do not change any more."))
    return known


def _check_points(points: Mapping[int, int | None], criteria: Mapping[int, Criterion]) -> None:
    if set(points) - set(criteria):
        raise DomainError(_("These scores belong to other criteria. Open the application again."))
    wrong = [
        FieldError(points_field(pk), _("Points are whole numbers from 0 to 5."))
        for pk, value in points.items()
        if value is not None and value not in range(LOWEST_POINTS, HIGHEST_POINTS + 1)
    ]
    if wrong:
        raise FieldErrors(wrong)


def _write_score(
    row: Score,
    points: Mapping[int, int | None],
    comments: Mapping[int, str],
    *,
    expert: User,
    at: datetime,
) -> None:
    before = (row.points, row.comment)
    now = (points.get(row.criterion_id, row.points), clean_text(comments.get(row.criterion_id, row.comment)))
    if now == before:
        return
    row.points, row.comment = now
    save = transitions.update if row.pk else transitions.create
    save(row, actor=expert, at=at)


def _unanswered(progress: Progress) -> list[FieldError]:
    return [
        FieldError(
            points_field(line.criterion.pk), _("Give points for: “%(name)s”.") % {"name": line.criterion}
        )
        for line in progress.missing
    ]


def _unexplained(progress: Progress) -> list[FieldError]:
    return [
        FieldError(
            comment_field(line.criterion.pk),
            _("Write why you give %(points)d points for: “%(name)s”.")
            % {"points": line.points, "name": line.criterion},
        )
        for line in progress.unexplained
    ]


def points_field(criterion_id: int) -> str:
    """Return the name of the form field that holds the points of a criterion."""
    return f"points_{criterion_id}"


def comment_field(criterion_id: int) -> str:
    """Return the name of the form field that holds the reason for the points of a criterion."""
    return f"comment_{criterion_id}"
